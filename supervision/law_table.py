"""Reading the law out of the code: which rule answers for which code, which step asks it, which test breaks with it."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

import enforcement.rules
from cases.documents.kinds import KINDS, ORDINARY
from cases.models import Case
from cases.procedure import NOWHERE, STEPS, Step
from enforcement.rules import statutes, statutes_disclosure, statutes_execution
from enforcement.rules.computed import COMPUTED
from enforcement.rules.due_dates import CODES
from supervision import law_codes
from supervision.law_later import LATER, LATER_MODULES

ROOT = Path(settings.BASE_DIR)
TESTS = ROOT / "tests" / "rules"
FILES = "cases.exchange.asked"  # what is asked of a whole case file
PENALTY = ROOT / "enforcement" / "rules" / "penalty.py"  # what is asked of a proposed penalty
PAPER, FILE, PROPOSAL = "paper", "file check", "penalty calculator"
CHECKS = frozenset({FILE, PROPOSAL})
MANY = 6  # steps named in one line of the table of codes


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
    asked: dict[str, list[str]] = {}
    for step in STEPS:
        for rule in step.rules:
            asked.setdefault(rule.__name__, []).append(step.name)
    for name in _of_papers():
        asked.setdefault(name, []).append(PAPER)
    for check, names in ((PROPOSAL, of_proposals()), (FILE, of_files())):
        for name in names:
            asked.setdefault(name, []).append(check)
    found = [_row(module, rule, asked) for module, rule in _functions()]
    return sorted(found, key=lambda row: (row.codes, row.name))


def _functions() -> Iterator[tuple[str, Any]]:
    for info in pkgutil.iter_modules(enforcement.rules.__path__):
        module = importlib.import_module(f"enforcement.rules.{info.name}")
        for value in vars(module).values():
            if hasattr(value, "codes") and getattr(value, "__module__", "") == module.__name__:
                yield info.name, value


def _row(module: str, rule: Any, asked: Mapping[str, list[str]]) -> Row:
    return Row(
        name=rule.__name__,
        module=module,
        codes=tuple(rule.codes),
        articles=tuple(dict.fromkeys(str(article) for article in rule.basis)),
        steps=tuple(dict.fromkeys(asked.get(rule.__name__, ()))),
        says=" ".join((rule.__doc__ or "").split()),
    )


def _of_papers() -> set[str]:
    """Rules asked of a finished paper rather than of a step."""
    return {rule.__name__ for kind in (*KINDS.values(), *ORDINARY.values()) for rule in kind.rules}


def of_files(module: str = FILES) -> set[str]:
    """Rules that the check of a whole case file asks, as its `every_rule` lists them; none while there is no check."""
    try:
        check = importlib.import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name is None or not module.startswith(missing.name):
            raise
        return set()
    return {rule.__name__ for rule in check.every_rule()}


def of_proposals(path: Path = PENALTY) -> set[str]:
    """Names that the calculator of penalties lists in a tuple or calls; those of rules count as asked."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = node.elts if isinstance(node, ast.Tuple) else [node.func] if isinstance(node, ast.Call) else []
        found |= {each.attr for each in named if isinstance(each, ast.Attribute)}
    return found


def gaps() -> list[str]:
    """Everything that is missing, one sentence each; none: the law is whole."""
    rows = rules()
    carried = {row.name: row.codes for row in rows}
    return [*rule_gaps(rows, LATER, LATER_MODULES), *law_codes.gaps(law_codes.catalogue(), carried)]


def rule_gaps(
    rows: Sequence[Row], later: Mapping[str, str], modules: Mapping[str, str], tests: Path = TESTS
) -> list[str]:
    """A rule that nobody asks, that rests on nothing or that no test names; a rule said to wait that does not."""
    written = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(tests.rglob("*")) if path.suffix in (".py", ".json")
    )
    named = set(re.findall(r"\w+", written))
    missing = []
    for row in rows:
        if not row.steps and row.name not in later and row.module not in modules:
            missing.append(f"{row.name} ({', '.join(row.codes)}): no step or check asks it")
        taken = [step for step in row.steps if step not in CHECKS]
        if taken and row.name in later:
            missing.append(f"{row.name}: is asked by {taken[0]}, it waits no longer")
        if not row.articles:
            missing.append(f"{row.name}: rests on no article")
        if not row.says:
            missing.append(f"{row.name}: has no docstring")
        if row.name not in named:
            missing.append(f"{row.name}: no test in tests/rules")
    waiting = {row.module for row in rows if CHECKS.issuperset(row.steps)}
    missing += [f"{name}: there is no such rule to wait" for name in sorted(set(later) - {row.name for row in rows})]
    return missing + [f"{name}: no rule of this module waits" for name in sorted(set(modules) - waiting)]


