"""What an audit of a project rests on and measures: its run, its programme, its rates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from oversight.audit.finding import Said
from oversight.audit.indicator import compute
from oversight.audit.indicators.library import definitions_hash
from oversight.audit.measure import Scope
from oversight.audit.period import Period
from oversight.audit.programme import Defined, Programme, definitions_of
from oversight.audit.words import Words
from oversight.briefing import material, with_indicators
from oversight.engagement.drafting import Measured
from oversight.engagement.model import Basis, Plan
from oversight.project import Project
from oversight.report.audited import charted
from oversight.report.library import find_programme
from oversight.report.material import Material
from oversight.report.queries_audit import over_time_sql
from oversight.rulebook.rule import Basis as Law
from oversight.supervision.chain import canonical


def programme_of(project: Project, name: str) -> Programme:
    """The programme of that name: the project's own, or the library's."""
    return find_programme(name, project.audit_folders, ())


def basis_of(project: Project, plan: Plan) -> Basis:
    """What an audit rests on now; `Refused` where its day has no run or its programme is gone."""
    programme = programme_of(project, plan.programme)
    made = project.runs.needed(plan.as_of).manifest
    definitions = project.indicators(definitions_of(programme)).values()
    return Basis(
        run=made.run,
        lake=made.lake,
        rulebook=made.rulebook,
        calendar=made.calendar,
        programme=sha256(canonical(programme.model_dump(mode="json")).encode()).hexdigest(),
        definitions=definitions_hash(list(definitions)),
    )


def measured_of(project: Project, plan: Plan) -> tuple[list[Measured], Mapping[str, Words]]:
    """The rates of an audit, over the organisations audited, and what these are called."""
    programme, period = programme_of(project, plan.programme), Period.parse(plan.period)
    found = with_indicators(project, material(project, plan.as_of), programme, period)
    scope = Scope(
        period=period,
        as_of=plan.as_of,
        clocks=sorted({str(name) for name in found.clock.column("clock").unique().to_pylist()}),
        cards={rule: card.card for rule, card in found.rules.items()},
        definitions={name: card.kind for name, card in found.indicators.items()},
    )
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
