"""All rules of the package, found by looking, so that no list has to be kept."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from enforcement import rules
from enforcement.rules.findings import Rule


@cache
def modules() -> tuple[ModuleType, ...]:
    names = sorted(each.name for each in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"enforcement.rules.{name}") for name in names)


@cache
def every_rule() -> tuple[Rule, ...]:
    found = []
    for module in modules():
        for value in vars(module).values():
            if hasattr(value, "codes") and getattr(value, "__module__", "") == module.__name__:
                found.append(value)
    return tuple(found)
