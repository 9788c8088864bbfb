"""The catalogue of violations, for everybody and, with the same content, beside the work of who is signed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from discretion import benchmarks, catalogue
from discretion.models import Violation
from enforcement.configuration.fields import region_words
from enforcement.kernel.errors import NotVisible
from enforcement.views.gate import signed_in
from enforcement.views.published import DayForm, day_form, published, today

INSIDE = {"base": "base.html", "list_url": "law_violations", "one_url": "law_violation", "inside": True}
PUBLIC = {"base": "public/base.html", "list_url": "public_violations", "one_url": "public_violation", "inside": False}
KEY_AREA = {"yes": True, "no": False}
MOST_WORDS = 60


class CatalogueForm(DayForm):
    """What to look for."""

    q = forms.CharField(label="名称、条文、编码或者拼音", required=False, max_length=MOST_WORDS)
    region = forms.ChoiceField(label="适用地域", required=False)
    law = forms.ChoiceField(label="处罚依据", required=False)
    key_area = forms.ChoiceField(
        label="重点领域", required=False, choices=[("", "全部"), ("yes", "重点领域"), ("no", "其他领域")]
    )
    field_order = ("q", "region", "law", "key_area", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        laws, regions = catalogue.places()
        self.fields["law"].choices = [("", "全部"), *((each, each) for each in laws)]  # type: ignore[attr-defined]
        named = sorted(((each, region_words(each)) for each in regions), key=lambda one: one[0] != "national")
        self.fields["region"].choices = [("", "全部"), *named]  # type: ignore[attr-defined]

    def found(self) -> list[Violation]:
        """The violations that fit, by code; none while the question is not understood."""
        if not self.is_valid():
            return []
        given = self.cleaned_data
        key_area = KEY_AREA.get(given["key_area"])
        return list(catalogue.find(given["q"], key_area=key_area, law=given["law"], region=given["region"]))

    @property
    def narrowed(self) -> bool:
        """Whether anything but the words narrows the list."""
        return any(self.data.get(name) for name in ("region", "law", "key_area"))


def _listed(request: HttpRequest, place: dict[str, Any]) -> HttpResponse:
    asked = {**request.GET.dict(), "on": request.GET.get("on") or today().isoformat()}
    form = CatalogueForm(asked)
    found = form.found()
    rows = [(each, region_words(each.region), _on(each, form)) for each in found]
    context = {**place, "form": form, "rows": rows, "day": form.day, "today": today()}
    return render(request, "law/violations.html", context, status=400 if form.errors else 200)


def _on(violation: Violation, form: DayForm) -> catalogue.Clause | None:
    row = catalogue.version_on(violation, form.day)
    return None if row is None else catalogue.clause(row, form.day)


def _one(request: HttpRequest, place: dict[str, Any], code: str) -> HttpResponse:
    violation = Violation.objects.prefetch_related("versions").filter(code=code).first()
    if violation is None:
        raise NotVisible("目录里没有这个违法事项。请从目录中查找。")
    form = day_form(request)
    told = catalogue.clauses(violation, form.day)
    shown = {
        "violation": violation,
        "region": region_words(violation.region),
        "clauses": told,
        "applies": next((each for each in told if each.applies), None),
        "texts": catalogue.texts(told),
        "related": catalogue.related(violation),
        "waivers": catalogue.waivers_of(violation, form.day),
        "benchmarks": benchmarks.on(form.day).filter(violation=violation).select_related("organisation"),
    }
    context = {**place, **shown, "form": form, "day": form.day, "today": today()}
    return render(request, "law/violation.html", context, status=400 if form.errors else 200)


@signed_in
@require_safe
def violations(request: HttpRequest) -> HttpResponse:
    """The catalogue, inside."""
    return _listed(request, INSIDE)


@signed_in
@require_safe
def violation(request: HttpRequest, code: str) -> HttpResponse:
    """One violation, inside."""
    return _one(request, INSIDE, code)


@published
def public_violations(request: HttpRequest) -> HttpResponse:
    """The catalogue, for everybody."""
    return _listed(request, PUBLIC)


@published
def public_violation(request: HttpRequest, code: str) -> HttpResponse:
    """One violation, for everybody."""
    return _one(request, PUBLIC, code)
