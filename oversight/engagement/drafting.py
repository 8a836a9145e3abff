"""Findings proposed from an audit's rates: what a person must judge, with its figures said.

Proposed is an organisation that does worse than chance and spread explain, among all comparisons
of the audit, and a period beyond its limits on the worse side. Why, and what to do about it, are
left for a person to write: figures do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oversight.audit.compare.allowance import limit
from oversight.audit.compare.dispersion import Dispersion
from oversight.audit.compare.funnel import OUTER
from oversight.audit.compare.screen import Judged, Question, Seen, Verdict, screen
from oversight.audit.control.pchart import PChart
from oversight.audit.finding import Evidence, Finding, Said
from oversight.audit.indicator import Computed
from oversight.audit.programme import Rate
from oversight.audit.words import Words

LEVEL = 0.05
"""The false discovery rate of the comparisons of one audit."""

_COMMON = Words(zh="各单位共同水平", en="the common rate")
_TARGET = Words(zh="目标", en="the target")


@dataclass(frozen=True)
class Measured:
    """A rate of an audit: counted, what it is called by law and formula, and its course."""

    computed: Computed
    criteria: Said
    reference: str
    """What the evidence is called: the definition's id, or the indicator's own name."""
    parts: Sequence[str] = ()
    chart: PChart | None = None


def drafts(
    measured: Sequence[Measured], names: Mapping[str, Words], period: str
) -> Iterable[Finding]:
    """The findings that the rates of a period propose, comparisons first."""
    by_name = {one.computed.indicator.indicator: one for one in measured}
    asked, seen = [], []
    for one in measured:
        rate = one.computed.indicator
        asked.append(Question(rate.indicator, rate.better, rate.minimum, rate.target))
        seen += [
            Seen(row.org, rate.indicator, row.numerator, row.denominator)
            for row in one.computed.rows
            if row.org is not None and row.denominator
        ]
    result = screen(period, asked, seen, level=LEVEL)
    for judged in result.judged:
        if judged.verdict is Verdict.NAMED:
            named = names.get(judged.org, Words(zh=judged.org, en=judged.org))
            spread = result.centres[judged.indicator].spread
            yield _compared(by_name[judged.indicator], judged, named, spread, period)
    for one in measured:
        if one.chart is not None:
            yield from _over_time(one, one.chart, period)


def _compared(
    one: Measured, judged: Judged, named: Words, spread: Dispersion, period: str
) -> Finding:
    """The finding that an organisation does worse than others with as many cases."""
    rate = one.computed.indicator
    theta = judged.theta or 0.0
    more = judged.count - theta * judged.of
    own, common = _shown(rate, judged.rate or 0.0), _shown(rate, theta)
    low, high = (_shown(rate, limit(judged.of, theta, at, spread)) for at in OUTER)
    centre = _TARGET if rate.target is not None else _COMMON
    zh = (
        f"{period}，{named.zh}的“{rate.title.zh}”为{own.zh}（{judged.of:,}件中{judged.count:,}件），"
        f"{centre.zh}为{common.zh}，同等件数的99.8%控制限为{low.zh}至{high.zh}；"
        f"偏差超出偶然和各单位之间的波动（q={judged.q:.2g}）。"
    )
    en = (
        f"In {period}, “{rate.title.en}” of {named.en} was {own.en} ({judged.count:,} of "
        f"{judged.of:,}); {centre.en} was {common.en}, and on so many cases 99.8 % of "
        f"organisations about it would lie between {low.en} and {high.en}. The difference is "
        f"beyond chance and the spread between organisations (q = {judged.q:.2g})."
    )
    way = ("多", "more") if more > 0 else ("少", "fewer")
    return Finding(
        title=Said(
            zh=f"{named.zh}的“{rate.title.zh}”劣于{centre.zh}",
            en=f"{named.en}: “{rate.title.en}” is worse than {centre.en}",
        ),
        org=judged.org,
        criteria=one.criteria,
        condition=Said(zh=zh, en=en),
        effect=Said(
            zh=f"与{centre.zh}相比，计入该指标的案件{way[0]}约{abs(more):,.0f}件。",
            en=f"About {abs(more):,.0f} cases {way[1]} are counted than at {centre.en}.",
        ),
        evidence=(_evidence(one, judged.org, period),),
    )


def _over_time(one: Measured, chart: PChart, period: str) -> Iterable[Finding]:
    """One finding of the periods beyond their limits, where the records name one organisation."""
    rate, rows = one.computed.indicator, one.computed.rows
    if len(rows) != 1 or rows[0].org is None or chart.centre is None:
        return
    worse = [
        (part, at)
        for part, at in zip(one.parts, chart.periods, strict=True)
        if at.rate is not None
        and at.low is not None
        and at.high is not None
        and (at.rate < at.low if rate.better == "high" else at.rate > at.high)
    ]
    if not worse:
        return
    shown = [(part, _shown(rate, at.rate or 0.0)) for part, at in worse]
    own = "、".join(f"{part}为{value.zh}" for part, value in shown)
    own_en = ", ".join(f"{value.en} in {part}" for part, value in shown)
    common = _shown(rate, chart.centre)
    beyond = sum(abs(at.count - chart.centre * at.of) for _, at in worse)
    yield Finding(
        title=Said(
            zh=f"“{rate.title.zh}”有的时期劣于控制限",
            en=f"“{rate.title.en}” is beyond its limits in some periods",
        ),
        org=rows[0].org,
        criteria=one.criteria,
        condition=Said(
            zh=f"{period}“{rate.title.zh}”合计{common.zh}；{own}，劣于控制限。",
            en=f"Over {period}, “{rate.title.en}” was {common.en}; it was {own_en}, beyond the "
            "limits on the worse side.",
        ),
        effect=Said(
            zh=f"这些时期与合计水平相差约{beyond:,.0f}件。",
            en=f"In these periods about {beyond:,.0f} cases differ from the rate over all.",
        ),
        evidence=(_evidence(one, rows[0].org, period),),
    )


def _evidence(one: Measured, org: str, period: str) -> Evidence:
    title = one.computed.indicator.title
    return Evidence(
        kind="indicator",
        reference=f"{one.reference} {org} {period}",
        shows=Said(zh=f"{title.zh}及其逐件记录", en=f"{title.en}, and the rows behind it"),
    )


def _shown(rate: Rate, value: float) -> Words:
    """A rate as people read it, in percent or per so many cases."""
    if rate.per == 100:
        return Words(zh=f"{100 * value:.1f}%", en=f"{100 * value:.1f} %")
    told = f"{rate.per * value:.1f}"
    return Words(zh=f"每{rate.per:,}件{told}件", en=f"{told} per {rate.per:,}")
