"""A plan in lines that can be read: the row of a case, and what each rule asks of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from oversight.datalog.plan import (
    ROW,
    Block,
    Derived,
    Gather,
    Plan,
    Renderer,
    inner_sources,
    row_column,
)

_SAID = {
    "some": "whether there is one",
    "value": "{}",
    "min_": "first {}",
    "max_": "last {}",
    "len_": "how many different {}",
    "count": "how many",
    "sum_": "sum of {}",
    "mean_": "mean of {}",
    "distinct_sum_": "sum of the different {}",
    "distinct_mean_": "mean of the different {}",
    "list": "list of {}",
    "text": "list of {}",
}


def describe(plan: Plan) -> Iterator[str]:
    """The lines of a plan: its parts, the columns of the row, then rule by rule."""
    after = [d for d in plan.derived if d.name not in plan.walked and _reads_cases(d, plan)]
    yield (
        f"{len(plan.outcomes)} rules in {len(plan.derived)} predicates: {len(plan.walked)} walked "
        f"a range of cases at a time, {len(after)} over what the walk keeps, "
        f"{len(plan.derived) - len(plan.walked) - len(after)} before it."
    )
    if plan.row:
        yield ""
        yield f"The row of a case: {len(plan.row)} columns, gathered in one pass"
        for relation in dict.fromkeys(gather.relation for gather in plan.row):
            yield f"  of {relation}"
            for place, gather in enumerate(plan.row):
                if gather.relation == relation:
                    yield f"    {row_column(place):>4}  {_said(gather)}"
    answers = {n: (rule, o) for rule, by in plan.outcomes.items() for o, n in by.items()}
    for derived in plan.derived:
        yield ""
        shared = [
            f"{r} {o}"
            for r, by in plan.outcomes.items()
            for o, n in by.items()
            if n == derived.name
        ]
        title = ", ".join(shared) if derived.name in answers else derived.name
        yield f"{title}  ({_where(derived, plan)})"
        for block in derived.blocks:
            yield f"  {_block(block)}"


def _said(gather: Gather) -> str:
    text = _SAID[gather.function].format(gather.value.sql("duckdb").replace('"', ""))
    if gather.where:
        conditions = " and ".join(c.sql("duckdb").replace('"', "") for c in gather.where)
        text += f", where {conditions}"
    return text


def _where(derived: Derived, plan: Plan) -> str:
    if derived.name in plan.walked:
        on_row = all(
            len(b.body.sources) == 1 and b.body.sources[0].relation == ROW for b in derived.blocks
        )
        return "the row alone" if on_row else "walked"
    return "over what the walk keeps" if _reads_cases(derived, plan) else "before the walk"


def _reads_cases(derived: Derived, plan: Plan) -> bool:
    reads = {s.relation for block in derived.blocks for s in inner_sources(block.body)}
    return bool(reads & {*plan.case_relations, *plan.walked, ROW})


def _block(block: Block) -> str:
    """A block as SQL without the ceremony: its conditions, or its text where it joins."""
    if len(block.body.sources) == 1 and block.body.sources[0].relation == ROW:
        alias = block.body.sources[0].alias
        conditions = [Renderer().condition(c) for c in block.body.where]
        text = exp.and_(*conditions).sql("duckdb") if conditions else "every case"
        return text.replace(f"{alias}.", "").replace('"', "")
    return Renderer().block(block).sql("duckdb").replace('"', "")
