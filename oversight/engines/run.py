"""A plan carried out: what hangs on no case first, then the walk over the cases, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from oversight.datalog.optimiser.rewrite import case_places
from oversight.datalog.plan import (
    CASE,
    ROW,
    Block,
    Derived,
    Plan,
    as_ref,
    inner_sources,
)
from oversight.engines.answers import Answers
from oversight.engines.base import RuleProgram, RuleRows
from oversight.engines.stage import DIALECT, Needs, Stage

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from oversight.engines.base import Task

EVENTS_AT_ONCE = 2_500_000
"""So many events are looked at together: some 400 MB of memory."""

USUAL_WIDTH = 60
"""So many columns of the row go with that many events."""

Answer = TypeVar("Answer")
Ask = Callable[[Answers], Iterator[tuple[str, Answer]]]
"""What is asked of a stage: the rows of its rules, or their counts."""


class Run:
    """Carries out a plan on a connection with the records as of the task's day."""

    def __init__(self, con: duckdb.DuckDBPyConnection, plan: Plan, task: Task, events: int) -> None:
        self.con = con
        self.plan = plan
        self.task = task
        self.events = events
        self._counting = False
        self.reads = {d.name: _relations(d) for d in plan.derived}
        self.settled = self._settled()
        self.walked_rules = [r for r in task.programs if self._walks(r)]
        self.rest = [r for r in task.programs if r not in self.walked_rules]

    def answers(self) -> Iterator[tuple[str, RuleRows]]:
        """The rows of every rule: of the walked ones for each range of cases."""
        yield from self._all(Answers.all)

    def counts(self) -> Iterator[tuple[str, pa.Table]]:
        """The counts of every rule: of the walked ones for each range of cases."""
        self._counting = True
        yield from self._all(Answers.counts)

    def _all(self, ask: Ask[Answer]) -> Iterator[tuple[str, Answer]]:
        ready = self._before()
        kept: dict[str, str] = {}
        if self.plan.walked:
            yield from self._walk(ready, kept, ask)
        for rule in self.walked_rules:
            self.task.on_rule(rule.rule)
        if self.rest:
            yield from self._after({**ready, **kept}, ask)

    # -- the three parts --------------------------------------------------------

    def _before(self) -> Mapping[str, str]:
        """The tables of predicates that no record of a case goes into."""
        chosen = [d for d in self.plan.derived if d.name in self.settled]
        stage = Stage(self.con, self.plan, self.task, Needs(self.plan, chosen, ()), {})
        for derived in chosen:
            stage.derive(derived)
        return {d.name: stage.names[d.name] for d in chosen}

    def _walk(
        self, ready: Mapping[str, str], kept: dict[str, str], ask: Ask[Answer]
    ) -> Iterator[tuple[str, Answer]]:
        """Every range of cases in turn; what later parts need goes into the tables `kept`."""
        keep = self._kept()
        wanted = self._wanted(keep)
        owners = {rule.subject for rule in self.walked_rules if rule.subject != CASE} | {CASE}
        needs = Needs(self.plan, wanted, owners & {*self.plan.case_relations, CASE})
        read = {r for d in wanted for r in self.reads[d.name]}
        asked = {n for rule in self.walked_rules for n in self.plan.outcomes[rule.rule].values()}
        # A wide row takes more memory a case than a narrow one.
        spans = self.task.records.spans(self.events // max(1, len(self.plan.row) // USUAL_WIDTH))
        stage = Stage(self.con, self.plan, self.task, needs, ready)
        answers = Answers(stage, self.walked_rules, self.task.subjects)
        made = [d for d in wanted if d.name in read or d.name not in asked]
        # Where all that is asked is counts over the row, its table is spared.
        spared = self._counting and not made and not keep and not needs.reckoned
        spared = spared and answers.on_row()
        for place, span in enumerate(spans, start=1):
            stage.open(span, row=not spared)
            for derived in made:
                stage.derive(derived)
            yield from ask(answers)
            for name in keep:
                kept[name] = self._keep(stage, name, kept.get(name))
            self.task.on_span(place, len(spans))

    def _after(self, ready: Mapping[str, str], ask: Ask[Answer]) -> Iterator[tuple[str, Answer]]:
        """What brings the records of many cases together."""
        chosen = [
            d for d in self.plan.derived if d.name not in ready and d.name not in self.plan.walked
        ]
        stage = Stage(self.con, self.plan, self.task, Needs(self.plan, chosen, ()), ready)
        stage.open(None)
        for derived in chosen:
            stage.derive(derived)
        for rule, rows in ask(Answers(stage, self.rest, self.task.subjects)):
            yield rule, rows
            self.task.on_rule(rule)

    # -- what goes where --------------------------------------------------------

    def _settled(self) -> set[str]:
        settled: set[str] = set()
        of_cases = {*self.plan.case_relations, ROW}
        names = set(self.reads)
        for derived in self.plan.derived:
            read = self.reads[derived.name] - set(derived.recursive)
            if not read & of_cases and not (read & names) - settled:
                settled.add(derived.name)
        return settled

    def _walks(self, rule: RuleProgram) -> bool:
        """Whether all rows of one subject come from one case, in all outcomes of the rule."""
        return all(
            name in self.plan.walked and self._tied(rule.subject, name)
            for name in self.plan.outcomes[rule.rule].values()
        )

    def _tied(self, subject: str, name: str) -> bool:
        if subject == CASE:
            return "c1" in case_places(self.plan)[name]
        derived = self.plan.get(name)
        assert derived is not None
        return all(self._is_key(block, subject) for block in derived.blocks)

    def _is_key(self, block: Block, subject: str) -> bool:
        column = as_ref(block.head[0]) if block.head else None
        relations = {s.alias: s.relation for s in block.body.sources}
        if column is None or subject not in self.plan.case_relations:
            return False
        relation = relations.get(column[0], "")
        if relation in self.reads:
            return (
                column[1] == "c1" and relation in self.plan.walked and self._tied(subject, relation)
            )
        return (relation, column[1]) == (subject, subject)

    def _kept(self) -> list[str]:
        """The walked predicates that are read when the walk is over."""
        walked = self.plan.walked
        later = {n for rule in self.rest for n in self.plan.outcomes[rule.rule].values()}
        for derived in self.plan.derived:
            if derived.name not in walked and derived.name not in self.settled:
                later |= self.reads[derived.name]
        return [d.name for d in self.plan.derived if d.name in walked and d.name in later]

    def _wanted(self, keep: Iterable[str]) -> list[Derived]:
        """The walked predicates that an answer or a kept one needs, in order."""
        needed = set(keep)
        for rule in self.walked_rules:
            needed |= set(self.plan.outcomes[rule.rule].values())
        for derived in reversed(self.plan.derived):
            if derived.name in needed:
                needed |= self.reads[derived.name]
        return [d for d in self.plan.derived if d.name in needed and d.name in self.plan.walked]

    def _keep(self, stage: Stage, name: str, table: str | None) -> str:
        """Add a range's rows of a predicate to those of the ranges before it."""
        rows = f"SELECT * FROM {stage.table(name).sql(DIALECT)}"
        if name not in stage.names:
            derived = self.plan.get(name)
            assert derived is not None
            rows = stage.render.derived(derived).sql(DIALECT)
        if table is None:
            place = [d.name for d in self.plan.derived].index(name)
            self.con.execute(f"CREATE OR REPLACE TEMP TABLE kept_{place} AS {rows}")
            return f"kept_{place}"
        self.con.execute(f"INSERT INTO {table} {rows}")
        return table


def _relations(derived: Derived) -> set[str]:
    return {s.relation for block in derived.blocks for s in inner_sources(block.body)}
