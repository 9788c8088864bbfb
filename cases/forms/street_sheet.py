"""A draft of the street read back: the forms of its four pages, and what follows from one page for the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from cases import amounts, policies, queries
from cases import facts as case_facts
from cases.facts import rows
from cases.forms.registering import RegisterForm, SceneForm
from cases.forms.street import Beside, EvidenceForm, PartyForm
from cases.forms.street_end import DISPUTED, LET_OFF, ORDER_ONLY, AmountForm, IssueForm
from cases.forms.waivers import listed_questions
from cases.models import Draft, Handling, OnSiteConduct
from discretion.models import Violation
from enforcement.kernel.clock import SHANGHAI, local_day
from enforcement.models import Officer, Organisation, User
from enforcement.queries import officers_beside
from enforcement.rules.officers import qualified

PARTS = ("evidence", "party", "amount", "issue", "register")
# The pages of each way a draft may go, in their order.
WAYS = {"simple": ("evidence", "party", "amount", "issue"), "ordinary": ("evidence", "party", "register")}
WAY = "way"
MANY = frozenset({"conduct_items", "circumstances"})
ABOUT_THE_FORM = frozenset({"csrfmiddlewaretoken", "showing", "turn"})
Form = EvidenceForm | PartyForm | AmountForm | IssueForm | RegisterForm


def typed(data: QueryDict) -> dict[str, list[str]]:
    """What a page sent, for keeping: every field with all its values, without what the form says about itself."""
    return {name: data.getlist(name) for name in data if name not in ABOUT_THE_FORM}


class Sheet:
    """One draft as one user sees it now. Nothing here writes."""

    def __init__(self, draft: Draft, user: User, now: datetime) -> None:
        self.draft, self.user, self.now = draft, user, now
        self._checked: dict[str, Any] = {}

    @property
    def today(self) -> date:
        """The legal day."""
        return local_day(self.now)

    def form(self, part: str, data: QueryDict | None = None) -> Any:
        """The form of a page: bound to `data` when something was sent, else showing what is kept."""
        made, context = self._kind(part)
        if data is not None:
            return made(data, label_suffix="", **context)
        return made(initial=self._defaults(part) | self._flat(part), label_suffix="", **context)

    def checked(self, part: str) -> Any:
        """The form of a page bound to what is kept; ask `is_valid` first."""
        if part not in self._checked:
            made, context = self._kind(part)
            self._checked[part] = made(self._stored(part), label_suffix="", **context)
        return self._checked[part]

    def lacking(self, before: str) -> str:
        """The first page before this one that is not complete; empty when all are."""
        if before not in self.parts:
            return self.parts[0]
        for part in self.parts[: self.parts.index(before)]:
            if not self.checked(part).is_valid() or (part == "evidence" and self.needs_photos and not self.photos):
                return part
        return ""

    @property
    def ordinary(self) -> bool:
        """Whether the draft is registered for filing instead of decided at the kerb."""
        return self._flat(WAY).get("procedure") == "ordinary"

    @property
    def parts(self) -> tuple[str, ...]:
        """The pages of this draft in their order."""
        return WAYS["ordinary" if self.ordinary else "simple"]

    @property
    def needs_photos(self) -> bool:
        """At the kerb a picture comes first; what is registered may be proved later."""
        return not self.ordinary

    @cached_property
    def photos(self) -> list[Any]:
        """The pictures of the draft, oldest first."""
        return list(self.draft.photos.select_related("file").order_by("received_at", "pk"))

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Where the user may file; his own first."""
        found = Organisation.objects.filter(pk__in=policies.opens_for(self.user)).select_related("entrusted_by")
        return sorted(found, key=lambda each: (each.pk != self.user.organisation_id, each.path))

    @cached_property
    def organisation(self) -> Organisation:
        """Where the case is filed: as chosen, else the first the user may."""
        wanted = str(self._flat("evidence").get("organisation") or "")
        return next((each for each in self.organisations if str(each.pk) == wanted), self.organisations[0])

    @cached_property
    def violation(self) -> Violation | None:
        """The violation chosen, if any."""
        code = self._flat("evidence").get("violation")
        return Violation.objects.filter(code=code).first() if code else None

    @property
    def words_sought(self) -> str:
        """What was typed to find a violation, when the search button was pressed."""
        flat = self._flat("evidence")
        return str(flat.get("q") or "")[:40] if flat.get("find") else ""

    @cached_property
    def bounds(self) -> amounts.Bounds:
        """What may be imposed; the first two pages must be complete."""
        seen, who = self.checked("evidence").cleaned_data, self.checked("party").cleaned_data
        began = seen["began_on"] or local_day(seen["found_at"])
        return amounts.bounds(seen["violation"], who["kind"], self.organisation, began, self.today)

    @cached_property
    def beside(self) -> list[Beside]:
        """Who could stand beside, with the reason of whoever may not today; the fit ones first."""
        people = [self._beside(each) for each in officers_beside(self.organisation, self.today)]
        return sorted(people, key=lambda each: bool(each.fault))

    @property
    def partner(self) -> Officer:
        """The second officer chosen; the second page must be complete."""
        chosen = self.checked("party").cleaned_data["second_officer"]
        return next(each.officer for each in self.beside if each.officer.pk == chosen)

    def _beside(self, officer: Officer) -> Beside:
        if officer.user_id == self.user.pk:
            return Beside(officer, officer.certificate_on(self.today), "这就是您本人，须另有一名执法人员")
        told = rows.officer(officer, self.today, officer.user_id, signed=False)
        return Beside(officer, officer.certificate_on(self.today), qualified(told, self.today))

    def _stored(self, part: str) -> QueryDict:
        data = QueryDict(mutable=True)
        for name, values in self._kept(part).items():
            data.setlist(name, values)
        return data

    def _kept(self, part: str) -> Mapping[str, list[str]]:
        kept: Mapping[str, list[str]] = self.draft.payload.get(part, {})
        return kept

    def _flat(self, part: str) -> dict[str, Any]:
        kept = self._kept(part)
        return {name: values if name in MANY else (values[-1] if values else "") for name, values in kept.items()}

    def _kind(self, part: str) -> tuple[type[forms.Form], dict[str, Any]]:
        if part == "evidence":
            made = SceneForm if self.ordinary else EvidenceForm
            return made, {"organisations": self.organisations, "now": self.now}
        if part == "party":
            return PartyForm, {"beside": self.beside}
        if part == "register":
            return RegisterForm, {"way": self._way_of_the_fine(), "clue": self.draft.clue_id is not None}
        order = self.checked("evidence").cleaned_data["order"]
        if part == "amount":
            listed = listed_questions(self.organisation, self.violation.pk if self.violation else None, self.today)
            given = {"bounds": self.bounds, "listed": listed}
            return AmountForm, {**given, "corrected": order == "corrected", "by_day": order == "by_day"}
        unit = self.checked("party").cleaned_data["kind"] == "unit"
        return IssueForm, {"unit": unit, "fine": self.checked("amount").fine, "paper": self.makes_paper}

    def _way_of_the_fine(self) -> str:
        """How the clause in force when the act began computes the fine; empty for amounts in yuan."""
        seen = self.checked("evidence").cleaned_data
        began = seen["began_on"] or local_day(seen["found_at"])
        version = queries.version_on(self.violation, began) if self.violation else None
        return version.way if version else ""

    @property
    def makes_paper(self) -> bool:
        """Whether the act ends with a paper: not when it only orders, or leaves the simple procedure."""
        chosen = self.checked("amount").cleaned_data
        return bool(chosen["penalty"] != ORDER_ONLY and chosen["statement"] != DISPUTED)

    @property
    def lets_off(self) -> bool:
        """Whether the act ends without penalty."""
        return bool(self.checked("amount").cleaned_data["penalty"] == LET_OFF)

    def _defaults(self, part: str) -> dict[str, Any]:
        if part == "evidence":
            days = case_facts.local_of(self.organisation, self.today).correction_days.value
            started = self.draft.started_at.astimezone(SHANGHAI)
            return {
                "organisation": self.organisation.pk,
                "found_at": started.strftime("%Y-%m-%dT%H:%M"),
                "due_on": (self.today + timedelta(days=days)).isoformat(),
                "recorder_number": self._last_recorder(),
            }
        if part == "party":
            return {"second_officer": self._last_partner(), "kind": self._only_kind(), "capacity": "full"}
        return {"handed": "page"} if part == "issue" else {}

    def _last_recorder(self) -> str:
        last = OnSiteConduct.objects.filter(case__opened_by=self.user).exclude(recorder_number="")
        return last.order_by("-at").values_list("recorder_number", flat=True).first() or ""

    def _last_partner(self) -> int | None:
        """Whoever stood beside last time, if he may today; else the only one who may."""
        fit = [each.officer.pk for each in self.beside if not each.fault]
        beside = Handling.objects.filter(case__opened_by=self.user, place=Handling.Place.SECOND)
        last = beside.order_by("-since").values_list("officer_id", flat=True).first()
        if last in fit:
            return last
        return fit[0] if len(fit) == 1 else None

    def _only_kind(self) -> str:
        """The kind of party, where the clause punishes one kind only."""
        version = self.violation and self.violation.versions.order_by("-valid_from").first()
        if not version:
            return ""
        individual, unit = version.individual_max is not None, version.unit_max is not None
        return "individual" if individual and not unit else "unit" if unit and not individual else ""
