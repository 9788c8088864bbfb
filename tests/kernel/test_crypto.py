"""Envelopes and lookups."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from django.core.exceptions import FieldError

from enforcement.kernel import crypto
from enforcement.kernel.fields import EncryptedJSONField, EncryptedTextField


def _key(name: str) -> str:
    return f"{name}:{base64.b64encode((bytes(range(256)) * (32 // 256 + 1))[:32]).decode()}"


@pytest.mark.parametrize(
    "data", [b"", b"x", "刘德山 330000198503070012".encode(), (bytes(range(256)) * (70_000 // 256 + 1))[:70_000]]
)
def test_what_was_sealed_opens(data: bytes) -> None:
    envelope = crypto.encrypt(data)
    assert crypto.decrypt(envelope) == data
    assert not data or len(data) < 4 or data not in envelope


def test_equal_contents_have_different_envelopes() -> None:
    assert crypto.encrypt(b"13800000126") != crypto.encrypt(b"13800000126")


def test_every_flipped_byte_is_found() -> None:
    envelope = crypto.encrypt(b"content")
    for place in range(len(envelope)):
        torn = bytearray(envelope)
        torn[place] ^= 1
        with pytest.raises(crypto.CannotDecrypt):
            crypto.decrypt(bytes(torn))


@pytest.mark.parametrize("cut", [0, 1, 2, 5, 20])
def test_a_cut_envelope_is_found(cut: int) -> None:
    with pytest.raises(crypto.CannotDecrypt):
        crypto.decrypt(crypto.encrypt(b"content")[:cut])


def test_an_older_key_still_opens_and_a_removed_one_does_not(settings: Any) -> None:
    old, new = _key("old"), _key("new")
    settings.DATA_KEYS = [old]
    envelope = crypto.encrypt(b"content")
    settings.DATA_KEYS = [new, old]
    assert crypto.decrypt(envelope) == b"content"
    assert not envelope.startswith(crypto.current_header())
    assert crypto.encrypt(b"content").startswith(crypto.current_header())
    settings.DATA_KEYS = [new]
    with pytest.raises(crypto.CannotDecrypt, match="old"):
        crypto.decrypt(envelope)


@pytest.mark.parametrize(
    "spelling", ["33000019850307001x", " 330000 19850307 001X ", "３３００００19850307001Ｘ", "330000-19850307-001X"]
)
def test_spellings_of_one_number_meet(spelling: str) -> None:
    assert crypto.lookup(spelling) == crypto.lookup("33000019850307001X")
    assert len(crypto.lookup(spelling)) == 32


def test_a_lookup_depends_on_key_purpose_and_number(settings: Any) -> None:
    whole = crypto.lookup("0126")
    assert whole not in {crypto.lookup("0126", "last four"), crypto.lookup("0127")}
    settings.LOOKUP_KEY = base64.b64encode((bytes(range(256)) * (32 // 256 + 1))[:32]).decode()
    assert crypto.lookup("0126") != whole


@pytest.mark.parametrize(
    ("field", "value"),
    [(EncryptedTextField(), "刘德山"), (EncryptedTextField(), ""), (EncryptedJSONField(), {"名": ["刘", 1, None]})],
)
def test_fields_go_there_and_back(field: Any, value: Any) -> None:
    from django.db import connection

    stored = bytes(field.get_db_prep_value(value, connection).obj)
    assert field.from_db_value(stored, None, connection) == value
    assert field.get_db_prep_value(None, connection) is None
    assert field.from_db_value(None, None, connection) is None


@pytest.mark.parametrize("name", ["exact", "in", "contains", "gt"])
def test_an_encrypted_field_cannot_be_searched(name: str) -> None:
    field = EncryptedTextField()
    field.name = "phone"
    with pytest.raises(FieldError, match="phone is encrypted"):
        field.get_lookup(name)
    assert field.get_lookup("isnull") is not None


def test_a_text_default_and_length_survive_migration() -> None:
    field = EncryptedTextField("电话", max_length=30, blank=True, default="")
    _, path, args, kwargs = field.deconstruct()
    assert path == "enforcement.kernel.fields.EncryptedTextField"
    again = EncryptedTextField(*args, **kwargs)
    assert (again.text_max_length, again.get_default(), again.serialize) == (30, "", False)
