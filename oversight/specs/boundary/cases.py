"""The boundary cases of a limit, in sheets: those that are judged on one day stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.counting import Due
from oversight.clock.units import Moment, Unit
from oversight.specs.boundary.days import (
    KINDS,
    find_start,
    has_make_up_days,
    start_for,
    steps,
)
from oversight.specs.boundary.limits import Limit
from oversight.specs.boundary.probe import Turn, answers_of, as_reckoned, placed
from oversight.specs.boundary.template import AS_OF, Place, Template
from oversight.specs.trial.bench import Answer
from oversight.specs.trial.book import Tried


@dataclass(frozen=True)
class Case:
    """One boundary case. `kind` and `step` name it: a kind of due day and the place of the
    deciding act about it (-1 before, 0 on, 1 after), or `since` a day around a change."""

    template: Template
    start: Moment
    due: Moment | None
    end: Moment | None
    kind: str
    step: int = 0


@dataclass(frozen=True)
class Sheet:
    """Cases of one limit that are judged on one day.

    `anchor` and `mover` are the places of the template from which the limit runs and by which
    it is kept; `mover` is `AS_OF` where the day of evaluation decides, `None` for a norm that
    counts no days. `kind` is that of the due day where the sheet has only one.
    """

    limit: Limit
    template: Template
    anchor: Place
    mover: Place | None
    today: date
    cases: tuple[Case, ...]
    deemed: bool = False
    kind: str = ""
    before: str = ""
    """The clock before whose due day a norm's days lie."""
    unit: Unit | None = None
    """What the limit counts; `None` for a norm that counts no days."""
    length: tuple[int, Unit] | None = None
    """How long the catalogue of the template lets the limit be, where it says so."""


@dataclass(frozen=True)
class Gap:
    """A kind of boundary day that could not be made, and why."""

    why: str
    kind: str = ""


def sheets_of(tried: Tried, turn: Turn) -> tuple[list[Sheet], list[Gap]]:
    """The sheets of a limit that decides, and the kinds of days that no case could be made for."""
    gaps: list[Gap] = []
    calendar, first = tried.setting.load_calendar(), tried.rule.in_force

    def fits(start: date) -> bool:
        """Whether the case, moved there, is due when it should be: nothing else got in the way."""
        since = turn.template.at_day(turn.anchor, start)
        due = turn.reckoning.of(since)
        if due is None or turn.limit.kind != "clock":
            return due is not None
        return as_reckoned(tried, turn, placed(turn, start, due.rolled, 0))

    if turn.reckoning.unit == "hour":
        if turn.mover == AS_OF:
            return [], [Gap("hours-as-of")]
        return [_together(turn, list(_triple(turn, turn.start, "hour")))], [Gap("hours")]
    starts = {"plain": turn.start}
    for kind in KINDS[1:]:
        if kind == "make-up" and not has_make_up_days(calendar):
            gaps.append(Gap("no-make-up"))
            continue
        start = find_start(kind, turn.reckoning, calendar, turn.start, first, fits)
        if start is None:
            gaps.append(Gap("none-found", kind))
        else:
            starts[kind] = start
    if turn.limit.oldest is not None:
        gaps.append(Gap("oldest"))
    changed = list(_changes(turn, calendar))
    if len(changed) < 3 * len(turn.limit.changes):
        gaps.append(Gap("unpublished-change"))
    if turn.mover != AS_OF:
        cases = [case for kind, start in starts.items() for case in _triple(turn, start, kind)]
        return [_together(turn, cases + changed)], gaps
    sheets = [_on_one_day(turn, start, kind) for kind, start in starts.items()]
    if changed:
        sheets.append(_sheet(turn, _late_day(turn, changed), changed, "change"))
    return sheets, gaps


def switch_sheet(tried: Tried, limit: Limit, firing: Sequence[Template]) -> Sheet | None:
    """The cases around the days from which a norm that counts no days has another value.

    The record whose day asks for the norm is found by moving a case that fires across the change.
    """
    for template in firing:
        for place in dict.fromkeys(template.places()):
            cases = [case for change in limit.changes for case in _around(template, place, change)]
            if cases and _told_apart(tried, limit, cases):
                today = max(max(one.template.world.today, one.template.last + DAY) for one in cases)
                cases = [replace(one, template=one.template.on(today)) for one in cases]
                return Sheet(limit, template, place, None, today, tuple(cases))
    return None


