"""What a rule may speak of: the records, acts, norms and clocks its pack knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from oversight.datalog.checked import RelationSchema, Type
from oversight.datalog.complaints import Complaints
from oversight.datalog.syntax import Const
from oversight.datalog.wording import short, suggest_short

HOUR_COLUMNS = frozenset({"start", "due", "raw_due", "base_due", "ended", "until"})
"""Columns of `clock` that hold instants where the clock is counted in hours."""

OUTCOMES = ("examines", "flags", "cannot_tell")
"""The three predicates that a rule is evaluated for."""


@dataclass(frozen=True)
class Vocabulary:
    """The names a text may use; `clocks` gives each clock's unit (wd, cd, month, year, hour)."""

    relations: Mapping[str, RelationSchema]
    acts: Collection[str]
    norms: Mapping[str, Type | None]
    clocks: Mapping[str, str]
    subject: str | None = None
    keys: frozenset[str] = field(init=False)
    """The columns that identify a record of some table, wherever they stand."""

    def __post_init__(self) -> None:
        keys = {name for name, schema in self.relations.items() if schema.key[:1] == (name,)}
        object.__setattr__(self, "keys", frozenset(keys))

    def role(self, relation: str, column: str) -> str | None:
        """What a column's values are: keys of a table, or words of a closed list."""
        if column in self.keys or column in ("act", "clock"):
            return column
        schema = self.relations.get(relation)
        return f"{relation}.{column}" if schema and schema.choices.get(column) else None

    def check_word(self, role: str, constant: Const, complaints: Complaints) -> None:
        """Complain of a text that its column can never hold."""
        words: Collection[str] | None = {"act": self.acts, "clock": self.clocks}.get(role)
        relation, _, column = role.rpartition(".")
        if relation:
            words = self.relations[relation].choices[column]
        if words is not None and isinstance(constant.value, str) and constant.value not in words:
            complaints.add(
                constant.span,
                f"There is no {column} '{short(constant.value)}'.",
                suggest_short(constant.value, words),
            )

    def clock_counts_hours(self, clock: object) -> bool | None:
        """Whether `clock` is counted in hours; `None` where that depends on which clock it is."""
        if isinstance(clock, str):
            return self.clocks.get(clock) == "hour"
        in_hours = {unit == "hour" for unit in self.clocks.values()}
        return in_hours.pop() if len(in_hours) == 1 else None if in_hours else False
