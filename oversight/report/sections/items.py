"""The open items behind the figures, the earliest due first."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report import queries_editions
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.labels import LABELS
from oversight.report.style import RED


def items(c: Composer) -> list[Flowable]:
    """A table of items, and how many more there are."""
    heading = section(c, c.say("items_list"))
    found = c.ledger.rows(queries_editions.listed(c))
    if not found:
        return [*heading, c.paragraph(c.say("items_none"), "body")]
    names = c.org_titles({row["org"] for row in found})
    rows = Rows()
    for row in found:
        state = str(row["state"])
        org = None if row["org"] is None else str(row["org"])
        at = rows.add(
            c.paragraph(c.text(row["id"]), "cell"),
            c.paragraph(c.rule_title(str(row["rule"])), "cell"),
            c.paragraph(c.text(row["subject"]), "cell"),
            c.paragraph(c.text(names[org]), "cell"),
            c.paragraph(c.say(state) if state in LABELS else c.text(state), "cell-muted"),
            "–" if row["due"] is None else str(row["due"]),
        )
        if row["due"] is not None and str(row["due"]) < c.material.manifest.as_of.isoformat():
            rows.tint(at, 5, RED)
    query = queries_editions.unlisted(c)
    beyond = c.ledger.number(query, "beyond")
    if beyond.value:
        text = c.say("and_more", int(beyond.value), n=c.shown(beyond))
        rows.foot(c.paragraph(text, "cell-muted"), 6)
    head = [c.say(key) for key in ("item", "rule", "subject", "organisation", "standing_of", "due")]
    note = c.paragraph(c.say("items_listed", limit=str(c.edition.listed)), "note")
    return [*heading, note, table(c, head, rows, [22, 54, 30, 32, 16, 20])]
