"""The clocks of plain cases as layers of SQL over the wide row, one SELECT upon another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

from oversight.clock.definition import LONGEST, ClockDefinition
from oversight.clock.plain import PlainClock

TODAY = "getvariable('oversight_today')"


def layers(
    source: str,
    item: str,
    clocks: Sequence[PlainClock],
    wanted: Mapping[str, Mapping[str, str]],
) -> str:
    """SQL over `source` (a wide row): all its columns and the clocks'.

    Of each case the row must hold the touches of the clocks; domain, item and item_version;
    stops (how many pauses), and of the one pause there is stop_kind, stop_clock, stop_from and
    stop_to (instants).

    `wanted` gives by clock the column (of `COLUMNS`, or `some`) and the name it shall have.
    Further columns are odd0, odd1, ...: true where the case's clock in that place is not plain.
    """
    wanted = {clock.name: wanted.get(clock.name, {}) for clock in clocks}
    formulas = [clock for clock in clocks if clock.formula]
    text = f"SELECT * FROM {source}"
    text = _catalogued(text, item, formulas)
    text = _begun(text, formulas)
    text = _limited(text, formulas)
    text = _on_axis(text, formulas, wanted)
    text = _due(text, formulas, wanted)
    return _shown(text, clocks, wanted)


def _literal(value: str) -> str:
    return exp.Literal.string(value).sql("duckdb")


def _catalogued(text: str, item: str, clocks: Sequence[PlainClock]) -> str:
    """The numbers of the catalogue, where a clock takes its limit from there."""
    sources = {row.source for clock in clocks for row in clock.rows}
    if not sources & {"item.statute", "item.promise"}:
        return text
    return (
        "SELECT q.*, i.statute_n AS k_sn, i.statute_unit AS k_su, i.promise_n AS k_pn, "
        f"i.promise_unit AS k_pu FROM ({text}) AS q LEFT JOIN {item} AS i "
        "ON i.item = q.item AND i.version = q.item_version"
    )


def _begun(text: str, clocks: Sequence[PlainClock]) -> str:
    """The civil days of the first start and the first stop; the day until which is counted."""
    columns = ["civil(stop_from) AS k_from", f"coalesce(civil(stop_to), {TODAY}) AS k_to"]
    for clock in clocks:
        p = clock.place
        columns += [
            f"civil(b{p}) AS k{p}_start",
            f"CASE WHEN s{p} >= b{p} OR civil(s{p}) >= civil(b{p}) THEN civil(s{p}) END "
            f"AS k{p}_ended",
        ]
    return f"SELECT *, {', '.join(columns)} FROM ({text})"


def _limited(text: str, clocks: Sequence[PlainClock]) -> str:
    """The limit that the row in force on the start day gives, and where counting ends."""
    columns = []
    for clock in clocks:
        p = clock.place
        numbers = {"fixed": None, "item.statute": "k_sn", "item.promise": "k_pn"}
        units = {"fixed": None, "item.statute": "k_su", "item.promise": "k_pu"}
        n = _chosen(clock, [numbers[row.source] or str(row.n) for row in clock.rows])
        unit = _chosen(clock, [units[row.source] or _literal(str(row.unit)) for row in clock.rows])
        if len(clock.units) == 1:
            # Without a limit there is no number either; a constant is compared once, not per row.
            unit = _literal(next(iter(clock.units)))
        rolls = _chosen(clock, [str(row.rolls != "none").upper() for row in clock.rows])
        bases = [_literal(row.basis) if row.basis else "NULL" for row in clock.rows]
        domain = clock.rows[0].domain
        belongs = f"domain = {_literal(domain)}" if domain else "TRUE"
        columns += [
            f"CASE WHEN {belongs} AND {unit} <> 'hour' THEN {n} END AS k{p}_n",
            f"{unit} AS k{p}_unit",
            f"coalesce(k{p}_ended, {TODAY}) AS k{p}_until",
            f"{rolls} AS k{p}_rolls",
            f"{_chosen(clock, bases)} AS k{p}_basis",
        ]
    return f"SELECT *, {', '.join(columns)} FROM ({text})" if columns else text


def _chosen(clock: PlainClock, values: Sequence[str]) -> str:
    """The value of the dated row that is in force on the start day."""
    start = f"k{clock.place}_start"
    cases = " ".join(
        f"WHEN {_in_force(row, start)} THEN {value}"
        for row, value in zip(clock.rows, values, strict=True)
    )
    return f"CASE {cases} END"


def _in_force(row: ClockDefinition, start: str) -> str:
    bounds = []
    if row.valid_from:
        bounds.append(f"{start} >= DATE '{row.valid_from}'")
    if row.valid_to:
        bounds.append(f"{start} <= DATE '{row.valid_to}'")
    return " AND ".join(bounds) or f"{start} IS NOT NULL"


MANY = 12
"""From so many clocks on, the calendar is looked up by macros.

