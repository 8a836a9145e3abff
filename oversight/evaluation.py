"""Records and rules become findings: what is flagged, what cannot be told, and the counts.

The tables written here are those of the findings contract: `FINDINGS` and `SUMMARY`. A run's
manifest names everything that decides the answer; the same manifest gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from oversight.clock.calendar import Calendar
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.optimiser.optimise import Pass
from oversight.engines.base import Engine, Records, RuleProgram, RuleRows, Task
from oversight.findings import FINDINGS, SUMMARY
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook

ENGINES: Mapping[str, str] = {
    "duckdb": "oversight.engines.duckdb:DuckdbEngine",
    "reference": "oversight.engines.reference:ReferenceEngine",
}
"""Where each engine is; one is loaded when it is asked for."""

EXAMINED = pa.schema([("rule", pa.string()), ("subject", pa.string()), ("org", pa.string())])

Value = str | int | float | bool | None
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Manifest:
    """What decides a run's answer: equal manifests give equal tables."""

    as_of: date
    lake: str
    rulebook: str
    calendar: str
    timezone: str
    engine: str
    language: str
    rules: tuple[str, ...] = ()
    """The rules that were asked for by name; empty where all were."""

    @cached_property
    def run(self) -> str:
        """The name of the run: a hash of the manifest."""
        return sha256(self.text().encode()).hexdigest()[:12]

    def text(self) -> str:
        named = {name: value for name, value in asdict(self).items() if name != "rules"}
        if self.rules:
            named["rules"] = self.rules
        return json.dumps(named, default=str, sort_keys=True)


@dataclass(frozen=True)
class Evaluation:
    """`findings` and `summary` as `FINDINGS` and `SUMMARY`; `examined` names each subject."""

    findings: pa.Table
    summary: pa.Table
    examined: pa.Table
    manifest: Manifest
    rules: tuple[str, ...]
    """The rules that were evaluated, whether or not anything fell under them."""


def evaluate(  # noqa: PLR0913  the run is made of exactly these
    rulebook: Rulebook,
    records: Records,
    *,
    calendar: Calendar,
    timezone: str,
    as_of: date,
    engine: str | Engine = "duckdb",
    language: str = "en",
    rules: Collection[str] | None = None,
    lake: str = "memory",
    on_rule: Callable[[str], None] = lambda rule: None,
    on_span: Callable[[int, int], None] = lambda done, of: None,
    passes: Sequence[Pass] | None = None,
    sink: Callable[[pa.Table], None] | None = None,
) -> Evaluation:
    """Run the rules (all in force on `as_of`, or those named) over the records.

    Findings come a range of cases at a time, in each by rule and subject. With a `sink` they go
    there as they come, so that memory need not hold them all; then `findings` and `examined`
    of the result are empty. `passes` are those of the optimiser, where not all are wanted.
    `engine` is the name of one, or one at hand.

    Raises `Refused` for a rule or an engine that does not exist.
    """
    chosen = [rule for rule in chosen_rules(rulebook, rules) if in_force(rule, as_of)]
    manifest = Manifest(
        as_of=as_of,
        lake=lake,
        rulebook=rulebook.hash,
        calendar=calendar.version,
        timezone=timezone,
        engine=engine_name(engine) if isinstance(engine, str) else engine.name,
        language=language,
        rules=tuple(sorted(set(rules or ()))),
    )
    task = Task(
        programs=[rule_program(rulebook, rule, timezone, as_of) for rule in chosen],
        records=records,
        clocks=tuple(rulebook.clocks),
        calendar=calendar,
        timezone=timezone,
        as_of=as_of,
        on_rule=on_rule,
        on_span=on_span,
        subjects=sink is None,
    )
    made = _Collected(chosen, manifest, sink)
    running = load_engine(engine, passes) if isinstance(engine, str) else engine
    for rule, rows in running.run(task):
        made.add(rule, rows)
    return Evaluation(
        findings=pa.concat_tables([FINDINGS.empty_table(), *made.findings]),
        summary=made.summary(),
        examined=pa.concat_tables([EXAMINED.empty_table(), *made.examined]),
        manifest=manifest,
        rules=tuple(rule.id for rule in chosen),
    )


