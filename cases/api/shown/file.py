"""What lies in a case: evidence, papers, clocks, the record, and the steps that are possible now."""

from __future__ import annotations

import json
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.api.references import reference_to
from cases.models import Clock, Clue, Document, Evidence, Notice
from enforcement.api.schema import FindingOut
from enforcement.kernel.models import Record


class EvidenceOut(serializers.Serializer):
    """A piece of evidence; its bytes are at `/cases/{id}/evidence/{evidence}/file/`."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Evidence.Kind.choices)
    title = serializers.CharField()
    element = serializers.CharField()
    sha256 = serializers.CharField()
    mime = serializers.CharField(source="file.mime")
    size = serializers.IntegerField(source="file.size", help_text="Bytes.")
    taken_at = serializers.DateTimeField()
    received_at = serializers.DateTimeField()
    latitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    longitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    excluded_reason = serializers.CharField(help_text="Why it may not be used; empty when it may.")
    verified_at = serializers.DateTimeField(allow_null=True)
    intact = serializers.BooleanField(allow_null=True, help_text="Whether its bytes still have their fingerprint.")


class PaperOut(serializers.Serializer):
    """A numbered paper; its PDF is at `/cases/{id}/papers/{paper}/pdf/` once `pdf_ready` is true."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Document.Kind.choices)
    number = serializers.CharField()
    check_code = serializers.CharField()
    issued_at = serializers.DateTimeField()
    fingerprint = serializers.CharField(source="context_sha256", help_text="SHA-256 of what the paper says.")
    corrects = serializers.UUIDField(source="corrects_id", allow_null=True)
    void = serializers.SerializerMethodField()
    delivered = serializers.SerializerMethodField()
    pdf_ready = serializers.SerializerMethodField()

    def get_void(self, paper: Document) -> bool:
        """Whether another paper came in its place, so that its number is void."""
        return bool(paper.corrected_by.all())

    def get_delivered(self, paper: Document) -> bool:
        """Whether a delivery is on file."""
        return bool(paper.deliveries.all())

    def get_pdf_ready(self, paper: Document) -> bool:
        """Whether the worker has made the PDF."""
        return paper.file_id is not None


class CountedDay(serializers.Serializer):
    """A day of the arithmetic of a clock."""

    day = serializers.DateField()
    counted = serializers.BooleanField()
    why = serializers.CharField()


class ClockOut(serializers.Serializer):
    """A legal period with its arithmetic."""

    id = serializers.IntegerField()
    kind = serializers.CharField()
    says = serializers.CharField()
    article = serializers.CharField()
    bears = serializers.ChoiceField(choices=["bureau", "party"])
    start_on = serializers.DateField()
    due_on = serializers.DateField(allow_null=True, help_text="The last day; null while provisional.")
    alarm_on = serializers.DateField(help_text="The earliest day that could be the last one.")
    provisional = serializers.BooleanField(help_text="A year whose holidays are not published yet decides.")
    missing_year = serializers.IntegerField(allow_null=True)
    unit = serializers.CharField(help_text="The unit of the period, in Chinese: working days, calendar days, …")
    level = serializers.ChoiceField(choices=Clock.Level.choices)
    ended_on = serializers.DateField(allow_null=True)
    arithmetic = CountedDay(many=True)


class OfficerPresent(serializers.Serializer):
    """An officer who stood there, with the certificate of the day."""

    officer = serializers.CharField()
    certificate = serializers.CharField(allow_blank=True)


class RecordOut(serializers.Serializer):
    """One act on record. Rows hold ids and digests, no name or number of a person."""

    seq = serializers.IntegerField()
    step = serializers.CharField(help_text="Name of the step; see the addresses below /cases/{id}/.")
    verb = serializers.CharField()
    state_after = serializers.CharField(allow_null=True)
    version = serializers.IntegerField(allow_null=True)
    by = serializers.SerializerMethodField()
    at = serializers.DateTimeField(help_text="When it happened.")
    entered_at = serializers.DateTimeField(help_text="When it was entered.")
    late_hours = serializers.SerializerMethodField()
    article = serializers.SerializerMethodField()
    officers = serializers.SerializerMethodField()
    findings = serializers.SerializerMethodField()
    reasons = serializers.SerializerMethodField()
    details = serializers.SerializerMethodField()
    prev_hash = serializers.SerializerMethodField()
    hash = serializers.SerializerMethodField()

    def to_representation(self, row: Record) -> dict[str, Any]:
        """The row with the facts of its body beside it."""
        self._facts: dict[str, Any] = json.loads(bytes(row.body))["facts"]
        return super().to_representation(row)

    def get_by(self, row: Record) -> str | None:
        """Name of the account that entered it; null when no person did."""
        return row.by.name if row.by else None

    def get_late_hours(self, row: Record) -> int:
        """Hours between the act and its entry."""
        return int(self._facts.get("late_hours", 0))

    def get_article(self, row: Record) -> str:
        """The article of the step."""
        return str(self._facts.get("article", ""))

    @extend_schema_field(OfficerPresent(many=True))
    def get_officers(self, row: Record) -> Any:
        """Who stood there with which certificate."""
        return [{name: str(value) for name, value in each.items()} for each in self._facts.get("officers", [])]

    @extend_schema_field(FindingOut(many=True))
    def get_findings(self, row: Record) -> Any:
        """What the law said then."""
        return self._facts.get("findings", [])

    def get_reasons(self, row: Record) -> dict[str, str]:
        """Reasons written then, by code."""
        return dict(self._facts.get("reasons", {}))

    def get_details(self, row: Record) -> dict[str, Any]:
        """What else the act left, by part."""
        shown = {"article", "officers", "findings", "reasons", "late_hours"}
        return {name: value for name, value in self._facts.items() if name not in shown}

    def get_prev_hash(self, row: Record) -> str:
        """Hash of the row before, hexadecimal."""
        return bytes(row.prev_hash).hex()

    def get_hash(self, row: Record) -> str:
        """SHA-256 of prev_hash and the canonical bytes of this row, hexadecimal."""
        return bytes(row.hash).hex()


