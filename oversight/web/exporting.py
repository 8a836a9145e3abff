"""What a page shows, given as a workbook or a PDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi import HTTPException, Response

from oversight.cockpit.tables import Sheet, document, workbook
from oversight.report.fonts import Face, find_face
from oversight.web.site import Site
from oversight.web.visitor import Visitor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(site: Site, visitor: Visitor, sheet: Sheet, ending: str, name: str) -> Response:
    """The sheet as `xlsx` or `pdf`, as a download."""
    if ending == "xlsx":
        content, kind = workbook(sheet), XLSX
    elif ending == "pdf":
        font = site.project.config.report.font
        face = _face(site.project.folder / font if font else None)
        content = document(sheet, face, visitor.language, site.project.config.project.name)
        kind = "application/pdf"
    else:
        raise HTTPException(404)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.{ending}"}
    return Response(content, media_type=kind, headers=headers)


@cache
def _face(font: Path | None) -> Face:
    return find_face(font)
