"""What a rule must answer over a whole log, and how it is held against the engine's answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pandas as pd

from oversight.evaluation import Evaluation

Facts = dict[str, object]


@dataclass(frozen=True)
class Expected:
    """Subjects examined, facts of those flagged, reasons of those that cannot be told."""

    examined: frozenset[str]
    flagged: dict[str, Facts]
    cannot_tell: dict[str, str] = field(default_factory=dict)


def expected(
    examined: pd.Index, flagged: pd.DataFrame, cannot_tell: pd.Series | None = None
) -> Expected:
    """From frames indexed by subject: one column per fact."""
    return Expected(
        examined=frozenset(examined),
        flagged={str(subject): facts for subject, facts in flagged.to_dict("index").items()},
        cannot_tell={} if cannot_tell is None else cannot_tell.to_dict(),
    )


def answered(evaluation: Evaluation, rule: str) -> Expected:
    """The same, out of an evaluation."""
    flagged: dict[str, Facts] = {}
    cannot_tell: dict[str, str] = {}
    for row in evaluation.findings.to_pylist():
        if row["rule"] != rule:
            continue
        facts = json.loads(row["facts"])
        if row["outcome"] == "flagged":
            flagged[row["subject"]] = facts
        else:
            cannot_tell[row["subject"]] = facts["reason"]
    examined = evaluation.examined.to_pylist()
    return Expected(
        examined=frozenset(row["subject"] for row in examined if row["rule"] == rule),
        flagged=flagged,
        cannot_tell=cannot_tell,
    )


def counts(answer: Expected) -> tuple[int, int, int]:
    """Examined, flagged, cannot tell."""
    return len(answer.examined), len(answer.flagged), len(answer.cannot_tell)
