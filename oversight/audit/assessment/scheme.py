"""A scheme of an assessment: a file of `audits/assessments/`, in which everything is stated.

Weights are stated before anything is seen, and how the indicators are brought to one scale and
added up is stated too (OECD and JRC, Handbook on Constructing Composite Indicators, 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from oversight.audit.composite.index import Aggregation, Recipe
from oversight.audit.composite.normalise import Indicator, Way
from oversight.audit.words import Words
from oversight.audit.yamlfile import read_yaml
from oversight.problem import Problem, Refused, suggest

FOLDER = "assessments"


class Weighed(BaseModel):
    """One indicator of a scheme: a figure that is reported, or one that is computed.

    `metric` names figures of the table `metric`; `definition` an indicator of `audits/`, computed
    from the records. `targets` are the path to be kept, by period.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    metric: str = ""
    definition: str = ""
    title: Words
    weight: float = Field(gt=0)
    better: Literal["high", "low"]
    targets: dict[str, float] = {}

    @property
    def name(self) -> str:
        return self.metric or self.definition

    @model_validator(mode="after")
    def _one_of_both(self) -> Weighed:
        if bool(self.metric) == bool(self.definition):
            raise ValueError("An indicator has either a metric or a definition")
        return self


class MadeOf(BaseModel):
    """What efficiency is measured by: figures of the table `metric` put in, and got out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    inputs: list[str] = Field(min_length=1)
    outputs: list[str] = Field(min_length=1)


class Scheme(BaseModel):
    """One file of `audits/assessments/`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    assessment: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Words
    level: Literal["city", "county", "town"] = "county"
    """The organisations that are compared: those of this level, each with what is below it."""
    source: str = "reported"
    """Whose figures of the table `metric` are taken."""
    way: Literal["min_max", "rank", "z"] = "min_max"
    aggregation: Literal["linear", "geometric"] = "linear"
    first: int = Field(default=3, ge=1)
    """A rank is asked about by whether an organisation is among the first so many."""
    yellow: float = Field(default=0.95, gt=0, le=1)
    """The share of a target below which a figure is behind (catalogue M03)."""
    red: float = Field(default=0.9, gt=0, le=1)
    """The share below which it is far behind."""
    indicators: list[Weighed] = Field(min_length=1, max_length=40)
    efficiency: MadeOf | None = None

    @model_validator(mode="after")
    def _fits(self) -> Scheme:
        names = [one.name for one in self.indicators]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"The indicator '{twice[0]}' stands twice")
        if self.aggregation == "geometric" and self.way == "z":
            raise ValueError("A geometric mean needs the way min_max or rank")
        return self

    @property
    def recipe(self) -> Recipe:
        """The choices behind the index."""
        return Recipe(
            tuple(Indicator(one.name, one.better) for one in self.indicators),
            tuple(one.weight for one in self.indicators),
            Way(self.way),
            Aggregation(self.aggregation),
        )


def find_scheme(name: str, folders: Sequence[Path]) -> Scheme:
    """The scheme of that name: the project's own, or the library's."""
    known: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            known.setdefault(path.stem, path)
    if name not in known:
        said = f"There is no assessment '{name}'."
        raise Refused(Problem("SCHEME", said, suggest(name, known)))
    return read_yaml(known[name], Scheme)
