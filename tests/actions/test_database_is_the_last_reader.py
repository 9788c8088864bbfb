"""Whoever comes by SQL as the application's role is refused where the law or the record says so."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import Error, connection, transaction

from cases.actions.street import issue_on_the_spot
from cases.models import Case, Decision, Document, Evidence
from enforcement.kernel.models import Record
from tests import cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case() -> Case:
    return issue_on_the_spot(cast.street(), cast.act())


def refused(statement: str, *values: Any) -> None:
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.serial
def test_a_state_moves_only_with_its_record(case: Case) -> None:
    with pytest.raises(Error, match="without"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="found")
    with pytest.raises(Error, match="without"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state="closed", version=case.version + 1, closed_at=cast.NOON)
    assert Case.objects.get(pk=case.pk).state == "decided"


@pytest.mark.serial
def test_a_case_is_not_born_decided(case: Case) -> None:
    copy = Case.objects.get(pk=case.pk)
    copy.pk, copy.number = cast.opening().id, "forged"
    with pytest.raises(Error, match="no first state"), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.serial
def test_the_record_refuses_every_change(case: Case) -> None:
    refused("UPDATE enforcement_record SET verb = 'x' WHERE subject_id = %s", case.pk)
    refused("DELETE FROM enforcement_record WHERE subject_id = %s", case.pk)
    refused("TRUNCATE enforcement_record CASCADE")
    refused("ALTER TABLE enforcement_record DISABLE TRIGGER ALL")
    refused("ALTER TABLE cases_case DISABLE TRIGGER ALL")
    refused("SET session_replication_role = replica")
    refused("DELETE FROM cases_case WHERE id = %s", case.pk)
    assert Record.objects.filter(subject_id=case.pk).count() == 7


@pytest.mark.serial
def test_what_was_decided_issued_or_received_stays(case: Case) -> None:
    decision, paper = Decision.objects.get(case=case), Document.objects.get(case=case)
    piece = Evidence.objects.get(case=case)
    refused("UPDATE cases_decision SET fine = 1 WHERE id = %s", decision.pk)
    refused("UPDATE cases_document SET number = 'x' WHERE id = %s", paper.pk)
    refused("UPDATE cases_evidence SET sha256 = 'x' WHERE id = %s", piece.pk)
    refused("DELETE FROM cases_delivery WHERE case_id = %s", case.pk)
    refused("UPDATE cases_custodyevent SET note = 'x' WHERE evidence_id = %s", piece.pk)
