"""All addresses. The project knows every app, but only as strings."""

from __future__ import annotations

from django.urls import include, path

from enforcement.kernel import web
from enforcement.views import accounts

handler400 = "enforcement.kernel.web.bad_request"
handler403 = "enforcement.kernel.web.forbidden"
handler404 = "enforcement.kernel.web.not_found"
handler500 = "enforcement.kernel.web.server_error"

urlpatterns = [
    path("livez", web.livez, name="livez"),
    path("readyz", web.readyz, name="readyz"),
    path("login/", accounts.login, name="login"),
    path("logout/", accounts.logout, name="logout"),
    path("me/", accounts.me, name="me"),
    path("settings/", include("enforcement.configuration.urls")),
    path("settings/", include("discretion.configuration.urls")),
    path("settings/", include("cases.configuration.urls")),
    path("law/", include("discretion.urls")),
    path("public/", include("enforcement.public_urls")),
    path("public/", include("discretion.public_urls")),
    path("public/", include("cases.public_urls")),
    path("api/v1/", include("cases.api.urls")),
    path("", include("cases.urls")),
]
