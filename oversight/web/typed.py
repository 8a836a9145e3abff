"""What people type into forms, read: days and numbers, and what is said when they are none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from oversight.problem import Problem, Refused
from oversight.supervision.given import day_written
from oversight.supervision.identity import writable
from oversight.supervision.text import Reader
from oversight.web.site import Site


def text_of(form: Mapping[str, Any], name: str) -> str:
    """A field as one text without blanks around it; "" where it is not there.

    Refused: a text that no database can hold.
    """
    given = form.get(name, "")
    text = given.strip() if isinstance(given, str) else ""
    if not writable(text):
        raise Refused(
            Problem(
                name,
                "The text holds bytes that are not UTF-8 text.",
                "Give the text in UTF-8.",
                ("文字不是UTF-8。", "请用UTF-8文字填写。"),
            )
        )
    return text


def day_typed(form: Mapping[str, Any], name: str) -> date | None:
    """A day; None where the field is empty. Refused: a text that is none."""
    return day_written(name, text_of(form, name))


def number_typed(form: Mapping[str, Any], name: str, *, most: int, otherwise: int) -> int:
    """A whole number from 0 to `most`; `otherwise` where the field is empty. May be `Refused`."""
    text = text_of(form, name)
    if not text:
        return otherwise
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most:
        return int(text)
    raise Refused(
        Problem(
            name,
            f"'{text}' is no whole number from 0 to {most:,}.",
            "Write it in digits.",
            (f"“{text}”不是0到{most:,}的整数。", "请用数字填写。"),
        )
    )


def reader_of(site: Site, language: str) -> Reader:
    """Whoever reads a page today."""
    return Reader(language, site.now().date(), site.project.calendar.published)
