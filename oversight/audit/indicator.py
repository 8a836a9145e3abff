"""An indicator computed: counts per organisation, rates, intervals, standings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oversight.audit.compare.funnel import Standing, standing
from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.measure import Ask, Measure, Scope, measure
from oversight.audit.programme import Indicator


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

    indicator: Indicator
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

    @property
    def theta(self) -> float | None:
        """The rate compared against: the stated target, else that of all together."""
        return self.indicator.target if self.indicator.target is not None else self.total.rate

    def standing(self, row: Counted) -> Standing:
        """Where `row` stands in the funnel."""
        if self.theta is None:
            return Standing.TOO_FEW
        return standing(row.numerator, row.denominator, self.theta, self.indicator.minimum)


def compute(indicator: Indicator, scope: Scope, ask: Ask) -> Computed:
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