class _Collected:
    """The rows of an engine as they come, turned into findings and counted."""

    def __init__(
        self, rules: Sequence[Rule], manifest: Manifest, sink: Callable[[pa.Table], None] | None
    ) -> None:
        self.findings: list[pa.Table] = []
        self.examined: list[pa.Table] = []
        self._rules = {rule.id: rule for rule in rules}
        self._manifest = manifest
        self._sink = sink or self.findings.append
        self._counts: dict[tuple[str, str | None], list[int]] = {}

    def add(self, name: str, rows: RuleRows) -> None:
        rule = self._rules[name]
        found = _findings(rule, rows, self._manifest)
        if found.num_rows:
            self._sink(found)
        if rows.subjects is not None:
            self.examined.append(_named(rule, rows.subjects))
        for org, count in _pairs(rows.examined["org"], rows.examined["examined"]):
            self._count(name, org, 0, count)
        for place, part in enumerate((rows.flagged, rows.cannot_tell), start=1):
            for org, count in _by_org(part):
                self._count(name, org, place, count)

    def _count(self, rule: str, org: str | None, place: int, count: int) -> None:
        self._counts.setdefault((rule, org), [0, 0, 0])[place] += count

    def summary(self) -> pa.Table:
        """One row per rule and organisation that has anything examined under the rule."""
        order = {rule: place for place, rule in enumerate(self._rules)}
        keys = sorted(self._counts, key=lambda k: (order[k[0]], k[1] is None, k[1] or ""))
        rows = [(*key, *self._counts[key]) for key in keys]
        columns = list(zip(*rows, strict=True)) if rows else [()] * len(SUMMARY)
        arrays = [
            pa.array(list(column), kind)
            for column, kind in zip(columns, SUMMARY.types, strict=True)
        ]
        return pa.Table.from_arrays(arrays, schema=SUMMARY)


def engine_name(engine: str) -> str:
    if engine not in ENGINES:
        raise Refused(
            Problem("--engine", f"There is no engine '{engine}'.", suggest(engine, ENGINES))
        )
    return engine


def load_engine(engine: str, passes: Sequence[Pass] | None = None) -> Engine:
    """The engine of that name; with the optimiser's passes, where it has an optimiser."""
    module, _, name = ENGINES[engine].partition(":")
    made = getattr(import_module(module), name)
    loaded: Engine = made() if passes is None else made(passes)
    return loaded


def chosen_rules(rulebook: Rulebook, names: Collection[str] | None) -> list[Rule]:
    """The rules named, or all, in the order of their ids."""
    unknown = [name for name in names or () if name not in rulebook.rules]
    if unknown:
        raise Refused(
            Problem("--rule", f"There is no rule '{name}'.", suggest(name, rulebook.rules))
            for name in unknown
        )
    return [rulebook.rules[name] for name in sorted(set(names or rulebook.rules))]


def in_force(rule: Rule, day: date) -> bool:
    return rule.in_force <= day and (rule.until is None or day <= rule.until)


def rule_program(rulebook: Rulebook, rule: Rule, timezone: str, as_of: date) -> RuleProgram:
    """The rule as the engines take it."""
    context = Context(
        as_of=as_of,
        timezone=timezone,
        norms={
            name: tuple(DatedValue(v.value, v.start, v.until) for v in norm.values)
            for name, norm in rule.norms.items()
        },
        clock_units={clock.clock: clock.unit or "wd" for clock in rulebook.clocks},
    )
    return RuleProgram(rule.id, rule.subject, rule.program, context, tuple(rule.facts))


# -- findings ---------------------------------------------------------------------


def _findings(rule: Rule, answer: RuleRows, manifest: Manifest) -> pa.Table:
    """The findings of one rule, flagged first; each part sorted by subject."""
    zone = ZoneInfo(manifest.timezone)
    return pa.concat_tables(
        [
            _flagged(rule, answer.flagged, manifest, zone),
            _cannot_tell(rule, answer.cannot_tell, manifest),
        ]
    )


def _flagged(rule: Rule, rows: pa.Table, manifest: Manifest, zone: ZoneInfo) -> pa.Table:
    columns = {name: _Fact.of(rows[name], zone) for name in rule.facts}
    more = rows["more"]
    template = getattr(rule.message, manifest.language)
    further = pc.binary_join_element_wise(', "more": ', more.cast(pa.string()), "")
    due = columns["Due"].civil if "Due" in columns else pa.nulls(rows.num_rows, pa.date32())
    return _table(
        rule,
        manifest,
        rows,
        outcome="flagged",
        due=due,
        facts=_joined(
            rows.num_rows,
            "{",
            *_alternating([f"{json.dumps(name)}: " for name in columns], columns),
            pc.if_else(pc.greater(more, 0), further, ""),
            "}",
        ),
        messages=_joined(rows.num_rows, *_filled(template, columns)),
    )


def _cannot_tell(rule: Rule, rows: pa.Table, manifest: Manifest) -> pa.Table:
    reasons = rows["reason"].to_pylist()
    said = rule.reasons if manifest.language == "zh" else {}
    return _table(
        rule,
        manifest,
        rows,
        outcome="cannot_tell",
        due=pa.nulls(rows.num_rows, pa.date32()),
        facts=pa.array(
            [json.dumps({"reason": reason}, ensure_ascii=False) for reason in reasons],
            pa.string(),
        ),
        messages=pa.array([said.get(reason, reason) for reason in reasons], pa.string()),
    )


