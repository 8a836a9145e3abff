"""What a report is written from: the tables of one run, and what they mean.

A report never opens a project, a lake or a store. Whoever has those fills a `Material`;
`Material.of_tables` makes one from plain tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from oversight.audit.finding import Concluded
from oversight.audit.indicators.rows import ROWS
from oversight.audit.period import Period
from oversight.audit.words import Language, Words
from oversight.findings import FINDINGS, SUMMARY, columns

PEERS: dict[str, pa.DataType] = {
    "indicator": pa.string(),
    "org": pa.string(),
    "numerator": pa.int64(),
    "denominator": pa.int64(),
}
"""By rate and organisation: how many were counted (numerator) among how many, with
those below it."""

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "findings": columns(FINDINGS),
    "summary": columns(SUMMARY),
    "items": {
        "id": pa.string(),
        "rule": pa.string(),
        "subject": pa.string(),
        "org": pa.string(),
        "state": pa.string(),
        "card": pa.string(),
        "due": pa.date32(),
        "raised_on": pa.date32(),
    },
    "orgs": {
        "org": pa.string(),
        "name": pa.string(),
        "name_en": pa.string(),
        "level": pa.string(),
        "parent": pa.string(),
    },
    "indicator": columns(ROWS),
    "clock": {
        "case": pa.string(),
        "clock": pa.string(),
        "org": pa.string(),
        "start": pa.date32(),
        "due": pa.date32(),
        "ended": pa.date32(),
        "until": pa.date32(),
        "provisional": pa.bool_(),
    },
    "peers": PEERS,
}
"""The tables of a material and their columns; each is the file `<table>.parquet`."""


@dataclass(frozen=True)
class RuleCard:
    """What a report says of a rule: its title, kind, card and basis.

    `basis` is the law and article in words, as (Chinese, English) or one for both.
    `message` is the rule's wording of a finding, with `{Name}` for each fact; where it is
    missing the finding's own message is printed.
    """

    title: Words
    kind: str
    card: str
    basis: Words | None = None
    message: Words | None = None


@dataclass(frozen=True)
class IndicatorCard:
    """What a report says of an indicator that is defined by its author: see `Definition`.

    `reasons` are the Chinese of what it leaves out, by the English.
    """

    kind: str
    numerator: Words
    denominator: Words
    source: Words
    caution: Words | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    unit: Words | None = None


@dataclass(frozen=True)
class Manifest:
    """The run that the tables come from; the same manifest gives the same report."""

    as_of: date
    run: str
    lake: str = ""
    rulebook: str = ""
    calendar: str = ""
    engine: str = ""


@dataclass(frozen=True)
class Material:
    """The tables of one run (see `COLUMNS`), the rules' titles and the run's manifest.

    `name` is the project, as the report's head names it. `findings_period` is the period
    that the findings and the summary are confined to; None where they cover all records up
    to the as-of date. `records` runs SQL over the record tables themselves (event, case,
    ...), for indicators that need them; the measures of today do not.
    """

    name: str
    manifest: Manifest
    findings: pa.Table
    summary: pa.Table
    items: pa.Table
    orgs: pa.Table
    clock: pa.Table
    rules: Mapping[str, RuleCard]
    findings_period: Period | None = None
    records: Callable[[str], pa.Table] | None = field(default=None, compare=False)
    indicator: pa.Table = field(default_factory=ROWS.empty_table)
    """The rows of the indicators that a programme asks for, as `ROWS`."""
    indicators: Mapping[str, IndicatorCard] = field(default_factory=dict)
    peers: pa.Table = field(default_factory=pa.schema(list(PEERS.items())).empty_table)
    """What the organisation of a scorecard is compared with, as `PEERS`."""
    filters: tuple[tuple[str, str], ...] = ()
    """What the tables were narrowed to: (`org` or `rules`, the value), in order."""
    unveiled: bool = False
    """Whether the findings name the people that they tell of."""
    concluded: tuple[Concluded, ...] = ()
    """The findings of the audit that an audit report is of."""

    @classmethod
    def of_tables(  # noqa: PLR0913 - one argument per table, all by name
        cls,
        *,
        name: str,
        manifest: Manifest,
        findings: pa.Table,
        summary: pa.Table,
        rules: Mapping[str, RuleCard],
        items: pa.Table | None = None,
        orgs: pa.Table | None = None,
        clock: pa.Table | None = None,
        timezone: str = "UTC",
        findings_period: Period | None = None,
        records: Callable[[str], pa.Table] | None = None,
    ) -> Material:
        """A material from plain tables: columns put in order and cast, absent tables empty.

        Missing columns become empty ones; other columns are left out. `items` may give
        `raised_at` (an instant) instead of `raised_on`; its civil date is taken in
        `timezone`. `items.due` may be an instant too. A pandas frame will do for a table.
        """
        given = {
            "findings": findings,
            "summary": summary,
            "items": items,
            "orgs": orgs,
            "clock": clock,
        }
        tables = {
            table: shaped(rows, COLUMNS[table], ZoneInfo(timezone)) for table, rows in given.items()
        }
        return cls(
            name=name,
            manifest=manifest,
            rules=rules,
            findings_period=findings_period,
            records=records,
            **tables,
        )

    def tables(self) -> dict[str, pa.Table]:
        """The tables by name."""
        return {name: getattr(self, name) for name in COLUMNS}

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The tables in DuckDB, each under the name of its file: `"findings.parquet"`."""
        # No query may reach past the tables to a file that happens to bear the same name.
        con = duckdb.connect(config={"enable_external_access": False})
        for name, table in self.tables().items():
            con.register(f"{name}.parquet", table)
        return con

    def ask(self, sql: str) -> list[dict[str, object]]:
        """The rows of a query over the tables."""
        answer = self.connection.execute(sql)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def save_tables(self, folder: Path) -> list[Path]:
        """Writes the tables as Parquet, so that the printed queries can be run over them."""
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name, table in self.tables().items():
            path = folder / f"{name}.parquet"
            pq.write_table(table, path)
            written.append(path)
        return written

    def title(self, rule: str, language: Language) -> str:
        """The title of a rule; its id where the run knows no title."""
        card = self.rules.get(rule)
        return card.title.in_(language) if card else rule


def shaped(table: Any, columns: Mapping[str, pa.DataType], zone: ZoneInfo) -> pa.Table:
    """`table` with exactly `columns`, cast; instants become civil dates in `zone`."""
    if table is None:
        return pa.schema(list(columns.items())).empty_table()
    if not isinstance(table, pa.Table):
        table = pa.Table.from_pandas(table, preserve_index=False)
    if "raised_on" in columns and "raised_on" not in table.column_names:
        names = ["raised_on" if name == "raised_at" else name for name in table.column_names]
        table = table.rename_columns(names)
    arrays = [
        _cast(table.column(name), wanted, zone)
        if name in table.column_names
        else pa.nulls(table.num_rows, wanted)
        for name, wanted in columns.items()
    ]
    return pa.table(arrays, schema=pa.schema(list(columns.items())))


def _cast(column: pa.ChunkedArray, wanted: pa.DataType, zone: ZoneInfo) -> pa.ChunkedArray:
    if pa.types.is_date32(wanted) and not pa.types.is_date(column.type):
        return pa.chunked_array([pa.array([_civil(v, zone) for v in column.to_pylist()], wanted)])
    return column.cast(wanted)


def _civil(value: object, zone: ZoneInfo) -> date | None:
    """The civil date of a date, an instant, or the ISO text of one."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    if isinstance(value, datetime):
        return (value.astimezone(zone) if value.tzinfo else value).date()
    return value if isinstance(value, date) else None
