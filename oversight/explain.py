"""Why a subject was flagged, why not, or what is missing to tell: one proof object.

The command line prints it; pages and PDFs will show the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlglot import exp

from oversight.clock.calendar import Calendar
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.proof import ClauseProof, Step, prove
from oversight.datalog.syntax import Atom, Span
from oversight.engines.base import Records, Task
from oversight.engines.duckdb import DIALECT, Session, rename_tables, session
from oversight.evaluation import Value, plain, render, rule_program
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook

Row = Mapping[str, object]

EXAMINES = "examines"
_CASE_TABLES = ("case", "event", "clock_stop")
_ORDER = {"event": "ts, seq", "clock_stop": "start_at"}


@dataclass(frozen=True)
class Condition:
    """One condition in the author's words, whether it holds, and the values it found."""

    text: str
    where: str
    holds: bool
    values: Mapping[str, Value]
    defined: tuple[str, ...] = ()
    """The clauses that define the predicate the condition asks for, where it is a term."""


@dataclass(frozen=True)
class Tried:
    """One clause tried for the subject: all its conditions, up to the first that fails."""

    predicate: str
    where: str
    holds: bool
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Explanation:
    """The verdict on one subject with its proof, the records and the clocks behind it.

    `outcome` is flagged, cannot_tell, complies or not_examined.
    """

    rule: Rule
    subject: str
    as_of: date
    outcome: str
    message: str
    facts: Mapping[str, Value]
    tried: tuple[Tried, ...]
    records: Mapping[str, Sequence[Mapping[str, Value]]]
    clocks: Sequence[Mapping[str, Value]]


@dataclass(frozen=True)
class Setting:
    """What an explanation is made over: the same things a run is made of."""

    rulebook: Rulebook
    records: Records
    calendar: Calendar
    timezone: str
    as_of: date
    language: str = "en"


def explain(setting: Setting, rule_id: str, subject: str) -> Explanation:
    """Explain one rule for one subject. `Refused` where there is no such rule or subject."""
    rule = setting.rulebook.rules.get(rule_id)
    if rule is None:
        known = setting.rulebook.rules
        raise Refused(Problem("RULE", f"There is no rule '{rule_id}'.", suggest(rule_id, known)))
    program = rule_program(setting.rulebook, rule, setting.timezone, setting.as_of)
    task = Task(
        programs=[program],
        records=setting.records,
        clocks=tuple(setting.rulebook.clocks),
        calendar=setting.calendar,
        timezone=setting.timezone,
        as_of=setting.as_of,
    )
    zone = ZoneInfo(setting.timezone)
    with session(task) as opened:
        _require(opened, rule.subject, subject)
        tables = opened.derive(program.program, program.context)

        def run(query: exp.Query) -> Sequence[Row]:
            return _rows(opened, rename_tables(query, tables).sql(dialect=DIALECT))

        def holding(name: str) -> list[Row]:
            if name not in tables:
                return []
            return _rows(opened, f"SELECT * FROM {tables[name]} WHERE c1 = ? ORDER BY ALL", subject)

        outcome, shown, row = _verdict(holding)
        tried = []
        for name in shown:
            predicate = program.program.predicate(name)
            if predicate is not None:
                proofs = prove(program.program, predicate, program.context, subject, run)
                tried += [_tried(program.program, proof, zone) for proof in proofs]
        more = len(holding("flags")) - 1
        facts, message = _said(rule, outcome, row, zone, setting.language)
        if more > 0:
            facts = {**facts, "more": more}
        case = _case_of(opened, rule.subject, subject)
        return Explanation(
            rule=rule,
            subject=subject,
            as_of=setting.as_of,
            outcome=outcome,
            message=message,
            facts=facts,
            tried=tuple(tried),
            records=_records(opened, case, zone),
            clocks=_clocks(opened, case, rule.clocks, zone),
        )


def _rows(opened: Session, sql: str, *values: object) -> list[Row]:
    rows: list[Row] = opened.con.sql(sql, params=list(values)).to_arrow_table().to_pylist()
    return rows


def _require(opened: Session, table: str, subject: str) -> None:
    if _rows(opened, f'SELECT 1 FROM "{table}" WHERE "{table}" = ? LIMIT 1', subject):
        return
    near = _rows(
        opened,
        f'SELECT "{table}" AS name FROM "{table}" '
        f'ORDER BY jaro_winkler_similarity("{table}", ?) DESC, 1 LIMIT 3',
        subject,
    )
    names = [str(row["name"]) for row in near]
    raise Refused(
        Problem(
            "SUBJECT",
            f"The lake holds no {table} '{subject}' as of that day.",
            f"Nearest: {', '.join(names)}." if names else f"The lake holds no {table} at all.",
        )
    )


