"""What a person, and the organisations they handle items for, were told."""

from __future__ import annotations

import json

from fastapi import APIRouter, Response

from oversight.supervision.notices import mark_seen, read_notices
from oversight.web.render import go, page
from oversight.web.visitor import HereForm, HereSite, HereVisitor

router = APIRouter()


@router.get("/notices")
def listed(site: HereSite, visitor: HereVisitor) -> Response:
    """The newest first."""
    rows = [(each, json.loads(each.said)) for each in read_notices(site.store, visitor.actor)]
    return page("notices.html", site=site, visitor=visitor, values={"rows": rows})


@router.post("/notices/seen")
def seen(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """All up to the newest that the page showed."""
    upto = str(form.get("upto", ""))
    if upto.isdigit():
        mark_seen(site.store, visitor.actor, site.now().isoformat(), int(upto))
    return go("/notices")
