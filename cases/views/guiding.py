"""The pages of guiding cases 案例指导: list, filters, export, each case, and its acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse

from cases.actions import guiding as acts
from cases.facts import rows as law_rows
from cases.models import Case, GuidingCase
from cases.reading import ordinary
from cases.reading.guiding import SEARCHED, closed_case, known_to
from enforcement.configuration.fields import Reasoned, choice_filter
from enforcement.configuration.sheet import Act, Call, Done, Fields, Filter, Link, Sheet, Table
from enforcement.configuration.sheet import Column as Col
from enforcement.kernel.errors import Invalid
from enforcement.models import User
from enforcement.policies import READS_CASES
from enforcement.rules.masking import published_text
from enforcement.rules.waivers import GROUNDS
from enforcement.wording import day_words

MASKED = "不写姓名、名称、号码和地址，用“当事人”“某路段”一类的写法。"


def area(label: str, words: str = "", rows: int = 4) -> forms.CharField:
    """A long text."""
    return forms.CharField(label=label, max_length=4000, help_text=words, widget=forms.Textarea(attrs={"rows": rows}))


class Writing(Fields):
    """A draft, begun with what the file of the case says, masked."""

    case = forms.CharField(label="案号", max_length=40, help_text="已经结案的案件，写全案号。")
    title = forms.CharField(label="标题", max_length=100, help_text=MASKED)
    facts = area("基本案情", MASKED, 6)
    question = area("争议问题")
    reasoning = area("裁量理由", "", 6)
    outcome = forms.CharField(label="处理结果", max_length=300)
    articles = area("适用条文", "一行一条。", 3)

    def prepare(self) -> None:
        """What is known of the case that a link named."""
        case = closed_case(self.user, str(self.initial.get("case") or ""))
        if case is not None and not self.is_bound:
            self.initial = {**_begun(case), **self.initial}


def _begun(case: Case) -> dict[str, str]:
    party, decision = case.party, getattr(case, "decision", None)
    proposal = getattr(decision, "proposal", None)
    facts = published_text(
        case.facts if proposal is None else proposal.facts,
        name=party.name,
        identity=party.id_number,
        phone=party.phone,
        address=party.address,
    ).replace(case.place, "（地点略）")
    version = case.violation_version
    articles = law_rows.articles(version.penalty_article) if version else ()
    said = {"title": f"{case.violation.name}案", "facts": facts, "articles": "\n".join(map(str, articles))}
    if decision is not None:
        penalty = "，".join(ordinary.penalty_words(decision))
        said["outcome"] = penalty or f"不予行政处罚：{GROUNDS.get(decision.not_punish_ground, '')}"
    return said


def _write(call: Call) -> Done:
    case = closed_case(call.by, call.values["case"])
    if case is None:
        raise Invalid(fields={"case": ["没有找到这件案件，或者您无权查看。请核对案号。"]})
    return Done("指导案例已起草，待法制审核。", acts.write_guiding_case(case.pk, call.values, by=call.by, now=call.now))


def _approve(call: Call) -> Done:
    return Done("已审核通过，待负责人公布。", acts.approve_guiding_case(call.subject.pk, by=call.by, now=call.now))


def _publish(call: Call) -> Done:
    return Done("已公布。", acts.publish_guiding_case(call.subject.pk, by=call.by, now=call.now))


def _withdraw(call: Call) -> Done:
    made = acts.withdraw_guiding_case(call.subject.pk, call.values["reason"], by=call.by, now=call.now)
    return Done("已撤回。", made)


def _outside(wanted: frozenset[str], act: str, who: str) -> Any:
    return lambda user, row: acts.why_not(user, wanted, row.organisation.path, act, who)


def _in_state(*states: str) -> Any:
    return lambda row: row.state in states


def _containing(name: str, label: str, condition: str) -> Filter:
    def narrow(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**{condition: value.strip()})

    return Filter(name, lambda user: forms.CharField(label=label, max_length=60), narrow)


def _facts(row: GuidingCase) -> list[tuple[str, Any]]:
    told = [
        ("状态", row.get_state_display()),
        ("违法事项", f"{row.violation.name}（{row.violation.code}）"),
        ("基本案情", row.facts),
        ("争议问题", row.question),
        ("裁量理由", row.reasoning),
        ("处理结果", row.outcome),
        ("适用条文", row.articles),
        ("编写机构", row.organisation.name),
        ("公布", day_words(row.published_at)),
    ]
    return [*told, ("撤回理由", row.withdrawal)] if row.withdrawal else told


def _origin(row: GuidingCase, user: User) -> list[Table]:
    """The case it was written from, for whoever may see that case."""
    case = Case.objects.visible_to(user).filter(pk=row.case_id).first()
    lines = [(Link(case.number, reverse("case_file", args=[case.pk])),)] if case else []
    return [Table("来源案件", ("案号",), lines, "您无权查看来源案件。")]


STATE = GuidingCase.State
GUIDING = Sheet(
    slug="guiding-cases",
    title="案例指导",
    intro="从已经结案的案件编写，隐去当事人；起草、审核、公布由不同的人办理。公布后在裁量和审核时一并显示，供参照。",
    roles=READS_CASES,
    rows=known_to,
    order="-written_at",
    kind="guiding_case",
    key="uuid",
    home=("case_list", "案件"),
    search=SEARCHED,
    looks_for="案情、理由、条文或者违法事项中的词",
    columns=(
        Col("标题", lambda row: row.title, "title"),
        Col("状态", lambda row: row.get_state_display(), tone=lambda row: "" if row.state == STATE.PUBLISHED else "ask"),
        Col("违法事项", lambda row: row.violation.name),
        Col("处理结果", lambda row: row.outcome),
        Col("适用条文", lambda row: "、".join(row.articles.split())),
        Col("起草", lambda row: day_words(row.written_at), "written_at"),
    ),
    filters=(
        _containing("violation", "违法事项代码", "violation__code"),
        _containing("article", "适用条文中的字", "articles__icontains"),
        choice_filter("state", "状态", [(str(key), str(words)) for key, words in STATE.choices], lambda key: Q(state=key)),
    ),
    facts=_facts,
    tables=_origin,
    acts=(Act("write", "编写指导案例", "提交审核", acts.WRITES, _write, Writing, prefills=("case",)),),
    on_row=(
        Act(
            "approve", "审核通过", "审核通过", acts.APPROVES, _approve, offered=_in_state(STATE.DRAFT),
            bars=_outside(acts.APPROVES, "审核", "法制审核人员"), warns="案情、理由和条文准确，文字认不出当事人。",
        ),
        Act(
            "publish", "公布", "公布", acts.PUBLISHES, _publish, offered=_in_state(STATE.APPROVED),
            bars=_outside(acts.PUBLISHES, "公布", "负责人"), warns="公布后全系统可见，文字不能修改，只能撤回。",
        ),
        Act(
            "withdraw", "撤回", "撤回", acts.WITHDRAWS, _withdraw, Reasoned,
            offered=_in_state(STATE.DRAFT, STATE.APPROVED, STATE.PUBLISHED),
            bars=_outside(acts.WITHDRAWS, "撤回", "法制审核人员或者负责人"),
        ),
    ),
)  # fmt: skip
