"""The queries of what several kinds of edition share: change, small multiples, map, lists."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from oversight.audit.measure import sql
from oversight.report.composer import Composer
from oversight.report.queries import ENDED
from oversight.report.spans import before, spans
from oversight.report.traced import Query


def change(c: Composer) -> Query:
    """`now` and `before`: items raised in the period and in the span before; and `earlier`,
    those raised before the period at all."""
    assert c.period is not None
    past = before(c.period)
    return Query(
        sql(
            "SELECT COUNT(*) FILTER (WHERE raised_on BETWEEN :first AND :last) AS now, "
            "COUNT(*) FILTER (WHERE raised_on BETWEEN :start AND :stop) AS before, "
            "COUNT(*) FILTER (WHERE raised_on < :first) AS earlier "
            'FROM "items.parquet"',
            first=c.period.first,
            last=c.period.horizon(c.material.manifest.as_of),
            start=past.first,
            stop=past.last,
        ),
        c.say("q_change"),
    )


def trend(c: Composer) -> Query:
    """`n` items by `rule` and `back`, the number of spans before the last."""
    assert c.period is not None
    looked = spans(c.period, c.edition.windows)
    cases = [
        f"WHEN raised_on BETWEEN DATE '{span.first}' AND DATE '{span.last}' THEN {back}"
        for back, span in enumerate(reversed(looked))
    ]
    return Query(
        sql(
            f"SELECT rule, CASE {' '.join(cases)} END AS back, COUNT(*) AS n "
            'FROM "items.parquet" WHERE raised_on BETWEEN :first AND :last '
            "GROUP BY rule, back ORDER BY rule, back",
            first=looked[0].first,
            last=c.period.horizon(c.material.manifest.as_of),
        ),
        c.say("q_trend"),
    )


def rest_of_trend(c: Composer, drawn: Sequence[str]) -> Query:
    """`rules` that are not drawn, and their `n` items."""
    assert c.period is not None
    return Query(
        sql(
            'SELECT COUNT(DISTINCT rule) AS rules, COUNT(*) AS n FROM "items.parquet" '
            "WHERE raised_on BETWEEN :first AND :last AND NOT :drawn",
            first=spans(c.period, c.edition.windows)[0].first,
            last=c.period.horizon(c.material.manifest.as_of),
            drawn=exp.column("rule").isin(*drawn),
        ),
        c.say("q_trend_rest"),
    )


def org_rates(c: Composer) -> Query:
    """`numerator` flags of `denominator` examinations that could be told, by `org`."""
    return Query(
        sql(
            "SELECT org, CAST(SUM(flagged) AS BIGINT) AS numerator, "
            "CAST(SUM(examined - cannot_tell) AS BIGINT) AS denominator "
            'FROM "summary.parquet" GROUP BY org ORDER BY org NULLS FIRST'
        ),
        c.say("q_map"),
    )


def unlisted(c: Composer) -> Query:
    """`n` open items, and how many of them are `beyond` those listed."""
    day = c.material.manifest.as_of
    where = 'FROM "items.parquet" WHERE raised_on <= :day AND :open'
    open_ = exp.column("state").isin(*ENDED).not_()
    return Query(
        sql(
            f"SELECT COUNT(*) AS n, GREATEST(COUNT(*) - :limit, 0) AS beyond {where}",
            limit=c.edition.listed,
            day=day,
            open=open_,
        ),
        c.say("q_listed"),
    )


def listed(c: Composer) -> str:
    """The open items to list: the earliest due first."""
    return sql(
        'SELECT id, rule, subject, org, state, card, due, raised_on FROM "items.parquet" '
        "WHERE raised_on <= :day AND :open "
        "ORDER BY due NULLS LAST, LENGTH(id), id LIMIT :limit",
        day=c.material.manifest.as_of,
        open=exp.column("state").isin(*ENDED).not_(),
        limit=c.edition.listed,
    )


def peers(c: Composer, indicator: str, title: str) -> Query:
    """`numerator` and `denominator` of a rate by `org`: the organisations of one level."""
    return Query(
        sql(
            "SELECT org, CAST(SUM(numerator) AS BIGINT) AS numerator, "
            "CAST(SUM(denominator) AS BIGINT) AS denominator "
            'FROM "peers.parquet" WHERE indicator = :name GROUP BY org ORDER BY org',
            name=indicator,
        ),
        c.say("q_peers", title=title),
    )
