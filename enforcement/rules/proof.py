"""Evidence and identity: the eight kinds, nothing excluded is cited, numbers are checked (INV-02, STD-01)."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.rules.facts import EVIDENCE_KINDS, Facts
from enforcement.rules.findings import Article, Finding, forbids, rule
from enforcement.rules.statutes import PENALTY_LAW

KINDS = (Article(PENALTY_LAW, 46, 1),)
UNLAWFUL = (Article(PENALTY_LAW, 46, 3),)
IDENTITY = (Article("GB 11643-1999", "（公民身份号码）"), Article("GB 32100-2015", "（统一社会信用代码）"))


@rule("INV-02", "INV-07", basis=(*KINDS, *UNLAWFUL))
def evidence_is_of_a_lawful_kind(facts: Facts) -> Iterator[Finding]:
    """Each piece is one of eight kinds; excluded evidence carries no decision (行政处罚法 46条)."""
    for piece in facts.evidence:
        if piece.kind not in EVIDENCE_KINDS:
            yield forbids("INV-02", "有证据没有选定种类。请在八类证据中选定一类。", *KINDS, mend="evidence")
        if piece.excluded and piece.cited:
            yield forbids("INV-07", "有已被排除的证据仍被引用。请取消引用。", *UNLAWFUL, mend="evidence")


@rule("STD-01", basis=IDENTITY)
def the_identity_number_is_checked(facts: Facts) -> Iterator[Finding]:
    """Numbers pass their check digit, or a reason is written (other papers, old licences).

    A person nobody can identify is recorded with pictures, which the file holds by the decision (STD-01).
    """
    party = facts.party
    if party.unidentified:
        if facts.proposal is not None and not any(piece.has_audio_visual for piece in facts.evidence):
            yield forbids("STD-01", "身份无法查明的，须留存影像。请拍照或者录像。", *IDENTITY, mend="evidence")
        return
    explained = bool(party.id_override_reason.strip())
    if not party.number_stated and not explained:
        yield forbids(
            "STD-01",
            "没有填写证件号码。请补写；没有证件的写明理由，无法查明身份的选择「无法查明」。",
            *IDENTITY,
            mend="party",
        )
    elif party.number_stated and party.id_check != "ok" and not explained:
        yield forbids("STD-01", "证件号码没有通过校验。请核对；号码确实无误的写明理由。", *IDENTITY, mend="party")
