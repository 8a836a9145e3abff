"""What the evidence of a finding opens to: the rows behind an indicator, an item, a record."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from threading import Lock
from urllib.parse import quote

import duckdb

from oversight.audit.finding import Evidence
from oversight.audit.indicator import compute
from oversight.audit.indicators.values import between
from oversight.audit.period import Period
from oversight.audit.programme import Flagged, Rate
from oversight.audit.words import Words
from oversight.auditing import programme_of, require_frozen
from oversight.briefing import material, with_indicators
from oversight.engagement.model import Audit
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.records.model import TABLES
from oversight.records.schema import KEYS
from oversight.report.computed import scope_of
from oversight.report.material import Material
from oversight.report.opening import behind

KEPT = 32
"""How many openings are kept: what is frozen does not change."""
_kept: OrderedDict[tuple[object, ...], Opened] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class Line:
    """One row behind a number. `case` says that its subject is one, which opens to its record.

    `standing` is a part of the indicator's denominator or what it leaves out; `what` is the clock,
    the rule or the reason, where there is one.
    """

    subject: str
    case: bool
    standing: str
    org: str
    day: date | None = None
    what: str = ""


@dataclass(frozen=True)
class Opened:
    """The rows behind an indicator of an audit: over one organisation, or those audited.

    `counted` of `among`, and `excluded` beside them, are the numbers that the indicator itself
    gives; `whole` says that `lines` has a line for each of them.
    """

    title: Words
    org: str
    period: str
    counted: int
    among: int
    excluded: int
    lines: tuple[Line, ...]
    whole: bool = True
    reasons: Mapping[str, str] = field(default_factory=dict)
    """The Chinese of what a line is left out for, by the English."""

    @property
    def standings(self) -> dict[str, int]:
        """How many lines there are of each standing."""
        found: dict[str, int] = {}
        for line in self.lines:
            found[line.standing] = found.get(line.standing, 0) + 1
        return found


def opens(evidence: Evidence) -> bool:
    """Whether evidence opens to anything: a document and an interview do not.

    >>> from oversight.audit.finding import Said
    >>> opens(Evidence(kind="document", reference="minutes.pdf", shows=Said()))
    False
    """
    return evidence.kind in ("indicator", "item", "record") and bool(evidence.reference.split())


def place_of(project: Project, audit: Audit, evidence: Evidence) -> str:
    """The address of the item or of the case that evidence names; "" where there is none."""
    reference = evidence.reference.split()
    if not reference or evidence.kind not in ("item", "record"):
        return ""
    if evidence.kind == "item":
        return f"/items/{quote(reference[0])}"
    case = case_of(project, audit, evidence.reference)
    return f"/records/{quote(case)}" if case else ""


def case_of(project: Project, audit: Audit, reference: str) -> str:
    """The case that a record belongs to, in the frozen records; "" where it belongs to none, and
    where these records are no longer kept.

    A record is named by its table and its id, or by its id alone where it is a case.
    """
    first, _, rest = reference.partition(" ")
    table, record = (first, rest.strip()) if rest and first in TABLES else ("case", reference)
    if table == "case":
        return record
    if "case" not in TABLES[table].model_fields:
        return ""
    try:
        frozen = project.lake.snapshot(audit.basis.lake if audit.basis else None)
    except Refused:
        return ""
    with duckdb.connect() as con:
        frozen.register(con)
        query = f'SELECT "case" FROM "{table}" WHERE "{KEYS[table]}" = ? LIMIT 1'
        found = con.execute(query, [record]).fetchall()
    return str(found[0][0]) if found and found[0][0] is not None else ""


def named_org(evidence: Evidence) -> str:
    """The organisation that an indicator's reference names; "" where it names none."""
    _, *rest = evidence.reference.split()
    return rest[0] if rest else ""


