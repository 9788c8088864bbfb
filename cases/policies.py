"""Who may take which step. Denied by default; pages use the same answers to decide which buttons exist."""

from __future__ import annotations

from cases import queries
from cases.models import Case
from cases.procedure import Step
from enforcement.kernel.errors import NotPermitted
from enforcement.models import Organisation, User
from enforcement.policies import ADMINISTRATORS, holds, roles, subtree_ids

OPENS = frozenset({"officer", "squad_leader"})


WHO = {
    "officer": "执法人员",
    "squad_leader": "中队长",
    "bureau_head": "负责人",
    "legal_reviewer": "法制审核人员",
    "disclosure_clerk": "公示岗人员",
    "finance": "财务人员",
    "archivist": "档案员",
    "supervisor": "督察人员",
}


def who(step: Step) -> str:
    """Whose step it is, for whoever may not take it."""
    return "本案承办人" if step.handler_only else "或者".join(name for role, name in WHO.items() if role in step.roles)


def why_not(user: User, step: Step, case: Case) -> str:
    """Why `user` may not take `step` on this case, as a sentence; empty when he may."""
    if roles(user) & ADMINISTRATORS:
        return "管理员只管配置，不办理案件。"
    if not holds(user, step.roles, case.organisation.path):
        return f"您的岗位不能办理“{step.title}”。请交由{who(step)}办理。"
    if step.handler_only and not handles(user, case):
        return f"只有本案承办人可以{step.title}。"
    if not _leads(user, step, case) and not handles(user, case):
        return f"只有本案承办人和负责人可以{step.title}。"
    if step.other_than_handlers and handles(user, case):
        return f"您是本案承办人，不能自己{step.title}。请交由他人办理。"
    # What somebody did in a case is never judged by himself, though he left it.
    if step.other_than_handlers and user.pk in queries.ever_handled(case):
        return f"您承办过本案，不能再{step.title}。请交由他人办理。"
    return ""


def may(user: User, step: Step, case: Case) -> bool:
    """Whether `user` may take `step` on this case; says nothing about state or law."""
    return not why_not(user, step, case)


def require(user: User, step: Step, case: Case) -> None:
    """Raises NotPermitted with the sentence of `why_not`."""
    if words := why_not(user, step, case):
        raise NotPermitted(words)


def handles(user: User, case: Case) -> bool:
    """Whether `user` is one of the present handlers; people are compared by id."""
    return any(row.officer.user_id == user.pk for row in queries.handlers(case))


def _leads(user: User, step: Step, case: Case) -> bool:
    """Whether the step is his beside the handlers': an officer by himself takes part in his own cases only."""
    return "officer" not in step.roles or holds(user, step.roles - {"officer"}, case.organisation.path)


def opens_for(user: User) -> tuple[int, ...]:
    """Ids of the organisations for which `user` may open a case."""
    return () if roles(user) & ADMINISTRATORS else subtree_ids(user, OPENS)


def require_opening(user: User, organisation: Organisation) -> None:
    """Raises NotPermitted unless `user` enforces for `organisation`."""
    if roles(user) & ADMINISTRATORS or not holds(user, OPENS, organisation.path):
        raise NotPermitted("您在这个机构没有执法岗位，不能当场查处。协管人员可以上报线索，由执法人员处理。")
