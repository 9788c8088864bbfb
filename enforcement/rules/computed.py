"""Which pure function answers for a code of the catalogue that is computed rather than judged at a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from enforcement.rules import (
    deadlines,
    deadlines_ordinary,
    decision,
    evidence,
    fine_bases,
    fines,
    hearing,
    limitation,
    periods,
    remedies,
    review,
    terms,
)
from enforcement.rules.calendar import Calendar

COMPUTED: Mapping[str, tuple[Callable[..., Any], ...]] = MappingProxyType(
    {
        "CAL-01": (periods.due,),
        "CAL-02": (periods.due,),
        "CAL-03": (periods.due,),
        "CAL-04": (periods.due,),
        "CAL-05": (periods.due,),
        "CAL-06": (periods.add_months,),
        "CAL-07": (periods.in_time,),
        "CAL-08": (Calendar.is_working, periods.due),
        "JUR-03": (deadlines.dispute_clock,),
        "SMP-06": (deadlines.report_clock,),
        "SMP-07": (remedies.remedy_text,),
        "SMP-10": (deadlines.hand_in_clock, deadlines.banking_clock),
        "FIL-03": (limitation.limitation_due,),
        "FIL-04": (limitation.limitation_period,),
        "INV-05": (deadlines.recheck_clock,),
        "DEC-06": (remedies.body_by_kind,),
        "DEC-09": (fines.higher_basis,),
        "SRV-01": (deadlines.delivery_clock,),
        "PAY-02": (deadlines.payment_clock,),
        "PAY-03": (periods.late_fee,),
        "PAY-04": (periods.late_fee,),
        "PAY-05": (deadlines.enforcement_window,),
        "LEN-01": (periods.years_old,),
        "LEN-11": (fines.statutory_range, fines.lawful_amounts, fine_bases.computed_range),
        "FIL-01": (deadlines_ordinary.verification_clock,),
        "FIL-05": (
            deadlines_ordinary.answer_clock,
            deadlines_ordinary.pass_on_clock,
        ),
        "INV-03": (deadlines_ordinary.registration_clock,),
        "INV-06": (evidence.unlawful_gains,),
        "PRE-02": (deadlines_ordinary.statement_clock,),
        "PRE-05": (hearing.hearing_threshold,),
        "PRE-06": (deadlines_ordinary.hearing_request_clock,),
        "PRE-07": (
            deadlines_ordinary.earliest_hearing,
            deadlines_ordinary.latest_hearing_notice,
        ),
        "REV-03": (review.review_causes,),
        "REV-05": (deadlines_ordinary.review_clock,),
        "REV-08": (review.reviewers_needed,),
        "DEC-01": (
            terms.decision_clock,
            terms.warning,
        ),
        "DEC-02": (terms.extension_cap,),
        "DEC-03": (terms.stopped_count,),
        "DEC-12": (decision.daily_fine,),
        "SRV-07": (deadlines_ordinary.announcement_clock,),
        "PUB-01": (deadlines_ordinary.publication_clock,),
        "APP-01": (deadlines.reconsideration_clock,),
        "APP-04": (deadlines.court_clock,),
    }
)
