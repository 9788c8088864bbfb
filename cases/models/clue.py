"""A clue 线索: what somebody saw. Auxiliary staff may report one; an officer turns it into a case."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class ClueQuerySet(models.QuerySet["Clue"]):
    def visible_to(self, user: object) -> ClueQuerySet:
        """Own clues, and those of the subtrees where `user` handles or leads."""
        from enforcement.policies import case_scope

        scope = case_scope(user)
        own = Q(reported_by_id=user.pk)  # type: ignore[attr-defined]  # any account
        return self.filter(own | Q(organisation_id__in=scope)) if scope else self.filter(own)


class Clue(models.Model):
    """A sighting with photos. It has no state of its own: taken when a case exists, else dismissed or open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey("enforcement.Organisation", models.PROTECT, related_name="clues")
    reported_by = models.ForeignKey("enforcement.User", models.PROTECT, related_name="clues")
    seen_at = models.DateTimeField("发现时间")
    reported_at = models.DateTimeField("上报时间")
    place = models.CharField("地点", max_length=200)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    text = models.TextField("情况")
    dismissed_at = models.DateTimeField("不作处理时间", null=True, blank=True)
    dismissed_by = models.ForeignKey("enforcement.User", models.PROTECT, null=True, blank=True, related_name="+")
    dismissed_reason = models.CharField("不作处理的理由", max_length=200, blank=True)

    objects = ClueQuerySet.as_manager()

    class Meta:
        verbose_name = "线索"
        default_permissions = ()
        indexes = [models.Index(fields=["organisation", "-reported_at"], name="clue_list")]
        constraints = [
            models.CheckConstraint(
                name="clue_dismissed_with_reason",
                condition=Q(dismissed_at__isnull=True) | (~Q(dismissed_reason="") & Q(dismissed_by__isnull=False)),
                violation_error_message="不作处理须写明理由。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}：{self.text[:20]}"


class CluePhoto(models.Model):
    """A picture of a clue."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    clue = models.ForeignKey(Clue, models.PROTECT, related_name="photos")
    file = models.ForeignKey("enforcement.StoredFile", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        verbose_name = "线索照片"
        default_permissions = ()
        constraints = [models.UniqueConstraint("clue", "file", name="clue_photo_once")]
