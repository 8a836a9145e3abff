"""Boundary cases in words, English or Chinese: names, titles, outcomes, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oversight.clock.units import amount
from oversight.rulebook.rulebook import Rulebook
from oversight.specs.boundary.ask import Answered, day_of
from oversight.specs.boundary.cases import Case, Gap, Sheet
from oversight.specs.boundary.days import FAR
from oversight.specs.boundary.limits import Limit
from oversight.specs.boundary.template import AS_OF, Place, Template
from oversight.specs.comparison import Found, text

_KINDS: Mapping[str, tuple[str, str]] = {
    "plain": ("due", "届满"),
    "month-end": ("month-end", "月末届满"),
    "holiday": ("holiday", "逢节假日"),
    "make-up": ("make-up", "逢调休"),
    "hour": ("hour", "届满时刻"),
}
_STEPS: Mapping[int, tuple[str, str]] = {
    -1: ("day-before", "前一日"),
    0: ("on-the-day", "当日"),
    1: ("day-after", "次日"),
}
_MINUTES: Mapping[int, tuple[str, str]] = {
    -1: ("minute-before", "前一分钟"),
    0: ("on-the-minute", "当刻"),
    1: ("minute-after", "后一分钟"),
}
_KIND_TITLES: Mapping[str, tuple[str, str]] = {
    "": ("", ""),
    "plain": ("", ""),
    "month-end": ("due at a month's end", "月末届满"),
    "holiday": ("due on or after a public holiday", "逢节假日届满"),
    "make-up": ("the count crosses a make-up day", "期间逢调休上班日"),
    "make-up-due": ("due on a make-up day", "届满日为调休上班日"),
    "change": ("started about a change of the law", "始于规定变更前后"),
}
_UNITS_ZH = {"wd": "个工作日", "cd": "日", "month": "个月", "year": "年", "hour": "小时"}


def case_name(case: Case, template: Template, language: str) -> str:
    """The name of a case, which is its subject in the scenario; it holds no blank.

    >>> case_name(Case(None, None, None, None, "month-end", 1), None, "en")
    'month-end-day-after'
    """
    zh = language == "zh"
    if case.kind == "since":
        day = template.day(case.start)
        return f"始于{day}" if zh else f"started-{day}"
    steps = _MINUTES if case.kind == "hour" else _STEPS
    kind, step = _KINDS[case.kind][zh], steps[case.step][zh]
    return f"{'届满' if case.kind == 'hour' else kind}{step}" if zh else f"{kind}-{step}"


def title(sheet: Sheet, language: str) -> str:
    """The name of the sheet's scenario; no two of a rule are alike."""
    zh = language == "zh"
    name = sheet.limit.name
    what = {
        "clock": ("the clock", "时限"),
        "norm": ("the norm", "规范"),
        "switch": ("the norm", "规范"),
        "stated": ("the date in", "载明日期"),
    }[sheet.limit.kind][zh]
    parts = [f"边界日：{what}{name}" if zh else f"Boundary days of {what} {name}"]
    if sheet.deemed:
        parts.append("视为受理" if zh else "where acceptance is deemed")
    if sheet.mover == AS_OF:
        parts.append(f"截至{sheet.today}" if zh else f"as of {sheet.today}")
    kind = "make-up-due" if sheet.kind == "make-up" and sheet.unit != "wd" else sheet.kind
    if _KIND_TITLES[kind][zh]:
        parts.append(_KIND_TITLES[kind][zh])
    return ("，" if zh else ", ").join(parts)


def remark(sheet: Sheet, rulebook: Rulebook, language: str) -> str:
    """What the limit is, in one line: how long, from what to what, by which law."""
    zh = language == "zh"
    start = _place(sheet.template, sheet.anchor, rulebook, language)
    limit = sheet.limit
    told = [_length(sheet, language)]
    if sheet.before:
        told.append(f"至{sheet.before}届满前" if zh else f"before {sheet.before} is due")
    told.append(f"自{start}起" if zh else f"from {start}")
    if sheet.mover is not None:
        end = _place(sheet.template, sheet.mover, rulebook, language)
        told.append(f"以{end}之日为准" if zh else f"judged by the day of {end}")
    if limit.kind == "clock":
        told.append(" / ".join(dict.fromkeys(one.basis for one in limit.definitions)))
        if any(one.rolls == "contested" for one in limit.definitions):
            told.append(
                "届满日逢休息日是否顺延有争议，此处按顺延"
                if zh
                else "whether it rolls off a day of rest is contested, here it does"
            )
    return ("；" if zh else "; ").join(one for one in told if one)


def _length(sheet: Sheet, language: str) -> str:
    """How long the limit is, by each definition or value there has been."""
    zh = language == "zh"
    limit = sheet.limit
    if limit.kind == "clock":
        lengths = [
            (one.n, one.unit) if one.n is not None and one.unit is not None else None
            for one in limit.definitions
        ]
        if sheet.length is not None:
            by = "（依事项目录）" if zh else " by the catalogue"
            return _amount(*sheet.length, zh) + by
        said = [_amount(n, unit, zh) for n, unit in (one for one in lengths if one)]
    elif limit.norm is not None:
        unit = limit.norm.unit or ""
        said = [
            _amount(one.value, unit if unit in _UNITS_ZH else "", zh) for one in limit.norm.values
        ]
        if unit not in _UNITS_ZH and unit:
            said[-1] += f" ({unit})"
    else:
        return "来源载明的日期" if zh else "a date the source states"
    return ("，后为" if zh else ", then ").join(said)


