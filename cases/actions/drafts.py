"""Drafts of the street: everything typed and photographed is kept from the first moment, encrypted."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cases import policies
from cases.models import Case, Clue, Draft, DraftPhoto
from cases.shapes import Act
from enforcement.kernel import files
from enforcement.kernel.errors import Conflict, NotPermitted, NotVisible
from enforcement.models import User

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
MOST_PHOTOS = 20
MOST_SHOWINGS = 20
ARRIVED = "arrived"


def save_draft(
    user: User,
    draft_id: uuid.UUID,
    payload: Mapping[str, Any],
    now: datetime,
    clue_id: uuid.UUID | None = None,
) -> Draft:
    """Writes the whole content of a draft, making it when there is none under this id yet.

    Raises NotPermitted for whoever may not open a case, NotVisible for another's draft, Conflict when it
    has already become a case.
    """
    if not policies.opens_for(user):
        raise NotPermitted("您没有执法岗位，不能当场查处。协管人员可以上报线索，由执法人员处理。")
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
        if draft is None:
            draft = Draft(id=draft_id, user=user, started_at=now, clue=_clue(clue_id, user))
        _require_open(draft, user)
        draft.payload, draft.saved_at = dict(payload), now
        draft.save()
    return draft


@dataclass(frozen=True)
class Sending:
    """Which showing of a page sent something, and the how-manieth time: requests may overtake each other."""

    page: str = ""
    turn: int = 0
    aside: bool = False
    """Kept beside the typing; not the button of the page."""

    def overtaken(self, seen: Mapping[str, int]) -> bool:
        """Whether something that was sent later from the same showing has arrived before."""
        return self.aside and bool(self.page) and self.turn <= seen.get(self.page, -1)

    def noted(self, seen: Mapping[str, int]) -> dict[str, int]:
        """What has arrived, this included; only the last showings are remembered."""
        if not self.page:
            return dict(seen)
        others = [(page, turn) for page, turn in seen.items() if page != self.page]
        return dict([*others[1 - MOST_SHOWINGS :], (self.page, max(self.turn, seen.get(self.page, 0)))])


PRESSED = Sending()


def merge_into(draft: Draft, part: str, typed: Mapping[str, Any], now: datetime, sending: Sending = PRESSED) -> Draft:
    """Replaces one part of the draft by what was typed on one page; the other parts stay as they are stored.

    What is kept beside the typing and arrives after the page itself, or after a later keeping, changes nothing.
    """
    with transaction.atomic():
        stored = Draft.objects.select_for_update().filter(pk=draft.pk).first()
        if stored is None:
            raise NotVisible("没有找到这份草稿，可能已经放弃。请重新开始。")
        _require_open(stored, draft.user)
        seen = stored.payload.get(ARRIVED, {})
        if sending.overtaken(seen):
            return stored
        stored.payload = {**stored.payload, part: dict(typed), ARRIVED: sending.noted(seen)}
        stored.saved_at = now
        stored.save(update_fields=["payload", "saved_at"])
    return stored


def add_photo(
    draft: Draft,
    upload: UploadedFile[Any],
    *,
    now: datetime,
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
) -> DraftPhoto:
    """Receives a picture and keeps it with the draft; the same picture sent twice is one.

    The file is hashed and stored before any lock. Raises FileRefused for what is not a picture, is empty
    or too big, StorageFull when the disk is; then nothing is stored.
    """
    received = files.receive(upload, allowed=PICTURES)
    same = draft.photos.filter(file__sha256=received.sha256).first()
    if same is not None or draft.photos.count() >= MOST_PHOTOS:
        received.discard()
        if same is None:
            raise Conflict(f"一份草稿最多 {MOST_PHOTOS} 张照片。请先删去不需要的照片。")
        return same
    stored = files.keep(received, now=now)
    taken_at = stored.taken_at if stored.taken_at and stored.taken_at <= now else now
    with transaction.atomic():
        # The page may be sent while its picture is still under way: both bring it, one is kept.
        Draft.objects.select_for_update().get(pk=draft.pk)
        if (same := draft.photos.filter(file__sha256=stored.sha256).first()) is not None:
            return same
        return DraftPhoto.objects.create(
            draft=draft, file=stored, taken_at=taken_at, received_at=now, latitude=latitude, longitude=longitude
        )


def drop_photo(draft: Draft, photo_id: uuid.UUID) -> None:
    """Takes a picture out of a draft; once the draft is a case the picture is evidence and stays."""
    _require_open(draft, draft.user)
    draft.photos.filter(pk=photo_id).delete()


def discard(draft: Draft) -> None:
    """Gives up a draft with everything in it. A draft that became a case cannot be given up."""
    _require_open(draft, draft.user)
    with transaction.atomic():
        draft.photos.all().delete()
        draft.delete()


def settle(draft_id: uuid.UUID, case: Case, act: Act) -> None:
    """Ties the draft to the case it became and empties it: what was typed now stands in the case alone."""
    draft = Draft.objects.filter(pk=draft_id, user=act.by).first()
    if draft is not None:
        draft.case, draft.payload, draft.saved_at = case, {}, act.now
        draft.save(update_fields=["case", "payload", "saved_at"])


def _require_open(draft: Draft, user: User) -> None:
    if draft.user_id != user.pk:
        raise NotVisible("没有找到这份草稿，或者它属于别人。")
    if draft.case_id is not None:
        raise Conflict("这份草稿已经立案，不能再改。请在案件中继续办理。", extra={"case": str(draft.case_id)})


def _clue(clue_id: uuid.UUID | None, user: User) -> Clue | None:
    if clue_id is None:
        return None
    clue = Clue.objects.visible_to(user).filter(pk=clue_id).first()
    if clue is None:
        raise NotVisible("没有找到这条线索，或者您无权查看。")
    return clue
