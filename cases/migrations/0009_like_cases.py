"""Each decision gets the row it is compared by; those made before get theirs from what they were made of."""

import django.db.models.deletion
from django.db import migrations, models

from enforcement.kernel import sql

CODES = (
    *("minor", "corrected_in_time", "no_harm", "slight_harm", "no_fault_proved", "first_offence_claimed"),
    *("eliminated_harm", "coerced", "self_disclosed", "meritorious", "lightened", "mitigated"),
)
BITS = " + ".join(
    f"CASE WHEN d.circumstances -> '{code}' = 'true' THEN {1 << place} ELSE 0 END" for place, code in enumerate(CODES)
)
NAMED = "coalesce(p.benchmark ->> 'name', '') <> ''"
FILL = f"""
INSERT INTO public.cases_likedecision (case_id, organisation_id, violation_id, party_kind, tier, benchmark,
    circumstances, outcome, fine, decided_at)
SELECT d.case_id, c.organisation_id, c.violation_id, w.kind,
    CASE WHEN {NAMED} THEN left(coalesce(p.benchmark ->> 'chosen', ''), 40) ELSE '' END,
    CASE WHEN {NAMED} THEN left(p.benchmark ->> 'name', 120) || '|' || coalesce(p.benchmark ->> 'in_force_from', '')
        ELSE '' END,
    {BITS}, d.outcome, d.fine, d.decided_at
FROM public.cases_decision d
JOIN public.cases_case c ON c.id = d.case_id
JOIN public.cases_party w ON w.case_id = d.case_id
LEFT JOIN public.cases_proposal p ON p.id = d.proposal_id
WHERE NOT EXISTS (SELECT 1 FROM public.cases_likedecision l WHERE l.case_id = d.case_id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_power_held"),
        ("discretion", "0004_way_of_the_fine"),
        ("enforcement", "0004_posts"),
    ]

    operations = [
        migrations.CreateModel(
            name="LikeDecision",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("party_kind", models.CharField(max_length=12, verbose_name="当事人类别")),
                ("tier", models.CharField(blank=True, max_length=40, verbose_name="裁量档次")),
                ("benchmark", models.CharField(blank=True, max_length=160, verbose_name="裁量基准和版本")),
                ("circumstances", models.PositiveIntegerField(verbose_name="情节")),
                ("outcome", models.CharField(max_length=12, verbose_name="结果")),
                ("fine", models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name="罚款")),
                ("decided_at", models.DateTimeField(verbose_name="决定时间")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enforcement.organisation",
                    ),
                ),
                (
                    "violation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="discretion.violation",
                    ),
                ),
            ],
            options={
                "verbose_name": "类案",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["violation", "party_kind", "circumstances", "tier", "benchmark", "decided_at"],
                        name="like_same",
                    ),
                    models.Index(
                        fields=["violation", "party_kind", "circumstances", "tier", "decided_at"],
                        name="like_any_version",
                    ),
                    models.Index(
                        fields=["violation", "party_kind", "circumstances", "decided_at"], name="like_any_tier"
                    ),
                    models.Index(fields=["violation", "party_kind", "decided_at"], name="like_any_circumstance"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fine__isnull", True), models.Q(("fine__gt", 0), ("outcome", "punish")), _connector="OR"
                        ),
                        name="like_fine_of_a_penalty",
                        violation_error_message="不予处罚的没有罚款；罚款数额须大于零。",
                    )
                ],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(*sql.append_only("cases_likedecision")),
    ]
