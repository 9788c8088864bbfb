"""One cast of named people for all tests, and the days they live on. Fixed: no test depends on the day it runs."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from cases.shapes import (
    Act,
    ConductGiven,
    DecisionGiven,
    EvidenceGiven,
    Opening,
    OrderGiven,
    PartyGiven,
    RecheckGiven,
    StatementGiven,
    Street,
)
from discretion.intake import reference
from enforcement.actions.calendar import load_packaged_year
from enforcement.models import Officer, Organisation, StoredFile, User
from supervision.demo import people

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 9, 9)  # a Wednesday, far from holidays; certificates of the cast count from here
PASSWORD = "demo-Pass-2026"

# An invented resident number with a true check digit, province code 33, born 1985-03-07.
RESIDENT = "330000198503070012"
CREDIT = "91330000DEM000001R"


@cache
def _yaml(name: str) -> Any:
    return yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))


def load() -> None:
    """Calendar 2019–2026, the law, the demo bureau and its local law; run once into the template database."""
    for year in range(2019, 2027):
        load_packaged_year(year, at(TODAY, 1))
    reference.load_law(FIXTURES / "reference")
    people.load(_yaml("demo/cast.yaml"), TODAY, PASSWORD)
    reference.load_place(FIXTURES / "reference")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in China."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


NOON = at(TODAY, 12)


def user(username: str) -> User:
    """An account of the cast, fresh from the database so that no memo of roles is carried over."""
    return User.objects.get(username=username)


def officer(username: str) -> Officer:
    """An officer of the cast."""
    return Officer.objects.get(user__username=username)


def organisation(code: str) -> Organisation:
    """An organisation of the cast."""
    return Organisation.objects.get(code=code)


def act(username: str = "zhoumingyuan", *, moment: datetime = NOON, **more: Any) -> Act:
    """An act of a person of the cast, entered at once."""
    return Act(by=user(username), at=moment, now=more.pop("now", moment), **more)


def citizen(**more: Any) -> PartyGiven:
    """An adult citizen with a sound identity number."""
    given: dict[str, Any] = {
        "kind": "individual",
        "name": "刘大山",
        "id_kind": "resident",
        "id_number": RESIDENT,
        "phone": "16400001234",
        "address": "云川市澄湖区东桥路3号",
    }
    return PartyGiven(**{**given, **more})


def conduct(**more: Any) -> ConductGiven:
    """A checklist gone through."""
    given: dict[str, Any] = {
        "salute": True,
        "badge_shown": True,
        "uniform": True,
        "recorder_on": True,
        "recorder_number": "YC-0427",
        "rights_told": True,
    }
    return ConductGiven(**{**given, **more})


def opening(moment: datetime = NOON, **more: Any) -> Opening:
    """A street sale found by the first squad, with Lin Xiaolan beside."""
    given: dict[str, Any] = {
        "id": uuid.uuid4(),
        "organisation_id": organisation("yc-ch-1").pk,
        "violation_code": "SR-011-ZJ",
        "place": "云川市澄湖区湖滨路36号门前",
        "facts": "当事人在人行道摆摊售卖水果，占地约 2 平方米，责令当场收摊，半小时后复查仍在售卖。",
        "began_at": moment - timedelta(minutes=40),
        "found_at": moment - timedelta(minutes=40),
        "second_officer_id": officer("linxiaolan").pk,
        "party": citizen(),
        "conduct": conduct(),
    }
    return Opening(**{**given, **more})


def picture(username: str = "zhoumingyuan", content: bytes = b"") -> StoredFile:
    """A small stored picture; other content makes another file."""
    import io

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    from enforcement.kernel import files

    buffer = io.BytesIO()
    seed = uuid.uuid4().bytes if not content else content.ljust(3, b"\0")
    Image.new("RGB", (8, 8), (seed[0], seed[1], seed[2])).save(buffer, "JPEG", comment=seed)
    upload = SimpleUploadedFile("现场.jpg", buffer.getvalue(), "image/jpeg")
    return files.keep(files.receive(upload), now=NOON)


def evidence(moment: datetime = NOON, **more: Any) -> EvidenceGiven:
    """A picture of the street."""
    given: dict[str, Any] = {
        "id": uuid.uuid4(),
        "kind": "electronic",
        "title": "现场照片",
        "file": more.pop("file", None) or picture(),
        "taken_at": moment - timedelta(minutes=5),
    }
    return EvidenceGiven(**{**given, **more})


SERIOUS = {
    "minor": False,
    "corrected_in_time": False,
    "no_harm": False,
    "slight_harm": True,
    "first_offence_claimed": False,
}


def street(moment: datetime = NOON, **more: Any) -> Street:
    """A whole kerb act that the law allows: a refused order, a fine of 30 yuan, signed and handed over."""
    given: dict[str, Any] = {
        "opening": opening(moment),
        "evidence": (evidence(moment),),
        "order": OrderGiven(requirement="当场收摊，把物品移出人行道。"),
        "recheck": RecheckGiven(result="refused", note="半小时后复查仍在售卖。"),
        "statement": StatementGiven(made=False, rights_told=True),
        "outcome": DecisionGiven(fine=Decimal("30.00"), circumstances=SERIOUS),
        "handed": "page",
    }
    return Street(**{**given, **more})
