"""Forms of benchmarks: the draft, one tier of it, review, publication, succession and withdrawal."""

from __future__ import annotations

from typing import Any

from django import forms

from discretion.actions.benchmarks import DRAFTS, HEAD
from discretion.models import BenchmarkTier, Violation
from enforcement.configuration.fields import Named, Reasoned, organisation_field, organisations
from enforcement.configuration.sheet import Fields
from enforcement.kernel.clock import local_day, now
from enforcement.rules.tiers import MEASURES


class Heading(Fields):
    """What a version says about itself."""

    document = forms.CharField(label="文件名称", max_length=120)
    document_number = forms.CharField(label="文号", max_length=60, required=False)
    in_force_from = forms.DateField(
        label="预定施行日期", required=False, help_text="档次按这一天有效的处罚条款校验；不填按今天。"
    )
    in_force_until = forms.DateField(label="有效期止（含当日）", required=False, help_text="文件没有写明的不填。")
    follows = forms.CharField(label="参照哪里公布的档次", max_length=100, required=False)
    source = forms.CharField(label="来源", max_length=300, help_text="讨论通过的会议、公布的网址或者文本。")


class Drafting(Heading):
    """A new benchmark."""

    organisation = organisation_field("适用机构（含其下级）")
    violation = Named(
        lambda row: f"{row.code} {row.name}", queryset=Violation.objects.none(), label="违法事项", empty_label="请选择"
    )
    field_order = ("organisation", "violation", *HEAD)

    def prepare(self) -> None:
        """Organisations of the legal office; every violation of the catalogue."""
        bodies: Any = self.fields["organisation"]
        bodies.queryset = organisations(self.user, DRAFTS)
        chosen: Any = self.fields["violation"]
        chosen.queryset = Violation.objects.order_by("code")


class Amending(Heading):
    """The draft as it stands."""

    def prepare(self) -> None:
        """What stands there now."""
        for name in HEAD:
            self.fields[name].initial = getattr(self.subject, name)


def _figure(label: str, **more: Any) -> forms.DecimalField:
    said = {"min_value": "请填写不小于 0 的数字。", "invalid": "请填写数字。", "max_decimal_places": "最多四位小数。"}
    return forms.DecimalField(label=label, max_digits=16, decimal_places=4, min_value=0, error_messages=said, **more)


class Tiering(Fields):
    """One tier; that of the same party and order is replaced."""

    party = forms.ChoiceField(label="当事人", choices=BenchmarkTier.Party.choices)
    order = forms.IntegerField(
        label="次序", min_value=1, max_value=20, help_text="从轻到重；同一次序的，替换原来的一档。"
    )
    name = forms.CharField(label="档次", max_length=20, help_text="轻微、较轻、一般、较重、严重。")
    circumstance = forms.CharField(label="适用情形", max_length=300)
    measured = forms.ChoiceField(label="按什么区分", required=False, choices=[("", "文字"), *MEASURES.items()])
    measure_from = _figure("计量下限", required=False, help_text="没有下限的不填。")
    measure_from_included = forms.BooleanField(label="计量下限含本数", required=False, initial=True)
    measure_until = _figure("计量上限", required=False, help_text="没有上限的不填。两档相接的本数归较低的一档。")
    measure_until_included = forms.BooleanField(label="计量上限含本数", required=False, initial=True)
    fine_way = forms.ChoiceField(label="罚款怎样算", required=False, choices=BenchmarkTier.Way.choices)
    fine_minimum = _figure("罚款下限", help_text="按比例的写小数，5% 写 0.05。")
    fine_minimum_included = forms.BooleanField(label="罚款下限含本数", required=False, initial=True)
    fine_maximum = _figure("罚款上限")
    fine_maximum_included = forms.BooleanField(label="罚款上限含本数", required=False, initial=True)
    gap_declared = forms.BooleanField(label="与上一档之间的数额有意不设档", required=False)

    def prepare(self) -> None:
        """The tier that `?tier=` names, to be changed; else the next place."""
        tiers = list(self.subject.tiers.all())
        wanted = str(self.initial.pop("tier", ""))
        found = next((tier for tier in tiers if str(tier.pk) == wanted), None)
        if found is not None:
            for name in self.fields:
                self.fields[name].initial = getattr(found, name)
        else:
            self.fields["order"].initial = max((tier.order for tier in tiers), default=0) + 1

    def clean(self) -> dict[str, Any]:
        """Upper bounds stand above lower ones; words have no bounds."""
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("fine_minimum"), cleaned.get("fine_maximum")
        if low is not None and high is not None and low > high:
            self.add_error("fine_maximum", "罚款上限不能低于下限。")
        if not cleaned.get("measured") and (cleaned.get("measure_from"), cleaned.get("measure_until")) != (None, None):
            self.add_error("measured", "写了计量的界限，请选择按什么区分。")
        return cleaned


class Removing(Fields):
    """One tier of the draft."""

    tier = forms.ChoiceField(label="删除哪一档", widget=forms.RadioSelect)

    def prepare(self) -> None:
        """The tiers of the draft."""
        choices: Any = self.fields["tier"]
        choices.choices = [(str(tier.pk), f"{tier} · {tier.circumstance}") for tier in self.subject.tiers.all()]


class Reviewing(Fields):
    """The opinion of the reviewer."""

    opinion = forms.CharField(label="审核意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class Publishing(Fields):
    """The days."""

    published_on = forms.DateField(label="公布日期", help_text="已经公布的那一天，不晚于今天。")
    since = forms.DateField(label="施行日期", help_text="接替施行中的版本的，最早为明天；原版本在前一天失效。")

    def prepare(self) -> None:
        """Published today, in force as planned."""
        self.fields["published_on"].initial = local_day(now())
        self.fields["since"].initial = self.subject.in_force_from


class Continuing(Fields):
    """Where the next version comes from."""

    source = forms.CharField(label="来源", max_length=300, help_text="修订的依据：会议、文件或者网址。")


class Withdrawing(Reasoned):
    """The last day and why."""

    until = forms.DateField(
        label="最后施行的一天", required=False, help_text="施行中的须填写，最早为今天；草稿和尚未施行的不填。"
    )
    field_order = ("until", "reason")
