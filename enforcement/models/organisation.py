"""Organisations of the force, as a tree; roles are granted on its nodes."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

ROLES = [
    ("officer", "执法人员"),
    ("auxiliary", "协管人员"),
    ("squad_leader", "中队长"),
    ("legal_reviewer", "法制审核人员"),
    ("hearing_chair", "听证主持人"),
    ("bureau_head", "负责人"),
    ("disclosure_clerk", "公示岗"),
    ("finance", "财务"),
    ("archivist", "档案"),
    ("supervisor", "督察"),
    ("personnel", "政工"),
    ("system_admin", "系统管理员"),
    ("security_admin", "安全管理员"),
    ("audit_admin", "审计管理员"),
]


class Organisation(models.Model):
    """A node of the tree province, city, district, street or squad.

    `path` is the chain of ids from the root, "/1/4/9/": a subtree is a prefix. An `is_authority`
    node decides in its own name (行政处罚法 17, 24条); an entrusted one acts in the name of
    `entrusted_by` between two days (20条); every other node acts for its nearest authority above.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        BUREAU = "bureau", "区县局"
        STREET = "street", "街道办事处"
        TOWN = "town", "乡镇人民政府"
        SQUAD = "squad", "中队"
        ENTRUSTED = "entrusted", "受委托组织"

    code = models.CharField("代码", max_length=32, unique=True)
    name = models.CharField("名称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField("路径", max_length=200, db_collation="C", default="", editable=False)
    region = models.CharField("适用地域", max_length=40, default="national")
    is_authority = models.BooleanField("能以自己名义处罚", default=False)
    number_prefix = models.CharField("文号代字", max_length=40, blank=True)
    reconsideration_body = models.CharField("复议机关", max_length=100, blank=True)
    court = models.CharField("管辖法院", max_length=100, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    phone = models.CharField("办公电话", max_length=30, blank=True)
    payee = models.CharField("罚款缴纳方式", max_length=200, blank=True)
    entrusted_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="entrusts")
    entrusted_from = models.DateField("委托起", null=True, blank=True)
    entrusted_until = models.DateField("委托止", null=True, blank=True)

    class Meta:
        verbose_name = "机构"
        # Role codenames are permissions of this model, since a grant needs the permission's model to be the object's.
        permissions = ROLES  # type: ignore[assignment]  # the stub demands lazy labels
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="organisation_entrusted_dates",
                condition=~Q(kind="entrusted")
                | Q(entrusted_by__isnull=False, entrusted_from__isnull=False, entrusted_until__isnull=False),
                violation_error_message="受委托组织须写明委托机关和委托起止日期。",
            ),
        ]
        indexes = [models.Index(fields=["path"], name="organisation_path")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keeps `path` true to the parent; a node is moved only together with its subtree."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # signature of the base is wider
        above = self.parent.path if self.parent else "/"
        path = f"{above}{self.pk}/"
        if path != self.path:
            Organisation.objects.filter(pk=self.pk).update(path=path)
            self.path = path

    def ancestor_ids(self) -> list[int]:
        """Ids from the root down to this node."""
        return [int(part) for part in self.path.strip("/").split("/") if part]

    def is_entrusted_on(self, day: date) -> bool:
        """Whether an entrustment covers `day`, both ends included (行政处罚法 20条)."""
        return bool(self.entrusted_from and self.entrusted_until and self.entrusted_from <= day <= self.entrusted_until)


class OrganisationUserObjectPermission(UserObjectPermissionBase):
    """One role of one person at one organisation, valid for its whole subtree."""

    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = "岗位授权"
