"""Bearer tokens for integrating systems: scoped, hashed, expiring."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from enforcement.kernel import clock
from enforcement.kernel.models.access import ApiToken

if TYPE_CHECKING:
    from drf_spectacular.openapi import AutoSchema

_PREFIX = "cf_"
_HOUR = timedelta(hours=1)
_REFUSED = "令牌无效、已过期或已撤销。请向安全管理员申领新的令牌。"


def _hash(plain: str) -> bytes:
    return hashlib.sha256(plain.encode()).digest()


def issue_token(
    user: Any, scopes: Iterable[str], expires_at: datetime, *, name: str = "", now: datetime | None = None
) -> tuple[ApiToken, str]:
    """A new token of this user and its plain text, which is shown once and never stored."""
    plain = _PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        hash=_hash(plain),
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
        created_at=now or clock.now(),
    )
    return token, plain


def revoke_token(token: ApiToken, now: datetime) -> None:
    """Ends a token at once; harmless when it is over already."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=now)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer …`; `request.auth` is the ApiToken. 401 for anything but a valid token."""

    def authenticate(self, request: Request) -> tuple[Any, ApiToken] | None:
        """The user and his token; None when no bearer token was sent."""
        scheme, _, plain = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        now = clock.now()
        beside = (f"user__{name}" for name in get_user_model().BESIDE)
        token = ApiToken.objects.select_related("user", *beside).filter(hash=_hash(plain.strip())).first()
        if token is None or not token.is_valid_at(now) or not token.user.is_active:
            raise AuthenticationFailed(_REFUSED)
        _note_use(token, now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return 'Bearer realm="api"'


def _note_use(token: ApiToken, now: datetime) -> None:
    # At most hourly, and only one of several requests writes: reading must not cost a write each time.
    if token.last_used_at is not None and now - token.last_used_at < _HOUR:
        return
    unused = Q(last_used_at__isnull=True) | Q(last_used_at__lt=now - _HOUR)
    ApiToken.objects.filter(unused, pk=token.pk).update(last_used_at=now)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # base without types
    """How the OpenAPI file names the tokens."""

    target_class = "enforcement.kernel.tokens.TokenAuthentication"
    name = "bearerAuth"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        """HTTP bearer."""
        return {"type": "http", "scheme": "bearer"}
