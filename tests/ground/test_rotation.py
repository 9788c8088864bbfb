"""After the keys are changed everything is still readable, and the old key can be thrown away."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import APP, OWNER, PROJECT, Run, environment

pytestmark = pytest.mark.serial

# A case with everything that rests encrypted: party, pictures, a frozen paper and its file, a draft, a saved filter,
# an answer kept for a repeated request.
STORY = """
import django; django.setup()
import json, uuid
from datetime import timedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from cases.actions import filters
from cases.actions.drafts import save_draft
from cases.rendering import render_pending
from enforcement.kernel import clock
from enforcement.kernel.tokens import issue_token
from tests import cast
from tests.api.caller import picture, street
officer = cast.user("zhoumingyuan")
save_draft(officer, uuid.UUID(int=7), {"party": {"phone": "16400001234"}}, clock.now())
filters.save(officer, "湖滨路", {"q": "刘大山"}, clock.now())
_, plain = issue_token(officer, ["cases:read", "cases:write", "files:write"], clock.now() + timedelta(days=1))
headers = {"Authorization": f"Bearer {plain}", "Idempotency-Key": str(uuid.UUID(int=8))}
sent = Client().post("/api/v1/files/", {"file": SimpleUploadedFile("a.jpg", picture(), "image/jpeg")},
    headers={"Authorization": f"Bearer {plain}"})
body = street(sent.json()["file"])
done = Client().post("/api/v1/cases/on-the-spot/", body, content_type="application/json", headers=headers)
assert done.status_code == 201, done.content
assert render_pending() == 1
print(json.dumps({"headers": headers, "body": body, "answer": done.json()}))
"""

# What a reader finds with the keys of the moment: every encrypted column, every file, the paper, the kept answer.
READ = """
import django; django.setup()
import json, sys
from django.test import Client
from cases.models import Document, Draft, Party, SavedFilter
from enforcement.kernel import files
from enforcement.kernel.models import StoredFile
from enforcement.kernel.rotation import encrypted_columns
from tests import cast
told = json.load(sys.stdin)
read = {}
for model, field in encrypted_columns():
    rows = list(model._default_manager.values_list(field.attname, flat=True))
    read[f"{model._meta.db_table}.{field.column}"] = sum(row not in (None, "", b"") for row in rows)
assert Party.objects.get().id_number == cast.RESIDENT
assert cast.RESIDENT in json.dumps(Document.objects.get().context, ensure_ascii=False)
assert Draft.objects.get(case=None).payload["party"]["phone"] == "16400001234"
assert SavedFilter.objects.get().query == {"q": "刘大山"}
assert StoredFile.objects.count() >= 2 and all(files.verify(each) for each in StoredFile.objects.all())
again = Client().post("/api/v1/cases/on-the-spot/", told["body"], content_type="application/json",
    headers=told["headers"])
assert again["Idempotency-Replayed"] == "true" and again.json() == told["answer"], again.content
print(json.dumps(read))
"""


def key(letter: str) -> str:
    return f"{letter}:{base64.b64encode(letter.encode() * 16).decode()}"


OLD, NEW = key("k1"), key("k2")


class House:
    """One installation whose keys are changed."""

    def __init__(self, run: Run, folder: Path) -> None:
        run.fresh("rotation")
        self.given = {**os.environ, **environment(folder), "DATABASE_URL": run.cluster.url(APP, "rotation")}
        self.given["DATABASE_OWNER_URL"] = run.cluster.url(OWNER, "rotation")

    def run(self, keys: str, *command: str, told: str = "") -> subprocess.CompletedProcess[str]:
        given = {**self.given, "DATA_KEYS": keys}
        return subprocess.run(
            [sys.executable, *command], cwd=PROJECT, env=given, input=told, capture_output=True, text=True, check=False
        )


def test_after_a_rotation_all_is_read_with_the_new_key_alone(cluster_run: Run, tmp_path: Path) -> None:
    house = House(cluster_run, tmp_path)
    story = house.run(OLD, "-c", STORY)
    assert story.returncode == 0, story.stderr[-1500:]
    lost = house.run(NEW, "-c", READ, told=story.stdout)
    assert lost.returncode != 0, "without its key nothing is read"
    refused = house.run(NEW, "manage.py", "rotate_keys")
    assert refused.returncode != 0
    assert "旧密钥" in refused.stderr

    rotated = house.run(f"{NEW},{OLD}", "manage.py", "rotate_keys")
    assert rotated.returncode == 0, rotated.stderr[-1500:]
    read = house.run(NEW, "-c", READ, told=story.stdout)
    assert read.returncode == 0, read.stderr[-1500:]
    found = json.loads(read.stdout.splitlines()[-1])
    filled = {column for column, count in found.items() if count}
    assert filled >= {
        "cases_party.id_number",
        "cases_party.phone",
        "cases_draft.payload",
        "cases_document.context",
        "cases_savedfilter.query",
        "enforcement_storedfile.file_key",
        "enforcement_idempotencykey.body",
    }
    resealed = {line.split("：")[0] for line in rotated.stdout.splitlines() if "：" in line}
    assert filled <= resealed, "each column that holds something was sealed anew"
    assert "重新加密了 0 项" in house.run(f"{NEW},{OLD}", "manage.py", "rotate_keys").stdout
