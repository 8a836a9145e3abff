"""Findings as a spec expects them against findings as the rule gave them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

import pyarrow as pa

from oversight.problem import Problem, Refused
from oversight.specs.accept import Rewrite
from oversight.specs.cells import read_instant
from oversight.specs.table import SpecTable, Spot, render
from oversight.specs.unmet import UnmetError

OUTCOMES = ("flagged", "cannot_tell")
Fact = str | int | float | bool | None


@dataclass(frozen=True)
class Found:
    """One finding: its subject and outcome, its facts by name, its message."""

    subject: str
    outcome: str
    facts: Mapping[str, Fact]
    message: str


def found(findings: pa.Table) -> list[Found]:
    """The findings of an evaluation, in the order of their subjects."""
    rows = [
        Found(row["subject"], row["outcome"], json.loads(row["facts"]), row["message"])
        for row in findings.to_pylist()
    ]
    return sorted(rows, key=lambda one: (one.subject, one.outcome))


def compare(
    expected: SpecTable, got: Sequence[Found], *, spot: Spot, zone: ZoneInfo, language: str = "en"
) -> None:
    """Raise `UnmetError` unless the table tells the whole of the findings.

    Subject, outcome and every fact must agree; a blank message is not looked at. What differs is
    told in the language (en or zh). Raises
    `Refused` where the table cannot be read as findings.
    """
    _check(expected)
    wanted = [dict(zip(expected.columns, row.cells, strict=True)) for row in expected.rows]
    left = list(got)
    matches: list[Found | None] = []
    for row in wanted:
        match = next((one for one in left if _agrees(row, one, zone)), None)
        matches.append(match)
        if match is not None:
            left.remove(match)
    if None not in matches and not left:
        return
    unfound = [row["subject"] for row, one in zip(wanted, matches, strict=True) if one is None]
    raise UnmetError(
        _shown(
            spot, expected, ["-" if one is None else "" for one in matches], got, left, language
        ),
        subjects=list(dict.fromkeys([*unfound, *(one.subject for one in left)])),
        rewrite=_rewrite(expected, matches, left),
    )


def _rewrite(expected: SpecTable, matches: Sequence[Found | None], left: list[Found]) -> Rewrite:
    """The table with what was found: rows that hold stay as they are written.

    A row that does not hold gives its place to what was found of its subject.
    """
    facts = dict.fromkeys(name for one in left for name in _present(one.facts))
    new = [name for name in facts if name not in expected.columns]
    place = (expected.columns.index("message") if "message" in expected.columns else None) or None
    columns = (*expected.columns[:place], *new, *(expected.columns[place:] if place else ()))
    waiting, rows = list(left), []
    for row, match in zip(expected.rows, matches, strict=True):
        cells = dict(zip(expected.columns, row.cells, strict=True))
        if match is None:
            other = next((one for one in waiting if one.subject == cells["subject"]), None)
            if other is None:
                continue
            waiting.remove(other)
            cells = _cells(other, cells.get("message") != "")
        rows.append(tuple(cells.get(column, "") for column in columns))
    for one in waiting:
        cells = _cells(one, True)
        rows.append(tuple(cells.get(column, "") for column in columns))
    return Rewrite(
        file=expected.header.spot.file,
        lines=tuple(row.spot.line for row in (expected.header, *expected.rows)),
        old=(expected.columns, *(row.cells for row in expected.rows)),
        new=(columns, *rows),
    )


def _cells(one: Found, message: bool) -> dict[str, str]:
    facts = {name: text(value) for name, value in _present(one.facts).items()}
    told = {"message": one.message} if message else {}
    return {"subject": one.subject, "outcome": one.outcome, **facts, **told}


def expect_nothing(got: Sequence[Found], spot: Spot, language: str = "en") -> None:
    """Raise `UnmetError` if anything was found."""
    if got:
        head = f"{spot}: {_said('unexpected', language, count=len(got))}"
        raise UnmetError(
            "\n".join([head, *_table(got, ["+"] * len(got))]),
            subjects=list(dict.fromkeys(one.subject for one in got)),
        )


def compare_examined(
    subjects: Sequence[str], got: Sequence[str], spot: Spot, language: str = "en"
) -> None:
    """Raise `UnmetError` unless these subjects are examined and no others."""
    if sorted(got) == sorted(subjects):
        return
    nothing = _said("nothing", language)
    lists = [" ".join(sorted(names)) or nothing for names in (subjects, got)]
    raise UnmetError(
        f"{spot}: {_said('examined', language, expected=lists[0], got=lists[1])}",
        subjects=sorted(set(subjects) ^ set(got)),
    )


_WORDS = {
    "differ": ("The findings are not those expected.", "结果与预期不符。"),
    "expected": ("Expected (- is not among the findings):", "预期（- 为结果中没有的）："),
    "got": ("Got (+ is not expected):", "实得（+ 为未预期的）："),
    "nothing": ("nothing", "无"),
    "unexpected": ("Nothing should be found; findings: {count}.", "不应有结果，实有{count}项。"),
    "examined": (
        "The subjects examined are not those expected.\nExpected: {expected}\nGot:      {got}",
        "检查对象与预期不符。\n预期：{expected}\n实得：{got}",
    ),
}
"""What is said of a spec that does not hold, in English and in Chinese."""


def _said(what: str, language: str, **values: object) -> str:
    return _WORDS[what][language == "zh"].format(**values)


def _check(expected: SpecTable) -> None:
    where = str(expected.header.spot)
    problems = [
        Problem(where, f"The findings have no column '{name}'.", f"Add the column '{name}'.")
        for name in ("subject", "outcome")
        if name not in expected.columns
    ]
    if "outcome" in expected.columns:
        place = expected.columns.index("outcome")
        problems += [
            Problem(
                f"{row.spot}, column outcome",
                f"There is no outcome '{row.cells[place]}'.",
                "Write 'flagged' or 'cannot_tell'.",
            )
            for row in expected.rows
            if row.cells[place] not in OUTCOMES
        ]
    if problems:
        raise Refused(problems)


def _agrees(row: Mapping[str, str], one: Found, zone: ZoneInfo) -> bool:
    facts = {name: cell for name, cell in row.items() if name not in _OWN}
    return (
        row["subject"] == one.subject
        and row["outcome"] == one.outcome
        and row.get("message", "") in ("", one.message)
        and {name for name, cell in facts.items() if cell} == set(_present(one.facts))
        and all(same(facts[name], value, zone) for name, value in _present(one.facts).items())
    )


_OWN = ("subject", "outcome", "message")


def _present(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    return {name: value for name, value in facts.items() if value is not None}


def same(cell: str, fact: Fact, zone: ZoneInfo) -> bool:
    """Whether a cell tells a fact: numbers by their value, instants in the zone, texts as is.

    >>> same("35.50", 35.5, ZoneInfo("Europe/Rome")), same("35", "35 ", ZoneInfo("Europe/Rome"))
    (True, False)
    """
    if isinstance(fact, bool) or fact is None:
        return cell == text(fact)
    if isinstance(fact, (int, float)):
        try:
            return Decimal(cell) == Decimal(str(fact))
        except InvalidOperation:
            return False
    if cell == fact:
        return True
    if "T" not in fact or ":" not in cell:
        return False
    try:
        return read_instant(cell, zone) == read_instant(fact, zone)
    except ValueError:
        return False


def text(fact: Fact) -> str:
    """A fact as a cell shows it."""
    if fact is None:
        return ""
    return str(fact).lower() if isinstance(fact, bool) else str(fact)


def _shown(
    spot: Spot,
    expected: SpecTable,
    marks: Sequence[str],
    got: Sequence[Found],
    extra: Sequence[Found],
    language: str,
) -> str:
    signs = ["+" if any(one is other for other in extra) else "" for one in got]
    return "\n".join(
        [
            f"{spot}: {_said('differ', language)}",
            _said("expected", language),
            render(expected.columns, [row.cells for row in expected.rows], marks),
            _said("got", language),
            *(_table(got, signs) if got else [f"  {_said('nothing', language)}"]),
        ]
    )


def _table(got: Sequence[Found], marks: Sequence[str]) -> list[str]:
    names = list(dict.fromkeys(name for one in got for name in one.facts))
    rows = [
        [
            one.subject,
            one.outcome,
            *(text(one.facts.get(name)) for name in names),
            one.message,
        ]
        for one in got
    ]
    return [render(["subject", "outcome", *names, "message"], rows, marks)]
