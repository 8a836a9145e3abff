"""Findings proposed from an audit's rates: what a person must judge, with its figures said.

Proposed is an organisation that does worse than chance and spread explain, among all comparisons
of the audit, and a period beyond its limits on the worse side. Why, and what to do about it, are
left for a person to write: figures do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oversight.audit.compare.screen import Judged, Question, Seen, Verdict, screen
from oversight.audit.control.pchart import PChart
from oversight.audit.finding import Evidence, Finding, Said
from oversight.audit.indicator import Computed
from oversight.audit.programme import Rate
from oversight.audit.words import Words

LEVEL = 0.05
"""The false discovery rate of the comparisons of one audit."""


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
    for judged in screen(period, asked, seen, level=LEVEL).judged:
        if judged.verdict is Verdict.NAMED:
            yield _compared(by_name[judged.indicator], judged, names, period)
    for one in measured:
        if one.chart is not None:
            yield from _over_time(one, one.chart, period)


def _compared(one: Measured, judged: Judged, names: Mapping[str, Words], period: str) -> Finding:
    rate = one.computed.indicator
    named = names.get(judged.org, Words(zh=judged.org, en=judged.org))
    theta = judged.theta or 0.0
    expected = theta * judged.of
    more = judged.count - expected
    own, common = _shown(rate, judged.rate or 0.0), _shown(rate, theta)
    zh = (
        f"{period}，{named.zh}的“{rate.title.zh}”为{own}（{judged.of}件中{judged.count}件），"
        f"共同水平为{common}；偏差超出偶然和各单位之间的波动（q={judged.q:.2g}）。"
    )
    en = (
        f"In {period}, “{rate.title.en}” of {named.en} was {own} ({judged.count} of {judged.of}); "
        f"the common rate was {common}. The difference is beyond chance and the spread between "
        f"organisations (q = {judged.q:.2g})."
    )
    way = ("多", "more") if more > 0 else ("少", "fewer")
    return Finding(
        title=Said(zh=f"{named.zh}：{rate.title.zh}偏离", en=f"{named.en}: {rate.title.en}"),
        org=judged.org,
        criteria=one.criteria,
        condition=Said(zh=zh, en=en),
        effect=Said(
            zh=f"与共同水平相比{way[0]}约{abs(more):.0f}件。",
            en=f"About {abs(more):.0f} cases {way[1]} than at the common rate.",
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
    own = "、".join(f"{part}年{_shown(rate, at.rate or 0.0)}" for part, at in worse)
    own_en = ", ".join(f"{_shown(rate, at.rate or 0.0)} in {part}" for part, at in worse)
    common = _shown(rate, chart.centre)
    yield Finding(
        title=Said(zh=f"{rate.title.zh}个别时期劣于控制限", en=f"{rate.title.en}: periods beyond"),
        org=rows[0].org,
        criteria=one.criteria,
        condition=Said(
            zh=f"{period}“{rate.title.zh}”合计{common}；{own}，劣于控制限。",
            en=f"Over {period}, “{rate.title.en}” was {common}; {own_en}, beyond the limits.",
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


def _shown(rate: Rate, value: float) -> str:
    per = rate.per
    return f"{per * value:.1f} %" if per == 100 else f"{per * value:.1f} per {per:,}"
