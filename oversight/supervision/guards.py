"""All that can speak against a command on an item, each reason in a sentence.

`reasons` gathers them: the state, the role and place of the person, what is missing, who is
barred, the order of days, and the guards that the workflow names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from oversight.problem import Problem
from oversight.supervision import commands as c
from oversight.supervision.commands import Command, day_of
from oversight.supervision.identity import as_typed, person, writable
from oversight.supervision.item import Part, SupervisionItem
from oversight.supervision.refusals import Asked, Named, refusal
from oversight.supervision.stages import APPEAL_WITHIN, EXTENSION_MOST, SNOOZE_MOST, Days
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import (
    ANYONE,
    ASIDE,
    BASES,
    COMMANDS,
    DISPOSITIONS,
    GROUNDS,
    OUTCOMES,
    PART_STEPS,
    SET_ASIDE,
    CommandRule,
    State,
    cell,
    possible,
    starts,
)

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("dismiss", "disposition"): SET_ASIDE,
    ("assess", "disposition"): DISPOSITIONS,
    ("dispute", "ground"): GROUNDS,
    ("verify", "basis"): BASES,
    ("observe", "outcome"): OUTCOMES,
}
"""Fields whose word must be one of a few."""


@dataclass(frozen=True)
class Case:
    """What a guard weighs: the item, the command, the calendar, and the tree."""

    item: SupervisionItem
    command: Command
    days: Days
    tree: OrgTree

    @property
    def day(self) -> date:
        return day_of(self.command.at)

    @property
    def part(self) -> Part | None:
        """The part of the assisting organisation that the command names, if it does."""
        return self.item.part(getattr(self.command, "org", "") or None)

    @property
    def org(self) -> str | None:
        """The organisation towards which the person's place is weighed."""
        return self.part.org if self.part else self.item.org or self.item.finding.org

    def no(self, key: str, **values: object) -> Problem:
        """A refusal about this item by this person."""
        named = {
            "who": self.command.by.name.strip(),
            "command": Named.one(self.command.name),
            "org": self.org or "-",
        }
        return refusal(key, self.item.where, **(named | values))


def reasons(case: Case) -> list[Problem]:
    """Everything that speaks against the command, in the order a person would ask it."""
    in_place = list(_out_of_place(case))
    found = [*_changed(case), *in_place, *_out_of_role(case), *_incomplete(case)]
    found += [*_barred(case), *_too_early(case)]
    if in_place:
        # Of a step that is not possible now, its further conditions say nothing.
        return found
    for name in COMMANDS[case.command.name].guards:
        found += GUARDS[name](case)
    return found


POINTLESS: Mapping[str, Callable[[SupervisionItem], bool]] = {
    "grant_extension": lambda item: item.extension.asked is None,
    "refuse_extension": lambda item: item.extension.asked is None,
    "ask_extension": lambda item: item.extension.used,
    "appeal": lambda item: item.contest.overruled_on is None or item.contest.appealed,
    "wake": lambda item: not item.sleep.on,
    "ask": lambda item: item.asked_on is not None,
    "answer": lambda item: item.asked_on is None,
    "observe": lambda item: item.observe_by is None,
}
"""Commands that the state allows but the item as it stands does not ask for."""


def offered(item: SupervisionItem) -> tuple[CommandRule, ...]:
    """The commands worth offering on an item as it stands, in the order of the workflow."""
    return tuple(
        rule
        for rule in possible(item.state)
        if rule.name not in POINTLESS or not POINTLESS[rule.name](item)
    )


def carrying_on(item: SupervisionItem) -> tuple[CommandRule, ...]:
    """Of the commands worth offering, those that carry the item on: what it needs next."""
    return tuple(rule for rule in offered(item) if rule.name not in ASIDE)


def _changed(case: Case) -> Iterator[Problem]:
    if case.command.seen is not None and case.command.seen != case.item.version:
        yield case.no("changed", state=Named.one(case.item.state))


def _out_of_place(case: Case) -> Iterator[Problem]:
    name = case.command.name
    if case.part is not None and name in {step.command for step in PART_STEPS}:
        states = [step.start for step in PART_STEPS if step.command == name]
        at_work = case.item.state in (State.ASSIGNED, *(s for s in starts("submit")))
        if case.part.state not in states or not at_work:
            yield case.no(
                "part_out_of_place",
                state=Named.one(case.part.state),
                starts=Named.any_of(states),
            )
        return
    if cell(case.item.state, name) is None:
        now = [rule.name for rule in carrying_on(case.item)]
        yield case.no(
            "out_of_place",
            state=Named.one(case.item.state),
            starts=Named.any_of(starts(name)),
            possible=Named(tuple(now) or ("comment",)),
        )


def _out_of_role(case: Case) -> Iterator[Problem]:
    rule = COMMANDS[case.command.name]
    step = cell(case.item.state, rule.name)
    standing = case.tree.standing(case.command.by, case.org)
    if step is not None and step.above and not standing.above & set(rule.roles):
        yield case.no("not_above", roles=Named.any_of(rule.roles))
    elif ANYONE not in rule.roles and not standing.over & set(rule.roles):
        yield case.no("no_role", roles=Named.any_of(rule.roles))


def _incomplete(case: Case) -> Iterator[Problem]:
    command = case.command
    for name in COMMANDS[command.name].needs:
        given = str(getattr(command, name, None) or "").strip()
        if not given:
            yield case.no("missing", what=Asked(name), field=name)
            continue
        choices = CHOICES.get((command.name, name))
        if choices is not None and given not in choices:
            yield case.no(
                "no_such_word",
                field=name,
                what=Named.one(name),
                given=given,
                known=Named(choices),
            )
    if not command.by.name.strip():
        yield case.no("missing", what=Asked("by"), field="by")
    held = [getattr(command, each.name) for each in fields(command)]
    texts = [str(value) for value in held if isinstance(value, str | tuple)]
    if any(not writable(text) for text in (*texts, command.by.name)):
        yield case.no("not_text")


