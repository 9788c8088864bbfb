"""The demo bureau: loaded whole through the door, true on the record, loaded once, and never beside a real bureau."""

from __future__ import annotations

import io
import json
import stat
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from cases.actions import sweeping
from cases.models import Case, Clock, Clue, CustodyEvent, Delivery, Document, Draft, EscalationAnswer, Evidence, Notice
from enforcement.kernel import checkpoints, clock, files, verify
from enforcement.kernel.models import Checkpoint, Record
from enforcement.models import Organisation
from supervision.demo import accounts, loading, pictures, timing
from supervision.demo.files import FOLDER, read
from tests import cast

EVENING = cast.at(cast.TODAY, 19)
STATES = {"closed", "archived", "decided", "registered", "filing", "filed", "investigated", "noticed"}


@pytest.mark.django_db
def test_the_demo_loads_whole_and_true() -> None:
    loaded = loading.load(EVENING)
    assert loaded is not None
    scripts = [*read().scripts, *read().matters]
    assert (loaded.cases, loaded.clues) == (len(scripts), len(read().clues))
    assert set(Case.objects.values_list("state", flat=True)) == STATES
    _the_record_is_sound_and_never_ahead()
    _papers_and_deliveries_are_whole()
    _pictures_are_what_they_say()
    _clocks_are_in_every_state()
    _clues_went_their_ways()
    _the_password_opens_and_is_nowhere(loaded.password)
    assert loading.load(EVENING) is None, "a second run adds nothing"
    assert Case.objects.count() == len(scripts)


def _the_record_is_sound_and_never_ahead() -> None:
    assert list(verify.verify(subjects=[("case", Case)])) == []
    assert Checkpoint.objects.exists()
    assert checkpoints.numbers()
    assert not Record.objects.filter(entered_at__gt=EVENING).exists()
    for row in Record.objects.filter(subject_kind="case"):
        assert row.at <= row.entered_at
        assert json.loads(bytes(row.body))["facts"].get("late_hours", 0) == 0
    order = list(Record.objects.order_by("pk").values_list("entered_at", flat=True))
    assert order == sorted(order), "everything happened in its order"


def _papers_and_deliveries_are_whole() -> None:
    punished = Case.objects.filter(decision__isnull=False, procedure="simple")
    papers = Document.objects.filter(case__procedure="simple")
    assert papers.count() == punished.count() == Delivery.objects.filter(case__procedure="simple").count()
    assert Document.objects.filter(kind="notice", case__procedure="ordinary").count() == 4
    decisions = Document.objects.filter(kind="spot_decision", case__authority__code="yc-ch")
    numbers = [int(number[-5:-1]) for number in decisions.values_list("number", flat=True)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)), "no gap in the numbers of an authority"


def _pictures_are_what_they_say() -> None:
    assert Evidence.objects.count() == 3 * len(read().scripts) + len(read().matters)
    assert CustodyEvent.objects.filter(verb="received").count() == Evidence.objects.count()
    assert not Evidence.objects.filter(received_at__gt=EVENING).exists()
    piece = Evidence.objects.select_related("file").latest("received_at")
    assert piece.file.mime == "image/jpeg"
    assert files.verify(piece.file)
    assert "录像" not in piece.title, "a drawing is not called a film"


def _clocks_are_in_every_state() -> None:
    shown = Counter(Clock.objects.exclude(level="none").values_list("level", flat=True))
    assert shown["due_soon"] and shown["escalated"]
    assert Notice.objects.filter(read_at=None, rung="head").exists()
    assert not Notice.objects.filter(read_at=None, clock_level__clock__ended_on__isnull=False).exists()
    assert EscalationAnswer.objects.count() == 1
    assert sweeping.sweep(EVENING) == sweeping.Swept(rewound=0, moved=0)


def _clues_went_their_ways() -> None:
    assert Clue.objects.filter(cases__isnull=False).count() == 1
    assert Clue.objects.exclude(dismissed_reason="").count() == 2
    assert Draft.objects.filter(clue__isnull=False, case=None).count() == 1


