"""What is compared: organisations with inputs and outputs, and which of them can be.

Sources: Cooper, Seiford and Tone, Data Envelopment Analysis (2007), 2.2 (data at least 0, with
one positive input and one positive output each) and 9.3 (the size rule); Charnes, Cooper and
Thrall, Journal of Productivity Analysis 2 (1991) 197 (zeros).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Fault(StrEnum):
    """Why an organisation cannot be compared."""

    NOT_A_NUMBER = "not_a_number"
    """A value is missing or infinite."""
    NEGATIVE = "negative"
    """A value is below 0."""
    NO_INPUT = "no_input"
    """All inputs are 0: any output would come from nothing."""
    NO_OUTPUT = "no_output"
    """All outputs are 0: nothing to be efficient at."""


class Note(StrEnum):
    """What to bear in mind of an organisation that is compared."""

    ZERO_INPUT = "zero_input"
    """An input is 0: with that input only others that also have none can match it, so that it may
    be efficient by the zero alone."""
    ZERO_OUTPUT = "zero_output"
    """An output is 0, which no reckoning can raise."""


@dataclass(frozen=True)
class Unit:
    """An organisation with what it uses and what it yields, each in its own unit, all >= 0."""

    org: str
    inputs: tuple[float, ...]
    outputs: tuple[float, ...]


@dataclass(frozen=True)
class LeftOut:
    """An organisation that is not compared, and every reason why."""

    org: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Size:
    """The size rule: n >= max(m s, 3 (m + s)) organisations for m inputs and s outputs.

    With fewer, most are efficient only because nobody is like them. A rule of thumb; what it is
    about is shown as well by the share of efficient ones.
    """

    organisations: int
    inputs: int
    outputs: int

    @property
    def needed(self) -> int:
        """How many organisations the rule asks for."""
        return max(self.inputs * self.outputs, 3 * (self.inputs + self.outputs))

    @property
    def enough(self) -> bool:
        """Whether there are so many."""
        return self.organisations >= self.needed


@dataclass(frozen=True, eq=False)
class Admitted:
    """The organisations that can be compared, and those that cannot.

    `inputs` is n x m and `outputs` n x s, in the units given; `notes` has an entry for each of
    `orgs`. `empty_inputs` and `empty_outputs` are the positions of columns that are 0 throughout,
    which say nothing and do not count for the size rule.
    """

    orgs: tuple[str, ...]
    inputs: Floats
    outputs: Floats
    notes: tuple[tuple[Note, ...], ...]
    left_out: tuple[LeftOut, ...]
    size: Size
    empty_inputs: tuple[int, ...]
    empty_outputs: tuple[int, ...]


def admit(units: Sequence[Unit]) -> Admitted:
    """Which of `units` can be compared, in the order given.

    Raises `ValueError` where units have different numbers of inputs or outputs, or none, or where
    two have the same name.

    >>> found = admit([Unit("A", (2, 0), (1,)), Unit("B", (0, 0), (1,)), Unit("C", (3, 1), (-2,)),
    ...                Unit("D", (1, 1), (1,))])
    >>> found.orgs, [list(map(str, notes)) for notes in found.notes]
    (('A', 'D'), [['zero_input'], []])
    >>> [(each.org, *map(str, each.faults)) for each in found.left_out]
    [('B', 'no_input'), ('C', 'negative')]
    >>> found.size.needed, found.size.enough
    (9, False)
    """
    shapes = {(len(unit.inputs), len(unit.outputs)) for unit in units}
    if len(shapes) > 1 or any(not m or not s for m, s in shapes):
        raise ValueError("all units have the same inputs and outputs, at least one of each")
    if len({unit.org for unit in units}) < len(units):
        raise ValueError("each unit has a name of its own")
    many_inputs, many_outputs = next(iter(shapes), (1, 1))
    kept, left_out = [], []
    for unit in units:
        faults = _faults(unit)
        if faults:
            left_out.append(LeftOut(unit.org, faults))
        else:
            kept.append(unit)
    x = np.array([unit.inputs for unit in kept], dtype=np.float64).reshape(-1, many_inputs)
    y = np.array([unit.outputs for unit in kept], dtype=np.float64).reshape(-1, many_outputs)
    empty_x, empty_y = _empty(x), _empty(y)
    notes = tuple(
        _notes(np.delete(a, empty_x), np.delete(b, empty_y)) for a, b in zip(x, y, strict=True)
    )
    return Admitted(
        orgs=tuple(unit.org for unit in kept),
        inputs=x,
        outputs=y,
        notes=notes,
        left_out=tuple(left_out),
        size=Size(len(kept), many_inputs - len(empty_x), many_outputs - len(empty_y)),
        empty_inputs=empty_x,
        empty_outputs=empty_y,
    )


def _faults(unit: Unit) -> tuple[Fault, ...]:
    values = (*unit.inputs, *unit.outputs)
    if not all(isfinite(value) for value in values):
        return (Fault.NOT_A_NUMBER,)
    if any(value < 0 for value in values):
        return (Fault.NEGATIVE,)
    found = []
    if not any(unit.inputs):
        found.append(Fault.NO_INPUT)
    if not any(unit.outputs):
        found.append(Fault.NO_OUTPUT)
    return tuple(found)


def _notes(inputs: Floats, outputs: Floats) -> tuple[Note, ...]:
    found = []
    if np.any(inputs == 0):
        found.append(Note.ZERO_INPUT)
    if np.any(outputs == 0):
        found.append(Note.ZERO_OUTPUT)
    return tuple(found)


def _empty(values: Floats) -> tuple[int, ...]:
    if not len(values):
        return ()
    return tuple(int(j) for j in np.flatnonzero(~values.any(axis=0)))
