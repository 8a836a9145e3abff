"""Mapping files: which source column or activity becomes which field.

`read_mapping` takes a YAML file apart and says everything that is wrong with it at once, each
with file:line:col. What the words mean is told in docs/records.md.
"""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

from oversight.problem import Refused, suggest
from oversight.records.fill import (
    Block,
    ByValue,
    Constant,
    Fill,
    FromColumn,
    Mapping,
    Source,
    Template,
    problem_of_source,
    split_template,
    with_missing,
)
from oversight.records.located import Checker, Located, read_yaml
from oversight.records.model import TABLES
from oversight.records.readers import KINDS
from oversight.records.schema import COLUMNS

__all__ = ["Mapping", "read_mapping"]

_TOP = ("for", "read", "timezone", "missing", "tables")
_FOR = ("kind", "columns", "trace", "event")
_READ = ("encoding", "delimiter", "sheet")
_BLOCK = ("from", "when", "columns")
_SOURCES = ("column", "value", "template", "by")
_FILL = (*_SOURCES, "of", "missing", "values", "acts", "others", "format", "split", "times")
_TEXT_ONLY = ("values", "acts")


def read_mapping(path: Path | str) -> Mapping:
    """The mapping in a YAML file. Refused with every problem at once, each located."""
    path = Path(path)
    top = read_yaml(path)
    reading = _Reading(path)
    mapping = reading.mapping(top)
    if reading.check.problems:
        raise Refused(reading.check.problems)
    return with_missing(mapping)