A join carries every column of the wide row along; a macro costs more for one day, but only that.
"""


class _Calendar:
    """Looks days up in the calendar: by joins while there are few clocks, else by macros."""

    def __init__(self, clocks: Sequence[PlainClock]) -> None:
        self._joined = len(clocks) < MANY
        self.joins: list[str] = []

    def _join(self, table: str, alias: str, key: str, value: str) -> None:
        self.joins.append(f"LEFT JOIN {table} AS {alias} ON {alias}.{key} = {value}")

    def ordinal(self, day: str, alias: str) -> str:
        """How many working days there are up to a day; missing outside the calendar's table."""
        if not self._joined:
            return f"ordinal({day})"
        self._join("oversight_day", alias, "day", day)
        return f"{alias}.ordinal"

    def workday(self, number: str, alias: str) -> str:
        """The working day of a number."""
        if not self._joined:
            return f"workday_at({number})"
        self._join("oversight_workday", alias, "ordinal", number)
        return f"coalesce({alias}.day, outer_workday_at({number}))"

    def rolled(self, day: str, alias: str) -> str:
        """The day, or the first after it that is no rest day."""
        if not self._joined:
            return f"rolled({day})"
        self._join("oversight_day", alias, "day", day)
        return f"coalesce({alias}.roll, outer_rolled({day}))"


def _on_axis(
    text: str, clocks: Sequence[PlainClock], wanted: Mapping[str, Mapping[str, str]]
) -> str:
    """Start, end of counting and pause as whole numbers, in working days where these count."""
    calendar = _Calendar(clocks)
    columns = ["q.*"]
    pausing = any(clock.rows[0].pause_kinds for clock in clocks)
    in_wd = any(_may_be(clock, "wd") for clock in clocks)
    if pausing and in_wd:
        columns += [
            f"{calendar.ordinal('q.k_from', 'f')} AS k_from_o",
            f"{calendar.ordinal('q.k_to', 't')} AS k_to_o",
        ]
    elif pausing:
        columns += ["NULL::BIGINT AS k_from_o", "NULL::BIGINT AS k_to_o"]
    for clock in clocks:
        p = clock.place
        longest = " ".join(f"WHEN '{unit}' THEN {most}" for unit, most in LONGEST.items())
        runs = f"q.k{p}_n BETWEEN 0 AND CASE q.k{p}_unit {longest} END"
        columns.append(f"{runs} AND q.k{p}_unit <> 'hour' AS k{p}_runs")
        ends = ("start", "until") if _counted(wanted[clock.name]) else ("start",)
        for end, axis in zip(ends, ("x0", "xu"), strict=False):
            number = f"day_number(q.k{p}_{end})"
            if _may_be(clock, "wd"):
                ordinal = calendar.ordinal(f"q.k{p}_{end}", f"{end[0]}{p}")
                number = (
                    ordinal
                    if clock.units == {"wd"}
                    else f"CASE q.k{p}_unit WHEN 'wd' THEN {ordinal} ELSE {number} END"
                )
            columns.append(f"{number} AS k{p}_{axis}")
        if len(ends) == 1:
            columns.append(f"NULL::BIGINT AS k{p}_xu")
        columns.append(
            f"axis_length(q.k{p}_unit, q.k{p}_start, q.k{p}_n) AS k{p}_limit_0"
            if any(_may_be(clock, unit) for unit in ("month", "year"))
            else f"CAST(q.k{p}_n AS BIGINT) AS k{p}_limit_0"
        )
    text = f"SELECT {', '.join(columns)} FROM ({text}) AS q {' '.join(calendar.joins)}"
    return _paused(text, clocks)


