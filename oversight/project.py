"""A project folder opened: the one place that knows all parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow as pa

from oversight.audit.authored import load
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import load_definitions
from oversight.audit.indicators.rows import indicator_rows
from oversight.audit.shapes.definition import SHAPE, Shape, read_shape
from oversight.audit.shapes.figures import figures
from oversight.clock.calendar import Calendar, load_calendar
from oversight.config import FILE, Config, read_config
from oversight.engines.base import Records, Task
from oversight.evaluation import Evaluation, evaluate
from oversight.records.lake import Lake
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.runs import Run, Runs


@dataclass(frozen=True)
class Project:
    """Everything a command needs of one project; parts are opened when first asked for."""

    folder: Path
    config: Config

    @classmethod
    def open(cls, folder: Path) -> Project:
        """Raises `Refused` where the folder holds no project or its settings are wrong."""
        return cls(folder, read_config(folder))

    @property
    def timezone(self) -> str:
        return self.config.project.timezone

    @property
    def language(self) -> str:
        return self.config.project.language

    @property
    def overlay(self) -> Path | None:
        overlay = self.config.project.overlay
        return self.folder / overlay if overlay else None

    @cached_property
    def calendar(self) -> Calendar:
        return load_calendar(self.config.project.calendar, self.overlay)

    @property
    def rule_folders(self) -> Sequence[Path]:
        """Where packs are looked for: the project's own first, then the library."""
        return [self.folder / "rules", library_folder()]

    @cached_property
    def rulebook(self) -> Rulebook:
        asked_at = f"{self.folder / FILE}: rules.packs"
        return load_rulebook(self.config.rules.packs, self.rule_folders, asked_at=asked_at)

    @cached_property
    def lake(self) -> Lake:
        return Lake(self.folder / self.config.lake.path)

    def orgs(self) -> pa.Table:
        """The organisations of the records: org, name, name_en, parent and level."""
        with duckdb.connect() as con:
            self.lake.snapshot().register(con)
            columns = "org, name, name_en, parent, level"
            return con.sql(f"SELECT {columns} FROM org ORDER BY org").to_arrow_table()

    @property
    def acts(self) -> frozenset[str]:
        """The acts that records may name: the base vocabulary and the packs' own."""
        return frozenset(self.rulebook.acts)

    @property
    def mappings(self) -> list[Path]:
        return [path for pack in self.rulebook.packs.values() for path in pack.mappings]

    @property
    def store_url(self) -> str:
        """The store's URL; a relative SQLite file is one of the project's folder."""
        return self.config.store.url

    @property
    def audit_folders(self) -> Sequence[Path]:
        """Where programmes and indicators are looked for: the project's own first."""
        return [self.folder / "audits", library_folder().parent / "audits"]

    def indicators(self, names: Collection[str] | None = None) -> dict[str, Definition]:
        """The indicators of the project's packs, or those named. See `load_definitions`."""
        return load_definitions(self.rulebook.packs, self.audit_folders, names, "INDICATOR")

    @cached_property
    def known_indicators(self) -> dict[str, Definition]:
        """All of them, read once: for pages, which cannot read them anew each time."""
        return self.indicators()

    def indicator_rows(
        self,
        definitions: Sequence[Definition],
        as_of: date,
        *,
        lake: str | None = None,
        on_indicator: Callable[[str], None] = lambda name: None,
    ) -> pa.Table:
        """The rows behind indicators over the project's lake, as it was known on a day.

        `lake` is the version of the lake; the newest where none is given.
        """
        return indicator_rows(
            definitions,
            self.lake.snapshot(lake),
            clocks=self.rulebook.clocks,
            calendar=self.calendar,
            timezone=self.timezone,
            as_of=as_of,
            on_indicator=on_indicator,
        )

    def shapes(self, names: Collection[str] | None = None) -> dict[str, Shape]:
        """The shapes of the project's packs, or those named. See `oversight.audit.shapes`."""
        return load(
            SHAPE, read_shape, self.rulebook.packs, self.audit_folders, names, where="SHAPE"
        )

    def shape_figures(
        self,
        shapes: Sequence[Shape],
        as_of: date,
        *,
        on_shape: Callable[[str], None] = lambda name: None,
    ) -> pa.Table:
        """The figures behind shapes over the project's lake, as it was known on a day."""
        records, clocks = self.lake.snapshot(), self.rulebook.clocks
        task = Task((), records, clocks, self.calendar, self.timezone, as_of)
        return figures(shapes, task, on_shape)

    @cached_property
    def runs(self) -> Runs:
        return Runs(self.folder / "runs")

    def evaluate(
        self,
        as_of: date,
        *,
        engine: str = "duckdb",
        rules: Collection[str] | None = None,
        records: Records | None = None,
        on_rule: Callable[[str], None] = lambda rule: None,
        on_span: Callable[[int, int], None] = lambda done, of: None,
        sink: Callable[[pa.Table], None] | None = None,
    ) -> Evaluation:
        """Evaluate the project's rules over its lake, or over the records given.

        With a `sink`, findings go there as they come (see `evaluation.evaluate`).
        """
        return evaluate(
            self.rulebook,
            records if records is not None else self.lake.snapshot(),
            calendar=self.calendar,
            timezone=self.timezone,
            as_of=as_of,
            engine=engine,
            language=self.language,
            rules=rules,
            lake=self.lake.version() if records is None else "given",
            on_rule=on_rule,
            on_span=on_span,
            sink=sink,
        )

    def latest_run(self) -> Run:
        return self.runs.needed()
