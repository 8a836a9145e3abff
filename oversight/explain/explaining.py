"""One rule and one subject become an explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from oversight.clock.calendar import Calendar
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.syntax import Atom
from oversight.engines.base import Records, RuleProgram, Task
from oversight.evaluation import Value, plain, render, rule_program
from oversight.explain.answer import ClockWalk, Explanation, Missing, Reading, Words
from oversight.explain.facts import CaseFacts
from oversight.explain.missing import Gaps
from oversight.explain.prove import EXAMINES, Prover
from oversight.explain.reading import TooWideError, reader_of
from oversight.explain.search import FREE, Search
from oversight.explain.values import Row, Values
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook

_SHOWN = ("case", "event", "clock_stop")


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
    """Explain one rule for one subject. `Refused` where there is no such rule or subject.

    Only the records around the subject are read. A rule that needs more than those (one about
    an organisation, say) is derived over all records first.
    """
    rule = setting.rulebook.rules.get(rule_id)
    if rule is None:
        known = setting.rulebook.rules
        raise Refused(Problem("RULE", f"There is no rule '{rule_id}'.", suggest(rule_id, known)))
    program = rule_program(setting.rulebook, rule, setting.timezone, setting.as_of)
    facts = CaseFacts(
        reader_of(setting.records), setting.rulebook.clocks, setting.calendar, program.context
    )
    record = facts.one(rule.subject, subject)
    if record is None and rule.subject == "case" and any(facts.of_case(subject).values()):
        record = {"case": subject}  # known from its events alone
    if record is None:
        raise Refused(_no_such_subject(setting, rule.subject, subject))
    try:
        return _Explained(setting, rule, program, facts, record, subject).explanation()
    except TooWideError:
        return _over_all(setting, rule, program, record, subject)


def _over_all(
    setting: Setting, rule: Rule, program: RuleProgram, record: Row, subject: str
) -> Explanation:
    """The same, with every predicate derived for all subjects by the SQL engine."""
    from oversight.engines.duckdb import session  # noqa: PLC0415  most proofs need no engine
    from oversight.explain.whole import WholeFacts  # noqa: PLC0415

    task = Task(
        programs=[program],
        records=setting.records,
        clocks=tuple(setting.rulebook.clocks),
        calendar=setting.calendar,
        timezone=setting.timezone,
        as_of=setting.as_of,
    )
    with session(task) as opened:
        tables = (
            {} if _recursive(program.program) else opened.derive(program.program, program.context)
        )
        facts = WholeFacts(
            opened, tables, setting.rulebook.clocks, setting.calendar, program.context
        )
        return _Explained(setting, rule, program, facts, record, subject).explanation()


def _recursive(program: CheckedProgram) -> bool:
    """Whether a predicate reads one that does not come before it; the search derives those."""
    before: set[str] = set()
    own = {predicate.name for predicate in program.predicates}
    for predicate in program.predicates:
        for checked in predicate.clauses:
            asked = {one.relation for one in checked.clause.body if isinstance(one, Atom)}
            if asked & own - before:
                return True
        before.add(predicate.name)
    return False


class _Explained:
    """The making of one explanation."""

    def __init__(
        self,
        setting: Setting,
        rule: Rule,
        program: RuleProgram,
        facts: CaseFacts,
        record: Row,
        subject: str,
    ) -> None:
        self.setting, self.rule, self.facts, self.subject = setting, rule, facts, subject
        self.zone = ZoneInfo(setting.timezone)
        self.search = Search(program.program, Values(program.context, setting.calendar), facts)
        self.prover = Prover(self.search, rule.norms)
        case = record.get("case")
        self.case = str(case) if case is not None else None

    def explanation(self) -> Explanation:
        rule = self.rule
        flags, doubts, examined = (self._rows(name) for name in ("flags", "cannot_tell", EXAMINES))
        population = self.prover.holding(EXAMINES, examined[0]) if examined else ()
        self.prover.afresh()
        facts: Mapping[str, Value] = {}
        messages = Words("", "")
        missing: tuple[Missing, ...] = ()
        if flags:
            outcome, row = "flagged", flags[0]
            tried = self.prover.holding("flags", row)
            values = (plain(value, self.zone) for value in row[1:])
            facts = dict(zip(rule.facts, values, strict=True))
            messages = Words(render(rule.message.zh, facts), render(rule.message.en, facts))
            if len(flags) > 1:
                facts = {**facts, "more": len(flags) - 1}
        elif doubts:
            outcome, row = "cannot_tell", doubts[0]
            tried = self.prover.holding("cannot_tell", row)
            reason = str(row[1])
            facts = {"reason": reason}
            messages = Words(rule.reasons.get(reason, reason), reason)
            missing = tuple(dict.fromkeys(self._missing(doubts)))
        elif examined:
            outcome = "complies"
            free = (FREE,) * len(rule.facts)
            tried = self.prover.failing("flags", (self.subject, *free))
        else:
            outcome = "not_examined"
            tried = self.prover.failing(EXAMINES, (self.subject,))
        walks = self._walks()
        return Explanation(
            rule=rule,
            subject=self.subject,
            as_of=self.setting.as_of,
            outcome=outcome,
            message=getattr(messages, self.setting.language),
            facts=facts,
            tried=tried,
            records=self._records(),
            clocks=[walk.row for walk in walks],
            messages=messages,
            population=population,
            norms=tuple(
                read
                for name in rule.norms
                if (read := self.prover.norm(name, self.setting.as_of)) is not None
            ),
            missing=missing,
            walks=tuple(walks),
            case=self.case,
            reading=tuple(Reading(**asdict(read)) for read in self.facts.reader.reads.values()),
        )

    def _rows(self, name: str) -> list[tuple[Any, ...]]:
        """The subject's rows of one outcome, least first."""
        predicate = self.search.predicates.get(name)
        if predicate is None:
            return []
        free = (FREE,) * (len(predicate.types) - 1)
        return sorted(self.search.rows(name, (self.subject, *free)))

    def _missing(self, doubts: Sequence[tuple[Any, ...]]) -> Iterator[Missing]:
        gaps = Gaps(self.prover, self.facts)
        for row in doubts:
            for checked in self.search.predicates["cannot_tell"].clauses:
                entered = self.search.entered(checked, row)
                if entered is None:
                    continue
                trace = self.search.trace(checked, entered)
                if trace.holds:
                    yield from gaps.of(checked, trace.envs[0])

    def _walks(self) -> list[ClockWalk]:
        """The clocks of the case that the rule reads, step by step."""
        if self.case is None or not self.rule.clocks:
            return []
        walked = self.facts.walked(self.case)
        return [walked.walk(n) for n in sorted(walked.clocks) if n in self.rule.clocks]

    def _records(self) -> Mapping[str, Sequence[Mapping[str, Value]]]:
        if self.case is None:
            return {}
        held = self.facts.of_case(self.case)
        return {
            table: [_plain_row(row, self.zone) for row in _in_order(table, held[table])]
            for table in held
            if table in _SHOWN or held[table]
        }