def _around(template: Template, place: Place, change: date) -> Iterator[Case]:
    for step in (-1, 0, 1):
        start = template.at_day(place, change + step * DAY)
        yield Case(template.moved(place, start, None, None), start, None, None, "since")


def _told_apart(tried: Tried, limit: Limit, cases: Sequence[Case]) -> bool:
    """Whether the case before a change is judged otherwise than that on it, by this very norm."""
    templates = [one.template for one in cases]
    today = max(max(one.world.today, one.last + DAY) for one in templates)
    templates = [one.on(today) for one in templates]
    values = tried.context.norms[limit.name]
    always = (replace(values[-1], start=None, end=None),)
    norms = {**tried.context.norms, limit.name: always}
    real = answers_of(tried, templates)
    flat = answers_of(tried, templates, replace(tried.context, norms=norms))
    subject = templates[0].subject
    return _said(real[0], subject) != _said(flat[0], subject)


def _said(answer: Answer, subject: str) -> object:
    return answer.flagged.get(subject), answer.doubtful.get(subject)


def _triple(turn: Turn, start: date, kind: str) -> Iterator[Case]:
    """Before, on and after an ordinary due day; of others the two between which it turns."""
    since = turn.template.at_day(turn.anchor, start)
    due = turn.reckoning.of(since)
    assert due is not None
    about = (-1, 0, 1) if kind in ("plain", "hour") else _turning(turn)
    for step in about:
        moved = placed(turn, start, due.rolled, step)
        yield _case(turn, moved, since, due, kind, step)


def _turning(turn: Turn) -> tuple[int, int]:
    return (0, 1) if turn.turns == "after" else (-1, 0)


def _case(
    turn: Turn, moved: Template, since: Moment, due: Due | None, kind: str, step: int = 0
) -> Case:
    end = None if turn.mover == AS_OF else moved.value(turn.mover)
    return Case(moved, since, due.rolled if due else None, end, kind, step)


def _changes(turn: Turn, calendar: Calendar) -> Iterator[Case]:
    """Cases begun on the day before, on and after each change, that are flagged if any is."""
    for change in turn.limit.changes:
        if not calendar.published(change - DAY):
            continue
        for begun in (change - DAY, change, change + DAY):
            since = turn.template.at_day(turn.anchor, begun)
            due = turn.reckoning.of(since)
            by = due or turn.reckoning.of(turn.template.at_day(turn.anchor, change))
            by = by or turn.reckoning.of(turn.template.at_day(turn.anchor, change - DAY))
            if by is not None:
                yield _case(
                    turn, placed(turn, begun, by.rolled, turn.flagged_step), since, due, "since"
                )


def _together(turn: Turn, cases: Sequence[Case]) -> Sheet:
    """A sheet of cases in which acts decide, judged when all of them are over."""
    return _sheet(turn, max(case.template.world.today for case in cases), cases)


def _sheet(turn: Turn, today: date, cases: Sequence[Case], kind: str = "") -> Sheet:
    held = tuple(replace(case, template=case.template.on(today)) for case in cases)
    length = turn.reckoning.length
    return Sheet(
        turn.limit,
        turn.template,
        turn.anchor,
        turn.mover,
        today,
        held,
        turn.deemed,
        kind,
        turn.before,
        turn.reckoning.unit,
        (length, turn.reckoning.unit) if length is not None else None,
    )


def _on_one_day(turn: Turn, start: date, kind: str) -> Sheet:
    """Cases judged on the due day of one of them: the others are due the next day or were due."""
    since = turn.template.at_day(turn.anchor, start)
    due = turn.reckoning.of(since)
    assert due is not None
    today: date = due.rolled
    later = start_for(lambda day: day > today, turn.reckoning, steps(start, 1))
    earlier = start_for(lambda day: day < today, turn.reckoning, steps(start, -1))
    about = (-1, 0, 1) if kind == "plain" else _turning(turn)
    cases = []
    for step, begun in ((-1, later), (0, start), (1, earlier)):
        if step in about and begun is not None:
            since = turn.template.at_day(turn.anchor, begun)
            reached = turn.reckoning.of(since)
            assert reached is not None
            moved = placed(turn, begun, reached.rolled, 0)
            cases.append(_case(turn, moved, since, reached, kind, step))
    return _sheet(turn, today, cases, kind)


def _late_day(turn: Turn, cases: Sequence[Case]) -> date:
    """A day on which all cases are past their due days; where the early are flagged, the first."""
    days = [case.template.world.today for case in cases]
    return max(days) if turn.late else min(days)
