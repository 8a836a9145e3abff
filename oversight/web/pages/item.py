"""One item on one screen: why it is here, where it stands, what it needs next, and by whom."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response

from oversight.accounts.looks import may_look
from oversight.explain.answer import Explanation
from oversight.problem import Refused
from oversight.supervision.chain import Entry
from oversight.supervision.emergencies import list_emergencies
from oversight.supervision.given import command_from, fields_of
from oversight.supervision.guards import carrying_on, offered
from oversight.supervision.holds import release, take
from oversight.supervision.item import SupervisionItem
from oversight.supervision.service import act, item_standing, read_file
from oversight.supervision.text import Reader, notes_of
from oversight.supervision.views import read_files, read_trail
from oversight.supervision.workflow import ANYONE, CommandRule
from oversight.web.looking import written_look
from oversight.web.pages.asked import Asked, asked_of
from oversight.web.pages.shown_proof import shown_records, veiled_proof
from oversight.web.proofs import proof_of
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.timeline import timeline
from oversight.web.visitor import HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
SAID = ("comment", "ask", "answer")
MENTION = re.compile(r"@([a-z0-9][a-z0-9._-]{1,39})")
APART = ("comment", "attach", "undo", "ask", "answer")
"""Commands that have a place of their own on the page."""


@router.get("/items/{item_id}")
def show(item_id: str, site: HereSite, visitor: HereVisitor, asked: Asked) -> Response:
    """The item: the sentence, the timeline, the limit, the next step, the trail."""
    return _shown(site, visitor, item_id, asked.query())


def _shown(
    site: Site, visitor: Visitor, item_id: str, query: str, told: Sequence[str] = (), **given: Any
) -> Response:
    now = site.now()
    found, standing, holder = item_standing(site.store, item_id, actor=visitor.actor, at=now)
    trail = site.trail(found, read_trail(site.store, found.id, actor=visitor.actor))
    emergency = next(
        (
            each
            for each in (
                list_emergencies(site.store, actor=visitor.actor) if found.emergency else ()
            )
            if each.id == found.emergency
        ),
        None,
    )
    mine = [rule for rule in offered(found) if _may(rule, standing)]
    reader = Reader(visitor.language, now.date(), site.project.calendar.published)
    values = {
        "item": found,
        "sentence": _sentence(site, visitor, found),
        "query": query,
        "told": told,
        "given": given,
        "facts": site.facts(found.rule, found.finding.facts),
        "rule": site.project.rulebook.rules.get(found.rule),
        "left": _left(site, found),
        "today": now.date(),
        "notes": notes_of(replace(found, emergency=None) if emergency else found, reader),
        "next": [rule for rule in mine if rule in carrying_on(found)],
        "also": [rule for rule in mine if rule not in carrying_on(found)],
        "apart": APART,
        "needed": carrying_on(found),
        "fields_of": fields_of,
        "said": [entry for entry in trail if entry.command in SAID],
        "trail": trail,
        "details": lambda entry: json.loads(entry.details),
        "files": read_files(site.store, found.id, actor=visitor.actor),
        "timeline": timeline(trail, found, now.date(), visitor.language),
        "holder": holder,
        "emergency": emergency,
        "was_due": _due_before(trail) if emergency else None,
        "may_look": may_look(standing),
        "orgs": site.orgs().values(),
        "latest": (now.date() + timedelta(1)).isoformat(),
        "quote": quote,
        "at": _at,
    }
    return page("item.html", site=site, visitor=visitor, status=422 if told else 200, values=values)


@router.get("/items/{item_id}/proof")
def proof(item_id: str, site: HereSite, visitor: HereVisitor, part: str = "") -> Response:
    """The whole proof, as a page or as the part that the item's page fetches."""
    found, roles, _ = item_standing(site.store, item_id, actor=visitor.actor, at=site.now())
    return _proof(site, visitor, found, part=bool(part), looks=may_look(roles))


