"""How far efficiencies can be known: the smoothed bootstrap of Simar and Wilson.

Efficiency is measured against the best that happened to be seen. The true frontier lies further
out, so that every efficiency comes out too high, the more so the fewer there are to compare with.
The bootstrap plays this over: organisations are drawn anew with other distances to the envelope
seen, and each real one is measured against those. By how much the drawn envelopes lie inside the
one seen tells by how much that lies inside the true one.

Distances are Shephard's (1 / theta by inputs, phi by outputs; at least 1), which keeps intervals
of efficiencies within (0, 1]. Plain drawing without smoothing is inconsistent here.

Sources: Simar and Wilson, Management Science 44 (1998) 49 (smoothed, reflected at 1); Simar and
Wilson, Journal of Applied Statistics 27 (2000) 779 (intervals from differences); Simar and Wilson
in Fried, Lovell and Schmidt, The Measurement of Productive Efficiency (2008), chapter 4
(bandwidth).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from oversight.audit.efficiency.envelope import Orientation, Points, Returns, distances
from oversight.audit.efficiency.units import LeftOut, Size, Unit, admit

Floats = NDArray[np.float64]

FEWEST_DRAWS = 100
"""With fewer draws the ends of an interval of 95 % are those of two or three of them."""
FEWEST_INSIDE = 3
"""With fewer organisations inside the envelope there is no distribution to draw from."""


class Said(StrEnum):
    """What the bootstrap could say."""

    DRAWN = "drawn"
    """Intervals, from enough organisations."""
    FEW = "few"
    """Intervals, but from fewer organisations than the size rule asks for."""
    NOTHING = "nothing"
    """No intervals: nearly all are efficient, so that there is no spread to draw from."""


@dataclass(frozen=True)
class Drawing:
    """How the bootstrap draws: how many times, at which level, from which seed.

    `bandwidth` None takes the normal reference rule.
    """

    draws: int = 1000
    level: float = 0.95
    seed: int = 1
    bandwidth: float | None = None


@dataclass(frozen=True)
class Bounded:
    """The efficiency of an organisation, and how far it can be known.

    `efficiency` is the one reckoned, `corrected` without the bias, `low` and `high` the interval;
    all in (0, 1]. `trust_correction`: the correction is worth its noise, bias^2 > 3 variance
    of the draws; where not, the efficiency as reckoned is the better estimate.
    """

    org: str
    efficiency: float
    corrected: float
    low: float
    high: float
    trust_correction: bool


@dataclass(frozen=True)
class Bootstrap:
    """Intervals of all organisations, in the order given; no rows where nothing could be said.

    `bandwidth` is how widely distances were smoothed, None without draws; `lost` counts draws
    that had no answer for some organisation and were left out.
    """

    said: Said
    returns: Returns
    orientation: Orientation
    rows: tuple[Bounded, ...]
    left_out: tuple[LeftOut, ...]
    size: Size
    bandwidth: float | None = None
    lost: int = 0


def bootstrap(
    units: Sequence[Unit],
    returns: Returns = Returns.VARIABLE,
    orientation: Orientation = Orientation.INPUT,
    drawing: Drawing | None = None,
    on_draw: Callable[[], None] = lambda: None,
) -> Bootstrap:
    """The efficiency of each of `units` with its bias taken out and its interval.

    `on_draw` is called after each draw: a hundred organisations take a fifth of a second each.

    For each draw: distances drawn anew with replacement, smoothed by a normal kernel of the
    bandwidth and mirrored at 1 (`smoothed`); each organisation put at its
    drawn distance from where the envelope is; all measured against those. With d the distance
    reckoned and d* those drawn, bias = mean(d*) - d, and the interval of the true distance is
    d - (the quantiles of d* - d), not under 1.

    Raises `ValueError` for fewer than 100 draws or a level outside (0, 1), and as `dea` does.

    >>> seen = [Unit(f"O{i}", (x,), (y,)) for i, (x, y) in enumerate(
    ...     [(2, 1), (3, 3), (3, 2), (4, 3), (5, 4), (5, 2), (6, 3), (8, 5)])]
    >>> found = bootstrap(seen, Returns.CONSTANT, drawing=Drawing(draws=200))
    >>> row = found.rows[6]
    >>> found.said, row.efficiency
    (<Said.DRAWN: 'drawn'>, 0.5)
    >>> row.low < row.corrected < row.high <= 0.5
    True
    """
    drawing = Drawing() if drawing is None else drawing
    if drawing.draws < FEWEST_DRAWS or not 0 < drawing.level < 1:
        said = f"a bootstrap takes at least {FEWEST_DRAWS} draws and a level between 0 and 1"
        raise ValueError(said)
    admitted = admit(units)
    points = Points(admitted.inputs, admitted.outputs)
    if not admitted.orgs:
        return Bootstrap(Said.NOTHING, returns, orientation, (), admitted.left_out, admitted.size)
    seen = distances(points, points, returns, orientation)
    if np.count_nonzero(seen > 1) < FEWEST_INSIDE:
        return Bootstrap(Said.NOTHING, returns, orientation, (), admitted.left_out, admitted.size)
    width = normal_reference(seen) if drawing.bandwidth is None else drawing.bandwidth
    generator = np.random.default_rng(drawing.seed)
    drawn = []
    for _ in range(drawing.draws):
        factor = smoothed(seen, width, generator) / seen
        moved = _moved(points, factor, orientation)
        drawn.append(distances(points, moved, returns, orientation))
        on_draw()
    # By outputs a point that no drawn envelope reaches with its inputs has no distance: 0.
    kept = np.array([each for each in drawn if np.all(each > 0)]).reshape(-1, len(seen))
    lost = drawing.draws - len(kept)
    if len(kept) < drawing.draws / 2:
        return Bootstrap(
            Said.NOTHING, returns, orientation, (), admitted.left_out, admitted.size, width, lost
        )
    return Bootstrap(
        Said.DRAWN if admitted.size.enough else Said.FEW,
        returns,
        orientation,
        _bounded(admitted.orgs, seen, kept, drawing.level),
        admitted.left_out,
        admitted.size,
        width,
        lost,
    )


def normal_reference(seen: Floats) -> float:
    """The bandwidth for distances `seen`, by the normal reference rule on what is reflected.

    The m distances over 1 and their mirror images, 2m numbers symmetric around 1 with deviation
    s_R and interquartile range r, give h_R = 1.06 min(s_R, r / 1.34) (2m)^(-1/5); then
    h = h_R 2^(1/5) (m / n)^(1/5) (s / s_R), s the deviation of all n distances. The 1 of the
    efficient ones is left out first: they are there by construction, and would pull h to 0.

    >>> round(normal_reference(np.array([1.0, 1.0, 1.2, 1.4, 1.5, 2.0])), 4)
    0.2761
    """
    inside = seen[seen > 1]
    mirrored = np.concatenate([inside, 2 - inside])
    deviation = float(mirrored.std(ddof=1))
    quarter, three = np.quantile(mirrored, [0.25, 0.75])
    spread = min(deviation, float(three - quarter) / 1.34)
    reference = 1.06 * spread * len(mirrored) ** -0.2
    share = len(inside) / len(seen)
    return float(reference * (2 * share) ** 0.2 * seen.std(ddof=1) / deviation)


def smoothed(seen: Floats, width: float, generator: np.random.Generator) -> Floats:
    """Distances drawn from the smoothed distribution of `seen`, as many, all at least 1.

    b drawn with replacement from the distances and their mirror images 2 - d, which together are
    symmetric around 1; t = 1 + (b - 1 + h e) / sqrt(1 + h^2 / s^2), e normal, s^2 the mean square
    around 1, so that smoothing does not widen them; what is under 1 is mirrored back. That is the
    form of 2008. The form of 1998 draws from the distances alone and shrinks towards their mean,
    which leaves a gap next to 1, and so corrects too much.
    """
    off = generator.choice(seen - 1, size=len(seen)) * generator.choice([-1.0, 1.0], len(seen))
    shrinking = np.sqrt(1 + width**2 / np.mean((seen - 1) ** 2))
    moved = (off + width * generator.standard_normal(len(seen))) / shrinking
    return np.asarray(1 + np.abs(moved))


def _moved(points: Points, factor: Floats, orientation: Orientation) -> Points:
    if orientation is Orientation.INPUT:
        return Points(points.inputs * factor[:, None], points.outputs)
    return Points(points.inputs, points.outputs / factor[:, None])


def _bounded(orgs: Sequence[str], seen: Floats, drawn: Floats, level: float) -> tuple[Bounded, ...]:
    tail = (1 - level) / 2
    bias = drawn.mean(axis=0) - seen
    variance = drawn.var(axis=0, ddof=1)
    low, high = np.quantile(drawn - seen, [tail, 1 - tail], axis=0)
    furthest = np.maximum(1.0, seen - low)
    nearest = np.maximum(1.0, seen - high)
    corrected = np.maximum(1.0, seen - bias)
    return tuple(
        Bounded(
            org,
            efficiency=1 / float(seen[i]),
            corrected=1 / float(corrected[i]),
            low=1 / float(furthest[i]),
            high=1 / float(nearest[i]),
            trust_correction=bool(bias[i] ** 2 > 3 * variance[i]),
        )
        for i, org in enumerate(orgs)
    )
