"""Which refusals say that something is not there: they are answered as what is not there."""

from __future__ import annotations

from oversight.problem import Refused

GONE = (
    "There is no item",
    "There is no webhook",
    "There is no order",
    "There is no emergency",
    "There is no ownership rule",
    "There is no subject",
    "There is no sample",
    "There is no audit ",
    "It has no finding ",
)


def is_gone(error: Refused) -> bool:
    """Whether what was asked for is not there, or may not be seen: that is one answer."""
    return any(problem.said.startswith(GONE) for problem in error.problems)
