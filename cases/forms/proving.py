"""Evidence: a file is received once and stays with the form however often the form is refused."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core import signing

from cases.facts.ordinary import element_names
from cases.forms import fields
from cases.forms.base import StepForm
from cases.models import Evidence
from cases.shapes import EvidenceGiven, ExclusionGiven
from enforcement.kernel import files
from enforcement.kernel.errors import FileRefused
from enforcement.kernel.models import StoredFile

SALT = "kept-evidence"
ACCEPT = "image/*,video/*,audio/*,application/pdf"


class EvidenceForm(StepForm):
    """补充证据. `evidence_id` is made with the form, so that sending twice adds once."""

    body_template: ClassVar[str] = "cases/forms/evidence.html"

    evidence_id = forms.UUIDField(widget=forms.HiddenInput)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(label="文件", required=False, help_text="照片、录像、录音或者 PDF；接收时立即计算指纹。")
    kind = fields.select("证据种类", [("", "请选择"), *Evidence.Kind.choices])
    title = fields.text("名称", most=100, help_text="写证明什么，如：店外摆放桌椅现场照片。")
    element = fields.select("证明的要件", [], required=False)
    taken_at = fields.moment("取得时间", required=False, help_text="不填的，按照片里的拍摄时间；没有的，按办理时间。")

    def arrange(self) -> None:
        """Elements of the violation; the file field opens the camera on phones."""
        self.fields["element"].choices = [("", "不区分"), *((each, each) for each in element_names(self.case))]
        self.fields["file"].widget.attrs |= {"class": "input", "accept": ACCEPT}

    def first_values(self) -> dict[str, Any]:
        """A fresh id."""
        return {"evidence_id": uuid.uuid4()}

    def clean(self) -> dict[str, Any]:
        """Receives the file, or takes the one that came with an earlier try."""
        cleaned: dict[str, Any] = super().clean() or {}
        upload = cleaned.get("file")
        try:
            self.stored = files.keep(files.receive(upload), now=self.now) if upload else self._kept(cleaned.get("kept"))
        except FileRefused as refused:
            self.stored = None
            self.add_error("file", refused.says)
            return cleaned
        if self.stored is None:
            self.add_error("file", "请拍照或者选择文件。")
        else:
            self._carry(self.stored)
        return cleaned

    def _kept(self, token: str | None) -> StoredFile | None:
        """The file of an earlier try of the same person; anybody else's token opens nothing."""
        try:
            pk = signing.loads(token or "", salt=f"{SALT}:{self.user.pk}")
        except signing.BadSignature:
            return None
        return StoredFile.objects.filter(pk=pk).first()

    def _carry(self, stored: StoredFile) -> None:
        self.data = self.data.copy()
        self.data["kept"] = signing.dumps(str(stored.pk), salt=f"{SALT}:{self.user.pk}")

    def given(self) -> EvidenceGiven:
        """The piece of evidence as the action takes it."""
        assert self.stored is not None  # a valid form has a file
        cleaned = self.cleaned_data
        taken: datetime = cleaned["taken_at"] or self.stored.taken_at or self.act().at
        return EvidenceGiven(
            id=cleaned["evidence_id"],
            kind=cleaned["kind"],
            title=cleaned["title"],
            file=self.stored,
            taken_at=min(taken, self.now),
            element=cleaned["element"],
        )


class ExclusionForm(StepForm):
    """排除证据."""

    evidence = fields.choose("排除哪一份证据", [], rows=True)
    reason = fields.area("排除理由", most=200, rows=2, help_text="写为什么不能作为认定事实的根据；证据仍留在案卷里。")

    def arrange(self) -> None:
        """Evidence that still counts."""
        counting = self.case.evidence.filter(excluded_reason="").order_by("received_at")
        self.fields["evidence"].choices = [
            (str(each.pk), f"{each.title}（{each.get_kind_display()}）") for each in counting
        ]

    def given(self) -> ExclusionGiven:
        """The exclusion as the action takes it."""
        return ExclusionGiven(uuid.UUID(self.cleaned_data["evidence"]), self.cleaned_data["reason"])
