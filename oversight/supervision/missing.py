"""How much each rule misses, as far as the samples that were checked tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, cast, func, select

from oversight.audit.compare.interval import clopper_pearson
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.registers import CaseRow, StratumRow
from oversight.supervision.scope import in_reach, load_tree


@dataclass(frozen=True)
class Checked:
    """A stratum as far as it was checked: how many it holds, were checked, and were missed."""

    population: int
    checked: int
    missed: int


@dataclass(frozen=True)
class MissRate:
    """What a rule misses among what it passed over.

    `checked` and `missed` are counted, `population` is what the checked strata hold. `rate` is
    the stratified estimate, each stratum weighing what it holds; `interval` its 95 % interval.
    """

    rule: str
    population: int
    checked: int
    missed: int
    rate: float
    interval: tuple[float, float]

    @property
    def expected(self) -> float:
        """How many the rule would then have missed of the population."""
        return self.rate * self.population


def estimated(rule: str, strata: Iterable[Checked]) -> MissRate | None:
    """The miss rate by the strata of which anything was checked; None where nothing was.

    The interval is that of Clopper and Pearson (1934). It is exact where the sample is in
    proportion; where strata weigh otherwise, the checked cases count for as many as their
    weights are worth: (sum w)^2 / sum w^2, w = held / checked (Kish 1965; Korn and Graubard
    1998 use the exact interval so).

    >>> found = estimated("r", [Checked(90, 9, 0), Checked(10, 1, 1)])
    >>> round(found.rate, 3), [round(end, 3) for end in found.interval]
    (0.1, [0.003, 0.445])
    >>> estimated("r", [Checked(90, 0, 0)]) is None
    True
    """
    known = [each for each in strata if each.checked]
    if not known:
        return None
    population = sum(each.population for each in known)
    checked = sum(each.checked for each in known)
    rate = sum(each.population * each.missed / each.checked for each in known) / population
    worth = population**2 / sum(each.population**2 / each.checked for each in known)
    # Where all or none were missed, rounding must not lead beyond the ends.
    missed = min(max(rate, 0.0), 1.0) * worth
    missed_in_all = sum(each.missed for each in known)
    missed = {0: 0.0, checked: worth}.get(missed_in_all, missed)
    interval = clopper_pearson(missed, worth)
    return MissRate(rule, population, checked, missed_in_all, rate, interval)


def miss_rates(store: Store, *, actor: Actor, sample: str | None = None) -> Sequence[MissRate]:
    """The miss rate of every rule of which the person may see a checked case, by rule.

    From all samples together, or the one named; the strata of each count for themselves.
    """
    missed = func.sum(cast(CaseRow.verdict == "missed", Integer))
    query = (
        select(StratumRow.rule, StratumRow.population, func.count(), missed)
        .join(
            CaseRow,
            (CaseRow.sample == StratumRow.sample)
            & (CaseRow.rule == StratumRow.rule)
            & (CaseRow.org == StratumRow.org),
        )
        .where(CaseRow.verdict.is_not(None))
        .group_by(StratumRow.sample, StratumRow.rule, StratumRow.org, StratumRow.population)
        .order_by(StratumRow.rule, StratumRow.sample, StratumRow.org)
    )
    if sample is not None:
        query = query.where(StratumRow.sample == sample)
    found: dict[str, list[Checked]] = {}
    with store.reading() as session:
        seen = in_reach(StratumRow.org, actor, load_tree(session))
        for rule, population, checked, n in session.execute(query.where(seen)):
            found.setdefault(rule, []).append(Checked(population, checked, int(n)))
    rates = (estimated(rule, strata) for rule, strata in found.items())
    return [each for each in rates if each is not None]
