"""Taking a file of records into the lake.

Nothing is lost: every record that a file holds is accepted or stands in quarantine with file,
line, columns and reasons. Nothing is half done: all of a file shows in the lake at once, or
none of it. Nothing is doubled: what the lake holds already is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import UTC, datetime
from hashlib import file_digest, sha256
from pathlib import Path

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.records.fill import Mapping
from oversight.records.find import options_of
from oversight.records.lake import OWN, QUARANTINE, TAKEN, Lake, LakeRecords, Writer, cluster_by
from oversight.records.model import TABLES
from oversight.records.readers import reader_of, stem_of
from oversight.records.readers.base import LINE, Batch
from oversight.records.schema import COLUMNS, arrow_schema, duckdb_columns
from oversight.records.settle import ROW, VERDICT, settle, staged, undecided
from oversight.records.sqlparts import part, text
from oversight.records.transform import AT_FAULT, REASON, RECORD, SOURCE, Setting, transform
from oversight.records.views import DIALECT, column, number, run

Progress = Callable[[str, int, int], None]
"""Called with (what is being done, how much is done, of how much; 0 where that is not known)."""

MEMORY = "1GB"
REFUSED = "refused"
_WRITE_ROWS = 100_000


@dataclass(frozen=True)
class Example:
    """One entry of the quarantine."""

    line: int
    table: str
    column: str
    reason: str


@dataclass(frozen=True)
class IntakeReport:
    """What became of a file. `rows_in` = `accepted` + `quarantined`, in records.

    `added` and `replaced` are those of the accepted that the lake did not hold as they are.
    """

    file: str
    sha256: str
    mapping: str
    rows_in: int
    accepted: int
    quarantined: int
    added: int
    replaced: int
    cases: int
    events: int
    version: str
    examples: tuple[Example, ...] = ()
    tables: dict[str, int] = field(default_factory=dict)
    """How many records of each table were accepted."""


def _silent(doing: str, done: int, total: int) -> None:
    """No progress shown."""


def intake(
    lake: Lake,
    file: Path | str,
    mapping: Mapping,
    *,
    timezone: str,
    acts: Collection[str],
    progress: Progress = _silent,
    replace: bool = False,
) -> IntakeReport:
    """Take a file into the lake; what became of it.

    `timezone` is that of times without an offset, unless the mapping names one; `acts` are the
    words an event's act may be; with `replace`, a record that differs from the one held takes
    its place instead of going into quarantine.

    Refused: a file that cannot be read as what it is, columns or acts of the mapping that are
    not there, or a lake that another process is writing to. Then nothing has changed.
    """
    path = Path(file)
    reader = reader_of(path)
    mapping.check_acts(acts)
    mapping.check_columns(reader.columns(path, options_of(mapping, path)))
    with path.open("rb") as opened:
        content = file_digest(opened, "sha256").hexdigest()
    zone = mapping.timezone or timezone
    made_by = sha256("\n".join([mapping.sha256, zone, *sorted(acts)]).encode()).hexdigest()
    with lake.writing() as writer:
        before = writer.records
        known = None if replace else _taken_whole(before, content, made_by)
        if known is not None:
            return changed(known, file=str(path), version=before.version)
        setting = Setting(str(path), stem_of(path), zone, tuple(acts))
        taking = _Taking(writer, path, mapping, setting, content)
        with taking:
            taking.read(progress)
            taking.settle(replace, progress)
            return taking.write(made_by, progress)


def _taken_whole(records: LakeRecords, content: str, made_by: str) -> IntakeReport | None:
    """The report of a file taken before with nothing left in quarantine, which adds nothing."""
    for row in reversed(records.own("taken").to_pylist()):
        if row["sha256"] == content and row["mapping_sha256"] == made_by:
            if row["quarantined"]:
                return None
            return IntakeReport(
                file=row["file"],
                sha256=content,
                mapping=row["mapping"],
                rows_in=row["rows_in"],
                accepted=row["accepted"],
                quarantined=0,
                added=0,
                replaced=0,
                cases=row["cases"],
                events=row["events"],
                version="",
            )
    return None


class _Taking:
    """One file on its way into the lake, in a database of its own in the lake's staging."""

    def __init__(
        self, writer: Writer, path: Path, mapping: Mapping, setting: Setting, content: str
    ) -> None:
        self.writer, self.path, self.mapping = writer, path, mapping
        self.setting, self.content = setting, content
        self.con = duckdb.connect(writer.staging / "work.duckdb")
        run(self.con, f"SET memory_limit = '{MEMORY}'")
        run(self.con, "SET TimeZone = 'UTC'")
        self.tables = [t for t in TABLES if any(block.table == t for block in mapping.blocks)]
        self._rows = 0

    def __enter__(self) -> _Taking:
        for table in self.tables:
            columns = ", ".join(f'"{c}" {kind}' for c, kind in duckdb_columns(table).items())
            run(
                self.con,
                f'CREATE TABLE {staged(table)} ({columns}, "{LINE}" BIGINT, "{ROW}" BIGINT)',
            )
        run(
            self.con,
            f'CREATE TABLE {REFUSED} ("line" BIGINT, "table" VARCHAR, "column" VARCHAR, '
            '"reason" VARCHAR, "record" VARCHAR)',
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()

    # -- reading ---------------------------------------------------------------------------

    def read(self, progress: Progress) -> None:
        """Bring every record into the staging tables or among the refused."""
        reader = reader_of(self.path)
        options = options_of(self.mapping, self.path)

        def read_so_far(done: int, total: int) -> None:
            progress("reading", done, total)

        for batch in reader.batches(self.path, options, read_so_far):
            self._stage(batch)

    def _stage(self, batch: Batch) -> None:
        for block in self.mapping.blocks:
            rows = batch.tables[block.source]
            if not rows.num_rows:
                continue
            query = transform(self.con, block, rows, self.setting).sql(DIALECT)
            run(self.con, f"CREATE OR REPLACE TEMP TABLE made AS {query}")
            self.con.unregister(SOURCE)
            columns = ", ".join(f'"{name}"' for name in COLUMNS[block.table])
            run(
                self.con,
                f"INSERT INTO {staged(block.table)} "
                f'SELECT {columns}, "{LINE}", rowid + {self._rows} FROM made '
                f'WHERE "{REASON}" IS NULL',
            )
            run(
                self.con,
                f"INSERT INTO {REFUSED} SELECT \"{LINE}\", '{block.table}', "
                f'"{AT_FAULT}", "{REASON}", "{RECORD}" FROM made WHERE "{REASON}" IS NOT NULL',
            )
            self._rows += number(self.con, "SELECT count(*) FROM made")
        if batch.broken:
            self._rows += len(batch.broken)
            lines, reasons, texts = zip(
                *((b.line, b.reason, b.text) for b in batch.broken), strict=True
            )
            self.con.register(SOURCE, pa.table({"l": lines, "r": reasons, "t": texts}))
            run(self.con, f"INSERT INTO {REFUSED} SELECT l, NULL, NULL, r, t FROM {SOURCE}")
            self.con.unregister(SOURCE)

    # -- settling --------------------------------------------------------------------------

    def settle(self, replace: bool, progress: Progress) -> None:
        """Compare the staged records with each other and with the lake."""
        progress("comparing", 0, 0)
        self.writer.records.register(self.con)
        settle(self.con, self.tables, replace=replace)
        for table in self.tables:
            names = list(COLUMNS[table])
            record = exp.Struct(
                expressions=[
                    exp.PropertyEQ(this=text(n), expression=exp.column(n, table="s", quoted=True))
                    for n in names
                ]
            )
            query = (
                exp.select(
                    exp.column(LINE, table="s", quoted=True),
                    part('v."table"'),
                    part('v."column"'),
                    part("v.reason"),
                    part("CAST(to_json(:r) AS VARCHAR)", r=record),
                )
                .from_(exp.to_table(staged(table)).as_("s"))
                .join(
                    exp.to_table(VERDICT).as_("v"),
                    on=part(
                        "v.\"table\" = :t AND v.verdict = 'refused' AND :a = :b",
                        t=text(table),
                        a=exp.column(ROW, table="v", quoted=True),
                        b=exp.column(ROW, table="s", quoted=True),
                    ),
                )
            )
            run(self.con, exp.insert(query, REFUSED))

    # -- writing ---------------------------------------------------------------------------

    def write(self, made_by: str, progress: Progress) -> IntakeReport:
        """Bring what is new into the lake, all at once; what became of the file."""
        counts = {table: self._counts(table) for table in self.tables}
        quarantine = self._quarantine()
        accepted = {table: sum(c.values()) for table, c in counts.items()}
        report = IntakeReport(
            file=str(self.path),
            sha256=self.content,
            mapping=self.mapping.named,
            rows_in=self._rows,
            accepted=sum(accepted.values()),
            quarantined=quarantine.num_rows,
            added=sum(c["new"] for c in counts.values()),
            replaced=sum(c["replace"] for c in counts.values()),
            cases=accepted.get("case", 0),
            events=accepted.get("event", 0),
            version=self.writer.manifest.version,
            examples=_examples(quarantine),
            tables=accepted,
        )
        held = self._held_quarantine()
        if not report.added and not report.replaced and held.equals(quarantine):
            return report
        for done, (table, count) in enumerate(counts.items()):
            progress("writing", done, len(counts))
            if count["replace"]:
                self.writer.replace(table, self._rows_of(table, "replace").read_all())
            if count["new"]:
                self.writer.add(table, self._rows_of(table, "new"))
        if held.num_rows:
            self.writer.remove(
                "quarantine", exp.EQ(this=column("sha256"), expression=text(self.content))
            )
        if quarantine.num_rows:
            self.writer.add("quarantine", quarantine)
        self.writer.add("taken", _taken(report, self.path.name, made_by))
        version = self.writer.commit(f"{self.content} {made_by} {report.replaced}")
        progress("writing", len(counts), len(counts))
        return changed(report, version=version)

    def _counts(self, table: str) -> dict[str, int]:
        """How many accepted records are new, held already, or to replace another."""
        verdicts = self.con.execute(
            f'SELECT verdict, count(*) FROM {VERDICT} WHERE "table" = ? GROUP BY verdict', [table]
        ).fetchall()
        total = number(self.con, f"SELECT count(*) FROM {staged(table)}")
        counts = {"held": 0, "replace": 0, "refused": 0, **dict(verdicts)}
        new = total - sum(counts.values())
        return {"new": new, "held": counts["held"], "replace": counts["replace"]}

    def _rows_of(self, table: str, verdict: str) -> pa.RecordBatchReader:
        """The staged records that are new, or that replace others, in the table's order."""
        query = exp.select(*(column(name) for name in COLUMNS[table])).from_(
            exp.to_table(staged(table)).as_("s")
        )
        if verdict == "new":
            query = query.where(undecided(table))
        else:
            chosen = f'SELECT "{ROW}" FROM {VERDICT} WHERE "table" = :t AND verdict = :v'
            rows = part(f":row IN ({chosen})", row=column(ROW), t=text(table), v=text(verdict))
            query = query.where(rows)
        query = query.order_by(*(column(name) for name in cluster_by(table)))
        found = self.con.sql(query.sql(DIALECT)).to_arrow_reader(_WRITE_ROWS)
        schema = arrow_schema(table)

        def typed() -> Iterator[pa.RecordBatch]:
            for batch in found:
                yield batch.cast(schema)

        return pa.RecordBatchReader.from_batches(schema, typed())

    def _quarantine(self) -> pa.Table:
        rows = self.con.sql(f"SELECT * FROM {REFUSED}").to_arrow_table()
        return (
            rows.append_column("file", pa.repeat(pa.scalar(self.path.name), rows.num_rows))
            .append_column("sha256", pa.repeat(pa.scalar(self.content), rows.num_rows))
            .select(QUARANTINE.names)
            .cast(QUARANTINE)
            .sort_by([(name, "ascending") for name in ("line", "table", "reason", "record")])
            .combine_chunks()
        )

    def _held_quarantine(self) -> pa.Table:
        held = self.writer.records.own("quarantine")
        mine = pa.compute.equal(held.column("sha256"), self.content)
        return held.filter(mine).combine_chunks()


def _examples(quarantine: pa.Table) -> tuple[Example, ...]:
    return tuple(
        Example(row["line"], row["table"] or "", row["column"] or "", row["reason"])
        for row in quarantine.slice(0, 5).to_pylist()
    )


def _taken(report: IntakeReport, file: str, made_by: str) -> pa.Table:
    row = {
        "sha256": report.sha256,
        "file": file,
        "mapping": report.mapping,
        "mapping_sha256": made_by,
        "taken_at": datetime.now(UTC),
        **{
            name: getattr(report, name)
            for name in TAKEN.names
            if name not in ("sha256", "file", "mapping", "mapping_sha256", "taken_at")
        },
    }
    return pa.Table.from_pylist([row], schema=OWN["taken"])
