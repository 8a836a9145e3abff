"""The inspector's queue: lines by the clock, and what is done with one or with many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Response

from oversight.accounts.saved import delete_view, read_views, save_view
from oversight.problem import Refused
from oversight.supervision.commands import Command
from oversight.supervision.given import FieldAsked, command_from, fields_of
from oversight.supervision.holds import take
from oversight.supervision.service import Done, act_many, preview
from oversight.supervision.undoing import undoable
from oversight.supervision.views import QueueLine, counts, read_queue
from oversight.supervision.workflow import State
from oversight.web.pages.asked import Asked, AskedFor, asked_of, waiting_for
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.visitor import HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
LINES = 40
NONE = "not_an_issue"
AT_MOST = 500
"""How many items are dealt with at once."""

SHOWN = 100
"""How many of them a preview lists."""


@dataclass(frozen=True)
class Tool:
    """Something done with a line or with many: its key, its command, and what is set already.

    `trial` stands in for what is still to be asked when it is only looked whether it can be
    done.
    """

    name: str
    key: str
    command: str
    preset: Mapping[str, str]
    trial: Mapping[str, str]

    @property
    def fields(self) -> tuple[FieldAsked, ...]:
        """What is still to be asked."""
        return tuple(
            each
            for each in fields_of(self.command)
            if each.name not in self.preset and each.name != "order"
        )

    @property
    def at_once(self) -> bool:
        """Whether nothing needs to be asked for one item."""
        return self.name == "confirm"


WHY = {"why": "-"}
TOOLS: tuple[Tool, ...] = (
    Tool("confirm", "1", "assign", {"to": "", "assisting": "", "note": ""}, {}),
    Tool("duplicate", "2", "dismiss", {"disposition": "duplicate"}, {**WHY, "disposition": NONE}),
    Tool("not_issue", "3", "dismiss", {"disposition": NONE, "of": ""}, WHY),
    Tool("snooze", "h", "snooze", {}, {**WHY, "worse": "1"}),
    Tool("assign", "a", "assign", {}, {"to": "-"}),
)
BY_NAME = {tool.name: tool for tool in TOOLS}


@router.get("/queue")
def show(site: HereSite, visitor: HereVisitor, asked: Asked) -> Response:
    """A page of the queue, with the counts of its filter."""
    now = site.now()
    wanted = asked.filter(now, visitor.actor)
    lines = read_queue(
        site.store, wanted, actor=visitor.actor, after=asked.key, limit=LINES, at=now
    )
    whole = AskedFor(org=asked.org, rule=asked.rule, card=asked.card, state="any", snoozed="with")
    values = {
        "asked": asked,
        "lines": [Shown(line, site, visitor.language, now.date()) for line in lines.lines],
        "after": lines.after,
        "counts": counts(site.store, wanted, actor=visitor.actor, today=now.date()),
        "around": counts(
            site.store,
            whole.filter(now, visitor.actor),
            actor=visitor.actor,
            today=now.date(),
        ),
        "waits": [str(state) for state in waiting_for(visitor.actor)],
        "states": [str(state) for state in State],
        "views": read_views(site.store, visitor.actor.name),
        "tools": TOOLS if visitor.holds("inspector") else (),
        "undoable": undoable(site.store, visitor.actor, now),
        "packs": sorted(site.project.rulebook.packs),
        "orgs": site.orgs().values(),
    }
    return page("queue.html", site=site, visitor=visitor, values=values)


@dataclass(frozen=True)
class Shown:
    """A line of the queue as it is read: what is left of its clock, in working days."""

    line: QueueLine
    site: Site
    language: str
    today: date

    @property
    def left(self) -> int | None:
        """Working days until it is due; negative when overdue, None without a clock."""
        if self.line.due is None:
            return None
        return self.site.project.calendar.workdays(self.today, self.line.due)

    @property
    def late(self) -> bool:
        return self.line.due is not None and self.line.due < self.today


@router.post("/queue/act")
def do(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Do one thing with the ticked items: at once, or after a page that says what it will do."""
    asked = asked_of(str(form.get("query", "")))
    back = f"/queue?{asked.query(after=asked.after)}"
    tool = BY_NAME.get(str(form.get("do", "")))
    if tool is None:
        return go(back)
    items, cut = _items(form), False
    if form.get("whole") and not form.get("sure"):
        items, cut = _whole(site, visitor, asked)
    if not items:
        return page("pick.html", site=site, visitor=visitor, values={"back": back})
    given = {**form, **tool.preset}
    if not form.get("sure") and not (tool.at_once and len(items) == 1):
        trial = _commands(tool, items, {**given, **tool.trial}, site, visitor)
        seen = preview(site.store, trial, days=site.project.calendar)
        return _previewed(site, visitor, tool, seen, asked, cut=cut)
    try:
        commands = _commands(tool, items, given, site, visitor)
        done = act_many(site.store, commands, days=site.project.calendar)
    except Refused as no:
        done = Done((), tuple((item, no.problems) for item in items))
    if done.refused:
        return _previewed(site, visitor, tool, done, asked, given)
    return go(back)


