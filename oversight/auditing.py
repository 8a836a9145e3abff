"""What an audit of a project rests on and measures, and its commands: one way of giving them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import duckdb

from oversight.audit.finding import Evidence, Finding, Said
from oversight.audit.indicator import compute
from oversight.audit.indicators.library import definitions_hash
from oversight.audit.period import Period
from oversight.audit.programme import Defined, Programme, definitions_of
from oversight.audit.words import Words
from oversight.briefing import material, with_indicators
from oversight.engagement import service
from oversight.engagement.drafting import Measured, drafts
from oversight.engagement.model import Audit, Basis, Plan
from oversight.engagement.reading import read_audit
from oversight.engagement.service import Given
from oversight.evaluation import Manifest as Made
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project
from oversight.records.model import TABLES
from oversight.records.schema import KEYS
from oversight.report.audited import charted
from oversight.report.computed import scope_of
from oversight.report.library import find_programme
from oversight.report.material import Material
from oversight.report.queries_audit import over_time_sql
from oversight.rulebook.rule import Basis as Law
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import canonical
from oversight.supervision.service import get_item

HERE = Actor.local("audit")
"""Whoever looks for evidence at the machine that holds the store."""


@dataclass(frozen=True)
class Wanted:
    """An audit to be planned, as people ask for it: what is left out is taken from elsewhere.

    Without a title it is the programme's; without a day, that of the latest run or the period's
    last, whichever is later.
    """

    programme: str
    period: str
    lead: str
    reviewer: str
    title: Said | None = None
    orgs: tuple[str, ...] = ()
    as_of: date | None = None


def plan(project: Project, store: Store, wanted: Wanted, given: Given) -> Audit:
    """Plan an audit. Refused: a period, a programme or organisations that there are not, and
    whatever `service.plan` refuses."""
    covered = Period.parse(wanted.period)
    found = programme_of(project, wanted.programme)
    run = project.runs.latest()
    latest = run.manifest.as_of if run else given.on
    if wrong := unknown_orgs(project, wanted.orgs):
        raise Refused(wrong)
    made = Plan(
        wanted.title or Said(**found.title.model_dump()),
        found.programme,
        covered.text,
        wanted.as_of or max(covered.last, latest),
        wanted.lead,
        wanted.reviewer,
        wanted.orgs,
    )
    return service.plan(store, made, given)


def give(
    project: Project,
    store: Store,
    audit: str,
    command: str,
    data: Mapping[str, Any],
    given: Given,
) -> Audit:
    """Give a command on an audit, and answer the audit as it then stands.

    `data` is what the command carries; what `freeze` carries is found here. Refused: an audit or a
    finding that the person may not see, what a finding names and is not there, and whatever
    `service.act` refuses.
    """
    seen = read_audit(store, audit, actor=given.by)
    found, carried = seen.audit, dict(data)
    if not seen.whole and "finding" in carried:
        seen.numbered(carried["finding"])
    one = found.numbered(carried.get("finding", 0))
    named: Finding | None = None
    if command == "freeze":
        carried = dict(vars(basis_of(project, found.plan)))
    elif command == "find":
        named = Finding.model_validate(carried)
    elif command == "revise":
        named = Finding.model_validate(carried["written"])
    elif command == "evidence" and one is not None:
        more = (Evidence.model_validate(carried["evidence"]),)
        named = one.finding.model_copy(update={"evidence": more})
    if named is not None and (wrong := unfounded(project, store, found, named)):
        raise Refused(wrong)
    return service.act(store, found.id, command, carried, given)


def require_frozen(project: Project, audit: Audit) -> None:
    """Refused: an audit that is not frozen, or that no longer rests on what was."""
    where = f"audit {audit.id}"
    if audit.basis is None:
        raise Refused(
            Problem(
                where,
                "It is not frozen yet, so that its figures could still change.",
                "Freeze it first: `oversight audits freeze`.",
                ("尚未定版，数字还会变化。", "请先定版。"),
            )
        )
    if basis_of(project, audit.plan) != audit.basis:
        raise Refused(
            Problem(
                where,
                "What the audit rests on is no longer what was frozen.",
                "Bring the run, the rules and the programme back, or plan the audit anew.",
                ("审计所依据的内容已与定版不同。", "请恢复运行、规则和方案，或重新立项。"),
            )
        )


def proposed(project: Project, audit: Audit) -> list[Finding]:
    """What the figures of a frozen audit propose as findings, of the organisations audited.

    Refused: as `require_frozen` does.
    """
    require_frozen(project, audit)
    measured, names = measured_of(project, audit.plan)
    found = drafts(measured, names, audit.plan.period)
    return [one for one in found if not audit.plan.orgs or one.org in audit.plan.orgs]


def programme_of(project: Project, name: str) -> Programme:
    """The programme of that name: the project's own, or the library's."""
    return find_programme(name, project.audit_folders, ())


def basis_of(project: Project, plan: Plan) -> Basis:
    """What an audit rests on now.

    Refused: its day has no run, its programme is gone, and rules or a calendar that are no longer
    those of the run. The run's findings and today's indicators would then speak of two laws.
    """
    programme = programme_of(project, plan.programme)
    made = project.runs.needed(plan.as_of).manifest
    _refuse_others(project, made)
    definitions = project.indicators(definitions_of(programme)).values()
    return Basis(
        run=made.run,
        lake=made.lake,
        rulebook=made.rulebook,
        calendar=made.calendar,
        programme=sha256(canonical(programme.model_dump(mode="json")).encode()).hexdigest(),
        definitions=definitions_hash(list(definitions)),
    )


def _refuse_others(project: Project, made: Made) -> None:
    """Refuse rules and a calendar that are not those of the run."""
    problems = [
        Problem(
            where,
            f"{said} are no longer those of the run as of {made.as_of}.",
            f"Bring them back, or run 'oversight evaluate --as-of {made.as_of}' again.",
            (f"{zh}已不是{made.as_of}那次运行所用的。", "请恢复，或重新运行 evaluate。"),
        )
        for where, said, zh, then, now in (
            ("rules", "The rules", "规则", made.rulebook, project.rulebook.hash),
            ("calendar", "The calendar's days", "日历", made.calendar, project.calendar.version),
        )
        if then != now
    ]
    if problems:
        raise Refused(problems)


def unfounded(project: Project, store: Store, audit: Audit, finding: Finding) -> list[Problem]:
    """What a finding names that is not there: its organisation, and evidence that has an id.

    An indicator is one of the programme or of the packs; an item is in the store; a record is in
    the lake as it was frozen, named by its table and its id, or by its id alone where it is a case.
    """
    problems = unknown_orgs(project, (finding.org,))
    programme = programme_of(project, audit.plan.programme)
    indicators = {*project.indicators(), *(rate.indicator for rate in programme.rates)}
    for one in finding.evidence:
        name = one.reference.split()[0] if one.reference.split() else ""
        if one.kind == "indicator" and name not in indicators:
            said, fix = f"There is no indicator '{name}'.", suggest(name, indicators)
            zh = (f"没有指标“{name}”。", suggest(name, indicators, "zh"))
            problems.append(Problem("evidence", said, fix, zh))
        elif one.kind == "item":
            try:
                get_item(store, name, actor=HERE)
            except Refused as none:
                problems += none.problems
        elif one.kind == "record":
            problems += _no_record(project, audit, one.reference)
    return problems


def unknown_orgs(project: Project, asked: Iterable[str]) -> list[Problem]:
    """Those of the organisations that neither the list of them nor any case names."""
    with duckdb.connect() as con:
        project.lake.snapshot().register(con)
        listed = [str(row[0]) for row in con.execute("SELECT org FROM org").fetchall()]
        query = 'SELECT 1 FROM "case" WHERE org = ? LIMIT 1'
        wrong = [
            org for org in asked if org not in listed and not con.execute(query, [org]).fetchall()
        ]
    return [
        Problem(
            "organisation",
            f"There is no organisation '{org}' in the records.",
            suggest(org, listed),
            (f"没有单位“{org}”。", suggest(org, listed, "zh")),
        )
        for org in wrong
    ]


def _no_record(project: Project, audit: Audit, reference: str) -> list[Problem]:
    first, _, rest = reference.partition(" ")
    table, record = (first, rest.strip()) if rest and first in TABLES else ("case", reference)
    key = KEYS[table]
    with duckdb.connect() as con:
        project.lake.snapshot(audit.basis.lake if audit.basis else None).register(con)
        query = f'SELECT 1 FROM "{table}" WHERE "{key}" = ? LIMIT 1'
        if con.execute(query, [record]).fetchall():
            return []
    return [
        Problem(
            "evidence",
            f"The frozen records have no {table} '{record}'.",
            "Write the table and the id, such as 'event E17', or the id of a case.",
            (f"定版的记录中没有{table}“{record}”。", "请写表名和编号，或案件编号。"),
        )
    ]


def measured_of(project: Project, plan: Plan) -> tuple[list[Measured], Mapping[str, Words]]:
    """The rates of an audit, over the organisations audited, and what these are called."""
    programme, period = programme_of(project, plan.programme), Period.parse(plan.period)
    found = with_indicators(project, material(project, plan.as_of), programme, period)
    scope = scope_of(found, period)
    laws = project.indicators(definitions_of(programme))
    measured = []
    for rate in programme.rates:
        computed = compute(rate, scope, found.ask)
        basis = laws[rate.definition].front.basis if isinstance(rate, Defined) else ()
        criteria = _criteria(basis)
        reference = rate.definition if isinstance(rate, Defined) else rate.indicator
        if not isinstance(rate, Defined) or rate.over is None:
            measured.append(Measured(computed, criteria, reference))
            continue
        counts = found.ask(over_time_sql(rate.definition, rate.over, period, scope.as_of))
        parts, chart = charted(counts, period.text, rate.over)
        measured.append(Measured(computed, criteria, reference, parts, chart))
    return measured, _names(found)


def _criteria(basis: Sequence[Law]) -> Said:
    """The provisions that an indicator stands on; where it names none, that a person must."""
    laws = [(law.law, law.article) for law in basis]
    if not laws:
        return Said(zh="（请写明标准）", en="(state the criteria)")
    return Said(
        zh="；".join(f"{law}第{article}条" if article else law for law, article in laws),
        en="; ".join(f"{law}, article {article}" if article else law for law, article in laws),
    )


def _names(found: Material) -> Mapping[str, Words]:
    return {
        str(row["org"]): Words(zh=str(row["name"]), en=str(row["name_en"] or row["name"]))
        for row in found.orgs.to_pylist()
        if row["name"]
    }
