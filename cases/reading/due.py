"""Which review and which discussion a proposal is due for, as the rules compute it, for pages that only read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cases import facts as case_facts
from cases.facts import ordinary as ordinary_facts
from cases.facts import rows, told
from cases.models import Case, Proposal
from enforcement.rules.causes import Cause
from enforcement.rules.discussion import discussion_causes
from enforcement.rules.facts import Facts, HearingFacts
from enforcement.rules.review import review_causes


def causes(case: Case, proposal: Proposal, day: date, *, heard: bool) -> tuple[tuple[Cause, ...], tuple[Cause, ...]]:
    """Why a legal review and why a collective discussion is due. Costs the local values and the versions of the clause."""
    local = case_facts.local_of(case.organisation, day)
    facts = Facts(
        at=case.last_act_at,
        now=case.last_act_at,
        procedure="ordinary",
        local=local,
        violation=rows.violation(case.violation, case.violation_version, (), case.fine_base),
        party=rows.party(case.party),
        proposal=told.proposal_of(proposal),
        gravity=ordinary_facts.gravity(proposal.gravity),
        benchmark=ordinary_facts.benchmark(proposal.benchmark),
        gains=ordinary_facts.gains(proposal.illegal_gains, proposal.gains_basis),
        fine_base=ordinary_facts.fine_base(case, local),
    )
    if heard:
        facts = replace(facts, hearing=HearingFacts(requested=True, received_on=day))
    return review_causes(facts), discussion_causes(facts)
