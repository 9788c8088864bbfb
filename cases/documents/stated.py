"""What a paper really states, read back from its printed words, and what the law says to that (SMP-03, 04, 07)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from cases.documents.kind import Item, Kind
from cases.documents.kinds import SPOT_DECISION, TEMPLATES
from cases.models import Case
from enforcement.rules.facts import (
    EvidenceFacts,
    Facts,
    OrganisationFacts,
    PaperFacts,
    PartyFacts,
    ProposalFacts,
)
from enforcement.rules.findings import Finding, forbids

_DAYS_TO_PAY = re.compile("(15|十五)日内")
_BANK = re.compile("银行|电子支付")
_LATE_FEE = re.compile("每日按罚款数额的(百分之三|3%)")
_LATE_FEE_CAP = re.compile("不(超出|超过)罚款的?数额")


def section(context: Mapping[str, Any], key: str) -> str:
    """The printed text of one section; empty when the paper has none."""
    return "\n".join("\n".join(part["paragraphs"]) for part in context["sections"] if part["key"] == key)


def body(context: Mapping[str, Any]) -> str:
    """The printed text of all sections, lines of a form, opinions and tables; cells of a row parted by tabs."""
    lines = [text for part in context["sections"] for text in part["paragraphs"]]
    lines += [text for each in context.get("rows", ()) for text in each["lines"]]
    for said in context.get("opinions", ()):
        lines += [said["text"], f"{said['name']}（{said['post']}）　{said['day']}"] if said["text"] else []
    lines += ["\t".join(cells) for table in context.get("tables", ()) for cells in table["rows"]]
    return "\n".join(lines)


def stated(context: Mapping[str, Any], key: str) -> bool:
    """Whether the item is really there: a value that is not empty and stands in the printed words."""
    if key == "remedies":
        return bool(section(context, "remedies").strip())
    if key == "authority":
        return bool(context["authority"].strip())
    if key == "seal":
        return bool(context.get("sealed") and context["authority"].strip())
    if key == "date":
        return bool(context["date"].strip())
    if key == "party":
        return _party(context)
    if key == "signatures":
        return signatures(context) > 0
    if key == "fine":
        return _printed(context, "fine_words") and _printed(context, "fine_figure")
    if key == "kinds":
        return _all_printed(context, "kinds", "penalty")
    return _printed(context, key)


def _party(context: Mapping[str, Any]) -> bool:
    """Whether the party is named: in the head of a letter, or in the words of a form."""
    if context.get("sealed") or "rows" not in context:
        return any(line["key"] in ("name", "unidentified") and line["value"].strip() for line in context["party"])
    return _printed(context, "party")


def _printed(context: Mapping[str, Any], key: str) -> bool:
    """Whether every line of the value stands in the printed words."""
    lines = [line for line in context["values"].get(key, "").split("\n") if line.strip()]
    printed = body(context)
    return bool(lines) and all(line.strip() in printed for line in lines)


def _all_printed(context: Mapping[str, Any], key: str, where: str) -> bool:
    words = context["values"].get(key, "").split("、")
    return all(word and word in section(context, where) for word in words)


def signatures(context: Mapping[str, Any]) -> int:
    """How many different officers have a place to sign, by name and certificate number."""
    return len({each["certificate"] for each in context["officers"] if each["name"] and each["certificate"]})


def paper(context: Mapping[str, Any], *, number_used_before: bool = False) -> PaperFacts:
    """The paper as the rules read it."""
    payment = section(context, "payment")
    return PaperFacts(
        number=context["number"],
        number_used_before=number_used_before,
        authority_name=context["authority"],
        violation=stated(context, "violation"),
        kind_and_basis=stated(context, "kinds") and stated(context, "basis"),
        fine_amount=stated(context, "fine"),
        time=stated(context, "began") and stated(context, "decided"),
        place=stated(context, "place"),
        remedies=stated(context, "remedies"),
        remedy_text=section(context, "remedies"),
        payment_terms=bool(_DAYS_TO_PAY.search(payment) and _BANK.search(payment)),
        late_fee_rate=bool(_LATE_FEE.search(payment) and _LATE_FEE_CAP.search(payment)),
        signatures=signatures(context),
        fixed_form=context["template"] in TEMPLATES,
        party=_named_with_address(context),
        facts_and_evidence=stated(context, "facts")
        and any(each["title"] in body(context) for each in context["evidence"]),
        dated=stated(context, "date"),
        sealed=bool(context.get("sealed")),
    )


def _named_with_address(context: Mapping[str, Any]) -> bool:
    lines = {line["key"]: line["value"].strip() for line in context["party"]}
    return bool(lines.get("unidentified") or (lines.get("name") and lines.get("address")))


def facts(
    context: Mapping[str, Any],
    *,
    organisation: OrganisationFacts,
    fine: Decimal | None,
    at: datetime,
    procedure: str = Case.Procedure.SIMPLE,
    number_used_before: bool = False,
) -> Facts:
    """The facts that the rules on papers look at: everything from the paper but the fine that was decided."""
    lines = {line["key"]: line["value"] for line in context["party"]}
    printed = section(context, "facts")
    return Facts(
        at=at,
        now=at,
        step=context["kind"],
        procedure="ordinary" if procedure == Case.Procedure.ORDINARY else "simple",
        organisation=organisation,
        party=PartyFacts(
            name_stated=bool(lines.get("name")),
            address_stated=bool(lines.get("address")),
            unidentified=bool(lines.get("unidentified")),
        ),
        evidence=tuple(
            EvidenceFacts(id=str(place), kind=each["kind"], cited=each["title"] in printed)
            for place, each in enumerate(context["evidence"])
        ),
        proposal=ProposalFacts(outcome="not_punish" if context["kind"] == "no_penalty" else "punish", fine=fine),
        paper=paper(context, number_used_before=number_used_before),
    )


def look(kind: Kind, context: Mapping[str, Any], known: Facts) -> tuple[Finding, ...]:
    """Everything the law says against this paper; empty when it may be issued."""
    said = tuple(finding for rule in kind.rules for finding in rule(known))
    if kind is SPOT_DECISION:
        return said
    return said + tuple(_missing(kind, item) for item in kind.items if _lacks(item, context))


def _lacks(item: Item, context: Mapping[str, Any]) -> bool:
    values = context["values"]
    if values.get("ground_code") in item.unless or (item.when and not values.get(item.when)):
        return False
    return not stated(context, item.key)


def _missing(kind: Kind, item: Item) -> Finding:
    return forbids(item.code, f"{kind.title}没有写明{item.name}。请补写。", *item.basis, mend=item.mend)
