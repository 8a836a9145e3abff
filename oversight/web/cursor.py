"""Where a page of a list begins, as one word for an address: the key of the line before it."""

from __future__ import annotations

import base64
import binascii
import json

from oversight.problem import Problem, Refused


def cursor_of(*key: str) -> str:
    """The word for a key.

    >>> key_of(cursor_of("2021", "甲 县"), 2)
    ('2021', '甲 县')
    """
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def key_of(cursor: str | None, parts: int) -> tuple[str, ...] | None:
    """The key of a word, None for none. Refused: a word that no page gave."""
    if not cursor:
        return None
    try:
        held = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        held = None
    sound = isinstance(held, list) and len(held) == parts
    if not sound or not all(isinstance(each, str) and "\0" not in each for each in held):
        raise Refused(
            Problem(
                "after",
                "The cursor is none that a page of this list gave.",
                "Begin at the front, or give the `next` of a page.",
                ("分页标记无效。", "请从首页开始，或使用上一页给出的next。"),
            )
        )
    return tuple(held)
