"""What the rules examined and passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from oversight.evaluation import EXAMINED
from oversight.findings import FINDINGS
from oversight.population import PASSED, passed_subjects

from .worlds import evaluated, small_rulebook


def test_what_was_flagged_by_any_rule_or_left_open_is_not_of_it(tmp_path: Path) -> None:
    examined = [
        {"rule": rule, "subject": subject, "org": org}
        for rule in ("r", "s")
        for subject, org in (("clean", "O-1"), ("flagged", "O-1"), ("unsure", None))
    ]
    found = [
        dict.fromkeys(FINDINGS.names) | {"rule": "r", "subject": subject, "outcome": outcome}
        for subject, outcome in (("flagged", "flagged"), ("unsure", "cannot_tell"))
    ]
    evaluation = replace(
        evaluated(small_rulebook(tmp_path)),
        examined=pa.Table.from_pylist(examined, schema=EXAMINED),
        findings=pa.Table.from_pylist(found, schema=FINDINGS),
    )
    passed = passed_subjects(evaluation)
    assert (passed.schema, passed.to_pylist()) == (
        PASSED,
        [
            {"rule": "r", "subject": "clean", "org": "O-1"},
            # What one rule cannot tell, another may well.
            {"rule": "s", "subject": "unsure", "org": None},
            {"rule": "s", "subject": "clean", "org": "O-1"},
        ],
    )


def test_a_run_in_which_all_is_flagged_leaves_nothing(tmp_path: Path) -> None:
    evaluation = evaluated(small_rulebook(tmp_path))
    left = passed_subjects(replace(evaluation, examined=EXAMINED.empty_table()))
    assert left.equals(PASSED.empty_table())
    assert [row["subject"] for row in passed_subjects(evaluation).to_pylist()] == ["B"]
