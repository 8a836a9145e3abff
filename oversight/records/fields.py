"""The kinds of value that records hold, as annotated types.

The constraints stand in the types, so that pydantic (one record), Arrow and DuckDB (millions)
read them from one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
)

BLANKS = " \t\r\n\u00a0\u3000"
"""What counts as nothing written: spaces, tabs, line ends, and the ideographic space."""


def _written(text: str) -> str:
    if not text.strip(BLANKS):
        raise ValueError("is blank")
    return text


@dataclass(frozen=True)
class NotBlank:
    """Marks a text that must hold more than blanks."""


@dataclass(frozen=True)
class Refers:
    """The column holds the key of another record.

    `held` tells whether that record must be in the lake, or come with the same file: an event
    without its case cannot be judged, while a catalogue may well arrive later.
    """

    table: str
    held: bool = False


@dataclass(frozen=True)
class Personal:
    """Marks what tells of a person, though under a pseudonym: masked unless a look is logged."""


Name = Annotated[str, NotBlank(), AfterValidator(_written)]
"""Text that is never blank: keys, references, acts."""

Int = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
Count = Annotated[int, Field(ge=0, le=2**63 - 1)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Quantity = Annotated[Decimal, Field(max_digits=18, decimal_places=4, allow_inf_nan=False)]
"""Money and quantities: exact, at most 14 digits before the point and 4 after it."""
Instant = AwareDatetime
"""A moment, kept in UTC to the microsecond."""
Day = date
Officers = Annotated[list[Name], Field(min_length=1)]


class Record(BaseModel):
    """What all records have in common: nothing unknown in them, and they do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    IDENTITY: ClassVar[tuple[str, ...]] = ()
    """The columns that tell one record from another; by default the key column alone."""
    ORDERED: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of columns of which the second may not lie before the first."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for first, second in self.ORDERED:
            start, end = getattr(self, first), getattr(self, second)
            if start is not None and end is not None and end < start:
                raise ValueError(f"{second} lies before {first}")
        return self
