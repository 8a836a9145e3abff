"""Everything behind an item in one file: masked, or with personal data for a stated purpose."""

from __future__ import annotations

from fastapi import APIRouter, Response

from oversight.evidence.material import gather
from oversight.evidence.pack import make_bundle
from oversight.report.fonts import Face, find_face
from oversight.supervision.actor import Actor
from oversight.web.looking import written_look
from oversight.web.site import Site
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


def bundle(site: Site, item_id: str, actor: Actor, *, open_: bool = False) -> Response:
    """The bundle of an item as a download."""
    material = gather(site.project, site.store, item_id, actor=actor, open_=open_)
    name = f"{material.item.id}{'-open' if open_ else ''}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = make_bundle(material, _face(site))
    return Response(content, media_type="application/zip", headers=headers)


def _face(site: Site) -> Face:
    font = site.project.config.report.font
    return find_face(site.project.folder / font if font else None)
