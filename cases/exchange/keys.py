"""Properties whose words are keys of a table in the rules: part and property → the keys with their words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from enforcement.rules import facts as parts
from enforcement.rules import parts_execution, parts_measures, parts_remedies, parts_transfer
from enforcement.rules.parts_disclosure import PERSONAL, DisclosureFacts
from enforcement.rules.volume import PAPERS
from enforcement.rules.waivers import DISMISSALS, GROUNDS

KEYS: Mapping[tuple[type, str], Mapping[str, str]] = MappingProxyType(
    {
        (parts.EvidenceFacts, "kind"): parts.EVIDENCE_KINDS,
        (parts.ProposalFacts, "not_punish_ground"): {**GROUNDS, **DISMISSALS},
        (parts.RegistrationFacts, "settlement"): parts.SETTLEMENTS,
        (parts.ExclusionFacts, "kind"): parts.EXCLUSIONS,
        (parts.DeliveryFacts, "recipient"): parts.RECIPIENTS,
        (parts.ReviewFacts, "points"): parts.POINTS,
        (parts.ClosingFacts, "papers"): PAPERS,
        (parts_measures.SeizedItemFacts, "fate"): parts_measures.FATES,
        (parts_measures.SeizureFacts, "decision_states"): parts_measures.SEIZURE_ITEMS,
        (parts_measures.SeizureFacts, "ground"): parts_measures.LIFT_GROUNDS,
        (parts_execution.OwnEnforcementFacts, "states"): parts_execution.ENFORCEMENT_ITEMS,
        (parts_execution.SubstituteFacts, "states"): parts_execution.SUBSTITUTE_ITEMS,
        (parts_execution.CourtApplicationFacts, "papers"): parts_execution.COURT_PAPERS,
        (parts_execution.EnforcementSuspensionFacts, "ground"): parts_execution.SUSPENSION_GROUNDS,
        (parts_execution.EnforcementEndFacts, "ground"): parts_execution.END_GROUNDS,
        (parts_transfer.CrimeFacts, "materials"): parts_transfer.MATERIALS,
        (parts_remedies.StayFacts, "ground"): parts_remedies.STAYS,
        (DisclosureFacts, "shown"): PERSONAL,
    }
)
