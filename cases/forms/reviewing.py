"""Legal review with its nine points, and the collective discussion of the heads."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import LegalReview
from cases.shapes import DiscussionGiven, MemberGiven, ReviewGiven
from enforcement.kernel.clock import local_day
from enforcement.models import HeadAppointment
from enforcement.rules.facts import POINTS

ANSWERS = [("ok", "符合"), ("fault", "有问题")]
RESULTS = [
    (LegalReview.Result.AGREE.value, "同意"),
    (LegalReview.Result.AMEND.value, "退回修改补充"),
    (LegalReview.Result.DISAGREE.value, "不同意"),
]
# The question behind each point, under its name.
ASKS = {
    "subject": "以自己的名义处罚，两名执法人员持证",
    "authority": "在权责清单内，有管辖权，没有超过追责期限",
    "procedure": "立案、告知、听取申辩、听证和回避",
    "facts": "违法事实清楚",
    "evidence": "每个要件都有合法取得的证据",
    "law": "适用的是行为时有效的条款",
    "discretion": "在法定幅度和裁量档次以内，理由充分",
    "papers": "文书完备、规范",
    "crime": "“符合”是指不涉嫌犯罪，不用移送",
}


class ReviewForm(StepForm):
    """法制审核: one answer a point, words where something is wrong."""

    page_template: ClassVar[str] = "cases/review.html"
    region_template: ClassVar[str] = "cases/_review.html"

    result = fields.choose("结论", RESULTS, rows=True)
    opinion = fields.area("审核意见", most=5000, rows=4, help_text="退回和不同意的，写明需要修改或者补充什么。")

    def arrange(self) -> None:
        """A pair of choices and a place for words for each of the nine."""
        for key, name in POINTS.items():
            field = forms.ChoiceField(choices=ANSWERS, widget=forms.RadioSelect(), label=name)
            field.error_messages |= {"required": "请选择符合或者有问题。", "invalid_choice": fields.NOT_OFFERED}
            self.fields[f"p_{key}"] = field
            self.fields[f"t_{key}"] = fields.area("问题与补正要求", required=False, most=500, rows=2)

    def points(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """(what is asked, answer, words) for the template."""
        return [(ASKS[key], self[f"p_{key}"], self[f"t_{key}"]) for key in POINTS]

    def clean(self) -> dict[str, Any]:
        """Whatever has a fault says which; sending back says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        for key in POINTS:
            if cleaned.get(f"p_{key}") == "fault" and not cleaned.get(f"t_{key}") and f"t_{key}" not in self.errors:
                self.add_error(f"t_{key}", "请写明问题和补正要求。")
        return cleaned

    def given(self) -> ReviewGiven:
        """The review as the action takes it."""
        cleaned = self.cleaned_data
        points = {
            key: (cleaned[f"p_{key}"], cleaned[f"t_{key}"] if cleaned[f"p_{key}"] == "fault" else "") for key in POINTS
        }
        return ReviewGiven(points=points, result=cleaned["result"], opinion=cleaned["opinion"])


class DiscussionForm(StepForm):
    """录入集体讨论: one row a head in office on the day of the discussion."""

    body_template: ClassVar[str] = "cases/forms/discussion.html"

    place = fields.text("地点", most=100)
    chair = fields.choose("主持人", [], rows=True)
    minutes_by = fields.text("记录人", most=40)
    conclusion = fields.area("讨论结论", most=5000, rows=3, help_text="写对事实、定性和处罚的结论。")
    agrees = fields.choose("结论与处理意见", [("yes", "同意处理意见"), ("no", "不同意处理意见")])

    def arrange(self) -> None:
        """Heads of the authority on the day; each takes part with an opinion and a vote, or does not."""
        self.heads = heads_of(self.case, self._day())
        self.fields["chair"].choices = [(str(each.user_id), _title(each)) for each in self.heads]
        for each in self.heads:
            key = each.user_id
            self.fields[f"here_{key}"] = fields.tick(_title(each))
            self.fields[f"said_{key}"] = fields.area(f"{each.user.name}的意见", required=False, most=300, rows=2)
            self.fields[f"vote_{key}"] = fields.choose(
                f"{each.user.name}的表决", [("for", "赞成"), ("against", "不赞成")], required=False
            )

    def _day(self) -> Any:
        """The legal day of the discussion: today unless an earlier moment was typed."""
        field = fields.moment("", required=False)
        try:
            at = field.clean(self.data.get("at")) if self.is_bound else None
        except forms.ValidationError:
            at = None
        return local_day(min(at or self.now, self.now))

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """(takes part, opinion, vote) of each head, for the template."""
        return [
            (self[f"here_{each.user_id}"], self[f"said_{each.user_id}"], self[f"vote_{each.user_id}"])
            for each in self.heads
        ]

    def clean(self) -> dict[str, Any]:
        """At least one takes part; each of them has an opinion and a vote; the chair is among them."""
        cleaned: dict[str, Any] = super().clean() or {}
        present = [each for each in self.heads if cleaned.get(f"here_{each.user_id}")]
        if not present:
            self.add_error(None, "请勾选参加讨论的负责人，并逐人写明意见和表决。")
        for each in present:
            key = each.user_id
            if not cleaned.get(f"said_{key}") and f"said_{key}" not in self.errors:
                self.add_error(f"said_{key}", "请写明意见。")
            if not cleaned.get(f"vote_{key}") and f"vote_{key}" not in self.errors:
                self.add_error(f"vote_{key}", "请选择表决。")
        chair = cleaned.get("chair")
        if present and chair and chair not in {str(each.user_id) for each in present}:
            self.add_error("chair", "主持人须参加讨论。请勾选他，或者改选。")
        return cleaned

    def given(self) -> DiscussionGiven:
        """The discussion as the action takes it."""
        cleaned = self.cleaned_data
        members = tuple(
            MemberGiven(each.user_id, cleaned[f"said_{each.user_id}"], cleaned[f"vote_{each.user_id}"] == "for")
            for each in self.heads
            if cleaned[f"here_{each.user_id}"]
        )
        same = {name: cleaned[name] for name in ("place", "minutes_by", "conclusion")}
        return DiscussionGiven(
            chair_id=int(cleaned["chair"]), members=members, agrees=cleaned["agrees"] == "yes", **same
        )


def heads_of(case: Any, day: Any) -> list[HeadAppointment]:
    """The heads of the authority whose appointment counts on `day`, chiefs first."""
    rows = HeadAppointment.objects.filter(organisation_id=case.authority_id).select_related("user")
    return sorted((each for each in rows if each.covers(day)), key=lambda each: (each.rank, each.valid_from, each.pk))


def _title(row: HeadAppointment) -> str:
    acting = f"，代理文件{row.document}" if row.acting else ""
    return f"{row.user.name}（{row.get_rank_display()}{f'，{row.field}' if row.field else ''}{acting}）"
