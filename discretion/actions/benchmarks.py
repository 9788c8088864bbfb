"""Benchmarks 裁量基准: drafted, reviewed by another, published by a head; never edited in force, only succeeded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from discretion.benchmarks import faults
from discretion.models import Benchmark, BenchmarkTier, Violation
from discretion.models.violation import Status
from enforcement.actions import administering
from enforcement.actions.administering import require_over, require_reason
from enforcement.kernel.clock import local_day
from enforcement.kernel.errors import Conflict, Invalid
from enforcement.kernel.locks import lock
from enforcement.kernel.models.record import Record
from enforcement.kernel.record import subject_uuid
from enforcement.models import Organisation, User

KIND = "benchmark"
DRAFTS, REVIEWS, PUBLISHES = frozenset({"legal_reviewer"}), frozenset({"legal_reviewer"}), frozenset({"bureau_head"})
DRAFTED, AMENDED, RETURNED, REVIEWED = "起草裁量基准", "修改裁量基准草稿", "退回裁量基准", "审核裁量基准"
PUBLISHED, SUCCEEDED, WITHDRAWN = "公布裁量基准", "裁量基准被接替", "撤下裁量基准"
WRITES = frozenset({DRAFTED, AMENDED})
ONE_DAY = timedelta(days=1)
HEAD = ("document", "document_number", "follows", "source", "in_force_from", "in_force_until")
TIER = tuple(field.name for field in BenchmarkTier._meta.concrete_fields if field.name not in ("id", "benchmark"))


def code_of(organisation: Organisation, violation: Violation) -> str:
    """The code of a benchmark, the same for all its versions."""
    return f"{organisation.code}-{violation.code}".upper()


@transaction.atomic
def draft(
    organisation: Organisation,
    violation: Violation,
    head: Mapping[str, Any],
    tiers: Sequence[Mapping[str, Any]],
    *,
    by: User,
    now: datetime,
    status: str = Status.DESIGN,
) -> Benchmark:
    """A new draft with its tiers; the next version of the code. Conflict while another draft of it is in work."""
    require_over(by, DRAFTS, organisation)
    code = code_of(organisation, violation)
    if Benchmark.objects.filter(code=code, stage__in=("draft", "reviewed")).exists():
        raise Conflict("这一违法事项已经有一个草稿。请打开它继续，或者先撤下它。")
    made = write(organisation, violation, head, tiers, status)
    _note(made, DRAFTED, by, now, {"tiers": len(tiers)})
    return made


def write(
    organisation: Organisation,
    violation: Violation,
    head: Mapping[str, Any],
    tiers: Sequence[Mapping[str, Any]],
    status: str,
) -> Benchmark:
    """The rows of a draft, without asking who drafts: for the action above and for reading reference data."""
    code = code_of(organisation, violation)
    last = Benchmark.objects.filter(code=code).order_by("-version").values_list("version", flat=True).first()
    given = {name: head[name] for name in HEAD if name in head}
    given["source"] = require_reason(str(given.get("source", "")), "source")
    if not str(given.get("document", "")).strip():
        raise Invalid(fields={"document": ["请填写文件名称。"]})
    row = Benchmark(
        code=code, version=(last or 0) + 1, organisation=organisation, violation=violation, status=status, **given
    )
    _require_dates(row)
    row.save()
    _tiers(row, tiers)
    return row


@transaction.atomic
def amend(row: Benchmark, head: Mapping[str, Any], *, by: User, now: datetime) -> Benchmark:
    """Other words, numbers or days of a draft."""
    held = _held(row, by, DRAFTS, "draft")
    for name, value in head.items():
        if name in HEAD:
            setattr(held, name, value)
    held.source = require_reason(held.source, "source")
    _require_dates(held)
    return _amended(held, by, now, {"changed": sorted(set(head) & set(HEAD))})


@transaction.atomic
def put_tier(row: Benchmark, values: Mapping[str, Any], *, by: User, now: datetime) -> Benchmark:
    """Adds a tier to a draft, or replaces that of the same party and order. A fault is shown, not refused, in a draft."""
    held = _held(row, by, DRAFTS, "draft")
    held.tiers.filter(party=values["party"], order=values["order"]).delete()
    _tiers(held, [values])
    return _amended(held, by, now, {"tier": values["order"], "party": values["party"]})


@transaction.atomic
def remove_tier(row: Benchmark, tier_id: int, *, by: User, now: datetime) -> Benchmark:
    """Takes a tier out of a draft."""
    held = _held(row, by, DRAFTS, "draft")
    if not held.tiers.filter(pk=tier_id).delete()[0]:
        raise Conflict("这一档已经不在草稿中。请刷新页面核对。")
    return _amended(held, by, now, {"removed": tier_id})


@transaction.atomic
def review(row: Benchmark, opinion: str, *, by: User, now: datetime) -> Benchmark:
    """Another legal reviewer agrees. Refuses whoever drafted it, and whatever does not fit the statute (LEN-10)."""
    held = _held(row, by, REVIEWS, "draft")
    opinion = require_reason(opinion, "opinion")
    _require_other(held, by, "审核")
    require_sound(held, held.in_force_from or local_day(now))
    return _moved(held, "reviewed", REVIEWED, by, now, {"opinion": opinion})


@transaction.atomic
def send_back(row: Benchmark, reason: str, *, by: User, now: datetime) -> Benchmark:
    """What was reviewed becomes a draft again, to be mended."""
    held = _held(row, by, REVIEWS | PUBLISHES, "reviewed")
    return _moved(held, "draft", RETURNED, by, now, {"reason": require_reason(reason)})


@transaction.atomic
def publish(row: Benchmark, published_on: date, since: date, *, by: User, now: datetime) -> Benchmark:
    """Publishes what was reviewed, in force from `since`; a version in force then ends the day before.

    Raises Conflict for its drafter, and where another version already begins on that day or later.
    """
    held = _held(row, by, PUBLISHES, "reviewed")
    _require_other(held, by, "公布")
    if published_on > local_day(now):
        raise Invalid(fields={"published_on": ["公布日期不能晚于今天。公布以后再登记。"]})
    if since < published_on:
        raise Invalid(fields={"since": ["施行日期不能早于公布日期（行政处罚法第五条第三款）。"]})
    held.published_on, held.in_force_from = published_on, since
    _require_dates(held)
    require_sound(held, since)
    _succeed(held, since, by, now)
    return _moved(held, "published", PUBLISHED, by, now, {"since": since.isoformat()})


def _succeed(held: Benchmark, since: date, by: User, now: datetime) -> None:
    """Ends the former version the day before. It has been applied until today, so the new one begins tomorrow at the earliest."""
    others = lock_versions(held)
    former = [each for each in others if each.in_force_until is None or each.in_force_until >= since]
    for each in former:
        if each.in_force_from is not None and each.in_force_from >= since:
            raise Conflict("已经有从这一天或者更晚施行的版本。请先撤下它，或者改用更晚的施行日期。")
        if since <= local_day(now):
            raise Invalid(fields={"since": ["施行日期最早为明天：今天和以前的案件适用现在施行的版本。"]})
        Benchmark.objects.filter(pk=each.pk).update(stage="succeeded", in_force_until=since - ONE_DAY)
        _note(each, SUCCEEDED, by, now, {"until": (since - ONE_DAY).isoformat(), "by": held.version})


def lock_versions(row: Benchmark) -> list[Benchmark]:
    """The published versions of the same code, locked."""
    return list(Benchmark.objects.select_for_update().filter(code=row.code, stage="published").order_by("pk"))


@transaction.atomic
def withdraw(row: Benchmark, until: date | None, reason: str, *, by: User, now: datetime) -> Benchmark:
    """Takes a version out of force after `until`, today at the earliest; a draft, or one not in force yet, at once."""
    held = _row(row)
    require_over(by, PUBLISHES if held.stage == "published" else DRAFTS | PUBLISHES, held.organisation)
    reason = require_reason(reason)
    if held.stage not in ("draft", "reviewed", "published"):
        raise Conflict("这一版本已经不再施行。请刷新页面核对。")
    today = local_day(now)
    if held.stage != "published" or (held.in_force_from is not None and held.in_force_from > today):
        held.in_force_until = None
        return _moved(held, "withdrawn", WITHDRAWN, by, now, {"reason": reason})
    if until is None or until < today:
        raise Invalid(fields={"until": ["请填写最后施行的一天，最早为今天。"]})
    if held.in_force_until is not None and until > held.in_force_until:
        raise Invalid(fields={"until": [f"不能晚于 {held.in_force_until.isoformat()}，文件在那一天失效。"]})
    held.in_force_until = until
    return _moved(held, "withdrawn", WITHDRAWN, by, now, {"reason": reason, "until": until.isoformat()})


@transaction.atomic
def draft_next(row: Benchmark, source: str, *, by: User, now: datetime) -> Benchmark:
    """A draft of the next version with the tiers of this one."""
    tiers = [{name: getattr(tier, name) for name in TIER} for tier in row.tiers.all()]
    head = {name: getattr(row, name) for name in ("document", "document_number", "follows")}
    given = {**head, "source": source}
    return draft(row.organisation, row.violation, given, tiers, by=by, now=now, status=Status.DESIGN)


def require_sound(row: Benchmark, day: date) -> None:
    """Conflict with every fault, unless the tiers fit one another and the statute on `day`."""
    found = faults(row, list(row.tiers.all()), day)
    if found:
        raise Conflict(f"档次有误，不能审核和公布：{'；'.join(found)}。请在草稿中改正。")


def drafted_by(row: Benchmark) -> set[int]:
    """Accounts that wrote in any draft of this version."""
    rows = Record.objects.filter(subject_kind=KIND, subject_id=subject_uuid(row.pk), verb__in=WRITES)
    return {pk for pk in rows.values_list("by_id", flat=True) if pk is not None}


def _require_other(row: Benchmark, by: User, what: str) -> None:
    if by.pk in drafted_by(row):
        raise Conflict(f"这一基准是您起草的，不能由您{what}。请由另一人办理。")


def _row(row: Benchmark) -> Benchmark:
    lock(Benchmark.objects.all(), row.pk)
    return Benchmark.objects.select_related("organisation", "violation").get(pk=row.pk)


def _held(row: Benchmark, by: User, wanted: frozenset[str], stage: str) -> Benchmark:
    """The row, locked, in the stage the act begins from."""
    held = _row(row)
    require_over(by, wanted, held.organisation)
    if held.stage != stage:
        words = Benchmark.Stage(stage).label
        raise Conflict(f"这一版本现在是「{held.get_stage_display()}」，只有「{words}」可以这样办理。请刷新页面核对。")
    return held


def _tiers(row: Benchmark, tiers: Sequence[Mapping[str, Any]]) -> None:
    for given in tiers:
        tier = BenchmarkTier(benchmark=row, **{name: given[name] for name in TIER if name in given})
        if tier.fine_minimum > tier.fine_maximum:
            raise Invalid(fields={"fine_maximum": [f"「{tier.name}」的罚款上限不能低于下限。"]})
        try:
            with transaction.atomic():
                tier.save()
        except IntegrityError as error:
            raise Conflict(f"第 {tier.order} 档重复登记。请核对次序和当事人。") from error


def _require_dates(row: Benchmark) -> None:
    first, last = row.in_force_from, row.in_force_until
    if last is not None and (first is None or last < first):
        raise Invalid(fields={"in_force_until": ["止期须在施行日期当天或者以后。"]})


def _amended(held: Benchmark, by: User, now: datetime, facts: Mapping[str, object]) -> Benchmark:
    held.revision += 1
    held.save()
    _note(held, AMENDED, by, now, facts)
    return held


def _moved(held: Benchmark, stage: str, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> Benchmark:
    held.stage = stage
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as error:
        raise Conflict("同一违法事项在同一天只能施行一个裁量基准。请核对现在施行的版本和日期。") from error
    _note(held, verb, by, now, facts)
    return held


def _note(row: Benchmark, verb: str, by: User, now: datetime, facts: Mapping[str, object]) -> None:
    administering.note(
        KIND,
        row.pk,
        row.organisation_id,
        verb,
        by=by,
        now=now,
        facts={"code": row.code, "version": row.version, **facts},
    )