def open_indicator(project: Project, audit: Audit, evidence: Evidence) -> Opened:
    """The rows behind an indicator that a finding rests on, from the frozen records.

    `evidence.reference` is the indicator's id, its organisation and its period, as drafts write
    it; the audit's own where these are left out. Refused: what `require_frozen` refuses, a period
    that is none, and an indicator that is neither of the programme nor of the packs.
    """
    require_frozen(project, audit)
    key = (project.folder, audit.id, audit.seq, evidence.reference)
    with _lock:
        if key in _kept:
            return _kept[key]
    found = _opened(project, audit, evidence)
    with _lock:
        _kept[key] = found
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def _opened(project: Project, audit: Audit, evidence: Evidence) -> Opened:
    name, *rest = evidence.reference.split()
    period = Period.parse(rest[1] if len(rest) > 1 else audit.plan.period, "evidence")
    orgs = tuple(rest[:1]) or audit.plan.orgs
    programme = programme_of(project, audit.plan.programme)
    if "/" in name:
        return _defined(project, audit, name, orgs, period)
    rate = next((one for one in programme.rates if one.indicator == name), None)
    if rate is None:
        said = f"There is no indicator '{name}' in the programme '{programme.programme}'."
        told = f"方案“{programme.programme}”中没有指标“{name}”。"
        fix = "Name one of the programme, or of the packs."
        raise Refused(Problem("evidence", said, fix, (told, "请写方案或规则包中的指标。")))
    found = with_indicators(project, material(project, audit.plan.as_of), programme, period)
    return _measured(found, rate, orgs, period)


def _defined(
    project: Project, audit: Audit, name: str, orgs: Sequence[str], period: Period
) -> Opened:
    definition = project.indicators([name])[name]
    assert audit.basis is not None
    seen_from = period.horizon(audit.plan.as_of)
    rows = project.indicator_rows([definition], seen_from, lake=audit.basis.lake)
    front = definition.front
    lines = tuple(
        Line(
            str(row["subject"]),
            front.subject == "case",
            str(row["standing"]),
            str(row["org"] or ""),
            row["on_day"],
            str(row["reason"] or ""),
        )
        for row in between(rows, period.first, period.last).to_pylist()
        if not orgs or row["org"] in orgs
    )
    counted = sum(line.standing == "counted" for line in lines)
    excluded = sum(line.standing == "excluded" for line in lines)
    title = Words(zh=front.title.zh, en=front.title.en)
    among = len(lines) - excluded
    return Opened(
        title, _one(orgs), period.text, counted, among, excluded, lines, reasons=front.reasons
    )


def _measured(found: Material, rate: Rate, orgs: Sequence[str], period: Period) -> Opened:
    """A rate of the programme itself: its counts, and what stands behind each."""
    computed = compute(rate, scope_of(found, period), found.ask)
    rows = [row for row in computed.rows if not orgs or row.org in orgs]
    if isinstance(rate, Flagged):
        lines = tuple(_flagged(found, rate, orgs))
    else:
        sql = computed.measure.sql
        asked = [
            behind(sql, column, {"org": row.org})
            for row in rows
            for column in ("denominator", "excluded")
        ]
        listed = [each for one in asked if one for each in found.ask(one.sql)]
        lines = tuple(_line(row) for row in listed)
    return Opened(
        rate.title,
        _one(orgs),
        period.text,
        sum(row.numerator for row in rows),
        sum(row.denominator for row in rows),
        sum(sum(row.excluded.values()) for row in rows),
        lines,
        whole=not isinstance(rate, Flagged),
    )


def _line(row: dict[str, object]) -> Line:
    """A row of a clock, or of an indicator that a definition gives."""
    case = row.get("case", row.get("subject"))
    day = row.get("due", row.get("on_day"))
    return Line(
        str(case),
        "case" in row,
        str(row["standing"]),
        str(row["org"] or ""),
        day if isinstance(day, date) else None,
        str(row.get("clock") or row.get("reason") or ""),
    )


def _flagged(found: Material, rate: Flagged, orgs: Sequence[str]) -> Iterable[Line]:
    """What the run found and could not tell; what complied it counts, and does not list."""
    for row in found.findings.to_pylist():
        card = found.rules[row["rule"]].card if row["rule"] in found.rules else ""
        named = any(fnmatchcase(row["rule"], each) for each in rate.rules)
        if named and card in rate.cards and (not orgs or row["org"] in orgs):
            case = row["subject_kind"] == "case"
            subject, org = str(row["subject"]), str(row["org"] or "")
            yield Line(subject, case, str(row["outcome"]), org, row["due"], str(row["rule"]))


def _one(orgs: Sequence[str]) -> str:
    return orgs[0] if len(orgs) == 1 else ""