def _in_order(table: str, rows: Sequence[Row]) -> Sequence[Row]:
    if table == "clock_stop":
        return sorted(rows, key=lambda row: (row["start_at"], row["clock_stop"]))
    return rows


def _plain_row(row: Row, zone: ZoneInfo) -> Mapping[str, Value]:
    """The columns that have a value, in the form facts have."""
    return {
        name: ", ".join(map(str, value)) if isinstance(value, list) else plain(value, zone)
        for name, value in row.items()
        if value is not None
    }


def _no_such_subject(setting: Setting, table: str, subject: str) -> Problem:
    """That the lake does not hold it, and what it holds that is nearest."""
    import duckdb  # noqa: PLC0415  only who mistypes waits for it

    from oversight.records.asof import register_as_of  # noqa: PLC0415

    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        setting.records.register(con)
        register_as_of(con, setting.as_of, setting.timezone)
        near = con.execute(
            f'SELECT "{table}" FROM "{table}" '
            f'ORDER BY jaro_winkler_similarity("{table}", ?) DESC, 1 LIMIT 3',
            [subject],
        ).fetchall()
    names = [str(name) for (name,) in near]
    return Problem(
        "SUBJECT",
        f"The lake holds no {table} '{subject}' as of that day.",
        f"Nearest: {', '.join(names)}." if names else f"The lake holds no {table} at all.",
    )
