"""What is asked about every act before it is dealt with, in words: circumstances, gravity, the choice within the range."""

from __future__ import annotations

CIRCUMSTANCES: dict[str, str] = {
    "minor": "违法行为轻微",
    "corrected_in_time": "已经及时改正",
    "no_harm": "没有造成危害后果",
    "slight_harm": "危害后果轻微",
    "no_fault_proved": "当事人有证据足以证明没有主观过错",
    "first_offence_claimed": "当事人提出是初次违法",
    "eliminated_harm": "主动消除或者减轻危害后果",
    "coerced": "受他人胁迫或者诱骗",
    "self_disclosed": "主动供述尚未掌握的违法行为",
    "meritorious": "配合查处有立功表现",
}
CHOSEN = {"usual": "不从轻、不减轻", "lightened": "从轻（在法定幅度内较低）", "mitigated": "减轻（低于法定下限）"}
GRAVITY: dict[str, str] = {
    "public_interest": "涉及重大公共利益",
    "third_party_interest": "直接关系第三人重大权益",
    "difficult": "案件情况疑难复杂",
    "several_relations": "涉及多个法律关系",
    "complicated": "情节复杂",
    "grave": "属于重大违法行为",
    "review_by_law": "法律、法规规定应当法制审核",
}
