"""What waits for a person in ordinary cases: what was put before him, what came back, what nobody touched for long."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery

from cases import facts as case_facts
from cases.models import (
    Case,
    Clock,
    Document,
    Handling,
    HearingRequest,
    LegalReview,
    Opinion,
    Proposal,
    Statement,
    Term,
)
from cases.reading.desk_lines import MOST, Section, Task, case_words, columns, named
from cases.reading.listing import OPEN_STATES
from cases.reading.nearest import SILENT, shown
from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.policies import subtree_ids
from enforcement.rules.calendar import Calendar
from enforcement.rules.deadlines_ordinary import is_idle

LEADER, HEAD = frozenset({"squad_leader"}), frozenset({"bureau_head"})
# What a head is asked in a state: the act, the step.
ASKED = {
    "filing": ("批准立案", "filing-approval"),
    "investigated": ("批准处理意见", "proposal-approval"),
    "noticed": ("作出处罚决定", "penalty-decision"),
    "proposed": ("作出不予处罚决定", "no-penalty-decision"),
    "decided": ("批准结案", "closing-approval"),
    "not_punished": ("批准结案", "closing-approval"),
    "not_filed": ("批准结案", "closing-approval"),
    "dismissed": ("批准结案", "closing-approval"),
}
ENDED = ("decided", "not_punished", "not_filed", "dismissed")
RETURNED = {"amend": "审核退回", "disagree": "审核不同意"}


def _ordinary(user: Any) -> Any:
    rows = Case.objects.visible_to(user).filter(procedure=Case.Procedure.ORDINARY)
    return rows.select_related(*named()).only(*columns(), "last_act_at", "organisation_id", "decided_at")


def _handled(user: Any) -> Any:
    return Exists(Handling.objects.filter(case=OuterRef("pk"), until__isnull=True, officer__user=user))


def _latest_proposal() -> Any:
    return Proposal.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")


def put_before(user: Any) -> Section:
    """What leaders give an opinion on and heads decide; never what they handle themselves. Two statements."""
    tasks = [*_opinions(user), *_approvals(user)]
    return Section("before", "等我审核和决定", tasks[:MOST], "", "没有等您审核或者决定的案件。")


def _opinions(user: Any) -> list[Task]:
    where = subtree_ids(user, LEADER)
    if not where:
        return []
    said = Opinion.objects.filter(case=OuterRef("pk"))
    filing = said.filter(stage=Opinion.Stage.FILING, at__gte=OuterRef("filing__submitted_at"))
    proposal = said.filter(stage=Opinion.Stage.PROPOSAL, at__gte=Subquery(_latest_of_outer()))
    waiting = _ordinary(user).filter(
        ~_handled(user),
        Q(state="filing") & ~Exists(filing) | Q(state="investigated") & ~Exists(proposal),
        organisation_id__in=where,
    )
    words = {"filing": "提出立案审核意见", "investigated": "提出处理审核意见"}
    return [
        Task(words[each.state], case_words(each), "审核", each.pk, "opinion", last=local_day(each.last_act_at),
             chip=each.get_state_display())
        for each in waiting.order_by("last_act_at", "pk")[:MOST]
    ]  # fmt: skip


def _latest_of_outer() -> Any:
    """When the proposal that counts was put up, for a row below the case."""
    return Proposal.objects.filter(case=OuterRef("case")).order_by("-at", "-pk").values("at")[:1]


def _approvals(user: Any) -> list[Task]:
    where = subtree_ids(user, HEAD)
    if not where:
        return []
    outcome = Subquery(_latest_proposal().values("outcome")[:1])
    running = Clock.objects.filter(case=OuterRef("pk"), ended_on__isnull=True).exclude(kind__in=SILENT)
    open_review = LegalReview.objects.filter(case=OuterRef("pk"), result="")
    asked = HearingRequest.objects.filter(case=OuterRef("pk"), withdrawn_at__isnull=True)
    heard = Statement.objects.filter(case=OuterRef("pk"))
    ready = (
        Q(state__in=("filing", "investigated"))
        | Q(state="proposed", outcome="not_punish") & ~Exists(open_review)
        | Q(state="noticed") & Exists(heard) & ~Exists(open_review) & ~Exists(asked)
        | Q(state__in=ENDED) & ~Exists(running)
    )
    rows = _ordinary(user).annotate(outcome=outcome).filter(ready, ~_handled(user), organisation_id__in=where)
    tasks = []
    for each in rows.order_by("last_act_at", "pk")[:MOST]:
        words, step = ASKED[each.state]
        tasks.append(
            Task(words, case_words(each), words.replace("作出", ""), each.pk, step, last=local_day(each.last_act_at),
                 chip=each.get_state_display())
        )  # fmt: skip
    return tasks


def to_review(user: Any, today: date, days: Calendar) -> Section:
    """Reviews that were asked for, the oldest first, each with the reasons why it is due. Two statements."""
    rows = LegalReview.objects.filter(result="", case__in=Case.objects.visible_to(user))
    rows = rows.select_related(*named("case__")).only("asked_at", "due_reasons", *columns("case__"))
    waiting = list(rows.order_by("asked_at", "pk")[:MOST])
    clocks = Clock.objects.filter(kind="review", ended_on__isnull=True, case_id__in=[row.case_id for row in waiting])
    due = {clock.case_id: shown(clock, today, days) for clock in clocks.defer("arithmetic")}
    tasks = []
    for row in waiting:
        view = due.get(row.case_id)
        tasks.append(
            Task("法制审核", case_words(row.case), "审核", row.case_id, "review", left=view.left if view else None,
                 last=view.last if view else local_day(row.asked_at), law="；".join(row.due_reasons))
        )  # fmt: skip
    return Section("review", "等我审核", tasks, "", "没有送来审核的案件。")


def to_publish(user: Any, today: date, days: Calendar) -> Section:
    """Decisions of social influence that are not public yet."""
    rows = Clock.objects.filter(kind="publication", ended_on__isnull=True, case__in=Case.objects.visible_to(user))
    rows = rows.select_related(*named("case__")).defer("arithmetic").order_by("alarm_on", "pk")[:MOST]
    tasks = []
    for clock in rows:
        view = shown(clock, today, days)
        tasks.append(
            Task("公开处罚决定", case_words(clock.case), "登记公开", clock.case_id, "publication", left=view.left,
                 last=view.last, law=clock.article, note=view.provisional)
        )  # fmt: skip
    return Section("publish", "等我公开的决定", tasks, "", "没有等待公开的处罚决定。")


def mine(user: Any) -> list[Task]:
    """My own ordinary cases where the next act is mine. One statement."""
    review = LegalReview.objects.filter(case=OuterRef("pk")).order_by("-asked_at", "-pk")
    told = Document.objects.filter(case=OuterRef("pk"), kind=Document.Kind.NOTICE, deliveries__isnull=True)
    said = Statement.objects.filter(case=OuterRef("pk"))
    suspended = Term.objects.filter(case=OuterRef("pk"), kind=Term.Kind.SUSPENSION, until__isnull=True)
    rows = _ordinary(user).filter(
        _handled(user), ~Exists(suspended), state__in=("registered", "filed", "proposed", "noticed")
    )
    rows = rows.annotate(
        review=Subquery(review.values("result")[:1]),
        reviewed_at=Subquery(review.values("done_at")[:1]),
        outcome=Subquery(_latest_proposal().values("outcome")[:1]),
        written=F("filing__prima_facie"),
        untold=Exists(told),
        heard=Exists(said),
    )
    tasks = []
    for each in rows.order_by("last_act_at", "pk")[:MOST]:
        if asked := _next_of_mine(each):
            what, step, chip = asked
            tasks.append(Task(what, case_words(each), what, each.pk, step, chip=chip, last=local_day(each.last_act_at)))
    return tasks


def _next_of_mine(case: Any) -> tuple[str, str, str] | None:
    """(act, step, state in words); None while others have the case."""
    if case.state == "registered":
        return "核查后呈请立案", "filing", "退回核查" if case.written else "待立案"
    if case.state == "filed":
        return "调查取证", "", RETURNED.get(case.review or "", "退回补充" if case.outcome else "调查取证")
    if case.review in RETURNED:
        return "按审核意见补充", "supplement", RETURNED[case.review]
    if case.state == "proposed":
        return ("制作处罚告知书", "notice", "处理意见已批准") if case.outcome == "punish" else None
    if case.untold:
        return "送达告知书", "delivery", "告知书待送达"
    if not case.heard:
        return "录入陈述申辩", "statement", "已告知"
    return None


def idle(user: Any, today: date, days: Calendar, *, mine: bool) -> Section:
    """Open cases without any act for longer than the local number of working days, though nothing may be due."""
    local = case_facts.local_of(user.organisation, today)
    # Working days are no fewer than calendar days: whatever moved later than this cannot be idle.
    before = datetime.combine(today, datetime.min.time(), tzinfo=SHANGHAI) - timedelta(days=local.idle_days.value)
    rows = Case.objects.visible_to(user).filter(state__in=OPEN_STATES, last_act_at__lt=before)
    rows = rows.select_related(*named()).only(*columns(), "last_act_at")
    if mine:
        rows = rows.filter(_handled(user))
    tasks = [
        Task("很久没有办理", case_words(each), "查看案卷", each.pk, chip=each.get_state_display(),
             last=local_day(each.last_act_at))
        for each in rows.order_by("last_act_at", "pk")[:MOST]
        if is_idle(local_day(each.last_act_at), today, days, local)
    ]  # fmt: skip
    note = f"超过 {local.idle_days.value} 个工作日没有办理"
    return Section("idle", "搁置的案件", tasks, note, f"没有超过 {local.idle_days.value} 个工作日没有办理的案件。")
