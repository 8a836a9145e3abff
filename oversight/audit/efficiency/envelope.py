"""The linear programs: how far a point lies inside the envelope of the others.

The points that can be reached are all mixtures of organisations seen, with weights lambda >= 0:
of any sum (constant returns, CCR), of sum 1 (variable returns, BCC) or of sum at most 1
(non-increasing returns). By inputs: min theta with X'lambda <= theta x, Y'lambda >= y. By outputs:
max phi with X'lambda <= x, Y'lambda >= phi y.

All programs of one call are solved as one, block by block on the diagonal, which is exact and
several times faster than one after the other. Columns are divided by their mean beforehand, which
changes no result but keeps the solver's tolerance the same for money and for heads.

Sources: Charnes, Cooper and Rhodes, European Journal of Operational Research 2 (1978) 429 (CCR);
Banker, Charnes and Cooper, Management Science 30 (1984) 1078 (BCC); Cooper, Seiford and Tone,
Data Envelopment Analysis (2007), 3.3 (the second phase).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog

Floats = NDArray[np.float64]

_TINY = 1e-9
"""What lies so near to 0 or 1, in units of the mean, is the solver's rounding."""


class Returns(StrEnum):
    """Which mixtures of organisations count as possible."""

    CONSTANT = "constant"
    """Any size: CCR."""
    VARIABLE = "variable"
    """Sizes in between those seen: BCC."""
    NON_INCREASING = "non_increasing"
    """Those in between and any smaller."""


class Orientation(StrEnum):
    """What is asked."""

    INPUT = "input"
    """With how much less of all inputs could the same be done?"""
    OUTPUT = "output"
    """How much more of all outputs could the same inputs yield?"""


@dataclass(frozen=True, eq=False)
class Points:
    """Organisations as points: `inputs` n x m and `outputs` n x s, at least 0."""

    inputs: Floats
    outputs: Floats

    def __post_init__(self) -> None:
        """Refuses what no program has an answer for."""
        if self.inputs.ndim != 2 or self.outputs.ndim != 2:
            raise ValueError("inputs and outputs are tables, one row an organisation")
        if len(self.inputs) != len(self.outputs):
            raise ValueError("each organisation has inputs and outputs")
        for table in (self.inputs, self.outputs):
            if not np.all(np.isfinite(table)) or np.any(table < 0):
                raise ValueError("inputs and outputs are numbers of at least 0")
            if not np.all(table.any(axis=1)):
                raise ValueError("each organisation has a positive input and a positive output")


def distances(
    points: Points, reference: Points, returns: Returns, orientation: Orientation
) -> Floats:
    """How far each of `points` could go: 1/theta by inputs, phi by outputs (Shephard's and
    Farrell's measure); 1 on the envelope of `reference`, more inside it, less outside.

    The efficiency of a point is 1 over it. A point that no mixture reaches (outside the envelope
    in a direction that has no answer) has 0.

    >>> seen = Points(np.array([[2.0], [3.0], [6.0]]), np.array([[1.0], [3.0], [3.0]]))
    >>> distances(seen, seen, Returns.CONSTANT, Orientation.INPUT).tolist()
    [2.0, 1.0, 2.0]
    >>> distances(seen, seen, Returns.VARIABLE, Orientation.INPUT).tolist()
    [1.0, 1.0, 2.0]
    """
    x, y, x0, y0 = _scaled(points, reference)
    at_once = _solve(x, y, x0, y0, (returns, orientation))
    if at_once is None:
        # One program without an answer leaves all of them without: then one by one.
        each = [
            _solve(x, y, x0[i : i + 1], y0[i : i + 1], (returns, orientation))
            for i in range(len(x0))
        ]
        at_once = np.array([0.0 if one is None else one[0] for one in each])
    near = np.abs(at_once - 1) < _TINY
    return np.where(near, 1.0, at_once)


@dataclass(frozen=True, eq=False)
class Mixtures:
    """The mixture each point is held against, and what is left over once it is as far as all
    inputs (or outputs) together can go.

    `weights` is k x n (the lambda, one row a point); `input_slacks` k x m is what of an input
    could still go, `output_slacks` k x s what of an output could still come, in the units given.
    """

    weights: Floats
    input_slacks: Floats
    output_slacks: Floats


