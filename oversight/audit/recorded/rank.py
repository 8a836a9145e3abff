"""How far the ranks of an assessment hold, as figures."""

from __future__ import annotations

from collections.abc import Sequence

from oversight.audit.composite.sensitivity import Sensitivity
from oversight.audit.recorded.figure import PLACES, SCREEN, Figure

FIRST = f"{SCREEN}first"
"""The share of draws in which an organisation is among the first so many."""


def rank_figures(
    assessment: str, period: str, held: Sensitivity, left_out: Sequence[str] = ()
) -> list[Figure]:
    """One row an organisation: `value` the share, `num` its rank by the recipe, `den` how many
    places are asked about.

    Who is `left_out` for want of a figure has neither share nor rank.
    """
    k = float(held.k)
    found = [
        Figure(assessment, row.org, period, FIRST, round(row.first_k, PLACES), float(row.rank), k)
        for row in held.rows
    ]
    return found + [Figure(assessment, org, period, FIRST, None, None, k) for org in left_out]
