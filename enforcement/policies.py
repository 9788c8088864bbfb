"""Who holds which role where. A role granted on an organisation holds for its whole subtree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

if TYPE_CHECKING:
    from enforcement.models import User

ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})
READS_CASES = frozenset(
    {
        "officer",
        "squad_leader",
        "legal_reviewer",
        "hearing_chair",
        "bureau_head",
        "disclosure_clerk",
        "finance",
        "archivist",
        "supervisor",
    }
)
ENFORCES = frozenset({"officer", "squad_leader", "bureau_head"})


@dataclass(frozen=True)
class Grant:
    """One role at one organisation; `path` is the prefix of the subtree it reaches, `reach` the ids in it."""

    role: str
    organisation_id: int
    path: str
    reach: tuple[int, ...]


def grants(user: Any) -> tuple[Grant, ...]:
    """All roles of an account, read once per request object; none for anonymous or disabled accounts."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ()
    held: tuple[Grant, ...] | None = getattr(user, "_grants", None)
    if held is None:
        from enforcement.models import Organisation, OrganisationUserObjectPermission

        under = Organisation.objects.filter(path__startswith=OuterRef("content_object__path")).order_by("pk")
        rows = OrganisationUserObjectPermission.objects.filter(user_id=user.pk).values_list(
            "permission__codename", "content_object_id", "content_object__path", ArraySubquery(under.values("pk"))
        )
        held = tuple(Grant(role, pk, path, tuple(reach)) for role, pk, path, reach in rows)
        user._grants = held
    return held


def roles(user: Any) -> frozenset[str]:
    """Codenames of every role the account holds anywhere."""
    return frozenset(grant.role for grant in grants(user))


def holds(user: Any, wanted: frozenset[str] | set[str], path: str) -> bool:
    """Whether the account holds one of `wanted` at the organisation with `path` or above it."""
    return any(grant.role in wanted and path.startswith(grant.path) for grant in grants(user))


def case_scope(user: Any) -> tuple[int, ...]:
    """Ids of the organisations whose cases the account may read.

    Administrators configure and see no case, whatever else was granted to them by mistake.
    """
    return () if roles(user) & ADMINISTRATORS else subtree_ids(user, READS_CASES)


def subtree_ids(user: Any, wanted: frozenset[str]) -> tuple[int, ...]:
    """Ids of all organisations under the grants of the given roles."""
    return tuple(sorted({pk for grant in grants(user) if grant.role in wanted for pk in grant.reach}))


class Backend(ModelBackend):
    """Password login; permissions come from roles alone and the superuser flag opens nothing."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session, with what is asked of it; None when it is disabled."""
        from enforcement.models import User

        user = User.objects.select_related(*User.BESIDE).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """True only for a role codename asked about an organisation."""
        if obj is None or not hasattr(obj, "path"):
            return False
        return holds(user_obj, {perm.rpartition(".")[2]}, obj.path)

    def get_all_permissions(self, user_obj: User, obj: Any = None) -> set[str]:  # type: ignore[override]
        """No global permissions exist."""
        return set()

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """No module permissions exist."""
        return False
