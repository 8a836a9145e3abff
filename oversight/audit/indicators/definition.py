"""An indicator's definition: front matter that people read, and the clauses that decide.

    ---
    indicator: cn.licensing/decided-in-time
    title: {zh: 按时办结率, en: Decided in time}
    kind: rate
    ...
    ---
    denominator(C, On) <= clock(case=C, clock="decide", ended=On)
    numerator(C) <= clock(case=C, clock="decide", ended=T, due=Due) & (T <= Due)
    excluded(C, "no limit") <= denominator(C, _) & ~clock(case=C, clock="decide")

What each kind gives (a subject's rows are taken together: its earliest day, its weights added):

- `rate`: `denominator(C, On)` and `numerator(C)`; the subjects of the numerator among those of
  the denominator, without the excluded.
- `ratio`: `denominator(C, On, Weight)` and `numerator(C, Weight)`; the weights of the one over
  the weights of the other, such as days used over days promised.
- `duration`: `denominator(C, On, Length)` and `numerator(C)`: how long each has lasted, and
  which of them are over; the others are censored, not left out.

An indicator may rest on a rule: with `rule: it.road-fines/send-within-90` in the front matter its
clauses may speak of the rule's own heads, `examines`, `flags` and `cannot_tell`, and of whatever
the rule defines. What the law says is then written once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from oversight.audit.authored import Authored, Front, Kind, read_authored
from oversight.datalog.checked import CheckedProgram, Predicate, Type
from oversight.datalog.wording import KINDS, values
from oversight.problem import Problem, suggest
from oversight.rulebook.pack import Pack
from oversight.rulebook.rule import Basis, reasons_of
from oversight.rulebook.surroundings import Surroundings
from oversight.rulebook.yamltext import Bilingual, Text, YamlText

Figure = Literal["rate", "ratio", "duration"]
DENOMINATOR, NUMERATOR, EXCLUDED = "denominator", "numerator", "excluded"
_SHAPES: Mapping[Figure, Mapping[str, str]] = {
    "rate": {DENOMINATOR: "denominator(C, On)", NUMERATOR: "numerator(C)"},
    "ratio": {DENOMINATOR: "denominator(C, On, Weight)", NUMERATOR: "numerator(C, Weight)"},
    "duration": {DENOMINATOR: "denominator(C, On, Length)", NUMERATOR: "numerator(C)"},
}
_EXCLUDED_SHAPE = 'excluded(C, "reason")'


class FrontMatter(Front):
    """The settings above an indicator's clauses."""

    indicator: Text
    title: Bilingual
    kind: Figure
    numerator: Bilingual
    """What counts, in words."""
    denominator: Bilingual
    """What it is counted among, in words."""
    per: Annotated[int, Field(ge=1)] = 100
    unit: Bilingual | None = None
    """What a ratio or a duration is in, where it is no plain number."""
    better: Literal["high", "low", "neither"]
    minimum: Annotated[int, Field(ge=1)] = 20
    """Below so many subjects no comparison is made."""
    source: Bilingual
    """Where the formula comes from."""
    basis: tuple[Basis, ...] = ()
    caution: Bilingual | None = None
    """What the figure does not see, and how it can be bent."""
    version: Text = "1"


@dataclass(frozen=True)
class Definition(Authored[FrontMatter]):
    """One indicator, checked."""

    @property
    def kind(self) -> Figure:
        return self.front.kind


def read_definition(path: Path, pack: Pack, around: Surroundings) -> Definition:
    """The indicator in a file of `pack`; raises `Refused` with every problem at its place."""
    return Definition(**vars(read_authored(path, INDICATOR, pack, around)))


def _faults(
    front: FrontMatter,
    header: YamlText,
    program: CheckedProgram | None,
    where: str,
    of_rule: Mapping[str, str],
) -> Iterator[Problem]:
    if front.kind != "rate" and front.unit is None:
        yield Problem(
            header.where("kind"),
            f"A {front.kind} has no unit.",
            "Add unit: with its words, as in unit: {zh: 工作日, en: working days}.",
        )
    if program is not None:
        yield from _wrong_heads(front, program, where)
        yield from _wrong_reasons(front, header, program, of_rule)


def _wrong_heads(front: FrontMatter, program: CheckedProgram, where: str) -> Iterator[Problem]:
    """The heads that an indicator of this kind must have, with their values' kinds."""
    shapes = _SHAPES[front.kind]
    for name, shape in shapes.items():
        found = program.predicate(name)
        if found is None:
            said = f"The indicator has no {name}."
            yield Problem(where, said, f"Add a clause {shape} <= and its conditions.")
        else:
            yield from _wrong_values(found, shape, front.kind)
    left_out = program.predicate(EXCLUDED)
    if left_out is not None:
        yield from _wrong_values(left_out, _EXCLUDED_SHAPE, front.kind)


def _wrong_values(found: Predicate, shape: str, kind: Figure) -> Iterator[Problem]:
    where = str(found.clauses[0].clause.head.span)
    wanted = shape.count(",") + 1
    if len(found.types) != wanted:
        said = f"'{found.name}' has {values(len(found.types))}; a {kind} needs {wanted}."
        yield Problem(where, said, f"Write {shape}.")
        return
    asked = {1: ("a text", _is_text)} if found.name == EXCLUDED else {2: ("a number", _is_number)}
    if found.name == DENOMINATOR:
        asked = {1: ("a day or an instant", _is_day), **asked}
    elif found.name == NUMERATOR:
        asked = {1: ("a number", _is_number)}
    for place, (what, fits) in asked.items():
        if place < wanted and not fits(found.types[place]):
            said = (
                f"The {('first', 'second', 'third')[place]} value of '{found.name}' is "
                f"{KINDS[found.types[place]]}, and must be {what}."
            )
            yield Problem(where, said, f"Write {shape}.")


def _is_text(kind: Type) -> bool:
    return kind is Type.TEXT


def _is_number(kind: Type) -> bool:
    return kind.numeric


def _is_day(kind: Type) -> bool:
    return kind in (Type.DATE, Type.INSTANT)


def _wrong_reasons(
    front: FrontMatter,
    header: YamlText,
    program: CheckedProgram,
    of_rule: Mapping[str, str],
) -> Iterator[Problem]:
    found = dict(reasons_of(program, EXCLUDED))
    for reason in found:
        if reason not in front.reasons:
            yield Problem(
                header.where("reasons"),
                f'The reason "{reason}" has no Chinese wording.',
                f'Add it under reasons: as "{reason}": and its wording.',
            )
    for reason in front.reasons:
        if reason not in found and reason not in of_rule:
            yield Problem(
                header.where("reasons", reason),
                f'No clause of {EXCLUDED} gives the reason "{reason}".',
                suggest(reason, found) if found else "Leave it out.",
            )


INDICATOR = Kind("indicator", FrontMatter, (DENOMINATOR, NUMERATOR, EXCLUDED), _faults)
