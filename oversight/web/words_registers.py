"""What the pages of the registers say: orders, ownership, emergencies, samples, evidence."""

from __future__ import annotations

REGISTERS: dict[str, tuple[str, str]] = {
    "registers": ("台账", "Registers"),
    "register_orders": ("督办单", "Orders"),
    "register_ownership": ("归口", "Ownership"),
    "register_emergencies": ("应急", "Emergencies"),
    "register_samples": ("抽样复核", "Samples"),
    "in_force_now": ("现行", "In force"),
    "all_ever": ("全部（含已终止）", "All there were"),
    "over": ("已终止", "over"),
    "to_come": ("未开始", "to come"),
    "open_end": ("终止前一直有效", "until it is ended"),
    "end_it": ("终止", "End"),
    "set_it": ("设定", "Set"),
    "from_day": ("自", "From"),
    "to_day": ("至（含当日）", "To, included"),
    "place_below": ("地域（含下级）", "Place and all below it"),
    "everything": ("全部", "everything"),
    "every_rule": ("全部规则", "every rule"),
    # ownership
    "ownership_about": (
        "什么事归哪个单位办。写得最具体的一条为准；改变时，尚未签收的件随之改派，双方都会收到通知。",
        "Who gets the items of what. The most specific rule wins; when one changes, what nobody "
        "has signed yet moves with it, and both sides are told.",
    ),
    "ownership_none": (
        "没有归口规定：各件由发现所指的单位办理。",
        "There is none: each item goes to the organisation its finding names.",
    ),
    "gets": ("承办单位", "Who gets the items"),
    "of_what": ("什么事", "Of what"),
    "ownership_set": ("设定一条", "Set one"),
    "ownership_import": ("导入文件", "Import a file"),
    "ownership_import_about": (
        "YAML文件，逐条列出。先预览，再执行。",
        "A YAML file that lists them. It is previewed first.",
    ),
    "file_yaml": ("文件（YAML）", "File (YAML)"),
    "ownership_would": ("预览：归口变更", "Preview: a change of ownership"),
    "ownership_did": ("归口已变更", "Ownership is changed"),
    "will_move": ("将改派{n}件。", "Items that will move: {n}."),
    "did_move": ("已改派{n}件。", "Items that have moved: {n}."),
    "to_decide_n": ("另有{n}件须由人决定。", "For a person to decide: {n}."),
    "moves": ("改派", "Moving"),
    "to_decide": ("须由人决定", "For a person to decide"),
    "to_decide_about": (
        "已有人签收，或曾由人改交他处，不会自动改派。",
        "Somebody has signed it or sent it elsewhere: it is not taken away by itself.",
    ),
    "from_org": ("原单位", "From"),
    "to_org_now": ("改派至", "To"),
    "now_with": ("现由", "Now with"),
    "owned_by": ("归口单位", "Owned by"),
    # orders
    "orders_about": (
        "同一单位、同一规则、同一次运行的发现一并交办；每件仍各自计时、各自办结。",
        "The findings of one run for one organisation and rule, sent together; each item keeps "
        "its own clock and its own end.",
    ),
    "orders_how": ("签发：在队列中筛选，再按“签发督办单”。", "To issue, filter the queue first."),
    "to_queue": ("去队列", "To the queue"),
    "orders_none": ("还没有督办单。", "There is no order yet."),
    "order_count": (
        "签发时{n}件；现仍属本单{still}件，未办结{open}件",
        "{n} when issued; {still} are still of it, {open} of them open",
    ),
    "order_empty": ("各件均已改派他处。", "All its items have gone elsewhere."),
    "print_zh": ("打印中文版", "Print in Chinese"),
    "print_en": ("打印英文版", "Print in English"),
    "see_in_queue": ("在队列中查看", "See them in the queue"),
    "received_by": ("签收人", "Received by"),
    "received_on": ("签收日期", "Received on"),
    "issue_orders": ("签发督办单", "Issue orders"),
    "issue_it": ("签发", "Issue"),
    "will_issue_n": (
        "将签发{orders}份，共{items}件。",
        "Orders: {orders}, with {items} items in all.",
    ),
    "issued_n": (
        "已签发{orders}份，共{items}件。",
        "Orders issued: {orders}, with {items} items in all.",
    ),
    "without_org_n": (
        "另有{n}件没有责任单位，不签发；请先定归口或逐件交办。",
        "Items that name no organisation and are left: {n}. Set who owns them, or assign each.",
    ),
    "issue_none": (
        "筛选范围内没有可签发的件：只签发待交办、且仍被发现的。",
        "Nothing of this filter can be issued: only what is raised and still found is.",
    ),
    # emergencies
    "emergencies_about": (
        "宣布应急事件后，所涉各件每一步的时限缩短；结束后恢复，如同未曾缩短。",
        "A declared event shortens the clocks of the items it covers; when it ends they are as "
        "they would have been.",
    ),
    "on_now": ("进行中和将开始", "On and to come"),
    "is_on": ("进行中", "on"),
    "emergencies_none": ("没有应急事件。", "There is none."),
    "pace_said": ("每步至多{n}个工作日。", "At most {n} working days a stage."),
    "pace_label": ("每步至多几个工作日", "At most how many working days a stage"),
    "pace_tag": ("应急{emergency}", "emergency {emergency}"),
    "declare": ("宣布应急事件", "Declare an emergency"),
    "what_happened": ("发生了什么", "What has happened"),
    "would_cover": (
        "将涉及{n}件；届时期限如下，不晚于现期限。",
        "Items it covers: {n}. Each is shown with the day it would then be due, never a later one.",
    ),
    "would_change": (
        "另有{n}件的应急归属随之变动。",
        "Items that change from one emergency to another: {n}.",
    ),
    "due_now": ("现期限", "Due now"),
    "due_then": ("届时期限", "Due then"),
    "shortened_by": ("时限因应急事件缩短：", "Its clock is shortened by"),
    "was_due": ("原期限{day}。", "It was due {day}."),
    # samples
    "samples_about": (
        "误报会在处置中显出，漏报不会。从未被任何规则标出的对象中分层抽样，由人核对，据以估计漏报。",
        "False alarms show by themselves; what a rule misses does not. Subjects that no rule "
        "flagged are drawn and checked by people, to estimate it.",
    ),
    "samples_none": ("还没有样本。", "There is no sample yet."),
    "drawn_on": ("抽取日期", "Drawn"),
    "as_of_day": ("截至{day}", "as of {day}"),
    "as_of": ("截至", "As of"),
    "latest_run": ("不填则为最近一次运行：{day}", "the latest run if left out: {day}"),
    "figures_title": ("各规则的准确率和漏报率", "How good each rule is"),
    "figures_about": (
        "括号后为95%区间。只计您可见范围内的件和对象。",
        "With 95 % intervals; of what you may see.",
    ),
    "miss_rate": ("漏报率", "Miss rate"),
    "draw": ("抽取样本", "Draw a sample"),
    "draw_about": (
        "将为此重新评估规则，可能需要一些时间。种子相同，样本相同。",
        "The rules are evaluated for it, which may take a while. The same seed draws the same.",
    ),
    "size": ("约抽多少", "About how many"),
    "minimum": ("每层至少", "Of each stratum at least"),
    "seed": ("种子", "Seed"),
    "rules_only": ("只抽这些规则，以空格分隔", "Only these rules, with blanks between them"),
    "sample_said": (
        "从{population}个中抽取{cases}个，共{strata}层；种子{seed}；截至{day}",
        "{cases} of {population} in {strata} strata; seed {seed}; as of {day}",
    ),
    "checked_of": (
        "已核对{n} / {of}，其中漏报{missed}",
        "{n} of {of} checked, {missed} of them missed",
    ),
    "all_checked": ("都已核对。", "All are checked."),
    "why_not": ("规则为什么没有发现", "Why the rule finds nothing"),
    "rule_asks": ("这条规则查什么", "What the rule looks for"),
    "verdict_asked": (
        "规则“{rule}”对此案有无漏报？",
        "Has the rule “{rule}” missed anything here?",
    ),
    "verdict_clean": ("没有漏报", "Nothing was missed"),
    "verdict_missed": ("有漏报", "It was missed"),
    "verdict_why": (
        "漏了什么；若应由其他规则发现，请写明（有漏报时必填）",
        "What was missed, and by which rule if by another (needed when missed)",
    ),
    "verdict_keep": ("保存并看下一个", "Keep, and on to the next"),
    "not_yours": ("尚未核对。", "It is not checked yet."),
    # evidence
    "evidence_pack": ("证据包", "Evidence"),
    "evidence_about": (
        "记录、证明、材料、留言和痕迹，合为一个可离线打开的文件。",
        "Records, proof, files, comments and trail in one file that opens offline.",
    ),
    "evidence_masked": ("下载（个人信息已遮蔽）", "Download, people masked"),
    "evidence_open": ("含个人信息的证据包", "With personal data"),
    "evidence_get": ("下载", "Download"),
}
