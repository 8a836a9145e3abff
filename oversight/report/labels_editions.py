"""The fixed words of what several kinds of edition share: leads, maps, lists, contents."""

from __future__ import annotations

EDITIONS: dict[str, tuple[str, str]] = {
    "contents": ("目录", "Contents"),
    "m_filters": ("筛选", "Filters"),
    "m_unveiled": ("个人信息", "Personal data"),
    "unveiled": ("未遮蔽", "shown"),
    "hidden_note": (
        "“{mask}”处为个人信息，已遮蔽。",
        "Where “{mask}” stands, what tells of a person is hidden.",
    ),
    "m_period": ("期间", "Period"),
    "filter_org": ("单位 {value} 及其下级", "organisation {value} and those below it"),
    "filter_rules": ("规则 {value}", "rules {value}"),
    "new_red_period": ("本期新增红牌事项", "red items raised in the period"),
    "new_yellow_period": ("本期新增黄牌事项", "yellow items raised in the period"),
    # lead sentences
    "lead_raised": (
        "{first}至{last}新立项{n}件，其中红牌{red}件、黄牌{yellow}件",
        "From {first} to {last}, {n} item was raised: red {red}, yellow {yellow}"
        "|From {first} to {last}, {n} items were raised: red {red}, yellow {yellow}",
    ),
    "lead_none": ("{first}至{last}没有新立项", "From {first} to {last} no item was raised"),
    "lead_more": (
        "，比此前等长的一段（{before}件）多{n}件。",
        "; that is {n} more than in the span of the same length before ({before}).",
    ),
    "lead_fewer": (
        "，比此前等长的一段（{before}件）少{n}件。",
        "; that is {n} fewer than in the span of the same length before ({before}).",
    ),
    "lead_same": (
        "，与此前等长的一段（{before}件）持平。",
        "; the span of the same length before had as many ({before}).",
    ),
    "lead_first": (
        "；此前没有可比的一段。",
        "; there is no span before it to compare with.",
    ),
    "lead_open": (
        "截至{day}未办结{open}件，其中逾期{overdue}件。",
        "Open on {day}: {open}; of these overdue: {overdue}.",
    ),
    "lead_all_closed": (
        "截至{day}没有未办结的事项。",
        "On {day} no item was open.",
    ),
    "lead_none_overdue": (
        "截至{day}未办结{open}件，均未逾期。",
        "Open on {day}: {open}; none of them overdue.",
    ),
    "fn_difference": (
        "[{n}] 的 now 与 before 之差",
        "The difference of now and before of [{n}]",
    ),
    "q_change": (
        "本期与此前等长的一段新立项的事项",
        "Items raised in the period and in the span of the same length before it",
    ),
    # small multiples
    "trend": ("近期走势", "The last spans"),
    "trend_note": (
        "按事项立项日计数（取自事项库，不取自各次运行）；每格一条规则，纵轴一致，"
        "末柱为本期；事项最多的在前。",
        "Counted by the day an item was raised, from the items and not from earlier runs. One "
        "panel a rule, all on one scale; the last bar is this edition's own span; the rules "
        "with most items come first. ",
    ),
    "trend_rest": (
        "其余{rules}条规则共{n}件，未画出。",
        "Rules not drawn: {rules}, with {n} in all. ",
    ),
    "trend_none": ("这些期间没有新立项。", "No item was raised in these spans."),
    "q_trend": (
        "各规则在各期间新立项的事项，back 为往前数的期数",
        "Items raised by rule and span; back counts the spans before the last",
    ),
    "q_trend_rest": ("未画出的规则及其事项", "Rules not drawn, and their items"),
    # the tile map
    "map": ("各单位标记率", "Flags across the organisations"),
    "map_note": (
        "每格一个单位，按机构层级排列，位置不表示地理方位。格内数字为每100次可判断的检查中的标记数；"
        "不足{minimum}次的不计算，以虚框表示。深浅只供查找，不是排名；公平比较见审计报告。",
        "One tile an organisation, placed by the organisation tree and not by geography. The "
        "number is flags per 100 examinations that could be told; below {minimum} none is given "
        "and the tile is empty. The shade helps to find a tile and is no ranking: for fair "
        "comparison see the audit report. ",
    ),
    "map_none": ("没有单位可画。", "There is no organisation to draw."),
    "q_map": (
        "各单位的标记（numerator）和可判断的检查（denominator）",
        "Flags (numerator) and examinations that could be told (denominator) by organisation",
    ),
    # items behind
    "items_list": ("未办结事项", "Open items"),
    "items_listed": (
        "期限早的在前，至多{limit}件。事项状态以出具报告时为准。",
        "The earliest due first, at most {limit}. States are those at the time of writing.",
    ),
    "items_none": ("没有未办结的事项。", "No item is open."),
    "standing_of": ("状态", "State"),
    "raised_on": ("立项日", "Raised"),
    "q_listed": ("未办结事项及未列出的件数", "Open items, and how many are not listed"),
    # states of items not told elsewhere
    "handling": ("办理中", "in handling"),
    "extended": ("已延期", "extended"),
    "disputed": ("有异议", "disputed"),
    "referred": ("已移送", "referred"),
    # the workbook
    "w_numbers": ("数字", "Numbers"),
    "w_sources": ("出处", "Sources"),
    "w_definitions": ("口径", "Definitions"),
    "w_manifest": ("清单", "Manifest"),
    "w_no": ("序号", "No."),
    "w_mark": ("编号", "Mark"),
    "w_counts": ("计什么", "What it counts"),
    "w_column": ("列", "Column"),
    "w_key": ("行", "Row"),
    "w_value": ("数值", "Value"),
    "w_printed": ("报告所印", "As printed"),
    "w_query": ("查询", "Query"),
    "w_rows": ("明细查询", "Query of the rows behind"),
    "w_ids": ("编号查询", "Query of the ids"),
    "w_word": ("名称", "Word"),
    "w_meaning": ("含义", "Meaning"),
}
