"""One small family of refusals: each is a sentence with what to do, and one HTTP status.

Pages, htmx regions and the API all render these; nothing below them knows about HTTP.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Protocol


class FindingLike(Protocol):
    """What a finding must offer to be shown: the kernel does not know the rules themselves."""

    @property
    def code(self) -> str: ...
    @property
    def force(self) -> str: ...
    @property
    def says(self) -> str: ...
    @property
    def basis(self) -> Iterable[object]: ...
    @property
    def mend(self) -> str: ...


class ActionError(Exception):
    """A refusal. `says` is Chinese: what is wrong, then what to do; `mend` is a URL that mends it."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "refused"
    title: ClassVar[str] = "没有办成"
    default_says: ClassVar[str] = "这一步没有办成。请检查填写的内容后再提交。"

    def __init__(self, says: str = "", *, mend: str = "", extra: Mapping[str, Any] | None = None) -> None:
        self.says = says or self.default_says
        self.mend = mend
        self.extra: dict[str, Any] = dict(extra or {})
        super().__init__(self.says)


class Invalid(ActionError):
    """400: the shape of the input is wrong; `fields` maps a field name to its sentences."""

    code = "invalid"
    title = "填写有误"
    default_says = "有内容填写不正确。请按各栏的提示改正后再提交。"

    def __init__(
        self,
        says: str = "",
        *,
        fields: Mapping[str, Sequence[str]] | None = None,
        mend: str = "",
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(says, mend=mend, extra=extra)
        self.fields: dict[str, list[str]] = {name: list(lines) for name, lines in (fields or {}).items()}


class NotSignedIn(ActionError):
    """401: nobody is signed in, or the session or token is over."""

    status = 401
    code = "not-signed-in"
    title = "请先登录"
    default_says = "登录已失效。请重新登录，已填写的内容会保留。"


class NotPermitted(ActionError):
    """403: the user may see it and may not do it."""

    status = 403
    code = "not-permitted"
    title = "没有办理权限"
    default_says = "您的岗位不能办理这一步。请交由有权限的人员办理。"


class NotVisible(ActionError):
    """404: it does not exist, or is not for this user to know of."""

    status = 404
    code = "not-found"
    title = "没有找到"
    default_says = "没有找到这一项，或者您无权查看。请核对编号。"


class WrongState(ActionError):
    """409: the step is not one that leaves the present state."""

    status = 409
    code = "wrong-state"
    title = "当前阶段不能办理"
    default_says = "当前阶段不能办理这一步。请刷新页面，查看现在可以办理的步骤。"


class Conflict(ActionError):
    """409: it collides with what is already there."""

    status = 409
    code = "conflict"
    title = "与已有内容冲突"
    default_says = "与已有内容冲突。请刷新页面后核对。"


class StillRunning(Conflict):
    """409: the same request is being carried out at this moment."""

    code = "still-running"
    title = "同一请求正在办理"
    default_says = "同一请求正在办理中。请稍候再查看结果，不要重复提交。"


class Stale(ActionError):
    """412: somebody acted since the page or resource was read."""

    status = 412
    code = "stale"
    title = "内容已被更新"
    default_says = "您打开之后，别人已经办理了一步。请刷新后核对，再决定是否提交。"


class LawNotSatisfied(ActionError):
    """422: the law forbids the step, or asks for a reason that is not written."""

    status = 422
    code = "law-not-satisfied"
    title = "依法不得办理"
    default_says = "依照规定，这一步现在不能办理。请按下列各项补正。"

    def __init__(
        self,
        findings: Iterable[FindingLike],
        says: str = "",
        *,
        mend: str = "",
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(says, mend=mend, extra=extra)
        self.findings: tuple[FindingLike, ...] = tuple(findings)

    def __str__(self) -> str:
        """The sentences of the law, for whoever reads a test or a log."""
        return "; ".join(f"{each.code} {each.force}: {each.says}" for each in self.findings) or self.says


class KeyReused(ActionError):
    """422: an Idempotency-Key came back with another body."""

    status = 422
    code = "key-reused"
    title = "请求标识重复使用"
    default_says = "这个 Idempotency-Key 已用于内容不同的请求。请换一个新的标识再提交。"


class FileRefused(ActionError):
    """422: an upload was refused before anything was stored."""

    status = 422
    code = "file-refused"
    title = "文件未收"
    default_says = "这个文件不能接收。请换一个文件再上传。"


class PreconditionRequired(ActionError):
    """428: a step by API must name the version it was decided on."""

    status = 428
    code = "precondition-required"
    title = "请求缺少 If-Match"
    default_says = "请先读取该项，并在 If-Match 中带上它的 ETag，再提交。"


class FileDamaged(ActionError):
    """500: a stored file is missing, cannot be opened or no longer has its fingerprint."""

    status = 500
    code = "file-damaged"
    title = "文件无法读取"
    default_says = "保存的文件缺失或与登记的指纹不符。请通知系统管理员核查存储。"


class Busy(ActionError):
    """503: somebody else holds the same thing for longer than we wait (3 seconds)."""

    status = 503
    code = "busy"
    title = "正在被他人办理"
    default_says = "这一项正在被他人办理。内容没有丢失，请几秒后再提交。"


class StorageFull(ActionError):
    """507: the disk is full; nothing was half stored."""

    status = 507
    code = "storage-full"
    title = "存储空间已满"
    default_says = "存储空间已满，文件没有保存。请保留原件，并通知系统管理员清理空间后再上传。"
