"""A rate of several organisations beyond its value: ranks, case mix, before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from oversight.audit.compare.casemix import CaseMix, standardise
from oversight.audit.compare.change import Judged, Pair, Share, judge, of_shares
from oversight.audit.compare.ranks import Drawing, Ranking, ranks
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import between, values
from oversight.audit.period import Period

COVARIATES = ("item", "channel", "month", "quarter")
"""What kinds of case can be told apart by: columns of the rows, and the season of their day."""


def ranked(
    definition: Definition,
    rows: pa.Table,
    *,
    group: Mapping[str, str] | None = None,
    worst: int = 10,
) -> Ranking:
    """The organisations of a rate with the intervals of their ranks; see `ranks`.

    `worst` is how many places count as the worst. Rows that name nobody are ranked with nobody.
    The rate must have a better end.
    """
    found = [one for one in values(definition, rows, group=group) if one.who and one.subjects]
    better = definition.front.better
    if better == "neither":
        raise ValueError(f"{definition.id} has no better end")
    return ranks(
        [str(one.who) for one in found],
        [one.counted for one in found],
        [one.subjects for one in found],
        better=better,
        drawing=Drawing(k=worst),
    )


@dataclass(frozen=True)
class Mixed:
    """The case mix of a rate. `outcome` is what was looked at: counted, or other, the rarer."""

    outcome: str
    mix: CaseMix


def mixed(
    definition: Definition,
    rows: pa.Table,
    covariates: Sequence[str],
    *,
    group: Mapping[str, str] | None = None,
) -> Mixed | None:
    """Observed over expected of each organisation, given the kinds of its cases.

    `covariates` are of `COVARIATES`. The rarer of counted and other is reckoned, as
    `standardise` asks. None where there are no cases.
    """
    own = rows.filter(pc.equal(rows["indicator"], definition.id))
    own = own.filter(pc.and_(pc.not_equal(own["standing"], "excluded"), pc.is_valid(own["org"])))
    if not own.num_rows:
        return None
    standing = own["standing"].to_pylist()
    outcome = "counted" if 2 * standing.count("counted") <= len(standing) else "other"
    orgs = [(group or {}).get(org, org) for org in own["org"].to_pylist()]
    days: list[date] = own["on_day"].to_pylist()
    kinds = {
        name: [_season(name, day) for day in days]
        if name in ("month", "quarter")
        else [value or "" for value in own[name].to_pylist()]
        for name in covariates
    }
    return Mixed(outcome, standardise(orgs, [one == outcome for one in standing], kinds))


def _season(name: str, day: date) -> str:
    return f"{day:%m}" if name == "month" else f"Q{(day.month + 2) // 3}"


def changed(
    definition: Definition,
    rows: pa.Table,
    treated: Collection[str],
    control: Collection[str],
    periods: Pair[Period],
    earlier: Period | None = None,
) -> Judged:
    """How a rate changed in `treated` organisations, less how it changed in `control`.

    `earlier` is a period before both for the placebo: from it to the one before the measure
    nothing should have happened. See `of_shares` and `judge`.
    """

    def share(orgs: Collection[str], period: Period) -> Share:
        there = between(rows, period.first, period.last)
        mine = there.filter(pc.is_in(there["org"], pa.array(sorted(orgs), pa.string())))
        (value,) = values(definition, mine, by=None)
        return Share(value.counted, value.subjects)

    def effect(before: Period, after: Period) -> tuple[Pair[Share], Pair[Share]]:
        mine = Pair(share(treated, before), share(treated, after))
        return mine, Pair(share(control, before), share(control, after))

    placebo = of_shares(*effect(earlier, periods.before)) if earlier else None
    return judge(of_shares(*effect(periods.before, periods.after)), placebo)
