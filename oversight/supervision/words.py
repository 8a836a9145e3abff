"""What states, commands, roles and labels are called in Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # states
    "raised": ("待交办", "raised"),
    "assigned": ("已交办", "assigned"),
    "signed": ("已签收", "signed"),
    "handling": ("办理中", "handling"),
    "extended": ("已延期", "extended"),
    "submitted": ("已反馈", "submitted"),
    "returned": ("已退回", "returned"),
    "escalated": ("已升级", "escalated"),
    "verified": ("核查通过", "verified"),
    "assessed": ("已评估", "assessed"),
    "closed": ("已销号", "closed"),
    "disputed": ("有异议", "disputed"),
    "dismissed": ("不予立件", "dismissed"),
    "referred": ("已移送", "referred"),
    # commands
    "assign": ("交办", "assign"),
    "sign": ("签收", "sign"),
    "submit": ("反馈", "submit"),
    "verify": ("核查", "verify"),
    "return": ("退回重办", "return"),
    "assess": ("评估", "assess"),
    "close": ("销号", "close"),
    "dismiss": ("不予立件", "dismiss"),
    "begin": ("开始办理", "begin"),
    "ask_extension": ("申请延期", "ask for more time"),
    "grant_extension": ("同意延期", "grant more time"),
    "refuse_extension": ("不同意延期", "refuse more time"),
    "dispute": ("提出异议", "dispute"),
    "uphold": ("异议成立", "uphold the dispute"),
    "overrule": ("异议不成立", "overrule the dispute"),
    "appeal": ("申诉", "appeal"),
    "observe": ("观察结论", "judge the effect"),
    "refer": ("移送问责建议", "propose accountability"),
    "conclude": ("记录处理结果", "record the decision"),
    "snooze": ("搁置", "snooze"),
    "wake": ("取消搁置", "wake"),
    "ask": ("询问", "ask"),
    "answer": ("答复", "answer"),
    "comment": ("留言", "comment"),
    "attach": ("上传材料", "attach"),
    "undo": ("撤销", "undo"),
    # what raising writes
    "raise": ("立件", "raise"),
    "recur": ("复发", "recur"),
    "vanish": ("不再发现", "vanish"),
    "reappear": ("再次发现", "reappear"),
    "refresh": ("换牌", "refresh"),
    "clear": ("风险消除", "clear"),
    "rejudge": ("按新版规则复判", "rejudge"),
    "reroute": ("改派", "reroute"),
    "shorten": ("应急缩时", "shorten"),
    "restore": ("恢复时限", "restore"),
    "remind": ("提醒", "remind"),
    # roles
    "inspector": ("督查员", "inspector"),
    "handler": ("承办人", "handler"),
    "verifier": ("核查人", "verifier"),
    "auditor": ("审计员", "auditor"),
    "author": ("规则起草人", "rule author"),
    "publisher": ("规则发布人", "publisher"),
    "administrator": ("系统管理员", "administrator"),
    "anyone": ("能查看者", "anyone who sees it"),
    "evaluation": ("评估程序", "evaluation"),
    # cards and kinds
    "red": ("红牌", "red"),
    "yellow": ("黄牌", "yellow"),
    "timeout": ("超时", "timeout"),
    "gap": ("缺失", "gap"),
    "abnormal": ("异常", "abnormal"),
    # outcomes of observing
    "effective": ("有效", "effective"),
    "ineffective": ("无效", "ineffective"),
    "too_early": ("尚早", "too early"),
    "cleared": ("风险已消除", "cleared"),
    # what an item turned out to be, and what is held against it
    "confirmed": ("属实", "confirmed"),
    "data_wrong": ("数据有误", "the data are wrong"),
    "rule_wrong": ("规则有误", "the rule is wrong"),
    "law_allows": ("法律允许", "the law allows it"),
    "duplicate": ("重复", "duplicate"),
    "not_an_issue": ("不成问题", "not an issue"),
    # on what a verifier rests
    "proof": ("证明材料", "proof"),
    # what a new version of a rule makes of an item
    "still": ("新版仍认定", "still found"),
    "no_longer": ("新版不再认定", "no longer found"),
    "newly": ("新版新认定", "newly found"),
    # labels
    "item": ("督办件", "Item"),
    "state": ("状态", "State"),
    "card": ("牌", "Card"),
    "due": ("期限", "Due"),
    "rule": ("规则", "Rule"),
    "subject": ("对象", "Subject"),
    "org": ("单位", "Organisation"),
    "facts": ("事实", "Facts"),
    "judged": ("最近评估", "Judged"),
    "next": ("下一步", "Next"),
    "trail": ("痕迹", "Trail"),
    "evidence": ("证据", "evidence"),
    "outcome": ("结果", "outcome"),
    "was": ("原为", "was"),
    "now": ("现为", "now"),
    "cannot_tell": ("无法判断", "cannot tell"),
    "not_flagged": ("未发现", "not flagged"),
    "nobody": ("未定", "none yet"),
    "to": ("承办单位", "to"),
    "note": ("备注", "remark"),
    "case": ("案件", "case"),
    "permit": ("证照", "permit"),
    "by": ("办理人", "person"),
    "did": ("办理情况", "what was done"),
    "why": ("理由", "reason"),
    "reason": ("理由", "reason"),
    "text": ("内容", "text"),
    "until": ("至", "until"),
    "ground": ("异议理由", "ground"),
    "basis": ("核查依据", "basis"),
    "disposition": ("定性", "disposition"),
    "file": ("材料", "file"),
    "size": ("字节", "bytes"),
    "assisting": ("协办", "assisting"),
    "order": ("督办单", "order"),
    "orgs": ("单位", "organisations"),
    "of": ("与之重复", "of"),
    "to_person": ("移送对象", "person"),
    "to_org": ("移送机关", "organisation"),
    "worse": ("情况变重时", "when worse"),
    "yes": ("是", "yes"),
    "mentions": ("提请", "mentions"),
    "mention": ("提请", "mention"),
    "webhook": ("推送暂停", "webhook paused"),
    "undone": ("撤销的步骤", "undone"),
    "entry": ("痕迹号", "entry"),
    "version": ("版本", "version"),
    # the registers beside the items
    "territory": ("地域", "territory"),
    "catalogue_item": ("事项", "catalogue item"),
    "since": ("自", "from"),
    "set_by": ("设定人", "set by"),
    "number": ("编号", "number"),
    "issued": ("签发日期", "issued"),
    "run": ("运行", "run"),
    "items": ("件数", "items"),
    "title": ("名称", "title"),
    "place": ("地点", "place"),
    "pace": ("每步工作日", "days a stage"),
    "declared_by": ("宣布人", "declared by"),
    "sample": ("抽样", "sample"),
    "population": ("总体", "population"),
    "drawn": ("抽取", "drawn"),
    "checked": ("已核对", "checked"),
    "clean": ("无问题", "clean"),
    "missed": ("漏报", "missed"),
    "unchecked": ("未核对", "not checked yet"),
    "verdict": ("结论", "verdict"),
    "decided": ("已定性", "decided"),
    "precision": ("准确率", "precision"),
    "miss_rate": ("漏报率", "miss rate"),
    "rerouted": ("已改派", "rerouted"),
    "due_soon": ("即将到期", "due soon"),
    "overdue": ("逾期", "overdue"),
    "emergency": ("应急", "emergency"),
    "reminder": ("提醒", "reminder"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "version": ("（版本{version}，{kind}）", " (version {version}, {kind})"),
    "as_of": ("截至{as_of}，运行{run}", "as of {as_of}, run {run}"),
    "vanished": (
        "最近一次评估已不再发现该问题；是否结束由人决定。",
        "The latest evaluation no longer finds it; people decide whether it is done.",
    ),
    "recurred": ("销号后复发{n}次。", "It came back after closing: {n}."),
    "returned_times": ("已退回{n}次。", "It was returned: {n}."),
    "snoozed": ("搁置至{until}。", "Snoozed until {until}."),
    "asked": (
        "{day}提出的询问待答复，其间时限停止计算。",
        "A question of {day} waits for its answer; the clock stands still.",
    ),
    "wants_time": ("申请延期至{until}，待批。", "More time is asked for, until {until}."),
    "emergency": (
        "应急事件{emergency}：每步至多{pace}个工作日。",
        "Emergency {emergency}: at most {pace} working days a stage.",
    ),
    "rejudged": (
        "规则换版后：{now}；请人工处理。",
        "Since the rule's new version: {now}; for a person to act on.",
    ),
    "observing": ("观察期至{until}。", "Its effect is watched until {until}."),
    "disposed": ("定性：{disposition}。", "It turned out: {disposition}."),
    "by_role": ("{command}（{role}）", "{command} ({role})"),
    "until": ("，期限{due}", ", by {due}"),
    "no_next": ("已办结。", "Nothing more is to be done."),
    "provisional": ("（暂定）", " (provisional)"),
    "overdue": ("（逾期）", " (overdue)"),
    "done": ("督办件{id}：{state}。", "Item {id} is now {state}."),
    "then": ("下一步：{next}。", "Next: {next}."),
    "count": ("共{matching}件，列出{shown}件。", "{shown} of {matching} items."),
    "none": ("没有符合条件的督办件。", "No item matches."),
    "raised": (
        "新立{raised}件，已在办{already_open}件，复发{recurred}件，不再发现{vanished}件，"
        "黄牌风险消除{cleared}件，已办结且未变{settled}件。",
        "Raised {raised}, already open {already_open}, recurred {recurred}, "
        "vanished {vanished}, cleared {cleared}, ended and unchanged {settled}.",
    ),
    "whole": (
        "痕迹完整：{entries}条，逐条相符。",
        "The trail is whole: {entries} entries, each as it was written.",
    ),
    "broken": ("痕迹在第{seq}条断裂（{what}）。", "The trail is broken at entry {seq} ({what})."),
    "broken_audit": (
        "审计{audit}的记录在第{seq}条断裂（{what}）。",
        "The history of audit {audit} is broken at entry {seq} ({what}).",
    ),
    "no_entries": ("尚无痕迹。", "The trail is empty."),
    "no_rows": ("没有可列出的内容。", "There is nothing to list."),
    "moved": ("督办件{id}：由{was}改派至{org}。", "Item {id} went from {was} to {org}."),
    "to_decide": (
        "督办件{id}（{state}，{org}）现归口{owner}；请人工决定是否改派。",
        "Item {id} ({state}, {org}) is now owned by {owner}; for a person to decide.",
    ),
    "routed": (
        "改派{moved}件，待人工决定{to_decide}件。",
        "Rerouted {moved}, for a person to decide {to_decide}.",
    ),
    "owner_ended": ("归口规定{id}自{until}后不再有效。", "Rule {id} holds until {until}."),
    "order_title": ("督办单 {number}", "Supervision order {number}"),
    "order_to": ("致：{org}", "To: {org}"),
    "order_why": (
        "经对规则{rule}（运行{run}）的评估，发现下列{n}件，现予交办。请逐件签收、办理并反馈。",
        "Evaluating the rule {rule} (run {run}) has found these {n}, which are assigned to you. "
        "Sign, handle and answer each of them.",
    ),
    "order_by": ("签发：{by}，{day}", "Issued by {by} on {day}"),
    "ordered": (
        "签发督办单{orders}份，共{items}件；未能签发{refused}件。",
        "Issued {orders} orders with {items} items; refused {refused}.",
    ),
    "no_org_items": (
        "{n}件没有责任单位，未签发；请先定归口或逐件交办。",
        "{n} items name no organisation and were left; set who owns them, or assign each.",
    ),
    "declared": (
        "应急事件{id}已宣布：{n}件受其约束，每步至多{pace}个工作日。",
        "Emergency {id} is declared: it covers {n} items, at most {pace} working days a stage.",
    ),
    "emergency_ended": (
        "应急事件{id}已结束：{n}件恢复时限。",
        "Emergency {id} has ended: the clocks of {n} items are as they were.",
    ),
    "reminded": (
        "搁置到期{woken}件，即将到期{soon}件，逾期{overdue}件，观察期满{observed}件；"
        "改派{routed}件，应急时限变动{paced}件。",
        "Snoozes ended {woken}, due by the next working day {soon}, overdue {overdue}, "
        "observation ended {observed}; rerouted {routed}, emergency clocks changed {paced}.",
    ),
    "drawn": (
        "抽样{id}：{strata}层，从{population}个中抽取{cases}个（种子{seed}）。",
        "Sample {id}: {cases} of {population} in {strata} strata (seed {seed}).",
    ),
    "checked": ("{subject}：{verdict}。", "{subject}: {verdict}."),
}


def word(key: str, language: str) -> str:
    """A word in `language` (zh or en); a key without one is its own word.

    >>> word("signed", "zh"), word("O-12", "zh")
    ('已签收', 'O-12')
    """
    return _pick(WORDS.get(key, (key, key)), language)


def sentence(key: str, language: str, **values: object) -> str:
    """A sentence in `language`, with its values.

    >>> sentence("done", "en", id="1NYTYNRX5C", state="signed")
    'Item 1NYTYNRX5C is now signed.'
    """
    return _pick(SENTENCES[key], language).format(**values)


def _pick(pair: tuple[str, str], language: str) -> str:
    zh, en = pair
    return zh if language == "zh" else en
