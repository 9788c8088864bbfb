"""A case moves only with its record; what was decided, issued or received does not change any more."""

from django.db import migrations

from enforcement.kernel import sql

ONLY_ADDED = (
    "cases_custodyevent",
    "cases_clocklevel",
    "cases_escalationanswer",
    "cases_education",
    "cases_recheck",
    "cases_payment",
    "cases_delivery",
    "cases_report",
)
PDF_COLUMNS = ("file_id", "rendered_at", "attempts")

PDF_ONCE = """
CREATE OR REPLACE FUNCTION public.cases_document_pdf_once() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id THEN
        RAISE EXCEPTION 'cases_document: the bytes of a paper are set once' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER cases_document_pdf_once BEFORE UPDATE OF file_id ON public.cases_document
    FOR EACH ROW EXECUTE FUNCTION public.cases_document_pdf_once();
"""
PDF_ONCE_REVERSE = """
DROP TRIGGER IF EXISTS cases_document_pdf_once ON public.cases_document;
DROP FUNCTION IF EXISTS public.cases_document_pdf_once;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_initial"), ("enforcement", "0002_guards")]

    operations = [
        migrations.RunSQL(*sql.guarded("cases_case", "case", ["found"])),
        migrations.RunSQL(*sql.sealed("cases_decision", "sealed")),
        migrations.RunSQL(*sql.sealed("cases_document", "sealed", PDF_COLUMNS)),
        migrations.RunSQL(*sql.sealed("cases_evidence", "", ("excluded_reason", "verified_at", "intact"))),
        *(migrations.RunSQL(*sql.append_only(table)) for table in ONLY_ADDED),
        migrations.RunSQL(PDF_ONCE, PDF_ONCE_REVERSE),
    ]
