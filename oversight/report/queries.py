"""The queries behind the figures of a report, over the run's tables.

Each is real: printed as it is run, and written so that it runs again over the files
`findings.parquet`, `summary.parquet`, `items.parquet`, `orgs.parquet`, `clock.parquet`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlglot import exp

from oversight.audit.measure import sql
from oversight.report.composer import Composer
from oversight.report.traced import Query

ENDED = ("closed", "dismissed")
"""The states in which an item is no longer open."""


def _open() -> exp.Expression:
    return exp.column("state").isin(*ENDED).not_()


def first_day(c: Composer) -> date:
    """The day from which on items count as new: the period's first; a daily edition's own."""
    return c.period.first if c.period else c.material.manifest.as_of


def _raised(c: Composer) -> exp.Expression:
    day = exp.cast(exp.Literal.string(c.material.manifest.as_of.isoformat()), "DATE")
    column = exp.column("raised_on")
    if c.period is None:
        return column.eq(day)
    last = c.period.horizon(c.material.manifest.as_of)
    return column.between(
        exp.cast(exp.Literal.string(c.period.first.isoformat()), "DATE"),
        exp.cast(exp.Literal.string(last.isoformat()), "DATE"),
    )


def _when(c: Composer) -> str:
    return c.period.text if c.period else c.day(c.material.manifest.as_of)


def any_items(c: Composer) -> Query:
    """`n`: the items there were on the as-of day. Whatever was raised later does not count."""
    day = c.material.manifest.as_of
    return Query(
        sql('SELECT COUNT(*) AS n FROM "items.parquet" WHERE raised_on <= :day', day=day),
        c.say("q_any_items", day=c.day(day)),
    )


def new_items(c: Composer) -> Query:
    """`n` by `card`: the items raised on the as-of day, or in the period."""
    return Query(
        sql(
            'SELECT card, COUNT(*) AS n FROM "items.parquet" '
            "WHERE :raised GROUP BY card ORDER BY card",
            raised=_raised(c),
        ),
        c.say("q_new", day=_when(c)),
        sql(
            'SELECT id FROM "items.parquet" WHERE :raised ORDER BY LENGTH(id), id',
            raised=_raised(c),
        ),
    )


def open_items(c: Composer) -> Query:
    """`n`: the items neither closed nor dismissed."""
    day = c.material.manifest.as_of
    where = 'FROM "items.parquet" WHERE raised_on <= :day AND :open'
    return Query(
        sql(f"SELECT COUNT(*) AS n {where}", open=_open(), day=day),
        c.say("q_open", day=c.day(day)),
        sql(f"SELECT id {where} ORDER BY LENGTH(id), id", open=_open(), day=day),
    )


def overdue_items(c: Composer) -> Query:
    """`n`: the open items whose due day has passed."""
    day = c.material.manifest.as_of
    where = 'FROM "items.parquet" WHERE raised_on <= :day AND :open AND due < :day'
    return Query(
        sql(f"SELECT COUNT(*) AS n {where}", open=_open(), day=day),
        c.say("q_overdue", day=c.day(day)),
        sql(f"SELECT id {where} ORDER BY LENGTH(id), id", open=_open(), day=day),
    )


def flagged_by_card(c: Composer) -> Query:
    """`n` by `card`: the flagged subjects, counted once for each rule."""
    return Query(
        sql(
            'SELECT card, COUNT(*) AS n FROM "findings.parquet" '
            "WHERE outcome = 'flagged' GROUP BY card ORDER BY card"
        ),
        c.say("q_by_card"),
    )


def summary(c: Composer) -> Query:
    """`examined`, `flagged` and `cannot_tell` in all, in one row."""
    return Query(
        sql(
            "SELECT COALESCE(SUM(examined), 0) AS examined, COALESCE(SUM(flagged), 0) AS flagged, "
            'COALESCE(SUM(cannot_tell), 0) AS cannot_tell FROM "summary.parquet"'
        ),
        c.say("q_summary"),
    )


def org_summary(c: Composer) -> Query:
    """`examined` and `cannot_tell` by `org`."""
    return Query(
        sql(
            "SELECT org, SUM(examined) AS examined, SUM(cannot_tell) AS cannot_tell "
            'FROM "summary.parquet" GROUP BY org ORDER BY org NULLS FIRST'
        ),
        c.say("q_org_summary"),
    )


def org_cards(c: Composer) -> Query:
    """`red` and `yellow` flags by `org`."""
    return Query(
        sql(
            "SELECT org, COUNT(*) FILTER (WHERE card = 'red') AS red, "
            "COUNT(*) FILTER (WHERE card = 'yellow') AS yellow "
            "FROM \"findings.parquet\" WHERE outcome = 'flagged' "
            "GROUP BY org ORDER BY org NULLS FIRST"
        ),
        c.say("q_org_cards"),
    )


def org_items(c: Composer) -> Query:
    """`raised` on the day, `open` and `overdue` items by `org`."""
    return Query(
        sql(
            "SELECT org, COUNT(*) FILTER (WHERE :raised) AS raised, "
            "COUNT(*) FILTER (WHERE :open) AS open, "
            "COUNT(*) FILTER (WHERE :open AND due < :day) AS overdue "
            'FROM "items.parquet" WHERE raised_on <= :day GROUP BY org ORDER BY org NULLS FIRST',
            day=c.material.manifest.as_of,
            open=_open(),
            raised=_raised(c),
        ),
        c.say("q_org_items"),
    )


def by_rule(c: Composer) -> Query:
    """`examined`, `flagged` and `cannot_tell` by `rule`."""
    return Query(
        sql(
            "SELECT rule, SUM(examined) AS examined, SUM(flagged) AS flagged, "
            'SUM(cannot_tell) AS cannot_tell FROM "summary.parquet" GROUP BY rule ORDER BY rule'
        ),
        c.say("q_rules"),
    )


def rest_of_rules(c: Composer, drawn: Sequence[str]) -> Query:
    """`rules` that flagged but are not drawn, and what they `flagged` together."""
    return Query(
        sql(
            "SELECT COUNT(DISTINCT rule) AS rules, COALESCE(SUM(flagged), 0) AS flagged "
            'FROM "summary.parquet" WHERE flagged > 0 AND NOT :drawn',
            drawn=exp.column("rule").isin(*drawn),
        ),
        c.say("q_rules_rest"),
    )


def red_by_rule(c: Composer) -> Query:
    """`n` red flags by `rule`, and how many of them are `beyond` those listed."""
    return Query(
        sql(
            "SELECT rule, COUNT(*) AS n, GREATEST(COUNT(*) - :limit, 0) AS beyond "
            "FROM \"findings.parquet\" WHERE outcome = 'flagged' AND card = 'red' "
            "GROUP BY rule ORDER BY rule",
            limit=c.edition.per_rule,
        ),
        c.say("q_red"),
    )


def red_listed(c: Composer) -> str:
    """The red flags to list under each rule: newest items first, then the earliest due."""
    return sql(
        "SELECT f.rule, f.subject, f.org, f.due, f.message, f.facts, i.id, i.state "
        'FROM "findings.parquet" AS f '
        'LEFT JOIN "items.parquet" AS i '
        "ON i.rule = f.rule AND i.subject = f.subject AND i.raised_on <= :day "
        "WHERE f.outcome = 'flagged' AND f.card = 'red' "
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY f.rule "
        "ORDER BY i.raised_on DESC NULLS LAST, f.due NULLS LAST, "
        "LENGTH(f.subject), f.subject) <= :limit "
        "ORDER BY f.rule, i.raised_on DESC NULLS LAST, f.due NULLS LAST, "
        "LENGTH(f.subject), f.subject",
        limit=c.edition.per_rule,
        day=c.material.manifest.as_of,
    )


def left_out(c: Composer, definition: str, title: str) -> Query:
    """`n` subjects that an indicator's definition leaves out in the period, by `reason`."""
    assert c.period is not None
    return Query(
        sql(
            'SELECT reason, COUNT(*) AS n FROM "indicator.parquet" '
            "WHERE indicator = :name AND standing = 'excluded' "
            "AND on_day BETWEEN :first AND :horizon GROUP BY reason ORDER BY reason",
            name=definition,
            first=c.period.first,
            horizon=c.period.horizon(c.material.manifest.as_of),
        ),
        c.say("q_left_out", title=title),
    )


def indicator_quiet(c: Composer, measured: str, title: str) -> Query:
    """`n`: the organisations of the tree that the indicator has no row for."""
    return Query(
        sql(
            f'SELECT COUNT(*) AS n FROM "orgs.parquet" AS o WHERE NOT EXISTS '
            f"(SELECT 1 FROM ({measured}) AS m WHERE m.org = o.org)"
        ),
        c.say("q_indicator_quiet", title=title),
    )
