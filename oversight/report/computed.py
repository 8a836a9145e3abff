"""The indicators of an audit's programme, computed over the material, with their sources."""

from __future__ import annotations

from dataclasses import dataclass

from oversight.audit.compare.funnel import Standing
from oversight.audit.indicator import Computed, compute
from oversight.audit.measure import Scope
from oversight.audit.period import Period
from oversight.report.composer import Composer
from oversight.report.material import Material
from oversight.report.traced import Derived, Query


@dataclass(frozen=True)
class Shown:
    """An indicator computed, and the sources of all that is printed of it."""

    computed: Computed
    query: Query
    level: float

    @property
    def per(self) -> int:
        return self.computed.indicator.per

    @property
    def rate(self) -> Derived:
        """The rate, per `per`."""
        return Derived("rate", self.query, (float(self.per),))

    @property
    def interval(self) -> Derived:
        """The interval's ends `low` and `high`, per `per`."""
        return Derived("interval", self.query, (float(self.per), self.level))

    @property
    def standings(self) -> Derived:
        """How many organisations are `compared`, or have the standing of that name."""
        indicator = self.computed.indicator
        return Derived("standings", self.query, (float(indicator.minimum), indicator.target))

    @property
    def chance(self) -> Derived:
        """How many would lie beyond the outer limits by chance."""
        indicator = self.computed.indicator
        return Derived("chance", self.query, (float(indicator.minimum), indicator.target))

    @property
    def common(self) -> Derived:
        """What the organisations are compared with, per `per`."""
        indicator = self.computed.indicator
        return Derived(
            "common", self.query, (float(self.per), float(indicator.minimum), indicator.target)
        )

    @property
    def worst(self) -> Standing:
        """The standing beyond the outer limit on the worse side."""
        high = self.computed.indicator.better == "high"
        return Standing.FAR_BELOW if high else Standing.FAR_ABOVE


def scope_of(material: Material, period: Period) -> Scope:
    """What measures are taken over: the period, as the material's run sees it."""
    return Scope(
        period=period,
        as_of=material.manifest.as_of,
        clocks=sorted({str(name) for name in material.clock.column("clock").unique().to_pylist()}),
        cards={rule: card.card for rule, card in material.rules.items()},
        definitions={name: card.kind for name, card in material.indicators.items()},
    )


def computed(c: Composer) -> list[Shown]:
    """The programme's rates in order; raises `Refused` where one cannot be computed."""
    assert c.programme is not None and c.period is not None
    scope = scope_of(c.material, c.period)
    found = []
    for indicator in c.programme.rates:
        one = compute(indicator, scope, c.ledger.rows)
        title = indicator.title.in_(c.language)
        query = Query(one.measure.sql, c.say("q_indicator", title=title))
        found.append(Shown(one, query, c.programme.level))
    return found
