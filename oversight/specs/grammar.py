"""The sentences of specs, in English and in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

_QUOTED = r"[\"“](?P<{0}>[^\"”]*)[\"”]"

SENTENCES: Mapping[str, tuple[str, str]] = {
    "rule": (rf"the rule {_QUOTED.format('rule')}", rf"规则为\s*{_QUOTED.format('rule')}"),
    "today": (r"(?:today is|as of) (?P<day>.+)", r"(?:今天是|截至)\s*(?P<day>.+)"),
    "calendar": (
        rf"the calendar {_QUOTED.format('calendar')}",
        rf"日历为\s*{_QUOTED.format('calendar')}",
    ),
    "holiday": (
        r"(?P<day>\d\S+) is a public holiday",
        r"(?P<day>\d[-\d]+)\s*(?:是|为)(?:法定)?节假日",
    ),
    "make_up": (
        r"(?P<day>\d\S+) is a make-up working day",
        r"(?P<day>\d[-\d]+)\s*(?:是|为)调休(?:上班|工作)日",
    ),
    "limit": (
        rf"the item {_QUOTED.format('item')} has a (?P<whose>statutory|promised) limit of "
        r"(?P<n>\d+) (?P<unit>working days?|calendar days?|months?|years?|hours?)",
        rf"事项{_QUOTED.format('item')}的(?P<whose>法定|承诺)时限为\s*(?P<n>\d+)\s*个?"
        r"(?P<unit>工作日|自然日|月|年|小时)",
    ),
    "case": (
        rf"the case {_QUOTED.format('case')} of (?P<domain>\w+)"
        rf"(?: under the item {_QUOTED.format('item')})?",
        rf"案件{_QUOTED.format('case')}属(?:于)?\s*(?P<domain>\w+?)"
        rf"(?:[，,]\s*事项为\s*{_QUOTED.format('item')})?",
    ),
    "records": (r"the records of (?P<table>\S+)", r"(?P<table>\S+?)\s*记录如下"),
    "act_on": (
        rf"{_QUOTED.format('case')} was {_QUOTED.format('act')} on (?P<on>\d[-\d: T]+)",
        rf"{_QUOTED.format('case')}于\s*(?P<on>\d[-\d: T]+?)\s*{_QUOTED.format('act')}",
    ),
    "act_after": (
        rf"{_QUOTED.format('case')} was {_QUOTED.format('act')} on the (?P<n>\d+)(?:st|nd|rd|th) "
        rf"(?P<unit>working|calendar) day after {_QUOTED.format('since')}",
        rf"{_QUOTED.format('case')}在{_QUOTED.format('since')}后第\s*(?P<n>\d+)\s*个?"
        rf"(?P<unit>工作日|自然日){_QUOTED.format('act')}",
    ),
    "pause": (
        rf"{_QUOTED.format('case')} was paused for {_QUOTED.format('why')} "
        r"from (?P<start>\d\S+)(?: to (?P<end>\d\S+))?",
        rf"{_QUOTED.format('case')}因{_QUOTED.format('why')}自\s*(?P<start>[-\d]+)\s*"
        r"(?:起|至\s*(?P<end>[-\d]+)\s*)暂停计时",
    ),
    "evaluated": (r"the rule is evaluated", r"执行规则"),
    "findings": (r"the findings are", r"结果为"),
    "nothing": (r"nothing is found", r"没有结果"),
    "examined": (r"examined are (?P<subjects>.+)", r"检查对象为\s*(?P<subjects>.+)"),
    "unexamined": (r"nothing is examined", r"没有检查对象"),
}
"""Each kind of step: its sentence in English and in Chinese, as regular expressions."""

SHOWN: Mapping[str, tuple[str, str]] = {
    "rule": ('the rule "pack/name"', '规则为"pack/name"'),
    "today": ("today is 2021-04-30", "今天是2021-04-30"),
    "calendar": ('the calendar "CN"', '日历为"CN"'),
    "holiday": ("2021-03-05 is a public holiday", "2021-03-05为法定节假日"),
    "make_up": ("2021-03-06 is a make-up working day", "2021-03-06为调休上班日"),
    "limit": (
        'the item "I1" has a statutory limit of 20 working days',
        '事项"I1"的法定时限为20个工作日',
    ),
    "case": (
        'the case "C1" of approval under the item "I1"',
        '案件"C1"属行政许可，事项为"I1"',
    ),
    "records": ("the records of event", "event记录如下"),
    "act_on": ('"C1" was "accepted" on 2021-03-01', '"C1"于2021-03-01"受理"'),
    "act_after": (
        '"C1" was "granted" on the 3rd working day after "accepted"',
        '"C1"在"受理"后第3个工作日"准予许可"',
    ),
    "pause": (
        '"C1" was paused for "hearing" from 2021-03-05 to 2021-03-12',
        '"C1"因"hearing"自2021-03-05至2021-03-12暂停计时',
    ),
    "evaluated": ("the rule is evaluated", "执行规则"),
    "findings": ("the findings are", "结果为"),
    "nothing": ("nothing is found", "没有结果"),
    "examined": ("examined are C1 C2", "检查对象为C1 C2"),
    "unexamined": ("nothing is examined", "没有检查对象"),
}
"""An example of each sentence, for whoever wrote one that does not exist."""


def pattern(kind: str) -> str:
    """One expression for a sentence in either language.

    >>> re.fullmatch(pattern("today"), "今天是2021-04-30")["day_zh"]
    '2021-04-30'
    """
    english, chinese = SENTENCES[kind]
    chinese = re.sub(r"\(\?P<(\w+)>", r"(?P<\1_zh>", chinese)
    return f"(?:{english}|{chinese})"


def kind_of(sentence: str) -> str | None:
    """Which kind of step a sentence is, or `None`.

    >>> kind_of("没有结果"), kind_of("all is well")
    ('nothing', None)
    """
    return next((kind for kind in SENTENCES if re.fullmatch(pattern(kind), sentence)), None)


def words(sentence: str, kind: str) -> dict[str, str]:
    """The variable words of a sentence of that kind.

    >>> words('the rule "a/b"', "rule")
    {'rule': 'a/b'}
    """
    match = re.fullmatch(pattern(kind), sentence)
    assert match is not None
    return {
        name.removesuffix("_zh"): text.strip()
        for name, text in match.groupdict().items()
        if text is not None
    }
