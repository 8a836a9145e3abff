"""Texts that people type, as the store can keep them."""

from __future__ import annotations

MOST = 2000
"""Characters that are kept of a text: names and purposes are shorter by far."""


def one_line(text: str) -> str:
    """A text without control characters and stray halves of characters, in one line.

    PostgreSQL keeps no NUL, and no database half a character.

    >>> one_line("  The call\\n back.\\x00 ")
    'The call back.'
    """
    plain = text.encode(errors="ignore").decode()
    kept = "".join(each if each.isprintable() else " " for each in plain)
    return " ".join(kept.split())[:MOST]
