"""Small pieces of SQL as syntax trees: templates with named places, never glued strings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sqlglot import exp, parse_one

from oversight.records.views import DIALECT


@lru_cache(maxsize=512)
def _parsed(template: str) -> exp.Expr:
    return parse_one(template, dialect=DIALECT)


def own(tree: exp.Expr) -> exp.Expr:
    """The tree itself where nothing holds it yet, else a copy: a tree has one place only."""
    return tree if tree.parent is None else tree.copy()


def part(template: str, **places: exp.Expr) -> exp.Expr:
    """A DuckDB expression in which `:name` is replaced by the tree given for it.

    >>> part("coalesce(:a, 'x')", a=exp.column("b", quoted=True)).sql("duckdb")
    'COALESCE("b", \\'x\\')'
    """
    tree = _parsed(template).copy()
    if isinstance(tree, exp.Placeholder):
        return own(places[tree.this])
    for place in list(tree.find_all(exp.Placeholder)):
        place.replace(own(places[place.this]))
    return tree


def text(value: str) -> exp.Literal:
    return exp.Literal.string(value)


def named(tree: exp.Expr, name: str) -> exp.Alias:
    """The expression under a name, quoted."""
    return exp.Alias(this=own(tree), alias=exp.to_identifier(name, quoted=True))


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
        pieces += [*([text(before)] if before else []), own(places[name])]
    pieces += [text(rest)] if rest else []
    return exp.Concat(expressions=pieces)


def lookup(value: exp.Expr, table: Mapping[str, str | None], other: exp.Expr) -> exp.Expr:
    """`CASE value WHEN name THEN text ... ELSE other END`."""
    if not table:
        return own(other)
    case = exp.Case(this=own(value))
    for name, meaning in table.items():
        case.when(text(name), exp.null() if meaning is None else text(meaning), copy=False)
    return case.else_(own(other), copy=False)
