"""What moves the legal periods of an ordinary case, and who handles it: extension, exclusion, suspension, handover."""

from __future__ import annotations

import uuid

from cases import facts as case_facts
from cases.actions import papers
from cases.actions.step import take
from cases.models import Case, DiscussionMember, Document, Filing, Handling, Term
from cases.procedure import EXCLUDE_TIME, EXTEND, HAND_OVER, RESUME, SUSPEND
from cases.shapes import Act, ExtensionGiven, HandoverGiven, IntervalGiven, ResumptionGiven, SuspensionGiven
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Officer


def extend(case_id: uuid.UUID, given: ExtensionGiven, act: Act) -> Case:
    """The head gives the 90 days more calendar days, before they are over (DEC-02)."""
    with take(EXTEND, case_id, act, lambda case: case_facts.extended(case, given, act)) as taken:
        row = Term.objects.create(
            case=taken.case,
            kind=Term.Kind.EXTENSION,
            ground=given.ground,
            reason=given.reason,
            days=given.days,
            approved_by=act.by,
            approved_at=act.now,
        )
        paper = papers.issue(taken.case, row, Document.Kind.EXTENSION, by=act.by, now=act.now)
        taken.on_record["term"] = {"kind": "extension", "days": given.days, "document": paper.number}
    return taken.case


def exclude_time(case_id: uuid.UUID, given: IntervalGiven, act: Act) -> Case:
    """Calendar days that do not count, both ends included: hearing, testing, appraisal … (DEC-03).

    Given again with its end for an interval that still runs, it ends that one.
    """
    with take(EXCLUDE_TIME, case_id, act, lambda case: case_facts.interval(case, given, act)) as taken:
        running = Term.objects.filter(
            case=taken.case, kind=Term.Kind.EXCLUSION, ground=given.ground, since=given.since, until__isnull=True
        )
        if given.until is None and running.exists():
            raise Conflict("这一段时间已经登记，还没有结束。")
        if not running.update(until=given.until):
            Term.objects.create(
                case=taken.case,
                kind=Term.Kind.EXCLUSION,
                ground=given.ground,
                reason=given.reason,
                since=given.since,
                until=given.until,
                document=given.document,
                told_on=given.told_on,
                approved_by=act.by,
                approved_at=act.now,
            )
        until = given.until and given.until.isoformat()
        taken.on_record["term"] = {"kind": "exclusion", "since": given.since.isoformat(), "until": until}
    return taken.case


def suspend(case_id: uuid.UUID, given: SuspensionGiven, act: Act) -> Case:
    """The case stands still from today on (workflow N91)."""
    with take(SUSPEND, case_id, act, lambda case: case_facts.suspended(case, given, act)) as taken:
        Term.objects.create(
            case=taken.case,
            kind=Term.Kind.SUSPENSION,
            ground=given.ground,
            reason=given.reason,
            since=local_day(act.now),
            document=given.document,
            approved_by=act.by,
            approved_at=act.now,
        )
        taken.on_record["term"] = {"kind": "suspension", "ground": given.ground}
    return taken.case


def resume(case_id: uuid.UUID, given: ResumptionGiven, act: Act) -> Case:
    """The case goes on; today is the last day that did not count."""
    with take(RESUME, case_id, act, lambda case: case_facts.resumed(case, given, act)) as taken:
        standing = Term.objects.filter(case=taken.case, kind=Term.Kind.SUSPENSION, until__isnull=True)
        if not standing.update(until=local_day(act.now)):
            raise Conflict("案件没有中止。")
        taken.on_record["resumed"] = given.reason
    return taken.case


def hand_over(case_id: uuid.UUID, given: HandoverGiven, act: Act) -> Case:
    """One officer leaves the case, another takes his place (left, suspended, recused, moved); the rules judge him."""
    with take(HAND_OVER, case_id, act, lambda case: case_facts.team_after(case, given, act)) as taken:
        leaving = Handling.objects.filter(case=taken.case, officer_id=given.leaves_id, until__isnull=True).first()
        if leaving is None:
            raise Invalid(fields={"leaves": ["这名执法人员不是本案承办人。"]})
        if Handling.objects.filter(case=taken.case, officer_id=given.takes_id, until__isnull=True).exists():
            raise Invalid(fields={"takes": ["接办人已经是本案承办人。请另选一名执法人员。"]})
        takes = Officer.objects.filter(pk=given.takes_id, organisation__path__startswith=taken.case.organisation.path)
        officer = takes.prefetch_related("certificates").first()
        if officer is None:
            raise Invalid(fields={"takes": ["请从本机构的执法人员中选择接办人。"]})
        _judged_nothing(taken.case, officer)
        leaving.until, leaving.reason = act.now, given.reason
        leaving.save(update_fields=["until", "reason"])
        Handling.objects.create(
            case=taken.case,
            officer=officer,
            certificate=officer.certificate_on(local_day(act.now)),
            place=leaving.place,
            since=act.now,
        )
        taken.on_record["handover"] = {"from": given.leaves_id, "to": given.takes_id, "reason": given.reason}
    return taken.case


def _judged_nothing(case: Case, officer: Officer) -> None:
    """Who opined on, approved, reviewed or discussed the case does not handle it afterwards (design, workflow §0)."""
    user = officer.user_id
    judged = (
        case.opinions.filter(by=user),
        case.reviews.filter(reviewer=user),
        case.proposals.filter(approved_by=user),
        case.terms.filter(approved_by=user),
        DiscussionMember.objects.filter(discussion__case=case, user=user),
        Filing.objects.filter(case=case, decided_by=user),
    )
    if user is not None and any(rows.exists() for rows in judged):
        raise Invalid(fields={"takes": ["这名人员对本案签署过意见，或者参加过审批、审核、讨论，不能接办。请另选。"]})
