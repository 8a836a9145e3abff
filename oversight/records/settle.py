"""What becomes of a file's records once all of them are read: new, held already, or refused.

A record that the lake holds already, value for value, is left alone; so is one that stands
twice in the file. One that differs from what is held is refused, unless records are to be
replaced. One that belongs to a case which is neither held nor in the file is refused.
"""

from __future__ import annotations

import duckdb
from sqlglot import exp

from oversight.records.readers.base import LINE
from oversight.records.schema import COLUMNS, IDENTITY
from oversight.records.sqlparts import part, sentence, text
from oversight.records.views import DIALECT, LAKE, column, name, number, run

ROW = "@row"
"""The number of a staged record, in the order of the file."""
VERDICT = "verdict"
"""Table (table, @row, verdict, column, reason): records that are not simply new."""


def staged(table: str) -> str:
    """The name under which a table's records wait."""
    return f"staged_{table}"


def settle(con: duckdb.DuckDBPyConnection, tables: list[str], *, replace: bool) -> None:
    """Say of each staged record what becomes of it. The lake's views must be registered.

    `tables` are those with staged records, in the order of the model, so that cases are settled
    before what belongs to them.
    """
    run(
        con,
        f'CREATE OR REPLACE TABLE {VERDICT} ("table" VARCHAR, "{ROW}" BIGINT, verdict VARCHAR, '
        '"column" VARCHAR, reason VARCHAR)',
    )
    for table in tables:
        _without_their_case(con, table, tables)
        _twice_in_file(con, table)
        _held_already(con, table, replace=replace)


def undecided(table: str, alias: str = "s") -> exp.Expr:
    """Whether no verdict stands yet on a staged record."""
    verdict = (
        exp.select("1")
        .from_(exp.to_table(VERDICT).as_("v"))
        .where(part('v."table" = :t', t=text(table)))
        .where(exp.EQ(this=_of("v", ROW), expression=_of(alias, ROW)))
    )
    return exp.Not(this=exp.Exists(this=verdict))


def _of(alias: str, name: str) -> exp.Column:
    return exp.column(name, table=alias, quoted=True)


def _put(con: duckdb.DuckDBPyConnection, table: str, query: exp.Select) -> None:
    """Keep the verdicts that a query gives: (@row, verdict, column, reason)."""
    rows = exp.select(exp.alias_(text(table), "table", quoted=True), "*").from_(
        query.subquery("found")
    )
    run(con, exp.insert(rows, VERDICT))


def _verdict(query: exp.Select, verdict: exp.Expr, at: exp.Expr, reason: exp.Expr) -> exp.Select:
    return query.select(
        exp.alias_(verdict, "verdict"),
        exp.alias_(at, "column", quoted=True),
        exp.alias_(reason, "reason"),
    )


def _without_their_case(con: duckdb.DuckDBPyConnection, table: str, tables: list[str]) -> None:
    """Refuse records whose case is neither in the lake nor accepted from this file."""
    for held in COLUMNS[table].values():
        if held.refers is None or not held.refers.held:
            continue
        of = held.refers.table
        known: exp.Query = exp.select(column(of)).from_(name(of, LAKE))
        if of in tables:
            new = (
                exp.select(_of("c", of))
                .from_(exp.to_table(staged(of)).as_("c"))
                .where(exp.Not(this=exp.Exists(this=_refused(of, "c"))))
            )
            known = exp.union(known, new, distinct=False)
        query = (
            exp.select(_of("s", ROW))
            .from_(exp.to_table(staged(table)).as_("s"))
            .join(
                known.subquery("k"),
                on=exp.EQ(this=_of("s", held.name), expression=_of("k", of)),
                join_type="anti",
            )
        )
        said = sentence(
            f"Its {of} '{{v}}' is neither in the lake nor accepted from this file.",
            v=_of("s", held.name),
        )
        _put(con, table, _verdict(query, text("refused"), text(held.name), said))


def _refused(table: str, alias: str) -> exp.Select:
    return (
        exp.select("1")
        .from_(exp.to_table(VERDICT).as_("v"))
        .where(part("v.\"table\" = :t AND v.verdict = 'refused'", t=text(table)))
        .where(exp.EQ(this=_of("v", ROW), expression=_of(alias, ROW)))
    )


def _twice_in_file(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """Of records with the same key, the first counts; equal ones are held, others refused."""
    identity = [column(name) for name in IDENTITY[table]]
    first = (
        exp.select(*identity, exp.alias_(exp.Min(this=_of("s", ROW)), "first"))
        .from_(exp.to_table(staged(table)).as_("s"))
        .where(undecided(table))
        .group_by(*identity)
        .having(part("count(*) > 1"))
    )
    run(con, f"CREATE OR REPLACE TEMP TABLE twice AS {first.sql(DIALECT)}")
    if not number(con, "SELECT count(*) FROM twice"):
        return
    query = (
        exp.select(_of("s", ROW))
        .from_(exp.to_table(staged(table)).as_("s"))
        .join(exp.to_table("twice").as_("t"), on=_same_key(table, "s", "t"))
        .join(
            exp.to_table(staged(table)).as_("f"),
            on=exp.EQ(this=_of("f", ROW), expression=exp.column("first", table="t")),
        )
        .where(exp.NEQ(this=_of("s", ROW), expression=exp.column("first", table="t")))
        .where(undecided(table))
    )
    differing = _differing(table, "s", "f")
    said = sentence(
        f"Line {{line}} has the same {' and '.join(IDENTITY[table])}, with another {{columns}}.",
        line=_of("f", LINE),
        columns=differing,
    )
    _put(
        con,
        table,
        _verdict(query, _held_or(differing, "refused"), differing, said),
    )


def _held_already(con: duckdb.DuckDBPyConnection, table: str, *, replace: bool) -> None:
    """Records whose key the lake holds: equal ones stay, others are refused or replace them."""
    query = (
        exp.select(_of("s", ROW))
        .from_(exp.to_table(staged(table)).as_("s"))
        .join(
            exp.alias_(name(table, LAKE), "h", table=True),
            on=_same_key(table, "s", "h"),
        )
        .where(undecided(table))
    )
    differing = _differing(table, "s", "h")
    said = sentence(
        "It differs from the record already held in {columns}; use --replace to correct it.",
        columns=differing,
    )
    verdict = _held_or(differing, "replace" if replace else "refused")
    _put(con, table, _verdict(query, verdict, differing, said))


def _held_or(differing: exp.Expr, verdict: str) -> exp.Expr:
    return part("CASE WHEN :d = '' THEN 'held' ELSE :v END", d=differing, v=text(verdict))


def _same_key(table: str, a: str, b: str) -> exp.Expr:
    return exp.and_(*(exp.EQ(this=_of(a, c), expression=_of(b, c)) for c in IDENTITY[table]))


def _differing(table: str, a: str, b: str) -> exp.Expr:
    """The names of the columns in which two records differ, joined; empty where none does."""
    cases = [
        exp.Case().when(exp.NullSafeNEQ(this=_of(a, c), expression=_of(b, c)), text(c))
        for c in COLUMNS[table]
        if c not in IDENTITY[table]
    ]
    call = exp.Anonymous(this="concat_ws", expressions=[text(", "), *cases])
    return part(":call", call=call)
