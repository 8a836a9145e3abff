"""Findings held against a city's truth: what was missed, and what was found beyond it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pyarrow as pa

Verdict = tuple[str, str, str, str | None, str]
"""Rule, subject, outcome, organisation, and the facts as canonical JSON."""


@dataclass(frozen=True)
class Comparison:
    """`agreed` verdicts stand in both tables; the others only in one."""

    agreed: int
    missed: tuple[Verdict, ...]
    extra: tuple[Verdict, ...]

    @property
    def exact(self) -> bool:
        return not self.missed and not self.extra


def compare(findings: pa.Table, truth: pa.Table) -> Comparison:
    """Compare whole verdicts: not only who was flagged, but by which facts.

    >>> row = {"rule": "r", "subject": "C", "outcome": "flagged", "org": "O", "facts": '{"N": 1}'}
    >>> found, true = pa.Table.from_pylist([row]), pa.Table.from_pylist([row | {"facts": "{}"}])
    >>> compare(found, found).exact, compare(found, true).missed
    (True, (('r', 'C', 'flagged', 'O', '{}'),))
    """
    found, true = _verdicts(findings), _verdicts(truth)
    return Comparison(
        agreed=len(found & true),
        missed=tuple(sorted(true - found, key=str)),
        extra=tuple(sorted(found - true, key=str)),
    )


def _verdicts(table: pa.Table) -> set[Verdict]:
    columns = ("rule", "subject", "outcome", "org", "facts")
    return {
        (rule, subject, outcome, org, json.dumps(json.loads(facts), sort_keys=True))
        for rule, subject, outcome, org, facts in zip(
            *(table[name].to_pylist() for name in columns), strict=True
        )
    }
