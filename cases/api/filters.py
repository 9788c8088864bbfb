"""Filters of the list of cases. A value that does not exist is refused, never taken for "everything"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters as filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, Q, QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError

from cases.models import Case, Clock
from discretion.models import Violation
from enforcement.api.fields import EARLIEST, LATEST
from enforcement.kernel.clock import SHANGHAI
from enforcement.models import Organisation

_NUMBER_OF_A_PERSON = re.compile(r"\d{17}[\dXx]|\d{11}|[0-9A-Z]{18}")
_DAYS = {"input_formats": ["%Y-%m-%d"], "validators": [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]}


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)


class CaseFilter(filters.FilterSet):
    """Which cases are listed."""

    state = filters.MultipleChoiceFilter(choices=Case.State.choices, label="State; may be repeated.")
    procedure = filters.ChoiceFilter(choices=Case.Procedure.choices, label="Simple or ordinary procedure.")
    level = filters.MultipleChoiceFilter(
        choices=Clock.Level.choices, method="with_level", label="Has an open clock at this level; may be repeated."
    )
    violation = filters.ModelChoiceFilter(
        queryset=Violation.objects.all(), to_field_name="code", label="Code of the violation."
    )
    organisation = filters.ModelChoiceFilter(
        queryset=Organisation.objects.all(),
        to_field_name="code",
        method="in_subtree",
        label="Code of an organisation; its subtree is listed.",
    )
    opened_from = filters.DateFilter(method="from_day", label="First day of opening, in China.", **_DAYS)
    opened_to = filters.DateFilter(method="to_day", label="Last day of opening, in China.", **_DAYS)
    search = filters.CharFilter(
        method="words",
        max_length=60,
        label="Words of number, place, violation or party; never a number of a person.",
    )

    class Meta:
        model = Case
        fields = ()

    def with_level(self, cases: QuerySet[Case], name: str, levels: list[str]) -> QuerySet[Case]:
        """Cases with an open clock at one of the levels."""
        if not levels:
            return cases
        clocks = Clock.objects.filter(case=OuterRef("pk"), ended_on__isnull=True, level__in=levels)
        return cases.filter(Exists(clocks))

    def in_subtree(self, cases: QuerySet[Case], name: str, organisation: Organisation) -> QuerySet[Case]:
        """Cases of the organisation and what is below it."""
        below = Organisation.objects.filter(path__startswith=organisation.path).values("pk")
        return cases.filter(organisation_id__in=below)

    def from_day(self, cases: QuerySet[Case], name: str, day: date) -> QuerySet[Case]:
        """Opened on the day or later."""
        return cases.filter(opened_at__gte=_start(day))

    def to_day(self, cases: QuerySet[Case], name: str, day: date) -> QuerySet[Case]:
        """Opened on the day or earlier."""
        return cases.filter(opened_at__lt=_start(day + timedelta(days=1)))

    def words(self, cases: QuerySet[Case], name: str, words: str) -> QuerySet[Case]:
        """Every word is found in what a case is searched by."""
        if _NUMBER_OF_A_PERSON.search(words):
            raise ValidationError({name: ["证件号码和电话不能写在地址里。请在案件列表页按号码查找。"]})
        wanted: Any = Q()
        for word in words.split()[:5]:
            wanted &= Q(search__icontains=word)
        return cases.filter(wanted)


def _parameter(name: str, schema: dict[str, Any]) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=str(CaseFilter.base_filters[name].label))


def _several(choices: list[str]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": choices}}


# A filter set is not a list view, so the OpenAPI file is told of the filters here.
PARAMETERS = (
    _parameter("state", _several(Case.State.values)),
    _parameter("procedure", {"type": "string", "enum": Case.Procedure.values}),
    _parameter("level", _several(Clock.Level.values)),
    _parameter("violation", {"type": "string"}),
    _parameter("organisation", {"type": "string"}),
    _parameter("opened_from", {"type": "string", "format": "date"}),
    _parameter("opened_to", {"type": "string", "format": "date"}),
    _parameter("search", {"type": "string", "maxLength": 60}),
)
