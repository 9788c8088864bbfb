"""The life of a published list: drafted, approved by another person, published, succeeded by the next version."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from discretion.models import PowerList, WaiverList
from enforcement.actions import administering
from enforcement.actions.administering import require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.kernel.locks import lock
from enforcement.models import Organisation, User

DRAFTS = frozenset({"legal_reviewer"})
APPROVES = frozenset({"bureau_head"})
PUBLISHES = frozenset({"legal_reviewer", "disclosure_clerk"})
ONE_DAY = timedelta(days=1)
AnyList = PowerList | WaiverList
# One chain per list: the table is part of its id, since the tables count from one each.
KIND = "published-list"
TABLES: Mapping[type, int] = {PowerList: 1, WaiverList: 2}
# The column of an entry that holds its first and last day, by kind of list.
SPAN: Mapping[type, tuple[str, str]] = {
    PowerList: ("held_from", "held_until"),
    WaiverList: ("valid_from", "valid_until"),
}


def subject_of(row: Any) -> uuid.UUID:
    """The subject of the record for a list."""
    return uuid.UUID(int=(TABLES[type(row)] << 64) + row.pk)


def note(row: AnyList, verb: str, by: User, now: datetime, **facts: object) -> None:
    """One row of the record about a list."""
    administering.note(KIND, subject_of(row), row.organisation_id, verb, by=by, now=now, facts=facts)


@transaction.atomic
def draft(
    model: type[Any],
    organisation: Organisation,
    version: str,
    document: str,
    since: date,
    *,
    by: User,
    now: datetime,
    **more: Any,
) -> Any:
    """A new version, which begins with the entries of the one in force: what is left out is then left out on purpose.

    Raises NotPermitted outside the drafter's scope, Invalid for a version that exists, Conflict while another is drafted.
    """
    require_over(by, DRAFTS, organisation)
    rows = model.objects.filter(organisation=organisation)
    if rows.filter(stage__in=["draft", "approved"]).exists():
        raise Conflict("本机构已有一个版本在拟订或者待公布。请先办完那个版本。")
    try:
        with transaction.atomic():
            made = model.objects.create(
                organisation=organisation,
                version=require_reason(version, "version"),
                document=require_reason(document, "document"),
                effective_from=since,
                drafted_by=by,
                **more,
            )
    except IntegrityError as error:
        raise Invalid(fields={"version": ["本机构已经有这个版本。请换一个版本号。"]}) from error
    _take_over(made)
    note(made, "拟订清单", by, now, version=made.version, since=since.isoformat())
    return made


def _take_over(made: AnyList) -> None:
    """Copies what the list before holds without end, or beyond the first day of the new one."""
    first, last = SPAN[type(made)]
    before = _latest(made)
    if before is None:
        return
    entries: Any = before.entries.model
    field = "power_list" if isinstance(made, PowerList) else "waiver_list"
    kept = []
    for row in before.entries.all():
        until = getattr(row, last)
        if until is not None and until < made.effective_from:
            continue
        row.pk = None
        row._state.adding = True
        setattr(row, field, made)
        setattr(row, first, made.effective_from)
        kept.append(row)
    entries.objects.bulk_create(kept)


def _latest(made: AnyList) -> Any:
    rows: Any = type(made)._default_manager.filter(organisation_id=made.organisation_id, published_on__isnull=False)
    return rows.filter(effective_from__lt=made.effective_from).order_by("-effective_from").first()


def locked_draft(row: AnyList, by: User) -> Any:
    """The list, locked, for changing its entries. Conflict unless it is still a draft."""
    require_over(by, DRAFTS, row.organisation)
    return _locked(row, "draft", "这个版本已经批准，不能再改。要改动的，请拟订新的版本。")


def _locked(row: AnyList, stage: str, says: str) -> Any:
    held: Any = lock(type(row)._default_manager.select_related("organisation"), row.pk)
    if held.stage != stage:
        raise Conflict(says)
    return held


@transaction.atomic
def approve(row: AnyList, opinion: str, *, by: User, now: datetime) -> None:
    """A head approves what another person drafted. Invalid names what the list still lacks."""
    require_over(by, APPROVES, row.organisation)
    held = _locked(row, "draft", "这个版本不在拟订中，不能批准。请刷新页面。")
    if held.drafted_by_id == by.pk:
        raise Conflict("这份清单是您自己拟订的，不能由您批准。请由本机构的另一名负责人批准。")
    if lacks := faults(held):
        raise Invalid("；".join(lacks))
    type(row)._default_manager.filter(pk=row.pk).update(stage="approved", approved_by=by, approved_on=local_day(now))
    note(held, "批准清单", by, now, opinion=require_reason(opinion, "opinion"))


@transaction.atomic
def send_back(row: AnyList, reason: str, *, by: User, now: datetime) -> None:
    """A head sends an approved list back before it is published."""
    require_over(by, APPROVES, row.organisation)
    held = _locked(row, "approved", "只有待公布的版本可以退回。请刷新页面。")
    type(row)._default_manager.filter(pk=row.pk).update(stage="draft", approved_by=None, approved_on=None)
    note(held, "退回清单", by, now, reason=require_reason(reason))


@transaction.atomic
def publish(row: AnyList, where: str, *, by: User, now: datetime) -> None:
    """Makes an approved list public today; the version before ends the day before it takes effect.

    Raises Conflict when it would take effect before today: nothing is published for the past.
    """
    require_over(by, PUBLISHES, row.organisation)
    held = _locked(row, "approved", "只有已批准的版本可以公布。请先由负责人批准。")
    today = local_day(now)
    if held.effective_from < today:
        raise Conflict("生效日期已经过去，清单不能在公布以前生效。请退回后改定生效日期。")
    if lacks := faults(held):
        raise Conflict("；".join(lacks))
    ended = _end_before(held)
    type(row)._default_manager.filter(pk=row.pk).update(stage="published", published_on=today)
    _move(held)
    note(held, "公布清单", by, now, where=require_reason(where, "where"), ended=ended)


def _end_before(held: AnyList) -> int:
    """Ends the version before and its open entries; the number of entries that ended."""
    rows: Any = type(held)._default_manager.filter(
        organisation_id=held.organisation_id, published_on__isnull=False, effective_until__isnull=True
    )
    before = rows.select_for_update().first()
    if before is None:
        return 0
    if before.effective_from >= held.effective_from:
        raise Conflict("已有更晚生效的版本公布。请退回后把生效日期改到它之后。")
    over, last = held.effective_from - ONE_DAY, SPAN[type(held)][1]
    rows.filter(pk=before.pk).update(stage="succeeded", effective_until=over)
    open_rows = before.entries.filter(Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gt": over}))
    if isinstance(held, WaiverList):
        return int(open_rows.update(**{last: over}))
    left_out = open_rows.exclude(violation__in=held.entries.values("violation"))
    ended = int(left_out.update(held_until=over, open_cases=held.open_cases))
    return ended + int(open_rows.update(held_until=over, open_cases="stay"))


def _move(held: AnyList) -> None:
    """A street or town that receives powers becomes an authority, from the day they take effect (24条)."""
    if isinstance(held, PowerList) and held.entries.filter(title="transfer").exists():
        Organisation.objects.filter(pk=held.organisation_id).update(is_authority=True)


@transaction.atomic
def redate(row: AnyList, since: date, document: str, *, by: User, now: datetime) -> None:
    """Moves the first day of a draft, and of its entries with it."""
    held = locked_draft(row, by)
    first, last = SPAN[type(row)]
    if held.entries.filter(**{f"{last}__lt": since}).exists():
        raise Invalid(fields={"since": ["有事项的止期早于这一天。请先改正该事项。"]})
    type(row)._default_manager.filter(pk=row.pk).update(
        effective_from=since, document=require_reason(document, "document")
    )
    held.entries.update(**{first: since})
    note(held, "改定清单", by, now, since=since.isoformat(), document=document)


def faults(held: AnyList) -> list[str]:
    """What stands against approving a list, each as a sentence that says what to do."""
    from discretion.actions import powers, waiver_lists

    if not held.entries.exists():
        return ["清单没有一个事项。请先列入事项。"]
    return powers.faults(held) if isinstance(held, PowerList) else waiver_lists.faults(held)
