"""The table of rules: what each examined, flagged and could not tell."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report import queries
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.labels import LABELS
from oversight.report.style import CARDS, MUTED, hexed
from oversight.report.traced import TOTAL


def rules(c: Composer) -> list[Flowable]:
    """Every rule of the run, whether or not anything fell under it."""
    query = queries.by_rule(c)
    known = sorted({*c.material.rules, *(str(row["rule"]) for row in c.ledger.rows(query))})
    if not known:
        return [*section(c, c.say("rules")), c.paragraph(c.say("no_rules"), "body")]
    rows = Rows()
    columns = ("examined", "flagged", "cannot_tell")
    for rule in known:
        counts = [c.cell(query, column, {"rule": rule}) for column in columns]
        rows.add(c.paragraph(_named(c, rule), "cell"), c.paragraph(_card(c, rule), "cell"), *counts)
    totals = [c.cell(query, column, TOTAL) for column in columns]
    rows.add(c.paragraph(c.say("total"), "cell"), "", *totals)
    head = [
        c.say("rule"),
        c.say("card"),
        *(c.head(c.say(column), query) for column in columns),
    ]
    widths = [90, 24, 20, 20, 20]
    return [
        *section(c, c.say("rules")),
        c.paragraph(c.say("rules_note"), "note"),
        table(c, head, rows, widths, right=(2, 3, 4), last_is_sum=True),
    ]


def _named(c: Composer, rule: str) -> str:
    """The rule's title, with its basis and id in small print below."""
    card = c.material.rules.get(rule)
    below = [c.text(card.basis.in_(c.language))] if card and card.basis else []
    below.append(c.text(rule))
    small = " · ".join(below)
    return f'{c.rule_title(rule)}<br/><font size="7" color="{hexed(MUTED)}">{small}</font>'


def _card(c: Composer, rule: str) -> str:
    """The card in its colour and word, and the kind."""
    known = c.material.rules.get(rule)
    if known is None:
        return ""
    kind = c.say(known.kind) if known.kind in LABELS else known.kind
    if known.card not in CARDS:
        return kind
    colour = hexed(CARDS[known.card])
    muted = f'<font size="7" color="{hexed(MUTED)}">{kind}</font>'
    return f'<font color="{colour}">{c.say(known.card)}</font><br/>{muted}'
