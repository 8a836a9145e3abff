"""The plan between rule text and SQL: what the optimiser rewrites.

A derived predicate is a union of blocks; a block is one SELECT: sources, a conjunction of
conditions, and the values of the head. Expressions are sqlglot's. That there is, or is not, a
row that satisfies further conditions is itself a condition (`Exists`). Every block means a set:
rows that are equal are one row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from sqlglot import exp

Ref = tuple[str, str]
"""A column of a source: (alias, column)."""


@dataclass(frozen=True)
class Source:
    """A relation under an alias that no other source of the plan has.

    With `members` it is not read itself: its rows are the members of that list, which a source
    before it holds, and its one column is `MEMBER`.
    """

    alias: str
    relation: str
    members: exp.Expr | None = None


@dataclass(frozen=True)
class Body:
    """Sources and what must hold of their rows."""

    sources: tuple[Source, ...] = ()
    where: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Exists:
    """Some body has a row (or, negated, none has). Bodies may speak of outer sources."""

    bodies: tuple[Body, ...]
    negated: bool = False


Condition = exp.Expr | Exists


@dataclass(frozen=True)
class Measure:
    """The aggregate in which a head ends: over the distinct (group, value, each) rows."""

    function: str
    value: exp.Expr
    each: tuple[exp.Expr, ...]
    type: str
    """The SQL type of the result."""


@dataclass(frozen=True)
class Block:
    """One SELECT. With a measure, `head` is what is grouped by and the measure comes last."""

    body: Body
    head: tuple[exp.Expr, ...]
    measure: Measure | None = None
    distinct: bool = True
    """Whether equal rows must be made one; false where there provably are none."""


@dataclass(frozen=True)
class Derived:
    """A derived predicate: the union of its blocks, columns c1..cn."""

    name: str
    width: int
    blocks: tuple[Block, ...]
    recursive: tuple[str, ...] = ()
    """The predicates that are derived together with this one, itself among them."""

    types: tuple[str, ...] = ()
    """The SQL types of the columns, as the rule text has them."""

    @property
    def columns(self) -> tuple[str, ...]:
        return column_names(self.width)


@dataclass(frozen=True)
class Gather:
    """A column of the row of a case: an aggregate over its records in one relation.

    `function` is value (of the one record there is), some (whether there is any), min_, max_,
    len_ (of distinct values), count, sum_, mean_, list (of structs). `value` and `where` speak
    of the relation's columns without alias.
    """

    relation: str
    function: str
    value: exp.Expr
    where: tuple[exp.Expr, ...]

    @property
    def text(self) -> str:
        """What tells one column from another."""
        conditions = " AND ".join(sorted(c.sql("duckdb") for c in self.where))
        return f"{self.relation}|{self.function}|{self.value.sql('duckdb')}|{conditions}"


@dataclass(frozen=True)
class Plan:
    """Derived predicates, each after those it reads, and which of them answer for a rule."""

    derived: tuple[Derived, ...]
    outcomes: Mapping[str, Mapping[str, str]]
    """By rule: examines, flags and cannot_tell, where it has them -> derived predicate."""

    case_relations: frozenset[str]
    """The base relations whose records belong to a case each, by their column `case`."""

    present: frozenset[tuple[str, str]] = frozenset()
    """The columns (relation, column) that have a value in every record."""

    held: Mapping[Ref, frozenset[str]] = field(default_factory=dict)
    """By column (relation, column) all texts that any record has in it, where that is known."""

    row: tuple[Gather, ...] = ()
    """The columns of `ROW`, in order; column i is named `row_column(i)`."""

    walked: frozenset[str] = frozenset()
    """The derived predicates that can be evaluated for one range of cases after another."""

    def get(self, name: str) -> Derived | None:
        return self._by_name.get(name)

    @property
    def _by_name(self) -> dict[str, Derived]:
        return {d.name: d for d in self.derived}


MEMBER = "x"
"""The column of a source that is a list: its members."""

ROW = "row"
"""The relation that the optimiser makes: one row for each case that any record speaks of."""

CASE = "case"


def row_column(place: int) -> str:
    return f"r{place}"


def column_names(width: int) -> tuple[str, ...]:
    """The SQL column names of a predicate: by position, so that no two can collide."""
    return tuple(f"c{i}" for i in range(1, width + 1))


# -- expressions -------------------------------------------------------------------


def quoted(name: str, table: str | None = None) -> exp.Column:
    """A quoted column: `case` and `order` are words of SQL."""
    return exp.column(exp.to_identifier(name, quoted=True), table=table)


def ref(column: exp.Column) -> Ref:
    return column.table, column.name


def as_ref(expression: exp.Expr) -> Ref | None:
    """The column that an expression is, if it is nothing else."""
    return ref(expression) if isinstance(expression, exp.Column) else None


def refs(condition: Condition | Body) -> Iterator[Ref]:
    """Every column that is read, with repetitions."""
    match condition:
        case Exists(bodies=bodies):
            for body in bodies:
                yield from refs(body)
        case Body(where=where):
            for part in where:
                yield from refs(part)
        case _:
            for column in condition.find_all(exp.Column):
                yield ref(column)


def aliases(condition: Condition) -> set[str]:
    """The sources that a condition speaks of, without those that it has itself."""
    own = {s.alias for s in inner_sources(condition)}
    return {alias for alias, _ in refs(condition)} - own


def inner_sources(condition: Condition | Body) -> Iterator[Source]:
    match condition:
        case Exists(bodies=bodies):
            for body in bodies:
                yield from inner_sources(body)
        case Body(sources=sources, where=where):
            yield from sources
            for part in where:
                yield from inner_sources(part)


Replace = Callable[[Ref], exp.Expr | None]


def substituted(expression: exp.Expr, new: Replace) -> exp.Expr:
    """A copy in which columns are replaced where `new` gives something for them."""
    copied = expression.copy()
    for column in list(copied.find_all(exp.Column)):
        value = new(ref(column))
        if value is None:
            continue
        value = value.copy()
        if isinstance(value, exp.Binary | exp.Not | exp.Case):
            value = exp.paren(value, copy=False)
        if column is copied:
            return value
        column.replace(value)
    return copied


def substitute(condition: Condition, new: Replace) -> Condition:
    match condition:
        case Exists(bodies=bodies, negated=negated):
            return Exists(tuple(substitute_body(b, new) for b in bodies), negated)
        case _:
            return substituted(condition, new)


def substitute_body(body: Body, new: Replace) -> Body:
    sources = tuple(
        s if s.members is None else replace(s, members=substituted(s.members, new))
        for s in body.sources
    )
    return Body(sources, tuple(substitute(c, new) for c in body.where))


def substitute_block(block: Block, new: Replace, body: Body | None = None) -> Block:
    """The block with columns replaced in conditions, head and measure."""
    measure = block.measure
    if measure is not None:
        measure = replace(
            measure,
            value=substituted(measure.value, new),
            each=tuple(substituted(e, new) for e in measure.each),
        )
    return replace(
        block,
        body=substitute_body(body or block.body, new),
        head=tuple(substituted(h, new) for h in block.head),
        measure=measure,
    )


def head_refs(block: Block) -> Iterator[Ref]:
    """The columns that the head and the measure read."""
    measured = (block.measure.value, *block.measure.each) if block.measure else ()
    for expression in (*block.head, *measured):
        yield from refs(expression)


class Fresh:
    """Gives aliases that no source of a plan has: t and a number above `after`."""

    def __init__(self, after: int = 0) -> None:
        self._numbers = count(after + 1)

    def alias(self) -> str:
        return f"t{next(self._numbers)}"

    def body(self, body: Body) -> tuple[Body, Mapping[str, str]]:
        """The body under new aliases, and which alias became which."""
        names = {s.alias: self.alias() for s in inner_sources(body)}
        return _renamed(body, names), names


def _renamed(body: Body, names: Mapping[str, str]) -> Body:
    def new(column: Ref) -> exp.Expr | None:
        alias, name = column
        return quoted(name, names[alias]) if alias in names else None

    def conditions(where: Iterable[Condition]) -> tuple[Condition, ...]:
        return tuple(
            Exists(tuple(_renamed(b, names) for b in c.bodies), c.negated)
            if isinstance(c, Exists)
            else substituted(c, new)
            for c in where
        )

    sources = tuple(
        Source(
            names.get(s.alias, s.alias),
            s.relation,
            None if s.members is None else substituted(s.members, new),
        )
        for s in body.sources
    )
    return Body(sources, conditions(body.where))


# -- as SQL ------------------------------------------------------------------------

TableName = Callable[[str], exp.Table]


@dataclass(frozen=True)
class Renderer:
    """Turns blocks into SELECTs; `table` gives the table that stands for a relation."""

    table: TableName = field(default=lambda name: exp.table_(name, quoted=True))

    def condition(self, condition: Condition) -> exp.Expr:
        if not isinstance(condition, Exists):
            return condition.copy()
        found = exp.or_(*(self._found(body) for body in condition.bodies))
        if not condition.negated:
            return exp.paren(found) if len(condition.bodies) > 1 else found
        return exp.paren(found).not_() if len(condition.bodies) > 1 else found.not_()

    def _found(self, body: Body) -> exp.Expr:
        if not body.sources:
            # A condition that is unknown does not hold, also where its failing is asked.
            holds = exp.and_(*(self.condition(c) for c in body.where)) if body.where else exp.true()
            return exp.Coalesce(this=exp.paren(holds), expressions=[exp.false()])
        return exp.Exists(this=self.select(body, exp.Literal.number(1)))

    def select(self, body: Body, *columns: exp.Expr) -> exp.Select:
        """The given columns of all rows of a body."""
        select = exp.select(*columns)
        for place, source in enumerate(body.sources):
            table = self._from(source)
            select = select.from_(table) if place == 0 else select.join(table, join_type="CROSS")
        conditions = [self.condition(c) for c in body.where]
        return select.where(*conditions, copy=False) if conditions else select

    def _from(self, source: Source) -> exp.Expr:
        alias = exp.to_identifier(source.alias)
        if source.members is not None:
            member = exp.to_identifier(MEMBER, quoted=True)
            return exp.Unnest(
                expressions=[source.members.copy()],
                alias=exp.TableAlias(this=alias, columns=[member]),
            )
        table = self.table(source.relation).copy()
        table.set("alias", exp.TableAlias(this=alias))
        return table

    def block(self, block: Block) -> exp.Query:
        measured = 1 if block.measure else 0
        names = column_names(len(block.head) + measured)
        head = [
            exp.alias_(value.copy(), name, quoted=True)
            for name, value in zip(names, block.head, strict=False)
        ]
        if block.measure is None:
            select = self.select(block.body, *head)
            return select.distinct() if block.distinct else select
        return self._aggregated(block, block.measure, names, head)

    def _aggregated(
        self, block: Block, measure: Measure, names: tuple[str, ...], head: list[exp.Expr]
    ) -> exp.Query:
        """Groups over the distinct (group, value, each) rows, as pyDatalog does."""
        value = exp.alias_(measure.value.copy(), "v", quoted=True)
        each = [exp.alias_(e.copy(), f"e{i}", quoted=True) for i, e in enumerate(measure.each)]
        select = self.select(block.body, *head, value, *each)
        rows = (select.distinct() if block.distinct else select).subquery("d")
        groups = [quoted(name, "d") for name in names[:-1]]
        result = aggregate(measure.function, quoted("v", "d"))
        named = exp.alias_(exp.cast(result, measure.type, dialect="duckdb"), names[-1], quoted=True)
        query = exp.select(*groups, named).from_(rows)
        if groups:
            return query.group_by(*(group.copy() for group in groups))
        return query.having(
            exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(0))
        )

    def derived(self, derived: Derived) -> exp.Query:
        query: exp.Query = self.block(derived.blocks[0])
        for block in derived.blocks[1:]:
            query = exp.union(query, self.block(block), distinct=True)
        return query


_AGGREGATES = {"sum_": "SUM", "min_": "MIN", "max_": "MAX", "mean_": "AVG"}


def aggregate(function: str, value: exp.Expr) -> exp.Expr:
    """An aggregate of the rule language as SQL."""
    if function == "len_":
        return exp.Count(this=exp.Distinct(expressions=[value]))
    return exp.Anonymous(this=_AGGREGATES[function], expressions=[value])
