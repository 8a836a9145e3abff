"""The boundary tables of one rule, made from its scenarios, and what none could be made for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from oversight.problem import Refused
from oversight.rulebook.rulebook import Rulebook
from oversight.specs.boundary import told
from oversight.specs.boundary.ask import Answered, ask
from oversight.specs.boundary.cases import Gap, Sheet, sheets_of, switch_sheet
from oversight.specs.boundary.feature import Table, scenario_text
from oversight.specs.boundary.limits import Limit, beginning, limits_of
from oversight.specs.boundary.probe import answers_of, find_turns
from oversight.specs.boundary.template import Template, templates
from oversight.specs.feature import BOUNDARY, language_of, read_feature
from oversight.specs.scene import Scene
from oversight.specs.trial.book import Tried
from oversight.specs.trial.worlds import background_of


@dataclass(frozen=True)
class Made:
    """A rule's tables, and in sentences what there is no table for."""

    rule: str
    file: Path
    language: str
    tables: tuple[Table, ...]
    left: tuple[str, ...]


def make(tried: Tried, rulebook: Rulebook) -> Made | None:
    """The boundary tables of a rule; `None` for a rule that reads no limit.

    Cases are made of the scenarios that the author wrote, never of generated ones. Raises
    `Refused` where a scenario cannot be understood, and `UnmetError` where the engines differ.
    """
    limits = limits_of(tried, beginning(rulebook.packs.values()))
    if not limits:
        return None
    file = Path(tried.worlds[0].spot.file)
    feature = read_feature(file)
    language = language_of(feature)
    own = {name for name, one in feature.scenarios.items() if BOUNDARY in one.tags}
    worlds = [world for world in tried.worlds if world.scenario not in own]
    rule = tried.rule
    if rule.subject not in ("case", "event"):
        names = [limit.name for limit in limits]
        return Made(rule.id, file, language, (), (told.unmade(rule.id, rule.subject, names),))
    zone = ZoneInfo(tried.setting.timezone)
    cut = templates(worlds, rule.subject, zone)
    try:
        answers = answers_of(tried, cut)
    except Refused as refused:  # of a recursive rule no cases can be tried side by side
        return Made(rule.id, file, language, (), tuple(one.said for one in refused.problems))
    firing = [
        one for one, answer in zip(cut, answers, strict=True) if one.subject in answer.flagged
    ]
    background = replace(background_of(feature, rulebook), rulebook=rulebook, rule=rule)
    tables: list[Table] = []
    left: list[str] = []
    for limit in limits:
        sheets, gaps = _sheets(tried, limit, firing) if firing else ([], [Gap("not-alone")])
        for sheet in sheets:
            answered = _answered(tried, sheet, background, language)
            if answered is None:
                gaps.append(Gap("touching"))
            else:
                tables.append(_table(answered, rulebook, language))
        left += [told.gap_told(gap, limit) for gap in gaps]
    return Made(rule.id, file, language, tuple(tables), tuple(dict.fromkeys(left)))


def _sheets(
    tried: Tried, limit: Limit, firing: Sequence[Template]
) -> tuple[list[Sheet], list[Gap]]:
    if limit.kind == "switch":
        if not limit.changes:
            return [], [Gap("no-change")]
        sheet = switch_sheet(tried, limit, firing)
        return ([sheet], []) if sheet else ([], [Gap("no-switch")])
    sheets: list[Sheet] = []
    gaps: list[Gap] = []
    for turn in find_turns(tried, limit, firing):
        made, missing = sheets_of(tried, turn)
        sheets += made
        gaps += missing
    return (sheets, gaps) if sheets or gaps else ([], [Gap("no-turn")])


def _answered(tried: Tried, sheet: Sheet, background: Scene, language: str) -> Answered | None:
    """What the rule says of the cases together; `None` where it says otherwise of one alone."""
    spot = sheet.template.world.spot
    names = [told.case_name(case, case.template, language) for case in sheet.cases]
    answered = ask(sheet, names, background, spot)
    subject = sheet.template.subject
    alone = answers_of(tried, [case.template for case in sheet.cases])
    for name, answer in zip(names, alone, strict=True):
        outcome = answered.found[name].outcome if name in answered.found else ""
        expected = "flagged" if subject in answer.flagged else ""
        expected = "cannot_tell" if subject in answer.doubtful else expected
        if outcome != expected:
            return None
    return answered


def _table(answered: Answered, rulebook: Rulebook, language: str) -> Table:
    sheet = answered.sheet
    title = told.title(sheet, language)
    remark = told.remark(sheet, rulebook, language)
    columns = told.columns(sheet, rulebook, language)
    rows = told.rows(answered, language)
    scenario = scenario_text(title, remark, columns, rows, answered, language)
    return Table(title, remark, tuple(columns), tuple(map(tuple, rows)), scenario)
