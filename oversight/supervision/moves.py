"""What each command changes in an item, once nothing speaks against it.

The state comes from the workflow; here is what else a command leaves behind: the clock of
the next stage, who handled it, what was asked, ruled and seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from oversight.problem import Refused
from oversight.supervision import commands as c
from oversight.supervision.commands import Command
from oversight.supervision.guards import Case, reasons
from oversight.supervision.identity import person
from oversight.supervision.item import (
    Contest,
    Draft,
    Extension,
    Part,
    Sleep,
    SupervisionItem,
    written,
)
from oversight.supervision.stages import OBSERVE_FOR, SNOOZE_MOST, Days, goes_on, stage_due
from oversight.supervision.tree import NO_TREE, OrgTree
from oversight.supervision.workflow import COMMANDS, PART_STEPS, State, Step, cell

Changes = dict[str, Any]


def obey(
    item: SupervisionItem, command: Command, days: Days, tree: OrgTree = NO_TREE
) -> tuple[SupervisionItem, Draft]:
    """The item after `command`, and the trail entry of it; the one place that moves an item.

    Refused, with every reason: a command that the state does not allow, a role or a place
    that the person does not have, a missing field, a person who is barred, a date before the
    step it follows, an item changed since the person looked, and what the guards of the
    workflow say.
    """
    case = Case(item, command, days, tree)
    if problems := reasons(case):
        raise Refused(problems)
    if case.part is not None and command.name in {step.command for step in PART_STEPS}:
        handlers = _with(item.handlers, command.by.name)
        after = replace(item.with_part(_moved_part(case, case.part)), handlers=handlers)
    else:
        step = cell(item.state, command.name)
        assert step is not None  # `reasons` has seen to it
        after = _moved(case, _leads_to(item, step))
        after = replace(after, **EFFECTS.get(command.name, _nothing)(case, after))
    details = {name: value for name, value in command.details.items() if value}
    if isinstance(command, c.Assign):
        details = _sent_to(after)
    return after, Draft(
        item=item.id,
        at=written(command.at),
        who=command.by.name.strip(),
        command=command.name,
        start=item.state,
        end=after.state,
        why=command.words.strip(),
        details=details,
        run=item.finding.run,
    )


def into(item: SupervisionItem, state: State, day: date, days: Days) -> SupervisionItem:
    """The item in a state it comes into on `day`, with the clock of that stage."""
    on = item.due is not None and goes_on(item.state, state)
    due = item.due if on else stage_due(state, day, days, item.pace)
    # A person has acted on it: what a new version of the rule made of it is weighed.
    return replace(item, state=state, since=day, due=due, rejudged=None)


def _leads_to(item: SupervisionItem, step: Step) -> State:
    if step.at_most is not None and step.beyond is not None and item.returns >= step.at_most:
        return step.beyond
    return step.end or item.state


def _moved(case: Case, end: State) -> SupervisionItem:
    item = case.item
    if COMMANDS[case.command.name].roles == ("handler",):
        item = replace(item, handlers=_with(item.handlers, case.command.by.name))
    step = cell(item.state, case.command.name)
    if step is None or step.end is None:
        return item
    # Sent on before it was signed: the stage begins again all the same.
    fresh = replace(item, due=None) if item.state == end else item
    return into(fresh, end, case.day, case.days)


def _moved_part(case: Case, part: Part) -> Part:
    step = cell(part.state, case.command.name, PART_STEPS)
    assert step is not None and step.end is not None  # `reasons` has seen to it
    due = stage_due(step.end, case.day, case.days, case.item.pace)
    return replace(
        part,
        state=step.end,
        since=case.day,
        # What an assisting organisation has submitted waits for nobody by itself.
        due=None if step.end == State.SUBMITTED else due,
    )


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    name = name.strip()
    known = {person(each) for each in names}
    return names if person(name) in known else (*names, name)


def _sent_to(item: SupervisionItem) -> dict[str, str]:
    said = {
        "org": item.org or "",
        "assisting": " ".join(part.org for part in item.parts),
        "order": item.order or "",
    }
    return {name: value for name, value in said.items() if value}


def _nothing(_case: Case, _after: SupervisionItem) -> Changes:
    return {}


def _assign(case: Case, _after: SupervisionItem) -> Changes:
    command = case.command
    assert isinstance(command, c.Assign)
    due = stage_due(State.ASSIGNED, case.day, case.days, case.item.pace)
    return {
        "org": (command.to or case.item.finding.org or "").strip(),
        "parts": tuple(Part(org, State.ASSIGNED, case.day, due) for org in command.assisting),
        # A newly assigned organisation starts afresh; what was before is in the trail.
        "returns": 0,
        "proven": False,
        "asked_on": None,
        "order": command.order,
    }


def _dismiss(case: Case, _after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Dismiss)
    return {"disposition": case.command.disposition, "sleep": Sleep()}


def _submit(_case: Case, _after: SupervisionItem) -> Changes:
    return {"extension": Extension(None, used=_after.extension.used)}


def _ask_extension(case: Case, _after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.AskExtension)
    return {"extension": Extension(case.command.until, used=True)}


def _grant_extension(case: Case, _after: SupervisionItem) -> Changes:
    return {"due": case.item.extension.asked, "extension": Extension(None, used=True)}


def _refuse_extension(_case: Case, _after: SupervisionItem) -> Changes:
    return {"extension": Extension(None, used=True)}


def _dispute(case: Case, after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Dispute)
    return {"contest": replace(after.contest, ground=case.command.ground)}


def _uphold(_case: Case, after: SupervisionItem) -> Changes:
    return {"disposition": after.contest.ground, "sleep": Sleep()}


def _overrule(case: Case, after: SupervisionItem) -> Changes:
    contest = Contest(
        after.contest.ground, case.day, case.command.by.name.strip(), after.contest.appealed
    )
    return {"contest": contest}


def _appeal(_case: Case, after: SupervisionItem) -> Changes:
    return {"contest": replace(after.contest, appealed=True)}


def _return(case: Case, after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Return)
    again = set(case.command.orgs)
    due = stage_due(State.RETURNED, case.day, case.days, after.pace)
    parts = tuple(
        replace(part, state=State.RETURNED, since=case.day, due=due) if part.org in again else part
        for part in after.parts
    )
    return {"returns": after.returns + 1, "parts": parts}


def _assess(case: Case, _after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Assess)
    return {"disposition": case.command.disposition}


def _close(case: Case, _after: SupervisionItem) -> Changes:
    return {
        "observe_by": case.days.workday_after(case.day, OBSERVE_FOR),
        "outcome": None,
        "sleep": Sleep(),
    }


def _observe(case: Case, after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Observe)
    outcome = case.command.outcome
    if outcome == "effective":
        return {"outcome": outcome, "observe_by": None}
    if outcome == "too_early":
        return {"outcome": outcome, "observe_by": case.days.workday_after(case.day, OBSERVE_FOR)}
    return {**begun_anew(after, case.day, case.days), "outcome": outcome}


def begun_anew(item: SupervisionItem, day: date, days: Days) -> Changes:
    """What it changes that an item comes back after its end, on `day`.

    Who handled it stays known: whoever did cannot verify it later either.
    """
    return {
        "state": State.RAISED,
        "since": day,
        "due": stage_due(State.RAISED, day, days, item.pace),
        "recurrences": item.recurrences + 1,
        "returns": 0,
        "parts": (),
        "extension": Extension(),
        "contest": Contest(),
        "sleep": Sleep(),
        "asked_on": None,
        "proven": False,
        "disposition": None,
        "observe_by": None,
        "outcome": None,
        "order": None,
    }


def _snooze(case: Case, _after: SupervisionItem) -> Changes:
    assert isinstance(case.command, c.Snooze)
    latest = case.days.workday_after(case.day, SNOOZE_MOST)
    return {"sleep": Sleep(case.command.until or latest, case.command.worse)}


def _wake(_case: Case, _after: SupervisionItem) -> Changes:
    return {"sleep": Sleep()}


def _ask(case: Case, _after: SupervisionItem) -> Changes:
    return {"asked_on": case.day}


def _answer(case: Case, after: SupervisionItem) -> Changes:
    asked, due = after.asked_on, after.due
    if due is not None and asked is not None:
        due = case.days.workday_after(due, case.days.workdays(asked, case.day))
    return {"asked_on": None, "due": due}


def _attach(_case: Case, _after: SupervisionItem) -> Changes:
    return {"proven": True}


EFFECTS: dict[str, Callable[[Case, SupervisionItem], Changes]] = {
    "assign": _assign,
    "dismiss": _dismiss,
    "submit": _submit,
    "ask_extension": _ask_extension,
    "grant_extension": _grant_extension,
    "refuse_extension": _refuse_extension,
    "dispute": _dispute,
    "uphold": _uphold,
    "overrule": _overrule,
    "appeal": _appeal,
    "return": _return,
    "assess": _assess,
    "close": _close,
    "observe": _observe,
    "snooze": _snooze,
    "wake": _wake,
    "ask": _ask,
    "answer": _answer,
    "attach": _attach,
}
"""What a command changes beyond the state and the stage, by its name."""