def _paused(text: str, clocks: Sequence[PlainClock]) -> str:
    """What the one pause takes out: up to the end of counting, and from the limit."""
    bounds, columns = [], []
    for clock in clocks:
        p, kinds = clock.place, clock.rows[0].pause_kinds
        if not kinds:
            columns += [f"0::BIGINT AS k{p}_paused", f"0::BIGINT AS k{p}_removed"]
            continue
        listed = ", ".join(map(_literal, kinds))
        counted = "TRUE" if "*" in kinds else f"stop_kind IN ({listed})"
        in_wd = f"k{p}_unit = 'wd'"
        a = f"CASE WHEN {in_wd} THEN k_from_o ELSE day_number(k_from) END"
        b = f"CASE WHEN {in_wd} THEN k_to_o ELSE day_number(k_to) END"
        bounds += [
            f"coalesce(stops = 1 AND {counted} "
            f"AND (stop_clock IS NULL OR stop_clock = {_literal(clock.name)}) "
            f"AND k_from <= k{p}_until AND (stop_to IS NULL OR k_to >= k{p}_start), FALSE) "
            f"AS k{p}_hit",
            f"greatest(k{p}_x0, {a}) AS k{p}_a",
            f"{b} AS k{p}_b",
        ]
        begin, end = f"k{p}_a", f"k{p}_b"
        columns += [
            f"CASE WHEN k{p}_hit AND {end} > {begin} "
            f"THEN greatest(0, least({end}, k{p}_xu) - {begin}) ELSE 0 END AS k{p}_paused",
            f"CASE WHEN k{p}_hit AND {end} > {begin} AND {begin} - k{p}_x0 < k{p}_limit_0 "
            f"THEN {end} - {begin} ELSE 0 END AS k{p}_removed",
        ]
    if bounds:
        text = f"SELECT *, {', '.join(bounds)} FROM ({text})"
    return f"SELECT *, {', '.join(columns)} FROM ({text})" if columns else text


def _due(text: str, clocks: Sequence[PlainClock], wanted: Mapping[str, Mapping[str, str]]) -> str:
    """The days on which the limit ends, unrolled and rolled."""
    first, rolled = ["q.*"], ["q.*"]
    days, rests = _Calendar(clocks), _Calendar(clocks)
    for clock in clocks:
        p = clock.place
        asked = {"due", *wanted[clock.name]} if _is_parent(clock, clocks) else wanted[clock.name]
        ends = [("raw", f"q.k{p}_limit_0 + q.k{p}_removed")] if _needs(asked, _DUE) else []
        if "base_due" in asked:
            ends.append(("base", f"q.k{p}_limit_0"))
        for name, length in ends:
            day = f"q.k{p}_start + CAST({length} AS INTEGER)"
            if _may_be(clock, "wd"):
                mixed = clock.units != {"wd"}
                at = f"q.k{p}_x0 + {length}"
                number = f"CASE q.k{p}_unit WHEN 'wd' THEN {at} END" if mixed else at
                found = days.workday(number, f"{name}{p}")
                counts = f"q.k{p}_unit = 'wd' AND {length} <> 0" if mixed else f"{length} <> 0"
                day = f"CASE WHEN {counts} THEN {found} ELSE {day} END"
            first.append(f"{day} AS k{p}_{name}_due")
            rolls = any(row.rolls != "none" for row in clock.rows)
            if rolls and any(_may_be(clock, unit) for unit in ("cd", "month", "year")):
                rests_on = f"q.k{p}_rolls AND q.k{p}_unit <> 'wd'"
                due = f"CASE WHEN {rests_on} THEN q.k{p}_{name}_due END"
                rolled.append(
                    f"CASE WHEN {rests_on} THEN {rests.rolled(due, f'r{name}{p}')} "
                    f"ELSE q.k{p}_{name}_due END AS k{p}_{name}_rolled"
                )
            else:
                rolled.append(f"q.k{p}_{name}_due AS k{p}_{name}_rolled")
    text = f"SELECT {', '.join(first)} FROM ({text}) AS q {' '.join(days.joins)}"
    return f"SELECT {', '.join(rolled)} FROM ({text}) AS q {' '.join(rests.joins)}"


def _counted(asked: Iterable[str]) -> bool:
    """Whether units used up to the end of counting are asked for."""
    return _needs(asked, frozenset({"used", "paused"}))


_DUE = frozenset({"due", "raw_due", "provisional"})


def _needs(asked: Iterable[str], columns: frozenset[str]) -> bool:
    return not columns.isdisjoint(asked)


def _is_parent(clock: PlainClock, clocks: Sequence[PlainClock]) -> bool:
    return any(other.parent == clock.place for other in clocks)


