"""A mapping carried out: one SQL query per kind of record and batch of source rows.

The query yields the record's columns, its line, and, where it cannot be accepted, which source
columns are at fault, why, and what stood in them. Steps: pick the source values, turn them into
the columns' types, check what came out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.problem import Problem, Refused
from oversight.records.check import Failure, failures, reasons
from oversight.records.convert import EXPECTED, Kind, Reading, as_text, converted, kind_of
from oversight.records.fields import BLANKS
from oversight.records.fill import (
    FILE,
    Block,
    ByValue,
    Constant,
    Fill,
    FromColumn,
    Template,
    nearest,
)
from oversight.records.readers.base import LINE
from oversight.records.schema import COLUMNS, DUCKDB
from oversight.records.sqlparts import lookup, named, part, sentence, text
from oversight.records.views import DIALECT, column, run

AT_FAULT = "@columns"
REASON = "@reason"
RECORD = "@record"
SOURCE = "source_rows"
_SUGGESTED = 1000
"""For so many different unknown words of a batch a suggestion is sought."""


@dataclass(frozen=True)
class Setting:
    """What a file's records are made in: its path and name, its zone, the acts that are known."""

    file: str
    stem: str
    timezone: str
    acts: Collection[str]


@dataclass(frozen=True)
class _Picked:
    """A field's source value, as an expression over the source rows, and its kind."""

    value: exp.Expr
    kind: Kind


def transform(
    con: duckdb.DuckDBPyConnection, block: Block, rows: pa.Table, setting: Setting
) -> exp.Select:
    """The query that makes a block's records of source rows, which it registers."""
    con.register(SOURCE, rows)
    maker = _Maker(block, _kinds(block, rows.schema, setting.file), setting)
    picked = exp.select(column(LINE), *(named(e, n) for n, e in maker.raw.items())).from_(SOURCE)
    if block.when is not None:
        picked = picked.where(maker.when())
    typed = exp.select(
        column(LINE),
        *(named(e, n) for n, e in maker.typed().items()),
        *(column(n) for n in maker.raw),
    ).from_("picked")
    unknown = _unknown_words(con, picked, maker)
    at_fault, reason = reasons(maker.faults(unknown))
    checked = exp.select(
        "*",
        named(at_fault, AT_FAULT),
        named(reason, REASON),
    ).from_("typed")
    columns = list(COLUMNS[block.table])
    record = part(
        "CASE WHEN :why IS NOT NULL THEN CAST(to_json(:raw) AS VARCHAR) END",
        why=column(REASON),
        raw=maker.record(),
    )
    return (
        exp.select(
            column(LINE),
            *(column(name) for name in columns),
            column(AT_FAULT),
            column(REASON),
            named(record, RECORD),
        )
        .from_("checked")
        .with_("picked", as_=picked, copy=False)
        .with_("typed", as_=typed, copy=False)
        .with_("checked", as_=checked, copy=False)
    )


def _unknown_words(
    con: duckdb.DuckDBPyConnection, picked: exp.Select, maker: _Maker
) -> Mapping[str, Mapping[str, str]]:
    """For each closed field, the words of this batch that it does not know, with a fix."""
    found: dict[str, dict[str, str]] = {}
    for name, known in maker.closed.items():
        word = maker.word(name)
        query = (
            exp.select(exp.alias_(word, "word"))
            .distinct()
            .from_("picked")
            .with_("picked", as_=picked)
            .where(part(":w IS NOT NULL", w=word))
        )
        words = [row[0] for row in run(con, query)]
        strange = sorted(word for word in words if word not in known)[:_SUGGESTED]
        found[name] = {word: nearest(word, known) for word in strange}
    return found


