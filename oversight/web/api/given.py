"""The kinds of values that bodies and addresses of the API hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from oversight.supervision.identity import writable

LONGEST = 10_000


def _writable(text: str) -> str:
    if not writable(text):
        raise ValueError("The text holds what is not UTF-8 text")
    return text


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(_writable)]
Name = Annotated[str, Field(max_length=200), AfterValidator(_writable)]
Cursor = Annotated[
    str | None,
    Field(max_length=2000, description="`next` of the page before; none for the first."),
]


class Given(BaseModel):
    """What a call gives: nothing that is not asked for."""

    model_config = ConfigDict(extra="forbid")


class Paged(Given):
    """Where a page of a list begins, and how many it has."""

    after: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
