"""Blocks of cases as canonical tables: case, event, clock_stop."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from oversight.city.block import (
    CHANNELS,
    CLOCKS,
    DAY,
    KINDS,
    NEVER,
    NOBODY,
    NOTHING,
    OUTCOMES,
    PROCEDURES,
    Act,
    Block,
    Codes,
    Flags,
    Officers,
    Seconds,
)
from oversight.city.text import (
    dates,
    decimals,
    instants,
    looked_up,
    missing_where,
    numbered,
)
from oversight.records.schema import arrow_schema

PREFIX = {"approval": "SP2021", "penalty": "CF2021"}
DOCUMENT = {"approval": "沧许决〔2021〕", "penalty": "沧罚决〔2021〕"}
SOURCE = {"approval": "approval-platform", "penalty": "enforcement-platform"}
ENDING = (
    "granted",
    "refused",
    "withdrawn",
    "terminated",
    "not_accepted",
    "penalty",
    "no_penalty",
    "transferred",
)
"""The acts with which a case ends."""

DIGITS = 8
EARLIER, LICENCE = "SP2016", "XK2016"
"""Before the numbers of the cases of earlier years, and of the licences granted in them."""


class Writer:
    """Turns blocks into tables; knows the names behind the simulator's numbers."""

    def __init__(
        self,
        items: pa.Array,
        versions: pa.Array,
        orgs: pa.Array,
        parties: pa.Array,
        officers: pa.Array,
        end: int,
    ) -> None:
        self.items, self.versions, self.orgs = items, versions, orgs
        self.parties, self.officers, self.end = parties, officers, end

    def cases(self, block: Block) -> pa.Array:
        """The number of each case, as text."""
        return numbered(PREFIX[block.domain], block.number + np.arange(len(block)), DIGITS)

    def case_table(self, block: Block) -> pa.Table:
        """The table `case`."""
        closed = np.full(len(block), NEVER)
        for act in block.acts:
            if act.name in ENDING:
                closed = np.maximum(closed, act.ts)
        return _table(
            "case",
            len(block),
            {
                "case": self.cases(block),
                "domain": pa.repeat(block.domain, len(block)),
                "item": looked_up(self.items, block.item),
                "item_version": looked_up(self.versions, _versioned(block)),
                "org": looked_up(self.orgs, block.org),
                "party": looked_up(self.parties, block.party),
                "place": _places(block),
                "channel": looked_up(CHANNELS, block.channel),
                "procedure": looked_up(PROCEDURES, block.procedure),
                "opened_at": instants(block.opened),
                "closed_at": instants(closed),
                "parent_case": self._parents(block),
            },
        )

    def _parents(self, block: Block) -> pa.Array:
        if block.parent is None:
            return pa.nulls(len(block), pa.string())
        above = looked_up(self.cases(block), block.parent)
        return pc.if_else(pa.array(renews(block)), self._earlier(block), above)

    def _earlier(self, block: Block) -> pa.Array:
        """The number of a case of earlier years for each case."""
        return numbered(EARLIER, block.number + np.arange(len(block)), DIGITS)

    def permit_table(self, block: Block) -> pa.Table:
        """The licences that the cases renew, as the table `permit`."""
        where = np.flatnonzero(renews(block))
        assert block.expiry is not None or not len(where)
        last = np.empty(0, dtype=np.int64) if block.expiry is None else block.expiry[where]
        return _table(
            "permit",
            len(where),
            {
                "permit": numbered(LICENCE, block.number + where, DIGITS),
                "party": looked_up(self.parties, block.party[where]),
                "item": looked_up(self.items, block.item[where]),
                "category": pa.repeat("licence", len(where)),
                "valid_to": dates(last),
                "status": pa.repeat("valid", len(where)),
                "case": self._earlier(block).take(pa.array(where)),
            },
        )

    def event_table(self, block: Block, first: int) -> pa.Table:
        """The table `event`, by case and time; `first` is the number of the first event."""
        rows = _gather(block)
        n = len(rows.case)
        names = [act.name for act in block.acts]
        cases = block.number + np.arange(len(block))
        document = numbered(DOCUMENT[block.domain], cases, DIGITS, "号")
        return _table(
            "event",
            n,
            {
                "event": numbered("E", first + np.arange(n), 10),
                "case": looked_up(self.cases(block), rows.case),
                "act": looked_up(names, rows.act),
                "ts": instants(rows.ts),
                "recorded_at": instants(rows.recorded(self.end)),
                "seq": pa.array(rows.seq),
                "officers": self._officers(rows.officers),
                "outcome": looked_up(OUTCOMES, rows.outcome),
                "amount": decimals(rows.amount, 100),
                "qty": decimals(rows.qty, 1),
                "doc_no": looked_up(document, np.where(rows.numbered, rows.case, NOTHING)),
                "source": pa.repeat(SOURCE[block.domain], n),
                "evidence_ref": looked_up(["档案"], np.where(rows.kept, 0, NOTHING)),
            },
        )

    def stop_table(self, block: Block, first: int) -> pa.Table:
        """The table `clock_stop`; `first` is the number of the first pause."""
        parts = [(np.flatnonzero(stop.start != NEVER), stop) for stop in block.stops]
        case = np.concatenate([rows for rows, _ in parts])
        order = np.argsort(case, kind="stable")

        def column(name: str) -> Codes:
            found: Codes = np.concatenate([getattr(stop, name)[rows] for rows, stop in parts])
            return found[order]

        start, end, what = column("start"), column("end"), column("kind")
        taken = [np.where(s.end == NEVER, NOTHING, (s.end - s.start) // DAY + 1) for _, s in parts]
        promised = np.concatenate(
            [
                (days if stop.promised is None else stop.promised)[rows]
                for days, (rows, stop) in zip(taken, parts, strict=True)
            ]
        )[order]
        notified = np.concatenate(
            [
                stop.start[rows]
                if stop.notified is None
                else np.where(stop.notified, stop.start, NEVER)[rows]
                for rows, stop in parts
            ]
        )[order]
        lawful = ~np.isin(what, [NOTHING, *(KINDS.index(k) for k in _UNFOUNDED)])
        basis = "行政许可法45" if block.domain == "approval" else "行政强制法25"
        n = len(case)
        return _table(
            "clock_stop",
            n,
            {
                "clock_stop": numbered("T", first + np.arange(n), 8),
                "case": looked_up(self.cases(block), case[order]),
                "clock": looked_up(CLOCKS, column("clock")),
                "kind": looked_up(KINDS, what),
                "start_at": instants(start),
                "end_at": instants(end),
                "promised_days": pa.array(promised, mask=promised < 0),
                "notified_at": instants(notified),
                "basis": missing_where(pa.repeat(basis, n), ~lawful),
            },
        )

    def _officers(self, officers: Officers) -> pa.Array:
        """Up to three officers a row as lists; nothing where nobody is named."""
        there = officers != NOBODY
        count = there.sum(axis=1)
        offsets = np.concatenate([[0], np.cumsum(count)]).astype(np.int32)
        values = self.officers.take(pa.array(officers[there]))
        return pa.ListArray.from_arrays(pa.array(offsets), values, mask=pa.array(count == 0))


def recorded_at(act: Act, end: int) -> Seconds:
    """When each act was entered: within an hour and a half, or so much later as it says.

    Whatever happens just before midnight of the as-of date is recorded by then. `NEVER` where
    nothing happened, or the time is not recorded.
    """
    late = np.zeros(len(act.ts), dtype=np.int64) if act.late is None else act.late
    nowhere = (act.ts == NEVER) | (late == NEVER)
    usual = act.ts + 60 + (act.ts * 7919 % 5400)
    return np.where(nowhere, NEVER, np.minimum(usual + np.where(nowhere, 0, late), end - 1))


def _versioned(block: Block) -> Codes:
    """The entry of each case that names its version."""
    if block.unversioned is None:
        return block.item
    return np.where(block.unversioned, NOTHING, block.item)


def renews(block: Block) -> Flags:
    """Cases that renew a licence of earlier years."""
    if block.expiry is None or block.parent is None:
        return np.zeros(len(block), dtype=bool)
    found: Flags = (block.expiry != NEVER) & (block.parent < 0)
    return found


_UNFOUNDED = ("internal_approval", "leader_absent", "other", "publicity")


def _places(block: Block) -> pa.Array:
    """The code of the place of each case."""
    if block.place is None:
        return pa.nulls(len(block), pa.string())
    known = numbered("DZ32990", np.maximum(block.place, 0), DIGITS)
    return missing_where(known, block.place < 0)


def _table(name: str, rows: int, columns: dict[str, pa.Array]) -> pa.Table:
    """The table with all its columns; what is not given is missing."""
    schema = arrow_schema(name)
    arrays = [
        columns[field.name].cast(field.type)
        if field.name in columns
        else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


class _Rows:
    """The events of a block, by case and time: one array a column."""

    def __init__(self, block: Block) -> None:
        where = [np.flatnonzero(act.ts != NEVER) for act in block.acts]
        case = np.concatenate(where)
        act = np.repeat(np.arange(len(block.acts)), [len(rows) for rows in where])
        ts = np.concatenate([one.ts[rows] for one, rows in zip(block.acts, where, strict=True)])
        low = int(ts.min()) if len(ts) else 0
        span = int(ts.max()) - low + 1 if len(ts) else 1
        width = len(block.acts)
        order = np.argsort((case * span + (ts - low)) * width + act)
        self.case: Codes = case[order]
        self.act: Codes = act[order]
        self.ts: Seconds = ts[order]
        start = np.flatnonzero(np.diff(self.case, prepend=-1))
        length = np.diff(start, append=len(self.case))
        self.seq: Codes = np.arange(len(self.case)) - np.repeat(start, length) + 1
        self._block, self._where, self._order = block, where, order

    def _codes(self, name: str) -> Codes:
        """A column that most acts do not have."""
        parts = [
            np.full(len(rows), NOTHING) if getattr(act, name) is None else getattr(act, name)[rows]
            for act, rows in zip(self._block.acts, self._where, strict=True)
        ]
        found: Codes = np.concatenate(parts)[self._order]
        return found

    @property
    def outcome(self) -> Codes:
        return self._codes("outcome")

    @property
    def amount(self) -> Codes:
        return self._codes("amount")

    @property
    def qty(self) -> Codes:
        return self._codes("qty")

    @property
    def numbered(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return self._codes("numbered") > 0

    def recorded(self, end: int) -> Seconds:
        """When each event was entered."""
        parts = [recorded_at(act, end)[rows] for act, rows in self._pairs()]
        found: Seconds = np.concatenate(parts)[self._order]
        return found

    @property
    def kept(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return self._codes("kept") > 0

    @property
    def officers(self) -> Officers:
        parts = [self._named(act, rows) for act, rows in self._pairs()]
        found: Officers = np.concatenate(parts)[self._order]
        return found

    def _pairs(self) -> list[tuple[Act, Codes]]:
        return list(zip(self._block.acts, self._where, strict=True))

    @staticmethod
    def _named(act: Act, rows: Codes) -> Officers:
        if act.officers is None:
            return np.full((len(rows), 3), NOBODY, dtype=np.int32)
        return act.officers[rows]


def _gather(block: Block) -> _Rows:
    return _Rows(block)
