"""A finding of an audit: its five parts, its evidence, what came of it; writing and revising."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from oversight.audit.finding import PARTS
from oversight.auditing import give, proposed
from oversight.auditrows import opens
from oversight.engagement.files import finding_text
from oversight.engagement.model import Audit, Written
from oversight.engagement.reading import Seen, read_audit
from oversight.engagement.typed import KINDS
from oversight.engagement.workflow import ON_FINDING
from oversight.problem import Refused
from oversight.web.audit_forms import (
    BLANKS,
    FIELDS,
    TEXTS,
    WATCHED,
    carried,
    finding_of,
    given_of,
    typed_of,
)
from oversight.web.audit_words import told_with
from oversight.web.pages.audits import about
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.visitor import Form, HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()


def finding_seen(site: Site, visitor: Visitor, audit: str, number: str) -> tuple[Seen, Written]:
    """A finding that the visitor may read, and its audit; else `Refused` or 404."""
    seen = read_audit(site.store, audit, actor=visitor.actor)
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise HTTPException(404)
    return seen, seen.numbered(int(number))


@router.get("/audits/{audit}/drafts")
def drafts(audit: str, site: HereSite, visitor: HereVisitor) -> Response:
    """What the figures of the audit propose, each to be written in by a person."""
    seen = _writable(site, visitor, audit)
    told: list[str] = []
    found = []
    try:
        found = proposed(site.project, seen.audit)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
    values = {
        **_form_values(site, visitor, seen, {}, told),
        "drafts": [(one, typed_of(one, drafted=True)) for one in found],
    }
    status = 422 if told else 200
    return page("audit_drafts.html", site=site, visitor=visitor, status=status, values=values)


def _writable(site: Site, visitor: Visitor, audit: str) -> Seen:
    seen = read_audit(site.store, audit, actor=visitor.actor)
    if "find" not in seen.acts:
        raise HTTPException(403)
    return seen


@router.get("/audits/{audit}/findings/new")
def new(audit: str, site: HereSite, visitor: HereVisitor) -> Response:
    """An empty finding to be written."""
    return _write(site, visitor, _writable(site, visitor, audit), None, {})


@router.post("/audits/{audit}/findings")
def find(audit: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Write a finding into the audit, and go to it."""
    seen = _writable(site, visitor, audit)

    def done() -> Audit:
        data = finding_of(form).model_dump(mode="json")
        given = given_of(form, visitor, site.now().date())
        return give(site.project, site.store, audit, "find", data, given)

    return _written(site, visitor, (seen, None), form, done)


@router.get("/audits/{audit}/findings/{number}/revise")
def revise(audit: str, number: str, site: HereSite, visitor: HereVisitor) -> Response:
    """A finding to be written anew."""
    seen, one = _revisable(site, visitor, audit, number)
    return _write(site, visitor, seen, one, typed_of(one.finding))


@router.post("/audits/{audit}/findings/{number}/revise")
def revised(
    audit: str, number: str, site: HereSite, visitor: HereVisitor, form: HereForm
) -> Response:
    """Write a finding anew; evidence is left out only with a reason."""
    seen, one = _revisable(site, visitor, audit, number)

    def done() -> Audit:
        written = finding_of(form, one.finding.evidence).model_dump(mode="json")
        data = {"finding": one.number, "written": written}
        given = given_of(form, visitor, site.now().date())
        return give(site.project, site.store, audit, "revise", data, given)

    return _written(site, visitor, (seen, one), form, done)


def _revisable(site: Site, visitor: Visitor, audit: str, number: str) -> tuple[Seen, Written]:
    seen, one = finding_seen(site, visitor, audit, number)
    if "revise" not in seen.acts_on(one):
        raise HTTPException(403)
    return seen, one


def _written(
    site: Site,
    visitor: Visitor,
    what: tuple[Seen, Written | None],
    form: Form,
    done: Callable[[], Audit],
) -> Response:
    """On to the finding once it is written; refused, the form with what was typed."""
    seen, one = what
    try:
        audit = done()
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _write(site, visitor, seen, one, form, told)
    number = one.number if one else audit.written[-1].number
    return go(f"/audits/{audit.id}/findings/{number}")


def _write(
    site: Site,
    visitor: Visitor,
    seen: Seen,
    one: Written | None,
    given: Mapping[str, Any],
    told: Sequence[str] = (),
) -> Response:
    values = {**_form_values(site, visitor, seen, given, told), "one": one}
    status = 422 if told else 200
    return page("audit_write.html", site=site, visitor=visitor, status=status, values=values)


def _form_values(
    site: Site, visitor: Visitor, seen: Seen, given: Mapping[str, Any], told: Sequence[str]
) -> dict[str, Any]:
    orgs = site.orgs()
    audited = seen.audit.plan.orgs or tuple(orgs)
    return {
        **told_with(visitor.language),
        "seen": seen,
        "audit": seen.audit,
        "texts": TEXTS,
        "blanks": range(BLANKS),
        "kinds": KINDS,
        "audited": audited,
        "given": given,
        "told": told,
    }


@router.get("/audits/{audit}/findings/{number}")
def show(audit: str, number: str, site: HereSite, visitor: HereVisitor) -> Response:
    """A finding: the five parts, the evidence, the comment, the follow-up, and what one may do."""
    return _shown(site, visitor, audit, number)


def _shown(
    site: Site, visitor: Visitor, audit: str, number: str, told: Sequence[str] = (), **given: Any
) -> Response:
    seen, one = finding_seen(site, visitor, audit, number)
    own = [each for each in seen.entries if seen.finding_of(each) == one.number]
    values = {
        **told_with(visitor.language),
        **about(site, seen),
        "one": one,
        "parts": PARTS,
        "opens": opens,
        "entries": own,
        "acts": [name for name in seen.acts_on(one) if name in FIELDS],
        "may_revise": "revise" in seen.acts_on(one),
        "fixes": [fix for fix in seen.audit.corrections if fix.finding == one.number],
        "fields": FIELDS,
        "watched": WATCHED,
        "today": site.now().date(),
        "told": told,
        "given": given,
    }
    status = 422 if told else 200
    return page("audit_finding.html", site=site, visitor=visitor, status=status, values=values)


@router.get("/audits/{audit}/findings/{number}/finding.yaml")
def take(audit: str, number: str, site: HereSite, visitor: HereVisitor) -> Response:
    """A finding as a file, from which it is revised; for its auditors."""
    seen, one = finding_seen(site, visitor, audit, number)
    if not seen.whole:
        raise HTTPException(404)
    name = f"{seen.audit.id}-{one.number:02}.yaml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = finding_text(one.finding)
    return Response(text, media_type="application/yaml", headers=headers)


@router.post("/audits/{audit}/findings/{number}/{command}")
def act(
    audit: str, number: str, command: str, site: HereSite, visitor: HereVisitor, form: HereForm
) -> Response:
    """Give a command on a finding; refused, the page says why and keeps what was typed."""
    if command not in ON_FINDING or command not in FIELDS:
        raise HTTPException(404)
    _, one = finding_seen(site, visitor, audit, number)
    try:
        data = {"finding": one.number, **carried(command, form, visitor.language, {})}
        given = given_of(form, visitor, site.now().date())
        give(site.project, site.store, audit, command, data, given)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, audit, number, told, command=command, values=form)
    return go(f"/audits/{audit}/findings/{number}")
