"""The rates of an audit over time, with control limits, and what stands out."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.audit.control.pchart import PChart
from oversight.audit.control.signals import Rule
from oversight.audit.period import Step
from oversight.audit.programme import Defined
from oversight.report import queries_audit
from oversight.report.audited import beyond, charted
from oversight.report.blocks import Rows, picture, section, table
from oversight.report.charts.control import Part
from oversight.report.charts.control import control as drawn
from oversight.report.composer import Composer
from oversight.report.draw import vector
from oversight.report.style import RED
from oversight.report.traced import Derived, Query

_APART = 2.0
"""From so many times the spread of chance on it is said how much the periods differ."""


def control(c: Composer) -> list[Flowable]:
    """Each rate of the programme that asks for it; nothing where none does."""
    assert c.programme is not None
    flowables: list[Flowable] = []
    for one in c.programme.rates:
        if isinstance(one, Defined) and one.over is not None:
            flowables += _one(c, one, one.over, bool(flowables))
    return flowables


def _one(c: Composer, indicator: Defined, by: Step, begun: bool) -> list[Flowable]:
    assert c.period is not None
    query = queries_audit.over_time(c, indicator, by)
    parts, chart = charted(c.ledger.rows(query), c.period.text, by)
    rate = Derived("rate", query, (float(indicator.per),))
    limits = Derived("over_time", query, (float(indicator.per), c.period.text, by))
    heading = [] if begun else section(c, c.say("control"), room=330)
    title = c.text(indicator.title.in_(c.language))
    subheading = c.paragraph(title, "subsection")
    if chart.centre is None:
        return [*heading, subheading, c.paragraph(c.say("control_none"), "body")]
    said = [c.paragraph(_said(c, title, parts, chart, limits), "body")]
    plot = drawn(
        [
            Part(part, one.rate, one.low, one.high, at in beyond(chart))
            for at, (part, one) in enumerate(zip(parts, chart.periods, strict=True))
        ],
        chart.centre,
        per=indicator.per,
        y=c.chart_name(c.say("rate", per=f"{indicator.per:,}"), f"per {indicator.per:,}"),
        family=c.face.family,
    )
    note = c.say("control_note", per=f"{indicator.per:,}")
    if chart.provisional:
        note += c.say("control_provisional")
    caption = c.paragraph(note + c.mark(query), "caption")
    drawing = picture(vector(plot, c.face))
    opening = KeepTogether([*heading, subheading, *said, *drawing, caption])
    return [opening, _table(c, parts, chart, (query, rate, limits))]


def _said(c: Composer, title: str, parts: tuple[str, ...], chart: PChart, limits: Derived) -> str:
    """The common rate, the parts beyond their limits, and the runs."""
    outside = beyond(chart)
    per = limits.constants[0]
    rate = c.number(limits, "centre", pattern="{:.1f} %" if per == 100 else "{:.1f}")
    if outside:
        between = "、" if c.language == "zh" else ", "
        named = [c.say(f"control_part_{side}", part=parts[at]) for at, side in outside.items()]
        number = c.ledger.number(limits, "beyond")
        said = c.say(
            "control_beyond",
            int(number.value or 0),
            title=title,
            rate=rate,
            n=c.shown(number),
            parts=between.join(named),
        )
    else:
        said = c.say("control_still", title=title, rate=rate)
    told = []
    if chart.sigma_z is not None and chart.sigma_z >= _APART:
        told.append(c.say("control_spread", sigma=c.number(limits, "sigma", pattern="{:.1f}")))
    if all(one.low == 0.0 and one.high == 1.0 for one in chart.periods if one.rate is not None):
        told.append(c.say("control_wide"))
    runs = {Rule.ON_A_SIDE: "side", Rule.TRENDING: "trend"}
    told += [
        c.say(
            f"control_{runs[signal.rule]}_{signal.side}",
            first=parts[signal.points[0]],
            last=parts[signal.points[-1]],
        )
        for signal in chart.signals
        if signal.rule in runs
    ]
    return ("" if c.language == "zh" else " ").join([said, *told])


def _table(
    c: Composer, parts: tuple[str, ...], chart: PChart, sources: tuple[Query, Derived, Derived]
) -> Flowable:
    query, rate, limits = sources
    outside = beyond(chart)
    rows = Rows()
    for at, part in enumerate(parts):
        key = {"part": part}
        low, high = (c.cell(limits, end, key, pattern="{:.1f}") for end in ("low", "high"))
        line = rows.add(
            part,
            c.cell(query, "numerator", key),
            c.cell(query, "denominator", key),
            c.cell(query, "excluded", key),
            c.cell(rate, key=key, pattern="{:.1f}"),
            "–" if chart.periods[at].rate is None else f"{low}–{high}",
            c.say(f"signal_{outside[at]}") if at in outside else "",
        )
        if at in outside:
            rows.tint(line, 6, RED)
    head = [
        c.say("part"),
        c.head(c.say("counted"), query),
        c.head(c.say("denominator"), query),
        c.head(c.say("excluded"), query),
        c.head(c.say("rate", per=f"{int(float(str(rate.constants[0]))):,}"), rate),
        c.head(c.say("limits"), limits),
        c.say("signal"),
    ]
    return table(c, head, rows, [24, 22, 22, 20, 24, 30, 32], right=range(1, 6))
