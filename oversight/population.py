"""The population of a sample: what the rules examined and passed over in silence."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import duckdb
import pyarrow as pa

from oversight.evaluation import Evaluation
from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Moment
from oversight.supervision.sampling import Plan, Sample, draw_sample

PASSED = pa.schema([("rule", pa.string()), ("subject", pa.string()), ("org", pa.string())])


def passed_subjects(evaluation: Evaluation) -> pa.Table:
    """The subjects each rule examined and that came out clean, as `PASSED`, in order.

    Left out: subjects that any rule flagged (somebody looks at them anyway), and those of
    which the rule itself said that it cannot tell. The evaluation must have been made without
    a sink, so that it holds its subjects.
    """
    with duckdb.connect() as con:
        con.register("examined", evaluation.examined)
        con.register("findings", evaluation.findings.select(["rule", "subject", "outcome"]))
        query = """
            SELECT DISTINCT rule, subject, org
            FROM examined
            WHERE subject NOT IN (SELECT subject FROM findings WHERE outcome = 'flagged')
              AND (rule, subject) NOT IN (
                  SELECT (rule, subject) FROM findings WHERE outcome = 'cannot_tell'
              )
            ORDER BY rule, org NULLS FIRST, subject
        """
        return con.sql(query).to_arrow_table().cast(PASSED)


def draw_passed(
    project: Project,
    store: Store,
    plan: Plan,
    *,
    by: Actor,
    at: Moment,
    as_of: date | None = None,
    rules: Collection[str] = (),
) -> Sample:
    """Evaluate the rules for it, and draw a sample of the subjects that came out clean.

    As of the day of the latest run where no other is given; all rules where none is named.
    """
    on = as_of or project.latest_run().manifest.as_of
    made = project.evaluate(on, rules=rules or None)
    passed = passed_subjects(made)
    names = ("rule", "subject", "org")
    rows = zip(*(passed[name].to_pylist() for name in names), strict=True)
    return draw_sample(store, rows, plan, run=(made.manifest.run, on), by=by, at=at)
