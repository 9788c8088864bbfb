"""Writing the one row of its kind that stands beside a locked case."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from cases.models import Case

RowT = TypeVar("RowT", bound=models.Model)


def put(case: Case, table: type[RowT], /, **values: Any) -> RowT:
    """The row of this kind, added or written over. The case is locked, so nobody else adds one meanwhile."""
    relation = table._meta.get_field("case").remote_field
    name = str(relation.related_name)  # type: ignore[union-attr]  # a relation to the case
    row: RowT | None = getattr(case, name, None)
    if row is None:
        return table._default_manager.create(case=case, **values)
    for column, value in values.items():
        setattr(row, column, value)
    row.save(update_fields=list(values))
    case._state.fields_cache[name] = row
    return row
