"""SQL of the kernel's guards, and builders of pairs (sql, reverse) ready for `migrations.RunSQL(*pair)`.

Everything here is for the owner of the database to run in a migration. PostgreSQL 15 to 18, no extension.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

APPEND_ONLY = ("enforcement_record", "enforcement_checkpoint", "enforcement_personalread")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a plain SQL name")
    return name


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _arguments(values: Sequence[str]) -> str:
    return ", ".join(_text(value) for value in values)


def append_only(table: str) -> tuple[str, str]:
    """(sql, reverse): the table refuses UPDATE, DELETE and TRUNCATE to everybody, its owner included."""
    table = _name(table)
    drop = f"DROP TRIGGER IF EXISTS {table}_append_only ON public.{table};"
    return (
        f"{drop}\nCREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.{table}\n"
        "    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();",
        drop,
    )


def record_sql() -> str:
    """All functions of this module, and the triggers of the record, its checkpoints and the log of reads."""
    functions = (Path(__file__).parent / "record.sql").read_text(encoding="utf-8")
    return "\n\n".join([functions, *(append_only(table)[0] for table in APPEND_ONLY)])


def record_reverse_sql() -> str:
    """Takes away what `record_sql` made; fails while another table still uses one of the functions."""
    triggers = [append_only(table)[1] for table in APPEND_ONLY]
    triggers.append("DROP TRIGGER IF EXISTS record_insert ON public.enforcement_record;")
    functions = re.findall(r"CREATE OR REPLACE FUNCTION public\.(\w+)", record_sql())
    return "\n".join([*triggers, *(f"DROP FUNCTION IF EXISTS public.{name};" for name in reversed(functions))])


def revoke_sql(app_role: str = "app") -> str:
    """The application's role keeps only SELECT and INSERT on what is append-only; nothing without that role."""
    role = _name(app_role)
    tables = ", ".join(f"public.{table}" for table in APPEND_ONLY)
    return f"""
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = {_text(role)}) THEN
        REVOKE ALL ON {tables} FROM "{role}";
        GRANT SELECT, INSERT ON {tables} TO "{role}";
    END IF;
END
$$;
"""


def guarded(table: str, kind: str, first_states: Sequence[str]) -> tuple[str, str]:
    """(sql, reverse) for a table with columns id uuid, state text, version int whose life is on record.

    Its rows begin in one of `first_states`, never change state or version without a record row of the same
    transaction (kind, id, version, state), with a version that only grows, and are never removed.
    """
    table, arguments = _name(table), _arguments([kind])
    drop = "\n".join(
        f"DROP TRIGGER IF EXISTS {table}_{name} ON public.{table};"
        for name in ("first_state", "new_on_record", "change_on_record", "kept", "not_emptied")
    )
    deferred = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
    return (
        f"""{drop}
CREATE TRIGGER {table}_first_state BEFORE INSERT ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION public.enforcement_refuse_foreign_first_state({_arguments(first_states)});
CREATE CONSTRAINT TRIGGER {table}_new_on_record AFTER INSERT ON public.{table}
    {deferred} EXECUTE FUNCTION public.enforcement_require_record({arguments});
CREATE CONSTRAINT TRIGGER {table}_change_on_record AFTER UPDATE ON public.{table}
    {deferred} WHEN (OLD.state IS DISTINCT FROM NEW.state OR OLD.version IS DISTINCT FROM NEW.version
        OR OLD.id IS DISTINCT FROM NEW.id)
    EXECUTE FUNCTION public.enforcement_require_record({arguments});
CREATE TRIGGER {table}_kept BEFORE DELETE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();""",
        drop,
    )


def sealed(table: str, column: str = "", may_change: Sequence[str] = ()) -> tuple[str, str]:
    """(sql, reverse): a row whose boolean `column` is true is neither removed nor changed, save `may_change`.

    An empty `column` seals every row from the start.
    """
    table = _name(table)
    columns = [_name(name) for name in may_change]
    drop = "\n".join(f"DROP TRIGGER IF EXISTS {table}_{name} ON public.{table};" for name in ("sealed", "not_emptied"))
    arguments = _arguments([_name(column) if column else "", *columns])
    return (
        f"""{drop}
CREATE TRIGGER {table}_sealed BEFORE UPDATE OR DELETE ON public.{table}
    FOR EACH ROW EXECUTE FUNCTION public.enforcement_sealed({arguments});
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON public.{table}
    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();""",
        drop,
    )


def kernel_sql() -> tuple[str, str]:
    """(sql, reverse) of the seals on the kernel's own tables: received files, and numbers once given."""
    pairs = [
        sealed("enforcement_storedfile"),
        sealed("enforcement_issuednumber", may_change=("void_reason", "voided_at")),
    ]
    return "\n".join(pair[0] for pair in pairs), "\n".join(pair[1] for pair in pairs)
