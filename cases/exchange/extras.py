"""What a file states in other words than the facts have: names and numbers, the decision, the acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cases.exchange.sections import ACT_KINDS, FORMAT
from enforcement.rules.facts import ApprovalFacts, ChecklistFacts, ProposalFacts, RecordFacts

TEXT = {"type": ["string", "null"], "maxLength": 20_000}
FLAG = {"type": ["boolean", "null"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyPart:
    """One penalty of the decision."""

    kind: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPart(ProposalFacts):
    """The decision: what `ProposalFacts` holds, and its day, number, penalties, approval and reasons by code."""

    on: date | None = None
    number: str = ""
    penalties: tuple[PenaltyPart, ...] = ()
    tier: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    approval: ApprovalFacts | None = None
    facts_established: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPart:
    """Something done in the case: when it happened, when it was entered, by whom."""

    kind: str
    at: datetime | None = None
    entered: datetime | None = None
    officers: tuple[str, ...] = ()
    record: RecordFacts | None = None
    checklist: ChecklistFacts | None = None


# An article, as it is written or in its parts.
ARTICLE: dict[str, Any] = {
    "title": "条款",
    "anyOf": [
        {"type": "string", "maxLength": 200, "description": "如 城乡规划法第六十四条"},
        {
            "type": "object",
            "required": ["law", "number"],
            "additionalProperties": False,
            "properties": {
                "law": {"title": "法律、法规、规章名称，不加书名号", "type": "string", "maxLength": 100},
                "number": {"title": "第几条", "type": ["integer", "string"]},
                "paragraph": {"title": "第几款", "type": ["integer", "string"]},
                "item": {"title": "第几项", "type": ["integer", "string"]},
            },
        },
    ],
}
# Properties beside those of the facts, by the name of the part in the schema.
EXTRAS: Mapping[str, dict[str, Any]] = {
    "Act": {
        "kind": {
            "title": "做了什么",
            "enum": list(ACT_KINDS),
            "description": "，".join(map(" ".join, ACT_KINDS.items())),
        },
    },
    "Party": {
        "name": {"title": "姓名或者名称", **TEXT},
        "number": {"title": "身份号码或者统一社会信用代码，按校验码核对，不保存", **TEXT},
        "address": {"title": "住址或者住所", **TEXT},
    },
    "Violation": {
        "range": {
            "title": "对各类当事人相同的罚款幅度；分别规定的写 individual 和 unit",
            "anyOf": [{"$ref": "#/$defs/FineRange"}, {"type": "null"}],
        },
    },
    "Leniency": {
        "first_offence": {"title": "是否初次违法；false 是说以前受过处罚", **FLAG},
        "harm": {
            "title": "危害后果：none 没有，slight 轻微，serious 较重",
            "enum": ["none", "slight", "serious", None],
        },
        "no_fault_claimed": {"title": "当事人主张没有主观过错", **FLAG},
    },
    "Discussion": {"held": {"title": "是否进行了集体讨论；false 等于写 null", **FLAG}},
    "Review": {"held": {"title": "是否进行了法制审核；false 等于写 null", **FLAG}},
    "Hearing": {"held": {"title": "是否举行了听证", **FLAG}},
}
# Properties of the document beside the sections.
TOP: Mapping[str, dict[str, Any]] = {
    "format": {"title": "格式和版本", "const": FORMAT},
    "id": {"title": "来件机关的案卷编号", "type": "string", "maxLength": 100},
    "title": {"title": "案卷名称", "type": "string", "maxLength": 300},
    "source": {"title": "来源", "type": "string", "maxLength": 2000},
    "note": {"title": "说明，不参与判断", "type": "string", "maxLength": 20_000},
    "procedure": {"title": "程序：simple 简易，ordinary 普通", "enum": ["simple", "ordinary", None]},
    "complete": {
        "title": "案卷是否完整",
        "description": "true：凡是没有写的都没有发生。不写或者 false：没有写的只是没有说明。",
        "type": "boolean",
    },
    "acts": {
        "title": "办理过程，按时间顺序",
        "type": "array",
        "minItems": 1,
        "maxItems": 500,
        "items": {"$ref": "#/$defs/Act"},
    },
    "decision": {"title": "处理决定", "anyOf": [{"$ref": "#/$defs/Decision"}, {"type": "null"}]},
    "parameters": {"title": "当时当地的参数", "anyOf": [{"$ref": "#/$defs/Local"}, {"type": "null"}]},
}
