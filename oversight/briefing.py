"""What a report of a project is written from: its run, items, organisations and clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa

from oversight.audit.indicators.definition import FrontMatter
from oversight.audit.period import Period
from oversight.audit.programme import Programme, definitions_of
from oversight.audit.words import Words
from oversight.engines.base import Task
from oversight.engines.duckdb import session
from oversight.project import Project
from oversight.report.hidden import hidden
from oversight.report.material import IndicatorCard, Manifest, Material, RuleCard
from oversight.rulebook.rule import Rule
from oversight.rulebook.yamltext import Bilingual
from oversight.store.database import NoStoreYet, open_store
from oversight.supervision.views import items_table

_ORGS = "SELECT org, name, name_en, level, parent FROM org ORDER BY org"
_CLOCKS = """
    SELECT k."case", k.clock, c.org, k.start, k.due, k.ended, k.until, k.provisional
    FROM clock AS k JOIN "case" AS c ON c."case" = k."case"
    WHERE k.start IS NOT NULL ORDER BY k."case", k.clock
"""


def material(project: Project, as_of: date, *, unveiled: bool = False) -> Material:
    """The material as of a day; `Refused` where the rules have not been evaluated as of it.

    The findings cover all records up to the day; a report's measures choose those of its
    period by the dates of the clocks. Records taken in after the run are not looked at.
    What findings tell of people is hidden unless `unveiled`.
    """
    run = project.runs.needed(as_of)
    made = run.manifest
    orgs, clock = _orgs_and_clocks(project, as_of, made.lake)
    rules = project.rulebook.rules
    made_of = Material.of_tables(
        name=project.config.project.name,
        manifest=Manifest(
            as_of=made.as_of,
            run=made.run,
            lake=made.lake,
            rulebook=made.rulebook,
            calendar=made.calendar,
            engine=made.engine,
        ),
        findings=run.findings if unveiled else hidden(run.findings, rules),
        summary=run.summary,
        rules={rule.id: _rule_card(rule) for rule in rules.values()},
        items=_items(project),
        orgs=orgs,
        clock=clock,
        timezone=project.timezone,
    )
    return replace(made_of, unveiled=unveiled)


def with_indicators(
    project: Project, material: Material, programme: Programme, period: Period
) -> Material:
    """The material with the rows of the indicators that a programme's definitions give.

    They are taken from the version of the lake that the run saw, as the records were known on the
    period's last day, or on that of the run where it is earlier. `Refused` for a definition that
    is not there or is wrong.
    """
    names = definitions_of(programme)
    if not names:
        return material
    found = project.indicators(names)
    as_of = period.horizon(material.manifest.as_of)
    return replace(
        material,
        indicator=project.indicator_rows(list(found.values()), as_of, lake=material.manifest.lake),
        indicators={name: _indicator_card(one.front) for name, one in found.items()},
    )


def _indicator_card(front: FrontMatter) -> IndicatorCard:
    def words(of: Bilingual) -> Words:
        return Words(zh=of.zh, en=of.en)

    return IndicatorCard(
        kind=front.kind,
        numerator=words(front.numerator),
        denominator=words(front.denominator),
        source=words(front.source),
        caution=words(front.caution) if front.caution else None,
        reasons=front.reasons,
        unit=words(front.unit) if front.unit else None,
    )


def _items(project: Project) -> pa.Table | None:
    """The items of the store; none where nothing has been raised yet."""
    try:
        store = open_store(project.store_url, folder=project.folder)
    except NoStoreYet:
        return None
    try:
        return items_table(store)
    finally:
        store.close()


def _orgs_and_clocks(project: Project, as_of: date, lake: str) -> tuple[pa.Table, pa.Table]:
    task = Task(
        programs=(),
        records=project.lake.snapshot(lake),
        clocks=project.rulebook.clocks,
        calendar=project.calendar,
        timezone=project.timezone,
        as_of=as_of,
    )
    with session(task) as opened:
        orgs = opened.con.sql(_ORGS).to_arrow_table()
        return orgs, opened.con.sql(_CLOCKS).to_arrow_table()


def _rule_card(rule: Rule) -> RuleCard:
    laws = "; ".join(" ".join(filter(None, (b.law, b.article))) for b in rule.basis)
    return RuleCard(
        title=Words(zh=rule.title.zh, en=rule.title.en),
        kind=rule.kind,
        card=rule.card,
        basis=Words(zh=laws, en=laws),
        message=Words(zh=rule.message.zh, en=rule.message.en),
    )
