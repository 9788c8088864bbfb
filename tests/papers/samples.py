"""Papers made without a database: what `cases.documents` reads, as plain stand-ins with the same names."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from cases.documents import context as contexts
from cases.documents.kinds import KINDS
from cases.documents.sections import Ground
from cases.models import Decision, Education, Evidence, OnSiteConduct, Party, Recheck, Statement
from enforcement.rules.facts import FineRange, Local, OrganisationFacts, PartyFacts, ViolationFacts
from enforcement.rules.findings import Article

ZONE = ZoneInfo("Asia/Shanghai")
DECIDED = datetime(2026, 11, 23, 9, 52, tzinfo=ZONE)
BUREAU = "云川市澄湖区城市管理局"
LAW = "浙江省城市市容和环境卫生管理条例"
NUMBER = "澄城管当罚字〔2026〕第0012号"
CODE = "7K3M9-QXF2A"


def case(**more: Any) -> Any:
    """The rows of a case that a paper reads."""
    given: dict[str, Any] = {
        "number": "yc-ch-2026-简0012",
        "began_at": datetime(2026, 11, 23, 9, 10, tzinfo=ZONE),
        "ended_at": None,
        "place": "云川市澄湖区湖滨路36号门前",
        "facts": "当事人在店门外人行道摆放桌椅 4 张经营，占地约 2 平方米，责令当场改正，半小时后复查仍未移入店内。",
        "violation": SimpleNamespace(name="店外经营"),
        "authority": SimpleNamespace(
            name=BUREAU, payee="云川市澄湖区财政局非税收入专户：云川银行各网点，或者扫描决定书上的缴款码"
        ),
        "party": Party(
            kind="individual",
            name="刘大山",
            id_kind="resident",
            id_number="330000198503070012",
            phone="16400001234",
            address="云川市澄湖区东桥路3号",
        ),
        "order": SimpleNamespace(
            told_at=datetime(2026, 11, 23, 9, 12, tzinfo=ZONE),
            requirement="将摆放在店外的桌椅移入店内。",
            due_on=None,
            corrected_at=None,
        ),
        "statement": Statement(made=False),
    }
    return SimpleNamespace(**{**given, **more})


def decision(**more: Any) -> Decision:
    """A fine of 150 yuan."""
    given: dict[str, Any] = {"outcome": "punish", "decided_at": DECIDED, "fine": Decimal("150.00")}
    return Decision(**{**given, **more})


def ground(*, of: Any = None, decided: Decision | None = None, **more: Any) -> Ground:
    """Everything the sections are made of."""
    given: dict[str, Any] = {
        "case": of or case(),
        "decision": decided or decision(),
        "organisation": OrganisationFacts(
            authority_name=BUREAU,
            kind="bureau",
            is_authority=True,
            reconsideration_body="云川市澄湖区人民政府",
            court="云川市澄湖区人民法院",
        ),
        "party": PartyFacts(kind="individual"),
        "local": Local(),
        "violation": ViolationFacts(
            name="店外经营",
            defining=(Article(LAW, 15, 1),),
            penalty=(Article(LAW, 33),),
            individual=FineRange(Decimal(50), Decimal(500)),
            unit=FineRange(Decimal(500), Decimal(5000)),
        ),
        "officers": [
            {"name": "周明远", "certificate": "33058900101"},
            {"name": "林晓岚", "certificate": "33058900102"},
        ],
        "evidence": [
            Evidence(kind="audio_visual", title="执法记录仪录像"),
            Evidence(kind="electronic", title="现场照片"),
            Evidence(kind="electronic", title="现场照片"),
            Evidence(kind="inspection_record", title="现场笔录"),
        ],
        "education": [],
        "conduct": OnSiteConduct(badge_shown=True, rights_told=True),
        "recheck": Recheck(at=datetime(2026, 11, 23, 9, 42, tzinfo=ZONE), result="not_corrected"),
    }
    return Ground(**{**given, **more})


def spot(of: Ground | None = None) -> dict[str, Any]:
    """The context of an on-the-spot decision."""
    return contexts.assemble(of or ground(), KINDS["spot_decision"], NUMBER, CODE)


def no_penalty(of: Ground | None = None) -> dict[str, Any]:
    """The context of a paper without penalty."""
    return contexts.assemble(of or waived(), KINDS["no_penalty"], "澄城管不罚字〔2026〕第0003号", CODE)


def waived(**more: Any) -> Ground:
    """Nobody is punished, since the act was slight, mended and harmless."""
    decided = decision(outcome="not_punish", fine=None, not_punish_ground="minor")
    mended = SimpleNamespace(**{**vars(case().order), "corrected_at": datetime(2026, 11, 23, 9, 20, tzinfo=ZONE)})
    taught = [
        Education(kind="education", content="讲解《浙江省城市市容和环境卫生管理条例》关于店外经营的规定。"),
        Education(kind="commitment", content="承诺不再店外经营。"),
    ]
    given = {"of": case(order=mended), "decided": decided, "education": taught, "recheck": None}
    return ground(**{**given, **more})
