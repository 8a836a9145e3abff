"""What states, commands, roles and labels are called in Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # states
    "raised": ("待交办", "raised"),
    "assigned": ("已交办", "assigned"),
    "signed": ("已签收", "signed"),
    "submitted": ("已反馈", "submitted"),
    "returned": ("已退回", "returned"),
    "escalated": ("已升级", "escalated"),
    "verified": ("核查通过", "verified"),
    "assessed": ("已评估", "assessed"),
    "closed": ("已销号", "closed"),
    # commands
    "assign": ("交办", "assign"),
    "sign": ("签收", "sign"),
    "submit": ("反馈", "submit"),
    "verify": ("核查", "verify"),
    "return": ("退回重办", "return"),
    "assess": ("评估", "assess"),
    "close": ("销号", "close"),
    # what raising writes
    "raise": ("立件", "raise"),
    "recur": ("复发", "recur"),
    "vanish": ("不再发现", "vanish"),
    "reappear": ("再次发现", "reappear"),
    "refresh": ("换牌", "refresh"),
    # roles
    "inspector": ("督查员", "inspector"),
    "handler": ("承办人", "handler"),
    "verifier": ("核查人", "verifier"),
    # cards and kinds
    "red": ("红牌", "red"),
    "yellow": ("黄牌", "yellow"),
    "timeout": ("超时", "timeout"),
    "gap": ("缺失", "gap"),
    "abnormal": ("异常", "abnormal"),
    # outcomes of assessing
    "effective": ("有效", "effective"),
    "ineffective": ("无效", "ineffective"),
    "too_early": ("尚早", "too early"),
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
        "已销号且未变{settled}件。",
        "Raised {raised}, already open {already_open}, recurred {recurred}, "
        "vanished {vanished}, closed and unchanged {settled}.",
    ),
    "whole": (
        "痕迹完整：{entries}条，逐条相符。",
        "The trail is whole: {entries} entries, each as it was written.",
    ),
    "broken": ("痕迹在第{seq}条断裂（{what}）。", "The trail is broken at entry {seq} ({what})."),
    "no_entries": ("尚无痕迹。", "The trail is empty."),
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
