"""Which act decides, and on which day it turns: found by asking the rule, not by reading it.

A case of a scenario that fires is moved so that one of its days lies before, on and after the
due day. The first day of the case whose move turns the outcome is the one that decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, cast

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.definition import ClockDefinition
from oversight.clock.units import Moment, Unit
from oversight.datalog.context import Context
from oversight.specs.boundary.days import find_start
from oversight.specs.boundary.limits import (
    Limit,
    Reckoning,
    before_due,
    clock_reckoning,
    norm_reckoning,
    stated_reckoning,
)
from oversight.specs.boundary.template import AS_OF, Place, Template
from oversight.specs.trial.bench import Answer, trial
from oversight.specs.trial.book import Tried
from oversight.specs.trial.ground import known, reckoned
from oversight.specs.trial.relational import for_many

MINUTE = timedelta(minutes=1)
Turns = Literal["after", "on"]
"""Whether the outcome turns on the day after the due day, or on the due day itself."""


@dataclass(frozen=True)
class Anchor:
    """A day from which a limit may run, and how it is reckoned from there.

    `deemed`: the start is not the clock's own; `back`: a norm counted back; `before`: the clock
    before whose due day a norm's days lie.
    """

    place: Place
    reckoning: Reckoning
    deemed: bool = False
    back: bool = False
    before: str = ""


@dataclass(frozen=True)
class Turn:
    """How a limit decides: in which case, from which day, by which day."""

    limit: Limit
    template: Template
    anchor: Place
    mover: Place
    reckoning: Reckoning
    turns: Turns
    start: date
    deemed: bool = False
    back: bool = False
    before: str = ""
    squeezes: bool = False
    late: bool = True
    """Whether the late side is the one that is flagged."""

    @property
    def flagged_step(self) -> int:
        """How far from the due day the deciding act is on the nearest day that is flagged."""
        if self.late:
            return 1 if self.turns == "after" else 0
        return 0 if self.turns == "after" else -1


def answers_of(
    tried: Tried,
    templates: Sequence[Template],
    context: Context | None = None,
    clocks: Sequence[ClockDefinition] | None = None,
) -> list[Answer]:
    """What the rule answers for each case, each judged alone."""
    if not templates:
        return []
    with trial([one.world for one in templates], tried.setting) as opened:
        return opened.answers(
            for_many(tried.rule.program),
            context or tried.context,
            tried.clocks if clocks is None else clocks,
        )


def find_turns(tried: Tried, limit: Limit, firing: Sequence[Template]) -> list[Turn]:
    """How the limit decides in the firing cases: of a start of its own, and of one deemed.

    A case in which an act decides is taken before one in which the day of evaluation does, one
    that nothing pauses or extends before one with pauses.
    """
    found: dict[bool, Turn] = {}
    for template in sorted(firing, key=lambda one: not one.bare())[:_MOST]:
        for turn in sorted(_turns(tried, limit, template), key=_plainness):
            held = found.get(turn.deemed)
            if held is None or _rank(turn) < _rank(held):
                found[turn.deemed] = turn
        best = found.get(False)
        if best and best.mover != AS_OF and not best.back and not _may_deem(limit, found):
            break
    return [found[key] for key in sorted(found)]


def _rank(turn: Turn) -> tuple[bool, bool]:
    """What makes a turn of one case better than that of another."""
    return turn.mover == AS_OF, turn.back


_MOST = 8
"""So many cases of a rule's scenarios are tried."""


def _may_deem(limit: Limit, found: Mapping[bool, Turn]) -> bool:
    return any(one.deemed_from for one in limit.definitions) and True not in found


def _plainness(turn: Turn) -> tuple[bool, ...]:
    """Acts before the day of evaluation, one record's own days first, then moves that push nothing
    else, then counting on before back."""
    own = (turn.anchor.table, turn.anchor.row) == (turn.mover.table, turn.mover.row)
    on = turn.turns == "on"
    return (turn.mover == AS_OF, not own, own and on, turn.squeezes, turn.back, on)


