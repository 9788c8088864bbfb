"""Model fields that rest encrypted; they cannot be searched, a keyed `lookup` column beside them can."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models

from enforcement.kernel import crypto

if TYPE_CHECKING:
    _Bytea = models.BinaryField[Any, Any]
else:
    _Bytea = models.BinaryField


class EncryptedField(_Bytea):
    """Common part: seals on the way in, opens on the way out, refuses every lookup but `isnull`."""

    empty_strings_allowed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Plain text must never end up in a dump of fixtures.
        kwargs["serialize"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """As declared; `serialize` is no choice of the caller."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("serialize", None)
        return name, path, args, kwargs

    def seal(self, value: Any) -> bytes:
        """Bytes to encrypt."""
        raise NotImplementedError

    def unseal(self, data: bytes) -> Any:
        """The value from decrypted bytes."""
        raise NotImplementedError

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The opened value; CannotDecrypt when the key is gone."""
        return None if value is None else self.unseal(crypto.decrypt(bytes(value)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """A fresh envelope of the value."""
        sealed = None if value is None else crypto.encrypt(self.seal(value))
        return super().get_db_prep_value(sealed, connection, prepared)

    def to_python(self, value: Any) -> Any:
        """The value as it is: there is no text form of it."""
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`; equal texts have different envelopes."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is encrypted and cannot be searched; use its keyed lookup column")


class EncryptedBytesField(EncryptedField):
    """bytes, encrypted at rest."""

    def seal(self, value: Any) -> bytes:
        """The bytes themselves."""
        return bytes(value)

    def unseal(self, data: bytes) -> bytes:
        """The bytes themselves."""
        return data


class EncryptedTextField(EncryptedField):
    """str, encrypted at rest; `max_length` counts characters."""

    description = "encrypted text"
    empty_strings_allowed = True
    empty_values = [None, ""]

    def __init__(self, *args: Any, max_length: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text_max_length = max_length
        if max_length is not None:
            self.validators.append(MaxLengthValidator(max_length))

    def deconstruct(self) -> Any:
        """As declared, with the length in characters."""
        name, path, args, kwargs = super().deconstruct()
        if self.text_max_length is not None:
            kwargs["max_length"] = self.text_max_length
        return name, path, args, kwargs

    def get_default(self) -> Any:
        """A text, where the base would give bytes."""
        default = super().get_default()
        return "" if default == b"" else default

    def _check_str_default_value(self) -> list[Any]:
        # The base forbids a text as default of bytes; here it is right.
        return []

    def seal(self, value: Any) -> bytes:
        """UTF-8."""
        return str(value).encode()

    def unseal(self, data: bytes) -> str:
        """UTF-8."""
        return data.decode()


class EncryptedJSONField(EncryptedField):
    """Anything JSON can hold, encrypted at rest."""

    description = "encrypted JSON"
    empty_values = [None]

    def seal(self, value: Any) -> bytes:
        """Compact JSON in UTF-8; TypeError for what JSON cannot hold."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def unseal(self, data: bytes) -> Any:
        """Parsed JSON."""
        return json.loads(data)
