"""Two versions of rules over the same records: what is gained, lost and changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from oversight.clock.calendar import Calendar
from oversight.clock.counting import add_months
from oversight.engines.base import Records
from oversight.evaluation import Evaluation, evaluate
from oversight.problem import Problem, Refused
from oversight.replay.draft import Version

Kind = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = ("gained", "lost", "changed")
EVERY = ("day", "week", "month", "quarter", "year")
MOST_DAYS = 400


@dataclass(frozen=True)
class Side:
    """What one version found of a subject."""

    outcome: str
    facts: str
    """JSON."""
    message: str


@dataclass(frozen=True)
class Difference:
    """One subject of one rule of which the versions say different things.

    `as_of` is the first of the days on which they do so in this way, `days` how many those are.
    """

    kind: Kind
    rule: str
    subject_kind: str
    subject: str
    org: str | None
    before: Side | None
    after: Side | None
    as_of: date
    days: int = 1


@dataclass
class Count:
    """Findings of one organisation, over all days: items flagged, and cannot-tells.

    Gained, lost and changed count findings of both outcomes.
    """

    flagged_before: int = 0
    flagged_after: int = 0
    cannot_tell_before: int = 0
    cannot_tell_after: int = 0
    gained: int = 0
    lost: int = 0
    changed: int = 0

    @property
    def differs(self) -> int:
        return self.gained + self.lost + self.changed


@dataclass
class Replay:
    """The comparison: what differs, and the counts by organisation and by day."""

    draft: Version
    against: Version
    days: Sequence[date]
    lake: str
    differences: list[Difference] = field(default_factory=list)
    orgs: dict[str | None, Count] = field(default_factory=dict)
    by_day: dict[date, Count] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """The organisations' names."""

    @property
    def total(self) -> Count:
        total = Count()
        for count in self.orgs.values():
            for name, value in vars(count).items():
                setattr(total, name, getattr(total, name) + value)
        return total

    def of(self, kind: Kind) -> list[Difference]:
        """The differences of one kind, by rule and subject."""
        return [one for one in self.differences if one.kind == kind]


@dataclass(frozen=True)
class Ground:
    """What both versions are evaluated over."""

    records: Records
    calendar: Calendar
    timezone: str
    language: str
    lake: str
    names: Mapping[str, str]


def days_between(first: date, last: date, every: str) -> list[date]:
    """The days from `first` to `last`, one every day, week, month, quarter or year.

    >>> [str(d) for d in days_between(date(2021, 1, 31), date(2021, 4, 30), "month")]
    ['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30']
    """
    if every not in EVERY:
        raise Refused(
            Problem("--every", f"There is no step '{every}'.", f"Write one of {', '.join(EVERY)}.")
        )
    if last < first:
        raise Refused(
            Problem(
                "--to", f"The range ends on {last}, before it begins on {first}.", "Swap the two."
            )
        )
    months = {"month": 1, "quarter": 3, "year": 12}.get(every)
    step = 7 if every == "week" else 1
    days: list[date] = []
    while len(days) <= MOST_DAYS:
        count = len(days)
        day = add_months(first, months * count) if months else first + timedelta(step * count)
        if day > last:
            return days
        days.append(day)
    raise Refused(
        Problem(
            "--every",
            f"From {first} to {last} there are more than {MOST_DAYS} days to evaluate.",
            "Take a longer step, or a shorter range.",
        )
    )


def replay(
    draft: Version,
    against: Version,
    ground: Ground,
    days: Sequence[date],
    on_day: Callable[[date], None] = lambda day: None,
) -> Replay:
    """Evaluate both versions as of each day, and compare what they find."""
    result = Replay(draft, against, days, ground.lake, names=ground.names)
    seen: dict[tuple[Any, ...], Difference] = {}
    for day in days:
        on_day(day)
        before, after = (_found(version, ground, day) for version in (against, draft))
        count = result.by_day.setdefault(day, Count())
        for org, outcome in _outcomes(before):
            _more(result, count, org, f"{outcome}_before")
        for org, outcome in _outcomes(after):
            _more(result, count, org, f"{outcome}_after")
        for one in _differences(before, after, day):
            _more(result, count, one.org, one.kind)
            key = (one.kind, one.rule, one.subject, one.before, one.after)
            earlier = seen.get(key)
            seen[key] = _again(earlier) if earlier else one
    result.differences = sorted(
        seen.values(), key=lambda one: (KINDS.index(one.kind), one.rule, one.subject, one.as_of)
    )
    return result


def _again(one: Difference) -> Difference:
    return Difference(**{**vars(one), "days": one.days + 1})


def _more(result: Replay, day: Count, org: str | None, name: str) -> None:
    for count in (result.orgs.setdefault(org, Count()), day):
        setattr(count, name, getattr(count, name) + 1)


Found = Mapping[tuple[str, str], Mapping[str, Any]]


def _found(version: Version, ground: Ground, day: date) -> Found:
    """The findings of one version by rule and subject; none where it has none of the rules."""
    if not version.rules:
        return {}
    made: Evaluation = evaluate(
        version.rulebook,
        ground.records,
        calendar=ground.calendar,
        timezone=ground.timezone,
        as_of=day,
        language=ground.language,
        rules=version.rules,
        lake=ground.lake,
    )
    return {(row["rule"], row["subject"]): row for row in made.findings.to_pylist()}


def _outcomes(found: Found) -> Iterator[tuple[str | None, str]]:
    for row in found.values():
        yield row["org"], row["outcome"]


def _differences(before: Found, after: Found, day: date) -> Iterator[Difference]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old and new:
            same = old["outcome"] == new["outcome"]
            if same and json.loads(old["facts"]) == json.loads(new["facts"]):
                continue
        row = new or old
        assert row is not None
        yield Difference(
            kind="changed" if old and new else "gained" if new else "lost",
            rule=row["rule"],
            subject_kind=row["subject_kind"],
            subject=row["subject"],
            org=row["org"],
            before=_side(old),
            after=_side(new),
            as_of=day,
        )


def _side(row: Mapping[str, Any] | None) -> Side | None:
    return Side(row["outcome"], row["facts"], row["message"]) if row else None