class _Reading:
    """One file being taken apart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.check = Checker()

    def mapping(self, top: Located) -> Mapping:
        check = self.check
        fields = check.fields(top, "A mapping file", _TOP)
        for needed in ("for", "tables"):
            if fields and needed not in fields:
                check.say(top, f"The mapping has no '{needed}'.", "See docs/records.md.")
        kinds, known_by = self._for(fields.get("for"))
        read = check.fields(fields["read"], "'read'", _READ) if "read" in fields else {}
        return Mapping(
            path=self.path,
            kinds=kinds,
            known_by=known_by,
            blocks=self._tables(fields.get("tables"), "xes" in kinds),
            timezone=self._timezone(fields.get("timezone")),
            missing=check.texts(fields["missing"], "'missing'") if "missing" in fields else (),
            encoding=self._text(read, "encoding"),
            delimiter=self._text(read, "delimiter"),
            sheet=self._text(read, "sheet"),
            text=self.path.read_text(encoding="utf-8-sig"),
        )

    def _text(self, fields: dict[str, Located], name: str) -> str | None:
        return self.check.text(fields[name], f"'{name}'") if name in fields else None

    def _timezone(self, at: Located | None) -> str | None:
        if at is None:
            return None
        name = self.check.text(at, "'timezone'")
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            self.check.say(
                at, f"There is no time zone '{name}'.", "Name one such as Asia/Shanghai."
            )
        return name

    def _for(self, at: Located | None) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
        if at is None:
            return (), {}
        check = self.check
        fields = check.fields(at, "'for'", _FOR)
        if not fields:
            return (), {}
        if "kind" not in fields:
            check.say(at, "The mapping does not say which kind of file it is for.", _kinds())
            return (), {}
        kinds = check.texts(fields["kind"], "'kind'")
        for kind in kinds:
            if kind and kind not in KINDS:
                check.say(fields["kind"], f"There is no kind of file '{kind}'.", _kinds())
        logs = "xes" in kinds
        if logs and len(kinds) > 1:
            fix = "Write a mapping for logs and another for the rest."
            check.say(fields["kind"], "A mapping for XES is for nothing else.", fix)
        known_by = {}
        for name, source in (("columns", "row"), ("trace", "trace"), ("event", "event")):
            if name not in fields:
                continue
            if logs == (name == "columns"):
                allowed = "'trace' and 'event'" if logs else "'columns'"
                said = f"'{name}' says nothing about {'logs' if logs else 'these files'}."
                check.say(fields[name], said, f"Use {allowed}.")
            known_by[source] = check.texts(fields[name], f"'{name}'")
        if not known_by:
            said = "The mapping does not say by which columns its files are known."
            check.say(at, said, "List some of them under 'columns', or 'trace' and 'event'.")
        return kinds, known_by

    def _tables(self, at: Located | None, logs: bool) -> tuple[Block, ...]:
        if at is None:
            return ()
        blocks = []
        for table, held in self.check.fields(at, "'tables'", TABLES).items():
            many = held.value if isinstance(held.value, list) else [held]
            blocks += [self._block(table, one, logs) for one in many]
        if isinstance(at.value, dict) and not at.value:
            self.check.say(at, "The mapping makes no records.", "Name a table: case, event, ...")
        order = list(TABLES)
        return tuple(sorted(blocks, key=lambda block: order.index(block.table)))

    def _block(self, table: str, at: Located, logs: bool) -> Block:
        check = self.check
        fields = check.fields(at, f"Table '{table}'", _BLOCK)
        sources = ("trace", "event") if logs else ("row",)
        source = sources[0]
        if "from" in fields:
            source = check.text(fields["from"], "'from'")
            if source and source not in sources:
                said = f"Records cannot be made from '{source}' here."
                check.say(fields["from"], said, suggest(source, sources))
        elif logs and fields:
            said = f"Table '{table}' does not say what its records are made from."
            check.say(at, said, "Add 'from: trace' or 'from: event'.")
        fills = self._columns(table, source, fields.get("columns"), at)
        when, when_in = self._when(fields.get("when"))
        return Block(table, source, fills, when, when_in)

    def _when(self, at: Located | None) -> tuple[str | None, tuple[str, ...]]:
        if at is None:
            return None, ()
        if not isinstance(at.value, dict):
            return self.check.text(at, "'when'"), ()
        fields = self.check.fields(at, "'when'", ("column", "in"))
        if set(fields) != {"column", "in"}:
            self.check.say(at, "'when' needs a column and its values.", "Give 'column' and 'in'.")
            return None, ()
        column = self.check.text(fields["column"], "'column'")
        return column, self.check.texts(fields["in"], "'in'")

    def _columns(
        self, table: str, source: str, at: Located | None, block: Located
    ) -> dict[str, Fill]:
        if at is None:
            if isinstance(block.value, dict):
                said = f"Table '{table}' fills no columns."
                self.check.say(block, said, "List them under 'columns'.")
            return {}
        what = f"Table '{table}'"
        given = self.check.fields(at, what, COLUMNS[table])
        absent = [c.name for c in COLUMNS[table].values() if c.required and c.name not in given]
        if given and absent:
            needs = f"{what} needs {', '.join(repr(name) for name in absent)} as well."
            self.check.say(at, needs, "Fill every column that a record must have.")
        return {name: self._fill(table, name, source, held) for name, held in given.items()}

    def _fill(self, table: str, name: str, source: str, at: Located) -> Fill:
        check = self.check
        if not isinstance(at.value, dict):
            return Fill(self._known(FromColumn(check.text(at, f"'{name}'")), source, at), at)
        fields = check.fields(at, f"'{name}'", _FILL)
        places, closed = self._values(table, name, fields)
        if "times" in fields and not re.fullmatch(r"\d+(\.\d+)?", str(fields["times"].value)):
            check.say(fields["times"], "'times' is not a number.", "Write one such as 10000.")
        return Fill(
            source=self._known(self._source(name, fields, at), source, at),
            at=at,
            missing=check.texts(fields["missing"], "'missing'") if "missing" in fields else (),
            values={word: at.value for word, at in places.items()},
            closed=closed,
            places=places,
            format=self._text(fields, "format"),
            split=re.escape(fields["split"].value) if self._given(fields, "split") else None,
            times=self._text(fields, "times"),
        )

    def _given(self, fields: dict[str, Located], name: str) -> bool:
        return name in fields and isinstance(fields[name].value, str)

    def _known(self, filled: Source, source: str, at: Located) -> Source:
        for column in filled.columns:
            problem = problem_of_source(column, source, at)
            if problem:
                self.check.problems.append(problem)
        return filled

    def _source(self, name: str, fields: dict[str, Located], at: Located) -> Source:
        check = self.check
        named = [source for source in _SOURCES if source in fields]
        if len(named) != 1:
            said = f"'{name}' must be filled from exactly one thing, not {len(named)}."
            check.say(at, said, f"Give one of {', '.join(_SOURCES)}.")
            return Constant("")
        if "of" in fields and named != ["by"]:
            check.say(fields["of"], "'of' goes with 'by'.", "Say by which column it chooses.")
        (kind,) = named
        here = fields[kind]
        value = check.text(here, f"'{kind}'")
        match kind:
            case "column":
                return FromColumn(value)
            case "value":
                return Constant(value)
            case "by":
                return self._by(value, fields, at)
        try:
            return Template(tuple(split_template(value)))
        except ValueError:
            said = f"The template '{value}' has a brace without its other."
            check.say(here, said, "Write columns as {name}.")
            return Constant("")

    def _by(self, by: str, fields: dict[str, Located], at: Located) -> Source:
        chosen = fields.get("of")
        if chosen is None or not isinstance(chosen.value, dict):
            said = f"'by: {by}' does not say which column belongs to which value."
            self.check.say(at, said, "Add 'of:' with lines 'value: column'.")
            return Constant("")
        return ByValue(by, {v: self.check.text(c, f"'{v}'") for v, c in chosen.items()})

    def _values(
        self, table: str, name: str, fields: dict[str, Located]
    ) -> tuple[dict[str, Located], bool]:
        """What each source value means, and whether others are refused."""
        check = self.check
        given = [word for word in _TEXT_ONLY if word in fields]
        closed = "acts" in given
        if "acts" in given and (table, name) != ("event", "act"):
            check.say(fields["acts"], "'acts' is for the column 'act' alone.", "Use 'values'.")
        if len(given) > 1:
            check.say(fields["values"], "'values' and 'acts' exclude each other.", "Keep one.")
        if "others" in fields:
            word = check.text(fields["others"], "'others'")
            if word not in ("keep", "refuse"):
                check.say(fields["others"], f"'others' is '{word}'.", "Write keep or refuse.")
            if given != ["values"]:
                check.say(fields["others"], "'others' goes with 'values'.", "Leave it out.")
            closed = closed or word == "refuse"
        if not given:
            return {}, False
        at = fields[given[0]]
        if not isinstance(at.value, dict):
            check.say(at, f"'{given[0]}' is not a mapping of values.", "Write 'from: to' lines.")
            return {}, closed
        for value, meaning in at.items():
            if meaning.value is not None:
                check.text(meaning, f"'{value}'")
        return dict(at.items()), closed


def _kinds() -> str:
    return f"Kinds: {', '.join(KINDS)}."
