"""The organisation of a scorecard among its peers: fairly compared, and nobody ranked."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.screen import Verdict
from oversight.audit.indicator import Computed, Counted
from oversight.report.blocks import Cell, Rows, section, table
from oversight.report.composer import Composer
from oversight.report.computed import Shown, computed
from oversight.report.peers import verdicts
from oversight.report.queries_editions import peers as peers_query
from oversight.report.sections.funnels import funnel_of
from oversight.report.style import ACCENT, MUTED, RED, hexed
from oversight.report.traced import TOTAL

_COLOURS = {Verdict.NAMED: RED, Verdict.BETTER: ACCENT, Verdict.TOO_FEW: MUTED}


def peers(c: Composer) -> list[Flowable]:
    """Each rate of the programme: its own figure, that of its level, and what to make of it."""
    assert c.programme is not None
    own = next(value for name, value in c.material.filters if name == "org")
    said = verdicts(c.material.peers, c.programme.rates, own)
    rows = Rows()
    funnels: list[Flowable] = []
    for shown in computed(c):
        beside = _beside(c, shown)
        rows.add(*_row(c, shown, beside, said.get(shown.computed.indicator.indicator)))
        if shown.computed.indicator.funnel and _several(beside):
            drawn = funnel_of(c, beside, own)
            title = c.paragraph(_title(c, shown), "subsection")
            funnels += [KeepTogether([title, *drawn])] if drawn else []
    head = [
        c.say("peers_rate"),
        *(c.say(name) for name in ("counted", "denominator", "excluded")),
        c.say("peers_value"),
        c.say("interval", level=f"{100 * c.programme.level:g}"),
        c.say("peers_compared"),
        c.say("peers_common"),
        c.say("peers_standing"),
    ]
    return [
        *section(c, c.say("peers")),
        c.paragraph(c.say("peers_note"), "note"),
        table(c, head, rows, [44, 15, 15, 12, 14, 22, 16, 15, 32], right=range(1, 8)),
        *funnels,
    ]


def _row(c: Composer, shown: Shown, beside: Shown, verdict: Verdict | None) -> list[Cell]:
    """The rate's own figures from its records, the common one, and what was found."""
    said = f"peers_{verdict or 'none'}" if _several(beside) else "peers_alone"
    colour = _COLOURS.get(verdict) if verdict and _several(beside) else None
    words = f'<font color="{hexed(colour)}">{c.say(said)}</font>' if colour else c.say(said)
    title = f"{_title(c, shown)} ({c.say('rate', per=f'{shown.per:,}')}){c.mark(shown.query)}"
    low, high = (c.cell(shown.interval, end, TOTAL, pattern="{:.1f}") for end in ("low", "high"))
    return [
        c.paragraph(title, "cell"),
        *(c.cell(shown.query, name, TOTAL) for name in ("numerator", "denominator", "excluded")),
        c.cell(shown.rate, key=TOTAL, pattern="{:.1f}"),
        f"{low}–{high}" if shown.computed.total.denominator else "–",
        c.cell(beside.standings, "compared"),
        c.cell(beside.common, pattern="{:.1f}"),
        c.paragraph(words, "cell"),
    ]


def _title(c: Composer, shown: Shown) -> str:
    return c.text(shown.computed.indicator.title.in_(c.language))


def _several(beside: Shown) -> bool:
    """Whether two or more have cases enough to be compared."""
    one = beside.computed
    return sum(one.standing(row) != Standing.TOO_FEW for row in one.rows) > 1


def _beside(c: Composer, shown: Shown) -> Shown:
    """The rate over all peers, from the counts that are kept of them."""
    one = shown.computed
    query = peers_query(c, one.indicator.indicator, _title(c, shown))
    rows = tuple(
        Counted(str(row["org"]), int(str(row["numerator"])), int(str(row["denominator"])), {}, {})
        for row in c.ledger.rows(query)
    )
    return Shown(Computed(one.indicator, one.measure, rows), query, shown.level)
