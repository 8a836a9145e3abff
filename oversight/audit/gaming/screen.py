"""Screening for gaming: all organisations and all shapes together, with one false discovery rate.

A hundred organisations and seven detectors are seven hundred chances to look suspicious. Named is
only who shows a shape by the detector's own measure (large enough, not chance alone) and also among
so many looks. What could not be judged is listed, and is not in the family.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from oversight.audit.compare.multiplicity import Comparison, Family, Method, family
from oversight.audit.gaming.verdict import Verdict


class Standing(StrEnum):
    """What the screening says of an organisation and a shape."""

    NAMED = "named"
    """The shape is there, also among so many looks: open the cases."""
    CHANCE_OF_MANY = "chance_of_many"
    """The detector alone finds it, but among so many looks some find something."""
    NOT_FOUND = "not_found"
    """It is not there, as far as so many cases can show."""
    TOO_FEW = "too_few"
    """Too few cases to tell."""
    DOES_NOT_APPLY = "does_not_apply"
    """Figures not of the kind that the detector is for."""


@dataclass(frozen=True)
class Look:
    """A detector's result for an organisation: what it looked for, what it says, its p (None
    where it has none) and the cases behind it."""

    org: str
    shape: str
    verdict: Verdict
    p: float | None
    cases: int


@dataclass(frozen=True)
class Judged:
    """A look with its q-value (None where it has no p) and what the screening says."""

    look: Look
    q: float | None
    standing: Standing


@dataclass(frozen=True)
class Screening:
    """All looks in the order given, and the family they share a false discovery rate in."""

    judged: tuple[Judged, ...]
    family: Family

    @property
    def named(self) -> tuple[Judged, ...]:
        """Those named, the surest first."""
        found = [each for each in self.judged if each.standing is Standing.NAMED]
        return tuple(sorted(found, key=lambda each: (each.q or 0.0, each.look.org)))


def screen(
    name: str,
    looks: Sequence[Look],
    *,
    level: float = 0.05,
    method: Method = Method.BENJAMINI_HOCHBERG,
) -> Screening:
    """Which of `looks` to name, so that of those named at most `level` are wrong in the long run.

    The shapes of one organisation rise and fall together (who dates back also bunches), which
    Benjamini and Hochberg's rate allows. A p that is drawn has a floor of 1 / (draws + 1), which
    must lie well below `level` over the number of looks. Looks without a p are judged and named
    by the detector alone. Raises `ValueError` for a p outside 0..1, or where an
    organisation is looked at twice for one shape.

    >>> found = screen("2021 Q2", [
    ...     Look("A", "bunching", Verdict.FOUND, 1e-9, 900),
    ...     Look("B", "bunching", Verdict.NOT_FOUND, 0.4, 700),
    ...     Look("C", "bunching", Verdict.TOO_FEW, None, 60),
    ... ])
    >>> [(each.look.org, str(each.standing)) for each in found.judged]
    [('A', 'named'), ('B', 'not_found'), ('C', 'too_few')]
    >>> found.family.tested, found.family.untested
    (2, 1)
    """
    if len({(look.org, look.shape) for look in looks}) < len(looks):
        raise ValueError("an organisation is looked at once for each shape")
    judged = (Verdict.FOUND, Verdict.NOT_FOUND)
    shared = family(
        name,
        [
            Comparison(look.org, look.shape, look.p if look.verdict in judged else None)
            for look in looks
        ],
        level=level,
        method=method,
    )
    rows = tuple(
        Judged(look, row.q, _standing(look.verdict, row.found))
        for look, row in zip(looks, shared.rows, strict=True)
    )
    return Screening(rows, shared)


def _standing(verdict: Verdict, found: bool | None) -> Standing:
    if verdict is not Verdict.FOUND:
        return Standing(verdict.value)
    return Standing.CHANCE_OF_MANY if found is False else Standing.NAMED
