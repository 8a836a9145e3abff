"""Small pieces of SQL as syntax trees: templates with named places, never glued strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sqlglot import exp, parse_one

from oversight.records.views import DIALECT


@lru_cache(maxsize=512)
def _parsed(template: str) -> exp.Expr:
    return parse_one(template, dialect=DIALECT)


def part(template: str, **places: exp.Expr) -> exp.Expr:
    """A DuckDB expression in which `:name` is replaced by the tree given for it.

    >>> part("coalesce(:a, 'x')", a=exp.column("b", quoted=True)).sql("duckdb")
    'COALESCE("b", \\'x\\')'
    """
    tree = _parsed(template).copy()
    if isinstance(tree, exp.Placeholder):
        tree = places[tree.this].copy()
    for place in list(tree.find_all(exp.Placeholder)):
        place.replace(places[place.this].copy())
    return tree


def text(value: str) -> exp.Literal:
    return exp.Literal.string(value)


def texts(values: Iterable[str]) -> exp.Array:
    return exp.Array(expressions=[text(value) for value in values])


def sentence(template: str, **places: exp.Expr) -> exp.Expr:
    """A text in which `{name}` is replaced by the value of an expression.

    >>> sentence("'{a}' is not a date.", a=exp.column("b")).sql("duckdb")
    "'''' || b || ''' is not a date.'"
    """
    pieces: list[exp.Expr] = []
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        pieces += [*([text(before)] if before else []), places[name].copy()]
    pieces += [text(rest)] if rest else []
    return exp.Concat(expressions=pieces)


def lookup(value: exp.Expr, table: Mapping[str, str | None], other: exp.Expr) -> exp.Expr:
    """`CASE value WHEN name THEN text ... ELSE other END`."""
    if not table:
        return other.copy()
    case = exp.Case(this=value.copy())
    for name, meaning in table.items():
        case = case.when(text(name), exp.null() if meaning is None else text(meaning))
    return case.else_(other.copy())
