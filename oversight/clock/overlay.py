"""The user's own days: a CSV file that lays local rest or working days over a calendar.

Columns `day,kind,note`: an ISO date, `work`, `rest` (a local closure, a typhoon) or `holiday`
(a statutory holiday), and free text. `rest` and `holiday` both mean that the day is not worked.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from oversight.problem import Problem, Refused, suggest

KINDS = ("work", "rest", "holiday")
HEADER = ("day", "kind", "note")


def read_overlay(path: Path) -> dict[date, bool]:
    """The days of the file and whether each is worked.

    Raises `Refused` with every bad row: a day that is no date, an unknown kind, a day twice.
    """
    first, *rows = read_rows(path, "calendar overlay") or [[]]
    header = tuple(cell.strip() for cell in first)
    if header != HEADER:
        raise Refused(
            Problem(
                f"{path} row 1",
                f"The columns are {', '.join(header) or 'missing'}.",
                "A calendar overlay has the columns day, kind, note, in this order.",
            )
        )
    days: dict[date, bool] = {}
    seen: dict[date, int] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        text, kind = ([cell.strip() for cell in row] + ["", ""])[:2]
        day: date | None = None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            problems.append(
                Problem(
                    f"{path} row {number}, column day",
                    f"'{text}' is not a date.",
                    "Write the day as YYYY-MM-DD, such as 2021-07-26.",
                )
            )
        if kind not in KINDS:
            problems.append(
                Problem(
                    f"{path} row {number}, column kind",
                    f"There is no kind of day '{kind}'.",
                    suggest(kind, KINDS),
                )
            )
        if day is None:
            continue
        if day in seen:
            problems.append(
                Problem(
                    f"{path} row {number}, column day",
                    f"The day {day} already stands in row {seen[day]}.",
                    "Keep one row for each day.",
                )
            )
            continue
        seen[day] = number
        days[day] = kind == "work"
    if problems:
        raise Refused(problems)
    return days


def read_rows(path: Path, what: str) -> list[list[str]]:
    """The rows of a small CSV file in UTF-8, or `Refused`."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(read_text(path, what))))
    except csv.Error as error:
        raise Refused(
            Problem(
                f"{path} row {len(rows) + 1}",
                f"The {what} cannot be read on from here: {error}.",
                "Look for a quotation mark that is not closed.",
            )
        ) from error
    return rows


def read_text(path: Path, what: str) -> str:
    """The text of a small UTF-8 file (a byte order mark is dropped), or `Refused`."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise Refused(
            Problem(
                str(path),
                f"The {what} cannot be read: {reason}.",
                "Check the path and its permissions.",
            )
        ) from error
    except UnicodeDecodeError as error:
        raise Refused(
            Problem(
                f"{path} row {error.object.count(10, 0, error.start) + 1}",
                f"The {what} is not UTF-8 text (byte {error.start + 1}).",
                "Save it as CSV in UTF-8.",
            )
        ) from error
