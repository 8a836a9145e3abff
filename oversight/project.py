"""A project folder opened: the one place that knows all parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from oversight.audit.period import Period
from oversight.audit.words import Words
from oversight.clock.calendar import Calendar, load_calendar
from oversight.config import FILE, Config, read_config
from oversight.engines.base import Records, Task
from oversight.engines.duckdb import session
from oversight.evaluation import Evaluation, evaluate
from oversight.records.lake import Lake
from oversight.report.material import Manifest as ReportManifest
from oversight.report.material import Material, RuleCard
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.runs import Run, Runs
from oversight.supervision.store import NoStoreYet, open_store
from oversight.supervision.views import items_table

_ORGS = "SELECT org, name, name_en, level, parent FROM org ORDER BY org"
_CLOCKS = """
    SELECT k."case", k.clock, c.org, k.start, k.due, k.ended, k.until, k.provisional
    FROM clock AS k JOIN "case" AS c ON c."case" = k."case"
    WHERE k.start IS NOT NULL ORDER BY k."case", k.clock
"""


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
    ) -> Evaluation:
        """Evaluate the project's rules over its lake, or over the records given."""
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
        )

    def latest_run(self) -> Run:
        return self.runs.needed()

    def material(self, *, as_of: date, period: Period | None = None) -> Material:
        """What a report as of a day is written from: that day's run, items, clocks, orgs.

        Raises `Refused` where the rules have not been evaluated as of that day. The period
        changes nothing here: the findings cover all records up to the day, and the report's
        own measures choose by the clocks' dates.
        """
        run = self.runs.needed(as_of)
        orgs, clock = self._orgs_and_clocks(as_of)
        made = run.manifest
        return Material.of_tables(
            name=self.config.project.name,
            manifest=ReportManifest(
                as_of=made.as_of,
                run=made.run,
                lake=made.lake,
                rulebook=made.rulebook,
                calendar=made.calendar,
                engine=made.engine,
            ),
            findings=run.findings,
            summary=run.summary,
            rules={rule.id: _rule_card(rule) for rule in self.rulebook.rules.values()},
            items=self._items(),
            orgs=orgs,
            clock=clock,
            timezone=self.timezone,
        )

    def _items(self) -> pa.Table | None:
        """The items of the store; none where nothing has been raised yet."""
        try:
            store = open_store(self.store_url, folder=self.folder)
        except NoStoreYet:
            return None
        try:
            return items_table(store)
        finally:
            store.close()

    def _orgs_and_clocks(self, as_of: date) -> tuple[pa.Table, pa.Table]:
        task = Task(
            programs=(),
            records=self.lake.snapshot(),
            clocks=self.rulebook.clocks,
            calendar=self.calendar,
            timezone=self.timezone,
            as_of=as_of,
        )
        with session(task) as opened:
            orgs = opened.con.sql(_ORGS).to_arrow_table()
            return orgs, opened.con.sql(_CLOCKS).to_arrow_table()


def _rule_card(rule: Rule) -> RuleCard:
    laws = "; ".join(" ".join(filter(None, (b.law, b.article))) for b in rule.basis)
    return RuleCard(
        title=Words(zh=rule.title.zh, en=rule.title.en),
        kind=rule.kind,
        card=rule.card,
        basis=Words(zh=laws, en=laws),
        message=Words(zh=rule.message.zh, en=rule.message.en),
    )
