"""One item on one screen: why it is here, where it stands, what it needs next, and by whom."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Response

from oversight.accounts.looks import may_look, record_look
from oversight.accounts.veil import masked, personal_columns, personal_values, veiled
from oversight.explain.answer import Explanation
from oversight.problem import Refused
from oversight.supervision.chain import Entry
from oversight.supervision.given import command_from, fields_of
from oversight.supervision.guards import carrying_on, offered
from oversight.supervision.holds import release, take
from oversight.supervision.item import SupervisionItem
from oversight.supervision.service import act, item_standing, read_file
from oversight.supervision.text import Reader, notes_of
from oversight.supervision.views import read_files, read_trail
from oversight.supervision.workflow import ANYONE, CommandRule
from oversight.web.pages.asked import Asked, asked_of
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
        "notes": notes_of(found, reader),
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
    found, roles, _ = item_standing(site.store, item_id, actor=visitor.actor, at=site.now())
    try:
        columns = personal_columns(proof_of(site, found, visitor.language).records)
    except Refused:
        return _proof(site, visitor, found, looks=may_look(roles))
    record_look(
        site.store,
        visitor.actor,
        roles=roles,
        item=found.id,
        what=f"{found.subject_kind} {found.subject}: {', '.join(columns) or '-'}",
        purpose=str(form.get("purpose", "")),
        at=site.now(),
    )
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
        "proof": explained if explained is None or open_ else _veiled(explained),
        "told": told,
        "records": _records(explained, open_) if explained else {},
        "open": open_,
        "may_look": looks,
    }
    name = "proof_part.html" if part else "proof.html"
    return page(name, site=site, visitor=visitor, values=values)


def _veiled(explained: Explanation) -> Explanation:
    """A proof whose conditions and clocks do not repeat what its records hide."""
    told = (explained.tried, explained.walks, explained.missing)
    tried, walks, missing = veiled(told, personal_values(explained.records))
    return replace(explained, tried=tried, walks=walks, missing=missing)


def _records(explained: Explanation, open_: bool) -> Mapping[str, list[dict[str, Any]]]:
    """The records behind, what tells of a person hidden unless it was asked for."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, rows in explained.records.items():
        if not rows:
            continue
        shown = [dict(row) if open_ else masked(table, row) for row in rows]
        used = [name for name in shown[0] if any(row.get(name) is not None for row in shown)]
        found[table] = [{name: row.get(name) for name in used} for row in shown]
    return found


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


def _at(entry: Entry) -> str:
    return entry.at.replace("T", " ")[:16]
