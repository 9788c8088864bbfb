"""Local values: never edited once entered, only succeeded by another from a later day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import IntegrityError, transaction

from discretion.models import LocalParameter
from discretion.models.violation import Status
from discretion.queries import in_force
from enforcement.actions import administering
from enforcement.actions.administering import SYSTEM, require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.models import Organisation, User
from enforcement.rules.local_keys import KEYS
from enforcement.rules.review import LOCAL_REASONS

KIND = "parameter"
ENTERED = "登记地方参数"
ONE_DAY = timedelta(days=1)
# Values that are one of a few words.
CHOICES = {"sole_trader_as": ("individual", "unit")}
OVERLAPS = "这个机构的这一参数已经有从这一天或者更晚开始的取值。请核对现有取值，改用更晚的日期。"


@transaction.atomic
def succeed(
    model: LocalParameter,
    organisation: Organisation,
    value: Any,
    since: date,
    source: str,
    *,
    by: User,
    now: datetime,
) -> LocalParameter:
    """A new value of the parameter that `model` is a row of, for `organisation`, from a day still to come.

    The open row of the same organisation ends the day before; nothing else of it changes. The new row awaits the
    legal office. Raises Invalid for a value of another shape, a day not after today, or no source.
    """
    require_over(by, SYSTEM, organisation)
    if since <= local_day(now):
        says = "起始日期最早为明天：今天和以前的案件已经按现在的取值办理。"
        raise Invalid(fields={"since": [says]})
    require_shape(model.value, value)
    return _entered(model.key, model.unit, organisation, value, since, source, by=by, now=now)


@transaction.atomic
def enter(
    key: str, organisation: Organisation, value: Any, since: date, source: str, *, by: User, now: datetime
) -> LocalParameter:
    """The first value of `key` for `organisation`, when neither it nor any organisation above has one.

    It may begin today, since no case could be decided without it; a value that is only reminded by begins tomorrow.
    Raises Conflict when a value is in force already: that one is succeeded. Raises Invalid as `succeed` does.
    """
    require_over(by, SYSTEM, organisation)
    known = KEYS.get(key)
    if known is None:
        raise Invalid(fields={"key": ["没有这一参数。请从列出的参数中选择。"]})
    if key in in_force(organisation, local_day(now)):
        raise Conflict("这一参数已经有取值（包括上级机构的取值）。请在列表中打开它，另定新值。")
    earliest = local_day(now) if known.mandatory else local_day(now) + ONE_DAY
    if since < earliest:
        raise Invalid(fields={"since": [f"起始日期最早为{'今天' if known.mandatory else '明天'}。"]})
    require_shape(known.like if not isinstance(known.like, tuple) else list(known.like), value)
    return _entered(key, known.unit, organisation, value, since, source, by=by, now=now)


def _entered(
    key: str,
    unit: str,
    organisation: Organisation,
    value: Any,
    since: date,
    source: str,
    *,
    by: User,
    now: datetime,
) -> LocalParameter:
    source = require_reason(source, "source")
    if isinstance(value, list) and not set(value) <= set(known_items(key)):
        raise Invalid(fields={"value": ["有不认识的事项。请从列出的事项中选择。"]})
    if key in CHOICES and value not in CHOICES[key]:
        raise Invalid(fields={"value": [f"应为 {'、'.join(CHOICES[key])} 之一。"]})
    _end_before(organisation, key, since, by, now)
    try:
        with transaction.atomic():
            made = LocalParameter.objects.create(
                organisation=organisation,
                key=key,
                value=value,
                unit=unit,
                valid_from=since,
                source=source[:300],
                status=Status.DESIGN,
                confirmed=False,
            )
    except IntegrityError as error:
        raise Conflict(OVERLAPS) from error
    _note(made, ENTERED, by, now, {"value": str(value), "from": since.isoformat(), "source": source})
    return made


def _end_before(organisation: Organisation, key: str, since: date, by: User, now: datetime) -> None:
    """Ends the row in force the day before `since`. Conflict when a later one is entered already."""
    rows = LocalParameter.objects.select_for_update().filter(organisation=organisation, key=key)
    if rows.filter(valid_from__gte=since).exists():
        raise Conflict(OVERLAPS)
    before = rows.filter(valid_from__lt=since).order_by("-valid_from").first()
    if before is not None and (before.valid_until is None or before.valid_until >= since):
        LocalParameter.objects.filter(pk=before.pk).update(valid_until=since - ONE_DAY)
        _note(before, "地方参数到期", by, now, {"until": (since - ONE_DAY).isoformat()})


def known_items(key: str) -> list[str]:
    """Every item a rule knows for this key, and what a list of it has held anywhere: nothing else is understood."""
    if key == "always_reviewed":
        return list(LOCAL_REASONS)
    lists = LocalParameter.objects.filter(key=key).values_list("value", flat=True)
    return sorted({str(item) for value in lists if isinstance(value, list) for item in value})


def require_shape(like: Any, value: Any) -> None:
    """Invalid unless `value` has the shape of `like`: yes or no, whole number, decimal as text, or a table of them."""
    if isinstance(like, dict):
        if not isinstance(value, dict) or set(value) != set(like):
            raise Invalid(fields={"value": [f"须写明每一项：{'、'.join(like)}。"]})
        for name, each in like.items():
            require_shape(each, value[name])
    elif isinstance(like, bool) or not isinstance(like, int):
        if type(value) is not type(like):
            raise Invalid(fields={"value": ["取值的类型不对。请按现有取值的写法填写。"]})
        if isinstance(like, str) and _is_number(like) and not (_is_number(str(value)) and Decimal(value) >= 0):
            raise Invalid(fields={"value": ["请填写数字，例如 0.95。"]})
    elif type(value) is not int or value < 0:
        raise Invalid(fields={"value": ["请填写不小于 0 的整数。"]})


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _note(row: LocalParameter, verb: str, by: User, now: datetime, facts: dict[str, object]) -> None:
    administering.note(KIND, row.pk, row.organisation_id, verb, by=by, now=now, facts={"key": row.key, **facts})
