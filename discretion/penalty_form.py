"""The form of the penalty calculator: a violation of the catalogue or a range of one's own, and what is proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from discretion.forms import BLANK, Calculator, a_day, a_line, an_answer
from discretion.models import Violation
from enforcement.models import Organisation
from enforcement.rules.penalty_parts import CAUSES
from enforcement.rules.questions import BadQuestion

REASON = re.compile(r"^reason-([A-Z]{3}-\d{2})$")
TIER = re.compile(r"^(?P<name>.+?)[\s:：]+(?P<min>[\d.]+)\s*[-—~至]+\s*(?P<max>[\d.]+)$")
UNITS = [
    ("元", "元"),
    ("percent", "% （按基数，如工程造价）"),
    ("multiple", "倍（按基数）"),
    ("per_unit", "元／件、平方米"),
    ("per_day", "元／日"),
]
FLAGS = ("first_offence", "corrected", "minor")
NAMED = {
    "violation.min": "low",
    "violation.max": "high",
    "party.born": "born",
    "noticed.fine": "noticed_fine",
    "noticed.on": "noticed_on",
    "circumstances.base": "base",
    "benchmark": "tiers",
}
PARTS = (
    ("违法行为和幅度", ("violation", "name", "low", "high", "unit", "base", "precondition")),
    ("当事人和日期", ("party", "born", "organisation", "act_on", "found_on", "decided_on")),
    ("情节", ("first_offence", "corrected", "harm", "minor")),
    ("从轻、减轻", ("mitigating",)),
    ("裁量基准", ("tiers", "tier")),
    ("告知", ("noticed_fine", "noticed_on", "heavier_ground")),
    ("拟作出的处罚", ("fine", "warning", "confiscate", "procedure")),
)


class PenaltyForm(Calculator):
    """What is stated about the violation, the party, the circumstances, the days and the proposal."""

    violation = forms.ChoiceField(label="违法行为", required=False, help_text="不在目录里的，在下面写名称和幅度。")
    name = a_line("名称", most=100)
    low = a_line("罚款下限", most=20)
    high = a_line("罚款上限", most=20)
    unit = forms.ChoiceField(label="幅度的单位", required=False, choices=UNITS)
    base = a_line("计罚基数", help_text="按比例、倍数、数量计罚的填写，如工程造价。", most=20)
    precondition = forms.ChoiceField(
        label="处罚前提", required=False,
        choices=[("", "没有"), ("overdue", "逾期不改正"), ("refuse_to_correct", "拒不改正")],
    )  # fmt: skip
    organisation = forms.ChoiceField(label="适用哪个机构的地方参数", required=False)
    party = forms.ChoiceField(
        label="当事人", required=False,
        choices=[("individual", "个人"), ("sole_trader", "个体工商户"), ("unit", "单位")],
    )  # fmt: skip
    born = a_day("出生日期")
    act_on = a_day("违法行为发生或者终了之日")
    found_on = a_day("发现之日")
    decided_on = a_day("决定之日", help_text="不填就是今天。")
    first_offence = an_answer("初次违法")
    corrected = an_answer("已经改正", [BLANK, ("yes", "已经改正"), ("no", "没有改正")])
    harm = an_answer("危害后果", [BLANK, ("none", "没有"), ("slight", "轻微"), ("some", "一般"), ("serious", "严重")])
    minor = an_answer("违法行为轻微")
    mitigating = forms.MultipleChoiceField(
        label="法定从轻、减轻情节", required=False, choices=list(CAUSES.items()), widget=forms.CheckboxSelectMultiple
    )
    tiers = forms.CharField(
        label="裁量档次", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一档，从轻到重，写成“一般 2000-3500”。",
    )  # fmt: skip
    tier = a_line("按事实属于哪一档", most=40)
    noticed_fine = a_line("告知的罚款数额（元）", most=20)
    noticed_on = a_day("告知之日")
    heavier_ground = a_line("高于告知的，写明新的事实")
    fine = a_line("拟罚款（元）", most=20)
    warning = an_answer("拟警告")
    confiscate = an_answer("拟没收")
    procedure = forms.ChoiceField(
        label="程序", required=False, choices=[("ordinary", "普通程序"), ("simple", "简易程序（当场处罚）")]
    )

    def say(self, field: str, says: str) -> None:
        """A refusal stands beside the field of this form that asked it."""
        super().say(NAMED.get(field, field.split(".")[-1]), says)

    def arrange(self) -> None:
        """The catalogue and the organisations."""
        catalogue: Any = self.fields["violation"]
        rows = Violation.objects.order_by("code").values_list("code", "name")
        catalogue.choices = [("", "请选择"), *((code, f"{code} {name}") for code, name in rows)]
        bodies: Any = self.fields["organisation"]
        named = Organisation.objects.order_by("path").values_list("code", "name")
        bodies.choices = [("", "不指定"), *named]

    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by what they are about."""
        return [(title, [self[name] for name in names]) for title, names in PARTS]

    def question(self) -> Mapping[str, object]:
        """The question as the calculator takes it. Raises BadQuestion for tiers that cannot be read."""
        given = self.cleaned_data
        asked: dict[str, object] = {name: given[name] for name in ("act_on", "found_on", "decided_on", "organisation")}
        tiers = [_tier(line) for line in given["tiers"].splitlines() if line.strip()]
        asked |= {
            "violation": given["violation"] or self._inline(),
            "party": {"kind": given["party"], "born": given["born"]},
            "circumstances": {
                **{name: given[name] for name in (*FLAGS, "harm")},
                "mitigating": given["mitigating"],
                "base": given["base"],
            },
            "benchmark": tiers or None,
            "tier": given["tier"] if tiers else None,
            "proposed": {name: given[name] for name in ("fine", "warning", "confiscate", "procedure")},
            "reasons": self.reasons(),
        }
        if given["noticed_fine"] or given["noticed_on"]:
            told = {"fine": given["noticed_fine"], "on": given["noticed_on"], "heavier_ground": given["heavier_ground"]}
            asked["noticed"] = told
        return asked

    def _inline(self) -> Mapping[str, object]:
        given = self.cleaned_data
        if not (given["name"] or given["low"] or given["high"]):
            raise BadQuestion("violation", "请选择违法行为，或者在下面写名称和罚款幅度。")
        return {
            "name": given["name"],
            "min": given["low"] or None,
            "max": given["high"] or None,
            "unit": given["unit"] or "元",
            "precondition": given["precondition"],
        }

    def reasons(self) -> dict[str, str]:
        """Written reasons by code."""
        found = ((REASON.match(name), value) for name, value in self.data.items())
        return {match[1]: str(value).strip()[:2000] for match, value in found if match and str(value).strip()}


def _tier(line: str) -> Mapping[str, object]:
    match = TIER.match(line.strip())
    if match is None:
        raise BadQuestion("tiers", f"「{line.strip()[:40]}」写法不对。请写成“一般 2000-3500”。")
    return {name: match[name] for name in ("name", "min", "max")}
