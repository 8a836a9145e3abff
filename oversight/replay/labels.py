"""The words of a replay, in Chinese and in English."""

from __future__ import annotations

LABELS: dict[str, tuple[str, str]] = {
    "title": ("重放：{draft} 与 {against} 对比", "Replay of {draft} against {against}"),
    "days_one": ("截至 {first}", "As of {first}"),
    "days_many": (
        "{first} 至 {last} 共 {n} 个截止日，各日之和",
        "{n} days from {first} to {last}, added up",
    ),
    "org": ("单位", "organisation"),
    "name": ("名称", "name"),
    "flagged_before": ("原标记", "flagged before"),
    "flagged_after": ("新标记", "flagged after"),
    "cannot_tell_before": ("原无法判断", "cannot tell before"),
    "cannot_tell_after": ("新无法判断", "cannot tell after"),
    "gained": ("新增", "gained"),
    "lost": ("减少", "lost"),
    "changed": ("变化", "changed"),
    "total": ("合计", "all together"),
    "no_org": ("（记录未载明单位）", "(no organisation recorded)"),
    "more_orgs": (
        "另有 {n} 个有差异的单位未列出。",
        "{n} more organisations with differences are not listed.",
    ),
    "same": ("两个版本的结果相同。", "Both versions find the same."),
    "rest": ("另有 {n} 条。", "{n} more."),
    "written": ("已写入 {path}。", "The workbook is in {path}."),
    "summary": ("汇总", "summary"),
    "days": ("各截止日", "days"),
    "definitions": ("说明", "definitions"),
    "as_of": ("首个截止日", "first as of"),
    "days_seen": ("出现日数", "on days"),
    "rule": ("规则", "rule"),
    "kind": ("对象类型", "kind"),
    "subject": ("对象", "subject"),
    "outcome_before": ("原结果", "outcome before"),
    "outcome_after": ("新结果", "outcome after"),
    "facts_before": ("原事实", "facts before"),
    "facts_after": ("新事实", "facts after"),
    "message_before": ("原表述", "message before"),
    "message_after": ("新表述", "message after"),
    "flagged": ("标记", "flagged"),
    "cannot_tell": ("无法判断", "cannot tell"),
    "term": ("用语", "term"),
    "meaning": ("含义", "meaning"),
    "means_gained": (
        "新版本有而原版本没有的结果（标记或无法判断）",
        "found by the draft, and not by the other version: flagged or cannot tell",
    ),
    "means_lost": (
        "原版本有而新版本没有的结果（标记或无法判断）",
        "found by the other version, and not by the draft: flagged or cannot tell",
    ),
    "means_changed": (
        "两个版本都有，但结果或事实不同",
        "found by both, with another outcome or other facts",
    ),
    "means_flagged": (
        "规则所述的违反，会成为监督事项",
        "a breach as the rule states it; it would become an item",
    ),
    "means_cannot_tell": ("记录不足以判断", "the records do not suffice to judge"),
    "means_days": (
        "同一差异出现的截止日数；第一个截止日单列",
        "on how many of the days the same difference is found; the first stands beside it",
    ),
    "draft": ("草案", "draft"),
    "against": ("对比版本", "against"),
    "rules": ("规则清单", "rules compared"),
    "lake": ("数据湖版本", "version of the lake"),
    "rulebook_before": ("对比版本规则库", "rulebook of the other version"),
    "rulebook_after": ("草案规则库", "rulebook of the draft"),
}  # fmt: skip


def label(name: str, language: str, /, **values: object) -> str:
    """A wording with its values put in.

    >>> label("rest", "en", n=3)
    '3 more.'
    """
    return LABELS[name][0 if language == "zh" else 1].format(**values)
