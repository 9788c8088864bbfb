"""Filters of the case list that a reader keeps under a name. They are his own and touch no case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cases.models import SavedFilter
from enforcement.kernel.errors import Invalid, NotVisible
from enforcement.models import User

MOST = 12


def save(user: User, name: str, query: Mapping[str, str], now: datetime) -> SavedFilter:
    """Keeps a filter under a name; under a name that is taken it takes the place of the other.

    Raises Invalid without a name, without a condition, or when there are too many.
    """
    name = name.strip()
    if not name or len(name) > 20:
        raise Invalid(fields={"name": ["请写一个名称，最多 20 个字。"]})
    if not query:
        raise Invalid(fields={"name": ["还没有筛选条件。请先按条件筛选，再保存。"]})
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        mine = SavedFilter.objects.filter(user=user)
        if not mine.filter(name=name).exists() and mine.count() >= MOST:
            raise Invalid(fields={"name": [f"最多保存 {MOST} 个筛选。请先删去不用的。"]})
        kept, _ = SavedFilter.objects.update_or_create(
            user=user, name=name, defaults={"query": dict(query), "saved_at": now}
        )
    return kept


def drop(user: User, filter_id: int) -> None:
    """Deletes one's own filter. Raises NotVisible for another's or none."""
    deleted, _ = SavedFilter.objects.filter(user=user, pk=filter_id).delete()
    if not deleted:
        raise NotVisible("没有找到这个筛选，可能已经删去。")
