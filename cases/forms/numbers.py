"""What a number of identity tells at the kerb: the kind of document, the kind of party, and what is wrong with it."""

from __future__ import annotations

from cases import identity
from cases.queries import normal_number

LENGTH = 18
# The first two signs of a credit code name the registering body and the kind of bearer (GB 32100-2015).
SOLE_TRADER = "92"


def id_kind_of(party_kind: str, number: str) -> str:
    """resident, credit or none: which document a number belongs to, for a party of this kind."""
    if not number.strip():
        return "none"
    if party_kind == "unit":
        return "credit"
    if party_kind == "sole_trader" and identity.check("resident", number) != "ok":
        return "credit"
    return "resident"


def kind_told_by(number: str) -> str:
    """The kind of party a sound number belongs to; empty when the number is not sound."""
    if identity.check("resident", number) == "ok":
        return "individual"
    if identity.check("credit", number) != "ok":
        return ""
    return "sole_trader" if normal_number(number).startswith(SOLE_TRADER) else "unit"


def fault(id_kind: str, number: str) -> str:
    """What is wrong with a number and what to do; empty when nothing is."""
    normal = normal_number(number)
    if id_kind == "other":
        return "其他证件没有校验规则。请在下面写明证件种类和核对情况。"
    if not normal:
        return "请填写证件号码；没有证件的写明理由，无法查明身份的选「身份无法查明」。"
    if identity.check(id_kind, normal) == "ok":
        return ""
    name = "居民身份证号码" if id_kind == "resident" else "统一社会信用代码"
    if len(normal) != LENGTH:
        return f"{name}应为 {LENGTH} 位，现在是 {len(normal)} 位。请核对；确实如此的写明理由。"
    return f"{name}的校验码不对。请核对；确实如此的写明理由。"