def _verdict(holding: Callable[[str], list[Row]]) -> tuple[str, Sequence[str], Row | None]:
    """The outcome, the predicates whose clauses show it, and the row that it rests on."""
    flagged, doubtful = holding("flags"), holding("cannot_tell")
    if flagged:
        return "flagged", ("flags",), flagged[0]
    if doubtful:
        return "cannot_tell", ("cannot_tell",), doubtful[0]
    if holding("examines"):
        return "complies", ("flags",), None
    return "not_examined", ("examines",), None


def _said(
    rule: Rule,
    outcome: str,
    row: Row | None,
    zone: ZoneInfo,
    language: str,
) -> tuple[Mapping[str, Value], str]:
    """The facts and the sentence, as the finding has them."""
    if row is None:
        return {}, ""
    values = [plain(value, zone) for value in list(row.values())[1:]]
    if outcome == "flagged":
        facts = dict(zip(rule.facts, values, strict=True))
        return facts, render(getattr(rule.message, language), facts)
    reason = str(values[0])
    return {"reason": reason}, rule.reasons.get(reason, reason) if language == "zh" else reason


def _tried(program: CheckedProgram, proof: ClauseProof, zone: ZoneInfo) -> Tried:
    return Tried(
        predicate=proof.predicate,
        where=str(proof.span),
        holds=proof.holds,
        conditions=tuple(_condition(program, step, zone) for step in proof.steps),
    )


def _condition(program: CheckedProgram, step: Step, zone: ZoneInfo) -> Condition:
    asked = step.literal.relation if isinstance(step.literal, Atom) else ""
    term = program.predicate(asked)
    implied = asked == EXAMINES
    return Condition(
        text="the rule examines it" if implied else source_text(step.literal.span),
        where=str(step.literal.span),
        holds=step.holds,
        values={name: plain(value, zone) for name, value in step.values.items()},
        defined=tuple(
            source_text(checked.clause.span)
            for checked in (term.clauses if term and not implied else ())
            if checked.clause.body
        ),
    )


def source_text(span: Span) -> str:
    """The piece of a rule file that a span covers, on one line; empty where there is none."""
    try:
        text = Path(span.file).read_text(encoding="utf-8")
    except OSError:
        return ""
    lines = text.splitlines()[span.line - 1 : span.end_line]
    if not lines:
        return ""
    lines[-1] = lines[-1][: span.end_col - 1]
    lines[0] = lines[0][span.col - 1 :]
    return " ".join(line.strip() for line in lines)


def _case_of(opened: Session, table: str, subject: str) -> str | None:
    if table == "case":
        return subject
    columns = {row["column_name"] for row in _rows(opened, f'DESCRIBE "{table}"')}
    if "case" not in columns:
        return None
    found = _rows(opened, f'SELECT "case" FROM "{table}" WHERE "{table}" = ?', subject)
    return str(found[0]["case"]) if found and found[0]["case"] else None


def _records(
    opened: Session, case: str | None, zone: ZoneInfo
) -> Mapping[str, Sequence[Mapping[str, Value]]]:
    if case is None:
        return {}
    return {
        table: [
            _plain_row(row, zone)
            for row in _rows(
                opened,
                f'SELECT * FROM "{table}" WHERE "case" = ? ORDER BY {_ORDER.get(table, "1")}',
                case,
            )
        ]
        for table in _CASE_TABLES
    }


def _clocks(
    opened: Session, case: str | None, names: Sequence[str], zone: ZoneInfo
) -> Sequence[Mapping[str, Value]]:
    """The clocks of the case that the rule reads."""
    if case is None:
        return []
    rows = _rows(opened, 'SELECT * FROM clock WHERE "case" = ? ORDER BY clock', case)
    return [_plain_row(row, zone) for row in rows if row["clock"] in names]


def _plain_row(row: Row, zone: ZoneInfo) -> Mapping[str, Value]:
    """The columns that have a value, in the form facts have."""
    return {
        name: ", ".join(map(str, value)) if isinstance(value, list) else plain(value, zone)
        for name, value in row.items()
        if value is not None
    }
