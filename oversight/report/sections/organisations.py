"""The table of organisations, in the order of their tree."""

from __future__ import annotations

from reportlab.platypus import Flowable, Paragraph

from oversight.report import queries
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.prose import prose
from oversight.report.style import RED
from oversight.report.traced import TOTAL, Key
from oversight.report.tree import Node


def organisations(c: Composer) -> list[Flowable]:
    """Counts per organisation; the items' columns only where there are items."""
    summary, cards, items = queries.org_summary(c), queries.org_cards(c), queries.org_items(c)
    columns = [
        (summary, "examined", "examined"),
        (cards, "red", "flagged_red"),
        (cards, "yellow", "flagged_yellow"),
        (summary, "cannot_tell", "cannot_tell"),
    ]
    if c.ledger.number(queries.any_items(c)).value:
        columns += [
            (items, "raised", "new_items"),
            (items, "open", "open_items"),
            (items, "overdue", "overdue_items"),
        ]
    named = {row["org"] for query, _, _ in columns for row in c.ledger.rows(query)}
    rows = Rows()

    def add(name: Paragraph, key: Key) -> None:
        values = [c.cell(query, column, key) for query, column, _ in columns]
        at = rows.add(name, *values)
        for place, (_, column, _) in enumerate(columns):
            if column in ("red", "overdue") and values[place] != "0":
                rows.tint(at, place + 1, RED)

    for node in c.nodes(named):
        add(org_name(c, node, node.depth), {"org": node.org})
    add(c.paragraph(c.say("total"), "cell"), TOTAL)
    head = [c.say("organisation"), *(c.head(c.say(words), query) for query, _, words in columns)]
    return [
        *section(c, c.say("organisations")),
        c.paragraph(c.say("organisations_note"), "note"),
        table(
            c,
            head,
            rows,
            [55, *[17] * len(columns)],
            right=range(1, len(columns) + 1),
            last_is_sum=True,
        ),
    ]


def org_name(c: Composer, node: Node, depth: int) -> Paragraph:
    """An organisation's name, indented by its depth in the tree."""
    style = c.styles.indented("cell" if depth < 2 else "cell-muted", min(depth, 5))
    return prose(c.text(node.title(c.language)), style)
