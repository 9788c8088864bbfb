"""Sealing everything anew with the current key, in small batches that can be interrupted and run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import connections, models, transaction

from enforcement.kernel import crypto
from enforcement.kernel.fields import EncryptedField

BATCH = 200


def encrypted_columns() -> Iterator[tuple[type[models.Model], EncryptedField]]:
    """Every column of every model that rests encrypted, the keys of stored files among them."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedField):
                yield model, field


def rotate(using: str, progress: Callable[[str, int], None] | None = None) -> int:
    """Reseals every envelope that was not made with the first of DATA_KEYS; the number resealed.

    `using` must be a connection of the owner of the tables: sealed rows accept new envelopes from nobody
    else. Stored files stay as they are: what is resealed is the key of each file. CannotDecrypt when a key
    of DATA_KEYS is missing.
    """
    total = 0
    for model, field in encrypted_columns():
        count = 0
        while changed := _batch(using, model, field):
            count += changed
        if progress and count:
            progress(f"{model._meta.db_table}.{field.column}", count)
        total += count
    return total


def _batch(using: str, model: type[models.Model], field: EncryptedField) -> int:
    connection = connections[using]
    quote = connection.ops.quote_name
    table, column = quote(model._meta.db_table), quote(str(field.column))
    key = quote(str(model._meta.pk.column))
    header = crypto.current_header()
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enforcement.rotating = 'on'")
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL"
            f" AND substring({column} from 1 for %s) <> %s ORDER BY {key} LIMIT %s FOR UPDATE SKIP LOCKED",
            [len(header), header, BATCH],
        )
        rows = [(crypto.encrypt(crypto.decrypt(bytes(sealed))), pk) for pk, sealed in cursor.fetchall()]
        cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", rows)
    return len(rows)
