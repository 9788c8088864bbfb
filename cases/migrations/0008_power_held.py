"""A case cites a power of its violation that a published list held on the day of the act; so does a decision."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION public.cases_power_held() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    cited record;
    cites boolean := TG_OP = 'INSERT' OR NEW.power_id IS DISTINCT FROM OLD.power_id;
    decides boolean := TG_OP = 'UPDATE' AND NEW.state = 'decided' AND OLD.state <> 'decided';
    begun date := (NEW.opened_at AT TIME ZONE 'Asia/Shanghai')::date;
    day date := (CASE WHEN TG_OP = 'INSERT' THEN NEW.opened_at
                      ELSE coalesce(NEW.decided_at, NEW.last_act_at) END AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
    IF NOT cites AND NOT decides OR NEW.power_id IS NULL AND NOT decides THEN
        RETURN NEW;
    END IF;
    SELECT p.violation_id, p.organisation_id, p.held_from, p.held_until, p.open_cases, l.published_on
        INTO cited FROM public.discretion_power p JOIN public.discretion_powerlist l ON l.id = p.power_list_id
        WHERE p.id = NEW.power_id;
    IF NOT FOUND OR cited.violation_id <> NEW.violation_id OR cited.published_on IS NULL
       OR cited.organisation_id NOT IN (NEW.organisation_id, NEW.authority_id) THEN
        RAISE EXCEPTION '%: no published list holds this power for the case', TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    IF cited.held_from <= day AND (cited.held_until IS NULL OR day <= cited.held_until) THEN
        RETURN NEW;
    END IF;
    IF decides AND begun <= cited.held_until AND cited.open_cases <> 'pass' THEN
        RETURN NEW;
    END IF;
    IF decides AND EXISTS (
        SELECT 1 FROM public.discretion_power p JOIN public.discretion_powerlist l ON l.id = p.power_list_id
        WHERE p.organisation_id = cited.organisation_id AND p.violation_id = NEW.violation_id
          AND l.published_on IS NOT NULL AND p.held_from <= day AND (p.held_until IS NULL OR day <= p.held_until))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '%: the power was not held on %', TG_TABLE_NAME, day USING ERRCODE = 'check_violation';
END
$$;
DROP TRIGGER IF EXISTS cases_case_power_held ON public.cases_case;
CREATE TRIGGER cases_case_power_held BEFORE INSERT OR UPDATE ON public.cases_case
    FOR EACH ROW EXECUTE FUNCTION public.cases_power_held();
"""
REVERSE = """
DROP TRIGGER IF EXISTS cases_case_power_held ON public.cases_case;
DROP FUNCTION IF EXISTS public.cases_power_held;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_decided_stays"), ("discretion", "0010_lists_sealed")]

    operations = [migrations.RunSQL(FUNCTION, REVERSE)]
