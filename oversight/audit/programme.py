"""An audit programme: which indicators an audit computes, over which clocks and rules.

A programme is a YAML file of the folder `audits/`. It chooses among the measures of
`oversight.audit.measure`; it holds no queries, so reading one can run nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from oversight.audit.period import Step
from oversight.audit.words import Words
from oversight.audit.yamlfile import read_yaml


class _Indicator(BaseModel):
    """What every indicator states, whatever it measures."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    indicator: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Words
    note: Words | None = None


class _Rate(_Indicator):
    """What every rate states besides."""

    per: Literal[100, 1000, 10000] = 100
    """The rate is printed per so many."""
    minimum: int = Field(default=20, ge=1)
    """Below so many cases in the denominator no comparison is made."""
    better: Literal["high", "low"]
    """Which end of the funnel is the good one."""
    target: float | None = Field(default=None, gt=0, lt=1)
    """The rate compared against; where missing, the rate of all organisations together."""
    funnel: bool = False
    """Whether a funnel plot is drawn."""


class OnTime(_Rate):
    """Ended in time, among those that ended in the period or are open and overdue."""

    measure: Literal["on_time"]
    clocks: list[str] = Field(min_length=1)
    """Names of clocks; `*` stands for any text."""


class Flagged(_Rate):
    """Flagged, among those that rules examined and could tell."""

    measure: Literal["flagged"]
    rules: list[str] = Field(min_length=1)
    """Ids of rules; `*` stands for any text."""
    cards: list[Literal["red", "yellow"]] = Field(default=["red", "yellow"], min_length=1)


class Defined(_Rate):
    """A rate that an indicator's definition gives: see `oversight.audit.indicators`."""

    measure: Literal["defined"]
    definition: str = Field(pattern=r"^[a-z0-9.-]+/[a-z0-9-]+$")
    """The id of the definition, such as `cn.licensing/decided-in-time`."""
    over: Step | None = None
    """Whether it is shown over the period's years, quarters or months too, with limits."""


class Lasting(_Indicator):
    """How long cases last, by survival curves: a duration that a definition gives."""

    measure: Literal["duration"]
    definition: str = Field(pattern=r"^[a-z0-9.-]+/[a-z0-9-]+$")
    """The id of the definition, such as `cn.licensing/time-to-decision`."""
    minimum: int = Field(default=20, ge=1)
    """Organisations of fewer cases are not drawn apart."""


Rate = OnTime | Flagged | Defined
Indicator = Annotated[Rate | Lasting, Field(discriminator="measure")]


class Programme(BaseModel):
    """One file of `audits/`."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    programme: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Words
    question: Words | None = None
    """What the audit asks, in one sentence."""
    suits: list[str] = []
    """Ids of rules, `*` for any text, that a run must have for this programme to suit it."""
    level: float = Field(default=0.95, gt=0.5, lt=1)
    """The level of the intervals."""
    indicators: list[Indicator] = Field(min_length=1)

    @property
    def rates(self) -> list[Rate]:
        """The indicators by which organisations are compared."""
        return [one for one in self.indicators if not isinstance(one, Lasting)]

    @property
    def durations(self) -> list[Lasting]:
        """The indicators that are shown as survival curves."""
        return [one for one in self.indicators if isinstance(one, Lasting)]

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        names = [one.indicator for one in self.indicators]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"The indicator '{twice[0]}' is defined more than once")
        return self


def definitions_of(programme: Programme) -> list[str]:
    """The ids of the definitions that a programme's indicators rest on."""
    return [one.definition for one in programme.indicators if isinstance(one, Defined | Lasting)]


def read_programme(path: Path) -> Programme:
    """The programme in `path`; raises `Refused` with every problem, each at its line."""
    return read_yaml(path, Programme)
