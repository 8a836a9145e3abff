"""An indicator computed: counts per organisation, rates, intervals, standings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from oversight.audit.compare.allowance import standing
from oversight.audit.compare.centre import Centre, among
from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.measure import Ask, Measure, Scope, measure
from oversight.audit.programme import Rate


@dataclass(frozen=True)
class Counted:
    """One organisation's counts; `org` is None where the records name none."""

    org: str | None
    numerator: int
    denominator: int
    parts: dict[str, int]
    excluded: dict[str, int]

    @property
    def rate(self) -> float | None:
        """Numerator / denominator, 0..1; None without a denominator."""
        return self.numerator / self.denominator if self.denominator else None

    def interval(self, level: float) -> tuple[float, float] | None:
        """The exact interval of the rate; None without a denominator."""
        if not self.denominator:
            return None
        return clopper_pearson(self.numerator, self.denominator, level)


@dataclass(frozen=True)
class Computed:
    """An indicator over all organisations, ordered as its query orders them."""

    indicator: Rate
    measure: Measure
    rows: tuple[Counted, ...]

    @property
    def total(self) -> Counted:
        """All organisations together."""
        return Counted(
            None,
            sum(row.numerator for row in self.rows),
            sum(row.denominator for row in self.rows),
            {name: sum(row.parts[name] for row in self.rows) for name in self.measure.parts},
            {
                name: sum(row.excluded[name] for row in self.rows)
                for name in self.measure.exclusions
            },
        )

    @cached_property
    def centre(self) -> Centre | None:
        """What is compared with, and the spread allowed for: the stated target, else the common
        rate of those with the minimum, without those far outside it."""
        pairs = ((row.numerator, row.denominator) for row in self.rows)
        return among(pairs, self.indicator.minimum, self.indicator.target)

    def standing(self, row: Counted) -> Standing:
        """Where `row` stands in the funnel."""
        return standing_of((row.numerator, row.denominator), self.indicator.minimum, self.centre)


def standing_of(pair: tuple[int, int], minimum: int, centre: Centre | None) -> Standing:
    """Where a (count, of) stands in the funnel around `centre`; too few where there is none."""
    if centre is None:
        return Standing.TOO_FEW
    return standing(*pair, centre.theta, minimum, centre.spread)


def compute(indicator: Rate, scope: Scope, ask: Ask) -> Computed:
    """`indicator` over `scope`, with `ask` running its query; `Refused` if it cannot be."""
    taken = measure(indicator, scope)
    return Computed(indicator, taken, tuple(_counted(ask(taken.sql), taken)))


def _counted(rows: Iterable[dict[str, object]], taken: Measure) -> Iterable[Counted]:
    for row in rows:
        counts = {name: int(str(value)) for name, value in row.items() if name != "org"}
        yield Counted(
            None if row["org"] is None else str(row["org"]),
            counts["numerator"],
            counts["denominator"],
            {name: counts[name] for name in taken.parts},
            {name: counts[name] for name in taken.exclusions},
        )
