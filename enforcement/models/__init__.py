"""Accounts, organisations, the force, the calendar; and the tables of the kernel."""

from enforcement.kernel.models import *  # noqa: F403  # Django finds models only through this module
from enforcement.models.calendar import CalendarDay, CalendarYear
from enforcement.models.officer import Auxiliary, Certificate, Officer
from enforcement.models.organisation import ROLES, Organisation, OrganisationUserObjectPermission
from enforcement.models.post import HeadAppointment, ReviewerQualification
from enforcement.models.user import User

__all__ = [
    "ROLES",
    "Auxiliary",
    "CalendarDay",
    "CalendarYear",
    "Certificate",
    "HeadAppointment",
    "Officer",
    "Organisation",
    "OrganisationUserObjectPermission",
    "ReviewerQualification",
    "User",
]