class _Maker:
    """One block over source rows of one schema."""

    def __init__(self, block: Block, kinds: Mapping[str, Kind], setting: Setting) -> None:
        self.block, self.setting, self._kinds = block, setting, kinds
        self._picked = {name: self._pick(fill) for name, fill in block.fills.items()}
        self.raw = {self.raw_name(n): p.value for n, p in self._picked.items() if not _same(p)}
        self.closed: dict[str, Collection[str]] = {
            name: fill.values for name, fill in block.fills.items() if fill.closed
        }
        act = block.fills.get("act") if block.table == "event" else None
        if act is not None and not act.closed and not isinstance(act.source, Constant):
            self.closed["act"] = setting.acts

    @staticmethod
    def raw_name(name: str) -> str:
        return f"raw {name}"

    def word(self, name: str) -> exp.Expr:
        """A field's source value as text, over the picked values."""
        return as_text(column(self.raw_name(name)), self._picked[name].kind)

    def when(self) -> exp.Expr:
        """Whether a source row becomes a record of this block."""
        assert self.block.when is not None
        fill = Fill(FromColumn(self.block.when), next(iter(self.block.fills.values())).at)
        markers = next(iter(self.block.fills.values())).missing
        picked = self._pick(replace(fill, missing=markers))
        if not self.block.when_in:
            return part(":v IS NOT NULL", v=picked.value)
        wanted = exp.Array(expressions=[text(word) for word in self.block.when_in])
        written = as_text(picked.value, picked.kind)
        return part("list_contains(:wanted, :v)", wanted=wanted, v=written)

    def _pick(self, fill: Fill) -> _Picked:
        """The source value, with markers of missing values and empty text gone."""
        source = fill.source
        match source:
            case Constant():
                return _Picked(text(source.value), "text")
            case FromColumn():
                value, kind = self._column(source.column)
                return _Picked(self._present(value, kind, fill), _after(kind, fill))
            case Template():
                pieces: list[exp.Expr] = [
                    self._written(words) if is_column else text(words)
                    for is_column, words in source.parts
                ]
                joined: exp.Expr = pieces[0]
                for piece in pieces[1:]:
                    joined = part(":a || :b", a=joined, b=piece)
                return _Picked(self._present(joined, "text", fill), "text")
            case ByValue():
                chosen = exp.Case(this=self._written(source.by))
                for wanted, name in source.of.items():
                    chosen = chosen.when(text(wanted), self._written(name))
                return _Picked(self._present(chosen, "text", fill), "text")

    def _column(self, name: str) -> tuple[exp.Expr, Kind]:
        if name == FILE:
            return text(self.setting.stem), "text"
        if name not in self._kinds:  # an attribute that no event of this batch has
            return part("CAST(NULL AS VARCHAR)"), "text"
        return column(name), self._kinds[name]

    def _written(self, name: str) -> exp.Expr:
        value, kind = self._column(name)
        return as_text(value, kind)

    def _present(self, value: exp.Expr, kind: Kind, fill: Fill) -> exp.Expr:
        if fill.missing or fill.values:
            value, kind = as_text(value, kind), "text"
        if kind != "text":
            return value
        gone = ("", *fill.missing)
        if gone == ("",):
            return part("nullif(:v, '')", v=value)
        return part(
            "CASE WHEN NOT list_contains(:gone, trim(:v, :blanks)) THEN :v END",
            v=value,
            gone=exp.Array(expressions=[text(word) for word in gone]),
            blanks=text(BLANKS),
        )

    def _before(self, name: str) -> exp.Expr:
        """A field's source value in the query over `picked`."""
        picked = self._picked[name]
        return picked.value if _same(picked) else column(self.raw_name(name))

    def typed(self) -> dict[str, exp.Expr]:
        """Each column of the table in its type; what cannot be read is missing."""
        made: dict[str, exp.Expr] = {}
        for name, field in COLUMNS[self.block.table].items():
            fill, picked = self.block.fills.get(name), self._picked.get(name)
            value: exp.Expr = exp.null()
            if fill is not None and picked is not None:
                before = self._before(name)
                if fill.values:
                    other = exp.null() if fill.closed else before
                    before = lookup(before, fill.values, other)
                zone = self.setting.timezone
                reading = Reading(zone, fill.format, fill.split, fill.times)
                value = converted(before, picked.kind, field.kind, reading)
            if field.default is not None:
                value = part("coalesce(:v, :d)", v=value, d=text(field.default))
            made[name] = exp.cast(value, DUCKDB[field.kind], dialect=DIALECT, copy=False)
        return made

    def faults(self, unknown: Mapping[str, Mapping[str, str]]) -> list[Failure]:
        """Everything that keeps a record out, said of the source columns."""
        unread = {name: self._unread(name, unknown) for name in self._looked_at()}
        found = [failure for failures_of in unread.values() for failure in failures_of]
        for failure in failures(self.block.table):
            fill, condition = self.block.fills.get(failure.column), failure.condition
            for said_already in unread.get(failure.column, ()):
                condition = part("(:c) AND NOT (:s)", c=condition, s=said_already.condition)
            named = fill.named if fill is not None and fill.named else failure.column
            found.append(Failure(named, condition, failure.said))
        if "act" in self.closed and not self.block.fills["act"].closed:
            act = column("act")
            known = exp.Array(expressions=[text(word) for word in self.setting.acts])
            fixes = lookup(act, unknown.get("act", {}), text("See the acts of the packs."))
            found.append(
                Failure(
                    self.block.fills["act"].named,
                    part("NOT list_contains(:known, :v)", v=act, known=known),
                    sentence("There is no act '{v}'. {fix}", v=act, fix=fixes),
                )
            )
        return found

    def _looked_at(self) -> list[str]:
        return [n for n, fill in self.block.fills.items() if not isinstance(fill.source, Constant)]

    def _unread(self, name: str, unknown: Mapping[str, Mapping[str, str]]) -> list[Failure]:
        """What stands in the file for a field but cannot be read."""
        fill, field = self.block.fills[name], COLUMNS[self.block.table][name]
        raw = column(self.raw_name(name))
        said = as_text(raw, self._picked[name].kind)
        meant: exp.Expr = raw
        found = []
        if fill.closed:
            known = exp.Array(expressions=[text(word) for word in fill.values])
            fixes = lookup(raw, unknown.get(name, {}), text("See the mapping."))
            found.append(
                Failure(
                    fill.named,
                    part(":v IS NOT NULL AND NOT list_contains(:known, :v)", v=raw, known=known),
                    sentence(f"The mapping has no {name} for '{{v}}'. {{fix}}", v=raw, fix=fixes),
                )
            )
            meant = lookup(raw, fill.values, exp.null())
        elif fill.values:
            meant = lookup(raw, fill.values, raw)
        found.append(
            Failure(
                fill.named,
                part(":meant IS NOT NULL AND :v IS NULL", meant=meant, v=column(name)),
                sentence(f"{name} is '{{v}}', which is not {EXPECTED[field.kind]}.", v=said),
            )
        )
        return found

    def record(self) -> exp.Expr:
        """What stood in the file, as a struct of the fields that it was for."""
        values = [
            exp.PropertyEQ(this=exp.Literal.string(name), expression=column(self.raw_name(name)))
            for name, picked in self._picked.items()
            if not _same(picked)
        ]
        return exp.Struct(expressions=values) if values else text("{}")


def _same(picked: _Picked) -> bool:
    """Whether every record has the same text, so that it need not be carried along."""
    return isinstance(picked.value, exp.Literal)


def _after(kind: Kind, fill: Fill) -> Kind:
    return "text" if fill.missing or fill.values else kind


def _kinds(block: Block, schema: pa.Schema, file: str) -> Mapping[str, Kind]:
    """The kinds of the source columns; refused where nothing can be made of one."""
    kinds: dict[str, Kind] = {}
    problems = []
    for field in schema:
        kind = kind_of(field.type)
        if kind is not None:
            kinds[field.name] = kind
        elif field.name in block.columns:
            said = f"Column '{field.name}' holds {field.type}, of which no field can be made."
            problems.append(Problem(file, said, "Write it as text, numbers or times."))
    if problems:
        raise Refused(problems)
    return kinds
