"""Public logs taken in and evaluated by the engine, as a user's commands would."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb
import pyarrow as pa

from oversight.audit.indicators.library import load_definitions
from oversight.audit.indicators.rows import indicator_rows
from oversight.audit.indicators.values import Value, values
from oversight.clock.calendar import load_calendar
from oversight.engines.base import Records
from oversight.evaluation import Evaluation, evaluate
from oversight.records.acts import ACTS
from oversight.records.intake import IntakeReport, intake
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import library_folder, load_rulebook
from tests.packs.xes import needed


class Evaluated:
    """One pack over a lake of its own."""

    def __init__(self, lake: Lake, pack: str, mapping: str) -> None:
        self.lake = lake
        self.rulebook = load_rulebook([pack], [library_folder()])
        self.pack = self.rulebook.packs[pack]
        self.mapping = read_mapping(self.pack.folder / mapping)
        assert self.pack.timezone is not None
        assert self.pack.calendar is not None
        self.timezone = self.pack.timezone
        self.calendar = load_calendar(self.pack.calendar)

    def take_in(self, log: str) -> IntakeReport:
        acts = {*ACTS, *self.rulebook.acts}
        return intake(self.lake, needed(log), self.mapping, timezone=self.timezone, acts=acts)

    def sample(self, cases: Collection[str]) -> MemoryRecords:
        """The cases named, and their events, out of the lake."""
        with duckdb.connect() as con:
            con.execute("SET TimeZone = 'UTC'")
            self.lake.snapshot().register(con)
            names = pa.table({"name": sorted(cases)})
            con.register("named", names)
            return MemoryRecords(
                {
                    table: con.sql(
                        f'SELECT r.* FROM "lake"."{table}" AS r '
                        'WHERE r."case" IN (SELECT name FROM named)'
                    ).to_arrow_table()
                    for table in ("case", "event")
                }
            )

    def evaluate(
        self, as_of: date, records: Records | None = None, engine: str = "duckdb"
    ) -> Evaluation:
        return evaluate(
            self.rulebook,
            self.lake.snapshot() if records is None else records,
            calendar=self.calendar,
            timezone=self.timezone,
            as_of=as_of,
            engine=engine,
        )

    def indicators(self, as_of: date) -> dict[str, Value]:
        """The pack's indicators over all the days there are, all organisations as one."""
        found = load_definitions(self.rulebook.packs, [library_folder().parent / "audits"])
        rows = indicator_rows(
            list(found.values()),
            self.lake.snapshot(),
            clocks=self.rulebook.clocks,
            calendar=self.calendar,
            timezone=self.timezone,
            as_of=as_of,
        )
        return {name: values(one, rows, by=None)[0] for name, one in found.items()}
