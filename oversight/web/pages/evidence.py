"""Everything behind an item in one file: masked, or with personal data for a stated purpose."""

from __future__ import annotations

from fastapi import APIRouter, Response

from oversight.web.bundles import bundle
from oversight.web.looking import written_look
from oversight.web.typed import text_of
from oversight.web.visitor import HereForm, HereSite, HereVisitor

router = APIRouter()


@router.get("/items/{item_id}/evidence")
def masked(item_id: str, site: HereSite, visitor: HereVisitor) -> Response:
    """The bundle, with what tells of a person masked."""
    return bundle(site, item_id, visitor.actor)


@router.post("/items/{item_id}/evidence")
def opened(item_id: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """The bundle with personal data, after the look was written down."""
    written_look(site, visitor.actor, item_id, text_of(form, "purpose"), "evidence")
    return bundle(site, item_id, visitor.actor, open_=True)
