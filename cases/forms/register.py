"""The filters of the register of paper numbers."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms import fields
from cases.reading import numbers


class NumbersForm(forms.Form):
    """Every filter is optional; `before` goes on from the last number of a page."""

    organisation = fields.select("机关", [], required=False)
    kind = fields.select("文书", [("", "全部"), *sorted(numbers.TITLES.items())], required=False)
    year = fields.select("年度", [], required=False)
    void = fields.tick("只看作废的")
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput())

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        offered = [(str(pk), name) for pk, name in numbers.authorities(user).values_list("pk", "name")]
        self.fields["organisation"].choices = [("", "全部可见"), *offered]  # type: ignore[attr-defined]  # a choice field
        self.fields["year"].choices = [("", "全部"), *((str(each), str(each)) for each in numbers.years(user))]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What is asked for, without the place in the list."""
        return {key: value for key, value in self.cleaned_data.items() if key != "before"}

    def filters(self) -> list[Any]:
        """The fields that are shown."""
        return [field for field in self if field.html_name != "before"]
