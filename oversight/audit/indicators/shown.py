"""The value of an indicator as people read it, on a page as in a terminal."""

from __future__ import annotations

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value


def shown(definition: Definition, figure: float | None, language: str) -> str:
    """A value as people read it: per 100 or 1,000, or in its unit."""
    if figure is None:
        return "–"
    if definition.kind == "rate":
        per = definition.front.per
        return f"{figure * per:.2f} {'%' if per == 100 else '‰' if per == 1000 else f'/ {per:,}'}"
    unit = getattr(definition.front.unit, language) if definition.kind == "duration" else ""
    return f"{figure:,.4g} {unit}".strip()


def shown_interval(definition: Definition, value: Value) -> str:
    """Its interval, an empty text where there is none."""
    if value.low is None and value.high is None:
        return ""
    scale = definition.front.per if definition.kind == "rate" else 1
    ends = ("–" if end is None else f"{end * scale:.2f}" for end in (value.low, value.high))
    return " … ".join(ends)