def mixtures(points: Points, distance: Floats, returns: Returns, by: Orientation) -> Mixtures:
    """The second phase: of the mixtures that reach each point's `distance` (see `distances`, with
    `points` as their own reference), the one with the largest sum of slacks.

    Slacks are summed in units of the mean of their column, so that the choice does not hang on
    whether money is counted in yuan or in thousands; whether there is any slack does not hang on
    the units at all.

    >>> seen = Points(np.array([[2.0], [3.0], [6.0]]), np.array([[1.0], [3.0], [3.0]]))
    >>> d = distances(seen, seen, Returns.VARIABLE, Orientation.OUTPUT)
    >>> found = mixtures(seen, d, Returns.VARIABLE, Orientation.OUTPUT)
    >>> found.weights.tolist()[2], found.input_slacks.tolist()[2]
    ([0.0, 1.0, 0.0], [3.0])
    """
    x, y, _, _ = _scaled(points, points)
    n, m, s = len(x), x.shape[1], y.shape[1]
    block = np.block([[x.T, np.eye(m), np.zeros((m, s))], [y.T, np.zeros((s, m)), -np.eye(s)]])
    held = np.ones(len(x)) if by is Orientation.OUTPUT else 1 / distance
    raised = distance if by is Orientation.OUTPUT else np.ones(len(x))
    right = np.hstack([x * held[:, None], y * raised[:, None]])
    weights, inputs, outputs = [], [], []
    bound = np.concatenate([np.ones(n), np.zeros(m + s)])[None, :]
    slack_cost = np.concatenate([np.zeros(n), -np.ones(m + s)])
    for i in range(n):
        solved = linprog(
            slack_cost,
            A_eq=block if returns is not Returns.VARIABLE else np.vstack([block, bound]),
            b_eq=right[i] if returns is not Returns.VARIABLE else np.append(right[i], 1.0),
            A_ub=bound if returns is Returns.NON_INCREASING else None,
            b_ub=[1.0] if returns is Returns.NON_INCREASING else None,
            method="highs",
        )
        if solved.x is None:
            raise ValueError("the distances are not those of these points to each other")
        found = np.where(np.abs(solved.x) < _TINY, 0.0, solved.x)
        weights.append(found[:n])
        inputs.append(found[n : n + m])
        outputs.append(found[n + m :])
    return Mixtures(
        np.array(weights),
        np.array(inputs) * _means(points.inputs),
        np.array(outputs) * _means(points.outputs),
    )


def _means(table: Floats) -> Floats:
    means: Floats = table.mean(axis=0)
    return np.where(means > 0, means, 1.0)


def _scaled(points: Points, reference: Points) -> tuple[Floats, Floats, Floats, Floats]:
    of_inputs, of_outputs = _means(reference.inputs), _means(reference.outputs)
    return (
        reference.inputs / of_inputs,
        reference.outputs / of_outputs,
        points.inputs / of_inputs,
        points.outputs / of_outputs,
    )


def _solve(
    x: Floats, y: Floats, x0: Floats, y0: Floats, asked: tuple[Returns, Orientation]
) -> Floats | None:
    """The distances of the points (x0, y0) to the envelope of (x, y); None where not all have an
    answer. The variables are one factor for each point, then its weights."""
    returns, orientation = asked
    k, n, m, s = len(x0), len(x), x.shape[1], y.shape[1]
    own = sparse.kron(sparse.identity(k), np.vstack([x.T, -y.T]))
    by_input = orientation is Orientation.INPUT
    column = np.hstack([-x0, np.zeros((k, s))]) if by_input else np.hstack([np.zeros((k, m)), y0])
    right = np.hstack([np.zeros((k, m)), -y0]) if by_input else np.hstack([x0, np.zeros((k, s))])
    factors = sparse.csr_matrix(
        (column.ravel(), (np.arange(k * (m + s)), np.repeat(np.arange(k), m + s))),
        shape=(k * (m + s), k),
    )
    above, limits = sparse.hstack([factors, own], format="csr"), right.ravel()
    sums = sparse.hstack(
        [sparse.csr_matrix((k, k)), sparse.kron(sparse.identity(k), np.ones((1, n)))], format="csr"
    )
    if returns is Returns.NON_INCREASING:
        above, limits = sparse.vstack([above, sums], format="csr"), np.append(limits, np.ones(k))
    variable = returns is Returns.VARIABLE
    solved = linprog(
        np.concatenate([np.full(k, 1.0 if by_input else -1.0), np.zeros(k * n)]),
        A_ub=above,
        b_ub=limits,
        A_eq=sums if variable else None,
        b_eq=np.ones(k) if variable else None,
        method="highs",
    )
    if solved.x is None:
        return None
    factor = np.asarray(solved.x[:k], dtype=np.float64)
    if not by_input:
        return factor
    return np.asarray(np.divide(1.0, factor, out=np.zeros(k), where=factor > 0))
