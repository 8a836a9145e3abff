"""A funnel with its caption, as several sections draw it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.audit.compare.dispersion import Model
from oversight.audit.compare.funnel import Standing
from oversight.report.blocks import picture
from oversight.report.charts.funnel import Funnel, Point, funnel
from oversight.report.composer import Composer
from oversight.report.computed import Shown
from oversight.report.draw import vector
from oversight.report.labels import label


def funnel_of(c: Composer, shown: Shown, own: str | None = None) -> list[Flowable]:
    """The organisations of an indicator in their funnel; only `own` named, where it is given.

    Nothing where fewer than two can be compared, or `own` cannot.
    """
    one = shown.computed
    compared = [row for row in one.rows if one.standing(row) != Standing.TOO_FEW]
    places = {row.org: at for at, row in enumerate(compared)}
    if len(compared) < 2 or one.centre is None or (own is not None and own not in places):
        return []
    names = c.org_titles({row.org for row in one.rows})
    language = c.chart_language
    against = "target" if one.indicator.target is not None else "overall"
    code = label("no_org", "en")
    plot = Funnel(
        points=[
            Point(
                c.chart_name(names[row.org], row.org or code),
                row.denominator,
                row.rate or 0.0,
                one.standing(row),
            )
            for row in compared
        ],
        centre=one.centre,
        theta_title=label(against, language),
        per=one.indicator.per,
        better=one.indicator.better,
        x=label("funnel_x", language),
        y=label("rate", language, per=f"{one.indicator.per:,}"),
        standings={standing: label(standing.value, language) for standing in Standing},
        own=None if own is None else places[own],
    )
    note = c.say("funnel_note", minimum=str(one.indicator.minimum))
    if one.centre.spread.model is not Model.EXACT:
        note += c.say("funnel_spread")
    note += c.mark(shown.query)
    drawing = picture(vector(funnel(plot, family=c.face.family), c.face))
    return [*drawing, c.paragraph(note, "caption")]
