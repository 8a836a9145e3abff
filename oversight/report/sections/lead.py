"""The sentences that open an edition over a period, written from its figures."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report import queries, queries_editions
from oversight.report.composer import Composer
from oversight.report.traced import Derived


def lead(c: Composer) -> list[Flowable]:
    """What was raised, how that compares with the span before, what is open, what was found."""
    notes = [c.say("proposes")]
    day = c.day(c.material.manifest.as_of)
    said = []
    if c.ledger.number(queries.any_items(c)).value:
        said += [_raised(c), _open(c)]
        notes.insert(0, c.say("items_note", day=day))
    else:
        said.append(c.say("brief_no_items", day=day))
    cards, total = queries.flagged_by_card(c), queries.summary(c)
    said.append(
        c.say(
            "brief_findings",
            examined=c.number(total, "examined"),
            red=c.number(cards, key={"card": "red"}),
            yellow=c.number(cards, key={"card": "yellow"}),
            cannot=c.number(total, "cannot_tell"),
        )
    )
    return [
        *(c.paragraph(sentence, "lead") for sentence in said),
        *(c.paragraph(note, "note") for note in notes),
    ]


def _raised(c: Composer) -> str:
    """Each way a figure can go has words of its own: nothing is ever "more by -3"."""
    assert c.period is not None
    query = queries_editions.change(c)
    value = {name: c.ledger.number(query, name).value or 0 for name in ("now", "before", "earlier")}
    span = {
        "first": c.day(c.period.first),
        "last": c.day(c.period.horizon(c.material.manifest.as_of)),
    }
    if value["now"]:
        new = queries.new_items(c)
        opening = c.say(
            "lead_raised",
            int(value["now"]),
            n=c.number(query, "now"),
            red=c.number(new, key={"card": "red"}),
            yellow=c.number(new, key={"card": "yellow"}),
            **span,
        )
    else:
        opening = c.say("lead_none", **span)
    if not value["earlier"]:
        return opening + c.say("lead_first")
    if value["now"] == value["before"]:
        return opening + c.say("lead_same", before=c.number(query, "before"))
    way = "lead_more" if value["now"] > value["before"] else "lead_fewer"
    before = c.number(query, "before")
    return opening + c.say(way, n=c.number(Derived("difference", query)), before=before)


def _open(c: Composer) -> str:
    day = c.day(c.material.manifest.as_of)
    still, late = queries.open_items(c), queries.overdue_items(c)
    if not c.ledger.number(still).value:
        return c.say("lead_all_closed", day=day)
    if not c.ledger.number(late).value:
        return c.say("lead_none_overdue", day=day, open=c.number(still))
    return c.say("lead_open", day=day, open=c.number(still), overdue=c.number(late))
