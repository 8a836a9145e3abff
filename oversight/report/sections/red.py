"""The red flags, under their rules, each with its reason."""

from __future__ import annotations

from itertools import groupby

from reportlab.platypus import Flowable

from oversight.accounts.veil import MASK
from oversight.report import queries
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.labels import LABELS
from oversight.report.style import MUTED


def red(c: Composer) -> list[Flowable]:
    """A band per rule, the first few findings under it, and how many more there are."""
    counts = queries.red_by_rule(c)
    names = c.org_titles({None})
    rows = Rows()
    found = c.ledger.rows(queries.red_listed(c))
    for rule, listed in groupby(found, key=lambda row: str(row["rule"])):
        number = c.cell(counts, "n", {"rule": rule})
        band = c.say("red_rule", title=c.rule_title(rule), n=number) + c.mark(counts)
        rows.band(c.paragraph(band, "cell"), 5)
        for row in listed:
            org = None if row["org"] is None else str(row["org"])
            due = "–" if row["due"] is None else str(row["due"])
            at = rows.add(
                c.paragraph(c.text(row["subject"]), "cell"),
                c.paragraph(c.text(names.get(org) or org), "cell"),
                due,
                c.paragraph(c.message(row), "cell"),
                _item(c, row),
            )
            rows.tint(at, 4, MUTED)
        beyond = c.ledger.number(counts, "beyond", {"rule": rule})
        if beyond.value:
            text = c.say("and_more", int(beyond.value), n=c.shown(beyond))
            rows.foot(c.paragraph(text, "cell-muted"), 5)
    heading = section(c, c.say("red_list"), room=190)
    if not found:
        return [*heading, c.paragraph(c.say("none_red"), "body")]
    head = [c.say(key) for key in ("subject", "organisation", "due", "reason", "item")]
    notes = [c.paragraph(c.say("red_note", limit=str(c.edition.per_rule)), "note")]
    if any(MASK in f"{row['message']}{row['facts']}" for row in found):
        notes.append(c.paragraph(c.say("hidden_note", mask=c.text(MASK)), "note"))
    return [*heading, *notes, table(c, head, rows, [30, 33, 20, 65, 26])]


def _item(c: Composer, row: dict[str, object]) -> str:
    """The item's id with its state below; or that the finding has no item. As plain text."""
    if row["id"] is None:
        return c.say("no_item")
    state = str(row["state"])
    said = c.say(state) if state in LABELS else c.face.printable(state)
    return f"{c.face.printable(str(row['id']))}\n{said}"
