"""Logging in and out, and one's own page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login as start_session
from django.contrib.auth import logout as end_session
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from enforcement.configuration.places import places_of
from enforcement.forms import LoginForm, PasswordForm
from enforcement.kernel.clock import local_day, now
from enforcement.models import Officer
from enforcement.policies import grants
from enforcement.views.gate import kept_form, safe_next, signed_in


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Asks for name and password; a form that was kept is handed back to be sent again."""
    if request.method == "GET":
        return render(request, "registration/login.html", {"form": LoginForm(request), "next": safe_next(request)})
    form, kept = LoginForm(request, request.POST), request.POST.get("kept", "")
    if not form.is_valid():
        return _refused(request, form, kept)
    start_session(request, form.get_user())
    if _is_dialog(request):
        return JsonResponse({"csrf": get_token(request)})
    if kept:
        return render(request, "registration/resend.html", {"kept": kept_form(kept)})
    return HttpResponseRedirect(safe_next(request))


def _refused(request: HttpRequest, form: LoginForm, kept: str) -> HttpResponse:
    if _is_dialog(request):
        return JsonResponse({"says": " ".join(form.non_field_errors()) or "请填写用户名和密码。"}, status=400)
    context = {"form": form, "kept": kept, "next": safe_next(request)}
    return render(request, "registration/login.html", context, status=400)


def _is_dialog(request: HttpRequest) -> bool:
    """Asked by the dialog of a page whose session ended while somebody was writing."""
    return request.headers.get("Accept", "").startswith("application/json")


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    end_session(request)
    return redirect("login")


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """My roles, my certificate, my password."""
    form = PasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "密码已更换。")
        return redirect("me")
    officer = Officer.objects.filter(user=request.user).prefetch_related("certificates").first()
    context = {"form": form, "officer": officer, "posts": posts_of(request.user), "today": local_day(now())}
    context["places"] = places_of(request.user)
    return render(request, "registration/me.html", context, status=400 if form.errors else 200)


def posts_of(user: object) -> list[tuple[str, str]]:
    """(post, organisation) of an account, in words."""
    from enforcement.models import ROLES, Organisation

    held, titles = grants(user), dict(ROLES)
    names = dict(Organisation.objects.filter(pk__in=[each.organisation_id for each in held]).values_list("pk", "name"))
    return [(titles.get(each.role, each.role), names[each.organisation_id]) for each in held]
