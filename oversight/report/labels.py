"""The fixed words of a report, in Chinese and English.

A label may hold `{names}`. An English label may hold two wordings parted by `|`: the first
for one thing, the second for any other count.
"""

from __future__ import annotations

from datetime import date

from oversight.audit.words import Language
from oversight.report.labels_audit import AUDIT
from oversight.report.labels_editions import EDITIONS

LABELS: dict[str, tuple[str, str]] = {
    # the frame
    "as_of": ("截至{day}", "As of {day}"),
    "run": ("批次 {run}", "Run {run}"),
    "page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "and_more": ("另有 {n} 条未列出。", "{n} more is not listed.|{n} more are not listed."),
    "proposes": (
        "本报告只指出机构办理中的问题，不评价任何个人；处理由有权的人决定。",
        "This report points at how organisations worked and judges no person; "
        "what follows is decided by people with that power.",
    ),
    "not_embedded": (
        "未找到可嵌入的中文 TrueType 字体，本文件使用未嵌入的 STSong-Light，图中以编号代替名称。",
        "No embeddable TrueType font with Chinese was found: this document uses STSong-Light, "
        "which is not embedded, and its charts show codes for names.",
    ),
    # words of the tables
    "organisation": ("单位", "Organisation"),
    "no_org": ("（记录未载明单位）", "(no organisation recorded)"),
    "total": ("合计", "All together"),
    "rule": ("规则", "Rule"),
    "card": ("颜色", "Card"),
    "red": ("红牌", "red"),
    "yellow": ("黄牌", "yellow"),
    "examined": ("检查", "Examined"),
    "flagged": ("标记", "Flagged"),
    "flagged_red": ("红牌标记", "Red flags"),
    "flagged_yellow": ("黄牌标记", "Yellow flags"),
    "cannot_tell": ("无法判断", "Cannot tell"),
    "new_items": ("新增事项", "New items"),
    "open_items": ("未办结", "Open items"),
    "overdue_items": ("逾期", "Overdue"),
    "subject": ("对象", "Subject"),
    "due": ("期限", "Due"),
    "reason": ("原因", "Why"),
    "item": ("事项", "Item"),
    "none_red": ("没有红牌标记。", "There are no red flags."),
    "no_rules": ("本批次没有规则。", "The run has no rules."),
    # kinds of rules
    "timeout": ("超时", "timeout"),
    "gap": ("缺失", "gap"),
    "abnormal": ("异常", "abnormal"),
    # states of items, in the words of supervision
    "raised": ("待交办", "raised"),
    "assigned": ("已交办", "assigned"),
    "signed": ("已签收", "signed"),
    "submitted": ("已反馈", "submitted"),
    "verified": ("核查通过", "verified"),
    "assessed": ("已评估", "assessed"),
    "closed": ("已销号", "closed"),
    "returned": ("已退回", "returned"),
    "dismissed": ("已排除", "dismissed"),
    "escalated": ("已升级", "escalated"),
    "no_item": ("未立项", "no item"),
    # the daily brief
    "brief_items": (
        "{day}新增红牌事项{red}件、黄牌事项{yellow}件；未办结事项{open}件，其中逾期{overdue}件。",
        "Items raised on {day}: {red} red, {yellow} yellow; open in all: {open}, of which "
        "overdue: {overdue}.",
    ),
    "items_note": (
        "{day}之后立项的事项不计；事项状态以出具报告时为准。",
        "Items raised after {day} do not count; the states of items are those at the time of "
        "writing.",
    ),
    "brief_no_items": (
        "截至{day}，尚未对检查结果立项督办。",
        "As of {day} no supervision item has been raised.",
    ),
    "brief_findings": (
        "本批次共检查{examined}次，红牌标记{red}件，黄牌标记{yellow}件；"
        "另有{cannot}次因记录不足无法判断。",
        "Examinations made by the run: {examined}; red flags: {red}, yellow flags: {yellow}; "
        "not to be told from the records: {cannot}.",
    ),
    "figures": ("主要数字", "Key figures"),
    "new_red": ("当日新增红牌事项", "red items raised that day"),
    "new_yellow": ("当日新增黄牌事项", "yellow items raised that day"),
    "tile_open": ("未办结事项", "items open"),
    "tile_overdue": ("逾期事项", "items overdue"),
    "tile_flagged": ("标记合计", "flagged in all"),
    "tile_cannot": ("无法判断", "cannot be told"),
    "chart": ("各规则标记数", "Flagged, by rule"),
    "chart_axis": ("标记件数", "flagged"),
    "chart_rest": (
        "图中为标记最多的规则；其余{rest}条规则共标记{flagged}件。",
        "The chart shows the rules that flagged most; {rest} more flagged {flagged} in all.",
    ),
    "chart_data": ("数据：{mark}", "Data: {mark}"),
    "chart_none": ("没有规则标记任何对象。", "No rule flagged anything."),
    "organisations": ("各单位情况", "By organisation"),
    "organisations_note": (
        "按机构层级排列，不是排名；各行只计本单位，不含下级。规模不同的单位，件数不可直接比较。",
        "In the order of the organisation tree, which is no ranking; each row counts the "
        "organisation itself, not those below it. Counts of organisations of different size "
        "cannot be compared as they stand.",
    ),
    "rules": ("各规则情况", "By rule"),
    "rules_note": (
        "“检查”为规则适用的对象数；“无法判断”不算合格，也不算标记。",
        "Examined is the number of subjects the rule applies to; what cannot be told counts "
        "neither as clean nor as flagged.",
    ),
    "red_list": ("红牌标记及原因", "Red flags and why"),
    "red_note": (
        "每条规则最多列{limit}件，新立项的在前，其次期限早的在前。",
        "At most {limit} under each rule: newly raised first, then the earliest due.",
    ),
    "red_rule": ("{title}：共{n}件", "{title}: {n}"),
    # the audit report
    "scope": ("范围与口径", "Scope"),
    "scope_period": (
        "期间：{period}（{first}至{last}），按{horizon}日终所知计算。",
        "Period: {period} ({first} to {last}), as known at the end of {horizon}.",
    ),
    "scope_partial": (
        "期间尚未结束，数字是阶段性的。",
        "The period had not ended by then: its figures are partial.",
    ),
    "scope_findings_all": (
        "期限指标只计本期；规则标记按截至{day}的全部记录计算，不限于本期。",
        "Indicators of clocks cover the period; flags of rules cover all records up to {day}, "
        "not the period alone.",
    ),
    "scope_findings_period": (
        "期限指标和规则标记均只计{period}。",
        "Indicators of clocks and flags of rules both cover {period} alone.",
    ),
    "scope_own": (
        "各单位只计本单位办理的事项，不含下级；按机构层级排列，不排名。",
        "An organisation's figures are its own, without those below it; the order is that of "
        "the organisation tree, which is no ranking.",
    ),
    "answer_on_time": (
        "{title}：{rate}（{numerator}/{denominator}，其中仍未办结且已逾期{open}件计入分母）。",
        "{title}: {rate} ({numerator} of {denominator}, which counts the still open and overdue: "
        "{open}).",
    ),
    "answer_flagged": (
        "{title}：{rate}（{numerator}/{denominator}，无法判断的{cannot}次不计入）。",
        "{title}: {rate} ({numerator} of {denominator}; left out as not to be told: {cannot}).",
    ),
    "answer_defined": (
        "{title}：{rate}（{numerator}/{denominator}，剔除{left_out}件）。",
        "{title}: {rate} ({numerator} of {denominator}; left out: {left_out}).",
    ),
    "answer_none": ("{title}：本期没有可计的事项。", "{title}: nothing to count in this period."),
    "answer_compared": (
        "可比较的单位{compared}个，其中{bad}个劣于外侧控制限（仅凭偶然，预计至多约{chance}个越出两侧外限）。",
        "Organisations with enough cases to compare: {compared}; beyond the outer limit on the "
        "worse side: {bad} (chance alone would put at most about {chance} beyond either).",
    ),
    "on_time_text": (
        "按时办结率 =（期内按期办结）÷（期内办结 + 期末未办结且已逾期）。"
        "不计入：期末仍在办且未到期{running}件，期限超出已公布日历{provisional}件，无期限{no_due}件。",
        "In time / (ended in the period + still open and overdue at its end). Left out: "
        "{running} still running and not yet due, {provisional} whose due day lies beyond the "
        "published calendar, {no_due} without a due day.",
    ),
    "flagged_text": (
        "标记数 ÷（检查数减无法判断数）× {per}。不计入：无法判断{cannot_tell}次。"
        "一件事项可被多条规则检查。",
        "Flagged / (examined less what cannot be told), per {per}. Left out: {cannot_tell} that "
        "cannot be told. One case may be examined under several rules.",
    ),
    "defined_text": (
        "分子：{counts}；分母：{among}；剔除{left_out}件{why}。口径依据：{source}。",
        "Counted: {counts}. Among: {among}. Left out: {left_out}{why}. Source: {source}.",
    ),
    "left_out_why": ("（{reasons}）", " ({reasons})"),
    "left_out_one": ("{reason}{n}件", "{reason}: {n}"),
    "q_left_out": ("按原因计的剔除数：{title}", "What is left out, by reason: {title}"),
    "minimum_text": (
        "分母不足{minimum}的单位只列数字，不作比较。",
        "Organisations with fewer than {minimum} in the denominator are listed, not compared.",
    ),
    "quiet_text": (
        "{n}个单位本期没有此类事项，未列出。",
        "{n} organisation had none and is not listed.|{n} organisations had none and are not "
        "listed.",
    ),
    "in_time": ("按期", "In time"),
    "late": ("逾期<br/>办结", "Late"),
    "open_overdue": ("未结<br/>逾期", "Open,<br/>overdue"),
    "counted": ("分子", "Counted"),
    "denominator": ("分母", "Of"),
    "excluded": ("不计入", "Left<br/>out"),
    "rate": ("每{per}", "Per {per}"),
    "interval": ("{level} % 区间", "{level} % interval"),
    "standing": ("与整体<br/>相比", "Against<br/>the funnel"),
    "far_below": ("低于外限", "below outer"),
    "below": ("低于内限", "below inner"),
    "within": ("限内", "within"),
    "above": ("高于内限", "above inner"),
    "far_above": ("高于外限", "above outer"),
    "too_few": ("件数过少", "too few"),
    "funnel_spread": (
        "各单位之间本有差异，控制限已按此放宽。",
        " The limits allow for the spread that the organisations have among themselves.",
    ),
    "funnel_note": (
        "每点为一个单位。内侧控制限95 %，外侧99.8 %；件数越少，偶然波动越大。"
        "未画分母不足{minimum}的单位。",
        "One point per organisation. The inner limits hold 95 %, the outer 99.8 % of like "
        "organisations; the fewer the cases, the wider chance alone reaches. Organisations with "
        "fewer than {minimum} are not drawn.",
    ),
    "funnel_x": ("分母（件）", "cases in the denominator"),
    "overall": ("共同水平", "common rate"),
    "target": ("目标", "target"),
    "method": ("方法", "Method"),
    "method_interval": (
        "区间为精确二项区间（Clopper–Pearson 1934），水平{level} %。",
        "Intervals are exact binomial intervals (Clopper and Pearson 1934) at {level} %.",
    ),
    "method_funnel": (
        "共同水平为件数足够的各单位合并水平，不含远离者。控制限为精确二项控制限"
        "（Spiegelhalter 2005, Stat Med 24:1185）；各单位之间差异超出偶然时按过度离散放宽"
        "（Spiegelhalter 2005, QSHC 14:347）。未按事项结构调整。"
        "各单位所处位置按尾概率（每侧2.5 %和0.1 %）判断。",
        "The common rate is that of the organisations with enough cases, without those far "
        "outside. Limits are exact binomial limits (Spiegelhalter 2005, Stat Med 24:1185), "
        "widened where organisations differ by more than chance (Spiegelhalter 2005, QSHC "
        "14:347); they are not adjusted for the mix of cases. An organisation's place is judged "
        "by its tail probability, 2.5 % and 0.1 % on each side.",
    ),
    "method_pooled": (
        "指标合并多条规则时，同一事项可被检查多次，各次并不独立，区间和控制限因此偏窄。",
        "Where an indicator pools several rules one case may be examined more than once; such "
        "examinations are not independent, so that intervals and limits are too narrow.",
    ),
    "method_outlier": (
        "越出控制限只说明需要查明原因，不等于违规。",
        "Lying beyond a limit is a reason to look for the cause, not a verdict.",
    ),
    "method_open": (
        "仍未办结且已逾期的事项计入分母，不因未办结而被略去。",
        "What is still open and overdue counts in the denominator: leaving a case undone "
        "improves no rate.",
    ),
    # the appendix
    "sources": ("附录 数字的出处", "Appendix: where each number comes from"),
    "sources_note": (
        "正文中方括号内的编号即下列条目。表头的编号适用于整列，合计行为该列之和。"
        "查询为 DuckDB SQL，在本批次各表（findings.parquet 等）所在文件夹中可重新运行；"
        "命令 oversight report 加选项 --tables 可写出这些表。",
        "The bracketed marks in the text refer to the entries below. A mark in the head of a "
        "column holds for the column; the last row is its sum. Queries are DuckDB SQL and run "
        "again in the folder that holds the run's tables (findings.parquet and so on); the "
        "option --tables of oversight report writes them.",
    ),
    "ids": ("涉及：{ids}", "Behind it: {ids}"),
    "ids_more": ("等", " and others"),
    "fn_rate": ("比率：[{n}] 的 numerator ÷ denominator", "Rate: numerator / denominator of [{n}]"),
    "fn_interval": (
        "[{n}] 的 numerator 与 denominator 的精确二项区间（Clopper–Pearson）",
        "Exact binomial interval (Clopper-Pearson) of numerator and denominator of [{n}]",
    ),
    "fn_standings": (
        "[{n}] 各行按精确二项尾概率所处位置的计数",
        "Rows of [{n}], counted by where they stand by exact binomial tails",
    ),
    "fn_chance": (
        "[{n}] 中可比较的行数 × 0.002",
        "Rows of [{n}] that are compared, times 0.002",
    ),
    "manifest": ("批次清单", "Manifest of the run"),
    "m_as_of": ("截止日", "As of"),
    "m_run": ("批次", "Run"),
    "m_lake": ("数据版本", "Lake version"),
    "m_rulebook": ("规则集", "Rulebook"),
    "m_calendar": ("日历", "Calendar"),
    "m_engine": ("引擎", "Engine"),
    "m_edition": ("版式", "Edition"),
    "m_programme": ("审计方案", "Programme"),
    # what queries count
    "q_new": ("{day}立项的事项，按颜色", "Items raised on {day}, by card"),
    "q_open": ("截至{day}未办结的事项", "Items open on {day}"),
    "q_overdue": ("未办结且期限早于{day}的事项", "Open items due before {day}"),
    "q_any_items": ("截至{day}立项的事项", "Items raised by {day}"),
    "q_by_card": ("标记，按颜色", "Flagged, by card"),
    "q_summary": ("检查、标记、无法判断的合计", "Examined, flagged and cannot tell, in all"),
    "q_org_summary": (
        "各单位的检查和无法判断",
        "Examined and cannot tell, by organisation",
    ),
    "q_org_cards": ("各单位的标记，按颜色", "Flagged by organisation and card"),
    "q_org_items": (
        "各单位的新增、未办结、逾期事项",
        "New, open and overdue items by organisation",
    ),
    "q_rules": ("各规则的检查、标记、无法判断", "Examined, flagged and cannot tell, by rule"),
    "q_rules_rest": ("未画入图的规则及其标记数", "Rules outside the chart and what they flagged"),
    "q_red": ("各规则的红牌标记数", "Red flags by rule"),
    "q_indicator": ("{title}，各单位的分子、分母和不计入的件数", "{title}: counts by organisation"),
    "q_indicator_quiet": ("{title}：没有此类事项的单位", "{title}: organisations that had none"),
}

LABELS |= EDITIONS | AUDIT

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def label(key: str, language: Language, count: int | None = None, /, **values: object) -> str:
    """The words of `key` in `language`, its `{names}` filled; `count` picks the plural.

    >>> label("quiet_text", "en", 2, n="2")
    '2 organisations had none and are not listed.'
    >>> label("total", "zh")
    '合计'
    """
    text = LABELS[key][0 if language == "zh" else 1]
    one, _, many = text.partition("|")
    text = many if many and count != 1 else one
    return text.format(**values) if values else text


def day(value: date, language: Language) -> str:
    """A date in words.

    >>> day(date(2021, 9, 30), "zh"), day(date(2021, 9, 30), "en")
    ('2021年9月30日', '30 September 2021')
    """
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
