"""The findings table as supervision reads it: checked, and turned into findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from oversight.findings import FINDINGS
from oversight.findings import columns as columns_of
from oversight.problem import Problem, Refused
from oversight.supervision.item import Finding

COLUMNS = columns_of(FINDINGS)
"""What raising needs of a findings table; other columns are not looked at."""

MAY_BE_MISSING = {"org", "due"}

Identity = tuple[str, str]
"""A rule and a subject."""


@dataclass(frozen=True)
class Flagged:
    """What a findings table says: who is flagged, of whom nothing can be told, by which run."""

    found: dict[Identity, tuple[str, Finding]]
    """By rule and subject: the kind of the subject, and the finding."""
    cannot_tell: frozenset[Identity]
    rules: frozenset[str]
    as_of: date | None
    run: str


def read_flagged(findings: pa.Table) -> Flagged:
    """The findings of one run.

    Refused, with every reason: a missing column, one of another type, an outcome that is
    none, a value that must be there and is not, a subject flagged twice by the same rule.
    """
    columns = _typed(findings).to_pydict()
    rows = list(zip(*columns.values(), strict=True))
    problems: list[Problem] = []
    first: dict[Identity, int] = {}
    found: dict[Identity, tuple[str, Finding]] = {}
    cannot_tell = set()
    for number, row in enumerate(rows, start=1):
        rule, version, outcome, kind, card, subject_kind, subject, org, due, *rest = row
        identity = (rule, subject)
        if outcome == "cannot_tell":
            cannot_tell.add(identity)
        elif identity in found:
            problems.append(_twice(identity, first[identity], number))
        else:
            first[identity] = number
            found[identity] = (subject_kind, Finding(version, kind, card, org or None, due, *rest))
    if problems:
        raise Refused(problems)
    days = columns["as_of"]
    latest = max(days, default=None)
    return Flagged(
        found,
        frozenset(cannot_tell),
        frozenset(columns["rule"]),
        latest,
        columns["run"][days.index(latest)] if days else "",
    )


def _typed(findings: pa.Table) -> pa.Table:
    """The columns of `COLUMNS` in their types; refused where that cannot be."""
    problems = [
        Problem(
            f"findings, column {name}",
            f"The findings have no column '{name}'.",
            "Give a table that `oversight evaluate --out` wrote.",
        )
        for name in COLUMNS
        if name not in findings.column_names
    ]
    columns = []
    for name, kind in COLUMNS.items():
        if name not in findings.column_names:
            continue
        try:
            column = findings.column(name).cast(kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            problems.append(
                Problem(
                    f"findings, column {name}",
                    f"Column '{name}' holds {findings.schema.field(name).type}, not {kind}.",
                    "Give a table that `oversight evaluate --out` wrote.",
                )
            )
            continue
        columns.append(column)
        problems += _holes(name, column)
    if "outcome" in findings.column_names and not problems:
        problems += _outcomes(columns[list(COLUMNS).index("outcome")])
    if problems:
        raise Refused(problems)
    return pa.table(dict(zip(COLUMNS, columns, strict=True)))


def _holes(name: str, column: pa.ChunkedArray) -> list[Problem]:
    if name in MAY_BE_MISSING or not column.null_count:
        return []
    row = column.is_null().to_pylist().index(True) + 1
    return [
        Problem(
            f"findings row {row}, column {name}",
            f"A finding has no {name}.",
            "Give a table that `oversight evaluate --out` wrote.",
        )
    ]


def _outcomes(column: pa.ChunkedArray) -> list[Problem]:
    values = column.to_pylist()
    unknown = sorted(set(values) - {"flagged", "cannot_tell"})
    return [
        Problem(
            f"findings row {values.index(value) + 1}, column outcome",
            f"There is no outcome '{value}'.",
            "An outcome is flagged or cannot_tell.",
        )
        for value in unknown
    ]


def _twice(identity: Identity, first: int, second: int) -> Problem:
    rule, subject = identity
    return Problem(
        f"findings row {second}",
        f"The rule {rule} flags '{subject}' twice, in rows {first} and {second}.",
        "Raise the findings of one run at a time.",
    )