def _may_be(clock: PlainClock, unit: str) -> bool:
    return unit in clock.units


def _shown(text: str, clocks: Sequence[PlainClock], wanted: Mapping[str, Mapping[str, str]]) -> str:
    """The columns asked for, empty where the clock does not run; and what is odd."""
    odd = [f"{_odd(clock, clocks)} AS odd{clock.place}" for clock in clocks]
    text = f"SELECT *, {', '.join(odd)} FROM ({text})" if odd else text
    columns = ["*"]
    for clock in clocks:
        for column, name in wanted[clock.name].items():
            value = _value(clock, column) if clock.formula else _nothing(column)
            columns.append(f"{value} AS {name}")
    return f"SELECT {', '.join(columns)} FROM ({text})"


def _odd(clock: PlainClock, clocks: Sequence[PlainClock]) -> str:
    p = clock.place
    parent = next((c for c in clocks if c.place == clock.parent), None)
    if not clock.formula:
        begun = f"coalesce(b{p} IS NOT NULL, FALSE)"
        if parent is None:
            return begun
        return f"{begun} OR coalesce(b{parent.place} IS NOT NULL, FALSE) OR {_odd(parent, clocks)}"
    # A stop before the start ends nothing; whether a later one does, the first does not tell.
    moved = [f"(k{p}_ended IS NULL AND (e{p} >= b{p} OR civil(e{p}) >= k{p}_start))"]
    if any(row.extension_act for row in clock.rows):
        moved.append(f"x{p} IS NOT NULL")
    if clock.rows[0].pause_kinds:
        moved.append("stops > 1")
    odd = [f"(k{p}_runs AND ({' OR '.join(moved)}))", f"k{p}_unit = 'hour'"]
    if any(row.source != "fixed" for row in clock.rows):
        odd.append(f"(b{p} IS NOT NULL AND item IS NOT NULL AND item_version IS NULL)")
    odd.append(f"(k{p}_runs AND k{p}_x0 IS NULL)")
    held = " OR ".join(f"coalesce({one}, FALSE)" for one in odd)
    if parent is None:
        return held
    q = parent.place
    if not parent.formula:
        return f"{held} OR {_odd(parent, clocks)}"
    late = f"coalesce(k{q}_runs AND k{q}_until > k{q}_raw_rolled, FALSE)"
    return f"{held} OR {late} OR {_odd(parent, clocks)}"


def _value(clock: PlainClock, column: str) -> str:
    p = clock.place
    runs = f"coalesce(k{p}_runs, FALSE)"
    if column.endswith("_ts"):
        return _nothing(column)
    match column:
        case "some":
            return runs
        case "start" | "ended" | "until" | "unit" | "basis" | "paused":
            value = f"k{p}_{column}"
        case "due":
            value = f"k{p}_raw_rolled"
        case "raw_due":
            value = f"k{p}_raw_due"
        case "base_due":
            value = f"k{p}_base_rolled"
        case "limit":
            value = f"k{p}_n"
        case "extended":
            value = "0"
        case "deemed":
            value = "FALSE"
        case "used":
            net = f"k{p}_until - CAST(k{p}_paused AS INTEGER)"
            value = (
                f"CASE k{p}_unit WHEN 'month' THEN months(k{p}_start, {net}) "
                f"WHEN 'year' THEN months(k{p}_start, {net}) // 12 "
                f"ELSE k{p}_xu - k{p}_x0 - k{p}_paused END"
            )
        case _:
            value = (
                f"CASE WHEN k{p}_unit = 'wd' THEN k{p}_raw_due <> k{p}_start AND NOT ("
                f"published(k{p}_start + 1) AND published(k{p}_raw_due)) "
                f"ELSE k{p}_rolls AND NOT (published(k{p}_raw_due) AND "
                f"published(k{p}_raw_rolled)) END"
            )
    return f"CASE WHEN {runs} THEN {value} END"


_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("start", "due", "raw_due", "base_due", "ended", "until"), "DATE"),
    **dict.fromkeys(("used", "paused", "limit", "extended"), "BIGINT"),
    **dict.fromkeys(("unit", "basis"), "VARCHAR"),
}


def _nothing(column: str) -> str:
    """A missing value of a column's type; every case of such a clock is odd."""
    if column == "some":
        return "FALSE"
    kind = "TIMESTAMPTZ" if column.endswith("_ts") else _KINDS.get(column, "BOOLEAN")
    return f"CAST(NULL AS {kind})"
