"""Coverage shown on the text of the rules, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from oversight.specs.coverage.report import Unit, lines, percent

_MARK = {True: ("✓", "green"), False: ("✗", "red")}


def summary(unit: Unit) -> Text:
    """The unit's name and its share."""
    whole = unit.covered == unit.counted
    text = Text(f"{percent([unit]):5.1f} %  ", style="green" if whole else "red")
    return text + Text(f"{unit.name}  {unit.covered} of {unit.counted}", style="default")


def on_text(unit: Unit) -> Iterator[Text]:
    """The lines of the unit's file from its first demand on, each behind its mark.

    ✓ shown by a scenario; ✗ not; · follows from the conditions before it, or no small change of
    the scenarios' records makes it fail. Files that are no rules show only their demands.
    """
    if not unit.demands:
        return
    path = Path(unit.demands[0].file)
    marked = lines(unit)
    if path.suffix != ".rule" or not path.is_file():
        for demand in unit.demands:
            mark, colour = _MARK[demand.covered]
            yield Text(f"  {mark} ", style=colour) + Text(demand.what)
            if not demand.covered:
                yield Text(f"      {demand.missing}", style="red")
        return
    text = path.read_text(encoding="utf-8").split("\n")
    first = min(marked)
    for number, line in enumerate(text[first - 1 :], start=first):
        here = marked.get(number, ())
        counted = [demand for demand in here if demand.needed]
        mark, colour = ("·", "dim") if here else (" ", "default")
        if counted:
            mark, colour = _MARK[all(demand.covered for demand in counted)]
        yield Text(f"  {mark} {number:4} ", style=colour) + Text(line, style=colour)
        for demand in counted:
            if not demand.covered:
                place = int(demand.what.rpartition(":")[2]) - 1
                yield Text(" " * (place + 9) + f"^ {demand.missing}", style="red")
