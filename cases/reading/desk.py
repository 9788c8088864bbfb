"""What waits for a person: by role, few statements, each list with its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef

from cases.models import Case, CashReceipt, Clock, ClockLevel, Clue, Draft, Handling
from cases.reading import desk_ordinary
from cases.reading.desk_lines import MOST, Section, Task, case_words, columns, named
from cases.reading.listing import OPEN_STATES
from cases.reading.nearest import SILENT, shown
from enforcement.policies import holds, roles
from enforcement.rules.calendar import Calendar

HANDLERS = frozenset({"officer", "squad_leader"})
LEADERS = frozenset({"squad_leader", "bureau_head"})
OVERSEERS = LEADERS | {"supervisor"}

# Clock → the step that ends it, for whoever handles the case and for finance.
HANDLER_STEPS = {
    "report": ("report", "报备"),
    "delivery": ("delivery", "录入送达"),
    "recheck": ("recheck", "录入复查"),
    "verification": ("filing", "呈请立案"),
    "answer": ("reporter-answer", "告知举报人"),
}
ARCHIVING = {"simple": "archiving", "ordinary": "binding"}
FINANCE_STEPS = {
    "hand_in": ("cash-hand-in", "接收收缴款"),
    "banking": ("cash-banking", "缴付银行"),
    "payment": ("payment", "登记缴款"),
}


# What a line says of a clock; no other column is read.
CLOCK_LINE = ("kind", "says", "article", "unit", "due_on", "alarm_on", "ended_on", "provisional", "level")


@dataclass(slots=True)
class Desk:
    """Everything on the desk. `tally` holds (key, count, words, query of the list or anchor)."""

    sections: list[Section] = field(default_factory=list)
    tally: list[tuple[str, int, str, str]] = field(default_factory=list)
    states: list[tuple[str, str, int]] = field(default_factory=list)


def desk_of(user: Any, today: date, soon: date, days: Calendar) -> Desk:
    """The desk of an account with all its roles together."""
    held, desk = roles(user), Desk()
    mine = bool(held & HANDLERS)
    if mine or held & OVERSEERS:
        _clocks(desk, user, today, soon, days, mine=mine and not held & LEADERS)
    if held & LEADERS:
        desk.sections.insert(0, _escalations(user, today, days))
        desk.sections.insert(1, desk_ordinary.put_before(user))
        desk.sections.append(_to_close(user))
    if "legal_reviewer" in held:
        desk.sections.append(desk_ordinary.to_review(user, today, days))
    if "disclosure_clerk" in held:
        desk.sections.append(desk_ordinary.to_publish(user, today, days))
    if mine:
        waiting = _unfinished(user)
        waiting.tasks.extend(desk_ordinary.mine(user))
        desk.sections.append(waiting)
    if mine or held & LEADERS:
        untouched = desk_ordinary.idle(user, today, days, mine=mine and not held & LEADERS)
        desk.sections += [untouched] if untouched.tasks else []
    if "finance" in held:
        desk.sections += _finance(user, today, days)
    if "archivist" in held:
        desk.sections.append(_to_archive(user))
    if mine or held & OVERSEERS:
        _counts(desk, user, mine=mine and not held & LEADERS)
    return desk


def _handled_by(user: Any) -> Any:
    return Exists(Handling.objects.filter(case=OuterRef("case"), until__isnull=True, officer__user=user))


def _open_clocks(user: Any) -> Any:
    open_ones = Clock.objects.filter(ended_on__isnull=True, case__in=Case.objects.visible_to(user))
    waited = open_ones.exclude(kind__in=SILENT)
    return waited.select_related(*named("case__"), "case__organisation").only(
        *CLOCK_LINE, *columns("case__"), "case__organisation__path"
    )


def _clocks(desk: Desk, user: Any, today: date, soon: date, days: Calendar, *, mine: bool) -> None:
    """Late and due today, then soon; with counts that are exact up to what is shown and open the list beyond."""
    near = _open_clocks(user).filter(alarm_on__lte=soon)
    if mine:
        near = near.filter(_handled_by(user))
    query = "&mine=on" if mine else ""
    rows = list(near.order_by("alarm_on", "pk")[: 4 * MOST])
    late = [each for each in rows if each.alarm_on < today]
    due = [each for each in rows if each.alarm_on == today]
    coming = [each for each in rows if each.alarm_on > today]
    tasks = [_of_clock(each, user, today, days, mine=mine) for each in (late + due)[:MOST]]
    desk.sections.append(Section("late", "已逾期与今天到期", tasks, "逾期已报中队长", "没有逾期或者今天到期的事项。"))
    tasks = [_of_clock(each, user, today, days, mine=mine) for each in coming[:MOST]]
    desk.sections.append(Section("soon", "3 个工作日内到期", tasks, "", "3 个工作日内没有到期的事项。"))
    desk.tally += [
        ("late", len(late), "已逾期", f"?level=late&sort=due{query}"),
        ("today", len(due), "今天到期", f"?level=today&sort=due{query}"),
        ("soon", len(coming), "3 日内", f"?level=soon&sort=due{query}"),
    ]


def _of_clock(clock: Clock, user: Any, today: date, days: Calendar, *, mine: bool) -> Task:
    case, view = clock.case, shown(clock, today, days)
    step, words = "", "查看案卷"
    if mine and clock.kind in HANDLER_STEPS:
        step, words = HANDLER_STEPS[clock.kind]
    elif clock.kind in FINANCE_STEPS and holds(user, {"finance"}, case.organisation.path):
        step, words = FINANCE_STEPS[clock.kind]
    return Task(
        what=clock.says,
        detail=case_words(case),
        words=words,
        case_id=case.pk,
        step=step,
        left=view.left,
        last=view.last,
        law=clock.article,
        note=view.provisional,
        chip="已上报" if clock.level == Clock.Level.ESCALATED else "",
    )


def _escalations(user: Any, today: date, days: Calendar) -> Section:
    waiting = ClockLevel.objects.filter(
        level=Clock.Level.ESCALATED, answer__isnull=True, clock__level=Clock.Level.ESCALATED,
        clock__case__in=Case.objects.visible_to(user),
    ).select_related(*named("clock__case__"), "clock__case__organisation")  # fmt: skip
    lines = (*(f"clock__{column}" for column in CLOCK_LINE), *columns("clock__case__"))
    tasks = []
    for each in waiting.only("pk", *lines, "clock__case__organisation__path").order_by("alarm_on", "pk")[:MOST]:
        case, view = each.clock.case, shown(each.clock, today, days)
        may = holds(user, LEADERS, case.organisation.path)
        tasks.append(
            Task(
                what=f"答复逾期：{each.clock.says}",
                detail=case_words(case),
                words="答复" if may else "查看案卷",
                case_id=case.pk,
                step="escalation-answer" if may else "",
                left=view.left,
                last=view.last,
                law="逾期上报后须写明处理意见",
            )
        )
    return Section("escalated", "等我答复的逾期", tasks, "", "没有等待答复的逾期上报。")


def _to_close(user: Any) -> Section:
    """Decided, delivered and with no period running any more; who handled it may not close it."""
    running = Clock.objects.filter(case=OuterRef("pk"), ended_on__isnull=True).exclude(kind__in=SILENT)
    own = Handling.objects.filter(case=OuterRef("pk"), until__isnull=True, officer__user=user)
    done = Case.objects.visible_to(user).filter(
        ~Exists(running),
        ~Exists(own),
        procedure="simple",
        state__in=["decided", "not_punished"],
        documents__deliveries__isnull=False,
    )
    rows = done.select_related(*named()).only(*columns(), "decided_at").order_by("decided_at").distinct()[:MOST]
    tasks = [Task("核对并结案", case_words(each), "结案", each.pk, "closing", chip="可以结案") for each in rows]
    return Section("closing", "等我结案的", tasks, "", "没有等待结案的案件。")


def _unfinished(user: Any) -> Section:
    """My drafts, my cases without a decision, and clues nobody took."""
    drafts = Draft.objects.filter(user=user, case__isnull=True).only("pk", "saved_at").order_by("-saved_at")[:5]
    tasks = [
        Task("接着填写当场处罚", "草稿，内容和照片都已保存", "接着填写", link="street_evidence", link_id=each.pk, chip="草稿",
             last=each.saved_at)
        for each in drafts
    ]  # fmt: skip
    handled = Handling.objects.filter(case=OuterRef("pk"), until__isnull=True, officer__user=user)
    rows = Case.objects.visible_to(user).filter(Exists(handled), state__in=["found", "heard"])
    for each in rows.select_related(*named()).only(*columns(), "opened_at").order_by("opened_at")[:MOST]:
        step, words = ("hearing-of-party", "告知并听取") if each.state == "found" else ("decision", "作出决定")
        tasks.append(
            Task(words, case_words(each), words, each.pk, step, chip=each.get_state_display(), last=each.opened_at)
        )
    clues = Clue.objects.visible_to(user).filter(dismissed_at__isnull=True, cases__isnull=True)
    for clue in clues.only("pk", "place", "seen_at").order_by("-seen_at")[:5]:
        tasks.append(
            Task(
                "处理线索", clue.place, "查看线索", link="clue_file", link_id=clue.pk, chip="新线索", last=clue.seen_at
            )
        )
    return Section("wait", "等我处理", tasks, "", "没有等您处理的事项。")


def _finance(user: Any, today: date, days: Calendar) -> list[Section]:
    cash = CashReceipt.objects.filter(case__in=Case.objects.visible_to(user), banked_at__isnull=True)
    tasks = []
    lines = ("collected_at", "handed_in_at", *columns("case__"))
    for each in cash.select_related(*named("case__")).only(*lines).order_by("collected_at")[:MOST]:
        step, words = FINANCE_STEPS["banking" if each.handed_in_at else "hand_in"]
        tasks.append(Task(words, case_words(each.case), words, each.case_id, step, last=each.collected_at,
                          chip="待缴付银行" if each.handed_in_at else "待接收", law="行政处罚法第七十一条"))  # fmt: skip
    owed = _open_clocks(user).filter(kind="payment").order_by("alarm_on", "pk")[:MOST]
    payments = [_of_clock(each, user, today, days, mine=False) for each in owed]
    return [
        Section("cash", "当场收缴的罚款", tasks, "", "没有待接收或者待缴付银行的收缴款。"),
        Section("payments", "等待缴款的案件", payments, "", "没有等待缴款的案件。"),
    ]


def _to_archive(user: Any) -> Section:
    rows = Case.objects.visible_to(user).filter(state="closed").select_related(*named())
    tasks = [
        Task(
            "编入案卷", case_words(each), "归档", each.pk, ARCHIVING[each.procedure], last=each.closed_at, chip="已结案"
        )
        for each in rows.only(*columns(), "procedure", "closed_at").order_by("closed_at")[:MOST]
    ]
    return Section("archive", "等待归档", tasks, "", "没有等待归档的案件。")


def _counts(desk: Desk, user: Any, *, mine: bool) -> None:
    """How many wait, and how many are open, by state."""
    found = Case.objects.visible_to(user).filter(state__in=OPEN_STATES)
    if mine:
        handled = Handling.objects.filter(case=OuterRef("pk"), until__isnull=True, officer__user=user)
        found = found.filter(Exists(handled))
    grouped = dict(found.order_by().values_list("state").annotate(Count("pk")))
    query = "&mine=on" if mine else ""
    names = dict(Case.State.choices)
    present = [(state, grouped[state]) for state in OPEN_STATES if state in grouped]
    desk.states = [(f"?state={state}{query}", str(names[state]), count) for state, count in present]
    waiting = sum(len(each.tasks) for each in desk.sections if each.key in ("wait", "escalated", "closing", "before"))
    if not roles(user) & (HANDLERS | LEADERS):
        waiting = -1
    if waiting >= 0:
        desk.tally.append(("wait", waiting, "等我处理", "#wait" if roles(user) & HANDLERS else "#before"))
    desk.tally.append(("open", sum(grouped.values()), "在办案件", f"?state=open&sort=due{query}"))


def own_clues(user: Any) -> list[Clue]:
    """What an auxiliary reported, newest first."""
    found = Clue.objects.filter(reported_by=user).prefetch_related("cases").order_by("-reported_at")
    return list(found[:MOST])
