"""A case begins: found in the street, or registered for filing, by an officer who will handle it."""

from __future__ import annotations

from cases import facts as case_facts
from cases import identity, policies, queries
from cases.actions import handling, parties
from cases.actions import step as steps
from cases.actions.sitting import Sitting, sitting
from cases.actions.step import Taken
from cases.models import Case, Clue, Filing, OnSiteConduct
from cases.procedure import OPEN, REGISTER, Step
from cases.shapes import Act, Opening, Registration
from enforcement.kernel import numbering
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, NotPermitted, NotVisible
from enforcement.models import Organisation, User

# Fields that a case takes over unchanged from its opening.
SAME = (
    "began_at",
    "ended_at",
    "continuing",
    "found_at",
    "place",
    "latitude",
    "longitude",
    "in_jurisdiction",
    "jurisdiction_basis",
    "facts",
    "harm",
)

# Series and mark of the case number, by procedure.
SERIES = {"simple": ("simple_case", "简"), "ordinary": ("ordinary_case", "普")}


def open_case(given: Opening, act: Act) -> Case:
    """Opens a case with its party, its two officers and the conduct on site.

    Raises LawNotSatisfied when the power, the officers or the time bar stand against it, Conflict when the
    client's id was already used, NotPermitted for anyone who does not enforce there.
    """
    return _begin(given, OPEN, act)


def register_case(given: Registration, act: Act) -> Case:
    """Registers a matter for filing under the ordinary procedure (行政处罚法 54条); verification begins.

    Raises the same as `open_case`; whether it is filed is for the head.
    """
    return _begin(given, REGISTER, act)


def _begin(given: Opening | Registration, step: Step, act: Act) -> Case:
    day = local_day(act.at)
    with sitting() as held:
        organisation = _organisation(given.organisation_id, act.by)
        violation, version = queries.violation_on(given.violation_code, local_day(given.began_at))
        power = queries.power_on(organisation, queries.authority_of(organisation, day), violation, day)
        case = Case(
            id=given.id,
            procedure=step.procedure,
            organisation=organisation,
            authority=queries.authority_for(power, organisation, day),
            violation=violation,
            violation_version=version,
            power=power,
            clue=_clue(given, act.by),
            opened_by=act.by,
            opened_at=act.at,
            entered_at=act.now,
            last_act_at=act.at,
            **{name: getattr(given, name) for name in SAME},
        )
        if isinstance(given, Registration):
            case.fine_base = given.fine_base
        team = handling.pair(act.by, given.second_officer_id)
        if step.one_at_a_time:
            held.alone_with(identity.lookup_of(given.party.id_number))
        taken = steps.enter(step, case, act, case_facts.of_opening(case, given, team, step, act))
        _insert(taken, given, team, step, act, held)
    return case


def _insert(
    taken: Taken, given: Opening | Registration, team: handling.Team, step: Step, act: Act, held: Sitting
) -> None:
    case, year = taken.case, local_day(act.at).year
    if Case.objects.filter(pk=case.pk).exists():
        raise Conflict("这个案件编号已经用于另一件案件。请刷新页面，查看是否已经提交。")
    series, mark = SERIES[step.procedure]
    place = numbering.issue(organisation_id=case.authority_id, kind=series, year=year, subject_id=case.pk, now=act.now)
    case.number = f"{case.authority.code}-{year}-{mark}{place:04d}"
    case.search = queries.search_words(case, given.party)
    steps.arrive(taken, step, act, held, first=True)
    parties.write(case, given.party)
    handling.write(case, team, since=act.at)
    if isinstance(given, Opening):
        OnSiteConduct.objects.create(case=case, at=act.at, **vars(given.conduct))
    else:
        Filing.objects.create(case=case, source=given.source, named_reporter=given.named_reporter)


def _organisation(pk: int, by: User) -> Organisation:
    organisation = Organisation.objects.filter(pk=pk).first()
    if organisation is None or pk not in policies.opens_for(by):
        raise NotPermitted("您在这个机构没有执法岗位，不能立这件案。请核对所属中队。")
    return organisation


def _clue(given: Opening | Registration, by: User) -> Clue | None:
    if given.clue_id is None:
        return None
    clue = Clue.objects.visible_to(by).filter(pk=given.clue_id).first()
    if clue is None:
        raise NotVisible("没有找到这条线索，或者您无权查看。")
    if clue.dismissed_at is not None:
        raise Conflict("这条线索已经记为不作处理，不能再据此立案。")
    return clue
