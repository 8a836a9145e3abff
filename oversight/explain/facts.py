"""The base relations around one subject, as they were known on a day.

The records of a case are fetched together, once; clocks and pauses are reckoned for it in
Python. A record asked for by its key is looked for among them first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.clock.reckon import World
from oversight.datalog.context import Context
from oversight.explain.reading import Reader, Row
from oversight.explain.walks import Walked
from oversight.records.asof import HIDDEN, SEEN, end_of
from oversight.records.schema import COLUMNS, IDENTITY

OF_CASES = tuple(t for t in COLUMNS if "case" in COLUMNS[t] and t not in ("case", "permit"))
_RECKONED = ("clock", "pause")


class CaseFacts:
    """Rows of base relations, fetched as they are asked for."""

    def __init__(
        self,
        reader: Reader,
        clocks: Sequence[ClockDefinition],
        calendar: Calendar,
        context: Context,
    ) -> None:
        self.reader = reader
        self.clocks = clocks
        self.calendar = calendar
        self.context = context
        self._end = end_of(context.as_of, context.timezone)
        self._held: dict[tuple[str, str, Any], list[Row]] = {}
        self._walked: dict[str, Walked] = {}
        self._events: dict[str, Row] = {}

    def derived(self, predicate: str, bound: tuple[Any, ...]) -> None:
        """Nothing is derived yet."""

    def rows(self, relation: str, bound: Mapping[str, Any]) -> Sequence[Row]:
        """Rows of the relation that agree with what is bound, and perhaps some more."""
        if relation in _RECKONED:
            cases = [bound["case"]] if "case" in bound else self._all_cases()
            return [row for case in cases for row in getattr(self.walked(case), f"{relation}_rows")]
        if relation == "officer":
            asked = {name: bound[name] for name in ("case", "event", "act") if name in bound}
            return _officers(self.rows("event", asked))
        column = _best(relation, bound)
        if column is None:
            return self._fetched(relation, "", None)
        value = bound[column]
        if relation == "event" and column == "event" and value in self._events:
            return [self._events[value]]
        return self._fetched(relation, column, value)

    def one(self, table: str, key: str) -> Row | None:
        """The record of that key; for an item, the first version there is."""
        return next((r for r in self.rows(table, {table: key}) if r[table] == key), None)

    def of_case(self, case: str) -> Mapping[str, Sequence[Row]]:
        """The case with its events (in order), pauses and whatever else names it."""
        found = {"case": self.rows("case", {"case": case})}
        return found | {table: self.rows(table, {"case": case}) for table in OF_CASES}

    def walked(self, case: str) -> Walked:
        """The clocks of a case, reckoned."""
        if case not in self._walked:
            held = self.rows("case", {"case": case})
            record = held[0] if held else {"case": case}
            item = record.get("item")
            self._walked[case] = Walked.of(
                World(self.calendar, self.context.timezone, self.context.as_of),
                self.clocks,
                record if held else None,
                self.rows("event", {"case": case}),
                self.rows("clock_stop", {"case": case}),
                self.rows("item", {"item": item}) if item else (),
            )
        return self._walked[case]

    def _all_cases(self) -> list[str]:
        return [str(row["case"]) for row in self._fetched("case", "", None)]

    def _fetched(self, table: str, column: str, value: Any) -> list[Row]:
        at = (table, column, value)
        if at not in self._held:
            found = self.reader.having(table, column, value) if column else self.reader.whole(table)
            known = list(self._known(table, found))
            if table == "event":
                known.sort(key=lambda row: (row["ts"], row["seq"] or 0, row["event"]))
                self._events |= {str(row["event"]): row for row in known}
            self._held[at] = known
        return self._held[at]

    def _known(self, table: str, rows: Iterable[Row]) -> Iterable[Row]:
        """What was known at the end of the day, and of it only what had happened by then."""
        seen, hidden = SEEN.get(table, ()), HIDDEN.get(table, ())
        for row in rows:
            if all(row.get(name) is None or row[name] < self._end for name in seen):
                late = [n for n in hidden if row.get(n) is not None and row[n] >= self._end]
                yield {**row, **dict.fromkeys(late)} if late else row


def _best(relation: str, bound: Mapping[str, Any]) -> str | None:
    """The column by which rows are fetched: the case, else the key, else any text."""
    texts = [name for name, value in bound.items() if isinstance(value, str)]
    for name in ("case", IDENTITY[relation][0]):
        if name in texts:
            return name
    keys = [name for name in texts if name in COLUMNS]
    return next(iter([*keys, *texts]), None)


def _officers(events: Iterable[Row]) -> list[Row]:
    return [
        {"event": row["event"], "case": row["case"], "act": row["act"], "officer": officer}
        for row in events
        for officer in row["officers"] or ()
    ]
