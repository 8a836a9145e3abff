"""Norms: the numbers a law or a practice sets, each with the days on which it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from oversight.datalog.arithmetic import fits
from oversight.datalog.checked import Type
from oversight.datalog.kinds import TOWER, scalar_type, widest
from oversight.problem import Problem, Refused
from oversight.rulebook.yamltext import (
    Bilingual,
    Section,
    Text,
    YamlText,
    read_file,
    read_yaml,
    shown_path,
)

Confidence = Literal["certain", "likely", "unsure"]
Value = int | Decimal | str | date
_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


@dataclass(frozen=True)
class NormValue:
    """One value, from `start` to `until`, both included; `None` is without end."""

    value: Value
    start: date
    until: date | None
    source: str
    confidence: Confidence

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Norm:
    """A named number (or text, or date) and the values it has had, in order of time."""

    name: str
    pack: str
    title: Bilingual
    unit: str | None
    values: tuple[NormValue, ...]
    where: str
    """`file:line:col` of the name in norms.yaml."""

    @property
    def type(self) -> Type:
        """The type of every value; for numbers the widest."""
        kinds = [scalar_type(value.value) or Type.TEXT for value in self.values]
        return widest(kinds) if kinds[0] in TOWER else kinds[0]

    def value_on(self, day: date) -> Value | None:
        """The value in force that day; `None` where there is none."""
        return next((value.value for value in self.values if value.in_force(day)), None)

    def missing(self, start: date, until: date | None) -> tuple[date, date | None] | None:
        """The first days between `start` and `until` without a value; `None` if all have one."""
        day = start
        for value in self.values:
            if value.until is not None and value.until < day:
                continue
            if value.start > day:
                last = value.start - timedelta(days=1)
                return None if until and day > until else (day, min(last, until or last))
            if value.until is None or value.until == date.max:
                return None
            day = value.until + timedelta(days=1)
            if until is not None and day > until:
                return None
        return (day, until)


def _exact(value: object) -> object:
    """YAML's floats have lost nothing yet that `repr` cannot give back: 0.9 is Decimal 0.9."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | str | date | Decimal):
        raise ValueError(f"The value is {value!r}.|Write a number, a text or a date.")
    if isinstance(value, int | Decimal) and not (Decimal(value).is_finite() and fits(value)):
        raise ValueError(
            "The value has more than 15 digits before the point, or more than four after it.|"
            "Count in a larger or a smaller unit."
        )
    return value


class _Value(Section):
    value: Annotated[Value, BeforeValidator(_exact)]
    start: date = Field(alias="from")
    until: date | None = None
    source: Text
    confidence: Confidence = "unsure"


class NormEntry(Section):
    """What `norms.yaml` says under the name of a norm."""

    title: Bilingual
    unit: Text | None = None
    values: Annotated[tuple[_Value, ...], Field(min_length=1)]


@dataclass(frozen=True)
class NormsFile:
    """The sound norms of one file by name, the names of the others, and what is wrong."""

    norms: Mapping[str, Norm]
    broken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_norms(path: Path, pack: str) -> NormsFile:
    """The norms of one `norms.yaml`.

    Problems: unknown or missing settings, values whose days overlap or leave a gap, values of
    different kinds. Raises `Refused` where the file is no mapping of names at all.
    """
    text = read_yaml(read_file(path), shown_path(path))
    if text.data is None:
        return NormsFile({})
    if not isinstance(text.data, dict):
        raise Refused(
            Problem(text.where(), "The file is no mapping of norms.", "Write name: on each line.")
        )
    problems = text.repeated()
    norms: dict[str, Norm] = {}
    for name in text.data:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            problems.append(
                Problem(
                    text.where(str(name)),
                    f"'{name}' is no name of a norm.",
                    "Write small letters, digits and hyphens, beginning with a letter.",
                )
            )
            continue
        try:
            read = text.read(NormEntry, [name])
        except Refused as refused:
            problems += refused.problems
            continue
        values = tuple(
            NormValue(v.value, v.start, v.until, v.source, v.confidence) for v in read.values
        )
        wrong = _wrong_values(name, values, text)
        problems += wrong
        if not wrong:
            ordered = tuple(sorted(values, key=lambda value: value.start))
            norms[name] = Norm(name, pack, read.title, read.unit, ordered, text.where(name))
    broken = tuple(name for name in text.data if isinstance(name, str) and name not in norms)
    return NormsFile(norms, broken, tuple(problems))


def _wrong_values(name: str, values: Sequence[NormValue], text: YamlText) -> list[Problem]:
    problems = []
    kinds = {scalar_type(value.value) for value in values}
    if len(kinds) > 1 and not kinds <= set(TOWER):
        problems.append(
            Problem(
                text.where(name, "values"),
                f"The values of '{name}' are of different kinds.",
                "Let them all be numbers, or all texts, or all dates.",
            )
        )
    order = sorted(range(len(values)), key=lambda index: values[index].start)
    for index in order:
        value = values[index]
        if value.until is not None and value.until < value.start:
            problems.append(
                Problem(
                    text.where(name, "values", index, "until"),
                    f"A value of '{name}' ends on {value.until}, before it begins on"
                    f" {value.start}.",
                    "Change 'from' or 'until'.",
                )
            )
    for earlier, later in pairwise(order):
        ends, begins = values[earlier].until, values[later].start
        where = text.where(name, "values", later, "from")
        if ends is None or ends >= begins:
            problems.append(
                Problem(
                    where,
                    f"Two values of '{name}' are in force on {begins}.",
                    f"End the earlier one with until: {begins - timedelta(days=1)}."
                    if begins > date.min
                    else "Leave one out.",
                )
            )
        elif ends < date.max and ends + timedelta(days=1) < begins:
            problems.append(
                Problem(
                    where,
                    f"'{name}' has no value from {ends + timedelta(days=1)} to"
                    f" {begins - timedelta(days=1)}.",
                    "Let the values follow each other without a gap, or make two norms.",
                )
            )
    return problems