def _the_password_opens_and_is_nowhere(password: str) -> None:
    request = RequestFactory().post("/login/")
    for username in ("zhoumingyuan", "chenafu", "yinmingjian"):
        assert authenticate(request, username=username, password=password) == cast.user(username)
        assert password not in cast.user(username).password
    assert authenticate(request, username="zhoumingyuan", password=cast.PASSWORD) is None


@pytest.mark.django_db
def test_it_is_refused_beside_a_real_bureau() -> None:
    Organisation.objects.create(code="real", name="某区城市管理局", short_name="某区", kind="bureau")
    with pytest.raises(CommandError, match="正式机构"):
        call_command("load_demo")
    assert not Case.objects.exists()


@pytest.mark.django_db
def test_nothing_stays_of_a_load_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from cases.actions import delivering

    def out_of_order(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(delivering, "deliver", out_of_order)
    with pytest.raises(RuntimeError):
        loading.load(EVENING)
    assert not Case.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_the_accounts_are_kept_for_the_owner_alone(tmp_path: Path) -> None:
    path, password = tmp_path / "accounts.txt", accounts.new_password()
    accounts.write(path, accounts.words(password))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    said = io.StringIO()
    call_command("demo_accounts", accounts_file=path, stdout=said)
    assert password in said.getvalue()
    rows = [line.split() for line in accounts.table().splitlines()]
    assert rows[0] == ["岗位", "姓名", "单位", "登录名"]
    assert ["执法人员", "周明远", "一中队", "zhoumingyuan"] in rows
    assert {row[0] for row in rows[1:]} == {"执法人员", "协管人员", "中队长", *_other_roles()}
    said = io.StringIO()
    call_command("demo_accounts", accounts_file=tmp_path / "gone.txt", stdout=said)
    assert "zhoumingyuan" in said.getvalue()
    assert password not in said.getvalue()


def _other_roles() -> set[str]:
    return {name for name in accounts.NAMES.values() if name not in ("执法人员", "协管人员", "中队长")}


def test_passwords_differ_and_are_long_enough() -> None:
    made = {accounts.new_password() for _ in range(50)}
    assert len(made) == 50
    assert all(len(word) == 14 for word in made)


@pytest.mark.parametrize("hour", [0, 9, 23])
@pytest.mark.parametrize("day", [date(2026, 10, 4), date(2026, 12, 31), date(2027, 3, 1)])
def test_no_moment_lies_after_the_load(day: date, hour: int) -> None:
    now = datetime(day.year, day.month, day.day, hour, 1, tzinfo=clock.SHANGHAI)
    for script in read().scripts:
        when = timing.kerb(script, now)
        moments = [when.found, when.opened, when.told, when.rechecked, when.heard, when.educated, when.decided]
        moments += [when.delivered, when.paid]
        assert moments == sorted(moments), script["ref"]
        assert when.paid < now
        assert when.told > when.opened + timedelta(minutes=2), "the evidence was taken before the order"


def test_a_drawing_is_the_same_for_the_same_seed_and_names_itself() -> None:
    noon = cast.NOON
    assert pictures.street("c01", "湖滨路36号", noon) == pictures.street("c01", "湖滨路36号", noon)
    assert pictures.street("c01", "湖滨路36号", noon) != pictures.street("c02", "湖滨路36号", noon)
    assert "演示" in pictures.NOTE


def test_clues_name_people_and_places_that_exist() -> None:
    demo = read()
    names = {row["username"] for key in ("people", "auxiliaries") for row in demo.cast[key]}
    for row in demo.clues:
        assert row["by"] in names
        assert row["place"] in demo.places
        assert row.get("dismissed", {"by": row["by"]})["by"] in names
    named = [script["clue"] for script in demo.scripts if "clue" in script]
    assert set(named) <= {row["ref"] for row in demo.clues}
    assert yaml.safe_load((FOLDER / "clues.yaml").read_text(encoding="utf-8"))
