"""Audits: those one may read, one with its course and its findings, and its commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from oversight import auditing
from oversight.accounts.people import read_accounts
from oversight.audit.finding import Said
from oversight.audit.programme import Programme
from oversight.auditing import Wanted, give, programme_of
from oversight.engagement.nextstep import next_step
from oversight.engagement.reading import Seen, read_audit, read_audits
from oversight.engagement.workflow import COMMANDS, ON_FINDING, State
from oversight.problem import Refused
from oversight.report.library import programmes
from oversight.web.audit_forms import FIELDS, WATCHED, carried, given_of
from oversight.web.audit_words import told_with
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.typed import day_typed, text_of
from oversight.web.visitor import Form, HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
READERS = ("auditor", "handler", "inspector")
"""Roles by which one may read any audit at all."""
APART = ("find",)
"""Commands that have a page of their own."""


@router.get("/audits")
def listed(
    site: HereSite, visitor: HereVisitor, state: str = "", org: str = "", text: str = ""
) -> Response:
    """The audits that one may read, the newest first, each with what it waits for."""
    return _listed(site, visitor, {"state": state, "org": org.strip(), "text": text.strip()})


def _listed(
    site: Site,
    visitor: Visitor,
    asked: dict[str, str],
    told: Sequence[str] = (),
    given: Form | None = None,
) -> Response:
    if not visitor.holds(*READERS):
        raise HTTPException(404)
    today = site.now().date()
    seen = read_audits(site.store, actor=visitor.actor)
    auditor = visitor.holds("auditor")
    values = {
        **told_with(visitor.language),
        "asked": asked,
        "any": bool(seen),
        "audits": [(one, next_step(one.audit, today)) for one in seen if _matches(one, asked)],
        "states": list(State),
        "today": today,
        "auditor": auditor,
        "programmes": _programmes(site) if auditor else [],
        "auditors": _auditors(site) if auditor else [],
        "orgs": list(site.orgs().values()),
        "told": told,
        "given": given or {},
    }
    status = 422 if told else 200
    return page("audits.html", site=site, visitor=visitor, status=status, values=values)


def _matches(seen: Seen, asked: dict[str, str]) -> bool:
    audit, wanted = seen.audit, asked["text"].casefold()
    title = audit.plan.title
    named = any(wanted in each.casefold() for each in (audit.id, title.zh, title.en))
    orgs = {*audit.plan.orgs, *(one.finding.org for one in audit.written)}
    of = not asked["org"] or any(seen.tree.within(org, asked["org"]) for org in orgs)
    return named and of and asked["state"] in ("", audit.state)


def _programmes(site: Site) -> list[Programme]:
    return programmes(site.project.audit_folders)


def _auditors(site: Site) -> list[tuple[str, str]]:
    """Who may be named: the sign-in names of auditors, and what they are called."""
    return [
        (one.login, one.name)
        for one in read_accounts(site.store)
        if one.active and any(grant.role == "auditor" for grant in one.grants)
    ]


@router.post("/audits")
def planned(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Plan an audit, and go to it."""
    try:
        title = text_of(form, "title")
        wanted = Wanted(
            text_of(form, "programme"),
            text_of(form, "period"),
            text_of(form, "lead"),
            text_of(form, "reviewer"),
            Said(**{visitor.language: title}) if title else None,
            tuple(dict.fromkeys(text_of(form, "orgs").split())),
            day_typed(form, "as_of"),
        )
        given = given_of(form, visitor, site.now().date())
        made = auditing.plan(site.project, site.store, wanted, given)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _listed(site, visitor, dict.fromkeys(("state", "org", "text"), ""), told, form)
    return go(f"/audits/{made.id}")


@router.get("/audits/{audit}")
def show(audit: str, site: HereSite, visitor: HereVisitor) -> Response:
    """An audit: what it asks, what it rests on, its findings, its course, and what one may do."""
    return _shown(site, visitor, audit)


def _shown(
    site: Site, visitor: Visitor, audit: str, told: Sequence[str] = (), **given: Any
) -> Response:
    seen = read_audit(site.store, audit, actor=visitor.actor)
    today = site.now().date()
    values = {
        **told_with(visitor.language),
        **about(site, seen),
        "acts": [name for name in seen.acts if name not in APART],
        "may_write": "find" in seen.acts,
        "fields": FIELDS,
        "watched": WATCHED,
        "next": next_step(seen.audit, today),
        "today": today,
        "auditors": _auditors(site) if seen.whole else [],
        "told": told,
        "given": given,
    }
    status = 422 if told else 200
    return page("audit.html", site=site, visitor=visitor, status=status, values=values)


def about(site: Site, seen: Seen) -> dict[str, Any]:
    """What the pages of an audit tell of it."""
    programme: Programme | None
    try:
        programme = programme_of(site.project, seen.audit.plan.programme)
    except Refused:  # it was taken away since
        programme = None
    return {"seen": seen, "audit": seen.audit, "plan": seen.audit.plan, "programme": programme}


@router.get("/audits/{audit}/print")
def printed(audit: str, site: HereSite, visitor: HereVisitor, language: str = "") -> Response:
    """An audit with its findings as a sheet to print, in either language."""
    seen = read_audit(site.store, audit, actor=visitor.actor)
    language = language if language in ("zh", "en") else visitor.language
    values = {**told_with(language), **about(site, seen)}
    name = "audit_print.html"
    return page(name, site=site, visitor=visitor, language=language, values=values)


@router.post("/audits/{audit}/{command}")
def act(audit: str, command: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Give a command on an audit; refused, the page says why and keeps what was typed."""
    if command in ON_FINDING or command not in COMMANDS or command not in FIELDS:
        raise HTTPException(404)
    plan = read_audit(site.store, audit, actor=visitor.actor).audit.plan
    try:
        data = carried(command, form, visitor.language, vars(plan))
        given = given_of(form, visitor, site.now().date())
        give(site.project, site.store, audit, command, data, given)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, audit, told, command=command, values=form)
    return go(f"/audits/{audit}")
