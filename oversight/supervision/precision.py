"""How good each rule is, by what its items turned out to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from statsmodels.stats.proportion import proportion_confint

from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.scope import load_tree, visible
from oversight.supervision.tables import ItemRow
from oversight.supervision.workflow import OPEN

FALSE = ("data_wrong", "rule_wrong", "law_allows", "not_an_issue")
"""The dispositions that make a false alarm. A duplicate tells nothing of the rule."""

ENOUGH = 5
"""How many decided items it takes to call a rule noisy."""


@dataclass(frozen=True)
class RuleFigures:
    """A rule's items: all, those open, those that were confirmed, and its false alarms.

    `precision` is confirmed of all decided, None where nothing is decided yet, with its 95 %
    interval by Wilson (1927).
    """

    rule: str
    items: int = 0
    open: int = 0
    confirmed: int = 0
    false: int = 0

    @property
    def decided(self) -> int:
        return self.confirmed + self.false

    @property
    def precision(self) -> float | None:
        return self.confirmed / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the precision, both ends between 0 and 1.

        >>> [round(end, 3) for end in RuleFigures("r", 10, 0, 8, 2).interval]
        [0.49, 0.943]
        """
        if not self.decided:
            return None
        low, high = proportion_confint(self.confirmed, self.decided, method="wilson")
        return float(low), float(high)

    @property
    def noisy(self) -> bool:
        """Whether even the upper end of the interval is below nine in ten."""
        ends = self.interval
        return ends is not None and self.decided >= ENOUGH and ends[1] < 0.9


def rule_figures(store: Store, *, actor: Actor) -> Sequence[RuleFigures]:
    """The figures of every rule that has items the person may see, by rule."""
    with store.reading() as session:
        seen = visible(actor, load_tree(session))
        query = (
            select(ItemRow.rule, ItemRow.state, ItemRow.disposition, func.count())
            .where(seen)
            .group_by(ItemRow.rule, ItemRow.state, ItemRow.disposition)
        )
        found: dict[str, dict[str, int]] = {}
        for rule, state, disposition, n in session.execute(query):
            of = found.setdefault(rule, {"items": 0, "open": 0, "confirmed": 0, "false": 0})
            of["items"] += n
            of["open"] += n if state in OPEN else 0
            of["confirmed"] += n if disposition == "confirmed" else 0
            of["false"] += n if disposition in FALSE else 0
    return [RuleFigures(rule, **of) for rule, of in sorted(found.items())]
