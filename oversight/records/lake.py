"""The lake: the twelve tables as Delta tables in a folder, with all their earlier versions.

Beside them stand two tables of its own: `quarantine` (what was not accepted, and why) and
`taken` (which files were read). Every table is written sorted by case, so that a range of
cases is a range of the files. Readers see what a manifest names (`manifest.py`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import duckdb
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake
from sqlglot import exp

from oversight.problem import Problem, Refused, suggest
from oversight.records import manifest as manifests
from oversight.records.lock import locked
from oversight.records.manifest import Manifest
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, DUCKDB, IDENTITY, cleaned, conform
from oversight.records.views import DIALECT, column, install_views, number, run

QUARANTINE = pa.schema(
    [
        pa.field("file", pa.string()),
        pa.field("sha256", pa.string()),
        pa.field("line", pa.int64()),
        pa.field("table", pa.string()),
        pa.field("column", pa.string()),
        pa.field("reason", pa.string()),
        pa.field("record", pa.string()),
    ]
)
"""What was not accepted: where it stands, in which columns, why, and the record as JSON."""

TAKEN = pa.schema(
    [
        pa.field("sha256", pa.string()),
        pa.field("file", pa.string()),
        pa.field("mapping", pa.string()),
        pa.field("mapping_sha256", pa.string()),
        pa.field("taken_at", pa.timestamp("us", tz="UTC")),
        pa.field("cases", pa.int64()),
        pa.field("events", pa.int64()),
        pa.field("rows_in", pa.int64()),
        pa.field("accepted", pa.int64()),
        pa.field("quarantined", pa.int64()),
        pa.field("added", pa.int64()),
        pa.field("replaced", pa.int64()),
    ]
)
"""One row per file read, newest last."""

OWN: Mapping[str, pa.Schema] = {"quarantine": QUARANTINE, "taken": TAKEN}
_OWN_ORDER = {
    "quarantine": ("file", "sha256", "line", "table", "reason", "record"),
    "taken": ("taken_at", "file"),
}
_CASE_TABLES = tuple(t for t in TABLES if "case" in COLUMNS[t] and t != "permit")
_PROPERTIES = WriterProperties(compression="ZSTD", compression_level=1, max_row_group_size=122_880)


def cluster_by(table: str) -> tuple[str, ...]:
    """The columns by which a table is sorted when it is written.

    >>> cluster_by("event")
    ('case', 'seq', 'event')
    """
    if table == "event":
        return ("case", "seq", "event")
    if "case" in COLUMNS[table]:
        return tuple(dict.fromkeys(("case", *IDENTITY[table])))
    return IDENTITY[table]


_FOOTERS = """
SELECT stats_min_value, row_group_num_rows FROM parquet_metadata($1)
WHERE path_in_schema = 'case' AND stats_min_value IS NOT NULL ORDER BY 1
"""


@dataclass(frozen=True)
class LakeRecords:
    """The records of one version of the lake; of one case, where it was asked for."""

    folder: Path
    manifest: Manifest
    case: str | None = None

    @property
    def version(self) -> str:
        return self.manifest.version

    def files(self, table: str) -> list[str]:
        """The Parquet files that hold a table in this version."""
        delta = self.manifest.tables.get(table)
        if delta is None:
            return []
        folder = self.folder / table
        uris = DeltaTable(folder, version=delta).file_uris()
        return sorted(str(folder / Path(uri).name) for uri in uris)

    def only_case(self, case: str) -> LakeRecords:
        """The same records with one case alone; what belongs to no case stays whole."""
        return LakeRecords(self.folder, self.manifest, case)

    def register(self, con: duckdb.DuckDBPyConnection) -> None:
        """Offer the twelve tables to the connection, whole and typed (see `views.py`)."""
        sources = {table: query for table in TABLES if (query := self._query(table))}
        install_views(con, sources)

    def spans(self, events: int) -> Sequence[tuple[str | None, str | None]]:
        """Ranges that hold every case once, with about so many events each.

        Every file is sorted by case, so that the smallest case of each row group, with the rows
        in it, tells where the cases lie; nothing but the files' footers is read.
        """
        files = self.files("event")
        if not files or self.case is not None:
            return [(None, None)]
        with duckdb.connect() as con:
            groups = con.execute(_FOOTERS, [files]).fetchall()
        bounds: list[str] = []
        held = 0
        for first, rows in groups:
            if held >= events and first not in bounds[-1:]:
                bounds.append(first)
                held = 0
            held += rows
        return list(pairwise((None, *bounds, None)))

    def own(self, table: str) -> pa.Table:
        """All rows of `quarantine` (by file and line) or `taken` (newest last)."""
        files = self.files(table)
        if not files:
            return OWN[table].empty_table()
        with duckdb.connect() as con:
            run(con, "SET TimeZone = 'UTC'")
            rows = con.sql(_scan(files).sql(DIALECT)).to_arrow_table()
        found = rows.select(OWN[table].names).cast(OWN[table])
        return found.sort_by([(c, "ascending") for c in _OWN_ORDER[table]]).combine_chunks()

    def counts(self) -> Mapping[str, int]:
        """How many records each of the twelve tables holds."""
        with duckdb.connect() as con:
            self.register(con)
            return {
                table: number(con, f'SELECT count(*) FROM "lake"."{table}"') for table in TABLES
            }

    def _columns(self, table: str) -> Iterator[exp.Expr]:
        """The table's columns; those that a lake is too old to have are missing everywhere."""
        held = DeltaTable(self.folder / table, version=self.manifest.tables[table]).schema()
        names = {field.name for field in held.fields}
        for name, kept in COLUMNS[table].items():
            if name in names:
                yield column(name)
            else:
                nothing = exp.cast(exp.null(), DUCKDB[kept.kind], dialect=DIALECT)
                yield exp.alias_(nothing, name, quoted=True)

    def _query(self, table: str) -> exp.Select | None:
        files = self.files(table)
        if not files:
            return None
        query = _scan(files, self._columns(table))
        if self.case is not None and table in _CASE_TABLES:
            query = query.where(
                exp.EQ(this=column("case"), expression=exp.Literal.string(self.case))
            )
        return query