def _amount(n: object, unit: str, zh: bool) -> str:
    if isinstance(n, int) and unit in _UNITS_ZH:
        if zh:
            return f"{'提前' if n < 0 else ''}{abs(n)}{_UNITS_ZH[unit]}"
        return amount(abs(n), unit) + (" before" if n < 0 else "")  # type: ignore[arg-type]
    return f"{n} {unit}".strip()


def _place(template: Template, place: Place, rulebook: Rulebook, language: str) -> str:
    """What a day of a case is the day of: an act by its title, else the column."""
    zh = language == "zh"
    if place == AS_OF:
        return "检查" if zh else "the evaluation"
    row = template.world.tables[place.table][place.row]
    if place.table == "event":
        act = str(row["act"])
        named = rulebook.acts[act][0] if zh else act
        return named if place.column == "ts" else f"{named}.{place.column}"
    return f"{place.table}.{place.column}"


def columns(sheet: Sheet, rulebook: Rulebook, language: str) -> list[str]:
    """The heads of the table's columns."""
    zh = language == "zh"
    heads = ["案件" if zh else "case", _place(sheet.template, sheet.anchor, rulebook, language)]
    if sheet.mover is not None:
        if sheet.limit.kind == "norm":
            heads.append("界限日" if zh else "limit day")
        else:
            heads.append("届满" if zh else "due")
        if sheet.mover != AS_OF:
            heads.append(_place(sheet.template, sheet.mover, rulebook, language))
    return [*heads, "结果" if zh else "outcome"]


def rows(answered: Answered, language: str) -> list[list[str]]:
    """The table's rows: each case with its days and what the rule says of it."""
    sheet = answered.sheet
    made = []
    for name, case in zip(answered.names, sheet.cases, strict=True):
        row = [name, day_of(sheet, case.start)]
        if sheet.mover is not None:
            row.append(day_of(sheet, case.due) or "-")
            if sheet.mover != AS_OF:
                row.append(day_of(sheet, case.end))
        said = answered.found.get(name)
        row.append(_outcome(said, name in answered.examined, language))
        made.append(row)
    return made


def _outcome(said: Found | None, examined: bool, language: str) -> str:
    zh = language == "zh"
    if said is None and not examined:
        return "不检查" if zh else "not examined"
    if said is None:
        return "合规" if zh else "complies"
    if said.outcome == "cannot_tell":
        return f"{'无法判断' if zh else 'cannot tell'}: {said.facts.get('reason', '')}"
    facts = ", ".join(
        f"{name} {text(value)}" for name, value in said.facts.items() if value is not None
    )
    return f"{'标记' if zh else 'flagged'}: {facts}" if facts else "标记" if zh else "flagged"


def gap_told(gap: Gap, limit: Limit) -> str:
    """In a sentence, what of a limit no case was made for."""
    name = limit.name
    return {
        "hours": f"'{name}' counts hours: month ends, holidays and make-up days do not move it.",
        "hours-as-of": f"'{name}' counts hours and is judged by the day of the evaluation alone, "
        "which has no minutes: no case is made.",
        "no-make-up": "The calendar has no make-up days.",
        "none-found": f"Of '{name}' no case is made that is {_as_clause(gap.kind)}: no start "
        f"within {FAR} days of the scenario's leads there.",
        "unpublished-change": f"No cases are made about those changes of '{name}' that come "
        "before the published calendar.",
        "no-turn": f"'{name}': in no scenario that fires does the outcome turn about its due day, "
        "as far as moving one day of a case can show.",
        "not-alone": f"'{name}': no case of a scenario fires by its own records and those of its "
        "parent; the rule looks at other cases beside it, which are not moved with it.",
        "no-change": f"'{name}' counts no days, and has not changed while the rule is in force: "
        "no case is made.",
        "no-switch": f"'{name}' counts no days, and no scenario that fires is judged otherwise "
        "before and after it changed.",
        "oldest": f"'{name}' is as old as the law of its pack ({limit.oldest}): what began "
        "before is not made a case.",
        "touching": f"The cases of '{name}' are not judged alike alone and together, so they "
        "cannot share a scenario: none is made.",
    }[gap.why]


def _as_clause(kind: str) -> str:
    return {
        "month-end": "due at a month's end",
        "holiday": "due on or after a public holiday",
        "make-up": "due on or across a make-up day",
    }.get(kind, kind)


def unmade(rule: str, subject: str, reads: Sequence[str]) -> str:
    """In a sentence, why a rule with limits has no cases at all."""
    told = ", ".join(f"'{name}'" for name in reads)
    return (
        f"{rule} examines {subject} records, of which a scenario's case is not one that can be "
        f"moved alone: no case is made for {told}."
    )