def _barred(case: Case) -> Iterator[Problem]:
    barred, item = COMMANDS[case.command.name].barred, case.item
    who = person(case.command.by.name)
    hands = {person(name) for name in item.handlers}
    if "handler" in barred and who in hands:
        yield case.no("handled")
    orgs = (item.org, *(part.org for part in item.parts))
    for org in dict.fromkeys(orgs):
        if "line" in barred and case.tree.standing(case.command.by, org).in_line:
            yield case.no("in_line", org=org)
    if "author" in barred and item.author is not None and who == person(item.author):
        yield case.no("wrote_rule", rule=item.rule)


def _too_early(case: Case) -> Iterator[Problem]:
    part = case.part
    state, since = (part.state, part.since) if part else (case.item.state, case.item.since)
    if case.day < since:
        yield case.no("too_early", state=Named.one(state), since=since, day=case.day)


def _somewhere(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Assign)
    if not (case.command.to or case.item.finding.org or "").strip():
        yield case.no("nowhere")


def _assistants_are_others(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Assign)
    seen = {case.command.to or case.item.finding.org}
    for org in case.command.assisting:
        if org in seen:
            yield case.no("assists_itself", org=org)
        seen.add(org)


def _which_twin(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Dismiss)
    if case.command.disposition != "duplicate":
        return
    given = case.command.of.strip()
    # Whether there is such an item, only the store can say.
    if not given or as_typed(given) == case.item.id:
        yield case.no("which_twin", given=given)


def _assigned_there(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Sign)
    given = case.command.org.strip()
    if given and given != case.item.org and case.part is None:
        yield case.no("assigned_there", org=case.item.org, given=given)


def _nothing_asked(case: Case) -> Iterator[Problem]:
    if case.item.asked_on is not None and case.part is None:
        yield case.no("nothing_asked", day=case.item.asked_on)


def _something_asked(case: Case) -> Iterator[Problem]:
    if case.item.asked_on is None:
        yield case.no("something_asked")


def _assistants_done(case: Case) -> Iterator[Problem]:
    left = [part.org for part in case.item.parts if part.state != State.SUBMITTED]
    if left and case.part is None:
        yield case.no("assistants_done", orgs=", ".join(left))


def _in_time(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.AskExtension)
    due, until = case.item.due, case.command.until
    if due is None:
        return
    if case.day > due:
        yield case.no("in_time", due=due, day=case.day)
    latest = case.days.workday_after(due, EXTENSION_MOST)
    if until is not None and not due < until <= latest:
        yield case.no("until_when", until=until, due=due, most=EXTENSION_MOST, latest=latest)


def _first_time(case: Case) -> Iterator[Problem]:
    extension = case.item.extension
    if extension.used or extension.asked is not None:
        yield case.no("first_time")


def _extension_asked(case: Case) -> Iterator[Problem]:
    if case.item.extension.asked is None:
        yield case.no("extension_asked")


def _appeal_goes_up(case: Case) -> Iterator[Problem]:
    contest = case.item.contest
    if not contest.appealed:
        return
    standing = case.tree.standing(case.command.by, case.org)
    ruled = person(contest.overruled_by or "") == person(case.command.by.name)
    if ruled or "inspector" not in standing.above:
        yield case.no("appeal_goes_up")


def _overruled_lately(case: Case) -> Iterator[Problem]:
    contest = case.item.contest
    overruled = contest.overruled_on
    late = overruled is not None and case.days.workdays(overruled, case.day) > APPEAL_WITHIN
    if overruled is None or contest.appealed or late:
        yield case.no("overruled_lately", n=APPEAL_WITHIN)


def _basis_stands(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Verify)
    item = case.item
    gone = item.vanished and item.finding.as_of >= item.since
    if case.command.basis == "evaluation" and not gone:
        yield case.no("still_found", since=item.since)
    if case.command.basis == "proof" and not item.proven:
        yield case.no("no_proof")


def _observed_once(case: Case) -> Iterator[Problem]:
    if case.item.observe_by is None:
        yield case.no("observed_once")


def _snooze_ends(case: Case) -> Iterator[Problem]:
    assert isinstance(case.command, c.Snooze)
    until = case.command.until
    latest = case.days.workday_after(case.day, SNOOZE_MOST)
    endless = until is None and not case.command.worse
    if endless or (until is not None and not case.day < until <= latest):
        yield case.no("snooze_ends", latest=latest)


def _asleep(case: Case) -> Iterator[Problem]:
    if not case.item.sleep.on:
        yield case.no("asleep")


def _own_last_step(case: Case) -> Iterator[Problem]:
    # The trail knows whose the last step was: `undoing` looks there before anything is asked
    # of the item, and is the only one that carries it out.
    yield case.no("own_last_step")


GUARDS: dict[str, Callable[[Case], Iterator[Problem]]] = {
    "somewhere": _somewhere,
    "assistants_are_others": _assistants_are_others,
    "which_twin": _which_twin,
    "assigned_there": _assigned_there,
    "nothing_asked": _nothing_asked,
    "something_asked": _something_asked,
    "assistants_done": _assistants_done,
    "in_time": _in_time,
    "first_time": _first_time,
    "extension_asked": _extension_asked,
    "appeal_goes_up": _appeal_goes_up,
    "overruled_lately": _overruled_lately,
    "basis_stands": _basis_stands,
    "observed_once": _observed_once,
    "snooze_ends": _snooze_ends,
    "asleep": _asleep,
    "own_last_step": _own_last_step,
}
"""The guards that the workflow names."""
