"""Coverage of a pack: by rule, and of the terms, norms and clocks that its rules share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from oversight.datalog.syntax import Span
from oversight.evaluation import rule_program
from oversight.rulebook.norms import Norm, NormValue
from oversight.rulebook.rule import Rule
from oversight.specs.coverage.measure import Decided, Measured, measure
from oversight.specs.trial.book import Book, Tried, acts_of
from oversight.specs.trial.nearby import nearby


@dataclass(frozen=True)
class Demand:
    """Something that a scenario should show, where it stands, and whether one does.

    `line` counts from 1. `needed` is false for what no scenario can show; it is not counted.
    """

    file: str
    line: int
    what: str
    covered: bool
    missing: str
    needed: bool = True


@dataclass(frozen=True)
class Unit:
    """One rule, or one file that rules share, with its demands in the order of the text."""

    name: str
    demands: tuple[Demand, ...]

    @property
    def counted(self) -> int:
        return sum(demand.needed for demand in self.demands)

    @property
    def covered(self) -> int:
        return sum(demand.needed and demand.covered for demand in self.demands)


def percent(units: Iterable[Unit]) -> float:
    """The share of the demands that are covered, in percent; 100 where there are none.

    >>> percent([Unit("r", (Demand("f", 1, "", True, ""), Demand("f", 2, "", False, "")))])
    50.0
    """
    counted = covered = 0
    for unit in units:
        counted += unit.counted
        covered += unit.covered
    return 100.0 * covered / counted if counted else 100.0


def coverage(book: Book, only: set[str] | None = None) -> list[Unit]:
    """A unit for each rule, then one for each shared file, of a pack.

    What several rules share is covered where the scenarios of any of them cover it. `only`
    limits the answer to some rules and what these share with others.
    """
    measured = {tried.rule.id: _measured(book, tried) for tried in book.tried}
    missing = {
        name: {(d.span, d.literal is None) for d in found.decided if d.needed and not d.covered}
        for name, found in measured.items()
    }
    shown_somewhere = {
        (d.span, d.literal is None)
        for found in measured.values()
        for d in found.decided
        if d.covered
    }
    for tried in book.tried:
        left = missing[tried.rule.id] - shown_somewhere
        if left:
            measured[tried.rule.id] = _possible(book, tried, measured[tried.rule.id], left)
    shown = [t for t in book.tried if not only or t.rule.id in only]
    units = [_own(tried, measured[tried.rule.id]) for tried in shown]
    units += [
        Unit(rule, (Demand("", 0, "the rule", False, "it has no scenarios"),))
        for rule in book.without
        if not only or rule in only
    ]
    everything: dict[tuple[str, int, str], Demand] = {}
    for tried in book.tried:
        for demand in _shared(book, tried, measured[tried.rule.id]):
            key = (demand.file, demand.line, demand.what)
            known = everything.get(key, demand)
            everything[key] = replace(
                demand,
                covered=demand.covered or known.covered,
                needed=demand.needed or known.needed,
            )
    asked = {
        (d.file, d.line, d.what)
        for tried in shown
        for d in _shared(book, tried, measured[tried.rule.id])
    }
    files: dict[str, list[Demand]] = {}
    for key, demand in sorted(everything.items()):
        if key in asked:
            files.setdefault(demand.file, []).append(demand)
    return units + [Unit(file, tuple(demands)) for file, demands in files.items()]


def _possible(
    book: Book, tried: Tried, measured: Measured, left: set[tuple[Span, bool]]
) -> Measured:
    """What is left of the demands once those are gone that no change of the records shows.

    The worlds near the scenarios are tried: days shifted, records left out, acts exchanged,
    cells emptied. What none of them shows, no scenario near these could show.
    """
    zone = ZoneInfo(tried.setting.timezone)
    around = nearby(tried.worlds, acts_of(tried), zone)
    near = _measured(
        book,
        replace(tried, worlds=[one.world for one in around]),
        {span for span, _ in left},
    )
    shown = {(d.span, d.literal is None) for d in near.decided if d.covered}
    decided = tuple(
        replace(d, needed=False)
        if (d.span, d.literal is None) in left - shown and d.literal is not None
        else d
        for d in measured.decided
    )
    return replace(measured, decided=decided)


def _measured(book: Book, tried: Tried, only: Collection[Span] | None = None) -> Measured:
    program = rule_program(
        book.rulebook, tried.rule, tried.setting.timezone, tried.worlds[0].today
    ).program
    with tried.trial() as trial:
        return measure(program, tried.context, tried.clocks, trial, only)


def _own(tried: Tried, measured: Measured) -> Unit:
    own = [d for d in measured.decided if Path(d.span.file).resolve() == tried.rule.path.resolve()]
    return Unit(tried.rule.id, tuple(_demand(decided) for decided in own))


def _demand(decided: Decided) -> Demand:
    span = decided.span
    if decided.literal is None:
        what = f"{decided.predicate} at {span.line}:{span.col}"
        missing = f"in no scenario does this clause of '{decided.predicate}' hold"
    else:
        what = f"condition at {span.line}:{span.col}"
        missing = "in no scenario is this the first condition to fail"
    if decided.literal is None and decided.predicate == "cannot_tell":
        missing = "in no scenario does this clause decide that it cannot be told"
    return Demand(span.file, span.line, what, decided.covered, missing, decided.needed)


def _shared(book: Book, tried: Tried, measured: Measured) -> Iterator[Demand]:
    own = tried.rule.path.resolve()
    for decided in measured.decided:
        if Path(decided.span.file).resolve() != own:
            yield _demand(decided)
    for name, norm in tried.rule.norms.items():
        days = measured.norm_days.get(name, frozenset())
        yield from _norm(tried.rule, norm, days)
    yield from _clocks(book, tried, measured)


def _norm(rule: Rule, norm: Norm, days: Iterable[date]) -> Iterator[Demand]:
    file, line, _ = norm.where.rsplit(":", 2)
    asked = set(days)
    for value in norm.values:
        if _applies(rule, value.start, value.until):
            covered = any(value.in_force(day) for day in asked)
            yield Demand(
                file,
                int(line),
                f"{norm.name}: {value.value}, {_days(value)}",
                covered,
                "in no scenario is this value in force where a rule asks for it",
            )


def _days(value: NormValue) -> str:
    return f"from {value.start}" + (f" to {value.until}" if value.until else "")


def _clocks(book: Book, tried: Tried, measured: Measured) -> Iterator[Demand]:
    for one in tried.clocks:
        if one.clock not in tried.rule.clocks:
            continue
        if _applies(tried.rule, one.valid_from, one.valid_to):
            file, _, row = one.where.rpartition(" row ")
            yield Demand(
                file,
                int(row),
                f"{one.clock}, row {row}",
                one in measured.clocks,
                "no scenario has a clock that starts while this row is law",
            )


def _applies(rule: Rule, start: date | None, until: date | None) -> bool:
    """Whether days of a value lie within those on which the rule is law."""
    return (until is None or until >= rule.in_force) and (
        rule.until is None or start is None or start <= rule.until
    )


def lines(unit: Unit) -> Mapping[int, Sequence[Demand]]:
    """The demands by the line on which they stand."""
    found: dict[int, list[Demand]] = {}
    for demand in unit.demands:
        found.setdefault(demand.line, []).append(demand)
    return found
