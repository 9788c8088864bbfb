"""What every step form shares: the version that was read, the time of the act, the written reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms

from cases.forms import fields
from cases.models import Case
from cases.procedure import Step
from cases.shapes import Act
from enforcement.models import User

REASON = re.compile(r"^reason-([A-Z]{3}-\d{2})$")
REASON_MOST = 2000


class StepForm(forms.Form):
    """One step of one case. `given` is the shape the action takes; `act` says who, when and why."""

    page_template: ClassVar[str] = "cases/step.html"
    region_template: ClassVar[str] = "cases/_step.html"
    body_template: ClassVar[str] = "cases/forms/plain.html"
    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, step: Step, case: Case, user: User, now: datetime, **kwargs: Any) -> None:
        self.step, self.case, self.user, self.now = step, case, user, now
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.arrange()
        self.initial = {**self.first_values(), **self.initial, "version": case.version}
        if not step.at_now:
            self.fields["at"] = fields.moment(
                "办理时间", help_text="不填就是现在。补录的，写实际办理的时间；案卷会注明补录。", required=False
            )

    def arrange(self) -> None:
        """Fills choices that depend on the case."""

    def first_values(self) -> dict[str, Any]:
        """What stands in the fields before anybody typed."""
        return {}

    def given(self) -> Any:
        """The shape of the step, from cleaned data."""
        raise NotImplementedError

    def act(self) -> Act:
        """Who acts, when, with which reasons, on which version."""
        return Act(
            by=self.user,
            at=self.cleaned_data.get("at") or self.now,
            now=self.now,
            reasons=self.reasons(),
            expects=self.cleaned_data.get("version") if self.step.decides else None,
        )

    def reasons(self) -> dict[str, str]:
        """Written reasons by rule code."""
        found = ((REASON.match(name), value) for name, value in self.data.items())
        return {match[1]: str(value).strip()[:REASON_MOST] for match, value in found if match and str(value).strip()}

    def renew_version(self) -> None:
        """Puts the present version into the form, after the person was shown what changed."""
        self.data = self.data.copy()
        self.data["version"] = str(self.case.version)

    def body(self) -> list[forms.BoundField]:
        """The fields of the step itself."""
        return [field for field in self.visible_fields() if field.name != "at"]

    def clean_at(self) -> datetime | None:
        """The future is refused here; how far back an act may be entered is for the rules."""
        at: datetime | None = self.cleaned_data["at"]
        if at is not None and at > self.now:
            raise forms.ValidationError("办理时间不能晚于现在。请核对。")
        return at


def answers(cleaned: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, bool]:
    """Answers that were given; what nobody answered is left out."""
    return {name: cleaned[name] == "yes" for name in names if cleaned.get(name)}
