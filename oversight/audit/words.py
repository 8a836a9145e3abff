"""A text in the two languages of a report."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]


class Words(BaseModel):
    """The same text in Chinese and English; neither may be missing.

    >>> Words(zh="按时办结率", en="On-time rate").in_("en")
    'On-time rate'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_(self, language: Language) -> str:
        """The text in `language`."""
        return self.zh if language == "zh" else self.en
