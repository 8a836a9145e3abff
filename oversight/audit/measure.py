"""Measures: the query that gives an indicator's counts per organisation.

Each measure is a query with one row per organisation: `org`, `numerator`, `denominator`, the
measure's parts of the denominator, `excluded` in all, and each exclusion, counted so that
nobody has to guess what a rate leaves out. The tables are named as files
(`"clock.parquet"`), so that the same text runs over the files themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache, singledispatch

from sqlglot import exp, parse_one

from oversight.audit.period import Period
from oversight.audit.programme import Defined, Flagged, OnTime, Rate
from oversight.problem import Problem, Refused, suggest


@dataclass(frozen=True)
class Scope:
    """What a measure is taken over: the period, the day it is seen from, what there is."""

    period: Period
    as_of: date
    clocks: Collection[str]
    """Names of the clocks that the clock table holds."""
    cards: dict[str, str]
    """The card of each rule of the run, by the rule's id."""
    definitions: Mapping[str, str] = field(default_factory=dict)
    """The kind of each indicator whose rows are at hand, by its id."""


@dataclass(frozen=True)
class Measure:
    """A query and what its columns mean, beside `org` and the totals."""

    sql: str
    parts: tuple[str, ...]
    """Columns that add up to the denominator; the first is the numerator's."""
    exclusions: tuple[str, ...]
    """Columns that count what stands outside the denominator."""


def sql(text: str, **values: exp.Expression | date | str | int) -> str:
    """DuckDB SQL from a template whose `:names` are replaced by values, all names quoted.

    >>> sql("SELECT n FROM t WHERE day = :day", day=date(2021, 9, 30))
    'SELECT "n" FROM "t" WHERE "day" = CAST(\\'2021-09-30\\' AS DATE)'
    """
    tree = exp.replace_placeholders(_parsed(text).copy(), **values)
    return tree.sql(dialect="duckdb", identify=True)


@lru_cache(maxsize=256)
def _parsed(text: str) -> exp.Expr:
    return parse_one(text, dialect="duckdb")


@singledispatch
def measure(indicator: object, scope: Scope) -> Measure:
    """The measure of `indicator` over `scope`; raises `Refused` if it can measure nothing."""
    raise TypeError(f"{indicator!r} is not an indicator")


@measure.register
def _(indicator: OnTime, scope: Scope) -> Measure:
    """DOMAIN 3.2: decided by the due day / (decided + open overdue).

    Decided: the clock ended within the period. Open overdue: it still ran at the period's
    last day known, and its due day had passed by then, whichever period the due day lies in.
    """
    clocks = _chosen(indicator, "clock", indicator.clocks, scope.clocks)
    text = """
        WITH seen AS (
            SELECT org, "case", clock, start, due, ended,
                ended BETWEEN :first AND :horizon AS decided,
                ended IS NULL OR ended > :horizon AS open_,
                CASE WHEN due IS NULL THEN 'no_due'
                     WHEN COALESCE(provisional, FALSE) THEN 'provisional'
                     WHEN ended <= due AND ended <= :horizon THEN 'in_time'
                     WHEN ended <= :horizon THEN 'late'
                     WHEN due < :horizon THEN 'open_overdue'
                     ELSE 'running' END AS standing
            FROM "clock.parquet"
            WHERE :clock_is AND start <= :horizon
        )
        SELECT org,
            COUNT(*) FILTER (WHERE standing = 'in_time') AS numerator,
            COUNT(*) FILTER (WHERE standing IN ('in_time', 'late', 'open_overdue'))
                AS denominator,
            COUNT(*) FILTER (WHERE standing = 'in_time') AS in_time,
            COUNT(*) FILTER (WHERE standing = 'late') AS late,
            COUNT(*) FILTER (WHERE standing = 'open_overdue') AS open_overdue,
            COUNT(*) FILTER (WHERE standing IN ('running', 'provisional', 'no_due'))
                AS excluded,
            COUNT(*) FILTER (WHERE standing = 'running') AS running,
            COUNT(*) FILTER (WHERE standing = 'provisional') AS provisional,
            COUNT(*) FILTER (WHERE standing = 'no_due') AS no_due
        FROM seen WHERE decided OR open_
        GROUP BY org ORDER BY org NULLS FIRST
    """
    query = sql(
        text,
        first=scope.period.first,
        horizon=scope.period.horizon(scope.as_of),
        clock_is=_among("clock", clocks),
    )
    return Measure(query, ("in_time", "late", "open_overdue"), ("running", "provisional", "no_due"))


