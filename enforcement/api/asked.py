"""Query parameters that several addresses share."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from enforcement.api.fields import Day
from enforcement.kernel import clock
from enforcement.models import Organisation, User
from enforcement.policies import grants


def day_asked(request: Request, name: str) -> date:
    """A day of the query; today in China when it is left out."""
    text = request.query_params.get(name)
    if text is None:
        return clock.local_day(clock.now())
    try:
        day: date = Day().run_validation(text)
    except ValidationError as error:
        raise ValidationError({name: error.detail}) from error
    return day


def organisations_of(user: User) -> QuerySet[Organisation]:
    """The account's own organisation and the subtrees where it holds any role."""
    reach = Q(pk=user.organisation_id)
    for grant in grants(user):
        reach |= Q(path__startswith=grant.path)
    return Organisation.objects.filter(reach)


def organisation_asked(request: Request) -> Organisation:
    """The organisation named by its code; refused with the field when it is missing or out of reach."""
    code = request.query_params.get("organisation", "")
    if not code or "\0" in code:
        raise ValidationError({"organisation": ["请写明机构代码，见 GET /organisations/。"]})
    found = organisations_of(request.user).filter(code=code).first()
    if found is None:
        raise ValidationError({"organisation": ["没有这个机构，或者不在您的岗位范围内。"]})
    return found
