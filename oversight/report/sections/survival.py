"""How long cases last, organisation by organisation, with the open ones counted."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.audit.compare.survival import Curve
from oversight.audit.programme import Lasting
from oversight.report import queries_audit
from oversight.report.audited import differing, lasting
from oversight.report.blocks import Rows, picture, section, table
from oversight.report.charts.survival import MOST, Line
from oversight.report.charts.survival import survival as drawn
from oversight.report.composer import Composer
from oversight.report.draw import vector
from oversight.report.sections.organisations import org_name
from oversight.report.traced import TOTAL, Derived, Query

_SHOWN = 0.05
"""The chart ends when so few of all are still going: a long tail says little."""
_DIFFER = 0.01


def survival(c: Composer) -> list[Flowable]:
    """Each duration of the programme; nothing where it has none."""
    assert c.programme is not None
    flowables: list[Flowable] = []
    for one in c.programme.durations:
        flowables += _one(c, one, bool(flowables))
    return flowables


def _one(c: Composer, indicator: Lasting, begun: bool) -> list[Flowable]:
    assert c.programme is not None
    counts = queries_audit.lasting(c, indicator)
    lengths = queries_audit.lengths(c, indicator)
    found = Derived("lasting", lengths, (c.programme.level,))
    heading = [] if begun else section(c, c.say("survival"), room=330)
    title = c.text(indicator.title.in_(c.language))
    opening: list[Flowable] = [*heading, c.paragraph(title, "subsection")]
    if not c.ledger.number(counts, "cases", TOTAL).value:
        return [*opening, c.paragraph(c.say("survival_none", title=title), "body")]
    card = c.material.indicators[indicator.definition]
    unit = c.text(card.unit.in_(c.language)) if card.unit else ""
    opening.append(c.paragraph(_said(c, title, unit, counts, found), "body"))
    tested = _tested(c, lengths, indicator.minimum)
    if tested:
        opening.append(c.paragraph(tested, "body"))
    if card.caution:
        opening.append(c.paragraph(c.text(card.caution.in_(c.language)), "note"))
    opening += _chart(c, indicator, counts, lengths)
    return [KeepTogether(opening), _table(c, unit, counts, found)]


def _said(c: Composer, title: str, unit: str, counts: Query, found: Derived) -> str:
    told = {name: c.number(counts, name, TOTAL) for name in ("cases", "still_open")}
    median = c.ledger.number(found, "median", TOTAL)
    if median.value is None:
        return c.say("survival_unreached", title=title, **told)
    shown = c.shown(median, "{:,.0f}")
    return c.say("survival_said", title=title, median=shown, unit=unit, **told)


def _tested(c: Composer, lengths: Query, minimum: int) -> str:
    """Whether the organisations differ, where there is more than one to compare."""
    p = differing(c.ledger.rows(lengths), minimum).p
    if p is None:
        return ""
    source = Derived("differing", lengths, (float(minimum),))
    return c.say(
        "survival_differ" if p < _DIFFER else "survival_alike",
        statistic=c.number(source, "statistic", pattern="{:,.1f}"),
        freedom=c.number(source, "freedom"),
        p="&lt; 0.001" if p < 0.001 else "= " + c.number(source, "p", pattern="{:.3f}"),
    )


def _chart(c: Composer, indicator: Lasting, counts: Query, lengths: Query) -> list[Flowable]:
    assert c.programme is not None
    rows = c.ledger.rows(lengths)
    cases = {str(row["org"]): int(str(row["cases"])) for row in c.ledger.rows(counts) if row["org"]}
    enough = sorted(
        (org for org, many in cases.items() if many >= indicator.minimum),
        key=lambda org: (-cases[org], org),
    )
    names = c.org_titles(set(enough[:MOST]))
    level = c.programme.level
    curves = {org: lasting(rows, {"org": org}, level) for org in sorted(enough[:MOST])}
    if not curves:
        return []
    card = c.material.indicators[indicator.definition]
    unit = card.unit.in_(c.chart_language) if card.unit else ""
    plot = drawn(
        [Line(c.chart_name(names[org], org), _points(curve)) for org, curve in curves.items()],
        x=c.chart_name(c.say("survival_x", unit=unit), unit),
        y=c.chart_name(c.say("survival_y"), "Not yet ended"),
        until=max(_until(curve) for curve in curves.values()),
        family=c.face.family,
    )
    note = c.say("survival_note", minimum=str(indicator.minimum))
    if len(enough) > MOST:
        note += c.say("survival_some", drawn=str(MOST))
    caption = c.paragraph(note + c.mark(lengths), "caption")
    return [*picture(vector(plot, c.face)), caption]


def _points(curve: Curve) -> list[tuple[float, float]]:
    """The curve's corners, and its end where the last case that was watched is still open."""
    points = [(0.0, 1.0), *((step.time, step.surviving) for step in curve.steps)]
    if curve.longest is not None and curve.longest > points[-1][0]:
        points.append((curve.longest, points[-1][1]))
    return points


def _until(curve: Curve) -> float:
    """When few are left; the longest time watched where that never comes."""
    few = next((step.time for step in curve.steps if step.surviving <= _SHOWN), None)
    return few if few is not None else curve.longest or 1.0


def _table(c: Composer, unit: str, counts: Query, found: Derived) -> Flowable:
    rows = Rows()
    by_org = {row["org"] for row in c.ledger.rows(counts)}

    def cells(key: object) -> list[str]:
        chosen = TOTAL if key is TOTAL else {"org": key}
        low, high = (c.cell(found, end, chosen, pattern="{:,.0f}") for end in ("low", "high"))
        return [
            *(
                c.cell(counts, name, chosen)
                for name in ("cases", "ended", "still_open", "excluded")
            ),
            c.cell(found, "median", chosen, pattern="{:,.0f}"),
            "–" if low == high == "–" else f"{low}–{high}",
            c.cell(found, "late", chosen, pattern="{:,.0f}"),
        ]

    for node in c.nodes(set(by_org)):
        if node.org in by_org:
            rows.add(org_name(c, node, 0), *cells(node.org))
    rows.add(c.paragraph(c.say("total"), "cell"), *cells(TOTAL))
    assert c.programme is not None
    level = f"{100 * c.programme.level:g}"
    head = [
        c.say("organisation"),
        *(c.head(c.say(name), counts) for name in ("cases", "ended", "still_open", "excluded")),
        c.head(f"{c.say('median')} ({unit})", found),
        c.head(c.say("interval", level=level), found),
        c.head(c.say("late_time"), found),
    ]
    return table(
        c, head, rows, [46, 17, 17, 17, 17, 22, 24, 20], right=range(1, 8), last_is_sum=True
    )
