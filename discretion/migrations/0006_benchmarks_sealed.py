"""What is published is not changed and its tiers neither; it is succeeded or withdrawn once, which sets its end."""

from django.db import migrations

SEALED = """
CREATE OR REPLACE FUNCTION public.discretion_benchmark_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept jsonb := to_jsonb(OLD) - ARRAY['stage', 'in_force_until'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION '裁量基准不能删除' USING ERRCODE = '23514';
    END IF;
    IF OLD.code <> NEW.code OR OLD.version <> NEW.version OR OLD.organisation_id <> NEW.organisation_id
        OR OLD.violation_id <> NEW.violation_id THEN
        RAISE EXCEPTION '裁量基准的代码、版本、机构和事项不能修改' USING ERRCODE = '23514';
    END IF;
    IF OLD.stage = 'draft' AND NEW.stage IN ('draft', 'reviewed')
        OR OLD.stage IN ('draft', 'reviewed') AND NEW.stage = 'withdrawn' AND NEW.in_force_until IS NULL THEN
        RETURN NEW;
    END IF;
    IF OLD.stage = 'reviewed' AND NEW.stage IN ('draft', 'published')
        AND kept - ARRAY['published_on', 'in_force_from', 'revision']
            = to_jsonb(NEW) - ARRAY['stage', 'in_force_until', 'published_on', 'in_force_from', 'revision'] THEN
        RETURN NEW;
    END IF;
    IF OLD.stage = 'published' AND kept = to_jsonb(NEW) - ARRAY['stage', 'in_force_until'] THEN
        IF NEW.stage = 'published' AND OLD.in_force_until IS NULL AND NEW.in_force_until IS NOT NULL THEN
            RETURN NEW;
        END IF;
        IF NEW.stage IN ('succeeded', 'withdrawn')
            AND (OLD.in_force_until IS NULL OR NEW.in_force_until IS NULL
                OR NEW.in_force_until <= OLD.in_force_until)
            AND (NEW.stage = 'withdrawn' OR NEW.in_force_until IS NOT NULL) THEN
            RETURN NEW;
        END IF;
    END IF;
    IF to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '公布的裁量基准不能修改，只能由新的版本接替' USING ERRCODE = '23514';
END
$$;
CREATE OR REPLACE FUNCTION public.discretion_benchmark_first_stage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.stage <> 'draft' THEN
        RAISE EXCEPTION '裁量基准从草稿开始' USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION public.discretion_benchmark_tier_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held bigint[] := ARRAY[CASE WHEN TG_OP <> 'INSERT' THEN OLD.benchmark_id END,
                           CASE WHEN TG_OP <> 'DELETE' THEN NEW.benchmark_id END];
BEGIN
    PERFORM 1 FROM (
        SELECT stage FROM public.discretion_benchmark WHERE id = ANY (held) FOR SHARE
    ) AS found WHERE found.stage <> 'draft';
    IF FOUND THEN
        RAISE EXCEPTION '只有草稿的档次可以修改' USING ERRCODE = '23514';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER discretion_benchmark_first_stage BEFORE INSERT ON public.discretion_benchmark
    FOR EACH ROW EXECUTE FUNCTION public.discretion_benchmark_first_stage();
CREATE TRIGGER discretion_benchmark_sealed BEFORE UPDATE OR DELETE ON public.discretion_benchmark
    FOR EACH ROW EXECUTE FUNCTION public.discretion_benchmark_sealed();
CREATE TRIGGER discretion_benchmarktier_sealed BEFORE INSERT OR UPDATE OR DELETE ON public.discretion_benchmarktier
    FOR EACH ROW EXECUTE FUNCTION public.discretion_benchmark_tier_sealed();
CREATE TRIGGER discretion_benchmark_not_emptied BEFORE TRUNCATE ON public.discretion_benchmark
    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();
CREATE TRIGGER discretion_benchmarktier_not_emptied BEFORE TRUNCATE ON public.discretion_benchmarktier
    FOR EACH STATEMENT EXECUTE FUNCTION public.enforcement_refuse_change();
"""
REVERSE = """
DROP TRIGGER IF EXISTS discretion_benchmarktier_not_emptied ON public.discretion_benchmarktier;
DROP TRIGGER IF EXISTS discretion_benchmark_not_emptied ON public.discretion_benchmark;
DROP TRIGGER IF EXISTS discretion_benchmarktier_sealed ON public.discretion_benchmarktier;
DROP TRIGGER IF EXISTS discretion_benchmark_sealed ON public.discretion_benchmark;
DROP TRIGGER IF EXISTS discretion_benchmark_first_stage ON public.discretion_benchmark;
DROP FUNCTION IF EXISTS public.discretion_benchmark_tier_sealed();
DROP FUNCTION IF EXISTS public.discretion_benchmark_first_stage();
DROP FUNCTION IF EXISTS public.discretion_benchmark_sealed();
"""


class Migration(migrations.Migration):
    dependencies = [("discretion", "0005_benchmarks"), ("enforcement", "0002_guards")]

    operations = [migrations.RunSQL(SEALED, REVERSE)]
