"""An explanation as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oversight.evaluation import Value
from oversight.explain.answer import Condition, Explanation, NormRead, PlainRow, Tried
from oversight.explain.labels import label
from oversight.explain.prove import IMPLIED

_HIDDEN = ("case", "seq", "source", "evidence_ref", "note_hash")
_SELDOM = ("recorded_at",)
"""Shown where the proof reads it."""
_RECKONED = ("clock", "pause")
_WHOLE = ("event", "clock_stop", "act", "ts")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")
_WHY = {"flagged": "why", "cannot_tell": "doubt", "complies": "not", "not_examined": "out"}
_STEP = 4
_MARK = re.compile(r"[✓✗→#] |\d+\. ")
"""What a line may begin with; its further lines stand under what follows."""
_OPEN, _CLOSE = "\uff08\u201c\u300c\u300a", "\u3001\u3002\uff0c\uff1a\uff1b\uff09\u201d\u300d\u300b"
_PIECE = re.compile(
    rf"[{_OPEN}]*[\u3400-\u9fff][{_CLOSE}]*"  # one character of Chinese, with its brackets
    r"|\s+"
    rf"|[{_OPEN}]*[^\s\u3400-\u9fff{_OPEN}]+"
    rf"|[{_OPEN}]"
)


class Told:
    """Prints one explanation in one language."""

    def __init__(self, explanation: Explanation, language: str, console: Console) -> None:
        self.it = explanation
        self.language = language
        self.console = console

    def all(self) -> None:
        """The verdict, the law, the proof, what is missing, the clocks, the records."""
        self._verdict()
        self._law()
        self._proof()
        self._missing()
        self._clocks()
        self._records()

    def reading(self) -> None:
        """How much was read of each table."""
        self._line()
        for read in self.it.reading:
            self._line(
                0,
                self._label(
                    "read",
                    table=read.table,
                    files=read.files,
                    files_in_all=read.files_in_all,
                    rows=f"{read.rows:,}",
                    rows_in_all=f"{read.rows_in_all:,}",
                ),
                "dim",
            )

    # -- parts ------------------------------------------------------------------

    def _verdict(self) -> None:
        it, rule = self.it, self.it.rule
        said = self._label(it.outcome, subject=it.subject, rule=rule.id)
        self._line(0, said, "bold red" if it.outcome == "flagged" else "bold")
        title = getattr(rule.title, self.language)
        self._line(0, self._label("as_of", title=title, day=it.as_of))
        message = getattr(it.messages, self.language)
        if message:
            self._line(2, message)
        if "more" in it.facts:
            self._line(2, self._label("more", n=it.facts["more"]), "dim")

    def _law(self) -> None:
        rule = self.it.rule
        for basis in rule.basis:
            self._line(2, f"{self._label('basis')}: {basis.law} {basis.article or ''}".rstrip())
        days = self._days(rule.in_force.isoformat(), rule.until.isoformat() if rule.until else None)
        self._line(2, self._label("version", version=rule.version, days=days))
        if not self.it.applies:
            self._line(2, self._label("not_law", day=self.it.as_of), "bold red")
        for norm in self.it.norms:
            self._line(2, self._norm("norm", norm))

    def _proof(self) -> None:
        tried = self.it.tried
        if not tried:
            return
        self._line()
        self._line(0, self._label(_WHY[self.it.outcome]), "bold")
        self._clause(tried[0], 0)
        if len(tried) > 1:
            self._line()
            self._line(0, self._label("also"), "bold")
        for other in tried[1:]:
            self._short(other, 2)

    def _clause(self, tried: Tried, indent: int) -> None:
        if not tried.conditions:
            self._line(indent + 2, f"✓ {tried.text}  {tried.where}", "green")
            return
        self._line(indent + 2, f"{tried.predicate}  {tried.where}", "dim")
        if tried.says:
            self._line(indent + 2, f"# {tried.says}", "italic dim")
        if tried.gathered:
            self._line(indent + 2, self._label("gathered", n=tried.gathered), "dim")
        for condition in tried.conditions:
            self._condition(condition, indent + 2)

    def _short(self, tried: Tried, indent: int) -> None:
        """A clause that does not hold, by the condition at which it fails."""
        failed = next((c for c in tried.conditions if not c.holds), None)
        if failed is None:
            return
        said = self._label("fails_at", text=failed.computed or failed.substituted or failed.text)
        self._line(indent, f"{tried.where}  {said}", "dim")

    def _condition(self, one: Condition, indent: int) -> None:
        text = self._label("examined") if one.text == IMPLIED else one.text
        self._line(
            indent, f"{'✓' if one.holds else '✗'} {text}", "green" if one.holds else "bold red"
        )
        below = indent + _STEP
        if one.computed:
            self._line(below, one.computed)
        elif one.substituted and one.substituted != one.text and not one.records:
            self._line(below, one.substituted)
        for norm in one.norms:
            self._line(below, self._norm("norm_on", norm))
        near = not one.holds and not one.text.startswith("~")
        for record in one.records:
            read = ", ".join(
                f"{name} = {self._value(value)}"
                for name, value in record.columns.items()
                if name not in ("case", record.table)
            )
            mark = f"{self._label('nearest')}: " if near else ""
            said = f"→ {mark}{record.table} {record.key}"
            self._line(below, f"{said}: {read}" if read else said, "cyan")
        negated = one.text.startswith("~")
        for tried in one.opened:
            if tried.holds or not negated:
                self._clause(tried, indent + 2)
            else:
                self._short(tried, below)
        if one.above:
            self._line(below, self._label("above"), "dim")

    def _missing(self) -> None:
        if not self.it.missing:
            return
        self._line()
        self._line(0, self._label("missing"), "bold")
        for one in self.it.missing:
            place = (
                self._label("in_record", table=one.table, key=one.key)
                if one.key
                else self._label("in_table", table=one.table)
            )
            if one.column:
                place += self._label("in_column", column=one.column)
            self._line(2, f"{getattr(one.said, self.language)}  → {place}")

    def _clocks(self) -> None:
        used = {
            r.key.split()[0] for c in self._conditions() for r in c.records if r.table in _RECKONED
        }
        for walk in self.it.walks:
            if used and walk.clock not in used:
                continue  # the rule reads it elsewhere
            self._line()
            basis = walk.row.get("basis") or "-"
            said = self._label("clock", clock=walk.clock, basis=basis, where=walk.definition)
            self._line(0, said, "bold")
            for number, step in enumerate(walk.steps, start=1):
                self._line(2, f"{number}. {getattr(step.said, self.language)}")

    def _records(self) -> None:
        read = {c for one in self._conditions() for r in one.records for c in r.columns}
        hidden = (*_HIDDEN, *(name for name in _SELDOM if name not in read))
        for name, rows in self.it.records.items():
            if len(rows) == 1:
                self._line()
                values = rows[0].items()
                told = (f"{k} = {short(v)}" for k, v in values if k not in (*hidden, name))
                self._line(0, f"{name} {rows[0].get(name, '')}: {', '.join(told)}")
            elif rows:
                self._line()
                self.console.print(rows_table(name, rows, hidden))

    def _conditions(self) -> Iterator[Condition]:
        """Every condition of the proof, those of opened terms too."""
        waiting = list(self.it.tried)
        while waiting:
            for condition in waiting.pop().conditions:
                yield condition
                waiting += condition.opened

    # -- words ------------------------------------------------------------------

    def _norm(self, name: str, norm: NormRead) -> str:
        unit = f" {norm.unit}" if norm.unit else ""
        return self._label(
            name,
            title=getattr(norm.title, self.language),
            name=norm.name,
            value=f"{norm.value}{unit}",
            days=self._days(norm.since or "-", norm.until),
            day=norm.on,
            source=norm.source,
        )

    def _days(self, start: str, until: str | None) -> str:
        return self._label("between" if until else "since", start=start, until=until)

    def _value(self, value: Value) -> str:
        return self._label("none") if value is None else short(value)

    def _label(self, name: str, /, **values: object) -> str:
        return label(name, self.language, **values)

    def _line(self, indent: int = 0, text: str = "", style: str = "") -> None:
        """One line; on a terminal it is wrapped under its own beginning."""
        if self.console.is_terminal and text:
            mark = _MARK.match(text)
            hang = len(mark[0]) if mark else 0
            for number, line in enumerate(wrapped(text, self.console.width - indent - hang)):
                pad = " " * (indent + (hang if number else 0))
                self.console.print(f"{pad}{escape(line)}", style=style or None)
        else:
            said = f"{' ' * indent}{escape(text)}"
            self.console.print(said, style=style or None, soft_wrap=True)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; Chinese may break after any character.

    >>> wrapped("the limit of 20 days", 12)
    ['the limit of', '20 days']
    >>> wrapped("4. 时限届满，不再计算", 12)
    ['4. 时限届', '满，不再计算']
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if cell_len(lines[-1] + piece.rstrip()) <= width:
            lines[-1] += piece
            continue
        rest = piece.lstrip()
        while cell_len(rest) > width:  # a path, say, longer than a line
            lines.append(rest[:width])
            rest = rest[width:]
        lines.append(rest)
    return [line.rstrip() for line in lines if line.strip()]


def rows_table(name: str, rows: Sequence[PlainRow], hidden: Collection[str] = _HIDDEN) -> Table:
    """Records as a table, with the columns in which any of them has a value."""
    table = Table(title=name, title_justify="left", show_edge=False)
    columns = list(dict.fromkeys(c for row in rows for c in row if c not in hidden))
    for column in columns:
        whole = column in _WHOLE
        table.add_column(column, overflow="fold", no_wrap=whole)
    for row in rows:
        table.add_row(*(escape(short(row.get(column, ""))) for column in columns))
    return table


def short(value: object) -> str:
    """A local instant without its seconds and offset, and a midnight as its date alone.

    >>> short("2021-03-01T09:00:00+08:00"), short("2021-03-01T00:00:00+08:00"), short(4)
    ('2021-03-01 09:00', '2021-03-01', '4')
    """
    text = str(value)
    if _INSTANT.fullmatch(text) is None:
        return text
    day, _, clock = text[:16].partition("T")
    return day if clock == "00:00" else f"{day} {clock}"
