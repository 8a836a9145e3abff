"""The proof: one object behind the text, the JSON, the page and the PDF.

All values are plain (`Value`): dates and local instants as ISO text, exact numbers as numbers.
Whatever is worded by the engine itself, and not by the author of a rule or of the records, is
there in Chinese and in English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from oversight.evaluation import Value
from oversight.rulebook.rule import Rule

PlainRow = Mapping[str, Value]


@dataclass(frozen=True)
class Words:
    """One wording in each language."""

    zh: str
    en: str


@dataclass(frozen=True)
class RecordRead:
    """A record behind a condition: its table, its key, and the columns that were read."""

    table: str
    key: str
    columns: PlainRow


@dataclass(frozen=True)
class NormRead:
    """A norm's value as it was in force on the day on which a condition asked for it."""

    name: str
    title: Words
    on: str
    value: Value
    unit: str | None
    since: str | None
    until: str | None
    source: str
    confidence: str


@dataclass(frozen=True)
class Condition:
    """One condition in the author's words, whether it holds, and what stands behind it."""

    text: str
    where: str
    holds: bool
    values: PlainRow
    substituted: str = ""
    """The author's words with the values in place of the variables."""
    computed: str = ""
    """Of a comparison: what its two sides come to, as in `9 > 5`."""
    defined: tuple[str, ...] = ()
    """The clauses that define the predicate the condition asks for, where it is a term."""
    records: tuple[RecordRead, ...] = ()
    norms: tuple[NormRead, ...] = ()
    opened: tuple[Tried, ...] = ()
    """Of a term: the clause by which it holds, or each clause up to what fails in it."""
    above: bool = False
    """The same is already shown further up, or it lies too deep: it is not opened again."""


@dataclass(frozen=True)
class Tried:
    """One clause tried for the subject: all its conditions, up to the first that fails."""

    predicate: str
    where: str
    holds: bool
    conditions: tuple[Condition, ...]
    text: str = ""
    says: str = ""
    """The comment that its author put above it."""
    gathered: int = 0
    """Of a clause that gathers: how many rows of values; the conditions show the least."""

    @property
    def passed(self) -> int:
        """How many conditions hold."""
        return sum(condition.holds for condition in self.conditions)


@dataclass(frozen=True)
class Missing:
    """Something that is not in the records, and where it should stand."""

    table: str
    key: str | None
    column: str | None
    said: Words


@dataclass(frozen=True)
class ClockStep:
    """One step of a clock's reckoning: `kind` names it, `values` holds its figures."""

    kind: str
    said: Words
    values: PlainRow


@dataclass(frozen=True)
class ClockWalk:
    """One clock reckoned step by step; `row` is its row of the relation `clock`."""

    clock: str
    row: PlainRow
    definition: str
    """Where the definition that governs stands: file and row."""
    steps: tuple[ClockStep, ...]


@dataclass(frozen=True)
class Reading:
    """What was read of one table to make the proof, and how much the table holds in all."""

    table: str
    files: int
    files_in_all: int
    row_groups: int
    rows: int
    rows_in_all: int


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
    """In the language asked for; `messages` has both."""
    facts: PlainRow
    tried: tuple[Tried, ...]
    """The clauses behind the outcome, the one that came furthest first."""
    records: Mapping[str, Sequence[PlainRow]]
    clocks: Sequence[PlainRow]
    messages: Words = field(default_factory=lambda: Words("", ""))
    population: tuple[Tried, ...] = ()
    """Why the rule examines the subject; empty where it does not, which `tried` then tells."""
    norms: tuple[NormRead, ...] = ()
    """The norms that the rule asks for, as they are in force on the day."""
    missing: tuple[Missing, ...] = ()
    walks: tuple[ClockWalk, ...] = ()
    case: str | None = None
    """The case that the subject is or belongs to."""
    reading: tuple[Reading, ...] = ()

    @property
    def applies(self) -> bool:
        """Whether the rule is law on the day; an evaluation leaves it out where it is not."""
        rule = self.rule
        return rule.in_force <= self.as_of and (rule.until is None or self.as_of <= rule.until)

    def plain(self) -> dict[str, Any]:
        """The whole proof as JSON has it."""
        rule = self.rule
        return {
            "rule": rule.id,
            "version": rule.version,
            "title": {"zh": rule.title.zh, "en": rule.title.en},
            "basis": [{"law": b.law, "article": b.article} for b in rule.basis],
            "in_force": {
                "from": rule.in_force.isoformat(),
                "until": rule.until.isoformat() if rule.until else None,
            },
            "applies": self.applies,
            "card": rule.card,
            "kind": rule.kind,
            "subject_kind": rule.subject,
            "subject": self.subject,
            "case": self.case,
            "as_of": self.as_of.isoformat(),
            "outcome": self.outcome,
            "message": self.message,
            "messages": _plain(self.messages),
            "facts": dict(self.facts),
            "norms": _plain(self.norms),
            "population": _plain(self.population),
            "tried": _plain(self.tried),
            "missing": _plain(self.missing),
            "clocks": [dict(row) for row in self.clocks],
            "walks": _plain(self.walks),
            "records": {table: [dict(r) for r in rows] for table, rows in self.records.items()},
            "reading": _plain(self.reading),
        }


def _plain(value: Any) -> Any:
    """A dataclass as a mapping, all the way down; what is empty by default is left out."""
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if getattr(value, one.name) != one.default or one.name in ("holds",)
        }
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    return value
