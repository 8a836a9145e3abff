"""The row of a case: its columns, and the rewriting of blocks so that they read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlglot import exp

from oversight.datalog.optimiser.find_existence import existence_in
from oversight.datalog.optimiser.rewrite import (
    Classes,
    case_places,
    equality,
    flat,
    highest_alias,
    without_presence,
)
from oversight.datalog.plan import (
    CASE,
    ROW,
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Fresh,
    Gather,
    Plan,
    Ref,
    Source,
    aliases,
    as_ref,
    quoted,
    refs,
    row_column,
    substitute,
    substitute_block,
    substitute_body,
    substituted,
)
from oversight.datalog.rows import folded, separator


@dataclass
class Columns:
    """The columns of the row so far; the same aggregate is one column, whoever asks."""

    gathers: list[Gather]
    _places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._places = {g.text: i for i, g in enumerate(self.gathers)}

    def name(self, gather: Gather) -> str:
        """The name of the column that holds the aggregate."""
        place = self._places.get(gather.text)
        if place is None:
            place = self._places[gather.text] = len(self.gathers)
            self.gathers.append(gather)
        return row_column(place)

    def list(self, gather: Gather, row: Source) -> exp.Expr:
        """What stands for a list of values of the case.

        Officers are gathered as one text and taken apart where they are looked at: a list of
        lists costs the database four times as much to gather.
        """
        if not folded(gather):
            return quoted(self.name(gather), row.alias)
        column = quoted(self.name(replace(gather, function="text")), row.alias)
        return exp.Anonymous(this="string_split", expressions=[column, separator()])


@dataclass(frozen=True)
class Record:
    """The one record of a relation that a case can have, as the row shows it.

    `there` says that the case has it; `column` gives what stands for one of its columns;
    `picks` are the conditions (on the source's own columns) that this takes care of.
    """

    there: Callable[[Source], exp.Expr]
    column: Callable[[Source, str], exp.Expr]
    picks: tuple[exp.Expr, ...] = ()


OneRecord = Callable[[Source, Iterable[Condition]], Record | None]
"""Whether a source, under these conditions, is one record of its case."""


class RowReader:
    """Puts blocks on the row of their case, and reads what has one record a case from it."""

    def __init__(self, plan: Plan, one_record: OneRecord, columns: Columns) -> None:
        self.one_record = one_record
        self.columns = columns
        self.places = case_places(plan)
        self.fresh = Fresh(highest_alias(plan))

    def derived(self, derived: Derived) -> Derived:
        if derived.recursive:
            return derived
        return replace(derived, blocks=tuple(map(self.block, derived.blocks)))

    def block(self, block: Block) -> Block:
        """The block on its row, where that spares it a source; otherwise as it is."""
        joined = self.joined(block)
        row = row_of(joined.body) if joined else None
        if joined is None or row is None:
            return block
        changed = self._read(joined, row)
        gained = changed.body.sources == (row,) or any(
            alias == row.alias and name != CASE for alias, name in refs(changed.body)
        )
        return changed if gained else block

    def joined(self, block: Block) -> Block | None:
        """The block with the row of its case among its sources; `None` where it has no one case."""
        if row_of(block.body) is not None:
            return block
        case = case_class(block, self.places)
        if case is None:
            return None
        row = Source(self.fresh.alias(), ROW)
        return existence_in(on_row(block, case, row, self.places))

    def _read(self, block: Block, row: Source) -> Block:
        for source in block.body.sources:
            record = self._record(source, block.body.where, row)
            if record is not None:
                body = _without(block.body, source, record, row)
                new = _shown(source, record, row)
                block = substitute_block(block, new, body)
        where = tuple(part for c in block.body.where for part in flat(self._condition(c, row)))
        return replace(block, body=Body(block.body.sources, without_presence(where)))

    def _condition(self, condition: Condition, row: Source) -> Condition:
        if not isinstance(condition, Exists):
            return condition
        return Exists(tuple(self._body(b, row) for b in condition.bodies), condition.negated)

    def _body(self, body: Body, row: Source) -> Body:
        body = self._keyed(body, row)
        for source in body.sources:
            record = self._record(source, body.where, row)
            if record is not None:
                rest = _without(body, source, record, row)
                return self._body(substitute_body(rest, _shown(source, record, row)), row)
        where = tuple(part for c in body.where for part in flat(self._condition(c, row)))
        return Body(body.sources, without_presence(where))

    def _keyed(self, body: Body, row: Source) -> Body:
        """The body speaking of the row's case wherever it spoke of a column equal to it."""
        key = (row.alias, CASE)
        equal = {
            (s.alias, place)
            for s in body.sources
            for place in self.places.get(s.relation, ())
            if any(is_key_equality(c, (s.alias, place), key) for c in body.where)
        }

        def new(column: Ref) -> exp.Expr | None:
            return quoted(CASE, row.alias) if column in equal else None

        where = tuple(
            c if (pair := equality(c)) and key in pair else substitute(c, new) for c in body.where
        )
        return Body(body.sources, where)

    def _record(self, source: Source, where: Iterable[Condition], row: Source) -> Record | None:
        where = tuple(where)
        places = self.places.get(source.relation, ())
        if source == row or not any(
            is_key_equality(c, (source.alias, p), (row.alias, CASE)) for c in where for p in places
        ):
            return None
        return self.one_record(source, where)


def _without(body: Body, source: Source, record: Record, row: Source) -> Body:
    """The body without the source, but with the condition that it is there."""

    def taken(condition: Condition) -> bool:
        if isinstance(condition, Exists):
            return False
        pair = equality(condition)
        if pair and (row.alias, CASE) in pair and any(alias == source.alias for alias, _ in pair):
            return True
        return bare(condition, source.alias) in record.picks

    where = tuple(c for c in body.where if not taken(c))
    return Body(
        tuple(s for s in body.sources if s != source),
        (record.there(row), *where),
    )


def _shown(source: Source, record: Record, row: Source) -> Callable[[Ref], exp.Expr | None]:
    def new(column: Ref) -> exp.Expr | None:
        return record.column(row, column[1]) if column[0] == source.alias else None

    return new


def bare(expression: exp.Expr, alias: str) -> exp.Expr:
    """The expression with the columns of a source named without its alias."""
    return substituted(expression, lambda r: quoted(r[1]) if r[0] == alias else None)


def case_class(block: Block, places: Mapping[str, Iterable[str]]) -> Ref | None:
    """A column that holds the one case all sources of a block belong to.

    That is the class of the head's first column, or the only class there is. `None` where the
    body joins the records of several cases, or of none.
    """
    classes = Classes.of(block.body.where)
    held = [(s.alias, column) for s in block.body.sources for column in places.get(s.relation, ())]
    head = as_ref(block.head[0]) if block.head else None
    if head is not None and any(classes.same(head, one) for one in held):
        return head
    roots = {classes.root(one) for one in held}
    return held[0] if len(roots) == 1 else None


def on_row(block: Block, case: Ref, row: Source, places: Mapping[str, Iterable[str]]) -> Block:
    """The block joined to the row of its case: every column of the class becomes the row's."""
    classes = Classes.of(block.body.where)
    key = quoted(CASE, row.alias)

    def new(column: Ref) -> exp.Expr | None:
        return key if classes.same(column, case) else None

    tied: list[Condition] = [
        exp.EQ(this=quoted(column, s.alias), expression=key.copy())
        for s in block.body.sources
        for column in places.get(s.relation, ())
        if classes.same((s.alias, column), case)
    ]
    rest = tuple(
        substitute(c, new)
        for c in block.body.where
        if not ((pair := equality(c)) and all(classes.same(one, case) for one in pair))
    )
    changed = substitute_block(replace(block, body=Body()), new)
    return replace(changed, body=Body((row, *block.body.sources), (*tied, *rest)))


def row_of(body: Body) -> Source | None:
    return next((s for s in body.sources if s.relation == ROW), None)


def split(where: Iterable[Condition], alias: str) -> tuple[list[exp.Expr], list[Condition]]:
    """Conditions on one source alone, and the rest."""
    own: list[exp.Expr] = []
    rest: list[Condition] = []
    for condition in where:
        if not isinstance(condition, Exists) and aliases(condition) == {alias}:
            own.append(condition)
        else:
            rest.append(condition)
    return own, rest


def is_key_equality(condition: Condition, source: Ref, key: Ref) -> bool:
    pair = equality(condition)
    return pair is not None and set(pair) == {source, key}


def listed(columns: Iterable[str]) -> tuple[exp.Expr, Callable[[exp.Expr, str], exp.Expr]]:
    """What to gather into a list so that a member shows these columns, and how it shows them."""
    names = sorted(columns)
    if len(names) == 1:
        return quoted(names[0]), lambda member, name: member
    fields = [
        exp.PropertyEQ(this=exp.to_identifier(n, quoted=True), expression=quoted(n)) for n in names
    ]

    def shown(member: exp.Expr, name: str) -> exp.Expr:
        return exp.Dot(this=member, expression=exp.to_identifier(name, quoted=True))

    return exp.Struct(expressions=fields), shown
