"""What a legal review looked at, label by label; the same asked again later shows what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from cases.below import below
from cases.models import Case, Proposal
from enforcement.kernel.canonical import canonical
from enforcement.kernel.clock import local_day


def seen(case: Case) -> dict[str, str]:
    """The reviewed facts of the file as they stand now, in Chinese labels and plain words; no number of a person."""
    rows = below(case)
    return told(
        case,
        next(reversed(rows.proposals), None),
        [(row["title"], row["sha256"]) for row in rows.evidence if not row["excluded_reason"]],
        sum(each.withdrawn_at is None for each in rows.hearing_requests),
    )


def told(case: Case, proposal: Proposal | None, evidence: Iterable[tuple[str, str]], hearings: int) -> dict[str, str]:
    """The same from rows already read: the latest proposal, usable evidence, requests for a hearing that stand."""
    statement = getattr(case, "statement", None)
    version = case.violation_version
    return {
        "违法事项": case.violation.name,
        "适用版本": f"{version.valid_from:%Y-%m-%d} 起施行" if version else "",
        "当事人类别": case.party.get_kind_display(),
        "违法行为发生日": local_day(case.began_at).isoformat(),
        "违法事实": case.facts,
        "证据": "；".join(f"{title}（{sha[:8]}）" for title, sha in evidence),
        **(_proposed(proposal) if proposal else {}),
        "陈述申辩": statement.content if statement is not None and statement.made else "",
        "听证申请": str(hearings or ""),
    }


def _proposed(row: Proposal) -> dict[str, str]:
    return {
        "认定事实": row.facts,
        "建议": row.get_outcome_display(),
        "罚款": "" if row.fine is None else f"{row.fine} 元",
        "警告": "有" if row.warning else "",
        "没收违法所得": "" if row.illegal_gains is None else f"{row.illegal_gains} 元",
        "没收非法财物": row.confiscated,
        "其他处罚": "、".join(row.other_kinds),
        "不予处罚情形": row.not_punish_ground,
        "裁量档次": str(row.benchmark.get("chosen", "")),
        "情节": "、".join(sorted(code for code, value in row.circumstances.items() if value)),
    }


def digest(labels: Mapping[str, str]) -> str:
    """sha256 over the labels, in hex; empty labels count like missing ones."""
    return hashlib.sha256(canonical({name: value for name, value in labels.items() if value})).hexdigest()


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Each label whose words changed, with both."""
    for name in dict.fromkeys([*before, *now]):
        old, new = before.get(name, ""), now.get(name, "")
        if old != new:
            yield f"{name}：送审时「{old or '无'}」，现在「{new or '无'}」"
