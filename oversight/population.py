"""The population of a sample: what the rules examined and passed over in silence."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from oversight.evaluation import Evaluation

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
