"""Screening: which of many organisations do worse than chance and spread explain, and which not.

What a league table does badly: its bottom is where the smallest are, since small numbers swing
most. Here each organisation is compared with what one like the others would do on so many cases;
all comparisons share one false discovery rate; and of each it is said why it is named or not.

Sources: as of `funnel`, `dispersion` and `multiplicity`; on league tables Goldstein and
Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996) 385.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from oversight.audit.compare.allowance import tails
from oversight.audit.compare.centre import Centre, among
from oversight.audit.compare.dispersion import Model
from oversight.audit.compare.funnel import Standing, placed
from oversight.audit.compare.multiplicity import Comparison, Family, Method, family


class Verdict(StrEnum):
    """Whether an organisation is named on an indicator, and why or why not."""

    NAMED = "named"
    """Worse than chance and spread explain, also among so many comparisons."""
    CHANCE_OF_MANY = "chance_of_many"
    """Outside the inner limit on the worse side, but among so many some are, by chance."""
    WITHIN = "within"
    """Within the funnel."""
    BETTER = "better"
    """Outside the inner limit on the better side."""
    TOO_FEW = "too_few"
    """Fewer cases than the minimum: nothing is said."""


@dataclass(frozen=True)
class Question:
    """An indicator as the screening asks it.

    `better`: which end is the good one. `minimum`: below so many cases nothing is said.
    `target`: the rate compared with, in (0, 1); None for the common rate. `model`: what is
    allowed for besides chance; None to let the data choose.
    """

    indicator: str
    better: Literal["high", "low"]
    minimum: int = 20
    target: float | None = None
    model: Model | None = None


@dataclass(frozen=True)
class Seen:
    """What one organisation shows on one indicator: `count` among `of` cases."""

    org: str
    indicator: str
    count: int
    of: int


@dataclass(frozen=True)
class Judged:
    """One organisation on one indicator, judged.

    `p` is the chance that one like the others does as badly or worse on so many cases, `q` the
    false discovery rate at which it would just be named; both, and `theta`, the rate compared
    with, are None where nothing is said.
    """

    org: str
    indicator: str
    count: int
    of: int
    theta: float | None
    standing: Standing
    p: float | None
    q: float | None
    verdict: Verdict

    @property
    def rate(self) -> float | None:
        """`count` / `of`, 0..1; None without cases."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class Screening:
    """The judgements in the order of what was seen, and what they rest on.

    `centres`: per indicator the rate compared with and the spread allowed for; an indicator on
    which nobody has the minimum is missing there.
    """

    family: Family
    centres: Mapping[str, Centre]
    judged: tuple[Judged, ...]

    @property
    def named(self) -> tuple[Judged, ...]:
        """Those named, by q, then p, then as they were seen."""
        found = [each for each in self.judged if each.verdict is Verdict.NAMED]
        return tuple(sorted(found, key=lambda each: (each.q or 0.0, each.p or 0.0)))


def screen(
    name: str,
    questions: Sequence[Question],
    seen: Sequence[Seen],
    *,
    level: float = 0.05,
    method: Method = Method.BENJAMINI_HOCHBERG,
) -> Screening:
    """`seen` judged on all `questions` together, at the false discovery rate `level`.

    Per indicator: the centre (the target, else the common rate of those with the minimum,
    without the far outside); the spread around it; for each organisation with the minimum the
    chance of doing as badly or worse; then the q-values of all of them as one family. Named is
    who has q <= `level`. Tails are exact, so with few cases they are rather too large than too
    small. Raises `ValueError` for an indicator that is not asked, or seen twice of one
    organisation.

    >>> asked = [Question("on time", better="high", minimum=20)]
    >>> shown = [Seen("A", "on time", 450, 500), Seen("B", "on time", 181, 200),
    ...          Seen("C", "on time", 30, 50), Seen("D", "on time", 1, 5)]
    >>> for each in screen("2021 Q2", asked, shown).judged:
    ...     print(each.org, each.verdict, each.q and round(each.q, 6))
    A within 0.601938
    B within 0.601938
    C named 0.0
    D too_few None
    """
    by_name = {question.indicator: question for question in questions}
    _refuse(by_name, questions, seen)
    centres = {
        question.indicator: centre
        for question in questions
        if (centre := _centre(question, seen)) is not None
    }
    compared = [_compared(each, by_name[each.indicator], centres) for each in seen]
    looked = [
        Comparison(each.org, each.indicator, p) for each, (_, p) in zip(seen, compared, strict=True)
    ]
    together = family(name, looked, level=level, method=method)
    judged = []
    for each, (at, p), row in zip(seen, compared, together.rows, strict=True):
        verdict = _verdict(at, by_name[each.indicator], bool(row.found))
        centre = None if p is None else centres[each.indicator]
        theta = None if centre is None else centre.theta
        judged.append(
            Judged(each.org, each.indicator, each.count, each.of, theta, at, p, row.q, verdict)
        )
    return Screening(together, centres, tuple(judged))


def _refuse(
    by_name: Mapping[str, Question], questions: Sequence[Question], seen: Sequence[Seen]
) -> None:
    if len(by_name) < len(questions):
        raise ValueError("an indicator is asked twice")
    if unasked := {each.indicator for each in seen} - set(by_name):
        raise ValueError(f"no question asks {sorted(unasked)}")
    if len({(each.org, each.indicator) for each in seen}) < len(seen):
        raise ValueError("an organisation is seen twice on one indicator")


def _centre(question: Question, seen: Sequence[Seen]) -> Centre | None:
    own = ((each.count, each.of) for each in seen if each.indicator == question.indicator)
    return among(own, question.minimum, question.target, model=question.model)


def _compared(
    each: Seen, question: Question, centres: Mapping[str, Centre]
) -> tuple[Standing, float | None]:
    """Where it stands, and the chance of doing as badly or worse."""
    if each.of < max(1, question.minimum):
        return Standing.TOO_FEW, None
    centre = centres[each.indicator]
    at_most, at_least = tails(each.count, each.of, centre.theta, centre.spread)
    return placed(at_most, at_least), at_most if question.better == "high" else at_least


def _verdict(at: Standing, question: Question, found: bool) -> Verdict:
    low, high = (Standing.BELOW, Standing.FAR_BELOW), (Standing.ABOVE, Standing.FAR_ABOVE)
    worse, good = (low, high) if question.better == "high" else (high, low)
    if at is Standing.TOO_FEW:
        return Verdict.TOO_FEW
    if found:
        return Verdict.NAMED
    if at in worse:
        return Verdict.CHANCE_OF_MANY
    return Verdict.BETTER if at in good else Verdict.WITHIN