@measure.register
def _(indicator: Flagged, scope: Scope) -> Measure:
    """Flagged / examined, less those the records cannot tell: they are not counted as clean."""
    rules = _chosen(indicator, "rule", indicator.rules, scope.cards)
    chosen = [rule for rule in rules if scope.cards[rule] in indicator.cards]
    if rules and not chosen and indicator.rules != ["*"]:
        where = f"indicator {indicator.indicator}: cards"
        said = f"None of the rules it names is {' or '.join(indicator.cards)}."
        raise Refused(Problem(where, said, "Name other cards, or other rules."))
    text = """
        SELECT org,
            CAST(SUM(flagged) AS BIGINT) AS numerator,
            CAST(SUM(examined - cannot_tell) AS BIGINT) AS denominator,
            CAST(SUM(flagged) AS BIGINT) AS flagged,
            CAST(SUM(examined - cannot_tell - flagged) AS BIGINT) AS clean,
            CAST(SUM(cannot_tell) AS BIGINT) AS excluded,
            CAST(SUM(cannot_tell) AS BIGINT) AS cannot_tell
        FROM "summary.parquet" WHERE :rule_is
        GROUP BY org ORDER BY org NULLS FIRST
    """
    query = sql(text, rule_is=_among("rule", chosen))
    return Measure(query, ("flagged", "clean"), ("cannot_tell",))


@measure.register
def _(indicator: Defined, scope: Scope) -> Measure:
    """Numerator / denominator as the definition says, what it excludes counted beside."""
    kind = scope.definitions.get(indicator.definition)
    where = f"indicator {indicator.indicator}: definition"
    if kind is None:
        said = f"There is no indicator '{indicator.definition}' at hand."
        raise Refused(Problem(where, said, suggest(indicator.definition, scope.definitions)))
    if kind != "rate":
        said = f"'{indicator.definition}' is a {kind}; organisations are compared by rates."
        fix = "Name a rate here; `oversight indicators compute` tells the values of the others."
        raise Refused(Problem(where, said, fix))
    text = """
        SELECT org,
            COUNT(*) FILTER (WHERE standing = 'counted') AS numerator,
            COUNT(*) FILTER (WHERE standing <> 'excluded') AS denominator,
            COUNT(*) FILTER (WHERE standing = 'counted') AS counted,
            COUNT(*) FILTER (WHERE standing = 'other') AS other,
            COUNT(*) FILTER (WHERE standing = 'excluded') AS excluded,
            COUNT(*) FILTER (WHERE standing = 'excluded') AS left_out
        FROM "indicator.parquet"
        WHERE indicator = :name AND on_day BETWEEN :first AND :horizon
        GROUP BY org ORDER BY org NULLS FIRST
    """
    query = sql(
        text,
        name=indicator.definition,
        first=scope.period.first,
        horizon=scope.period.horizon(scope.as_of),
    )
    return Measure(query, ("counted", "other"), ("left_out",))


def _chosen(indicator: Rate, noun: str, patterns: list[str], known: Collection[str]) -> list[str]:
    """The known names that the patterns match, in order.

    Every pattern must match some name, or it is a slip of the pen; except where nothing at
    all is known, as in a period without cases: then the indicator has no cases either.
    """
    problems: list[Problem] = []
    chosen: set[str] = set()
    if not known:
        return []
    for pattern in patterns:
        matched = {name for name in known if fnmatchcase(name, pattern)}
        if not matched:
            where = f"indicator {indicator.indicator}: {noun}s"
            said = f"No {noun} of this run is named '{pattern}'."
            problems.append(Problem(where, said, suggest(pattern, known)))
        chosen |= matched
    if problems:
        raise Refused(problems)
    return sorted(chosen)


def _among(column: str, names: list[str]) -> exp.Expression:
    return exp.column(column).isin(*names) if names else exp.false()


Ask = Callable[[str], list[dict[str, object]]]
"""Runs a query over the tables and gives its rows."""
