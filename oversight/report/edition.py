"""An edition: what a report consists of, as a YAML file of the folder `reports/`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from oversight.audit.words import Words
from oversight.audit.yamlfile import read_yaml

Section = Literal[
    "brief",
    "figures",
    "flagged",
    "organisations",
    "rules",
    "red",
    "answer",
    "scope",
    "indicators",
    "control",
    "survival",
    "findings",
    "method",
    "lead",
    "trend",
    "map",
    "items",
    "peers",
    "sources",
]
Kind = Literal["daily", "weekly", "special", "audit", "scorecard", "circular"]
_ONLY_DAILY = {"brief"}
_NOT_AUDIT = {"brief", "figures", "lead", "trend"}
_ONLY_SCORECARD = {"peers"}
_ONLY_AUDIT = {"answer", "scope", "indicators", "control", "survival", "findings", "method"}


class Edition(BaseModel):
    """One file of `reports/`: title, kind, and the sections in the order of print."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    edition: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    kind: Kind
    title: Words
    sections: list[Section] = Field(min_length=1)
    bars: int = Field(default=12, ge=1, le=40)
    """At most so many rules in the chart; the rest is stated."""
    per_rule: int = Field(default=5, ge=1, le=500)
    """At most so many red findings listed under each rule; the rest is stated."""

    contents: bool = False
    """Whether a table of contents stands before the first section."""
    windows: int = Field(default=8, ge=2, le=24)
    """So many spans in the small multiples, the last of them the edition's own."""
    panels: int = Field(default=6, ge=1, le=12)
    """At most so many rules in the small multiples; the rest is stated."""
    listed: int = Field(default=20, ge=1, le=500)
    """At most so many open items listed; the rest is stated."""

    @model_validator(mode="after")
    def _sections_fit(self) -> Self:
        alien = {
            "daily": _ONLY_AUDIT | _ONLY_SCORECARD | {"lead"},
            "audit": _NOT_AUDIT | _ONLY_SCORECARD,
            "scorecard": _ONLY_AUDIT | _ONLY_DAILY,
        }.get(self.kind, _ONLY_AUDIT | _ONLY_DAILY | _ONLY_SCORECARD)
        for section in self.sections:
            if section in alien:
                raise ValueError(f"The section '{section}' cannot stand in a {self.kind} edition")
        if len(set(self.sections)) < len(self.sections):
            raise ValueError("A section stands twice under 'sections'")
        if self.sections[-1] != "sources":
            raise ValueError(
                "The last section must be 'sources': every printed number refers to it"
            )
        return self


def read_edition(path: Path) -> Edition:
    """The edition in `path`; raises `Refused` with every problem, each at its line."""
    return read_yaml(path, Edition)