def law_page() -> str:
    """docs/law.md: the force of findings, the table of rules, the codes, and the constants of the statutes."""
    rows = rules()
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
        "Every rule has tests in `tests/rules`, by its code; worked examples stand in `tests/rules/examples`.",
        "",
        "| codes | rule | articles | asked by |",
        "|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {', '.join(row.codes)} | `{row.module}.{row.name}` | {'；'.join(row.articles)} | {asked_by(row)} |"
        )
    return "\n".join([*lines, *code_table(rows), *_constants(), ""])


def asked_by(row: Row) -> str:
    """The steps and checks that ask a rule, or why none does yet."""
    waits = LATER.get(row.name) or LATER_MODULES.get(row.module, "")
    later = [f"later: {waits}"] if CHECKS.issuperset(row.steps) and waits else []
    return ", ".join([*row.steps, *later])


def code_table(rows: Sequence[Row]) -> list[str]:
    """Every code of the catalogue: what answers for it and where it is asked."""
    lines = [
        "",
        "## Every code of the catalogue",
        "",
        "Standing: V text seen, 摘 an excerpt of it, M from memory, D design, 地方 local. Codes marked M and D rest on",
        "parameters or await the legal office.",
        "",
        "| code | what it says | article | standing | kind | where | asked by | examples |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return [*lines, *(_code(code, [row for row in rows if code.code in row.codes]) for code in law_codes.catalogue())]


def _code(code: law_codes.Code, rows: Sequence[Row]) -> str:
    own = any(row.name not in law_codes.BESIDE for row in rows)
    kind = "rule" if own else code.kind.replace("_", " ")
    where = [f"`{name}`" for name in dict.fromkeys([*(row.name for row in rows), *_functions_of(code)])]
    where += [each for each in (code.reason, code.proved_by and f"`{code.proved_by}`") if each]
    cells = (code.code, code.title, code.article, code.standing, kind, ", ".join(where), _asked(rows), code.examples)
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _functions_of(code: law_codes.Code) -> list[str]:
    """The pure functions that answer for a code, and the calculator of due dates where it has a term."""
    computed = [f"{each.__module__.rpartition('.')[2]}.{each.__qualname__}" for each in COMPUTED.get(code.code, ())]
    return [*code.by, *computed, *(["due_dates.answer"] if code.code in CODES else [])]


def _asked(rows: Sequence[Row]) -> str:
    steps = list(dict.fromkeys(step for row in rows for step in row.steps))
    if rows and CHECKS.issuperset(steps):
        return asked_by(rows[0])
    return ", ".join(steps) if len(steps) <= MANY else f"{', '.join(steps[:MANY])} and {len(steps) - MANY} more"


def _constants() -> list[str]:
    lines = [
        "",
        "## Periods of the statutes",
        "",
        "| constant | length | article | rolls | standing |",
        "|---|---|---|---|---|",
    ]
    return [*lines, *(_period(name, period) for name, period in _periods())]


def _periods() -> list[tuple[str, statutes.Period]]:
    named = {**vars(statutes), **vars(statutes_disclosure), **vars(statutes_execution), **_displays()}
    return sorted((name, value) for name, value in named.items() if isinstance(value, statutes.Period))


def _displays() -> dict[str, statutes.Period | None]:
    """The times of credit display, by the name of their place."""
    found = {f"DISPLAYS[{kind}]": display for kind, display in statutes_disclosure.DISPLAYS.items()}
    found |= {
        "OLD_DISPLAY": statutes_disclosure.OLD_DISPLAY,
        "OLD_DISPLAY_KEY_FIELD": statutes_disclosure.OLD_DISPLAY_KEY_FIELD,
    }
    shortest = {f"{name}.shortest": display.shortest for name, display in found.items()}
    return {**shortest, **{f"{name}.longest": display.longest for name, display in found.items()}}


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
