"""The figures of an assessment from a project: what is reported, and what its records give."""

from __future__ import annotations

import duckdb

from oversight.audit.assessment.figures import latest
from oversight.audit.assessment.scheme import Scheme
from oversight.audit.indicators.values import ancestors, between, values
from oversight.audit.period import Period
from oversight.problem import Problem, Refused
from oversight.project import Project

Figures = dict[tuple[str, str], float]
"""The figures by (organisation, indicator)."""


def assessed(project: Project, chosen: Scheme, period: str) -> tuple[Figures, list[str]]:
    """The figures of a period, reported or computed, and the organisations of the level.

    `Refused` for a period that is none, and for one without any figure.
    """
    over = Period.parse(period)
    rows = project.orgs().to_pylist()
    orgs = [str(row["org"]) for row in rows if row["level"] == chosen.level]
    told = latest(_metrics(project), chosen.source, over.text)
    defined = [one.definition for one in chosen.indicators if one.definition]
    if defined:
        definitions = project.indicators(defined)
        table = project.indicator_rows(list(definitions.values()), over.last)
        table, group = between(table, over.first, over.last), ancestors(rows, chosen.level)
        for name, definition in definitions.items():
            for value in values(definition, table, group=group):
                if value.who is not None and value.figure is not None:
                    told[value.who, name] = value.figure
    if not any((org, one.name) in told for org in orgs for one in chosen.indicators):
        raise Refused(_nothing(chosen, period))
    return told, orgs


def reported(project: Project, chosen: Scheme, period: str) -> tuple[Figures, list[str]]:
    """The reported figures of a period, and whoever reports any; `Refused` without any."""
    told = latest(_metrics(project), chosen.source, Period.parse(period).text)
    if not told:
        raise Refused(_nothing(chosen, period))
    return told, sorted({org for org, _ in told})


def _nothing(chosen: Scheme, period: str) -> Problem:
    said = f"There are no figures of {chosen.assessment} for {period}."
    return Problem("--period", said, "Name another period, or take the figures in first.")


def _metrics(project: Project) -> list[dict[str, object]]:
    with duckdb.connect() as con:
        project.lake.snapshot().register(con)
        columns = "metric, org, period, value, source, version, reported_at"
        found = con.sql(f"SELECT {columns} FROM metric").to_arrow_table()
    return list(found.to_pylist())
