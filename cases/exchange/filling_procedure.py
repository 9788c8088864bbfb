"""Filling in the procedure of a file: what the party was told, how the decision was weighed, approved and written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from cases.exchange.presumption import HEAD, LAWFUL, LONG_AGO, lawful
from cases.exchange.reading import CaseFile
from enforcement.rules import facts as parts
from enforcement.rules.facts import Facts
from enforcement.rules.parts_remedies import OverturnedFacts
from enforcement.rules.remedies import ordinary_remedy_text, remedy_text
from enforcement.rules.statutes import RECONSIDERATION_REVISED
from enforcement.rules.tiers import tier_of

_BODY = re.compile(r"向([^，。；]{2,40}?)申请(行政)?复议")


def told(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """The party was told all of it, and gave up speaking unless the file says when it was told."""
    notice, proposal = facts.notice, facts.proposal
    found: dict[str, Any] = {}
    if proposal is None or file.denies("notices"):
        return _spoken(file, facts)
    notice = notice or lawful(parts.NoticeFacts)
    given = (file.listed("notices") or [{}])[-1]
    delivered = notice.delivered_on or notice.issued_on
    if delivered is None:
        delivered = min(_after_the_notice(facts))
        notice = replace(notice, waived_on=notice.waived_on or delivered, waiver_kept=True)
        if facts.hearing is None and not file.denies("hearing"):
            found["hearing"] = parts.HearingFacts(waived_on=facts.day, waiver_kept=True)
    same = {
        "proposed_fine": proposal.fine,
        "proposed_warning": proposal.warning,
        "proposed_kinds": proposal.other_kinds,
        "proposed_gains": proposal.gains,
        "proposed_goods_value": proposal.goods_value,
    }
    unsaid = {name: held for name, held in same.items() if given.get(name) is None}
    kept = notice.waiver_kept or given.get("waiver_kept") is None
    return {
        **_spoken(file, facts),
        **found,
        "notice": replace(notice, delivered_on=delivered, waiver_kept=kept, **unsaid),
    }


def _after_the_notice(facts: Facts) -> list[date]:
    """The stated days of what comes after the party was told."""
    hearing, statement = facts.hearing or parts.HearingFacts(), facts.statement or parts.StatementFacts()
    days = [hearing.received_on, hearing.posted_on, hearing.waived_on, hearing.held_on, statement.received_on]
    days += [each.on for each in (facts.discussion, facts.review) if each is not None]
    return [facts.day, *(day for day in days if day is not None)]


def _spoken(file: CaseFile, facts: Facts) -> dict[str, Any]:
    if facts.statement is None and not file.denies("statements"):
        return {"statement": lawful(parts.StatementFacts)}
    return {}


def weighed(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """Nothing grave unless stated; reviewed and discussed as decided, unless the file says that it was not."""
    found: dict[str, Any] = {}
    if not file.states("gravity"):
        found["gravity"] = lawful(parts.GravityFacts)
    review, discussion, proposal = facts.review, facts.discussion, facts.proposal
    if not file.denies("review"):
        stated = review or lawful(parts.ReviewFacts)
        reviewer = stated.reviewer or parts.ReviewerFacts(name="审核人员", **LAWFUL[parts.ReviewerFacts])
        if reviewer.began_on is None:
            reviewer = replace(reviewer, began_on=LONG_AGO)
        day = stated.on or stated.requested_on or facts.day
        found["review"] = replace(stated, on=day, requested_on=stated.requested_on or day, reviewer=reviewer)
    if not file.denies("discussion") and proposal is not None:
        stated_too = discussion or lawful(parts.DiscussionFacts)
        told_members = (file.told("discussion") or {}).get("members") or []
        found["discussion"] = _as_decided(stated_too, facts, proposal, told_members)
    return found


def _as_decided(
    held: parts.DiscussionFacts, facts: Facts, proposal: parts.ProposalFacts, told_members: list[dict[str, Any]]
) -> parts.DiscussionFacts:
    first = HEAD if held.chaired_by_id is None else replace(HEAD, account_id=held.chaired_by_id)
    second = replace(HEAD, name="负责人二", account_id="负责人二", person_id="负责人二", rank="deputy")
    members = held.members or tuple(
        parts.MemberFacts(head=head, **LAWFUL[parts.MemberFacts]) for head in (first, second)
    )
    known = {member.head.account_id for member in members}
    nameless = any("id" not in (each.get("head") or {}) for each in told_members)
    return replace(
        held,
        on=held.on or facts.day,
        members=members,
        chaired_by_id=members[0].head.account_id
        if held.chaired_by_id is None or (nameless and held.chaired_by_id not in known)
        else held.chaired_by_id,
        outcome=held.outcome or proposal.outcome,
        fine=held.fine if held.fine is not None else proposal.fine,
    )


def _ended(file: CaseFile, term: parts.TermFacts, day: date) -> parts.TermFacts:
    """A stop of which no end is told has ended; null says that it runs on."""
    ends: dict[str, Any] = {
        section: tuple(
            replace(each, last=each.first or day) if each.last is None and "last" not in told else each
            for each, told in zip(getattr(term, section), file.listed(section), strict=False)
        )
        for section in ("exclusions", "suspensions")
    }
    return replace(term, **ends)


def approved(file: CaseFile, facts: Facts) -> dict[str, Any]:
    filed = facts.filing
    if filed is None and not file.denies("filing"):
        filed = lawful(parts.FilingFacts)
    ids = tuple(dict.fromkeys(str(person.person_id) for person in facts.officers if person.person_id is not None))
    if filed is not None and "handlers" not in (file.told("filing") or {}):
        filed = replace(filed, handlers=ids if len(ids) > 1 else filed.handlers)
    day = (filed.filed_on if filed is not None else None) or min(facts.day, (facts.act.found_on or facts.day))
    day = day if (facts.day - day).days <= SOON else facts.day
    found: dict[str, Any] = {"filing": None if filed is None else replace(filed, filed_on=filed.filed_on or day)}
    if facts.term is not None:
        found["term"] = replace(_ended(file, facts.term, facts.day), filed_on=facts.term.filed_on or day)
    if facts.proposal is not None:
        stated = facts.approval or lawful(parts.ApprovalFacts)
        of = {"not_punish": "no_penalty", "dismiss": "dismissal"}.get(facts.proposal.outcome, "decision")
        decided = stated.decided_on or facts.day
        found["approval"] = replace(
            stated,
            of=stated.of or of,
            decided_on=decided,
            leader_opinion_on=stated.leader_opinion_on or stated.submitted_on or decided,
        )
    return found


SOON = 60  # calendar days; a longer silence between finding and decision says nothing about the day of filing


def _body_named(text: str) -> str:
    """The reconsideration body as the paper names it."""
    named = _BODY.search(text)
    return named.group(1) if named else text or "本级人民政府"


def paper_of(file: CaseFile, facts: Facts) -> dict[str, Any]:
    paper = facts.paper
    if paper is None:
        if file.denies("paper"):
            return {}
        paper = lawful(parts.PaperFacts)
    given = file.told("paper") or {}
    body = facts.organisation
    if "reconsideration_body" not in (file.told("organisation") or {}):
        body = replace(body, reconsideration_body=_body_named(paper.remedy_text))
    body = replace(body, court=body.court or "人民法院")
    if "remedy_text" not in given:
        day = max(facts.day, RECONSIDERATION_REVISED)
        text = remedy_text(body, day) if facts.procedure == "simple" else ordinary_remedy_text(body, day)
        paper = replace(paper, remedy_text=text)
    return {"organisation": body, "paper": replace(paper, authority_name=paper.authority_name or body.authority_name)}


def weighed_by(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """A benchmark of which only the tier is named holds what was decided; an amount names its own tier."""
    held, proposal = facts.benchmark, facts.proposal
    if held is None or proposal is None or proposal.fine is None:
        return {}
    if not held.tiers:
        name = held.chosen or "所选档次"
        return {
            "benchmark": replace(
                held, tiers=(parts.TierFacts(name=name, minimum=proposal.fine, maximum=proposal.fine),), chosen=name
            )
        }
    if not held.chosen:
        found = tier_of(held.tiers, proposal.fine) or held.tiers[0]
        return {"benchmark": replace(held, chosen=found.name)}
    return {}


def handed_on(file: CaseFile, facts: Facts) -> dict[str, Any]:
    """What was sent to others went there in order, and an error that was found was mended."""
    found: dict[str, Any] = {}
    sent = facts.proposal is not None and facts.proposal.outcome == "transfer"
    suspected = facts.crime is not None and facts.crime.suspected is not None
    if sent and not suspected and not file.states("referral"):
        found["referral"] = lawful(parts.ReferralFacts, sent_on=facts.day)
    if facts.error is not None and not file.states("overturned"):
        found["overturned"] = OverturnedFacts()
    return found
