"""The queries behind an audit's figures over time and of how long cases last."""

from __future__ import annotations

from datetime import date

from oversight.audit.measure import sql
from oversight.audit.period import Period, Step
from oversight.audit.programme import Defined, Lasting
from oversight.report.composer import Composer
from oversight.report.traced import Query

_PARTS: dict[Step, str] = {
    "year": "STRFTIME(on_day, '%Y')",
    "quarter": "CAST(YEAR(on_day) AS VARCHAR) || '-Q' || CAST(QUARTER(on_day) AS VARCHAR)",
    "month": "STRFTIME(on_day, '%Y-%m')",
}


def over_time(c: Composer, indicator: Defined, by: Step) -> Query:
    """`numerator`, `denominator` and `excluded` by `part`: a year, a quarter or a month."""
    assert c.period is not None
    text = over_time_sql(indicator.definition, by, c.period, c.material.manifest.as_of)
    return Query(text, c.say("q_over_time", title=_title(c, indicator)))


def over_time_sql(definition: str, by: Step, period: Period, as_of: date) -> str:
    """The query of `over_time`, over the rows of indicators."""
    text = f"""
        SELECT {_PARTS[by]} AS part,
            COUNT(*) FILTER (WHERE standing = 'counted') AS numerator,
            COUNT(*) FILTER (WHERE standing <> 'excluded') AS denominator,
            COUNT(*) FILTER (WHERE standing = 'excluded') AS excluded
        FROM "indicator.parquet"
        WHERE indicator = :name AND on_day BETWEEN :first AND :last
        GROUP BY part ORDER BY part
    """
    return sql(text, name=definition, first=period.first, last=period.horizon(as_of))


def lasting(c: Composer, indicator: Lasting) -> Query:
    """`ended`, `open` and `excluded` cases by `org`."""
    text = """
        SELECT org,
            COUNT(*) FILTER (WHERE standing <> 'excluded') AS cases,
            COUNT(*) FILTER (WHERE standing = 'counted') AS ended,
            COUNT(*) FILTER (WHERE standing = 'other') AS still_open,
            COUNT(*) FILTER (WHERE standing = 'excluded') AS excluded
        FROM "indicator.parquet"
        WHERE indicator = :name AND on_day BETWEEN :first AND :last
        GROUP BY org ORDER BY org NULLS FIRST
    """
    return Query(
        _filled(c, text, indicator.definition), c.say("q_lasting", title=_title(c, indicator))
    )


def lengths(c: Composer, indicator: Lasting) -> Query:
    """`numerator` (ended) among `denominator` cases of each `length`, by `org`."""
    text = """
        SELECT org, bottom AS length,
            COUNT(*) FILTER (WHERE standing = 'counted') AS numerator,
            COUNT(*) AS denominator
        FROM "indicator.parquet"
        WHERE indicator = :name AND on_day BETWEEN :first AND :last AND standing <> 'excluded'
        GROUP BY org, bottom ORDER BY org NULLS FIRST, bottom
    """
    return Query(
        _filled(c, text, indicator.definition), c.say("q_lengths", title=_title(c, indicator))
    )


def _filled(c: Composer, text: str, name: str) -> str:
    assert c.period is not None
    last = c.period.horizon(c.material.manifest.as_of)
    return sql(text, name=name, first=c.period.first, last=last)


def _title(c: Composer, indicator: Defined | Lasting) -> str:
    return c.text(indicator.title.in_(c.language))
