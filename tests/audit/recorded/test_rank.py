"""How far ranks hold becomes figures: rank, places asked about, and the share of draws."""

from __future__ import annotations

from oversight.audit.composite.sensitivity import Range, Sensitivity, Standing
from oversight.audit.recorded.figure import Figure
from oversight.audit.recorded.rank import rank_figures


def test_ranks_and_shares_with_those_left_out() -> None:
    rows = (
        Range("A", 1, 1.2, 1, 2, 0.98765, Standing.AMONG),
        Range("B", 3, 2.4, 2, 3, 0.41, Standing.CHOICES_DECIDE),
    )
    held = Sensitivity(2, 0.3, rows, (), 1024, ("C",))
    assert rank_figures("service", "2021", held, held.left_out) == [
        Figure("service", "A", "2021", "screen:first", 0.9877, 1.0, 2.0),
        Figure("service", "B", "2021", "screen:first", 0.41, 3.0, 2.0),
        Figure("service", "C", "2021", "screen:first", None, None, 2.0),
    ]
