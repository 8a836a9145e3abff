"""A checked program becomes SQL for DuckDB: one query per derived predicate.

Built with sqlglot expressions, never from strings. The meaning kept (and held to pyDatalog's
by the conformance tests): sets, not bags; a column bound to a variable has a value; negation
is failure to find a row; a value that does not exist (a norm with none in force, a division
by zero) makes its literal fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlglot import exp

from oversight.datalog.bounded import SQL_TYPES, Typed, call, cast, so_many, widened, within
from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate, Type
from oversight.datalog.context import HOUR_CLOCK_COLUMNS, Context
from oversight.datalog.plan import (
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Fresh,
    Measure,
    Renderer,
    Source,
    column_names,
    quoted,
)
from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Arith,
    Atom,
    Call,
    Comparison,
    Const,
    Expr,
    Lookup,
    Membership,
    Scalar,
    Var,
)

_COMPARISONS: Mapping[str, type[exp.Binary]] = {
    "==": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
_ARITHMETIC: Mapping[str, type[exp.Binary]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}


@dataclass(frozen=True)
class CompiledPredicate:
    """The query that derives one predicate; it reads base relations and earlier predicates."""

    name: str
    columns: tuple[str, ...]
    query: exp.Query


def compile_program(program: CheckedProgram, context: Context) -> tuple[CompiledPredicate, ...]:
    """One query per derived predicate, each after those it reads."""
    fresh, render = Fresh(), Renderer()
    compiled = (compile_predicate(p, program, context, fresh) for p in program.predicates)
    return tuple(CompiledPredicate(d.name, d.columns, render.derived(d)) for d in compiled)


def compile_predicate(
    predicate: Predicate, program: CheckedProgram, context: Context, fresh: Fresh
) -> Derived:
    """The predicate as a union of blocks, a block a clause."""
    blocks = (
        ClauseCompiler(c, predicate, program, context, fresh).block() for c in predicate.clauses
    )
    types = tuple(SQL_TYPES[kind] for kind in predicate.types)
    return Derived(predicate.name, len(types), tuple(blocks), predicate.recursive, types)


def literal(value: Scalar) -> Typed:
    """A constant of the rule text as SQL."""
    match value:
        case bool():
            return Typed(exp.Boolean(this=value), Type.BOOL)
        case int():
            return Typed(exp.Literal.number(value), Type.INT)
        case Decimal():
            return Typed(exp.Literal.number(f"{value:f}"), Type.DECIMAL)
        case datetime():
            return Typed(cast(exp.Literal.string(value.isoformat()), Type.INSTANT), Type.INSTANT)
        case date():
            return Typed(cast(exp.Literal.string(value.isoformat()), Type.DATE), Type.DATE)
        case str():
            return Typed(exp.Literal.string(value), Type.TEXT)
    raise AssertionError(f"the checker lets no {value!r} stand here")


def _hours(start: exp.Expr, end: exp.Expr) -> exp.Expr:
    elapsed = exp.paren(exp.Sub(this=call("epoch_us", end), expression=call("epoch_us", start)))
    per_hour = exp.Literal.number("3600000000.0")
    return exp.paren(exp.Div(this=cast(elapsed, Type.FLOAT), expression=cast(per_hour, Type.FLOAT)))


def _days(start: exp.Expr, end: exp.Expr) -> tuple[exp.Expr, Type]:
    return cast(exp.paren(exp.Sub(this=end, expression=start)), Type.INT), Type.INT


def _part(name: str) -> Callable[[exp.Expr], tuple[exp.Expr, Type]]:
    return lambda day: (cast(call(name, day), Type.INT), Type.INT)


def _workdays(start: exp.Expr, end: exp.Expr) -> tuple[exp.Expr, Type]:
    return cast(call("workdays", start, end), Type.INT), Type.INT


def _workday_after(day: exp.Expr, count: exp.Expr) -> tuple[exp.Expr, Type]:
    return within(call("workday_after", day, so_many(count)), Type.DATE), Type.DATE


def _date(day: exp.Expr) -> tuple[exp.Expr, Type]:
    return day, Type.DATE


_DAY_FUNCTIONS: Mapping[str, Callable[..., tuple[exp.Expr, Type]]] = {
    "date": _date,
    "year": _part("year"),
    "month": _part("month"),
    "day": _part("day"),
    "day_of_week": _part("isodow"),
    "days": _days,
    "workdays": _workdays,
    "workday_after": _workday_after,
}


class ClauseCompiler:
    """One clause on its way to a SELECT: what its variables stand for, what it reads."""

    def __init__(
        self,
        checked: CheckedClause,
        head: Predicate,
        program: CheckedProgram,
        context: Context,
        fresh: Fresh | None = None,
    ) -> None:
        self.clause = checked.clause
        self.head = head
        self.program = program
        self.context = context
        self.fresh = fresh or Fresh()
        self.bound: dict[str, Typed] = {}
        self.sources: list[Source] = []
        self.conditions: list[Condition] = []

    def block(self) -> Block:
        """The clause as a block."""
        self.read(len(self.clause.body))
        return self._head()

    def read(self, count: int) -> None:
        """Take up the first `count` literals of the body."""
        for item in self.clause.body[:count]:
            match item:
                case Atom(negated=False):
                    self._join(item)
                case Atom():
                    self._exclude(item)
                case Comparison():
                    self._compare(item)
                case Membership():
                    self._member(item)

    @property
    def body(self) -> Body:
        """What has been read so far."""
        return Body(tuple(self.sources), tuple(self.conditions))

    def select(self, *columns: exp.Expr) -> exp.Select:
        """The given columns of all rows that satisfy what has been read."""
        return Renderer().select(self.body, *columns)

    # -- literals ---------------------------------------------------------------

    def _join(self, atom: Atom) -> None:
        source = Source(self.fresh.alias(), atom.relation)
        self.sources.append(source)
        for column, kind, argument in self._columns(atom):
            field = quoted(column, source.alias)
            match argument:
                case Any():
                    continue
                case Const(value=None):
                    self.conditions.append(field.is_(exp.null()))
                case Var(name=name) if name not in self.bound:
                    self.bound[name] = Typed(field, kind)
                    if atom.named and column not in self._required(atom):
                        self.conditions.append(field.is_(exp.null()).not_())
                case _:
                    self._where("==", Typed(field, kind), self.expression(argument))
        self.conditions.extend(self._dated(atom, source.alias))

    def _exclude(self, atom: Atom) -> None:
        source = Source(self.fresh.alias(), atom.relation)
        where: list[Condition] = []
        for column, kind, argument in self._columns(atom):
            field = quoted(column, source.alias)
            if isinstance(argument, Any):
                continue
            if isinstance(argument, Const) and argument.value is None:
                where.append(field.is_(exp.null()))
            elif isinstance(argument, Var) and argument.name not in self.bound:
                # `_Name`: there is a value, whatever it is.
                if column not in self._required(atom):
                    where.append(field.is_(exp.null()).not_())
            else:
                value = self.expression(argument)
                where.append(self._comparison("==", Typed(field, kind), value))
        where.extend(self._dated(atom, source.alias))
        self.conditions.append(Exists((Body((source,), tuple(where)),), negated=True))

    def _compare(self, item: Comparison) -> None:
        if item.op == "==":
            for one, other in ((item.left, item.right), (item.right, item.left)):
                if isinstance(one, Var) and one.name not in self.bound:
                    value = self.expression(other)
                    self.bound[one.name] = value
                    if value.partial:
                        self.conditions.append(value.sql.copy().is_(exp.null()).not_())
                    return
        self._where(item.op, self.expression(item.left), self.expression(item.right))

    def _member(self, item: Membership) -> None:
        value = self.expression(item.item)
        test = exp.In(
            this=value.sql, expressions=[literal(constant.value).sql for constant in item.values]
        )
        self.conditions.append(test.not_() if item.negated else test)
        if item.negated and value.partial:
            self.conditions.append(value.sql.copy().is_(exp.null()).not_())

    # -- expressions ------------------------------------------------------------

    def expression(self, node: Expr) -> Typed:
        match node:
            case Var(name=name):
                value = self.bound[name]
                return Typed(value.sql.copy(), value.type, value.partial)
            case Const(value=value_):
                return literal(value_)
            case Arith():
                return self._arithmetic(node)
            case Call():
                return self._builtin(node)
            case Any() | Lookup():
                raise AssertionError("the checker leaves neither `_` nor a lookup here")

    def _arithmetic(self, node: Arith) -> Typed:
        left, right = self.expression(node.left), self.expression(node.right)
        partial = left.partial or right.partial
        if node.op == "/":
            bottom = exp.Nullif(this=cast(right.sql, Type.FLOAT), expression=exp.Literal.number(0))
            top = cast(left.sql, Type.FLOAT)
            return Typed(exp.paren(exp.Div(this=top, expression=bottom)), Type.FLOAT, partial=True)
        kinds = (left.type, right.type)
        if Type.DATE in kinds:
            return self._of_days(node.op, left, right)
        kind = max(kinds, key=(Type.INT, Type.DECIMAL, Type.FLOAT).index)
        one, other = (widened(side, kind) for side in (left, right))
        sql = exp.paren(_ARITHMETIC[node.op](this=one, expression=other))
        if kind is Type.FLOAT:
            return Typed(sql, kind, partial)
        return Typed(within(sql, kind), kind, partial=True)

    def _of_days(self, op: str, left: Typed, right: Typed) -> Typed:
        if left.type is right.type:
            sql = exp.paren(_ARITHMETIC[op](this=left.sql, expression=right.sql))
            return Typed(cast(sql, Type.INT), Type.INT, left.partial or right.partial)
        one, other = (
            side.sql if side.type is Type.DATE else so_many(side.sql) for side in (left, right)
        )
        sql = exp.paren(_ARITHMETIC[op](this=one, expression=other))
        return Typed(within(sql, Type.DATE), Type.DATE, partial=True)

    def _builtin(self, node: Call) -> Typed:
        match node.name:
            case "today":
                return literal(self.context.as_of)
            case "now":
                return literal(self.context.now)
            case "norm":
                return self._norm(node)
        arguments = [self.expression(argument) for argument in node.args]
        if node.name == "hours":
            sql, kind = _hours(*(argument.sql for argument in arguments)), Type.FLOAT
        else:
            days = [self._civil(argument) for argument in arguments]
            sql, kind = _DAY_FUNCTIONS[node.name](*days)
        partial = node.name == "workday_after" or any(a.partial for a in arguments)
        return Typed(sql, kind, partial)

    def _norm(self, node: Call) -> Typed:
        name = node.args[0]
        assert isinstance(name, Const) and isinstance(name.value, str)
        day = self._civil(self.expression(dict(node.named)["on"]))
        values = self.context.norms[name.value]
        kinds = [literal(dated.value).type for dated in values]
        kind = max(kinds, key=list(Type).index)
        choice = exp.Case()
        for dated in values:
            bounds: list[exp.Expr] = []
            if dated.start is not None:
                bounds.append(exp.GTE(this=day.copy(), expression=literal(dated.start).sql))
            if dated.end is not None:
                bounds.append(exp.LTE(this=day.copy(), expression=literal(dated.end).sql))
            choice = choice.when(
                exp.and_(*bounds) if bounds else exp.true(), literal(dated.value).sql
            )
        return Typed(choice, kind, partial=True)

    def _civil(self, value: Typed) -> exp.Expr:
        """A date as it is; an instant as its civil date in the project's zone."""
        return call("civil", value.sql) if value.type is Type.INSTANT else value.sql

    def _comparison(self, op: str, left: Typed, right: Typed) -> exp.Expr:
        one, other = left.sql, right.sql
        if {left.type, right.type} == {Type.DATE, Type.INSTANT}:
            one, other = self._civil(left), self._civil(right)
        elif Type.FLOAT in (left.type, right.type) and left.type is not right.type:
            one, other = cast(one, Type.FLOAT), cast(other, Type.FLOAT)
        return _COMPARISONS[op](this=one, expression=other)

    def _where(self, op: str, left: Typed, right: Typed) -> None:
        self.conditions.append(self._comparison(op, left, right))

    # -- tables and head --------------------------------------------------------

    def _required(self, atom: Atom) -> frozenset[str]:
        schema = self.program.relations.get(atom.relation)
        return schema.required if schema else frozenset()

    def _columns(self, atom: Atom) -> list[tuple[str, Type, Expr]]:
        derived = self.program.predicate(atom.relation)
        if derived is not None:
            return list(
                zip(column_names(len(derived.types)), derived.types, atom.args, strict=True)
            )
        types = self.program.relations[atom.relation].columns
        hours = self.context.counts_hours(atom)
        columns: list[tuple[str, Type, Expr]] = []
        for column, argument in atom.named:
            if hours and column in HOUR_CLOCK_COLUMNS:
                columns.append((f"{column}_ts", Type.INSTANT, argument))
            else:
                columns.append((column, types[column], argument))
        return columns

    def _dated(self, atom: Atom, alias: str) -> list[exp.Expr]:
        """That a clock is counted as the rule reads it, where nothing else would say so.

        A row in hours has no days and one in days no instants: to ask only for a missing day
        must not find the rows that have none because they are in hours.
        """
        looked = [a for c, a in atom.named if c in HOUR_CLOCK_COLUMNS and not isinstance(a, Any)]
        if atom.relation != "clock" or not looked:
            return []
        if not all(isinstance(a, Const) and a.value is None for a in looked):
            return []
        start = "start_ts" if self.context.counts_hours(atom) else "start"
        return [quoted(start, alias).is_(exp.null()).not_()]

    def _head(self) -> Block:
        plain: list[exp.Expr] = []
        measure: Measure | None = None
        for kind, argument in zip(self.head.types, self.clause.head.args, strict=True):
            if isinstance(argument, Aggregate):
                measure = Measure(
                    argument.function,
                    self.expression(argument.value).sql,
                    tuple(self.expression(variable).sql for variable in argument.for_each),
                    SQL_TYPES[kind],
                )
                continue
            value = self.expression(argument)
            plain.append(value.sql if value.type is kind else cast(value.sql, kind))
        return Block(self.body, tuple(plain), measure)
