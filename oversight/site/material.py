"""What the page of a rule shows, gathered from the rule, its pack, its spec and the last run."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.compute as pc
from pytest_bdd.parser import ScenarioTemplate

from oversight.clock.definition import ClockDefinition
from oversight.datalog.syntax import Clause
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook
from oversight.runs import Run
from oversight.site.labels import Words
from oversight.specs.feature import FOLDER, TAGS, read_feature

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Step:
    """A sentence of a scenario and the table under it (header first)."""

    words: str
    table: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Scenario:
    """One scenario as its author wrote it."""

    name: str
    tag: str
    says: str
    steps: Sequence[Step]


@dataclass(frozen=True)
class Piece:
    """Clauses of a rule with what their author says of them above."""

    comment: str
    text: str


@dataclass(frozen=True)
class ClockRow:
    """One dated clock in words."""

    name: str
    runs: str
    limit: str
    pauses: str
    rolls: str
    dates: str
    source: str
    confidence: str


@dataclass(frozen=True)
class NormRow:
    """One dated value of a norm in words."""

    title: str
    name: str
    value: str
    dates: str
    source: str
    confidence: str


@dataclass(frozen=True)
class Figures:
    """The counts of a run: of all, and of each organisation with anything flagged."""

    as_of: date
    total: tuple[int, int, int]
    rows: Sequence[tuple[str, int, int, int]]


def scenarios(rule: Rule, home: Path) -> tuple[str, Sequence[Scenario]]:
    """What the rule's feature says of itself, and its scenarios; none where there is no file."""
    path = home / FOLDER / rule.pack / f"{rule.path.stem}.feature"
    if not path.is_file():
        return "", ()
    feature = read_feature(path)
    background = feature.background.steps if feature.background else []
    shown = [_scenario(one, len(background)) for one in feature.scenarios.values()]
    return _told(feature.description or ""), shown


def _scenario(one: ScenarioTemplate, given: int) -> Scenario:
    return Scenario(
        one.name,
        next((tag for tag in TAGS if tag in one.tags), ""),
        _told(getattr(one, "description", None) or ""),
        [
            Step(
                f"{step.keyword} {step.name}".strip(),
                [[cell.value for cell in row.cells] for row in step.datatable.rows]
                if step.datatable
                else [],
            )
            for step in one.steps[given:]
            if not step.name.startswith(("the rule is evaluated", "执行规则"))
        ],
    )


def _told(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n")).strip()


def pieces(rule: Rule, name: str) -> Sequence[Piece]:
    """The clauses of one predicate of the rule, as written, with the comments above them."""
    predicate = rule.program.predicate(name)
    lines = rule.text.split("\n")
    found = []
    for checked in predicate.clauses if predicate else ():
        clause: Clause = checked.clause
        first, last = clause.span.line, clause.span.end_line
        above = first - 2
        while above >= 0 and lines[above].startswith("#"):
            above -= 1
        comment = " ".join(line.lstrip("# ") for line in lines[above + 1 : first - 1])
        found.append(Piece(comment, "\n".join(lines[first - 1 : last])))
    return found


def terms(rule: Rule) -> str:
    """The shared clauses that the rule stands on, as written."""
    found = []
    for predicate in rule.program.predicates:
        for checked in predicate.clauses:
            span = checked.clause.span
            path = Path(span.file)
            if path.name == "terms.rule" and path.is_file():
                lines = path.read_text(encoding="utf-8").split("\n")
                found.append("\n".join(lines[span.line - 1 : span.end_line]))
    return "\n".join(found)


def message(rule: Rule, language: str) -> Sequence[tuple[str, bool]]:
    """The message in pieces, each with whether it stands for a fact."""
    parts = _PLACEHOLDER.split(getattr(rule.message, language))
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def clock_rows(rulebook: Rulebook, rule: Rule, words: Words) -> Sequence[ClockRow]:
    """The dated clocks that the rule names."""
    return [_clock(rulebook, one, words) for one in rulebook.clocks if one.clock in rule.clocks]


def _clock(rulebook: Rulebook, one: ClockDefinition, words: Words) -> ClockRow:
    def acts(names: Sequence[str]) -> str:
        return " / ".join(rulebook.acts[n][words.place] if n in rulebook.acts else n for n in names)

    limit = words(one.source) if one.n is None else f"{one.n} {words(one.unit or 'cd')}"
    if one.extension:
        limit += f"; {words('extension', n=one.extension)}"
    kinds = "*" in one.pause_kinds
    return ClockRow(
        one.clock,
        f"{acts(one.start_events)} → {acts(one.stop_events)}",
        limit,
        words("any") if kinds else ", ".join(one.pause_kinds) or words("none"),
        words(one.rolls),
        dates(one.valid_from, one.valid_to, words),
        one.basis,
        words(one.confidence),
    )


def norm_rows(rule: Rule, words: Words) -> Sequence[NormRow]:
    """The dated values of the norms that the rule asks for."""
    return [
        NormRow(
            getattr(norm.title, words.language),
            norm.name,
            f"{value.value} {norm.unit or ''}".strip(),
            dates(value.start, value.until, words),
            value.source,
            words(value.confidence),
        )
        for norm in rule.norms.values()
        for value in norm.values
    ]


def dates(start: date | None, end: date | None, words: Words) -> str:
    """The days on which something is law, in words."""
    if start is None and end is None:
        return words("always")
    if end is None:
        return words("since", start=start)
    return words("from_to", start=start or "…", end=end)


def figures(rule: Rule, run: Run | None) -> Figures | None:
    """The rule's counts in a run; `None` where the run did not have the rule."""
    if run is None:
        return None
    summary = run.summary
    own = summary.filter(pc.equal(summary["rule"], rule.id))
    rows: list[Mapping[str, int]] = own.to_pylist()
    if not rows:
        return None
    counts = [(r["examined"], r["flagged"], r["cannot_tell"]) for r in rows]
    listed = sorted(
        ((str(r["org"] or "—"), *c) for r, c in zip(rows, counts, strict=True) if c[1]),
        key=lambda row: (-row[2], row[0]),
    )
    sums = [sum(column) for column in zip(*counts, strict=True)]
    return Figures(run.manifest.as_of, (sums[0], sums[1], sums[2]), listed[:20])
