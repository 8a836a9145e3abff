"""The row of a case as SQL: one grouping for each relation, joined by the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

from oversight.datalog.plan import CASE, Gather, TableName, aggregate, quoted

EVENT, OFFICER = "event", "officer"
_OVER_LISTS = {"len_": "list_unique", "min_": "list_min", "max_": "list_max"}
_DISTINCT = {"distinct_sum_": "SUM", "distinct_mean_": "AVG"}


def row_query(
    gathers: Mapping[str, Gather],
    relations: Iterable[str],
    table: TableName,
    extras: Mapping[str, Mapping[str, exp.Expr]] | None = None,
    optional: bool = False,
) -> exp.Select:
    """SELECT of the row: "case", the gathers by their names, and the `extras` of each relation.

    `relations` are all that can bring a case; a case has a row if one of them speaks of it. If
    cases that are not in the first relation are `optional`, they are left out.
    """
    extras = extras or {}
    by_relation: dict[str, dict[str, exp.Expr]] = {name: {} for name in relations}
    shown: list[exp.Expr] = [quoted(CASE)]
    masks = _Masks(gathers)
    for name, gather in gathers.items():
        if name in masks.tests:
            by_relation.setdefault(EVENT, {})
            shown.append(exp.alias_(masks.tests[name], name, quoted=True))
            continue
        fold = folded(gather)
        relation = EVENT if fold else gather.relation
        found = _of_officers(gather) if fold else _aggregated(gather)
        by_relation.setdefault(relation, {})[name] = found
        shown.append(exp.alias_(_filled(gather, quoted(name)), name, quoted=True))
    for relation, columns in extras.items():
        by_relation.setdefault(relation, {}).update(columns)
        shown.extend(quoted(name) for name in columns)
    for name, mask in masks.columns.items():
        by_relation[EVENT][name] = mask
    queries = {name: _grouped(name, columns, table(name)) for name, columns in by_relation.items()}
    first, *others = queries.items()
    select = exp.select(*shown).from_(first[1].subquery(f"g_{first[0]}"))
    kind = "LEFT" if optional else "FULL"
    for name, query in others:
        select = select.join(query.subquery(f"g_{name}"), using=[quoted(CASE)], join_type=kind)
    return select


_FEW = 6
_BITS = 62


class _Masks:
    """Which acts a case has, as bits of a number: one aggregate in the place of very many.

    `tests` has, by column, the question whether the case has such an event; `columns` the
    aggregates that it is asked of. A few such columns are not worth it.
    """

    def __init__(self, gathers: Mapping[str, Gather]) -> None:
        asked = {name: acts for name, g in gathers.items() if (acts := _acts_alone(g))}
        self.tests: dict[str, exp.Expr] = {}
        self.columns: dict[str, exp.Expr] = {}
        if len(asked) < _FEW:
            return
        acts = list(dict.fromkeys(act for listed in asked.values() for act in listed))
        for first in range(0, len(acts), _BITS):
            cases = exp.case(quoted("act"))
            for place, act in enumerate(acts[first : first + _BITS]):
                cases = cases.when(exp.Literal.string(act), _bigint(1 << place))
            self.columns[f"acts{first}"] = exp.Anonymous(this="bit_or", expressions=[cases])
        for name, listed in asked.items():
            found = []
            for first in range(0, len(acts), _BITS):
                bits = sum(1 << p for p, a in enumerate(acts[first : first + _BITS]) if a in listed)
                if bits:
                    both = exp.BitwiseAnd(this=quoted(f"acts{first}"), expression=_bigint(bits))
                    found.append(exp.NEQ(this=exp.paren(both), expression=exp.Literal.number(0)))
            held = exp.paren(exp.or_(*found))
            self.tests[name] = exp.Coalesce(this=held, expressions=[exp.false()])


def _bigint(number: int) -> exp.Expr:
    return exp.cast(exp.Literal.number(number), "BIGINT", dialect="duckdb")


def _acts_alone(gather: Gather) -> list[str]:
    """The acts of which the column says whether there is any, if it says no more."""
    if (gather.relation, gather.function) != (EVENT, "some") or len(gather.where) != 1:
        return []
    (condition,) = gather.where
    named = isinstance(condition, exp.EQ | exp.In) and condition.this == quoted("act")
    values: list[exp.Expr] = []
    if named and isinstance(condition, exp.EQ):
        values = [condition.expression]
    elif named:
        values = condition.args.get("expressions") or []
    if not all(isinstance(value, exp.Literal) and value.is_string for value in values):
        return []
    return [str(value.name) for value in values]


def gathered(relation: str, gathers: Mapping[str, Gather], table: exp.Table) -> exp.Select:
    """SELECT of "case" and the named gathers over one relation, one row a case."""
    columns = {name: _aggregated(gather) for name, gather in gathers.items()}
    rows = _grouped(relation, columns, table).subquery("g")
    filled = (exp.alias_(_filled(g, quoted(n)), n, quoted=True) for n, g in gathers.items())
    return exp.select(quoted(CASE), *filled).from_(rows)


def folded(gather: Gather) -> bool:
    """Whether a column about officers can be had from the events that name them."""
    if gather.relation != OFFICER or gather.function not in (*_OVER_LISTS, "some", "list", "text"):
        return False
    reads = {c.name for one in gather.where for c in one.find_all(exp.Column)}
    shown = {c.name for c in gather.value.find_all(exp.Column)}
    return OFFICER not in reads and shown <= {OFFICER}


def separator() -> exp.Expr:
    """Stands between officers gathered as one text; no officer's name holds it."""
    return exp.Anonymous(this="chr", expressions=[exp.Literal.number(31)])


