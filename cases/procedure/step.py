"""One row of the procedure: from where, to where, who, under which rules and which article."""

from __future__ import annotations

from dataclasses import dataclass

from enforcement.rules.findings import Rule

FOUND, HEARD = "found", "heard"
REGISTERED, FILING, FILED, INVESTIGATED = "registered", "filing", "filed", "investigated"
PROPOSED, NOTICED, NOT_FILED, DISMISSED = "proposed", "noticed", "not_filed", "dismissed"
DECIDED, NOT_PUNISHED, CLOSED, ARCHIVED = "decided", "not_punished", "closed", "archived"
NOWHERE = ""

HANDLER = frozenset({"officer", "squad_leader"})
LEADER = frozenset({"squad_leader", "bureau_head"})
SQUAD_LEADER = frozenset({"squad_leader"})
HEAD = frozenset({"bureau_head"})
REVIEWER = frozenset({"legal_reviewer"})
CLERK = frozenset({"disclosure_clerk"})
FINANCE = frozenset({"finance"})
ARCHIVIST = frozenset({"archivist"})


@dataclass(frozen=True)
class Step:
    """One row. `leaves` are the states it may be taken in, `arrives` the state after ("" stays).

    `procedure`: the only one it belongs to, "" for both. `handler_only`: only one of the two handlers of the
    case. `decides`: changes facts or state, so forms and ETags read before are stale; otherwise it only adds.
    `one_at_a_time`: no other such step against the same party runs beside it, so that neither overlooks the other.
    `at_now`: the time of the act is the time of entry, back-dating is impossible. `readers` of the outbox
    are told of it once it is committed.
    """

    name: str
    title: str
    verb: str
    leaves: frozenset[str]
    arrives: str
    roles: frozenset[str]
    article: str
    workflow: str
    rules: tuple[Rule, ...] = ()
    procedure: str = ""
    handler_only: bool = True
    decides: bool = True
    at_now: bool = False
    other_than_handlers: bool = False
    judges_party: bool = False
    one_at_a_time: bool = False
    readers: tuple[str, ...] = ()

    def fits(self, procedure: str, state: str) -> bool:
        """Whether the table lets the step be taken in a case of this procedure and state."""
        return self.procedure in ("", procedure) and state in self.leaves


def states(*names: str) -> frozenset[str]:
    """The states a step leaves, written short."""
    return frozenset(names)
