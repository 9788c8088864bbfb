"""Open cases whose power has moved or is about to: which stay with the body that began them, and which pass."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse

from cases.models import Case
from discretion.models.power import OpenCases
from enforcement.configuration.fields import choice_filter, organisation_filter
from enforcement.configuration.places import COUNTS
from enforcement.configuration.sheet import Column, Sheet
from enforcement.models import User
from enforcement.wording import day_words

State = Case.State
UNDECIDED = (State.FOUND, State.HEARD, State.REGISTERED, State.FILING, State.FILED, State.INVESTIGATED,
             State.PROPOSED, State.NOTICED)  # fmt: skip


def rows(user: User) -> QuerySet[Case]:
    """Undecided cases that cite a power with a last day, among those the reader may see."""
    found = Case.objects.visible_to(user).filter(state__in=UNDECIDED, power__held_until__isnull=False)
    return found.select_related("violation", "organisation", "authority", "power__power_list")


def _rule(row: Case) -> str:
    assert row.power is not None  # the list holds only cases that cite one
    return OpenCases.PASS.label if row.power.open_cases == OpenCases.PASS else OpenCases.STAY.label


MOVED_CASES = Sheet(
    slug="moved-cases",
    title="职权变动涉及的在办案件",
    intro="所引用的职权事项有止期、尚未作出决定的案件。后续版本仍列有该事项的，继续办理；不再列有的，按清单写明的办法留办或者移交。",
    roles=COUNTS,
    rows=rows,
    order="number",
    entries=False,
    search=("number", "violation__name", "violation__code"),
    looks_for="案号或者违法事项",
    columns=(
        Column("案件", lambda row: row.number, "number"),
        Column("在办案件", _rule, tone=lambda row: "ask" if row.power.open_cases == OpenCases.PASS else ""),
        Column(
            "违法事项", lambda row: row.violation.name, "violation__code",
            url=lambda row: reverse("case_file", args=[row.pk]),
        ),
        Column("状态", lambda row: row.get_state_display()),
        Column("职权止期", lambda row: day_words(row.power.held_until), "power__held_until"),
        Column("清单版本", lambda row: row.power.power_list.version),
        Column("处罚机关", lambda row: row.authority.name),
        Column("承办机构", lambda row: row.organisation.name, "organisation__path"),
    ),
    filters=(
        organisation_filter(COUNTS),
        choice_filter(
            "rule", "在办案件", list(OpenCases.choices),
            lambda rule: Q(power__open_cases="pass") if rule == "pass" else ~Q(power__open_cases="pass"),
        ),
    ),
)  # fmt: skip
