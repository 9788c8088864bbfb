"""Examples of the OpenAPI file. Names and numbers are invented."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample

from cases.api import examples_ordinary as ordinary

CASE_ID = "6f1d1f0e-6f53-4a83-9e3f-2f6d0f7b4c11"
FILE = "eyJmaWxlIjoiLi4uIn0:1vT…"
PARTY = {
    "kind": "individual",
    "name": "刘大山",
    "id_kind": "resident",
    "id_number": "330000198503070012",
    "phone": "16400001234",
    "address": "云川市澄湖区东桥路3号",
}
CONDUCT = {
    "salute": True,
    "badge_shown": True,
    "uniform": True,
    "recorder_on": True,
    "recorder_number": "YC-0427",
    "rights_told": True,
}
OPENED: dict[str, Any] = {
    "id": CASE_ID,
    "organisation": "yc-ch-1",
    "violation": "SR-011-ZJ",
    "place": "云川市澄湖区湖滨路36号门前",
    "facts": "当事人在人行道摆摊售卖水果，占地约 2 平方米。",
    "began_at": "2026-09-09T11:20:00+08:00",
    "found_at": "2026-09-09T11:20:00+08:00",
    "second_officer": 3,
    "party": PARTY,
    "conduct": CONDUCT,
}
EVIDENCE = {"kind": "electronic", "title": "现场照片", "file": FILE, "taken_at": "2026-09-09T11:25:00+08:00"}
ORDER = {"requirement": "当场收摊，把物品移出人行道。"}
HEARD = {"made": False, "rights_told": True}
DECISION = {
    "fine": "30.00",
    "circumstances": {"minor": False, "corrected_in_time": False, "first_offence_claimed": False},
}


def _request(title: str, value: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(title, value=value, request_only=True)


REGISTRATION = _request("A kitchen that emits fumes, found on patrol", ordinary.REGISTERED)
OPENING = _request("A street sale found by two officers", OPENED)
STREET = _request(
    "A refused order and a fine of 30 yuan",
    {
        "opening": OPENED,
        "evidence": [EVIDENCE],
        "order": ORDER,
        "recheck": {"result": "refused", "note": "半小时后复查仍在售卖。"},
        "statement": HEARD,
        "decision": DECISION,
        "form_handed": "page",
    },
)
CLUE = _request(
    "A stall seen on the way",
    {
        "place": "澄湖区文昌路口",
        "text": "占道卖菜，堵住盲道。",
        "seen_at": "2026-09-09T10:05:00+08:00",
        "photos": [FILE],
    },
)
DELIVERY = {
    "document": "0d7a9d2c-0f8b-4d0e-9a57-7f0f52c7a0a1",
    "method": "on_the_spot",
    "place": "云川市澄湖区湖滨路36号门前",
    "form_handed": "page",
    "recipient": "刘大山",
}
_ORDINARY = {name: tuple(_request(title, body) for title, body in some) for name, some in ordinary.BODIES.items()}
BY_STEP: dict[str, tuple[OpenApiExample, ...]] = {
    **_ORDINARY,
    "evidence": (_request("A picture", EVIDENCE),),
    "correction-order": (_request("On the spot", ORDER),),
    "recheck": (_request("Not corrected", {"result": "not_corrected", "note": "仍在售卖。"}),),
    "hearing-of-party": (_request("Nothing said", HEARD),),
    "decision": (
        _request("A fine", DECISION),
        _request(
            "The highest fine, with its justification", {**DECISION, "fine": "200.00", "reasons": {"LEN-08": "…"}}
        ),
    ),
    "delivery": (_request("Handed over at once", DELIVERY),),
    "paper-correction": (_request("A misprint", {"document": DELIVERY["document"], "reason": "联系电话印错。"}),),
    "payment": (
        _request("Paid at the bank", {"amount": "30.00", "paid_on": "2026-09-10", "transaction": "20260910-0001"}),
    ),
    "closing": (_request("Closing", {}),),
}
