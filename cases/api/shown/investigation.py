"""The first half of an ordinary case as it is answered: filing, opinions, field records, proof by element, terms."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.models import FieldRecord, Filing, Opinion, Term
from cases.models.investigation import SIGNED
from enforcement.rules.masking import mask_identity, mask_name


class FilingOut(serializers.Serializer):
    """The filing of the case; the opinions on it are at `/cases/{id}/opinions/`."""

    source = serializers.ChoiceField(choices=Filing.Source.choices)
    named_reporter = serializers.BooleanField(help_text="Somebody reported it under his name and is answered.")
    prima_facie = serializers.CharField(help_text="The first evidence, in words.")
    submitted_at = serializers.DateTimeField(allow_null=True)
    submitted_by = serializers.SerializerMethodField()
    outcome = serializers.ChoiceField(
        choices=Filing.Outcome.choices, allow_blank=True, help_text="Empty while nobody has decided."
    )
    decided_at = serializers.DateTimeField(allow_null=True, help_text="When it is filed the 90 days begin.")
    decided_by = serializers.SerializerMethodField()
    opinion = serializers.CharField(help_text="The words of the head.")
    informed_at = serializers.DateTimeField(allow_null=True, help_text="When the named reporter was answered.")

    def get_submitted_by(self, filing: Filing) -> str | None:
        """Name of whoever put it up."""
        return filing.submitted_by.name if filing.submitted_by else None

    def get_decided_by(self, filing: Filing) -> str | None:
        """Name of the head."""
        return filing.decided_by.name if filing.decided_by else None


class OpinionOut(serializers.Serializer):
    """What a leader thinks of a matter that is put before the head."""

    stage = serializers.ChoiceField(choices=Opinion.Stage.choices)
    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()
    agrees = serializers.BooleanField()
    text = serializers.CharField()


class RecordOfficer(serializers.Serializer):
    """An officer who made a record, with the certificate of the day."""

    officer = serializers.IntegerField()
    name = serializers.CharField()
    certificate = serializers.CharField(allow_blank=True)


class FieldRecordOut(serializers.Serializer):
    """A record of an inspection or an inquiry, without its content; names and numbers masked."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=FieldRecord.Kind.choices)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField()
    place = serializers.CharField()
    officers = RecordOfficer(many=True)
    badge_shown = serializers.BooleanField()
    rights_told = serializers.BooleanField()
    person = serializers.SerializerMethodField()
    person_number = serializers.SerializerMethodField()
    relation = serializers.CharField()
    signed = serializers.ChoiceField(choices=SIGNED)
    note = serializers.CharField(help_text="Why it is not signed.")
    witness = serializers.SerializerMethodField()

    def get_person(self, record: FieldRecord) -> str:
        """The first character and two stars."""
        return mask_name(record.person)

    def get_person_number(self, record: FieldRecord) -> str:
        """The first three and last four signs."""
        return mask_identity(record.person_number)

    def get_witness(self, record: FieldRecord) -> str:
        """The first character and two stars."""
        return mask_name(record.witness)


class FieldRecordWhole(FieldRecordOut):
    """A record with its content; every reading is logged, since people say their names and numbers in it."""

    content = serializers.CharField()


class ProofOut(serializers.Serializer):
    """A usable piece of evidence that carries an element."""

    evidence = serializers.UUIDField()
    title = serializers.CharField()
    note = serializers.CharField(help_text="What it shows.")


class ElementOut(serializers.Serializer):
    """What has to be proved: who, when, where, what, and each element of the violation."""

    name = serializers.CharField()
    proved = serializers.BooleanField(help_text="At least one usable piece of evidence carries it.")
    proofs = ProofOut(many=True)


class HearingRequestOut(serializers.Serializer):
    """A request for a hearing; while it stands no decision is made."""

    sent_on = serializers.DateField(help_text="Handed in, or the day of the postmark.")
    by_post = serializers.BooleanField()
    received_at = serializers.DateTimeField()
    in_time = serializers.BooleanField()
    text = serializers.CharField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawal = serializers.CharField(help_text="How it was withdrawn, with the proof.")


class TermOut(serializers.Serializer):
    """What moved a legal period of the case."""

    kind = serializers.ChoiceField(choices=Term.Kind.choices)
    ground = serializers.ChoiceField(choices=Term.Ground.choices)
    reason = serializers.CharField()
    days = serializers.SerializerMethodField()
    since = serializers.DateField(allow_null=True)
    until = serializers.DateField(allow_null=True, help_text="Last day that does not count; null while it runs.")
    document = serializers.CharField()
    told_on = serializers.DateField(allow_null=True)
    approved_by = serializers.CharField(source="approved_by.name")
    approved_at = serializers.DateTimeField()

    @extend_schema_field({"type": ["integer", "null"]})
    def get_days(self, term: Term) -> Any:
        """Working days of a verification, calendar days of an extension; null for the others."""
        return term.days


class PublicationOut(serializers.Serializer):
    """That the decision was made public."""

    published_on = serializers.DateField()
    where = serializers.CharField()
