"""Guiding cases: on record with every move, their text as it was written, each act once."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from enforcement.kernel import sql

TABLE = "cases_guidingcase"
ACTS = (
    "approved_at",
    "approved_by_id",
    "published_at",
    "published_by_id",
    "withdrawn_at",
    "withdrawn_by_id",
    "withdrawal",
)
ONCE = (
    f"CREATE TRIGGER {TABLE}_set_once BEFORE UPDATE ON public.{TABLE} FOR EACH ROW"
    f" EXECUTE FUNCTION public.cases_set_once({', '.join(repr(name) for name in ACTS)});",
    f"DROP TRIGGER IF EXISTS {TABLE}_set_once ON public.{TABLE};",
)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_waiver_uses_kept"),
        ("discretion", "0010_lists_sealed"),
        ("enforcement", "0004_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GuidingCase",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "待审核"),
                            ("approved", "待公布"),
                            ("published", "已公布"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                ("facts", models.TextField(verbose_name="基本案情")),
                ("question", models.TextField(verbose_name="争议问题")),
                ("reasoning", models.TextField(verbose_name="裁量理由")),
                ("outcome", models.CharField(max_length=300, verbose_name="处理结果")),
                ("articles", models.TextField(verbose_name="适用条文")),
                ("written_at", models.DateTimeField(verbose_name="起草时间")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="审核时间")),
                ("published_at", models.DateTimeField(null=True, verbose_name="公布时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                ("withdrawal", models.CharField(blank=True, max_length=300, verbose_name="撤回理由")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="enforcement.organisation"
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "violation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="discretion.violation"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "指导案例",
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "published")),
                        fields=["violation", "-published_at"],
                        name="guiding_published",
                    ),
                    models.Index(fields=["-written_at", "-id"], name="guiding_list"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_by", None),
                                ("published_by", None),
                                ("state", "draft"),
                                ("withdrawn_by", None),
                            ),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("published_by", None),
                                ("state", "approved"),
                                ("withdrawn_by", None),
                            ),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("published_by__isnull", False),
                                ("state", "published"),
                                ("withdrawn_by", None),
                            ),
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawal", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="guiding_state_has_its_acts",
                        violation_error_message="指导案例须先审核再公布；撤回须写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_by", None),
                                models.Q(("approved_by", models.F("written_by")), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                ("published_by", None),
                                models.Q(
                                    models.Q(("published_by", models.F("written_by")), _negated=True),
                                    models.Q(("published_by", models.F("approved_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="guiding_by_different_persons",
                        violation_error_message="起草、审核、公布须由三个不同的人办理。",
                    ),
                ],
            },
        ),
        migrations.RunSQL(*sql.sealed(TABLE, "", ("state", "version", *ACTS))),
        migrations.RunSQL(*sql.guarded(TABLE, "guiding_case", ["draft"])),
        migrations.RunSQL(*ONCE),
    ]
