"""The sentence of the day: what is new, what is open, what is overdue."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report import queries
from oversight.report.composer import Composer


def brief(c: Composer) -> list[Flowable]:
    """Two sentences: one of the items, one of the findings."""
    day = c.day(c.material.manifest.as_of)
    notes = [c.say("proposes")]
    # A project that has not raised items yet is told so; four zeros would say all is well.
    if c.ledger.number(queries.any_items(c)).value:
        new = queries.new_items(c)
        items = c.say(
            "brief_items",
            day=day,
            red=c.number(new, key={"card": "red"}),
            yellow=c.number(new, key={"card": "yellow"}),
            open=c.number(queries.open_items(c)),
            overdue=c.number(queries.overdue_items(c)),
        )
        notes.insert(0, c.say("items_note", day=day))
    else:
        items = c.say("brief_no_items", day=day)
    cards = queries.flagged_by_card(c)
    findings = c.say(
        "brief_findings",
        examined=c.number(queries.summary(c), "examined"),
        red=c.number(cards, key={"card": "red"}),
        yellow=c.number(cards, key={"card": "yellow"}),
        cannot=c.number(queries.summary(c), "cannot_tell"),
    )
    return [
        c.paragraph(items, "lead"),
        c.paragraph(findings, "lead"),
        *(c.paragraph(note, "note") for note in notes),
    ]
