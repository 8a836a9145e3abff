"""The fixed words of an audit's sections over time, of durations and of findings."""

from __future__ import annotations

AUDIT: dict[str, tuple[str, str]] = {
    "control": ("历时变化", "Over time"),
    "part": ("期间", "Period"),
    "limits": ("控制限", "Limits"),
    "signal": ("信号", "Signal"),
    "signal_high": ("高于上限", "above the limits"),
    "signal_low": ("低于下限", "below the limits"),
    "control_none": ("期间内没有可计算的案件。", "There were no cases in the period."),
    "control_still": (
        "{title}：各期合计{rate}，各期均在控制限内。",
        "{title}: {rate} over all periods together; none of them lies beyond its limits.",
    ),
    "control_beyond": (
        "{title}：各期合计{rate}；{n}期超出控制限：{parts}。",
        "{title}: {rate} over all periods together; {n} lies beyond its limits: {parts}."
        "|{title}: {rate} over all periods together; {n} lie beyond their limits: {parts}.",
    ),
    "control_spread": (
        "各期之间的波动是偶然波动的{sigma}倍。",
        "The periods differ {sigma} times as much as chance would have them differ.",
    ),
    "control_wide": (
        "波动之大，使控制限已无意义：各期并非围绕同一水平，应看其走向。",
        "That is so much that the limits say nothing: there is no common rate around which the "
        "periods vary, and it is their course that tells.",
    ),
    "control_part_high": ("{part}（高）", "{part} (high)"),
    "control_part_low": ("{part}（低）", "{part} (low)"),
    "control_side_high": (
        "{first}至{last}连续在中线之上。",
        "From {first} to {last} all lie above the centre.",
    ),
    "control_side_low": (
        "{first}至{last}连续在中线之下。",
        "From {first} to {last} all lie below the centre.",
    ),
    "control_trend_high": ("{first}至{last}连续上升。", "From {first} to {last} each is higher."),
    "control_trend_low": ("{first}至{last}连续下降。", "From {first} to {last} each is lower."),
    "control_note": (
        "线为每{per}件中的数量；阴影为三倍标准差的控制限（Laney 2002，p′图），"
        "已按各期之间的实际波动放宽；方点为超出控制限的期间。",
        "The line is the rate per {per}; the band is three-sigma limits of a p′ chart (Laney "
        "2002), widened by how much the periods really differ; squares lie beyond them. ",
    ),
    "control_provisional": (
        "不足12期，控制限为暂定。",
        "With fewer than twelve periods the limits are provisional. ",
    ),
    "fn_over_time": (
        "由 [{n}] 各期的 numerator 与 denominator 计算的p′控制图（Laney 2002）",
        "The p′ chart (Laney 2002) of the numerators and denominators of [{n}]",
    ),
    "q_over_time": ("“{title}”各期的计数", "Counts of “{title}” by period"),
    # how long cases last
    "survival": ("办理用时", "How long cases last"),
    "cases": ("件数", "Cases"),
    "ended": ("已结", "Ended"),
    "still_open": ("未结", "Open"),
    "median": ("中位数", "Median"),
    "late_time": ("九成办结", "Nine in ten by"),
    "survival_none": ("{title}：期间内没有案件。", "{title}: there were no cases in the period."),
    "survival_said": (
        "{title}：{cases}件，其中{still_open}件尚未办结；一半在{median}{unit}内办结。",
        "{title}: {cases} cases, {still_open} of them still open; half have ended within "
        "{median} {unit}.",
    ),
    "survival_unreached": (
        "{title}：{cases}件，其中{still_open}件尚未办结；观察期内办结的不足一半。",
        "{title}: {cases} cases, {still_open} of them still open; fewer than half have ended in "
        "the time that was watched.",
    ),
    "survival_differ": (
        "各单位之间的差异超出偶然（对数秩检验 χ²={statistic}，自由度{freedom}，p{p}）。"
        "未按案件构成调整，不能据此断定何者办事慢。",
        "The organisations differ by more than chance (log-rank χ² = {statistic}, "
        "{freedom} degrees of freedom, p {p}). Their cases may differ in kind, which this does "
        "not allow for: it does not tell who works slowly.",
    ),
    "survival_alike": (
        "各单位之间的差异可由偶然解释（对数秩检验 χ²={statistic}，自由度{freedom}，p{p}）。",
        "The differences between organisations may be chance (log-rank χ² = {statistic}, "
        "{freedom} degrees of freedom, p {p}).",
    ),
    "survival_note": (
        "曲线为到该时尚未办结的比例（Kaplan、Meier 1958）；未结案件按截尾处理，不予剔除。"
        "不足{minimum}件的单位不单独画出。",
        "The curves show the share not yet ended by then (Kaplan and Meier 1958); open cases count "
        "for as long as they have lasted. Organisations of fewer than {minimum} cases are not "
        "drawn. ",
    ),
    "survival_some": (
        "只画出件数最多的{drawn}个单位。",
        "Only the {drawn} organisations with most cases are drawn. ",
    ),
    "survival_x": ("经过（{unit}）", "Elapsed ({unit})"),
    "survival_y": ("尚未办结", "Not yet ended"),
    "fn_lasting": (
        "由 [{n}] 各用时的件数按 Kaplan-Meier 法估计",
        "The Kaplan-Meier estimate from the lengths of [{n}]",
    ),
    "fn_differing": (
        "对 [{n}] 各单位用时的对数秩检验（Mantel 1966）",
        "The log-rank test (Mantel 1966) of the organisations' lengths in [{n}]",
    ),
    "q_lasting": ("“{title}”各单位的件数", "Cases of “{title}” by organisation"),
    "q_lengths": (
        "“{title}”各单位各用时的件数（denominator）和其中已结的（numerator）",
        "Cases of “{title}” by organisation and length (denominator), and those that ended "
        "(numerator)",
    ),
    "method_control": (
        "历时变化用p′控制图：案件很多时，偶然的控制限过窄，按各期之间的移动极差放宽（Laney, "
        "Quality Engineering 14 (2002) 531）。",
        "Change over time is judged by p′ charts: with very many cases the limits of chance lie "
        "too near, and are widened by the moving range between periods (Laney, Quality "
        "Engineering 14 (2002) 531).",
    ),
    "method_survival": (
        "用时用生存曲线：只看已结案件的平均数会奖励把难案留着不办的单位（Kaplan、Meier, JASA 53 "
        "(1958) 457；中位数的区间：Brookmeyer、Crowley, Biometrics 38 (1982) 29）。",
        "Durations are survival curves: the mean of closed cases praises who leaves the hard ones "
        "open (Kaplan and Meier, JASA 53 (1958) 457; interval of the median: Brookmeyer and "
        "Crowley, Biometrics 38 (1982) 29).",
    ),
    # findings in five parts
    "five_parts": ("审计发现", "Findings"),
    "five_parts_note": (
        "发现按标准、现状、原因、影响、建议五部分写成，由审计人员判断；指标的数字见前，逐件记录见附录所列查询。",
        "Findings have five parts: criteria, condition, cause, effect, recommendation. They are an "
        "auditor's judgement; the figures stand above, and open to their rows by the appendix.",
    ),
    "five_parts_draft": (
        "本稿为征求意见稿：审计尚未复核出具，所列发现仍可能改动。",
        "This is a draft: the audit is not issued yet, and its findings may still change.",
    ),
    "nothing": ("", ""),
    "part_criteria": ("标准", "Criteria"),
    "part_condition": ("现状", "Condition"),
    "part_cause": ("原因", "Cause"),
    "part_effect": ("影响", "Effect"),
    "part_recommendation": ("建议", "Recommendation"),
    "part_due": ("整改期限", "Due"),
    "part_evidence": ("证据", "Evidence"),
    "part_comment": ("被审计单位反馈", "Comment"),
    "part_answer": ("答复", "Answer"),
    "part_followed": ("整改情况", "Follow-up"),
    "part_correction": ("更正", "Correction"),
    "comment_none": ("逾期未反馈。", "None was given in time."),
    "evidence_indicator": ("指标", "indicator"),
    "evidence_item": ("监督事项", "item"),
    "evidence_record": ("记录", "record"),
    "evidence_document": ("文件", "document"),
    "evidence_interview": ("访谈", "interview"),
}
