"""Small multiples: items raised in the last spans, one panel a rule."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.report import queries_editions
from oversight.report.blocks import picture, section
from oversight.report.charts.panels import Panel, panels
from oversight.report.composer import Composer
from oversight.report.draw import vector
from oversight.report.spans import months_of, spans
from oversight.report.traced import Query


def trend(c: Composer) -> list[Flowable]:
    """The rules with most items; what the others had is stated."""
    assert c.period is not None
    query = queries_editions.trend(c)
    counted: dict[str, int] = {}
    for row in c.ledger.rows(query):
        counted[str(row["rule"])] = counted.get(str(row["rule"]), 0) + int(str(row["n"]))
    drawn = sorted(counted, key=lambda rule: (-counted[rule], rule))[: c.edition.panels]
    if not drawn:
        return [*section(c, c.say("trend")), c.paragraph(c.say("trend_none"), "body")]
    chart = panels([_panel(c, rule, query) for rule in drawn], family=c.face.family)
    note = c.say("trend_note")
    rest = queries_editions.rest_of_trend(c, drawn)
    if c.ledger.number(rest, "rules").value:
        note += c.say("trend_rest", rules=c.number(rest, "rules"), n=c.number(rest))
    caption = c.paragraph(note + c.say("chart_data", mark=c.mark(query)), "caption")
    drawing = picture(vector(chart, c.face))
    return [KeepTogether([*section(c, c.say("trend")), *drawing, caption])]


def _panel(c: Composer, rule: str, query: Query) -> Panel:
    assert c.period is not None
    looked = spans(c.period, c.edition.windows)
    monthly = months_of(c.period) is not None
    counts = []
    for at, span in enumerate(looked):
        number = c.ledger.number(query, key={"rule": rule, "back": len(looked) - 1 - at})
        c.ledger.show(number)  # the chart prints it over the bar
        label = f"{span.first:%Y-%m}" if monthly else f"{span.last:%m-%d}"
        counts.append((label, int(number.value or 0)))
    return Panel(c.chart_name(c.material.title(rule, c.language), rule), counts)
