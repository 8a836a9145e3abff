"""What an audit found, in one sentence for each indicator."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report.composer import Composer
from oversight.report.computed import Shown, computed
from oversight.report.traced import TOTAL


def answer(c: Composer) -> list[Flowable]:
    """The indicators' sentences; each says what its rate counts and leaves out."""
    return [c.paragraph(_sentence(c, shown), "lead") for shown in computed(c)]


def _sentence(c: Composer, shown: Shown) -> str:
    one = shown.computed
    title = c.text(one.indicator.title.in_(c.language))
    if not one.total.denominator:
        return c.say("answer_none", title=title)
    said = c.say(
        f"answer_{one.indicator.measure}",
        title=title,
        rate=c.number(shown.rate, key=TOTAL, pattern="{:.1f} %" if shown.per == 100 else "{:.1f}"),
        numerator=c.number(shown.query, "numerator", TOTAL),
        denominator=c.number(shown.query, "denominator", TOTAL),
        **_shown_besides(c, shown),
    )
    if (c.ledger.number(shown.standings, "compared").value or 0) < 2:
        return said  # one organisation is compared with nobody
    return f"{said}{' ' if c.language == 'en' else ''}" + c.say(
        "answer_compared",
        compared=c.number(shown.standings, "compared"),
        bad=c.number(shown.standings, shown.worst.value),
        chance=c.number(shown.chance, pattern="{:.2f}"),
    )


def _shown_besides(c: Composer, shown: Shown) -> dict[str, str]:
    match shown.computed.indicator.measure:
        case "on_time":
            return {"open": c.number(shown.query, "open_overdue", TOTAL)}
        case "defined":
            return {"left_out": c.number(shown.query, "left_out", TOTAL)}
        case "flagged":
            return {"cannot": c.number(shown.query, "cannot_tell", TOTAL)}
