"""Each indicator of an audit: what it counts, the funnel, the table of organisations."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.audit.compare.funnel import Standing
from oversight.audit.indicator import Counted
from oversight.audit.programme import Defined
from oversight.report import queries
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.computed import Shown, computed
from oversight.report.sections.funnels import funnel_of
from oversight.report.sections.organisations import org_name
from oversight.report.style import ACCENT, MUTED, RED, hexed
from oversight.report.traced import TOTAL, Key
from oversight.report.tree import Node


def indicators(c: Composer) -> list[Flowable]:
    """All indicators of the programme, one after the other."""
    flowables: list[Flowable] = []
    for shown in computed(c):
        title = shown.computed.indicator.title.in_(c.language)
        opening = section(c, c.text(title))
        opening += [c.paragraph(sentence, "body") for sentence in _definition(c, shown)]
        if not shown.computed.rows:
            flowables += [*opening, c.paragraph(c.say("answer_none", title=c.text(title)), "body")]
            continue
        if shown.computed.indicator.funnel:
            opening += funnel_of(c, shown)
        flowables += [KeepTogether(opening), _table(c, shown)]
    return flowables


def _definition(c: Composer, shown: Shown) -> list[str]:
    """What is counted, what is left out and how much, and from when on it is compared."""
    indicator = shown.computed.indicator
    left_out = {
        name: c.number(shown.query, name, TOTAL) for name in shown.computed.measure.exclusions
    }
    words = _words_of(c, indicator) if isinstance(indicator, Defined) else {}
    said = [c.say(f"{indicator.measure}_text", per=f"{indicator.per:,}", **left_out, **words)]
    said.append(c.say("minimum_text", minimum=str(indicator.minimum)))
    quiet = queries.indicator_quiet(c, shown.query.sql, c.text(indicator.title.in_(c.language)))
    number = c.ledger.number(quiet)
    if number.value:
        said.append(c.say("quiet_text", int(number.value), n=c.shown(number)))
    if indicator.note:
        said.append(c.text(indicator.note.in_(c.language)))
    return said


def _words_of(c: Composer, indicator: Defined) -> dict[str, str]:
    """What a definition counts, among what, and why it leaves some out, in words."""
    card = c.material.indicators[indicator.definition]
    query = queries.left_out(c, indicator.definition, c.text(indicator.title.in_(c.language)))
    reasons = [
        c.say(
            "left_out_one",
            reason=c.text(card.reasons.get(reason, reason) if c.language == "zh" else reason),
            n=c.number(query, key={"reason": reason}),
        )
        for reason in (str(row["reason"]) for row in c.ledger.rows(query))
    ]
    between = "，" if c.language == "zh" else ", "
    return {
        "counts": c.text(card.numerator.in_(c.language)),
        "among": c.text(card.denominator.in_(c.language)),
        "source": c.text(card.source.in_(c.language)),
        "why": c.say("left_out_why", reasons=between.join(reasons)) if reasons else "",
    }


def _table(c: Composer, shown: Shown) -> Flowable:
    one = shown.computed
    # The first part is the numerator; the parts that complete the denominator follow it.
    parts = one.measure.parts if one.indicator.measure == "on_time" else one.measure.parts[:1]
    counts = [*parts, "denominator"]
    by_org = {row.org: row for row in one.rows}
    rows = Rows()

    def cells(key: Key, row: Counted) -> list[str]:
        low, high = (c.cell(shown.interval, end, key, pattern="{:.1f}") for end in ("low", "high"))
        return [
            *(c.cell(shown.query, name, key) for name in counts),
            c.cell(shown.query, "excluded", key),
            c.cell(shown.rate, key=key, pattern="{:.1f}"),
            "–" if row.rate is None else f"{low}–{high}",
        ]

    nodes = c.nodes(set(by_org))
    for node in _with_those_above(nodes, set(by_org)):
        if node.org not in by_org:
            rows.add(org_name(c, node, node.depth), *[""] * (len(counts) + 4))
            continue
        row = by_org[node.org]
        standing = one.standing(row)
        at = rows.add(
            org_name(c, node, node.depth),
            *cells({"org": node.org}, row),
            c.paragraph(c.say(standing.value), "cell"),
        )
        colour = _tint(shown, standing)
        if colour is not None:
            rows.cells[at][-1] = c.paragraph(
                f'<font color="{colour}">{c.say(standing.value)}</font>', "cell"
            )
    rows.add(c.paragraph(c.say("total"), "cell"), *cells(TOTAL, one.total), "")
    head = [
        c.say("organisation"),
        *(c.head(c.say(name), shown.query) for name in counts),
        c.head(c.say("excluded"), shown.query),
        c.head(c.say("rate", per=f"{shown.per:,}"), shown.rate),
        c.head(c.say("interval", level=f"{100 * shown.level:g}"), shown.interval),
        c.say("standing"),
    ]
    widths = [174 - 12.5 * (len(counts) + 2) - 41, *[12.5] * (len(counts) + 2), 22, 19]
    return table(c, head, rows, widths, right=range(1, len(head) - 1), last_is_sum=True)


def _with_those_above(nodes: list[Node], counted: set[str | None]) -> list[Node]:
    """The organisations counted, and those above them: towns of two counties share names."""
    by_org = {node.org: node for node in nodes}
    kept: set[str | None] = set()
    for org in counted:
        node = by_org.get(org)
        while node is not None and node.org not in kept:
            kept.add(node.org)
            node = by_org[node.above] if node.above is not None else None
    return [node for node in nodes if node.org in kept]


def _tint(shown: Shown, standing: Standing) -> str | None:
    if standing == shown.worst:
        return hexed(RED)
    if standing in (Standing.FAR_BELOW, Standing.FAR_ABOVE):
        return hexed(ACCENT)
    return hexed(MUTED) if standing == Standing.TOO_FEW else None
