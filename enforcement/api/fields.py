"""Strict fields: what the OpenAPI file says is exactly what is taken. Shape only; the law is for the actions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from enforcement.kernel import clock

# Nothing that a bureau acts on happened before; keeps every moment inside what all parts can hold.
EARLIEST = date(1949, 10, 1)
LATEST = date(2200, 1, 1)
REASON_CODE = re.compile(r"[A-Z]{3}-\d{2}")
LONGEST_REASON = 2000
MOST_REASONS = 50
MOST_BIGINT = 2**63 - 1


class Text(serializers.CharField):
    """A JSON string, trimmed; numbers are not taken for text."""

    default_error_messages = {"invalid": "请用文字（JSON 字符串）。"}

    def to_internal_value(self, data: Any) -> str:
        """The trimmed string."""
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Truth(serializers.BooleanField):
    """JSON true or false; words and numbers are not taken for an answer."""

    default_error_messages = {"invalid": "请用 true 或者 false。"}

    def to_internal_value(self, data: Any) -> bool:
        """The answer."""
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class Whole(serializers.IntegerField):
    """A positive JSON integer."""

    default_error_messages = {"invalid": "请用整数。"}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=MOST_BIGINT, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        """The number."""
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return int(super().to_internal_value(data))


class Id(serializers.UUIDField):
    """A UUID as text."""

    def to_internal_value(self, data: Any) -> Any:
        """The UUID."""
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class _Exact(serializers.DecimalField):
    """A decimal number as a JSON string: a JSON number would pass through binary fractions."""

    pattern = re.compile(r"")
    says = ""

    def validate_empty_values(self, data: Any) -> tuple[bool, Any]:
        """An empty text is no number, and not null either."""
        return (False, data) if data == "" else super().validate_empty_values(data)

    def to_internal_value(self, data: Any) -> Decimal:
        """The number."""
        if not isinstance(data, str) or not self.pattern.fullmatch(data):
            raise serializers.ValidationError(self.says, code="invalid")
        return Decimal(super().to_internal_value(data))


@extend_schema_field({"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$", "example": "30.00"})
class Money(_Exact):
    """Yuan, more than zero, at most two decimals, as a string."""

    pattern = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
    says = '金额用字符串写，单位元，最多两位小数，如 "30.00"。'

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, min_value=Decimal("0.01"), **kwargs)


@extend_schema_field({"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$", "example": "4.50"})
class Amount(_Exact):
    """A measured value, zero or more, at most two decimals, as a string."""

    pattern = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
    says = '数值用字符串写，最多两位小数，如 "4.50"。'

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, min_value=Decimal(0), **kwargs)


@extend_schema_field({"type": "string", "pattern": r"^-?[0-9]{1,3}(\.[0-9]{1,6})?$", "example": "30.274150"})
class Degrees(_Exact):
    """Degrees of latitude or longitude, at most six decimals, as a string."""

    pattern = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,6})?")
    says = '经纬度用字符串写，最多六位小数，如 "30.274150"。'

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        limits = {"min_value": Decimal(-most), "max_value": Decimal(most)}
        super().__init__(max_digits=9, decimal_places=6, **limits, **kwargs)


class Day(serializers.DateField):
    """A calendar day, ISO 8601."""

    default_error_messages = {"bounds": "日期不在可用范围内。请核对年份。"}

    def to_internal_value(self, value: Any) -> date:
        """The day."""
        if not isinstance(value, str):
            self.fail("invalid", format="YYYY-MM-DD")
        day: date = super().to_internal_value(value)
        if not EARLIEST <= day <= LATEST:
            self.fail("bounds")
        return day


class PastDay(Day):
    """A calendar day up to today."""

    default_error_messages = {"future": "日期不能晚于今天。请核对。"}

    def to_internal_value(self, value: Any) -> date:
        """The day."""
        day = super().to_internal_value(value)
        if day > clock.local_day(clock.now()):
            self.fail("future")
        return day


class PastMoment(serializers.DateTimeField):
    """A moment up to now, ISO 8601 with its offset; a moment without offset is refused, never guessed."""

    default_error_messages = {
        "naive": "请写明时区，如 2026-11-23T16:22:00+08:00。",
        "future": "时间不能晚于现在。请核对。",
        "bounds": "时间不在可用范围内。请核对年份。",
    }

    def to_internal_value(self, value: Any) -> datetime:
        """The moment, aware."""
        if not isinstance(value, str):
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ss+08:00")
        moment: datetime = super().to_internal_value(value)
        if not EARLIEST <= moment.date() <= LATEST:
            self.fail("bounds")
        if moment > clock.now():
            self.fail("future")
        return moment

    def enforce_timezone(self, value: datetime) -> datetime:
        """Refuses a moment without offset."""
        if timezone.is_naive(value):
            self.fail("naive")
        aware: datetime = super().enforce_timezone(value)
        return aware


@extend_schema_field(
    {
        "type": "object",
        "propertyNames": {"pattern": f"^{REASON_CODE.pattern}$"},
        "additionalProperties": {"type": "string", "minLength": 1, "maxLength": LONGEST_REASON},
        "maxProperties": MOST_REASONS,
        "example": {"LEN-08": "当事人一年内三次占道经营，经两次责令仍不改正。"},
    }
)
class Reasons(serializers.DictField):
    """Written reasons by the code of the finding that asked for them."""

    child = Text(max_length=LONGEST_REASON)

    def to_internal_value(self, data: Any) -> dict[str, str]:
        """The reasons, keys checked."""
        if isinstance(data, Mapping):
            wrong = [key for key in data if not isinstance(key, str) or not REASON_CODE.fullmatch(key)]
            if wrong or len(data) > MOST_REASONS:
                raise serializers.ValidationError("键须是规则编码，如 LEN-08。")
        return dict(super().to_internal_value(data))
