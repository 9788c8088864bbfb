"""What a reviewer, a head or a party said stays as it was said, and what moved a legal period stays on the file."""

from django.db import migrations

from enforcement.kernel import sql

# Each is set once, when its moment comes: columns of a sealed row that may go from empty to a value, never back.
ONCE = {
    "cases_proposal": ("approved_at", "approved_by_id", "opinion"),
    "cases_hearingrequest": ("withdrawn_at", "withdrawal"),
    "cases_term": ("until",),
}
# A row that waits for its answer, and the column that tells it was given; afterwards only the last columns change.
ANSWERED = {
    "cases_legalreview": ("result", ()),
    "cases_filing": ("outcome", ("informed_at",)),
}
# Replaced by later words on the same row, never removed.
KEPT = ("cases_statement", "cases_correctionorder", "cases_handling")

FUNCTIONS = """
CREATE OR REPLACE FUNCTION public.cases_set_once() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY TG_ARGV LOOP
        IF coalesce(to_jsonb(OLD) ->> name, '') <> '' AND to_jsonb(NEW) -> name IS DISTINCT FROM to_jsonb(OLD) -> name
        THEN
            RAISE EXCEPTION '%.% is set once', TG_TABLE_NAME, name USING ERRCODE = 'insufficient_privilege';
        END IF;
    END LOOP;
    RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION public.cases_answered() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% refuses DELETE', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF coalesce(to_jsonb(OLD) ->> TG_ARGV[0], '') <> ''
       AND (to_jsonb(NEW) - TG_ARGV[1:]) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV[1:]) THEN
        RAISE EXCEPTION '% is answered and refuses this change', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
"""
FUNCTIONS_REVERSE = """
DROP FUNCTION IF EXISTS public.cases_set_once;
DROP FUNCTION IF EXISTS public.cases_answered;
"""


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def once(table: str) -> tuple[str, str]:
    """(sql, reverse) for the columns of one table that are set once."""
    return (
        f"CREATE TRIGGER {table}_set_once BEFORE UPDATE ON public.{table}\n"
        f"    FOR EACH ROW EXECUTE FUNCTION public.cases_set_once({_listed(ONCE[table])});",
        f"DROP TRIGGER IF EXISTS {table}_set_once ON public.{table};",
    )


def answered(table: str) -> tuple[str, str]:
    """(sql, reverse) for a table whose rows rest once they are answered."""
    column, later = ANSWERED[table]
    return (
        f"CREATE TRIGGER {table}_answered BEFORE UPDATE OR DELETE ON public.{table}\n"
        f"    FOR EACH ROW EXECUTE FUNCTION public.cases_answered({_listed((column, *later))});",
        f"DROP TRIGGER IF EXISTS {table}_answered ON public.{table};",
    )


def kept(table: str) -> tuple[str, str]:
    """(sql, reverse) for a table whose rows are never removed."""
    return (
        f"CREATE TRIGGER {table}_kept BEFORE DELETE OR TRUNCATE ON public.{table}\n"
        "    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();",
        f"DROP TRIGGER IF EXISTS {table}_kept ON public.{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_ordinary_guards")]

    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_REVERSE),
        migrations.RunSQL(*sql.sealed("cases_term", "", ("until",))),
        *(migrations.RunSQL(*once(table)) for table in ONCE),
        *(migrations.RunSQL(*answered(table)) for table in ANSWERED),
        *(migrations.RunSQL(*kept(table)) for table in KEPT),
    ]
