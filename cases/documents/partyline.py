"""How the party stands at the head of a paper (行政处罚法 59条1款1项): name, number, address, by kind of party."""

from __future__ import annotations

from cases.models import Party

NAMES = {"individual": "当事人", "sole_trader": "当事人（个体工商户）", "unit": "当事人"}
NUMBERS = {"resident": "公民身份号码", "credit": "统一社会信用代码", "other": "其他有效证件号码"}
REPRESENTATIVES = {"sole_trader": "经营者", "unit": "法定代表人（负责人）"}


def party_lines(party: Party) -> list[dict[str, str]]:
    """Lines of key, label and value; a party nobody can identify is described instead (STD-01)."""
    if party.kind == Party.Kind.UNKNOWN:
        lines = [
            ("unidentified", "当事人", f"身份无法查明。{party.unidentified_reason.strip()}"),
            ("address", "住址", party.address),
        ]
    else:
        lines = [
            ("name", NAMES[party.kind], party.name),
            ("representative", REPRESENTATIVES.get(party.kind, ""), party.representative),
            ("number", NUMBERS.get(party.id_kind, ""), party.id_number),
            ("address", "住址" if party.kind == Party.Kind.INDIVIDUAL else "住所（经营场所）", party.address),
            ("phone", "联系电话", party.phone),
        ]
    return [
        {"key": key, "label": label, "value": value.strip()} for key, label, value in lines if label and value.strip()
    ]
