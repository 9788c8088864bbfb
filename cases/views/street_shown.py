"""What the pages of the street form show: read from the sheet, said in words, nothing decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from cases import facts as case_facts
from cases import queries
from cases.amounts import Bounds
from cases.documents.numbers import money_words
from cases.forms.street_end import ORDER_ONLY
from cases.forms.street_sheet import PARTS, WAY, Sheet
from cases.models import Case, Draft
from cases.phrases import PENALTY, say
from cases.views import like_beside, street_violations
from enforcement.kernel.clock import local_day
from enforcement.queries import calendar
from enforcement.rules import deadlines
from enforcement.rules.findings import Finding, Force
from enforcement.wording import moment_words

TITLES = {
    "evidence": "取证",
    "party": "当事人",
    "amount": "告知与数额",
    "issue": "签名与交付",
    "register": "来源和登记",
}
# Where each part of the case is mended on this form; whatever is not named here is mended on the third page.
MENDS = {
    **dict.fromkeys(("violation", "place", "evidence", "checklist", "order", "recheck", "calendar"), "evidence"),
    **dict.fromkeys(("party", "officers"), "party"),
    **dict.fromkeys(("delivery", "cash", "payment"), "issue"),
}
NEXT = {"party": "当事人", "amount": "告知", "issue": "签名", "register": "来源和登记"}
FORCES = ((Force.FORBIDS, "stop"), (Force.ASKS_REASON, "ask"), (Force.NOTES, "note"))


def filled_in(data: QueryDict) -> QueryDict:
    """What was sent, with the usual demand of the violation where none was typed: it can be changed any time."""
    code = data.get("violation", "")
    if not code or data.get("requirement", "").strip():
        return data
    filled = data.copy()
    filled["requirement"] = street_violations.correction_of(code)
    return filled


def draft_line(draft: Draft) -> dict[str, Any]:
    """A draft as one line: where, what, when saved."""
    typed = draft.payload.get("evidence", {})
    place = (typed.get("place") or [""])[-1]
    ordinary = draft.payload.get(WAY, {}).get("procedure") == ["ordinary"]
    return {"draft": draft, "place": place or "还没有写地点", "page": _furthest(draft), "ordinary": ordinary}


def _furthest(draft: Draft) -> str:
    parts = [part for part in PARTS if part in draft.payload]
    return reverse(f"street_{parts[-1] if parts else 'evidence'}", args=[draft.pk])


def page(sheet: Sheet, part: str, form: Any) -> dict[str, Any]:
    """Everything the template of a page needs."""
    place = sheet.parts.index(part)
    before = sheet.parts[place - 1] if place else ""
    last = part == sheet.parts[-1]
    return {
        "sheet": sheet,
        "draft": sheet.draft,
        "form": form,
        "part": part,
        "name": "登记案件（普通程序）" if sheet.ordinary else "当场处罚",
        "title": "事实" if sheet.ordinary and part == "evidence" else TITLES[part],
        "number": place + 1,
        "parts": sheet.parts,
        "here": reverse(f"street_{part}", args=[sheet.draft.pk]),
        "body": f"street/_{part}.html",
        "button": _last_button(sheet) if last else f"下一步：{NEXT[sheet.parts[place + 1]]}",
        "back": reverse(f"street_{before}", args=[sheet.draft.pk]) if before else reverse("street_new"),
        **PAGES[part](sheet, form),
    }


def _last_button(sheet: Sheet) -> str:
    if sheet.ordinary:
        return "登记，开始核查"
    if sheet.makes_paper:
        return "开具并交付不予处罚决定书" if sheet.lets_off else "开具并交付决定书"
    ordered = sheet.checked("amount").cleaned_data["penalty"] == ORDER_ONLY
    return "立案并责令限期改正" if ordered else "立案并转普通程序"


def _evidence(sheet: Sheet, form: Any) -> dict[str, Any]:
    chosen = form["violation"].value() or ""
    words = sheet.words_sought
    lines = street_violations.to_choose(words, sheet.organisation, sheet.today, chosen)
    return {"violations": lines, "words": words, "greeting": _greeting(sheet), "clue": sheet.draft.clue}


def _greeting(sheet: Sheet) -> str:
    held = {each.officer.user_id: each for each in sheet.beside}
    me = held.get(sheet.user.pk)
    authority = queries.authority_of(sheet.organisation, sheet.today)
    number = me.certificate.number if me and me.certificate else ""
    return say("greeting", authority=authority.name, officer_1=sheet.user.name, certificate_1=number)


def _party(sheet: Sheet, form: Any) -> dict[str, Any]:
    chosen = str(form["second_officer"].value() or "")
    fit = [each for each in sheet.beside if not each.fault]
    far = [each for each in fit if each.officer.organisation_id != sheet.organisation.pk]
    return {
        "near": [each for each in fit if each.officer.organisation_id == sheet.organisation.pk],
        "far": far,
        "far_chosen": any(str(each.officer.pk) == chosen for each in far),
        "unfit": [each for each in sheet.beside if each.fault],
        "chosen": chosen,
        "words": say("identity"),
    }


def _amount(sheet: Sheet, form: Any) -> dict[str, Any]:
    seen = sheet.checked("evidence").cleaned_data
    bounds, order = sheet.bounds, seen["order"]
    return {
        "bounds": bounds,
        "chart": chart(bounds),
        "order": order,
        "refusal_needed": bool(bounds.precondition) and order != "refused",
        "before": earlier(sheet),
        **like_beside.at_the_kerb(sheet),
        "told": told(sheet, bounds),
        "education_hint": say("education", act=sheet.violation and sheet.violation.name, harm="市容环境和他人通行"),
    }


def told(sheet: Sheet, bounds: Bounds) -> list[str]:
    """The words to read aloud before the decision; the penalty is filled in on the page when it is chosen."""
    seen = sheet.checked("evidence").cleaned_data
    return [
        say(
            "finding",
            time=moment_words(seen["found_at"]),
            place=seen["place"],
            act=f"的行为是：{sheet.violation.name}" if sheet.violation else "",
            defining_article="、".join(map(str, bounds.defining)),
        ),
        say("proposal", penalty_article="、".join(map(str, bounds.penalty)), penalty=PENALTY),
        say("rights"),
    ]


def chart(bounds: Bounds) -> dict[str, str] | None:
    """The range as a bar: shares of its width in per cent, as SVG takes them."""
    top = bounds.statutory_high
    if not bounds.fine or top <= 0:
        return None

    def share(amount: Decimal) -> str:
        return f"{amount * 100 / top:.2f}%"

    return {
        "low": share(bounds.statutory_low),
        "span": share(top - bounds.statutory_low),
        "from": share(bounds.low),
        "wide": share(max(bounds.high - bounds.low, top / 100)),
    }


def earlier(sheet: Sheet) -> dict[str, Any] | None:
    """Punishments of the same party in the whole system within the window that counts for a first offence."""
    who = sheet.checked("party").cleaned_data
    if not who["id_number"] or sheet.violation is None:
        return None
    from cases import identity

    window = case_facts.local_of(sheet.organisation, sheet.today).first_offence_window.value
    found = queries.earlier_decisions(Case(pk=sheet.draft.pk), identity.lookup_of(who["id_number"]))
    since = sheet.today.replace(year=sheet.today.year - window, day=min(sheet.today.day, 28))
    recent = [each for each in found if local_day(each.decided_at) >= since]
    same = [each for each in recent if each.case.violation_id == sheet.violation.pk]
    return {"window": window, "count": len(recent), "same": len(same), "last": same[0].decided_at if same else None}


def _issue(sheet: Sheet, form: Any) -> dict[str, Any]:
    chosen = sheet.checked("amount")
    days, local = calendar(), case_facts.local_of(sheet.organisation, sheet.today)
    authority = queries.authority_of(sheet.organisation, sheet.today)
    return {
        "seen": sheet.checked("evidence").cleaned_data,
        "who": sheet.checked("party").cleaned_data,
        "chosen": chosen.cleaned_data,
        **like_beside.at_the_kerb(sheet, chosen=chosen),
        "fine": chosen.fine,
        "fine_words": money_words(chosen.fine) if chosen.fine is not None else "",
        "warning": chosen.warning,
        "lets_off": sheet.lets_off,
        "makes_paper": sheet.makes_paper,
        "ground": dict(chosen.fields["ground"].choices).get(chosen.cleaned_data["ground"], ""),
        "authority": authority,
        "pay_by": deadlines.payment_clock(sheet.today, days).due,
        "report_by": deadlines.report_clock(sheet.today, days, local).due,
        "refused_words": say("refused_signature"),
        "partner": sheet.partner,
    }


def verdict(findings: Iterable[Finding], sheet: Sheet, reasons: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Findings in three groups, each with the page that mends it and the reason written so far."""
    written = reasons or {}
    groups: dict[str, list[dict[str, Any]]] = {tone: [] for _, tone in FORCES}
    for finding in findings:
        tone = dict(FORCES)[finding.force]
        part = MENDS.get(finding.mend, "amount")
        part = part if part in sheet.parts else sheet.parts[-1]
        groups[tone].append(
            {
                "finding": finding,
                "articles": "、".join(map(str, finding.basis)),
                "url": reverse(f"street_{part}", args=[sheet.draft.pk]),
                "page": TITLES[part],
                "reason": written.get(finding.code, ""),
            }
        )
    return {"findings": groups, "stopped": len(groups["stop"])}


def done(case: Case) -> dict[str, Any]:
    """The end of the act: papers, and what must follow by when."""
    return {
        "case": case,
        "papers": case.documents.order_by("issued_at"),
        "clocks": case.clocks.filter(ended_on__isnull=True, bears="bureau").order_by("alarm_on"),
        "farewell": say("farewell", phone=case.authority.phone),
    }


def _register(sheet: Sheet, form: Any) -> dict[str, Any]:
    return {
        "seen": sheet.checked("evidence").cleaned_data,
        "who": sheet.checked("party").cleaned_data,
        "partner": sheet.partner,
    }


PAGES = {"evidence": _evidence, "party": _party, "amount": _amount, "issue": _issue, "register": _register}