@router.post("/queue/next")
def take_next(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Take the soonest item of the filter that nobody has, and open it."""
    asked = asked_of(str(form.get("query", "")))
    now = site.now()
    wanted = asked.filter(now, visitor.actor)
    lines = read_queue(site.store, wanted, actor=visitor.actor, limit=100, at=now).lines
    query = asked.query()
    skip = str(form.get("skip", ""))
    for line in lines:
        if line.holder in (None, visitor.actor.name) and line.id != skip:
            try:
                take(site.store, line.id, visitor.actor, now)
            except Refused:
                continue  # somebody was quicker
            return go(f"/items/{line.id}?{query}")
    return go(f"/queue?{query}")


@router.post("/queue/views")
def keep_view(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Keep the filter under a name, or drop one."""
    asked = asked_of(str(form.get("query", "")))
    if form.get("delete"):
        delete_view(site.store, visitor.actor.name, str(form["delete"]))
    else:
        save_view(site.store, visitor.actor.name, str(form.get("name", "")), asked.query())
    return go(f"/queue?{asked.query()}")


def _previewed(
    site: Site,
    visitor: Visitor,
    tool: Tool,
    seen: Done,
    asked: AskedFor,
    given: Mapping[str, Any] | None = None,
    *,
    cut: bool = False,
) -> Response:
    """What can be done and what cannot; with `given`, what was done and what was refused.

    `cut` says that more match than are dealt with at once.
    """
    refused = [
        (item, [problem.told(visitor.language) for problem in problems])
        for item, problems in seen.refused
    ]
    values = {
        "tool": tool,
        "can": [item for item, _ in refused] if given else [item.id for item in seen.moved],
        "done": len(seen.moved) if given else None,
        "will": () if given else seen.moved[:SHOWN],
        "sentence": lambda one: site.message(
            one.rule, one.finding.facts, one.finding.message, visitor.language
        ),
        "at_most": AT_MOST if cut else None,
        "refused": refused,
        "asked": asked,
        "given": given or {},
        "back": f"/queue?{asked.query(after=asked.after)}",
        "orgs": site.orgs().values(),
    }
    return page("preview.html", site=site, visitor=visitor, values=values)


def _commands(
    tool: Tool, items: list[str], given: Mapping[str, Any], site: Site, visitor: Visitor
) -> list[Command]:
    now = site.now()
    return [
        command_from(tool.command, item, given, by=visitor.actor, at=now)
        for item in items[:AT_MOST]
    ]


def _items(form: Mapping[str, Any]) -> list[str]:
    given = form.get("item", [])
    return [given] if isinstance(given, str) else list(given)


def _whole(site: Site, visitor: Visitor, asked: AskedFor) -> tuple[list[str], bool]:
    """The first items that match, by the clock, and whether there are more."""
    now = site.now()
    wanted = asked.filter(now, visitor.actor)
    lines = read_queue(site.store, wanted, actor=visitor.actor, limit=AT_MOST)
    return [line.id for line in lines.lines], lines.after is not None
