"""What a mapping says: the fields of each kind of record, and what they are filled from.

How it is written stands in `mapping.py`, how it is carried out in SQL in `transform.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from oversight.problem import Problem, Refused, suggest
from oversight.records.located import Located
from oversight.records.readers.base import LINE, OF_FIRST, OF_TRACE, POSITION

FILE = "@file"
"""The name of the file without what says its kind: `BPIC15_1` of `BPIC15_1.xes.gz`."""
PSEUDO = (FILE, LINE, POSITION)


@dataclass(frozen=True)
class FromColumn:
    """The value of one source column."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)


@dataclass(frozen=True)
class Constant:
    """The same text for every record."""

    value: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Template:
    """Texts and source columns in turn; missing where any of the columns is."""

    parts: tuple[tuple[bool, str], ...]
    """(is a column, the text or the column)"""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(part for is_column, part in self.parts if is_column)


@dataclass(frozen=True)
class ByValue:
    """Another source column for each value of one (`Send Fine`: `expense`)."""

    by: str
    of: Table[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.by, *dict.fromkeys(self.of.values()))


Source = FromColumn | Constant | Template | ByValue


@dataclass(frozen=True)
class Fill:
    """How one field is filled: from where, and how what stands there is read."""

    source: Source
    at: Located
    missing: tuple[str, ...] = ()
    values: Table[str, str | None] = field(default_factory=dict)
    closed: bool = False
    """Whether a value that `values` does not name is refused rather than kept."""
    format: str | None = None
    split: str | None = None
    times: str | None = None
    places: Table[str, Located] = field(default_factory=dict)
    """Where each meaning of `values` stands in the mapping file."""

    @property
    def named(self) -> str:
        """The source column as it is named in a quarantine entry."""
        return ", ".join(self.source.columns)


@dataclass(frozen=True)
class Block:
    """One kind of record that each row of a source table becomes."""

    table: str
    source: str
    """`row`, or for XES `trace` or `event`."""
    fills: Table[str, Fill]
    when: str | None = None
    """A column that must have a value for the row to become this record."""
    when_in: tuple[str, ...] = ()
    """The values that it must have; without them, any."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The source columns that the block looks at."""
        used = [c for fill in self.fills.values() for c in fill.source.columns]
        used += [self.when] if self.when else []
        return tuple(dict.fromkeys(c for c in used if c not in PSEUDO))


@dataclass(frozen=True)
class Mapping:
    """A whole mapping: which files it is for, how to read them, what they become."""

    path: Path | None
    kinds: tuple[str, ...]
    known_by: Table[str, tuple[str, ...]]
    """Columns by source table that a file must have for the mapping to be found."""
    blocks: tuple[Block, ...]
    timezone: str | None = None
    missing: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    text: str = ""

    @property
    def named(self) -> str:
        return str(self.path) if self.path else "canonical"

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    def wanted(self) -> dict[str, list[str]]:
        """The columns of each source table that the mapping looks at."""
        wanted: dict[str, list[str]] = {}
        for block in self.blocks:
            columns = wanted.setdefault(block.source, [])
            columns.extend(c for c in block.columns if c not in columns)
        return wanted

    def check_columns(self, found: Table[str, list[str]]) -> None:
        """Refused where a block looks at a column that the file does not have.

        Attributes of an XES log are optional: one that is missing throughout is no error
        unless the mapping is known by it.
        """
        problems = [
            fill.at.problem(
                f"The file has no column '{name}'.", suggest(name, found.get(block.source, []))
            )
            for block in self.blocks
            if block.source == "row"
            for fill in block.fills.values()
            for name in fill.source.columns
            if name not in PSEUDO and name not in found.get(block.source, [])
        ]
        if problems:
            raise Refused(dict.fromkeys(problems))

    def check_acts(self, acts: Collection[str]) -> None:
        """Refused where the mapping names an act that is not in the vocabulary."""
        problems = []
        for block in self.blocks:
            fill = block.fills.get("act") if block.table == "event" else None
            if fill is None:
                continue
            named = [(act, fill.places.get(word, fill.at)) for word, act in fill.values.items()]
            if isinstance(fill.source, Constant):
                named.append((fill.source.value, fill.at))
            problems += [
                at.problem(f"There is no act '{act}'.", nearest(act, acts))
                for act, at in named
                if act is not None and act not in acts
            ]
        if problems:
            raise Refused(problems)

    def lacks(self, kind: str, found: Table[str, list[str]]) -> str | None:
        """Why a file is not one that the mapping is for, or None if it is."""
        if kind not in self.kinds:
            return f"it is for {' and '.join(self.kinds)} files"
        for source, names in self.known_by.items():
            absent = [name for name in names if name not in found.get(source, [])]
            if absent:
                what = "column" if source == "row" else f"{source} attribute"
                return f"the file has no {what} {', '.join(repr(name) for name in absent)}"
        return None

    def weight(self) -> int:
        """How many columns the mapping is known by; the more, the closer the match."""
        return sum(len(names) for names in self.known_by.values())


def with_missing(mapping: Mapping) -> Mapping:
    """The mapping with its markers of missing values joined into each field's own."""
    blocks = tuple(
        replace(
            block,
            fills={
                name: replace(fill, missing=(*mapping.missing, *fill.missing))
                for name, fill in block.fills.items()
            },
        )
        for block in mapping.blocks
    )
    return replace(mapping, blocks=blocks)


def split_template(template: str) -> Iterator[tuple[bool, str]]:
    """The texts and columns of a template in turn.

    >>> list(split_template("{case:concept:name}/{@position}"))
    [(True, 'case:concept:name'), (False, '/'), (True, '@position')]
    """
    rest = template
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, closing, rest = rest.partition("}")
        if not closing or not name:
            raise ValueError(template)
        if before:
            yield False, before
        yield True, name
    if rest:
        yield False, rest


def nearest(word: str, known: Collection[str]) -> str:
    """What to write instead of an unknown word: the nearest one, or all if they are few.

    >>> nearest("recieved", ["received", "accepted"])
    "Did you mean 'received'?"
    """
    fix = suggest(word, known)
    few = len(known) <= 12
    return fix if few or fix.startswith("Did you mean") else "See the list in docs/records.md."


def problem_of_source(column: str, source: str, at: Located) -> Problem | None:
    """What is wrong with naming a column in a block over a source table."""
    if column == POSITION and source != "event":
        return at.problem(
            f"'{POSITION}' is the place of an event in its trace; this block is from {source}.",
            "Use it in a block 'from: event'.",
        )
    if column.startswith("@") and column not in PSEUDO:
        return at.problem(f"There is no '{column}'.", suggest(column, PSEUDO))
    if column.startswith(OF_TRACE) and source == "trace":
        return at.problem(
            f"'{column}' names an attribute of the trace, which this block is from already.",
            f"Write '{column.removeprefix(OF_TRACE)}'.",
        )
    if column.startswith(OF_FIRST) and source == "event":
        return at.problem(
            f"'{column}' names an attribute of a trace's first event; this block is from event.",
            "Use it in a block 'from: trace'.",
        )
    return None
