"""A rule's boundary cases as scenarios of its feature file, and what stands there already."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oversight.specs.boundary.ask import Answered
from oversight.specs.boundary.cases import Sheet
from oversight.specs.comparison import Found, text
from oversight.specs.table import render

_BEGIN = "# oversight specs boundary: begin"
_END = "# oversight specs boundary: end"
_WORDS = {
    "en": {
        "note": "Generated: review the tables; let the command write them anew, not by hand.",
        "scenario": "Scenario:",
        "today": "Given today is {}",
        "calendar": 'And the calendar "{}"',
        "records": "And the records of {}",
        "when": "When the rule is evaluated",
        "findings": "Then the findings are",
        "nothing": "Then nothing is found",
        "examined": "And examined are {}",
        "unexamined": "And nothing is examined",
    },
    "zh": {
        "note": "自动生成：请审阅各表；由命令重新写入，勿手工修改。",
        "scenario": "场景:",
        "today": "假如今天是{}",
        "calendar": '而且日历为"{}"',
        "records": "而且{}记录如下",
        "when": "当执行规则",
        "findings": "那么结果为",
        "nothing": "那么没有结果",
        "examined": "而且检查对象为{}",
        "unexamined": "而且没有检查对象",
    },
}
_REGION = re.compile(
    rf"(?:^\r?\n)?^[ \t]*{re.escape(_BEGIN)}.*?^[ \t]*{re.escape(_END)}[ \t\r]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Table:
    """One limit's cases as the author reviews them, and the scenario that holds them to it."""

    title: str
    remark: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    scenario: str
    """The scenario's text; it begins with its tag."""

    def shown(self) -> str:
        """The table as text."""
        return render(self.columns, self.rows, [""] * len(self.rows))


def scenario_text(
    title: str,
    remark: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    answered: Answered,
    language: str,
) -> str:
    """The scenario of a table: in a comment the table, then records and findings."""
    words = _WORDS[language]
    sheet: Sheet = answered.sheet
    lines = ["@boundary", f"{words['scenario']} {title}"]
    said = [remark, *(line[2:] for line in render(columns, rows, [""] * len(rows)).split("\n"))]
    lines += [f"  # {line}" for line in said]
    lines.append(f"  {words['today'].format(sheet.today)}")
    calendar = sheet.template.world.calendar
    if calendar is not None:
        lines.append(f"  {words['calendar'].format(calendar)}")
    for table, cells in answered.tables.items():
        lines.append(f"  {words['records'].format(table)}")
        lines += _table(list(cells[0]), [list(row.values()) for row in cells])
    lines.append(f"  {words['when']}")
    every = [*(answered.found[n] for n in answered.names if n in answered.found), *answered.others]
    if every:
        lines.append(f"  {words['findings']}")
        lines += _findings(every)
    else:
        lines.append(f"  {words['nothing']}")
    if answered.examined:
        lines.append(f"  {words['examined'].format(' '.join(answered.examined))}")
    else:
        lines.append(f"  {words['unexamined']}")
    return "".join(f"  {line}\n" for line in lines)


def _findings(every: Sequence[Found]) -> list[str]:
    facts = list(dict.fromkeys(name for one in every for name in one.facts))
    rows = [
        [one.subject, one.outcome, *(text(one.facts.get(name)) for name in facts)] for one in every
    ]
    return _table(["subject", "outcome", *facts], rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    escaped = [[cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in rows]
    shown = render(columns, escaped, [""] * len(rows))
    return [f"    {line[2:]}" for line in shown.split("\n")]


def region(tables: Sequence[Table], language: str) -> str:
    """The part of a feature file that holds the scenarios; it ends with the file's last line."""
    note = _WORDS[language]["note"]
    scenarios = "\n".join(table.scenario for table in tables)
    return f"  {_BEGIN}\n  # {note}\n{scenarios}  {_END}\n"


def accepted(path: Path) -> str | None:
    """The part that a feature file holds now, with line ends of one kind; `None` where none."""
    match = _REGION.search(path.read_bytes().decode("utf-8"))
    return match[0].replace("\r\n", "\n").strip("\n") + "\n" if match else None


def accept(path: Path, tables: Sequence[Table], language: str) -> None:
    """Write the tables' scenarios into the file, in the place of those that are there.

    All else stays as it is, byte by byte; without any table the part is taken out.
    """
    whole = path.read_bytes().decode("utf-8")
    match = _REGION.search(whole)
    before = whole[: match.start()] if match else whole
    after = whole[match.end() :] if match else ""
    ends = "\r\n" if "\r\n" in before else "\n"
    made = f"\n{region(tables, language)}".replace("\n", ends) if tables else ""
    if made and not before.endswith("\n"):
        before += ends
    path.write_bytes((before + made + after).encode())


_HEAD = ""
"""In place of a case, for the row of a table that heads its columns."""


def accepted_rows(part: str) -> dict[tuple[str, str], list[str]]:
    """The rows of the tables in an accepted part, by scenario and case."""
    found: dict[tuple[str, str], list[str]] = {}
    title = ""
    for line in part.split("\n"):
        said = line.strip()
        for words in _WORDS.values():
            if said.startswith(words["scenario"]):
                title = said.removeprefix(words["scenario"]).strip()
        if said.startswith("# |") and title:
            cells = [cell.strip() for cell in said[1:].strip().strip("|").split("|")]
            head = (title, _HEAD)
            found[head if head not in found else (title, cells[0])] = cells
    return found


def differences(part: str, tables: Sequence[Table], language: str) -> list[str]:
    """How generated tables differ from an accepted part, row by row; empty where they do not."""
    if part == region(tables, language):
        return []
    before = accepted_rows(part)
    now = accepted_rows(region(tables, language))
    lines: list[str] = []
    title = ""
    titles = list(dict.fromkeys(head for head, _ in [*now, *before]))
    keys = [*now, *(key for key in before if key not in now)]
    for key in sorted(keys, key=lambda one: titles.index(one[0])):
        lone = key not in before or key not in now
        if before.get(key) == now.get(key) or (key[1] == _HEAD and lone):
            continue
        if key[0] != title:
            title = key[0]
            lines.append(f"{title}:")
        if key in before:
            lines.append(f"  - {' | '.join(before[key])}")
        if key in now:
            lines.append(f"  + {' | '.join(now[key])}")
    return lines or ["The tables are the same, but the records of their scenarios are not."]
