"""Many organisations on many indicators at once: who does worse than chance and spread explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyarrow as pa

from oversight.audit.compare.screen import Question, Screening, Seen, screen
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import values

LEVEL = 0.05
"""The false discovery rate: of those named, so large a share is named wrongly, on average."""


def compared(definitions: Iterable[Definition]) -> list[Definition]:
    """The indicators by which organisations can be compared: rates with a better end."""
    return [
        one for one in definitions if one.kind == "rate" and one.front.better in ("high", "low")
    ]


def screened(
    name: str,
    definitions: Iterable[Definition],
    rows: pa.Table,
    *,
    group: Mapping[str, str] | None = None,
    level: float = LEVEL,
) -> Screening:
    """The organisations of these rows judged on all comparable indicators together.

    `name` is that of the family of comparisons, such as the period. `group` is that of
    `values`. Rows that name no organisation are compared with nobody.
    """
    asked: list[Question] = []
    seen: list[Seen] = []
    for one in compared(definitions):
        better = one.front.better
        assert better != "neither"
        asked.append(Question(one.id, better, one.front.minimum))
        seen += [
            Seen(value.who, one.id, value.counted, value.subjects)
            for value in values(one, rows, group=group)
            if value.who is not None and value.subjects
        ]
    return screen(name, asked, seen, level=level)
