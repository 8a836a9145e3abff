"""A shape's definition: which detector, and the clauses that give it its figures.

    ---
    shape: cn.licensing/decisions-bunch
    detector: bunching
    ...
    ---
    figure(C, On, Slack) <= clock(case=C, clock="decide", ended=On, due=Due) & ...

What each detector asks for (see `oversight.audit.gaming`); `On` is the day that decides the period:

- `bunching`: `figure(C, On, Slack)`, the working days left at the end, below 0 where late.
- `late-acts`: `figure(C, On, First, Last)`, the working days left when the clock began and when
  it stopped; `acted(C)`, those that were then paused or withdrawn.
- `back-dating`: `figure(C, On, Left, Delay)`, the working days left on the day an act bears, and
  from that day to its being recorded.
- `heaping` and `first-digits`: `figure(C, On, Value)`, an amount or another figure.
- `defaults`: `figure(C, On)` and `acted(C)`, ratings, and those of them entered by default.
- `too-perfect`: `figure(C, On)` and `acted(C)`, cases, and those of them that went wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from oversight.audit.authored import Authored, Front, Kind, read_authored
from oversight.datalog.checked import CheckedProgram, Type
from oversight.datalog.wording import KINDS, values
from oversight.problem import Problem
from oversight.rulebook.pack import Pack
from oversight.rulebook.surroundings import Surroundings
from oversight.rulebook.yamltext import Bilingual, Text, YamlText

Detector = Literal[
    "bunching",
    "late-acts",
    "back-dating",
    "heaping",
    "first-digits",
    "defaults",
    "too-perfect",
]
FIGURE, ACTED = "figure", "acted"
_FIGURES: Mapping[Detector, str] = {
    "bunching": "figure(C, On, Slack)",
    "late-acts": "figure(C, On, First, Last)",
    "back-dating": "figure(C, On, Left, Delay)",
    "heaping": "figure(C, On, Value)",
    "first-digits": "figure(C, On, Value)",
    "defaults": "figure(C, On)",
    "too-perfect": "figure(C, On)",
}
ACTS: frozenset[Detector] = frozenset({"late-acts", "defaults", "too-perfect"})
"""The detectors that need `acted` beside the figures."""


class FrontMatter(Front):
    """The settings above a shape's clauses."""

    shape: Text
    title: Bilingual
    detector: Detector
    figures: Bilingual
    """Which figures are looked at, in words."""
    caution: Bilingual
    """What else leaves the same shape: it is a reason to look, never proof."""
    version: Text = "1"


Shape = Authored[FrontMatter]
"""One shape, checked."""


def read_shape(path: Path, pack: Pack, around: Surroundings) -> Shape:
    """The shape in a file of `pack`; raises `Refused` with every problem at its place."""
    return read_authored(path, SHAPE, pack, around)


def _faults(
    front: FrontMatter,
    header: YamlText,
    program: CheckedProgram | None,
    where: str,
    of_rule: Mapping[str, str],
) -> Iterator[Problem]:
    """The heads that a detector asks for, with the kinds of their values."""
    if program is None:
        return
    shape = _FIGURES[front.detector]
    figure = program.predicate(FIGURE)
    if figure is None:
        said = f"The shape has no {FIGURE}."
        yield Problem(where, said, f"Add a clause {shape} <= and its conditions.")
    else:
        at = str(figure.clauses[0].clause.head.span)
        wanted = shape.count(",") + 1
        if len(figure.types) != wanted:
            said = f"'{FIGURE}' has {values(len(figure.types))}; {front.detector} needs {wanted}."
            yield Problem(at, said, f"Write {shape}.")
        else:
            for place, kind in enumerate(figure.types[1:], 1):
                fits = kind in (Type.DATE, Type.INSTANT) if place == 1 else kind.numeric
                if not fits:
                    what = "a day or an instant" if place == 1 else "a number"
                    ordinal = ("second", "third", "fourth")[place - 1]
                    said = f"The {ordinal} value of '{FIGURE}' is {KINDS[kind]}, not {what}."
                    yield Problem(at, said, f"Write {shape}.")
    acted = program.predicate(ACTED)
    if front.detector in ACTS and acted is None:
        said = f"The shape has no {ACTED}."
        yield Problem(where, said, f"Add a clause {ACTED}(C) <= and its conditions.")
    elif front.detector not in ACTS and acted is not None:
        said = f"{front.detector} asks for no '{ACTED}'."
        yield Problem(str(acted.clauses[0].clause.head.span), said, "Leave it out.")
    elif acted is not None and len(acted.types) != 1:
        said = f"'{ACTED}' has {values(len(acted.types))}; {front.detector} needs 1."
        yield Problem(str(acted.clauses[0].clause.head.span), said, f"Write {ACTED}(C).")


SHAPE = Kind("shape", FrontMatter, (FIGURE, ACTED), _faults)
