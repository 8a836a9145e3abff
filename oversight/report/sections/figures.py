"""The key figures, side by side."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from oversight.report import queries
from oversight.report.blocks import tiles
from oversight.report.composer import Composer
from oversight.report.style import ACCENT, MUTED, RED, YELLOW


def figures(c: Composer) -> list[Flowable]:
    """Four figures of the items, where there are any, and two of the findings."""
    shown: list[tuple[str, str, Color]] = []
    if c.ledger.number(queries.any_items(c)).value:
        new = queries.new_items(c)
        words = ("new_red_period", "new_yellow_period") if c.period else ("new_red", "new_yellow")
        shown += [
            (c.number(new, key={"card": "red"}), c.say(words[0]), RED),
            (c.number(new, key={"card": "yellow"}), c.say(words[1]), YELLOW),
            (c.number(queries.open_items(c)), c.say("tile_open"), ACCENT),
            (c.number(queries.overdue_items(c)), c.say("tile_overdue"), RED),
        ]
    total = queries.summary(c)
    shown += [
        (c.number(total, "flagged"), c.say("tile_flagged"), ACCENT),
        (c.number(total, "cannot_tell"), c.say("tile_cannot"), MUTED),
    ]
    return tiles(c, shown)