class NextOut(serializers.Serializer):
    """A step of the present state."""

    step = serializers.CharField(source="step.name", help_text="POST to /cases/{id}/{step}/.")
    title = serializers.CharField(source="step.title")
    article = serializers.CharField(source="step.article")
    may = serializers.BooleanField()
    why_not = serializers.CharField(help_text="Why this account may not take it; empty when it may.")
    needs_if_match = serializers.BooleanField(source="step.decides")


class StoredOut(serializers.Serializer):
    """A received file."""

    file = serializers.SerializerMethodField()
    sha256 = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    mime = serializers.CharField()
    width = serializers.IntegerField(allow_null=True)
    height = serializers.IntegerField(allow_null=True)
    taken_at = serializers.DateTimeField(allow_null=True, help_text="As the picture says.")

    def get_file(self, stored: Any) -> str:
        """The reference to cite as `file` of evidence or in `photos` of a clue; this account only, for 7 days."""
        return reference_to(stored, self.context["request"].user)


@extend_schema_field(OpenApiTypes.BINARY)
class Upload(serializers.FileField):
    """The bytes of a file."""


class UploadIn(serializers.Serializer):
    """A file to be received."""

    file = Upload(allow_empty_file=True, help_text="JPEG, PNG, WebP, PDF, MP4, M4A, MP3 or WAV.")


class ClueOut(serializers.Serializer):
    """What somebody saw."""

    id = serializers.UUIDField()
    organisation = serializers.CharField(source="organisation.code")
    reported_by = serializers.CharField(source="reported_by.name")
    seen_at = serializers.DateTimeField()
    reported_at = serializers.DateTimeField()
    place = serializers.CharField()
    latitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    longitude = serializers.DecimalField(max_digits=9, decimal_places=6, allow_null=True)
    text = serializers.CharField()
    photos = serializers.SerializerMethodField()
    cases = serializers.SerializerMethodField()
    dismissed_at = serializers.DateTimeField(allow_null=True)
    dismissed_reason = serializers.CharField()

    def get_photos(self, clue: Clue) -> list[str]:
        """SHA-256 of each picture."""
        return [photo.file.sha256 for photo in clue.photos.all()]

    @extend_schema_field(serializers.ListField(child=serializers.UUIDField()))
    def get_cases(self, clue: Clue) -> list[str]:
        """Ids of the cases opened on it."""
        return [str(case.pk) for case in clue.cases.all()]


class NoticeOut(serializers.Serializer):
    """A message about the level of a clock, or about damaged evidence: then clock, level and alarm_on are null."""

    id = serializers.IntegerField()
    case = serializers.UUIDField(source="case.pk")
    number = serializers.CharField(source="case.number")
    clock = serializers.IntegerField(source="clock_level.clock_id", allow_null=True, default=None)
    evidence = serializers.UUIDField(source="evidence_id", allow_null=True)
    says = serializers.SerializerMethodField()
    level = serializers.ChoiceField(
        source="clock_level.level", choices=Clock.Level.choices, allow_null=True, default=None
    )
    alarm_on = serializers.DateField(source="clock_level.alarm_on", allow_null=True, default=None)
    rung = serializers.ChoiceField(choices=["handler", "leader", "head"])
    created_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)

    def get_says(self, notice: Notice) -> str:
        """The name of the clock, or what happened to which evidence."""
        if notice.clock_level:
            return notice.clock_level.clock.says
        return f"证据损坏：{notice.evidence.title}"


class Look(serializers.Serializer):
    """What the law would say."""

    may = serializers.BooleanField(help_text="Nothing stands in the way with the reasons that were sent.")
    findings = FindingOut(many=True)


class Purpose(serializers.Serializer):
    """Why personal data is read."""

    purpose = serializers.CharField(max_length=200)
