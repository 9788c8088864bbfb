"""The party 当事人. Identity and telephone numbers rest encrypted and are found by keyed hash only."""

from __future__ import annotations

from django.db import models

from enforcement.kernel.fields import EncryptedTextField
from enforcement.rules.masking import mask_name


class Party(models.Model):
    """The party of a case: a citizen, a sole trader, a unit, or nobody who can be identified (STD-01)."""

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", "公民"
        SOLE_TRADER = "sole_trader", "个体工商户"
        UNIT = "unit", "法人或者其他组织"
        UNKNOWN = "unknown", "身份无法查明"

    class IdKind(models.TextChoices):
        RESIDENT = "resident", "居民身份证"
        CREDIT = "credit", "统一社会信用代码"
        OTHER = "other", "其他证件"
        NONE = "none", "无"

    class AgeGroup(models.TextChoices):
        UNDER_14 = "under_14", "不满十四周岁"
        FROM_14_TO_17 = "from_14_to_17", "十四周岁以上不满十八周岁"
        ADULT = "adult", "十八周岁以上"

    case = models.OneToOneField("cases.Case", models.PROTECT, related_name="party")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    name = models.CharField("姓名或者名称", max_length=100, blank=True)
    representative = models.CharField("法定代表人、负责人或者经营者", max_length=60, blank=True)
    id_kind = models.CharField("证件种类", max_length=10, choices=IdKind.choices, default=IdKind.NONE)
    id_number = EncryptedTextField("证件号码", blank=True, default="")
    id_lookup = models.BinaryField(max_length=32, null=True, editable=False)
    id_override_reason = models.CharField("号码不合规则的说明", max_length=200, blank=True)
    unidentified_reason = models.CharField("身份无法查明的说明", max_length=200, blank=True)
    born = models.DateField("出生日期", null=True, blank=True)
    # Who cannot say or prove a day of birth still belongs to one of three groups (行政处罚法 30条).
    age_group = models.CharField("年龄段", max_length=16, choices=AgeGroup.choices, blank=True)
    capacity = models.CharField(
        "责任能力",
        max_length=8,
        default="full",
        choices=[("full", "完全"), ("limited", "限制"), ("none", "无")],
    )
    phone = EncryptedTextField("电话", blank=True, default="")
    phone_lookup = models.BinaryField(max_length=32, null=True, editable=False)
    phone_tail_lookup = models.BinaryField(max_length=32, null=True, editable=False)
    address = models.CharField("住址或者住所", max_length=200, blank=True)

    class Meta:
        verbose_name = "当事人"
        default_permissions = ()
        indexes = [
            models.Index(fields=["id_lookup"], name="party_id_lookup"),
            models.Index(fields=["phone_lookup"], name="party_phone_lookup"),
            models.Index(fields=["phone_tail_lookup"], name="party_phone_tail"),
        ]

    def __str__(self) -> str:
        return self.masked_name

    @property
    def is_natural(self) -> bool:
        """A natural person's name is masked; a sole trader is one too (民法典 54条)."""
        return self.kind != self.Kind.UNIT

    @property
    def masked_name(self) -> str:
        """The name as lists show it: `刘**` for natural persons, in full for units and trade names."""
        if self.kind == self.Kind.UNKNOWN:
            return "身份无法查明"
        return mask_name(self.name) if self.kind == self.Kind.INDIVIDUAL else self.name
