"""An audit finding in five parts, as it is written, in a file or by a draft.

Source: Government Auditing Standards (GAO-24-106786), 8.116 to 8.130: criteria, condition, cause,
effect; ISSAI 3000 (2019), 112 to 132; the recommendation follows from the cause.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

PARTS = ("criteria", "condition", "cause", "effect", "recommendation")
"""The five parts, in the order of print."""

Kind = Literal["indicator", "item", "record", "document", "interview"]
"""What evidence is. An indicator's value opens to its rows; an item and a record have an id."""


class Said(BaseModel):
    """A text in one of the two languages, or in both; an empty one is still to be written.

    >>> Said(zh="许可法第42条").in_("en")
    '许可法第42条'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        """The text in `language`, or in the other where there is none."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    @property
    def empty(self) -> bool:
        return not (self.zh.strip() or self.en.strip())


class Evidence(BaseModel):
    """What a finding rests on: where it is found, and what it shows.

    `reference` is an indicator's id with its organisation, an item's or a record's id, or the name
    of a document, whose `sha256` says which one was meant.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    reference: str = Field(min_length=1)
    shows: Said
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")


class Finding(BaseModel):
    """One finding, of one of the audited organisations.

    `sufficient` and `appropriate` are a person's judgement of the evidence: enough of it, and
    relevant, valid and reliable. `due` is the day by which the recommendation is to be carried out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Said
    org: str = Field(min_length=1)
    criteria: Said
    condition: Said
    cause: Said = Said()
    effect: Said = Said()
    recommendation: Said = Said()
    due: date | None = None
    evidence: tuple[Evidence, ...] = ()
    sufficient: bool = False
    appropriate: bool = False

    @model_validator(mode="after")
    def _said(self) -> Finding:
        for name in ("title", "criteria", "condition"):
            if getattr(self, name).empty:
                raise ValueError(f"The finding has no {name}")
        return self

    def missing(self) -> tuple[str, ...]:
        """What it still lacks before anybody else may see it.

        >>> one = Finding(title=Said(en="Late"), org="O1", criteria=Said(en="42"),
        ...     condition=Said(en="12 of 90 late"))
        >>> one.missing()
        ('cause', 'effect', 'recommendation', 'due', 'evidence', 'sufficient', 'appropriate')
        """
        parts = [name for name in PARTS if getattr(self, name).empty]
        rest = ("due", "evidence", "sufficient", "appropriate")
        return (*parts, *(name for name in rest if not getattr(self, name)))


class Concluded(BaseModel):
    """A finding as an audit report prints it, with what came of it.

    `comment` is what the audited organisation said, None where nothing; `silent` that it let its
    time pass. `followed` tells the steps of the recommendation, `corrections` what was set right
    after the audit was issued; `draft` says that it is not issued yet.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    finding: Finding
    comment: Said | None = None
    silent: bool = False
    answer: Said | None = None
    followed: tuple[Said, ...] = ()
    corrections: tuple[Said, ...] = ()
    draft: bool = False
