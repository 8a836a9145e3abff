"""What the outcomes of rules are in a stage: rows for the flagged and the doubtful, counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
from sqlglot import exp

from oversight.datalog.plan import (
    CASE,
    ROW,
    Block,
    Gather,
    Plan,
    as_ref,
    column_names,
    inner_sources,
    quoted,
    row_column,
)
from oversight.engines.base import RuleProgram, RuleRows
from oversight.engines.row import Tests
from oversight.engines.stage import DIALECT, Stage
from oversight.records.owner import owner_query

ORG = Gather(CASE, "value", quoted("org"), ())
"""The organisation that a case belongs to, as a column of the row."""


def with_owner(plan: Plan) -> Plan:
    """The plan whose row, if it has one, also shows the organisation of the case."""
    if not plan.row or any(gather.text == ORG.text for gather in plan.row):
        return plan
    return replace(plan, row=(*plan.row, ORG))


def _owner_column(plan: Plan) -> str | None:
    texts = [gather.text for gather in plan.row]
    return row_column(texts.index(ORG.text)) if ORG.text in texts else None


@dataclass(frozen=True)
class Outcome:
    """The query of an outcome, as text: subject, org, and the further columns of its head.

    `single` where no subject can have two rows.
    """

    query: str
    width: int
    single: bool


@dataclass(frozen=True)
class Counting:
    """How rules are counted: by columns of one pass over the row, each by its own query, or both.

    `on_row` gives by rule which columns of the pass are examined, flagged, cannot_tell; where
    the last two are missing, a query of its own counts them.
    """

    tests: Tests
    on_row: Mapping[str, tuple[str, ...]]
    queries: Mapping[str, str]


class Answers:
    """Asks a stage for the outcomes of rules, after its derived predicates are made.

    What is asked is written once, and asked again of every range of cases the stage opens.
    """

    def __init__(self, stage: Stage, rules: Sequence[RuleProgram], subjects: bool) -> None:
        self.stage = stage
        self.plan = stage.plan
        self.rules = rules
        self.subjects = subjects
        self._owners: dict[str, str] = {}
        self._org = _owner_column(self.plan)
        self._outcomes: dict[str, Outcome] = {}
        self._conditions_on_row: dict[str, exp.Expr | None] = {}
        self._counting: Counting | None = None
        self._populations: str | None = None

    def all(self) -> Iterator[tuple[str, RuleRows]]:
        """The rows of each rule, in turn."""
        self._own()
        examined = self._examined()
        for rule in self.rules:
            outcomes = self.plan.outcomes[rule.rule]
            flagged = self._flagged(rule, outcomes["flags"])
            yield (
                rule.rule,
                RuleRows(
                    examined=examined[outcomes["examines"]],
                    flagged=flagged,
                    cannot_tell=self._doubtful(rule, outcomes.get("cannot_tell"), flagged),
                    subjects=self._subjects(rule) if self.subjects else None,
                ),
            )

    def counts(self) -> Iterator[tuple[str, pa.Table]]:
        """How many subjects each rule examined, flagged and cannot tell of, by organisation.

        Rules that hang on the row alone are counted in one pass over it.
        """
        self._own()
        if self._counting is None:
            self._counting = self._how_counted()
        if self._counting.on_row:
            table = self._over_row(self._counting.tests)
            nothing = pa.array([0] * table.num_rows, pa.int64())
            for name, columns in self._counting.on_row.items():
                counts = [table[column] for column in columns]
                counts += [nothing] * (len(_COUNTS) - len(counts))
                yield name, pa.table([table["org"], *counts], names=["org", *_COUNTS])
        for name, query in self._counting.queries.items():
            yield name, self.stage.con.sql(query).to_arrow_table()

    def _how_counted(self) -> Counting:
        tests = Tests()
        counted: dict[str, tuple[str, ...]] = {}
        queries: dict[str, str] = {}
        for rule in self.rules:
            found = self._conditions(rule)
            if found is not None:
                examined, flagged, doubtful = (tests.name(c.sql(DIALECT)) for c in found)
                counted[rule.rule] = (
                    tests.count(f'"{examined}"'),
                    tests.count(f'"{flagged}"'),
                    tests.count(f'"{doubtful}" AND NOT "{flagged}"'),
                )
                continue
            population = self._on_row(rule, self.plan.outcomes[rule.rule]["examines"])
            if population is not None:
                examined = tests.name(population.sql(DIALECT))
                counted[rule.rule] = (tests.count(f'"{examined}"'),)
            queries[rule.rule] = self._count_query(rule, examined=population is None)
        return Counting(tests, counted, queries)

    def on_row(self) -> bool:
        """Whether all rules hang on the row alone."""
        return all(self._conditions(rule) is not None for rule in self.rules)

    def _conditions(self, rule: RuleProgram) -> tuple[exp.Expr, exp.Expr, exp.Expr] | None:
        outcomes = self.plan.outcomes[rule.rule]
        examined, flagged = (self._on_row(rule, outcomes[o]) for o in ("examines", "flags"))
        doubtful: exp.Expr | None = exp.false()
        if "cannot_tell" in outcomes:
            doubtful = self._on_row(rule, outcomes["cannot_tell"])
        if examined is None or flagged is None or doubtful is None:
            return None
        return examined, flagged, doubtful

    def _over_row(self, tests: Tests) -> pa.Table:
        assert self._org is not None
        if ROW not in self.stage.names:
            spine, optional = self.stage.spine(), self.stage.needs.recorded
            return self.stage.row_table.count(self._org, tests, spine, optional)
        row = self.stage.table(ROW).sql(DIALECT)
        return self.stage.con.sql(
            f'SELECT org, {tests.counts} FROM (SELECT r."{self._org}" AS org, {tests.columns} '
            f"FROM {row} AS r) GROUP BY org ORDER BY org"
        ).to_arrow_table()

    def _count_query(self, rule: RuleProgram, examined: bool) -> str:
        """SQL of how many subjects a rule flags and cannot tell of, and `examined`, by org."""
        outcomes = self.plan.outcomes[rule.rule]
        flagged = self._written(rule, outcomes["flags"], facts=False).query
        parts = [f"SELECT org, FALSE AS e, TRUE AS f, FALSE AS d FROM ({flagged})"]
        if examined:
            population = self._written(rule, outcomes["examines"], facts=False).query
            parts.append(f"SELECT org, TRUE, FALSE, FALSE FROM ({population})")
        if "cannot_tell" in outcomes:
            doubtful = self._written(rule, outcomes["cannot_tell"], facts=False).query
            parts.append(
                f"SELECT org, FALSE, FALSE, TRUE FROM ({doubtful}) "
                f"WHERE c1 NOT IN (SELECT c1 FROM ({flagged}))"
            )
        return (
            "SELECT org, count(*) FILTER (WHERE e) AS examined, count(*) FILTER (WHERE f) "
            "AS flagged, count(*) FILTER (WHERE d) AS cannot_tell "
            f"FROM ({' UNION ALL '.join(parts)}) GROUP BY org ORDER BY org"
        )

    # -- the three outcomes -----------------------------------------------------

    def _examined(self) -> Mapping[str, pa.Table]:
        """How many subjects each population has, by organisation; all those on the row at once."""
        counts: dict[str, pa.Table] = {}
        on_row: list[str] = []
        for rule in self.rules:
            name = self.plan.outcomes[rule.rule]["examines"]
            if name in counts or name in on_row:
                continue
            if self._on_row(rule, name) is not None:
                on_row.append(name)
            else:
                counts[name] = self.stage.con.sql(
                    "SELECT org, count(*) AS examined "
                    f"FROM ({self._outcome(rule, name).query}) GROUP BY org ORDER BY org"
                ).to_arrow_table()
        return {**counts, **self._counted(on_row)}

    def _on_row(self, rule: RuleProgram, name: str) -> exp.Expr | None:
        """The condition on the row (alias r) that an outcome is, where it is nothing else."""
        if self._org is None or rule.subject != CASE or name in self.stage.names:
            return None
        if name not in self._conditions_on_row:
            self._conditions_on_row[name] = self._condition_on_row(name)
        return self._conditions_on_row[name]

    def _condition_on_row(self, name: str) -> exp.Expr | None:
        derived = self.plan.get(name)
        assert derived is not None
        holds = [self._block_on_row(block) for block in derived.blocks]
        found = [h for h in holds if h is not None]
        if len(found) < len(holds):
            return None
        return exp.or_(*found) if len(found) > 1 else found[0]

    def _block_on_row(self, block: Block) -> exp.Expr | None:
        if not _of_row_alone(block):
            return None
        alias = block.body.sources[0].alias
        holds = in_turn([self.stage.render.condition(c) for c in block.body.where])
        for column in list(holds.find_all(exp.Column)):
            if column.table == alias:
                column.set("table", exp.to_identifier("r"))
        return exp.Coalesce(this=exp.paren(holds), expressions=[exp.false()])

    def _counted(self, names: Sequence[str]) -> Mapping[str, pa.Table]:
        if not names:
            return {}
        if self._populations is None:
            columns = [f'r."{self._org}" AS "org"']
            for place, name in enumerate(names):
                condition = self._conditions_on_row[name]
                assert condition is not None
                columns.append(f"count(*) FILTER (WHERE {condition.sql(DIALECT)}) AS n{place}")
            row = self.stage.table(ROW).sql(DIALECT)
            self._populations = (
                f"SELECT {', '.join(columns)} FROM {row} AS r GROUP BY 1 ORDER BY org NULLS FIRST"
            )
        table = self.stage.con.sql(self._populations).to_arrow_table()
        found = {}
        for place, name in enumerate(names):
            counts = table.select(["org", f"n{place}"]).rename_columns(["org", "examined"])
            found[name] = counts.filter(pa.compute.greater(counts["examined"], 0))
        return found

    def _flagged(self, rule: RuleProgram, name: str) -> pa.Table:
        outcome = self._outcome(rule, name)
        facts = [f"c{i + 2}" for i in range(outcome.width)]
        columns = ", ".join(["c1", "org", *facts])
        sql = outcome.query
        if outcome.single:
            rows = f"SELECT {columns}, CAST(0 AS BIGINT) AS more FROM ({sql})"
        else:
            order = ", ".join(facts) or "c1"
            rows = (
                f"SELECT {columns}, more FROM (SELECT *, "
                f"row_number() OVER (PARTITION BY c1 ORDER BY {order}) AS place, "
                f"count(*) OVER (PARTITION BY c1) - 1 AS more FROM ({sql})) WHERE place = 1"
            )
        table = self.stage.con.sql(f"{rows} ORDER BY c1").to_arrow_table()
        return table.rename_columns(["subject", "org", *rule.facts, "more"])

    def _doubtful(self, rule: RuleProgram, name: str | None, flagged: pa.Table) -> pa.Table:
        """Those of whom it cannot be told, without those that are flagged."""
        if name is None:
            return _NO_DOUBT
        outcome = self._outcome(rule, name)
        self.stage.con.register("flagged_now", flagged.select(["subject"]))
        table = self.stage.con.sql(
            "SELECT c1 AS subject, any_value(org) AS org, min(c2) AS reason "
            f"FROM ({outcome.query}) AS d "
            "WHERE NOT EXISTS (SELECT 1 FROM flagged_now AS f WHERE f.subject = d.c1) "
            "GROUP BY c1 ORDER BY 1"
        ).to_arrow_table()
        self.stage.con.unregister("flagged_now")
        return table

    def _subjects(self, rule: RuleProgram) -> pa.Table:
        outcome = self._outcome(rule, self.plan.outcomes[rule.rule]["examines"])
        return self.stage.con.sql(
            f"SELECT DISTINCT c1 AS subject, org FROM ({outcome.query}) ORDER BY 1"
        ).to_arrow_table()

    # -- with the organisation --------------------------------------------------

    def _outcome(self, rule: RuleProgram, name: str) -> Outcome:
        """The rows (c1 the subject, org, c2, ...) of an outcome."""
        if name not in self._outcomes:
            self._outcomes[name] = self._written(rule, name)
        return self._outcomes[name]

    def _written(self, rule: RuleProgram, name: str, facts: bool = True) -> Outcome:
        """The query of an outcome; without `facts` of its subjects alone, each once."""
        derived = self.plan.get(name)
        assert derived is not None
        width = derived.width - 1
        made = name in self.stage.names
        if rule.subject == CASE and self._org is not None and not made:
            blocks = [self._owned(block, facts) for block in derived.blocks]
            if all(blocks):
                query: exp.Query = blocks[0]  # type: ignore[assignment]
                for other in blocks[1:]:
                    assert other is not None
                    query = exp.union(query, other, distinct=True)
                single = len(blocks) == 1 and not derived.blocks[0].distinct
                return Outcome(query.sql(DIALECT), width, single)
        rows: exp.Expr = (
            exp.select("*").distinct().from_(self.stage.table(name))
            if made
            else self.stage.render.derived(derived)
        )
        columns = [quoted(c, "d") for c in column_names(derived.width if facts else 1)]
        owner = exp.to_table(self._owner(rule.subject))
        owner.set("alias", exp.TableAlias(this=exp.to_identifier("o")))
        query = (
            exp.select(columns[0], quoted("org", "o"), *columns[1:])
            .from_(exp.Subquery(this=rows, alias=exp.TableAlias(this=exp.to_identifier("d"))))
            .join(
                owner,
                on=exp.EQ(this=quoted("subject", "o"), expression=columns[0].copy()),
                join_type="LEFT",
            )
        )
        query = query if facts else query.distinct()
        return Outcome(query.sql(DIALECT), width, single=False)

    def _owned(self, block: Block, facts: bool) -> exp.Select | None:
        """The block with the organisation that its row shows; `None` where it reads no row."""
        row = next((s for s in block.body.sources if s.relation == ROW), None)
        if row is None or block.measure is not None or self._org is None:
            return None
        if as_ref(block.head[0]) != (row.alias, CASE):
            return None
        shown = block.head if facts else block.head[:1]
        names = column_names(len(shown))
        head = [
            exp.alias_(value.copy(), name, quoted=True)
            for name, value in zip(names, shown, strict=True)
        ]
        org = exp.alias_(quoted(self._org, row.alias), "org", quoted=True)
        select = self.stage.render.select(block.body, head[0], org, *head[1:])
        unique = not block.distinct if facts else _of_row_alone(block)
        return select if unique else select.distinct()

    def _owner(self, subject: str) -> str:
        """The table (subject, org) for one kind of subject."""
        if subject not in self._owners:
            self._owners[subject] = f"owner_{subject}"
            self._make_owner(subject)
        return self._owners[subject]

    def _own(self) -> None:
        """Make the tables of owners that were asked for of a range before this one."""
        for subject in self._owners:
            self._make_owner(subject)

    def _make_owner(self, subject: str) -> None:
        self.stage.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {self._owners[subject]} AS "
            f"{owner_query(subject, self._name)}"
        )

    def _name(self, relation: str) -> str:
        return self.stage.table(relation).sql(DIALECT)


def in_turn(conditions: Sequence[exp.Expr]) -> exp.Expr:
    """All conditions hold, and what costs more than a comparison is asked only of the rest.

    The database works out both sides of an AND for every row; a CASE it does not.
    """
    cheap = [c for c in conditions if not c.find(exp.Anonymous)]
    dear = [c for c in conditions if c.find(exp.Anonymous)]
    if not cheap or not dear:
        return exp.and_(*conditions) if conditions else exp.true()
    return exp.case().when(exp.and_(*cheap), exp.and_(*dear)).else_(exp.false())


_COUNTS = ("examined", "flagged", "cannot_tell")
_NO_DOUBT = pa.schema(
    [("subject", pa.string()), ("org", pa.string()), ("reason", pa.string())]
).empty_table()


def on_row(plan: Plan, rule: RuleProgram) -> bool:
    """Whether every outcome of a rule about cases is a condition on the row, and nothing else."""
    outcomes = (plan.get(name) for name in plan.outcomes[rule.rule].values())
    return rule.subject == CASE and all(
        _of_row_alone(block) for derived in outcomes if derived for block in derived.blocks
    )


def _of_row_alone(block: Block) -> bool:
    """Whether the block asks the row of its case, and no other table.

    What asks another table is better a query of its own: among the filters of a count the
    database would look into that table for each row.
    """
    if block.measure is not None or len(block.body.sources) != 1:
        return False
    (row,) = block.body.sources
    if row.relation != ROW or as_ref(block.head[0]) != (row.alias, CASE):
        return False
    return [s for s in inner_sources(block.body) if s != row] == []
