"""The chart of what each rule flagged."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.report import queries
from oversight.report.blocks import picture, section
from oversight.report.charts.flagged import Bar, flagged_by_rule
from oversight.report.composer import Composer
from oversight.report.draw import vector
from oversight.report.labels import label
from oversight.report.traced import Query


def flagged(c: Composer) -> list[Flowable]:
    """Bars for the rules that flagged most; what the rest flagged is stated."""
    query = queries.by_rule(c)
    counted = [(int(str(row["flagged"])), str(row["rule"])) for row in c.ledger.rows(query)]
    ranked = sorted((-count, rule) for count, rule in counted if count)
    drawn = [rule for _, rule in ranked[: c.edition.bars]]
    if not drawn:
        return [*section(c, c.say("chart")), c.paragraph(c.say("chart_none"), "body")]
    chart = flagged_by_rule(
        [_bar(c, rule, query) for rule in drawn],
        axis=label("chart_axis", c.chart_language),
        family=c.face.family,
    )
    caption = c.say("chart_data", mark=c.mark(query))
    rest = queries.rest_of_rules(c, drawn)
    if c.ledger.number(rest, "rules").value:
        more = {"rest": c.number(rest, "rules"), "flagged": c.number(rest, "flagged")}
        caption += " " + c.say("chart_rest", **more)
    drawing = picture(vector(chart, c.face))
    return [KeepTogether([*section(c, c.say("chart")), *drawing, c.paragraph(caption, "caption")])]


def _bar(c: Composer, rule: str, query: Query) -> Bar:
    number = c.ledger.number(query, "flagged", {"rule": rule})
    c.ledger.show(number)  # the chart prints it at the end of the bar
    known = c.material.rules.get(rule)
    card = known.card if known else ""
    title = c.chart_name(c.material.title(rule, c.language), rule)
    titles = [c.material.title(other, c.language) for other in c.material.rules]
    if titles.count(title) > 1:  # two rules of one title are two bars
        title = f"{title} ({rule})"
    printed = label(card, c.chart_language) if card in ("red", "yellow") else rule
    return Bar(title, card, printed, int(number.value or 0))
