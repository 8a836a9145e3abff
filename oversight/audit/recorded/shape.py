"""What the detectors of shapes measured in each organisation's figures of a period."""

from __future__ import annotations

from collections.abc import Sequence

from oversight.audit.recorded.figure import PLACES, SCREEN, Figure
from oversight.audit.shapes.definition import Shape
from oversight.audit.shapes.looking import Looked

DIGITS = 3
"""Significant digits of a p-value, so that the last bits of a library are no new figure."""


def shape_figures(shapes: Sequence[Shape], looked: Looked, period: str) -> list[Figure]:
    """Two rows a look: its measure, `screen:<detector>`, and its p, `screen:<detector>-p`.

    `value` is as `Seen.figure` and `Seen.p` say, None where the detector says nothing; `den` is
    how many figures it looked at. First digits have no p: the size of the deviation decides.
    """
    detectors = {one.id: one.front.detector for one in shapes}
    found = []
    for (org, shape), seen in sorted(looked.seen.items()):
        source, cases = f"{SCREEN}{detectors[shape]}", float(seen.cases)
        figure = None if seen.figure is None else round(seen.figure, PLACES)
        found.append(Figure(shape, org, period, source, figure, den=cases))
        if detectors[shape] != "first-digits":
            p = None if seen.p is None else float(f"{seen.p:.{DIGITS}g}")
            found.append(Figure(shape, org, period, f"{source}-p", p, den=cases))
    return found