def _of_officers(gather: Gather) -> exp.Expr:
    """The column over the officers of the events that the conditions pick."""
    text: exp.Expr = exp.Anonymous(
        this="array_to_string", expressions=[quoted("officers"), separator()]
    )
    text = exp.Nullif(this=text, expression=exp.Literal.string(""))
    if gather.where:
        # Not as a filter of the aggregate: texts are made of the events picked, and no others.
        text = exp.case().when(exp.and_(*(c.copy() for c in gather.where)), text)
    joined: exp.Expr = exp.Anonymous(this="string_agg", expressions=[text, separator()])
    if gather.function == "some":
        return joined.is_(exp.null()).not_()
    if gather.function == "text":
        return joined
    apart = exp.Anonymous(this="string_split", expressions=[joined, separator()])
    return exp.Anonymous(this=_OVER_LISTS[gather.function], expressions=[apart])


def _filled(gather: Gather, value: exp.Expr) -> exp.Expr:
    """What a case without records in the relation has: no record, and no count."""
    if gather.function == "some":
        return exp.Coalesce(this=value, expressions=[exp.false()])
    if gather.function == "count":
        return exp.Nullif(this=value, expression=exp.Literal.number(0))
    return value


def _grouped(relation: str, columns: Mapping[str, exp.Expr], table: exp.Table) -> exp.Select:
    select = exp.select(quoted(CASE)).from_(table)
    select = select.select(*(exp.alias_(v, name, quoted=True) for name, v in columns.items()))
    return select if relation == CASE else select.group_by(quoted(CASE))


def one_of(column: exp.Expr, values: Sequence[str]) -> exp.Expr:
    """The condition that a column holds one of some texts, as rules would have it written."""
    literals = [exp.Literal.string(value) for value in values]
    if len(literals) == 1:
        return exp.EQ(this=column.copy(), expression=literals[0])
    return exp.In(this=column.copy(), expressions=literals)


def _aggregated(gather: Gather) -> exp.Expr:
    match gather.function:
        case "value" if gather.relation == CASE:
            return gather.value.copy()
        case "some":
            if not gather.where:
                return exp.true()
            conditions = exp.and_(*(c.copy() for c in gather.where))
            if gather.relation != EVENT:
                return exp.Anonymous(this="bool_or", expressions=[conditions])
            # Every event has a time, and the first one is likely asked for as well: the
            # database reckons aggregates with the same text once.
            first = exp.Anonymous(this="MIN", expressions=[quoted("ts")])
            first_where = exp.Filter(this=first, expression=exp.Where(this=conditions))
            return first_where.is_(exp.null()).not_()
        case "value":
            found: exp.Expr = exp.Anonymous(this="any_value", expressions=[gather.value.copy()])
        case "count":
            found = exp.Count(this=exp.Star())
        case "list":
            found = exp.Anonymous(this="list", expressions=[gather.value.copy()])
        case "distinct_sum_" | "distinct_mean_":
            distinct = exp.Distinct(expressions=[gather.value.copy()])
            found = exp.Anonymous(this=_DISTINCT[gather.function], expressions=[distinct])
        case function:
            found = aggregate(function, gather.value.copy())
    if not gather.where:
        return found
    where = exp.Where(this=exp.and_(*(c.copy() for c in gather.where)))
    return exp.Filter(this=found, expression=where)