def _turns(tried: Tried, limit: Limit, template: Template) -> Iterator[Turn]:
    """Every pair of days of the case between which the limit decides."""
    calendar = tried.setting.load_calendar()
    hopeful: list[Turn] = []
    probes: list[Template] = []
    for one in _anchors(tried, limit, template, calendar):
        anchor, reckoning = one.place, one.reckoning
        near = template.day(template.value(anchor))
        if reckoning.unit == "hour":
            start: date | None = near
        else:
            start = find_start("plain", reckoning, calendar, near, tried.rule.in_force)
        if start is None:
            continue
        for mover in _movers(limit, template, anchor):
            turn = Turn(
                limit,
                template,
                anchor,
                mover,
                reckoning,
                "after",
                start,
                deemed=one.deemed,
                back=one.back,
                before=one.before,
            )
            three = [case for step in (-1, 0, 1) if (case := shifted(turn, start, step))]
            if len(three) == 3:
                hopeful.append(turn)
                probes += three if mover == AS_OF else same_day(three)
    answers = answers_of(tried, probes)
    turned: list[tuple[Turn, list[Template], list[bool]]] = []
    for number, turn in enumerate(hopeful):
        part = slice(3 * number, 3 * number + 3)
        flagged = [template.subject in answer.flagged for answer in answers[part]]
        if flagged[0] != flagged[2] and (
            limit.kind != "clock" or as_reckoned(tried, turn, probes[3 * number + 1])
        ):
            squeezes = any(one.squeezed for one in probes[part])
            turned.append((replace(turn, squeezes=squeezes), probes[part], flagged))
    longer = _answers_if_longer(tried, limit, [one for _, three, _ in turned for one in three])
    for number, (turn, _, flagged) in enumerate(turned):
        part = slice(3 * number, 3 * number + 3)
        fired = [template.subject in answer.flagged for answer in longer[part]]
        if limit.kind == "stated" or fired != flagged:
            turns: Turns = "after" if flagged[0] == flagged[1] else "on"
            yield replace(turn, turns=turns, late=flagged[2])


def same_day(moved: Sequence[Template]) -> list[Template]:
    """The cases judged on one day, the latest of theirs."""
    today = max(one.world.today for one in moved)
    return [one.on(today) for one in moved]


def shifted(turn: Turn, start: date, step: int) -> Template | None:
    """The case started on a day, with the deciding act so many days (minutes) from its due day.

    `None` where no law gives it a due day.
    """
    template = turn.template
    since = template.at_day(turn.anchor, start)
    due = turn.reckoning.of(since)
    if due is None:
        return None
    return placed(turn, start, due.rolled, step)


def placed(turn: Turn, start: date, due: Moment, step: int) -> Template:
    """The case started on a day, with the deciding act so far from a due moment."""
    template = turn.template
    since = template.at_day(turn.anchor, start)
    if isinstance(due, datetime):
        return template.moved(turn.anchor, since, turn.mover, due + step * MINUTE)
    day = due + step * DAY
    if turn.mover == AS_OF:
        return template.moved(turn.anchor, since, None, None).on(day)
    moved = template.moved(turn.anchor, since, turn.mover, template.at_day(turn.mover, day))
    return moved.on(max(template.world.today, moved.last + DAY))


def _anchors(
    tried: Tried, limit: Limit, template: Template, calendar: Calendar
) -> Iterator[Anchor]:
    """The days of the case from which the limit may run, and how it is reckoned from each."""
    if limit.kind == "clock":
        yield from clock_anchors(tried, limit.definitions, template, calendar)
    elif limit.kind == "stated":
        for place in template.places():
            if place.column == limit.name:
                yield Anchor(place, stated_reckoning(calendar, template.day))
    elif limit.norm is not None:
        for place in template.places():
            for sign in (1, -1):
                reckoning = norm_reckoning(limit.norm, sign, calendar, template.day)
                yield Anchor(place, reckoning, back=sign < 0)
        if limit.norm.unit != "hour":
            for name in dict.fromkeys(one.clock for one in tried.clocks):
                rows = [one for one in tried.clocks if one.clock == name]
                for clock in clock_anchors(tried, rows, template, calendar):
                    ahead = before_due(clock.reckoning, limit.norm, calendar)
                    yield replace(clock, reckoning=ahead, before=name)


