"""The case, who handles it, and the draft a case begins as in the street."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from enforcement.kernel.fields import EncryptedJSONField

KeptT = TypeVar("KeptT")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: object) -> CaseQuerySet:
        """Cases in the subtrees where `user` holds a role that reads cases; nothing for anyone else."""
        from enforcement.policies import case_scope

        scope = case_scope(user)
        return self.filter(organisation_id__in=scope) if scope else self.none()

    def shows(self, case: Case, user: object) -> bool:
        """Whether `visible_to(user)` holds a case whose row is in hand."""
        from enforcement.policies import case_scope

        return case.organisation_id in case_scope(user)


class Case(models.Model):
    """One act of one party under one procedure. Its state moves only through `cases.actions.step.take`."""

    class State(models.TextChoices):
        FOUND = "found", "现场查获"
        HEARD = "heard", "已告知并听取"
        REGISTERED = "registered", "待立案"
        FILING = "filing", "立案审批中"
        FILED = "filed", "调查取证"
        INVESTIGATED = "investigated", "调查终结"
        PROPOSED = "proposed", "拟处理已批准"
        NOTICED = "noticed", "已告知"
        DECIDED = "decided", "已决定处罚"
        NOT_PUNISHED = "not_punished", "不予处罚"
        NOT_FILED = "not_filed", "不予立案"
        DISMISSED = "dismissed", "已撤销案件"
        CLOSED = "closed", "已结案"
        ARCHIVED = "archived", "已归档"

    class Procedure(models.TextChoices):
        SIMPLE = "simple", "简易程序"
        ORDINARY = "ordinary", "普通程序"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.CharField("案号", max_length=40, unique=True)
    procedure = models.CharField("程序", max_length=12, choices=Procedure.choices, default=Procedure.SIMPLE)
    state = models.CharField("状态", max_length=16, choices=State.choices)
    version = models.PositiveIntegerField("版本", default=1)
    additions = models.PositiveIntegerField("补充次数", default=0)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="cases")
    authority = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="cases_in_name")
    violation = models.ForeignKey("discretion.Violation", models.PROTECT)
    violation_version = models.ForeignKey("discretion.ViolationVersion", models.PROTECT, null=True)
    power = models.ForeignKey("discretion.Power", models.PROTECT, null=True)
    clue = models.ForeignKey("cases.Clue", models.PROTECT, null=True, blank=True, related_name="cases")
    began_at = models.DateTimeField("违法行为发生时间")
    ended_at = models.DateTimeField("违法行为终了时间", null=True, blank=True)
    continuing = models.BooleanField("连续或者继续状态", default=False)
    found_at = models.DateTimeField("发现时间")
    place = models.CharField("地点", max_length=200)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    in_jurisdiction = models.BooleanField("地点在辖区内", default=True)
    jurisdiction_basis = models.CharField("管辖依据", max_length=200, blank=True)
    facts = models.TextField("违法事实")
    harm = models.BooleanField("造成危害后果", default=False)
    fine_base = models.DecimalField("计罚基数", max_digits=16, decimal_places=2, null=True, blank=True)
    opened_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("查获时间")
    entered_at = models.DateTimeField("录入时间")
    last_act_at = models.DateTimeField("最近办理时间")
    decided_at = models.DateTimeField("决定时间", null=True, blank=True)
    dismissed_at = models.DateTimeField("撤销时间", null=True, blank=True)
    closed_at = models.DateTimeField("结案时间", null=True, blank=True)
    volume = models.ForeignKey("cases.Volume", models.PROTECT, null=True, blank=True, related_name="cases")
    search = models.CharField(max_length=600, editable=False, default="")

    objects = CaseQuerySet.as_manager()

    # What was read below this row, while somebody holds it; None for a row in anybody else's hands.
    _kept: dict[str, Any] | None = None

    class Meta:
        verbose_name = "案件"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="case_closed_has_date",
                condition=Q(state__in=["closed", "archived"], closed_at__isnull=False)
                | (~Q(state__in=["closed", "archived"]) & Q(closed_at__isnull=True)),
                violation_error_message="结案的案件须有结案时间，未结案的不能有。",
            ),
            models.CheckConstraint(
                name="case_decided_has_date",
                condition=~Q(state="decided") | Q(decided_at__isnull=False),
                violation_error_message="已作出决定的案件须有决定时间。",
            ),
            models.CheckConstraint(
                name="case_archived_in_volume",
                condition=~Q(state="archived") | Q(volume__isnull=False),
                violation_error_message="归档的案件须编入案卷。",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-opened_at", "-id"], name="case_list"),
            models.Index(fields=["organisation", "state", "-opened_at", "-id"], name="case_list_state"),
            GinIndex(fields=["search"], name="case_search_trgm", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.number

    def kept(self, name: str, read: Callable[[], KeptT]) -> KeptT:
        """What `read` finds below the case; asked once while the case is held, each time otherwise."""
        if self._kept is None:
            return read()
        if name not in self._kept:
            self._kept[name] = read()
        return self._kept[name]  # type: ignore[no-any-return]  # what the same name was given before

    def hold(self, **known: Any) -> None:
        """From now on `kept` reads each thing once: for a page that only reads, and for the sitting that writes."""
        self._kept = known

    @property
    def in_hand(self) -> bool:
        """Whether somebody holds the case, so that what is read of it is kept."""
        return self._kept is not None

    def know(self, found: dict[str, Any]) -> None:
        """Keeps what was read together, until it is forgotten or the case is released."""
        if self._kept is not None:
            self._kept.update(found)

    def known(self) -> tuple[str, ...]:
        """The names under which something is kept."""
        return tuple(self._kept or ())

    def forget(self, name: str) -> None:
        """What was kept under this name is read again when asked for."""
        if self._kept is not None:
            self._kept.pop(name, None)

    def release(self) -> None:
        """The case is in nobody's hands any more."""
        self._kept = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the case for a moment, unless it is held already."""
        if self._kept is not None:
            yield
            return
        self.hold()
        try:
            yield
        finally:
            self.release()


class Handling(models.Model):
    """Who handles the case, in which place, from when to when (行政处罚法 42条1款)."""

    class Place(models.TextChoices):
        LEAD = "lead", "主办"
        SECOND = "second", "协办"

    case = models.ForeignKey(Case, models.PROTECT, related_name="handlings")
    officer = models.ForeignKey("enforcement.Officer", models.PROTECT, related_name="handlings")
    certificate = models.ForeignKey("enforcement.Certificate", models.PROTECT, related_name="+", null=True)
    place = models.CharField("分工", max_length=8, choices=Place.choices)
    since = models.DateTimeField("起")
    until = models.DateTimeField("止", null=True, blank=True)
    reason = models.CharField("变更承办人的理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "承办"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["case", "officer"],
                condition=Q(until__isnull=True),
                name="handling_officer_once",
                violation_error_message="同一人不能在一案中同时担任两名承办人。",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(until__isnull=True, place="lead"),
                name="handling_one_lead",
                violation_error_message="一案只能有一名主办人。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}（{self.get_place_display()}）"


class Draft(models.Model):
    """An on-the-spot case being filled in the street: everything typed, encrypted, under a client-made id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey("enforcement.User", models.PROTECT, related_name="drafts")
    payload = EncryptedJSONField("内容")
    clue = models.ForeignKey("cases.Clue", models.PROTECT, null=True, blank=True, related_name="drafts")
    started_at = models.DateTimeField("开始")
    saved_at = models.DateTimeField("最近保存")
    case = models.OneToOneField(Case, models.PROTECT, null=True, blank=True, related_name="draft")

    class Meta:
        verbose_name = "现场草稿"
        default_permissions = ()
        indexes = [models.Index(fields=["user", "-saved_at"], name="draft_of_user", condition=Q(case__isnull=True))]

    def __str__(self) -> str:
        return str(self.id)


class DraftPhoto(models.Model):
    """A picture received for a draft; it becomes evidence when the draft becomes a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="photos")
    file = models.ForeignKey("enforcement.StoredFile", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("拍摄时间", null=True, blank=True)
    received_at = models.DateTimeField("接收时间")
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        verbose_name = "草稿照片"
        default_permissions = ()
        constraints = [models.UniqueConstraint("draft", "file", name="draft_photo_once")]