@router.post("/items/{item_id}/look")
def look(item_id: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """The proof with personal data shown, after the look was written down."""
    found, _ = written_look(site, visitor.actor, item_id, str(form.get("purpose", "")))
    return _proof(site, visitor, found, looks=True, open_=True)


def _proof(
    site: Site,
    visitor: Visitor,
    found: SupervisionItem,
    *,
    looks: bool,
    part: bool = False,
    open_: bool = False,
) -> Response:
    """The proof; `looks` is whether the person may have it with personal data, `open_` it is."""
    told: list[str] = []
    explained: Explanation | None = None
    try:
        explained = proof_of(site, found, visitor.language)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
    values = {
        "item": found,
        "sentence": _sentence(site, visitor, found, open_=open_),
        "proof": explained if explained is None or open_ else veiled_proof(explained),
        "told": told,
        "records": shown_records(explained, open_=open_) if explained else {},
        "open": open_,
        "may_look": looks,
    }
    name = "proof_part.html" if part else "proof.html"
    return page(name, site=site, visitor=visitor, values=values)


@router.post("/items/{item_id}/take")
def take_it(item_id: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Take the item, or hold it longer."""
    take(site.store, item_id, visitor.actor, site.now())
    return go(f"/items/{item_id}?{asked_of(str(form.get('query', ''))).query()}")


@router.post("/items/{item_id}/release")
def release_it(item_id: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Let it go."""
    release(site.store, item_id, visitor.actor)
    return go(f"/queue?{asked_of(str(form.get('query', ''))).query()}")


@router.get("/items/{item_id}/files/{sha256}")
def download(item_id: str, sha256: str, site: HereSite, visitor: HereVisitor) -> Response:
    """A file of the item, always as a download: nothing of it runs here."""
    name, content = read_file(site.store, item_id, sha256, actor=visitor.actor)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type="application/octet-stream", headers=headers)


@router.post("/items/{item_id}/{command}")
def give(
    item_id: str, command: str, site: HereSite, visitor: HereVisitor, form: HereForm
) -> Response:
    """Give a command; refused, the page says why and keeps what was typed."""
    query = str(form.get("query", ""))
    given = dict(form)
    if command == "comment":
        given["mentions"] = MENTION.findall(str(given.get("text", "")))
    name = command.replace("-", "_")
    seen = str(form.get("seen", ""))
    try:
        made = command_from(
            name,
            item_id,
            given,
            by=visitor.actor,
            at=site.now(),
            seen=int(seen) if seen.isdigit() else None,
        )
        act(site.store, made, days=site.project.calendar)
    except KeyError:
        return go(f"/items/{item_id}?{query}")
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, item_id, query, told, command=name, values=form)
    then = str(form.get("then", ""))
    if then.startswith("/") and not then.startswith("//"):
        return go(then)
    return go(f"/items/{item_id}?{query}")


def _may(rule: CommandRule, roles: frozenset[str]) -> bool:
    return ANYONE in rule.roles or bool(roles & set(rule.roles))


def _left(site: Site, found: SupervisionItem) -> int | None:
    if found.due is None:
        return None
    return site.project.calendar.workdays(site.now().date(), found.due)


def _sentence(site: Site, visitor: Visitor, found: SupervisionItem, *, open_: bool = False) -> str:
    finding = found.finding
    told = (found.rule, finding.facts, finding.message, visitor.language)
    return site.message(*told, open_=open_)


def _due_before(trail: Sequence[Entry]) -> str | None:
    """When the step would be due had no event shortened its clock, as far as that is told."""
    shortened = next((each for each in reversed(trail) if each.command == "shorten"), None)
    if shortened is None:
        return None
    said = json.loads(shortened.details)
    was, now = said.get("was"), said.get("due")
    return was if was != now else None


def _at(entry: Entry) -> str:
    return entry.at.replace("T", " ")[:16]
