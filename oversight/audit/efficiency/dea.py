"""Efficiency of organisations: how far each could go, against whom, and whether size explains it.

Efficiency is relative: 1 means that no mixture of the others does better, not that nothing could.
It has no room for chance, so that one wrong record moves everybody held against it: see
`oversight.audit.efficiency.bootstrap` for how far it can be known.

Sources: Charnes, Cooper and Rhodes (1978); Banker, Charnes and Cooper (1984); Banker, European
Journal of Operational Research 17 (1984) 35 (most productive scale size); Faere, Grosskopf and
Lovell, The Measurement of Efficiency of Production (1985) (returns to scale by three envelopes,
which holds also where several mixtures are as good).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from oversight.audit.efficiency.envelope import (
    Mixtures,
    Orientation,
    Points,
    Returns,
    distances,
    mixtures,
)
from oversight.audit.efficiency.units import Admitted, LeftOut, Note, Size, Unit, admit

Floats = NDArray[np.float64]
_SAME = 1e-9


class Scale(StrEnum):
    """What growing would bring, read at the point on the envelope that an organisation is held
    against."""

    RIGHT = "right"
    """The most productive size: growing or shrinking brings nothing."""
    INCREASING = "increasing"
    """Too small: outputs would grow faster than inputs."""
    DECREASING = "decreasing"
    """Too large: outputs would grow slower than inputs."""


@dataclass(frozen=True)
class Peer:
    """An organisation that another is held against, and its weight in the mixture (lambda)."""

    org: str
    weight: float


@dataclass(frozen=True)
class Measured:
    """An organisation against one envelope.

    `efficiency`: theta by inputs, 1 / phi by outputs, in (0, 1]. `peers`: the mixture it is held
    against, heaviest first. `input_slacks` and `output_slacks`: what could still be saved or
    gained of single inputs or outputs after that, in their units. `strong`: efficient and without
    slack; efficient but with slack is weak.
    """

    efficiency: float
    peers: tuple[Peer, ...]
    input_slacks: tuple[float, ...]
    output_slacks: tuple[float, ...]

    @property
    def strong(self) -> bool:
        """Efficient, and nothing of any single input or output could be better."""
        return self.efficiency == 1 and not any((*self.input_slacks, *self.output_slacks))


@dataclass(frozen=True)
class Assessed:
    """An organisation against both envelopes, and what its size has to do with it.

    `ccr`: against organisations of any size scaled to its own; `bcc`: against those of its size;
    `scale_efficiency` = ccr / bcc, what is lost by the size.
    """

    org: str
    ccr: Measured
    bcc: Measured
    scale: Scale
    notes: tuple[Note, ...]

    @property
    def scale_efficiency(self) -> float:
        """CCR over BCC efficiency, in (0, 1]."""
        return self.ccr.efficiency / self.bcc.efficiency


@dataclass(frozen=True)
class Efficiency:
    """All organisations compared, in the order given, and those that could not be.

    `size` says whether there are enough of them; where not, the efficiencies are stated but nobody
    should be named by them. `empty_inputs`, `empty_outputs`: columns that are 0 throughout.
    """

    orientation: Orientation
    rows: tuple[Assessed, ...]
    left_out: tuple[LeftOut, ...]
    size: Size
    empty_inputs: tuple[int, ...]
    empty_outputs: tuple[int, ...]

    @property
    def efficient(self) -> float | None:
        """The share of organisations that are efficient for their size; None where there is none.
        A large share says that the comparison tells little apart."""
        if not self.rows:
            return None
        return sum(row.bcc.efficiency == 1 for row in self.rows) / len(self.rows)


def dea(units: Sequence[Unit], orientation: Orientation = Orientation.INPUT) -> Efficiency:
    """The efficiency of each of `units`, with peers, slacks, scale and returns to scale.

    Units with which nothing can be reckoned are left out with their reasons. Raises `ValueError`
    where units have different numbers of inputs or outputs, or the same name.

    >>> stores = [Unit("A", (2,), (1,)), Unit("B", (3,), (3,)), Unit("C", (5,), (4,)),
    ...           Unit("D", (6,), (3,))]
    >>> for row in dea(stores).rows:
    ...     print(row.org, round(row.ccr.efficiency, 3), round(row.bcc.efficiency, 3), row.scale)
    A 0.5 1.0 increasing
    B 1.0 1.0 right
    C 0.8 1.0 decreasing
    D 0.5 0.5 right
    """
    admitted = admit(units)
    rows = _rows(admitted, orientation) if admitted.orgs else ()
    return Efficiency(
        orientation,
        rows,
        admitted.left_out,
        admitted.size,
        admitted.empty_inputs,
        admitted.empty_outputs,
    )


def _rows(admitted: Admitted, orientation: Orientation) -> tuple[Assessed, ...]:
    points = Points(admitted.inputs, admitted.outputs)
    distance = {each: distances(points, points, each, orientation) for each in Returns}
    constant, variable = distance[Returns.CONSTANT], distance[Returns.VARIABLE]
    scales = [
        _scale(*each)
        for each in zip(constant, variable, distance[Returns.NON_INCREASING], strict=True)
    ]
    # Equal but for rounding, the two are made equal, so that no scale efficiency is over 1.
    same = np.abs(constant / variable - 1) < _SAME
    constant = np.where(same, variable, constant)
    ccr = mixtures(points, constant, Returns.CONSTANT, orientation)
    bcc = mixtures(points, variable, Returns.VARIABLE, orientation)
    return tuple(
        Assessed(
            org,
            _measured(admitted.orgs, constant[i], ccr, i),
            _measured(admitted.orgs, variable[i], bcc, i),
            scales[i],
            admitted.notes[i],
        )
        for i, org in enumerate(admitted.orgs)
    )


def _scale(constant: float, variable: float, non_increasing: float) -> Scale:
    """By which envelope an organisation is held back: the one of non-increasing returns goes with
    CCR where a mixture of sum under 1 is best, with BCC where it is of sum over 1."""
    if abs(constant / variable - 1) < _SAME:
        return Scale.RIGHT
    if abs(non_increasing / variable - 1) < _SAME:
        return Scale.DECREASING
    return Scale.INCREASING


def _measured(orgs: Sequence[str], distance: float, found: Mixtures, at: int) -> Measured:
    weights = found.weights[at]
    heaviest = sorted(np.flatnonzero(weights), key=lambda j: (-round(float(weights[j]), 9), j))
    return Measured(
        efficiency=1 / float(distance),
        peers=tuple(Peer(orgs[int(j)], float(weights[j])) for j in heaviest),
        input_slacks=tuple(float(slack) for slack in found.input_slacks[at]),
        output_slacks=tuple(float(slack) for slack in found.output_slacks[at]),
    )
