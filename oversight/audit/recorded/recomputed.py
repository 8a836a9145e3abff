"""What the records give for an indicator and a period, to stand beside what is reported."""

from __future__ import annotations

from collections.abc import Iterable

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value
from oversight.audit.recorded.figure import RECOMPUTED, Figure


def recomputed(
    definition: Definition,
    values: Iterable[Value],
    period: str,
    *,
    code: str | None = None,
    as_shown: bool = False,
) -> list[Figure]:
    """The figure of each organisation that the values name, under `code` or the indicator's id.

    Of a rate `num` and `den` are the subjects counted and all of them, of a ratio the sums of
    weights, of a duration the subjects that are over and all of them. A rate is a share (0..1), or
    per hundred (or whatever the indicator says) with `as_shown`. Who has no subjects left has a
    row without a value, so that an earlier one does not stand.
    """
    times = definition.front.per if as_shown and definition.kind == "rate" else 1
    found = []
    for one in values:
        if one.who is None:
            continue
        num, den = (one.top, one.bottom) if definition.kind == "ratio" else _counts(one)
        value = None if one.figure is None else times * one.figure
        found.append(Figure(code or definition.id, one.who, period, RECOMPUTED, value, num, den))
    return found


def _counts(value: Value) -> tuple[float, float]:
    return value.counted, value.subjects