def _scan(files: list[str], columns: Iterable[exp.Expr | str] = ("*",)) -> exp.Select:
    listed = exp.Array(expressions=[exp.Literal.string(file) for file in files])
    source = exp.Table(this=exp.Anonymous(this="read_parquet", expressions=[listed]))
    return exp.select(*columns).from_(source)


class Lake:
    """A folder of Delta tables. Reading never waits; writing is one process at a time.

    >>> import tempfile
    >>> lake = Lake(Path(tempfile.mkdtemp()) / "lake")
    >>> lake.version()
    '0-e3b0c44298fc'
    >>> version = lake.append({"org": pa.table({"org": ["A"], "name": ["Town hall"]})})
    >>> lake.counts()["org"], lake.snapshot("0").counts()["org"]
    (1, 0)
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def version(self) -> str:
        """The newest version, such as `3-9f86d081884c`; it names the content."""
        return manifests.read(self.path).version

    def versions(self) -> list[str]:
        """All versions, oldest first; the first is the empty lake."""
        return [manifests.read(self.path, str(n)).version for n in manifests.numbers(self.path)]

    def snapshot(self, version: str | None = None) -> LakeRecords:
        """The records of a version (the newest by default). Refused: a version not there."""
        return LakeRecords(self.path, manifests.read(self.path, version))

    def counts(self) -> Mapping[str, int]:
        """How many records each of the twelve tables holds in the newest version."""
        return self.snapshot().counts()

    def append(self, tables: Mapping[str, pa.Table]) -> str:
        """Add records that are known to be right, all or none; the new version.

        For programs that make their own records. Nothing is checked but the columns and their
        types (`schema.conform`), no key is compared: files from outside go through `intake`.
        """
        unknown = [name for name in tables if name not in TABLES]
        if unknown:
            raise Refused(
                Problem(f"lake {self.path}", f"There is no table '{n}'.", suggest(n, TABLES))
                for n in unknown
            )
        rows = {n: cleaned(n, conform(n, tables[n])) for n in TABLES if n in tables}
        with self.writing() as writer:
            content = sha256()
            for name, table in rows.items():
                ordered = table.sort_by([(c, "ascending") for c in cluster_by(name)])
                for batch in ordered.combine_chunks().to_batches():
                    content.update(name.encode())
                    content.update(batch.serialize())
                writer.add(name, ordered)
            return writer.commit(content.hexdigest())

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the lake for writing, with what a killed run left behind cleared away."""
        with locked(self.path):
            writer = Writer(self.path, manifests.read(self.path))
            try:
                yield writer
            finally:
                shutil.rmtree(writer.staging, ignore_errors=True)


class Writer:
    """Adds to Delta tables; nothing shows to readers before `commit`.

    Tables that a killed run took further than the manifest says are set back first, when they
    are first touched.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self.staging = folder / ".staging"
        self._folder = folder
        self._touched: dict[str, int] = {}
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)

    @property
    def records(self) -> LakeRecords:
        """What the lake holds before this writing."""
        return LakeRecords(self._folder, self.manifest)

    def add(self, table: str, rows: pa.Table | pa.RecordBatchReader) -> None:
        """Append rows that have the table's schema and order (`cluster_by`)."""
        folder = self._open(table)
        # A lake made before the table had all its columns gets them with the first new rows.
        write_deltalake(
            folder, rows, mode="append", schema_mode="merge", writer_properties=_PROPERTIES
        )
        self._touched[table] = DeltaTable(folder).version()

    def replace(self, table: str, rows: pa.Table) -> None:
        """Put rows in the place of those that have the same key."""
        folder = self._open(table)
        same = " AND ".join(f'held."{c}" = new."{c}"' for c in IDENTITY[table])
        merge = DeltaTable(folder).merge(rows, same, source_alias="new", target_alias="held")
        merge.when_matched_update_all().execute()
        self._touched[table] = DeltaTable(folder).version()

    def remove(self, table: str, where: exp.Expr) -> None:
        """Delete the rows of a table that a condition holds for."""
        folder = self._open(table)
        if DeltaTable.is_deltatable(str(folder)):
            DeltaTable(folder).delete(where.sql("databricks").replace("`", '"'))
            self._touched[table] = DeltaTable(folder).version()

    def commit(self, content: str) -> str:
        """Show everything added and removed, at once; the new version.

        `content` is a hash of what was taken in; it goes into the version.
        """
        after = self.manifest.next(self._touched, content)
        manifests.write(self._folder, after)
        self.manifest = after
        self._touched = {}
        return after.version

    def _open(self, table: str) -> Path:
        folder = self._folder / table
        if table in self._touched:
            return folder
        held = self.manifest.tables.get(table)
        if held is None:
            _clear(folder)
        elif DeltaTable(folder).version() != held:
            DeltaTable(folder).restore(held)
            self._touched[table] = DeltaTable(folder).version()
        return folder


def _clear(folder: Path) -> None:
    """Remove a table that no manifest names: a run made it and was killed before its commit."""
    if not folder.exists():
        return
    foreign = [p for p in folder.iterdir() if p.name != "_delta_log" and p.suffix != ".parquet"]
    if foreign:
        said = f"The folder is meant for a table of the lake, but holds '{foreign[0].name}'."
        raise Refused(Problem(str(folder), said, "Give the lake a folder of its own."))
    shutil.rmtree(folder)
