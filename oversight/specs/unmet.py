"""What a spec raises when it does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from oversight.specs.accept import Rewrite


class UnmetError(AssertionError):
    """A spec does not hold; the message says where and shows both sides.

    `subjects` are those of whom something else was found than is expected; `rewrite` is what
    would have the spec expect what was found, where it states whole findings.
    """

    def __init__(
        self, message: str, subjects: Sequence[str] = (), rewrite: Rewrite | None = None
    ) -> None:
        super().__init__(message)
        self.subjects = tuple(subjects)
        self.rewrite = rewrite
