"""Mistakes in norms and clocks: a value, a switch day or a limit off by one, a pause forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from oversight.clock.definition import ClockDefinition
from oversight.rulebook.norms import Norm, NormValue, Value
from oversight.specs.mutation.clauses import unit

DAY = timedelta(days=1)


def norm_mutants(norm: Norm) -> Iterator[tuple[str, Norm, list[str]]]:
    """Each value one unit less and more, each switch a day earlier and later."""
    for place, value in enumerate(norm.values):
        for sign in (-1, 1):
            other = _beside(value.value, sign)
            if other is not None:
                new = _with(norm, place, replace(value, value=other))
                yield "shift a norm", new, _shown(norm, value, replace(value, value=other))
    for place, (one, two) in enumerate(zip(norm.values, norm.values[1:], strict=False)):
        for sign in (-1, 1):
            start = two.start + sign * DAY
            if one.until is None or start <= one.start or (two.until and start > two.until):
                continue
            earlier = replace(one, until=start - DAY)
            later = replace(two, start=start)
            new = _with(_with(norm, place, earlier), place + 1, later)
            yield "shift a switch", new, _shown(norm, two, later)


def _beside(value: Value, sign: int) -> Value | None:
    if isinstance(value, date):
        return value + sign * DAY
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value + sign * unit(value)
    return None


def _with(norm: Norm, place: int, value: NormValue) -> Norm:
    values = (*norm.values[:place], value, *norm.values[place + 1 :])
    return replace(norm, values=values)


def _shown(norm: Norm, before: NormValue, after: NormValue) -> list[str]:
    return [
        f"{sign} {norm.name}: value: {value.value}, from: {value.start}"
        for sign, value in (("-", before), ("+", after))
    ]


Swap = tuple[tuple[ClockDefinition, ClockDefinition], ...]


def clock_mutants(
    definitions: Sequence[ClockDefinition],
) -> Iterator[tuple[str, Swap, list[str]]]:
    """Each limit and extension one unit less and more, each pause kind left out, each switch
    from one row to the next a day earlier and later."""
    for one in definitions:
        if one.n is not None and one.source == "fixed":
            for sign in (-1, 1):
                if one.n + sign:
                    yield _swap("shift a limit", one, replace(one, n=one.n + sign), "n")
        if one.extension:
            for sign in (-1, 1):
                longer = replace(one, extension=one.extension + sign)
                yield _swap("shift an extension", one, longer, "extension")
        for kind in one.pause_kinds:
            kinds = tuple(k for k in one.pause_kinds if k != kind)
            yield _swap("drop a pause", one, replace(one, pause_kinds=kinds), "pause_kinds")
    for one, two in _successions(definitions):
        for sign in (-1, 1):
            assert two.valid_from is not None
            start = two.valid_from + sign * DAY
            later = replace(two, valid_from=start)
            earlier = replace(one, valid_to=start - DAY)
            shown = _rows(two, later, "valid_from")
            yield "shift a switch", ((one, earlier), (two, later)), shown


def _successions(
    definitions: Sequence[ClockDefinition],
) -> Iterator[tuple[ClockDefinition, ClockDefinition]]:
    for one in definitions:
        for two in definitions:
            same = (one.clock, one.domain) == (two.clock, two.domain)
            if same and one.valid_to and two.valid_from and one.valid_to + DAY == two.valid_from:
                yield one, two


def _swap(
    kind: str, before: ClockDefinition, after: ClockDefinition, column: str
) -> tuple[str, Swap, list[str]]:
    return kind, ((before, after),), _rows(before, after, column)


def _rows(before: ClockDefinition, after: ClockDefinition, column: str) -> list[str]:
    def told(one: ClockDefinition) -> str:
        value = getattr(one, column)
        return "|".join(value) if isinstance(value, tuple) else str(value)

    return [
        f"{sign} {before.clock} ({before.basis}): {column} {told(one)}"
        for sign, one in (("-", before), ("+", after))
    ]
