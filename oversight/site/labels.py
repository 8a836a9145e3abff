"""The fixed words of the pages, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str]] = {
    "rules": ("规则", "Rules"),
    "packs": ("规则包", "Packs"),
    "guides": ("说明", "Guides"),
    "other": ("English", "中文"),
    "says": ("规则内容", "What it says"),
    "law": ("依据", "Law"),
    "flags": ("何时标记", "What it flags"),
    "finding": ("标记时写明", "A finding says"),
    "examines": ("检查对象", "Whom it examines"),
    "cannot_tell": ("何时无法判断", "Where it cannot be told"),
    "silent": ("不标记", "What it does not flag"),
    "gaps": ("局限", "Known gaps"),
    "risk": ("可能的误报", "A finding may be in order where"),
    "notes": ("附注", "Notes"),
    "clocks": ("期限", "Clocks"),
    "norms": ("参数", "Norms"),
    "scenarios": ("样例", "Scenarios"),
    "figures": ("最近一次执行", "Figures of the last run"),
    "no_figures": ("尚无执行结果。", "The rule has not been run yet."),
    "text": ("规则原文", "The rule's own text"),
    "terms": ("所用定义", "Shared definitions it uses"),
    "catalogue": ("编号", "Catalogue"),
    "kind": ("类型", "Kind"),
    "card": ("颜色", "Card"),
    "subject": ("对象", "Subject"),
    "in_force": ("施行", "In force"),
    "version": ("版本", "Version"),
    "timeout": ("超时", "timeout"),
    "gap": ("缺失", "gap"),
    "abnormal": ("异常", "abnormal"),
    "red": ("红牌", "red"),
    "yellow": ("黄牌", "yellow"),
    "since": ("自{start}起", "since {start}"),
    "from_to": ("{start}至{end}", "{start} to {end}"),
    "always": ("不限", "always"),
    "name": ("名称", "Name"),
    "limit": ("期限", "Limit"),
    "runs": ("起止", "From and to"),
    "pauses": ("中止情形", "Pauses"),
    "rolls": ("顺延", "Rolls"),
    "dates": ("施行期间", "In force"),
    "source": ("出处", "Source"),
    "confidence": ("把握", "Confidence"),
    "value": ("数值", "Value"),
    "certain": ("确定", "certain"),
    "likely": ("很可能", "likely"),
    "unsure": ("待核实", "unsure"),
    "wd": ("工作日", "working days"),
    "cd": ("日", "calendar days"),
    "month": ("个月", "months"),
    "year": ("年", "years"),
    "hour": ("小时", "hours"),
    "item.statute": ("清单载明的法定期限", "the statutory limit in the catalogue"),
    "item.promise": ("清单载明的承诺期限", "the promised limit in the catalogue"),
    "case.stated_due": ("来源载明的日期", "the date the source states"),
    "extension": ("可延长{n}", "extended by {n}"),
    "any": ("全部", "all"),
    "none": ("无", "none"),
    "forward": ("顺延", "forward"),
    "contested": ("有争议", "contested"),
    "examined": ("检查", "Examined"),
    "flagged": ("标记", "Flagged"),
    "untold": ("无法判断", "Cannot tell"),
    "organisation": ("单位", "Organisation"),
    "all": ("合计", "All together"),
    "as_of": ("截至{day}", "As of {day}"),
    "must-fire": ("应标记", "must fire"),
    "must-not-fire": ("不应标记", "must not fire"),
    "cannot-tell": ("无法判断", "cannot tell"),
    "rule": ("规则", "Rule"),
    "count": ("{n}条规则", "{n} rules"),
    "home": ("首页", "Home"),
}
"""Chinese, English."""


class Words:
    """The labels in one language.

    >>> Words("en")("since", start="2021-07-15")
    'since 2021-07-15'
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.place = 0 if language == "zh" else 1

    def __call__(self, name: str, **values: object) -> str:
        return LABELS[name][self.place].format(**values)
