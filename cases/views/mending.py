"""What mends a finding: one table from the part of the case that a rule names to the page that puts it right."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from enforcement.kernel.errors import FindingLike

# part → (words on the button, step that mends it or "", field on that step or section of the file)
PARTS: dict[str, tuple[str, str, str]] = {
    "violation": ("转普通程序", "conversion", ""),
    "place": ("核对案情", "", "fact"),
    "party": ("核对当事人", "", "party"),
    "officers": ("核对承办人", "", "party"),
    "checklist": ("补充告知", "hearing-of-party", "f-rights_told"),
    "evidence": ("补充证据", "evidence", ""),
    "statement": ("听取陈述申辩", "hearing-of-party", "f-made"),
    "order": ("责令改正", "correction-order", ""),
    "recheck": ("录入复查", "recheck", ""),
    "amount": ("修改处罚", "decision", "f-fine"),
    "reasons": ("写明理由", "", "reasons"),
    "waiver": ("核对不予处罚情形", "no-penalty", ""),
    "delivery": ("录入送达", "delivery", ""),
    "payment": ("登记缴款", "payment", ""),
    "cash": ("核对收缴款", "cash", ""),
    "report": ("报备", "report", ""),
    "education": ("记录教育", "education", ""),
    "procedure": ("转普通程序", "conversion", ""),
    "parameters": ("查看案卷", "", "fact"),
    "number": ("查看文书", "", "paper"),
    "calendar": ("看期限怎么算的", "", "clock"),
}

# Where a part has its own field on the page of the step that was refused.
HERE: dict[str, str] = {
    "amount": "f-fine",
    "waiver": "circumstances",
    "reasons": "reasons",
    "checklist": "f-rights_told",
    "statement": "f-made",
    "evidence": "f-file",
}

FORCES = (
    ("forbids", "stop", "不得办理", "必须先补正的 {} 项"),
    ("asks_reason", "ask", "须说明理由", "说明理由后可办的 {} 项"),
    ("notes", "note", "请知悉", "不影响办理的 {} 项"),
)


@dataclass(frozen=True, slots=True)
class Mend:
    """A button: its words and where it leads."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One finding as the page shows it."""

    number: int
    code: str
    says: str
    articles: tuple[str, ...]
    mend: Mend | None
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one force under their head."""

    force: str
    tone: str
    chip: str
    title: str
    lines: tuple[Line, ...]


def mend_of(part: str, case_id: uuid.UUID | None, step: str = "", fields: Iterable[str] = ()) -> Mend | None:
    """The button that mends `part`; on the step's own page it leads to the field there. None when nothing does."""
    if part not in PARTS:
        return None
    words, wanted, anchor = PARTS[part]
    here = HERE.get(part, "")
    if step and (wanted == step or here.removeprefix("f-") in set(fields)):
        return Mend(words, f"#{here or 'step'}")
    if part == "reasons":
        return Mend(words, "#reasons")
    if case_id is None:
        return None
    if wanted:
        return Mend(words, reverse("case_step", args=[case_id, wanted]) + (f"#{anchor}" if anchor else ""))
    return Mend(words, reverse("case_file", args=[case_id]) + f"#{anchor}")


def groups(
    findings: Iterable[FindingLike],
    case_id: uuid.UUID | None = None,
    *,
    step: str = "",
    fields: Iterable[str] = (),
    reasons: dict[str, str] | None = None,
) -> list[Group]:
    """Findings in the order of their force, numbered through, each with its button and the reason typed so far."""
    found, typed, names = list(findings), reasons or {}, tuple(fields)
    made: list[Group] = []
    number = 0
    for force, tone, chip, title in FORCES:
        lines = []
        for each in (one for one in found if one.force == force):
            number += 1
            mend = mend_of(each.mend, case_id, step, names)
            articles = tuple(str(article) for article in each.basis)
            lines.append(Line(number, each.code, each.says, articles, mend, typed.get(each.code, "")))
        if lines:
            made.append(Group(force, tone, chip, title.format(len(lines)), tuple(lines)))
    return made


def headline(findings: Iterable[FindingLike]) -> str:
    """How many conditions are not met, in one sentence."""
    forces = [str(each.force) for each in findings]
    forbids, asks = forces.count("forbids"), forces.count("asks_reason")
    parts = [f"有 {forbids} 项法定条件不满足"] if forbids else []
    parts += [f"{'另' if forbids else ''}有 {asks} 项需要写明理由"] if asks else []
    return "，".join(parts) + "。" if parts else ""