def clock_anchors(
    tried: Tried, rows: Sequence[ClockDefinition], template: Template, calendar: Calendar
) -> Iterator[Anchor]:
    """The event at which a clock of the case started, how it counts, and whether by deeming."""
    name = rows[0].clock if rows else ""
    for row in _clock_rows(tried, template):
        if row["clock"] != name or row["case"] != template.case:
            continue
        hours = row["unit"] == "hour"
        started = template.day(row["start_ts"] if hours else row["start"])
        starters = {act for one in rows for act in one.start_events}
        if row["deemed"]:
            parents = {one.deemed_from for one in rows}
            hung = [one for one in tried.clocks if one.clock in parents]
            starters = {act for one in hung for act in one.start_events}
        given = (int(row["limit"]) - int(row["extended"]), cast(Unit, row["unit"]))
        reckoning = clock_reckoning(rows, given, calendar, template.day)
        for place in template.places():
            if place.table != "event" or place.column != "ts":
                continue
            act = template.world.tables["event"][place.row]["act"]
            if act in starters and template.day(template.value(place)) == started:
                yield Anchor(place, reckoning, bool(row["deemed"]))
                break


def _clock_rows(tried: Tried, template: Template) -> list[dict[str, Any]]:
    tables = known(template.world, tried.setting.timezone)
    return reckoned(template.world, tables, tried.clocks, tried.setting)[0]


def as_reckoned(tried: Tried, turn: Turn, on: Template) -> bool:
    """Whether the case as moved is due on the very day that was looked for."""
    due = turn.reckoning.of(on.value(turn.anchor))
    assert due is not None
    name = "base_due_ts" if turn.reckoning.unit == "hour" else "base_due"
    return any(
        row["clock"] == turn.limit.name and row["case"] == on.case and row[name] == due.base
        for row in _clock_rows(tried, on)
    )


def _movers(limit: Limit, template: Template, anchor: Place) -> list[Place]:
    """The days that may decide: of acts that stop the clock, of other acts, of the evaluation."""
    stops = {act for one in limit.definitions for act in one.stop_events}

    def order(place: Place) -> tuple[bool, bool, bool]:
        row = template.world.tables[place.table][place.row]
        return (
            not (place.table == "event" and row.get("act") in stops),
            place.column != "ts",
            place.column in ("recorded_at", "due_at", "opened_at"),
        )

    others = [place for place in template.places() if place != anchor]
    return [*sorted(others, key=order), AS_OF]


def _answers_if_longer(tried: Tried, limit: Limit, probes: Sequence[Template]) -> list[Answer]:
    """What the rule would answer if the limit were one longer.

    Days on which that changes nothing turn by another limit that happens to be as long.
    """
    if limit.kind == "norm":
        values = tuple(
            replace(one, value=one.value + 1) if isinstance(one.value, int | Decimal) else one
            for one in tried.context.norms[limit.name]
        )
        norms = {**tried.context.norms, limit.name: values}
        return answers_of(tried, probes, replace(tried.context, norms=norms))
    longer = [
        replace(one, n=one.n + (1 if one.n > 0 else -1))
        if one in limit.definitions and one.n is not None
        else one
        for one in tried.clocks
    ]
    sources = {one.source for one in limit.definitions}
    return answers_of(tried, [_longer(one, sources) for one in probes], None, longer)


def _longer(template: Template, sources: Collection[str]) -> Template:
    """The case with the catalogue's limits one longer, where the clock takes its limit there."""
    columns = {"item.statute": "statute_n", "item.promise": "promise_n"}
    raised = {columns[source] for source in sources if source in columns}
    tables = {
        table: [
            {
                column: value + 1 if column in raised and isinstance(value, int) else value
                for column, value in row.items()
            }
            for row in rows
        ]
        for table, rows in template.world.tables.items()
    }
    return replace(template, world=replace(template.world, tables=tables))
