"""One run of a story: what was told, and every finding on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cases.models import Case
from cases.shapes import Act, PartyGiven
from enforcement.kernel.errors import LawNotSatisfied
from enforcement.rules.findings import Finding, Force
from tests import cast
from tests.stories.bureau import Bureau

REASON = "当事人屡教不改，说明从重的理由。"


@dataclass
class Telling:
    """One run of a story: the case and every finding on the way."""

    story: Mapping[str, Any]
    told: Mapping[str, Any]
    bureau: Bureau
    findings: list[Finding] = field(default_factory=list)
    today: list[Finding] = field(default_factory=list)
    case: Case | None = None

    @property
    def verdict(self) -> str:
        """FORBIDS = block, ASKS_REASON = warn, NOTES = allow; by the law of then."""
        return verdict_of(self.findings)

    @property
    def is_unit(self) -> bool:
        """Whether the party is a unit."""
        return bool(self.told["party"]["kind"] == "unit")

    def act(self, moment: datetime, who: str = "lead") -> Act:
        """An act of somebody of the bureau, entered at once."""
        return Act(by=self.bureau.person(who), at=moment, now=moment)

    def party(self) -> PartyGiven:
        """The party with a number that stands for the one not published."""
        kind = self.told["party"]["kind"]
        return PartyGiven(
            kind=kind,
            name="某当事人",
            representative="" if kind == "individual" else "某负责人",
            id_kind="resident" if kind == "individual" else "credit",
            id_number=cast.RESIDENT if kind == "individual" else cast.CREDIT,
            address="某路1号",
        )


def verdict_of(findings: list[Finding]) -> str:
    """The strongest force decides."""
    forces = {finding.force for finding in findings}
    if Force.FORBIDS in forces:
        return "block"
    return "warn" if Force.ASKS_REASON in forces else "allow"


def through(telling: Telling, step: Callable[[Mapping[str, str]], Case]) -> None:
    """Takes a step without reasons; when only reasons are missing, writes them and takes it."""
    try:
        telling.case = step({})
    except LawNotSatisfied as refused:
        found = [finding for finding in refused.findings if isinstance(finding, Finding)]
        telling.findings += found
        if verdict_of(found) == "warn":
            telling.case = step({finding.code: REASON for finding in found})
