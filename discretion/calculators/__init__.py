"""Calculators of due dates, late fees and penalties: reading questions and finding rows; the law is in `enforcement.rules`."""
