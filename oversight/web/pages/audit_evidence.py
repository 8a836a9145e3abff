"""The rows behind an indicator that a finding rests on, so many a page, each to its record."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Response

from oversight.auditrows import Opened, named_org, open_indicator, place_of
from oversight.engagement.guards import BODIES, reaches
from oversight.engagement.reading import Seen
from oversight.problem import Refused
from oversight.web.audit_words import told_with
from oversight.web.pages.audit_findings import finding_seen
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.visitor import HereSite, HereVisitor, Visitor

router = APIRouter()
LINES = 100
"""Rows on a page."""


@router.get("/audits/{audit}/findings/{number}/evidence/{place}")
def rows(
    audit: str,
    number: str,
    place: str,
    site: HereSite,
    visitor: HereVisitor,
    standing: str = "",
    first: str = "",
) -> Response:
    """What an indicator counts and leaves out, and the rows of each, from the frozen records.

    An item and a record lead on to their own page, which asks who may see them.
    """
    seen, one = finding_seen(site, visitor, audit, number)
    at = _number(place) - 1
    if not 0 <= at < len(one.finding.evidence):
        raise HTTPException(404)
    evidence = one.finding.evidence[at]
    if to := place_of(site.project, seen.audit, evidence):
        return go(to)
    if evidence.kind != "indicator" or not _may(seen, named_org(evidence)):
        raise HTTPException(404)
    told: list[str] = []
    opened: Opened | None = None
    try:
        opened = open_indicator(site.project, seen.audit, evidence)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
    lines = [each for each in opened.lines if standing in ("", each.standing)] if opened else []
    begin = _number(first) if first else 0
    here = f"/audits/{seen.audit.id}/findings/{one.number}/evidence/{at + 1}"
    values = {
        **told_with(visitor.language),
        "seen": seen,
        "audit": seen.audit,
        "one": one,
        "evidence": evidence,
        "opened": opened,
        "lines": lines[begin : begin + LINES],
        "many": len(lines),
        "first": begin,
        "next_page": begin + LINES if begin + LINES < len(lines) else None,
        "standing": standing,
        "address": lambda **more: f"{here}?{urlencode(more)}",
        "called": lambda line: _called(site, visitor, opened, line.what),
        "told": told,
    }
    status = 422 if told else 200
    return page("audit_rows.html", site=site, visitor=visitor, status=status, values=values)


def _called(site: Site, visitor: Visitor, opened: Opened | None, what: str) -> str:
    """What a row is about, in the reader's language: a reason, a rule's title, or a clock."""
    if opened is not None and visitor.language == "zh" and what in opened.reasons:
        return opened.reasons[what]
    return site.rule_title(what, visitor.language) if what else ""


def _may(seen: Seen, org: str) -> bool:
    """Its auditors see all rows; somebody of the audited body those of their organisations."""
    return seen.whole or (bool(org) and reaches(seen.by, (org,), seen.tree, BODIES))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise HTTPException(404)
    return int(text)
