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
    # among its peers
    "peers": ("与同级单位比较", "Among its peers"),
    "peers_note": (
        "同级各单位均连同下级计算，此处不列其名。差于同级，是指扣除偶然、各单位间本有的差异和比较次数"
        "之后仍不能解释（错误发现率5 %）；不作排名。未按案件构成调整。",
        "All organisations of its level, each with those below it and without its name. Worse is "
        "said only where chance, the spread among them and the number of comparisons do not "
        "explain it (false discovery rate 5 %). Nobody is ranked; the mix of cases is not "
        "allowed for.",
    ),
    "peers_rate": ("指标", "Rate"),
    "peers_value": ("本单位", "Its own"),
    "peers_compared": ("比较的<br/>单位", "Com-<br/>pared"),
    "peers_common": ("共同<br/>水平", "Common<br/>rate"),
    "peers_standing": ("与同级相比", "Beside the others"),
    "peers_named": ("差于同级，非偶然可解释", "worse than chance and spread explain"),
    "peers_chance_of_many": (
        "越出界限，但比较次数多，可属偶然",
        "outside its limits, as some of so many are by chance",
    ),
    "peers_within": ("在偶然范围内", "within what chance explains"),
    "peers_better": ("好于界限", "better than its limits"),
    "peers_too_few": ("件数过少，不作比较", "too few to compare"),
    "peers_none": ("本期没有", "none in the period"),
    "peers_alone": ("无可比的同级单位", "no peer with enough cases"),
    "q_peers": (
        "{title}：同级各单位（连同下级）的分子和分母",
        "{title}: numerator and denominator of each organisation of the level, with those below",
    ),
    "fn_common": (
        "[{n}] 中件数足够者的共同比率，不计远在界外者；有既定目标的为目标",
        "The common rate of those in [{n}] with enough cases, without those far outside; the "
        "stated target where there is one",
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
