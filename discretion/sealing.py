"""SQL that seals lists of a place: from approval on they say what they say. Run by the owner in a migration."""

from __future__ import annotations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION public.discretion_list_sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    moves text[] := ARRAY['draft>draft', 'draft>approved', 'approved>draft', 'approved>published',
                          'published>succeeded'];
    may text[] := ARRAY['stage'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.stage <> 'draft' THEN
            RAISE EXCEPTION '%: a list begins as a draft', TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.stage <> 'draft' THEN
            RAISE EXCEPTION '% is sealed and refuses DELETE', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN OLD;
    END IF;
    IF NOT (OLD.stage || '>' || NEW.stage) = ANY (moves) THEN
        RAISE EXCEPTION '% is sealed: % does not follow %', TG_TABLE_NAME, NEW.stage, OLD.stage
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.stage = 'draft' AND NEW.stage = 'draft' THEN
        RETURN NEW;
    END IF;
    may := may || CASE NEW.stage
        WHEN 'published' THEN ARRAY['published_on']
        WHEN 'succeeded' THEN ARRAY['effective_until']
        ELSE ARRAY['approved_by_id', 'approved_on'] END;
    IF (to_jsonb(NEW) - may) IS DISTINCT FROM (to_jsonb(OLD) - may)
       OR (OLD.effective_until IS NOT NULL AND NEW.effective_until IS DISTINCT FROM OLD.effective_until) THEN
        RAISE EXCEPTION '% is sealed and refuses this change', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

-- TG_ARGV: table of the lists, column that names the list, the last day, columns that may change beside it.
CREATE OR REPLACE FUNCTION public.discretion_entry_sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    entry jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    beside text[] := string_to_array(TG_ARGV[3], ',');
    own jsonb;
    other text;
BEGIN
    EXECUTE format('SELECT to_jsonb(l) FROM public.%I l WHERE l.id = $1 FOR SHARE', TG_ARGV[0])
        INTO own USING (entry ->> TG_ARGV[1])::bigint;
    IF own ->> 'organisation_id' IS DISTINCT FROM entry ->> 'organisation_id' THEN
        RAISE EXCEPTION '%: entry and list name different organisations', TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) -> TG_ARGV[1] IS DISTINCT FROM to_jsonb(NEW) -> TG_ARGV[1] THEN
        RAISE EXCEPTION '% is sealed: an entry stays in its list', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF own ->> 'stage' = 'draft' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP <> 'UPDATE' THEN
        RAISE EXCEPTION '% is sealed and refuses %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- The last day comes with the end of the list, and is that of the list: set once, never later than it was.
    IF own ->> 'stage' = 'succeeded' AND to_jsonb(NEW) ->> TG_ARGV[2] = own ->> 'effective_until'
       AND coalesce(to_jsonb(OLD) ->> TG_ARGV[2], 'infinity') > (own ->> 'effective_until') THEN
        beside := beside || TG_ARGV[2];
    ELSIF TG_ARGV[3] = 'open_cases' THEN
        beside := ARRAY[]::text[];
    END IF;
    IF (to_jsonb(NEW) - beside) IS DISTINCT FROM (to_jsonb(OLD) - beside) THEN
        RAISE EXCEPTION '% is sealed and refuses this change', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
"""
FUNCTIONS_REVERSE = """
DROP FUNCTION IF EXISTS public.discretion_entry_sealed;
DROP FUNCTION IF EXISTS public.discretion_list_sealed;
"""


def _drop(table: str) -> str:
    return (
        f"DROP TRIGGER IF EXISTS {table}_sealed ON public.{table};\n"
        f"DROP TRIGGER IF EXISTS {table}_not_emptied ON public.{table};"
    )


def _not_emptied(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON public.{table}\n"
        "    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();"
    )


def sealed_list(table: str) -> tuple[str, str]:
    """(sql, reverse): a list moves draft, approved, published, succeeded, and changes in nothing else after the draft."""
    make = (
        f"CREATE TRIGGER {table}_sealed BEFORE INSERT OR UPDATE OR DELETE ON public.{table}\n"
        "    FOR EACH ROW EXECUTE FUNCTION public.discretion_list_sealed();"
    )
    return f"{_drop(table)}\n{make}\n{_not_emptied(table)}", _drop(table)


def sealed_entries(table: str, lists: str, column: str, last_day: str, beside: str) -> tuple[str, str]:
    """(sql, reverse): entries change while their list is a draft; afterwards only the last day is set, once, to that of the list."""
    make = (
        f"CREATE TRIGGER {table}_sealed BEFORE INSERT OR UPDATE OR DELETE ON public.{table}\n"
        "    FOR EACH ROW EXECUTE FUNCTION public.discretion_entry_sealed("
        f"'{lists}', '{column}', '{last_day}', '{beside}');"
    )
    return f"{_drop(table)}\n{make}\n{_not_emptied(table)}", _drop(table)
