"""What is wrong at one place of a document and what to write there, in Chinese."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError

DAY = "日期写成 2025-09-26，时间写成 2025-09-26T15:20；只知道年月的写 2025-09。"
MONEY = "金额写成以元为单位的数字，如 20000、20000.50；份额写成小数，如 0.05。"
EXPECTED: Mapping[str, str] = {
    "boolean": "应为是或者否，写 true 或者 false。",
    "integer": "应为不小于零的整数，不带单位。",
    "number": MONEY,
    "string": "应为文字。",
    "array": "应为列表，写在 [ ] 里。",
    "object": "应为对象，写在 { } 里。",
}
NULLABLE = "没有说明的不写。"
SHOWN = 8  # properties named as a hint


def deepest(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors at the properties that are wrong, not at what holds them."""
    for error in errors:
        inner = [] if _format(error) == "case-file-money" else [each for each in error.context or () if _tells(each)]
        yield from deepest(inner) if inner else (error,)


def _tells(inner: ValidationError) -> bool:
    """Whether the alternative was meant: another type at the very place says nothing."""
    return inner.validator != "type" or bool(inner.relative_path)


def _format(error: ValidationError) -> str:
    return str(error.schema.get("format", "")) if isinstance(error.schema, dict) else ""


def says(error: ValidationError, parts: Mapping[str, Any]) -> str:
    """One sentence. `parts`: the definitions of the schema."""
    told = error.validator_value
    if error.validator == "additionalProperties":
        return _extra(error)
    if error.validator == "required":
        return f"缺少：{'、'.join(name for name in told if name not in error.instance)}。"
    if error.validator == "enum":
        return f"应为其中之一：{_choices(error, told)}。"
    if error.validator == "const":
        return f"应为 {told}，或者不写。"
    if error.validator == "pattern":
        return DAY if _format(error) == "case-file-day" else MONEY
    if error.validator == "format":
        return "没有这一天或者时间。请改正。" if told == "case-file-day" else "数额过大，或者不是数。请改正。"
    if error.validator in ("minimum", "maximum"):
        return f"应为 {error.schema.get('minimum', 0)} 到 {error.schema.get('maximum')} 的整数。"
    if error.validator in ("maxItems", "minItems", "maxLength", "maxProperties"):
        return f"数量或者长度不符合：{error.validator} {told}。"
    return _expected(error, parts)


def _expected(error: ValidationError, parts: Mapping[str, Any]) -> str:
    title = str(error.schema.get("title", ""))
    shape = error.schema
    named = f"“{title}”" if title else ""
    if error.validator == "anyOf" and "$ref" in (first := shape["anyOf"][0]):
        return named + _object(parts[first["$ref"].rsplit("/", 1)[-1]])
    if _format(error) == "case-file-day":
        return DAY
    if _format(error) == "case-file-money":
        return MONEY
    if title == "条款":
        return "应为条款，如 城乡规划法第六十四条。"
    kinds = shape.get("type", ())
    held = [kinds] if isinstance(kinds, str) else [each for each in kinds if each != "null"]
    if held == ["object"] and "properties" in shape:
        return named + _object(shape)
    return named + EXPECTED.get(held[0] if held else "", "不符合公布的格式。请对照公布的格式改正。")


def _object(shape: Mapping[str, Any]) -> str:
    if "properties" not in shape:
        return f"应为条款，如 城乡规划法第六十四条。{NULLABLE}"
    names = list(shape["properties"])
    more = " 等" if len(names) > SHOWN else ""
    return f"应为对象，写在 {{ }} 里，可以写 {'、'.join(names[:SHOWN])}{more}；{NULLABLE}"


def _extra(error: ValidationError) -> str:
    known = {name: str(shape.get("title", "")) for name, shape in error.schema.get("properties", {}).items()}
    extra = sorted(set(error.instance) - known.keys())
    meant = [near for each in extra[:SHOWN] if (near := _near(each, known))]
    hint = f"是不是 {'、'.join(dict.fromkeys(meant))}？" if meant else ""
    return f"没有这些属性：{'、'.join(extra)}。{hint}请对照公布的格式改正。"


def _near(name: str, known: Mapping[str, str]) -> str:
    """The property that was probably meant, by its name or its title."""
    if len(name) > SHOWN * SHOWN:
        return ""
    by_title = [key for key, title in known.items() if len(name) > 1 and title.startswith(name)]
    if len(by_title) == 1:
        return by_title[0]
    return next(iter(difflib.get_close_matches(name, known, 1, 0.7)), "")


def _choices(error: ValidationError, told: Iterable[Any]) -> str:
    return "、".join(str(each) for each in told if each is not None)
