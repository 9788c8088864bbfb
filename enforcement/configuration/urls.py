"""Addresses of the configuration of the ground floor."""

from __future__ import annotations

from django.urls import path

from enforcement.configuration.accounts import ACCOUNTS
from enforcement.configuration.administration import ADMINISTRATION
from enforcement.configuration.auxiliaries import AUXILIARIES
from enforcement.configuration.calendar import CALENDAR
from enforcement.configuration.certificates import CERTIFICATES
from enforcement.configuration.checkpoints import CHECKPOINTS
from enforcement.configuration.officers import OFFICERS
from enforcement.configuration.organisations import ORGANISATIONS
from enforcement.configuration.pages import addresses, index
from enforcement.configuration.posts import HEADS, REVIEWERS
from enforcement.configuration.reads import READS
from enforcement.configuration.tokens import TOKENS

urlpatterns = [
    path("", index, name="settings"),
    *addresses(
        ORGANISATIONS,
        CALENDAR,
        ACCOUNTS,
        TOKENS,
        OFFICERS,
        AUXILIARIES,
        CERTIFICATES,
        HEADS,
        REVIEWERS,
        READS,
        ADMINISTRATION,
        CHECKPOINTS,
    ),
]
