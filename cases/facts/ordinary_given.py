"""From what a person gave for an act of the ordinary procedure to the parts of the facts that rules read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cases import queries
from cases.facts import filed, given, ordinary, told
from cases.facts import rows as law_rows
from cases.facts.approved import Parts, approval
from cases.models import Case, FieldRecord, Proposal
from cases.shapes import (
    Act,
    ApprovalGiven,
    DiscussionGiven,
    FieldRecordGiven,
    HandoverGiven,
    HearingRequestGiven,
    ProposalGiven,
    PublicationGiven,
    ReviewGiven,
    StatementGiven,
)
from enforcement.kernel.clock import local_day
from enforcement.kernel.reading import once
from enforcement.models import Officer, User
from enforcement.rules.facts import (
    DiscussionFacts,
    HeadFacts,
    HearingFacts,
    MemberFacts,
    ProposalFacts,
    RecordFacts,
    ReviewFacts,
)


def field_record(case: Case, kind: FieldRecord.Kind, made: FieldRecordGiven, act: Act) -> RecordFacts:
    """The record as it was made; certificate numbers are those of the two handlers on the day."""
    held = [row.officer.certificate_on(local_day(act.at)) for row in queries.handlers(case)]
    same_person = made.person.strip() == case.party.name.strip()
    return RecordFacts(
        kind=kind.value,  # type: ignore[arg-type]  # same words
        begun_at=made.began_at,
        ended_at=made.ended_at,
        place=made.place,
        certificate_numbers=tuple(each.number for each in held if each is not None),
        badge_shown=made.badge_shown,
        rights_told=made.rights_told,
        identity_stated=bool(made.person.strip()),
        person_kind="party" if same_person else "witness" if made.person.strip() else "",
        content_stated=bool(made.content.strip()),
        signed=made.signed == "signed",
        each_page_signed=made.signed == "signed",
        refused=made.signed != "signed",
        refusal_noted=bool(made.note.strip()),
        witnesses=1 if made.witness.strip() else 0,
    )


def proposed(case: Case, report: ProposalGiven, act: Act) -> Parts:
    """The proposal as the officers are about to put it up."""
    return {
        "proposal": ProposalFacts(
            outcome=report.outcome,  # type: ignore[arg-type]  # same words
            warning=report.warning,
            fine=report.fine,
            gains=report.illegal_gains,
            goods_value=report.confiscated_value,
            other_kinds=told.kinds(report.other_kinds, report.confiscated),
            not_punish_ground=report.not_punish_ground,
            lightened=bool(report.circumstances.get("lightened")),
            mitigated=bool(report.circumstances.get("mitigated")),
        ),
        "leniency": given.leniency(report.circumstances, case),
        "gravity": ordinary.gravity(report.gravity),
        "benchmark": ordinary.benchmark(report.benchmark),
        "gains": ordinary.gains(report.illegal_gains, report.gains_basis),
        "investigation": ordinary.investigation(case, act.by.pk, local_day(act.now), report.report),
        "facts_established": report.not_punish_ground != "not_established" and bool(report.facts.strip()),
    }


def approval_of_proposal(case: Case, words: ApprovalGiven, act: Act) -> Parts:
    """The consent of the head with the proposal."""
    row = told.latest_proposal(case)
    on = local_day(row.at) if row else None
    asks = approval(case, "proposal", act, by_id=row.by_id if row else None, on=on, words=words.opinion)
    return {
        "approval": asks,
        "facts_established": row is None or row.not_punish_ground != "not_established",
        "reasons": _reasons(row, act),
        **_departure(case, asks.approver, act),
    }


def _reasons(row: Proposal | None, act: Act) -> dict[str, str]:
    """The reasons written with the proposal count on; those written now go before them."""
    written = {code: text for code, text in act.reasons.items() if text.strip()}
    return {**(row.reasons if row else {}), **written}


def _departure(case: Case, approver: HeadFacts | None, act: Act) -> Parts:
    """Whoever approves the proposal also approves its leaving the benchmark (REV-07)."""
    row = told.latest_proposal(case)
    found = ordinary.benchmark(row.benchmark) if row else None
    return {"benchmark": replace(found, departed_by=approver, departed_on=local_day(act.now))} if found else {}


def statement_made(case: Case, said: StatementGiven, act: Act) -> Parts:
    """What the party said, and whether it gave the right up."""
    on = local_day(act.at)
    stated = replace(given.statement(said), received_on=on, review_on=on if said.made else None)
    notice = told.notice_of(case)
    if notice is None or not said.waived:
        return {"statement": stated}
    return {"statement": stated, "notice": replace(notice, waived_on=on, waiver_kept=True)}


def hearing_requested(case: Case, asked: HearingRequestGiven, act: Act) -> Parts:
    """The request for a hearing as received."""
    received = local_day(act.at) if asked.by_post else asked.sent_on
    return {
        "hearing": HearingFacts(
            requested=True, received_on=received, posted_on=asked.sent_on if asked.by_post else None
        )
    }


def review_given(case: Case, said: ReviewGiven, act: Act) -> Parts:
    """The review as the reviewer is about to give it, of the file as it stands now."""
    waiting = ordinary.unreviewed(case)
    return {
        "review": ReviewFacts(
            requested_on=local_day(waiting.asked_at) if waiting else None,
            reviewer=ordinary.reviewer(act.by),
            points={key: result for key, (result, _) in said.points.items()},  # type: ignore[misc]  # same words
            result=said.result,  # type: ignore[arg-type]  # same words
            opinion_stated=bool(said.opinion.strip()),
            on=local_day(act.now),
        )
    }


def members(held: DiscussionGiven) -> dict[int, User]:
    """The accounts of whoever took part, and of the one who led, by id."""
    ids = frozenset({held.chair_id, *(member.user_id for member in held.members)})
    return once(("members", ids), lambda: User.objects.in_bulk(ids))


def discussion_held(case: Case, held: DiscussionGiven, act: Act) -> Parts:
    """The discussion as it was held, each member with the office he held that day."""
    day, row = local_day(act.at), told.latest_proposal(case)
    ids = [member.user_id for member in held.members]
    users = members(held)
    offices = (filed.office(pk, case.authority_id, day) for pk in ids)
    current = {each.user_id: each for each in offices if each is not None}
    opinions = tuple(
        MemberFacts(
            head=filed.appointed(current[each.user_id], users[each.user_id])
            if each.user_id in current
            else HeadFacts(person_id=each.user_id, account_id=each.user_id, name=_name(users.get(each.user_id))),
            opinion_stated=bool(each.opinion.strip()),
            vote="for" if each.agrees else "against",
            signed=True,
        )
        for each in held.members
    )
    return {
        "discussion": DiscussionFacts(
            on=day,
            place=held.place,
            chaired_by_id=held.chair_id,
            members=opinions,
            conclusion_stated=bool(held.conclusion.strip()),
            outcome=row.outcome if row and held.agrees else None,  # type: ignore[arg-type]  # same words
            fine=row.fine if row and held.agrees else None,
        )
    }


def _name(user: User | None) -> str:
    return user.name if user else ""


def decided(case: Case, fine: Any, words: str, act: Act) -> Parts:
    """The decision as the head is about to make it; `fine` in yuan replaces the one proposed."""
    row = told.latest_proposal(case)
    if row is None:
        return {}
    proposal = told.proposal_of(row)
    if fine is not None:
        proposal = replace(proposal, fine=fine)
    of = "decision" if row.outcome == "punish" else "no_penalty"
    asks = approval(case, of, act, by_id=row.by_id, on=local_day(row.at), words=words)
    return {
        "proposal": proposal,
        "approval": asks,
        "facts_established": row.not_punish_ground != "not_established",
        "reasons": _reasons(row, act),
        **_departure(case, asks.approver, act),
    }


def published(case: Case, made: PublicationGiven) -> Parts:
    """The decision as it was made public."""
    stored = ordinary.publication(case)
    return {} if stored is None else {"publication": replace(stored, published_on=made.published_on)}


def noticed(case: Case, act: Act) -> Parts:
    """The proposal about to be told; the reasons written with it count on."""
    row = told.latest_proposal(case)
    return {} if row is None else {"notice": None, "reasons": _reasons(row, act)}


def team_after(case: Case, asked: HandoverGiven, act: Act) -> Parts:
    """The two officers as they will stand after the handover."""
    day = local_day(act.now)
    present = queries.handlers(case)
    ids = [asked.takes_id if each.officer_id == asked.leaves_id else each.officer_id for each in present]
    people = Officer.objects.prefetch_related("certificates").in_bulk(ids)
    return {
        "officers": tuple(
            law_rows.officer(people[pk], day, people[pk].user_id, signed=False) for pk in ids if pk in people
        )
    }
