-- The record: rows are only added, each continues the chain of its subject.
-- Every function names its search path with pg_temp last, so that a temporary table of the same name cannot stand in.

CREATE OR REPLACE FUNCTION public.enforcement_refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% refuses %: rows are only ever added', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;

-- How far the entering time may lie ahead of the database's clock. A function of its own, so that the owner of a
-- test database can widen it; the application's role cannot.
CREATE OR REPLACE FUNCTION public.enforcement_record_ahead() RETURNS interval
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$ SELECT interval '5 minutes' $$;

CREATE OR REPLACE FUNCTION public.enforcement_record_lock(kind text, id uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('record ' || kind || ' ' || id::text, 0))
$$;

-- The end of a chain, held until the transaction ends. VOLATILE on purpose: the second statement must see what was
-- committed while the first one waited.
CREATE OR REPLACE FUNCTION public.enforcement_record_head(kind text, id uuid, OUT seq integer, OUT hash bytea)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM public.enforcement_record_lock(kind, id);
    SELECT r.seq, r.hash INTO seq, hash FROM public.enforcement_record r
        WHERE r.subject_kind = enforcement_record_head.kind AND r.subject_id = enforcement_record_head.id ORDER BY r.seq DESC LIMIT 1;
    seq := coalesce(seq, 0);
    hash := coalesce(hash, decode(repeat('00', 32), 'hex'));
END
$$;

CREATE OR REPLACE FUNCTION public.enforcement_record_insert() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    head record;
    body json;
BEGIN
    NEW.xact := pg_current_xact_id()::text::bigint;
    IF NEW.entered_at > clock_timestamp() + public.enforcement_record_ahead() THEN
        RAISE EXCEPTION 'record: entered_at lies in the future' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.at > NEW.entered_at THEN
        RAISE EXCEPTION 'record: at lies after entered_at' USING ERRCODE = 'check_violation';
    END IF;
    SELECT * INTO head FROM public.enforcement_record_head(NEW.subject_kind::text, NEW.subject_id);
    IF NEW.seq <> head.seq + 1 OR NEW.prev_hash <> head.hash THEN
        RAISE EXCEPTION 'record: row does not continue the chain of its subject' USING ERRCODE = 'serialization_failure';
    END IF;
    IF NEW.hash <> sha256(NEW.prev_hash || NEW.body) THEN
        RAISE EXCEPTION 'record: hash does not fit the body' USING ERRCODE = 'check_violation';
    END IF;
    body := convert_from(NEW.body, 'UTF8')::json;
    IF (body ->> 'subject_kind', body ->> 'subject_id', body ->> 'seq', body ->> 'organisation_id', body ->> 'verb')
        IS DISTINCT FROM
       (NEW.subject_kind::text, NEW.subject_id::text, NEW.seq::text, NEW.organisation_id::text, NEW.verb::text)
       OR (body ->> 'step', body ->> 'state_after', body ->> 'version', body ->> 'by_id')
        IS DISTINCT FROM (NEW.step::text, NEW.state_after::text, NEW.version::text, NEW.by_id::text) THEN
        RAISE EXCEPTION 'record: body disagrees with the columns' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

DROP TRIGGER IF EXISTS record_insert ON public.enforcement_record;
CREATE TRIGGER record_insert BEFORE INSERT ON public.enforcement_record
    FOR EACH ROW EXECUTE FUNCTION public.enforcement_record_insert();

-- At commit: a subject whose state or version changed has a record row of this very transaction that says so.
CREATE OR REPLACE FUNCTION public.enforcement_require_record() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.version <= OLD.version THEN
        RAISE EXCEPTION '%: state or version changed without a higher version', TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    PERFORM 1 FROM public.enforcement_record r
        WHERE r.subject_kind = TG_ARGV[0] AND r.subject_id = NEW.id AND r.version = NEW.version
          AND r.state_after IS NOT DISTINCT FROM NEW.state::text
          AND r.xact = pg_current_xact_id()::text::bigint;
    IF NOT FOUND THEN
        RAISE EXCEPTION '%: state or version changed without a record of this transaction', TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;

-- A subject comes into being only in a state its procedure begins with.
CREATE OR REPLACE FUNCTION public.enforcement_refuse_foreign_first_state() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT (NEW.state::text = ANY (TG_ARGV)) THEN
        RAISE EXCEPTION '%: % is no first state', TG_TABLE_NAME, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;

-- Rows that may no longer change. TG_ARGV[0]: the boolean column that seals ('' = always sealed); the rest: columns
-- that may change all the same. Renewing encryption keys changes envelopes, never their content: it is left to the
-- owner of the table, who says so in the session, and touches bytea columns only.
CREATE OR REPLACE FUNCTION public.enforcement_sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    open_columns text[] := TG_ARGV[1:];
    envelopes text[];
BEGIN
    IF TG_ARGV[0] <> '' AND NOT coalesce((to_jsonb(OLD) ->> TG_ARGV[0])::boolean, false) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '% is sealed and refuses DELETE', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF current_setting('enforcement.rotating', true) = 'on'
       AND (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = TG_RELID) = session_user THEN
        SELECT array_agg(a.attname::text) INTO envelopes FROM pg_attribute a
            WHERE a.attrelid = TG_RELID AND a.atttypid = 'bytea'::regtype AND a.attnum > 0 AND NOT a.attisdropped;
        open_columns := open_columns || envelopes;
    END IF;
    IF (to_jsonb(NEW) - open_columns) IS DISTINCT FROM (to_jsonb(OLD) - open_columns) THEN
        RAISE EXCEPTION '% is sealed and refuses this change', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