@dataclass(frozen=True)
class _Fact:
    """One fact of all findings of a rule: as JSON, in words, and as a civil date.

    A fact has few different values; each is worded once.
    """

    as_json: pa.Array
    in_words: pa.Array
    civil: pa.Array

    @classmethod
    def of(cls, column: pa.ChunkedArray, zone: ZoneInfo) -> _Fact:
        coded = column.combine_chunks().dictionary_encode()
        values = coded.dictionary.to_pylist()
        plainly = [plain(value, zone) for value in values]
        texts = [json.dumps(value, ensure_ascii=False) for value in plainly]
        days = [civil(value, zone) for value in values]
        return cls(
            as_json=pa.array(texts, pa.string()).take(coded.indices),
            in_words=pa.array([str(value) for value in plainly], pa.string()).take(coded.indices),
            civil=pa.array(days, pa.date32()).take(coded.indices),
        )


def _alternating(names: list[str], columns: Mapping[str, _Fact]) -> Iterable[str | pa.Array]:
    """The members of a JSON object: each name, then its values, commas between."""
    for place, (name, column) in enumerate(zip(names, columns.values(), strict=True)):
        yield f", {name}" if place else name
        yield column.as_json


def _filled(template: str, columns: Mapping[str, _Fact]) -> Iterable[str | pa.Array]:
    """The message in pieces: its words, and the values of each `{Name}`."""
    for place, piece in enumerate(_PLACEHOLDER.split(template)):
        if place % 2 == 0:
            yield piece
        else:
            yield columns[piece].in_words if piece in columns else f"{{{piece}}}"


def _joined(count: int, *pieces: str | pa.Array) -> pa.Array:
    """The pieces of each row side by side; a piece that is one text is that of all rows."""
    columns = [pa.repeat(p, count) if isinstance(p, str) else p for p in pieces]
    return pc.binary_join_element_wise(*columns, "")


def _table(
    rule: Rule,
    manifest: Manifest,
    rows: pa.Table,
    *,
    outcome: str,
    due: pa.Array,
    facts: pa.Array,
    messages: pa.Array,
) -> pa.Table:
    def everywhere(value: object) -> pa.Array:
        return pa.repeat(pa.scalar(value), rows.num_rows)

    columns = {
        "rule": everywhere(rule.id),
        "version": everywhere(rule.version),
        "outcome": everywhere(outcome),
        "kind": everywhere(rule.kind),
        "card": everywhere(rule.card),
        "subject_kind": everywhere(rule.subject),
        "subject": rows["subject"],
        "org": rows["org"],
        "due": due,
        "facts": facts,
        "message": messages,
        "as_of": everywhere(manifest.as_of),
        "run": everywhere(manifest.run),
    }
    return pa.table(columns).cast(FINDINGS)


def plain(value: object, zone: ZoneInfo) -> Value:
    """A fact as JSON has it: dates and local instants as ISO text, exact numbers as numbers.

    >>> plain(Decimal("35.5000"), ZoneInfo("UTC")), plain(Decimal("35.0000"), ZoneInfo("UTC"))
    (35.5, 35)
    """
    match value:
        case str() | int() | float() | None:
            return value
        case datetime():
            return value.astimezone(zone).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
    raise AssertionError(f"no fact has the type of {value!r}")


def civil(value: object, zone: ZoneInfo) -> date | None:
    """The civil date of a `Due` fact, which may be a date or an instant."""
    if isinstance(value, datetime):
        return value.astimezone(zone).date()
    return value if isinstance(value, date) else None


def render(template: str, facts: Mapping[str, Value]) -> str:
    """The message with each `{Name}` replaced by the fact of that name.

    >>> render("Due {Due}, {Late} days late", {"Due": "2021-03-29", "Late": 3})
    'Due 2021-03-29, 3 days late'
    """
    return _PLACEHOLDER.sub(lambda match: str(facts.get(match[1], match[0])), template)


# -- summary ----------------------------------------------------------------------


def _by_org(rows: pa.Table) -> Iterator[tuple[str | None, int]]:
    """How many rows each organisation has, and those of none."""
    counted = rows.select(["org"]).group_by("org").aggregate([([], "count_all")])
    return _pairs(counted["org"], counted["count_all"])


def _pairs(orgs: pa.ChunkedArray, counts: pa.ChunkedArray) -> Iterator[tuple[str | None, int]]:
    return zip(orgs.to_pylist(), counts.to_pylist(), strict=True)


def _named(rule: Rule, examined: pa.Table) -> pa.Table:
    names = pa.repeat(pa.scalar(rule.id), examined.num_rows)
    return pa.Table.from_arrays(
        [names, examined["subject"], examined["org"]], names=EXAMINED.names
    ).cast(EXAMINED)
