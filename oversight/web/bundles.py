"""The evidence of an item as an answer: a zip to keep."""

from __future__ import annotations

from fastapi import Response

from oversight.evidence.material import gather
from oversight.evidence.pack import make_bundle
from oversight.report.fonts import Face, find_face
from oversight.supervision.actor import Actor
from oversight.web.site import Site


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
