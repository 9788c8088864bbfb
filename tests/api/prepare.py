"""Run in a process of its own against the database of a served API: makes a token and two cases, and prints them."""

from __future__ import annotations

import json
from datetime import timedelta

import django

if __name__ == "__main__":
    django.setup()
    from cases.actions.street import issue_on_the_spot
    from cases.models import Document
    from enforcement.kernel import clock
    from enforcement.kernel.tokens import issue_token
    from tests import cast
    from tests.api.caller import SCOPES
    from tests.ordinary import road

    case = issue_on_the_spot(cast.street(), cast.act())
    ordinary = road.up_to(road.stated)
    _, plain = issue_token(cast.user("zhoumingyuan"), SCOPES, clock.now() + timedelta(hours=1))
    print(
        json.dumps(
            {
                "token": plain,
                "case": str(case.pk),
                "evidence": str(case.evidence.get().pk),
                "ordinary": str(ordinary.pk),
                "record": str(ordinary.field_records.get().pk),
                "paper": str(Document.objects.get(case=case).pk),
            }
        )
    )
