"""Many comparisons at once: how many of those named would be named by chance alone.

A hundred organisations on ten indicators are a thousand chances to look bad; at 5 % each, fifty
are accused of nothing but bad luck. The false discovery rate holds the share of the wrongly named
among the named.

Sources: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289;
Benjamini and Yekutieli, Annals of Statistics 29 (2001) 1165 (any dependence).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """How q-values are reckoned."""

    BENJAMINI_HOCHBERG = "bh"
    """Comparisons independent, or rising and falling together."""
    BENJAMINI_YEKUTIELI = "by"
    """Whatever the comparisons have to do with each other; names fewer."""


@dataclass(frozen=True)
class Comparison:
    """One organisation on one indicator; `p` is None where no comparison was made."""

    org: str
    indicator: str
    p: float | None


@dataclass(frozen=True)
class Discovery:
    """A comparison with its q-value: the false discovery rate if all as strong are named.

    `q` and `found` are None where no comparison was made.
    """

    org: str
    indicator: str
    p: float | None
    q: float | None
    found: bool | None


@dataclass(frozen=True)
class Family:
    """All comparisons that share a false discovery rate, in the order they were given.

    `name` says what they have in common; `level` is the rate held to; `tested` and `untested`
    count them; `threshold` is the largest p found, None where nothing is.
    """

    name: str
    method: Method
    level: float
    tested: int
    untested: int
    threshold: float | None
    rows: tuple[Discovery, ...]

    @property
    def found(self) -> tuple[Discovery, ...]:
        """What is found at the level."""
        return tuple(row for row in self.rows if row.found)


def family(
    name: str,
    comparisons: Sequence[Comparison],
    *,
    level: float = 0.05,
    method: Method = Method.BENJAMINI_HOCHBERG,
) -> Family:
    """q-values of all `comparisons` together, and which of them are found at `level`.

    q of the i-th smallest of m p-values: min over j >= i of p(j) m / j, at most 1. The family is
    everything that was looked at: leaving out of it what came to nothing makes the rest look
    surer than it is. Raises `ValueError` for a p outside 0..1 or a level outside (0, 1).

    >>> looked = [Comparison("A", "on time", 0.01), Comparison("B", "on time", 0.02),
    ...           Comparison("C", "on time", 0.6), Comparison("D", "on time", None)]
    >>> quarter = family("2021 Q2, on time", looked)
    >>> [(row.org, row.q and round(row.q, 3)) for row in quarter.rows]
    [('A', 0.03), ('B', 0.03), ('C', 0.6), ('D', None)]
    >>> [row.org for row in quarter.found], quarter.tested, quarter.untested
    (['A', 'B'], 3, 1)
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    tested = [each.p for each in comparisons if each.p is not None]
    if any(not 0 <= p <= 1 for p in tested):
        raise ValueError("a p-value lies between 0 and 1")
    adjusted = iter(_adjusted(tested, method) if tested else ())
    rows = []
    for each in comparisons:
        q = None if each.p is None else float(next(adjusted))
        found = None if q is None else q <= level
        rows.append(Discovery(each.org, each.indicator, each.p, q, found))
    named = [row.p for row in rows if row.found and row.p is not None]
    untested = len(rows) - len(tested)
    threshold = max(named, default=None)
    return Family(name, method, level, len(tested), untested, threshold, tuple(rows))


def _adjusted(tested: Sequence[float], method: Method) -> Iterable[float]:
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - half a second to read

    adjusted: Iterable[float] = false_discovery_control(tested, method=method.value)
    return adjusted
