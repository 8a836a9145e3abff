"""An audit as it stands: what the entries of its chain add up to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from oversight.audit.finding import Evidence, Finding, Said
from oversight.engagement.workflow import COMMANDS, Progress, State
from oversight.supervision.chain import Entry

Data = dict[str, Any]
"""What an entry carries besides who, when and why."""


@dataclass(frozen=True)
class Plan:
    """What is audited, by whom. No `orgs` means all there are. `as_of`: the day it is seen from."""

    title: Said
    programme: str
    period: str
    as_of: date
    lead: str
    reviewer: str
    orgs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Basis:
    """What an audit rests on once frozen: the run, the lake's version, and hashes of the texts."""

    run: str
    lake: str
    rulebook: str
    calendar: str
    programme: str
    definitions: str


@dataclass(frozen=True)
class Comment:
    """What the audited organisation said, or that it said nothing in time."""

    on: date
    who: str
    said: Said | None


@dataclass(frozen=True)
class Step:
    """A step of following a recommendation up."""

    on: date
    who: str
    progress: Progress
    why: str


@dataclass(frozen=True)
class Written:
    """A finding with its number, who wrote it, and what came of it."""

    number: int
    by: tuple[str, ...]
    finding: Finding
    withdrawn: str = ""
    comment: Comment | None = None
    answer: Said | None = None
    steps: tuple[Step, ...] = ()

    @property
    def progress(self) -> Progress:
        """How far the recommendation is."""
        return self.steps[-1].progress if self.steps else "open"


@dataclass(frozen=True)
class Correction:
    """What was wrong in an audit that was issued, what is right, and why."""

    number: int
    on: date
    who: str
    finding: int
    what: Said
    why: str


@dataclass(frozen=True)
class Audit:
    """An audit as it stands after `seq` entries; every finding is in `written`, also withdrawn."""

    id: str
    plan: Plan
    state: State
    seq: int
    day: date
    """The day of the last entry."""
    basis: Basis | None = None
    written: tuple[Written, ...] = ()
    comment_by: date | None = None
    returned: str = ""
    reviewed_by: str = ""
    issued_on: date | None = None
    corrections: tuple[Correction, ...] = ()
    authors: frozenset[str] = field(default=frozenset())
    """Whoever wrote, revised or withdrew a finding, added to one, or answered a comment on it; and
    whoever was in charge before."""

    @property
    def findings(self) -> tuple[Written, ...]:
        """The findings that stand."""
        return tuple(one for one in self.written if not one.withdrawn)

    def numbered(self, number: int) -> Written | None:
        """The standing finding of that number."""
        return next((one for one in self.findings if one.number == number), None)


def folded(entries: Iterable[Entry]) -> Audit:
    """The audit that the entries of its chain, in order, add up to.

    Raises `ValueError` for a chain that does not begin with a plan: a programming mistake.
    """
    audit: Audit | None = None
    for entry in entries:
        data: Data = json.loads(entry.details)
        if audit is None:
            if entry.command != "plan":
                raise ValueError("the chain of an audit begins with its plan")
            audit = Audit(entry.item, _plan(data), State(entry.end), entry.seq, _day(entry))
            continue
        audit = _after(audit, entry, data)
        audit = replace(audit, state=State(entry.end), seq=entry.seq, day=_day(entry))
    if audit is None:
        raise ValueError("an audit has at least one entry")
    return audit


def _plan(data: Data) -> Plan:
    title, as_of = Said(**data["title"]), date.fromisoformat(data["as_of"])
    return Plan(**data | {"title": title, "as_of": as_of, "orgs": tuple(data["orgs"])})


def _after(audit: Audit, entry: Entry, data: Data) -> Audit:
    if entry.command in _OF_THE_AUDIT:
        return _OF_THE_AUDIT[entry.command](audit, entry, data)
    one = next(each for each in audit.written if each.number == data["finding"])
    changed = _OF_A_FINDING[entry.command](one, entry, data)
    return _with(audit, changed, entry.who if entry.command in _WRITING else "")


def _handed(audit: Audit, entry: Entry, data: Data) -> Audit:
    plan = replace(audit.plan, lead=data["lead"], reviewer=data["reviewer"])
    # Whoever was in charge answers for what was done till then, and cannot come to review it.
    return replace(audit, plan=plan, authors=audit.authors | {audit.plan.lead} - {plan.lead})


def _sent(audit: Audit, entry: Entry, data: Data) -> Audit:
    # What is sent again is commented on again: it may say other things now.
    again = tuple(replace(one, comment=None, answer=None) for one in audit.written)
    return replace(audit, comment_by=date.fromisoformat(data["by"]), written=again, returned="")


def _found(audit: Audit, entry: Entry, data: Data) -> Audit:
    one = Written(len(audit.written) + 1, (entry.who,), Finding.model_validate(data))
    return _with(audit, one, entry.who)


def _corrected(audit: Audit, entry: Entry, data: Data) -> Audit:
    number = len(audit.corrections) + 1
    what = Said(**data["what"])
    found = Correction(number, _day(entry), entry.who, data["finding"], what, entry.why)
    return replace(audit, corrections=(*audit.corrections, found))


def _revised(one: Written, entry: Entry, data: Data) -> Written:
    by = tuple(dict.fromkeys((*one.by, entry.who)))
    return replace(one, finding=Finding.model_validate(data["written"]), by=by)


def _evidenced(one: Written, entry: Entry, data: Data) -> Written:
    more = (*one.finding.evidence, Evidence.model_validate(data["evidence"]))
    by = tuple(dict.fromkeys((*one.by, entry.who)))
    return replace(one, finding=one.finding.model_copy(update={"evidence": more}), by=by)


def _followed(one: Written, entry: Entry, data: Data) -> Written:
    step = Step(_day(entry), entry.who, data["progress"], entry.why)
    return replace(one, steps=(*one.steps, step))


def _comment(one: Written, entry: Entry, data: Data) -> Written:
    said = Said(**data["said"]) if entry.command == "comment" else None
    # What was answered was an earlier comment.
    return replace(one, comment=Comment(_day(entry), entry.who, said), answer=None)


_WRITING = frozenset(name for name, rule in COMMANDS.items() if rule.who == "writer")
_OF_THE_AUDIT: Mapping[str, Callable[[Audit, Entry, Data], Audit]] = {
    "hand": _handed,
    "freeze": lambda audit, entry, data: replace(audit, basis=Basis(**data)),
    "find": _found,
    "send": _sent,
    "return": lambda audit, entry, data: replace(audit, returned=entry.why),
    "review": lambda audit, entry, data: replace(audit, reviewed_by=entry.who),
    "issue": lambda audit, entry, data: replace(audit, issued_on=_day(entry)),
    "correct": _corrected,
}
_OF_A_FINDING: Mapping[str, Callable[[Written, Entry, Data], Written]] = {
    "revise": _revised,
    "withdraw": lambda one, entry, data: replace(one, withdrawn=entry.why),
    "evidence": _evidenced,
    "comment": _comment,
    "silent": _comment,
    "answer": lambda one, entry, data: replace(one, answer=Said(**data["said"])),
    "follow": _followed,
}


def _day(entry: Entry) -> date:
    return date.fromisoformat(entry.at[:10])


def _with(audit: Audit, one: Written, author: str = "") -> Audit:
    rest = [each for each in audit.written if each.number != one.number]
    written = tuple(sorted([*rest, one], key=lambda each: each.number))
    authors = audit.authors | ({author} if author else set())
    return replace(audit, written=written, authors=frozenset(authors))
