"""Reading the law out of the code: which rule answers for which code, which step asks it, which test breaks with it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

import enforcement.rules
from cases.documents.kinds import KINDS, ORDINARY
from cases.models import Case
from cases.procedure import NOWHERE, STEPS, Step
from enforcement.rules import statutes

ROOT = Path(settings.BASE_DIR)
TESTS = ROOT / "tests" / "rules"
# Codes that are answered by something else than a step rule, and by what.
ELSEWHERE = {
    "CAL-01": ("rules/periods.py `due`", "computation"),
    "CAL-02": ("rules/statutes.py units, rules/periods.py", "computation"),
    "CAL-03": ("rules/statutes.py units, rules/periods.py", "computation"),
    "CAL-04": ("rules/statutes.py units, rules/periods.py", "computation"),
    "CAL-05": ("rules/periods.py, `Period.rolls`", "computation"),
    "CAL-06": ("rules/periods.py `add_months`", "computation"),
    "CAL-07": ("rules/periods.py `in_time`", "computation"),
    "CAL-08": ("rules/calendar.py `CalendarMissing`", "computation"),
    "PAY-02": ("rules/deadlines.py `payment_clock`", "computation"),
    "PAY-03": ("rules/periods.py `late_fee`, step late-fee", "computation"),
    "PAY-04": ("rules/periods.py `late_fee`, `stopped`", "computation"),
    "LEN-11": ("rules/fines.py `statutory_range`", "computation"),
    "APP-01": ("rules/deadlines.py `reconsideration_clock`", "computation"),
    "APP-04": ("rules/deadlines.py `court_clock`", "computation"),
}
# Rules that judge what this product does not carry out yet; they wait in the pure layer for their step.
LATER = {
    "a_dispute_leaves_minutes": "disputes over jurisdiction are settled on paper",
    "seizure_needs_authority": "seizure goes on paper; the fact blocks the case (step blocker)",
    "auxiliaries_do_not_outnumber_officers": "register of the force",
    "every_auxiliary_has_an_answerable_officer": "constraint: Auxiliary.responsible_officer is not null",
    "confiscated_goods_are_accounted_for": "confiscation leaves the simple procedure",
    "fines_are_never_a_target": "refused by every list and export: no such grouping exists",
    "too_late_is_truly_too_late": "the end of a clue whose act is too old",
    "a_hearing_is_announced_seven_days_before": "the hearing itself goes on paper",
    "a_hearing_is_held_as_the_law_says": "the hearing itself goes on paper",
    "electronic_delivery_was_agreed_to": "electronic delivery goes on paper (SRV-02)",
    "post_is_proved_by_its_receipt": "delivery by post goes on paper (SRV-02)",
    "an_announcement_is_the_last_way": "delivery by announcement goes on paper (SRV-02)",
    "the_day_follows_the_way": "post, electronic delivery and announcement go on paper (SRV-02)",
    "demands_are_handed_over_directly_first": "demands go on paper",
    "the_tiers_fit_the_statute": "asked when a benchmark is published",
    "reviewers_are_enough": "register of the force",
    "a_matter_of_others_is_referred": "a matter of others goes on paper; the fact blocks the case (step blocker)",
    "evidence_is_kept_in_advance_with_approval": "registration of evidence goes on paper (step blocker)",
    "evidence_kept_in_advance_is_settled_in_time": "registration of evidence goes on paper (step blocker)",
    "a_sample_is_listed_and_signed": "sampling goes on paper",
    "what_a_device_recorded_is_reviewed": "technical monitoring goes on paper",
    "recusal_is_decided_by_a_head": "recusal is decided on paper; the fact blocks the case (step blocker)",
    "a_daily_fine_follows_a_fine_an_order_and_a_recheck": "fines day by day come with the penalty screen",
    "a_heavier_penalty_in_an_emergency_names_its_document": "emergencies come with the penalty screen",
    "a_heard_case_is_reviewed": "the hearing itself goes on paper",
}


@dataclass(frozen=True)
class Row:
    """One rule as the table shows it."""

    name: str
    module: str
    codes: tuple[str, ...]
    articles: tuple[str, ...]
    steps: tuple[str, ...]
    says: str


def rules() -> list[Row]:
    """Every rule of enforcement/rules, in the order of its codes."""
    asked = {rule.__name__: [] for step in STEPS for rule in step.rules}  # type: ignore[attr-defined]  # functions
    for step in STEPS:
        for rule in step.rules:
            asked[rule.__name__].append(step.name)  # type: ignore[attr-defined]  # functions have names
    found = [_row(module, rule, asked) for module, rule in _functions()]
    return sorted(found, key=lambda row: (row.codes, row.name))


def _functions() -> Iterator[tuple[str, Any]]:
    for info in pkgutil.iter_modules(enforcement.rules.__path__):
        module = importlib.import_module(f"enforcement.rules.{info.name}")
        for value in vars(module).values():
            if hasattr(value, "codes") and getattr(value, "__module__", "") == module.__name__:
                yield info.name, value


def _row(module: str, rule: Any, asked: dict[str, list[str]]) -> Row:
    return Row(
        name=rule.__name__,
        module=module,
        codes=tuple(rule.codes),
        articles=tuple(dict.fromkeys(str(article) for article in rule.basis)),
        steps=tuple(asked.get(rule.__name__, ())) or _paper_check(rule.__name__),
        says=" ".join((rule.__doc__ or "").split()),
    )


def _paper_check(name: str) -> tuple[str, ...]:
    """Rules asked of a finished paper rather than of a step."""
    asking = {rule.__name__ for kind in (*KINDS.values(), *ORDINARY.values()) for rule in kind.rules}
    return ("paper",) if name in asking else ()


def gaps() -> list[str]:
    """What is missing: a rule that nobody asks, that rests on nothing, or whose name stands in no test."""
    tests = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py"))
    missing = []
    for row in rules():
        if not row.steps and row.name not in LATER:
            missing.append(f"{row.name} ({', '.join(row.codes)}): no step or check asks it")
        if not row.articles:
            missing.append(f"{row.name}: rests on no article")
        if not row.says:
            missing.append(f"{row.name}: has no docstring")
        if not re.search(rf"\b{row.name}\b", tests) and not all(code in tests for code in row.codes):
            missing.append(f"{row.name}: no test in tests/rules")
    return missing


def law_page() -> str:
    """docs/law.md: the force of findings, the table of rules, and the constants of the statutes."""
    lines = [
        "# The law in this program",
        "",
        "Printed by `manage.py check_law --write`; do not edit by hand.",
        "",
        "## What a finding does",
        "",
        "| force | at a step | in a finished file |",
        "|---|---|---|",
        "| FORBIDS | refused | block: unlawful |",
        "| ASKS_REASON | taken only with a written reason under the code | warn when the reason is missing |",
        "| NOTES | shown | allow |",
        "",
        "## Article → rule → step → test",
        "",
        "Every rule has tests in `tests/rules`, by its code; worked examples carry the code as their id.",
        "",
        "| codes | rule | articles | asked by |",
        "|---|---|---|---|",
    ]
    for row in rules():
        asked = ", ".join(row.steps) if row.steps else f"later: {LATER.get(row.name, '')}"
        lines.append(f"| {', '.join(row.codes)} | `{row.module}.{row.name}` | {'；'.join(row.articles)} | {asked} |")
    return "\n".join([*lines, *_computed(), ""])


def _computed() -> list[str]:
    lines = ["", "## Codes answered by computation", "", "| code | where | kind |", "|---|---|---|"]
    lines += [f"| {code} | {where} | {kind} |" for code, (where, kind) in sorted(ELSEWHERE.items())]
    lines += [
        "",
        "## Periods of the statutes",
        "",
        "| constant | length | article | rolls | standing |",
        "|---|---|---|---|---|",
    ]
    return [*lines, *(_period(name, period) for name, period in _periods())]


def _periods() -> list[tuple[str, statutes.Period]]:
    return sorted((name, value) for name, value in vars(statutes).items() if isinstance(value, statutes.Period))


def _period(name: str, period: statutes.Period) -> str:
    rolls = "yes" if period.rolls else "no"
    return f"| `{name}` | {period.length} {period.unit} | {period.article} | {rolls} | {period.status} |"


def procedure_page() -> str:
    """docs/procedure.md: the table of steps, and where each row of the workflow went."""
    names = dict(Case.State.choices)
    lines = [
        "# The procedure",
        "",
        "Printed by `manage.py check_law --write` from `cases/procedure/`; do not edit by hand.",
        "",
        "| step | in Chinese | from | to | who | article | workflow |",
        "|---|---|---|---|---|---|---|",
        *(_step(step, names) for step in STEPS),
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(
            f"    {_state(old)} --> {step.arrives}: {step.name}"
            for step in STEPS
            if step.arrives
            for old in sorted(step.leaves)
        ),
        "```",
        "",
        "Rows N* of the workflow (ordinary procedure), C* (seizure) and P3–P5 (demand, court) are not carried yet:",
        "their facts can be recorded (`blocker`), the next step is refused with its article, and the page says that",
        "the matter goes on paper. S5 is carried as far as the late fee (`late-fee`).",
    ]
    return "\n".join(lines) + "\n"


def _state(name: str) -> str:
    return "[*]" if name == NOWHERE else name


def _step(step: Step, names: dict[str, str]) -> str:
    leaves = "、".join(names.get(state, "—") for state in sorted(step.leaves))
    arrives = names.get(step.arrives, "（不变）")
    return f"| `{step.name}` | {step.title} | {leaves} | {arrives} | {', '.join(sorted(step.roles))} | {step.article} | {step.workflow} |"
