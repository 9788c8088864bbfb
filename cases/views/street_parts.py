"""Small parts of the street form that work beside its pages: pictures, keeping what is typed, search, number check."""

from __future__ import annotations

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from cases.actions import drafts
from cases.forms import numbers
from cases.forms.street_sheet import PARTS, Sheet, typed
from cases.models import DraftPhoto
from cases.views import street_violations
from cases.views.street import kerb, own_draft, sending
from enforcement.kernel import files
from enforcement.kernel.clock import now
from enforcement.kernel.errors import FileRefused, Invalid, NotVisible
from enforcement.kernel.web import is_htmx


@kerb
@require_POST
def street_photo_add(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Receives one picture as soon as it is taken; answers with the row of pictures."""
    draft = own_draft(request, draft_id)
    upload = request.FILES.get("photos")
    if upload is None:
        raise FileRefused("没有收到照片。请重新拍摄后再上传。")
    latitude, longitude = _position(request)
    drafts.add_photo(draft, upload, now=now(), latitude=latitude, longitude=longitude)
    return _photos(request, draft)


def _position(request: HttpRequest) -> tuple[Decimal | None, Decimal | None]:
    """The position the device gave, six decimals; None for one it did not give or that is no position."""
    try:
        latitude, longitude = (Decimal(request.POST.get(name, "")) for name in ("latitude", "longitude"))
    except InvalidOperation:
        return None, None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None, None
    return round(latitude, 6), round(longitude, 6)


def _photos(request: HttpRequest, draft: Any) -> HttpResponse:
    sheet = Sheet(draft, request.user, now())  # type: ignore[arg-type]  # signed in
    return render(request, "street/_photos.html", {"sheet": sheet, "draft": draft})


@kerb
@require_POST
def street_photo_drop(request: HttpRequest, draft_id: uuid.UUID, photo_id: uuid.UUID) -> HttpResponse:
    """Takes a picture out of a draft; what is typed on the page around it is kept."""
    draft = own_draft(request, draft_id)
    draft = drafts.merge_into(draft, "evidence", typed(request.POST), now(), sending(request))
    drafts.drop_photo(draft, photo_id)
    if is_htmx(request):
        return _photos(request, draft)
    return redirect("street_evidence", draft.pk)


@kerb
@require_GET
def street_photo(request: HttpRequest, photo_id: uuid.UUID) -> HttpResponse:
    """A picture of one's own draft."""
    user: Any = request.user
    photo = DraftPhoto.objects.select_related("file").filter(pk=photo_id, draft__user=user).first()
    if photo is None:
        raise NotVisible("没有找到这张照片。")
    return files.serve(photo.file, "photo.jpg")  # type: ignore[return-value]  # a streaming response is served alike


@kerb
@require_POST
def street_keep(request: HttpRequest, draft_id: uuid.UUID, part: str) -> HttpResponse:
    """Keeps what is typed so far on one page, without judging it."""
    if part not in PARTS:
        raise Invalid("没有这一页。")
    draft = drafts.merge_into(
        own_draft(request, draft_id), part, typed(request.POST), now(), sending(request, aside=True)
    )
    return render(request, "street/_saved.html", {"draft": draft})


@kerb
@require_GET
def violation_search(request: HttpRequest) -> HttpResponse:
    """Violations found by words or pinyin initials, as choices; the one already chosen stays among them."""
    draft_id = request.GET.get("draft", "")
    try:
        draft = own_draft(request, uuid.UUID(draft_id))
    except ValueError:
        raise Invalid(fields={"draft": ["没有这份草稿。"]}) from None
    sheet = Sheet(draft, request.user, now())  # type: ignore[arg-type]  # signed in
    words, chosen = request.GET.get("q", "")[:40], request.GET.get("violation", "")[:20]
    found = street_violations.to_choose(words, sheet.organisation, sheet.today, chosen)
    return render(request, "street/_violations.html", {"violations": found, "words": words})


@kerb
@require_POST
def street_number(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Checks an identity or credit number while it is typed; the number is never in an address."""
    own_draft(request, draft_id)
    number, kind = request.POST.get("id_number", "")[:40], request.POST.get("kind", "")
    if not number.strip():
        return HttpResponse("")
    told = numbers.kind_told_by(number)
    fault = "" if told else numbers.fault(numbers.id_kind_of(kind, number), number)
    words = {"individual": "居民身份证号码", "sole_trader": "个体工商户信用代码", "unit": "单位信用代码"}
    return render(request, "street/_number.html", {"fault": fault, "told": told, "words": words.get(told, "")})
