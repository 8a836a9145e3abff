"""The desks: what waits for the organisations one handles items for, and what waits to be
verified."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from oversight.supervision.desks import HandlersItem, VerifiersItem, handlers_desk, verifiers_desk
from oversight.web.render import page
from oversight.web.visitor import HereSite, HereVisitor

router = APIRouter()


@router.get("/desk")
def handlers(site: HereSite, visitor: HereVisitor) -> Response:
    """What is mine, due when, and what was returned and why."""
    today = site.now().date()
    rows = handlers_desk(site.store, actor=visitor.actor)
    groups: list[tuple[str, list[HandlersItem]]] = [
        ("to_sign", [row for row in rows if row.state == "assigned"]),
        ("to_do", [row for row in rows if row.state not in ("assigned", "submitted")]),
        ("sent", [row for row in rows if row.state == "submitted"]),
    ]
    calendar = site.project.calendar

    def left(due: date | None) -> int | None:
        return None if due is None else calendar.workdays(today, due)

    values = {"groups": groups, "left": left, "today": today, "any": bool(rows)}
    return page("desk.html", site=site, visitor=visitor, values=values)


@router.get("/verify")
def verifiers(site: HereSite, visitor: HereVisitor) -> Response:
    """Then and now, side by side: as it was found, what was done, what the latest run says."""
    today = site.now().date()
    rows: list[VerifiersItem] = verifiers_desk(site.store, actor=visitor.actor)
    calendar = site.project.calendar

    def left(due: date | None) -> int | None:
        return None if due is None else calendar.workdays(today, due)

    def raised(row: VerifiersItem) -> str:
        return site.message(row.rule, row.facts, row.raised, site.project.language)

    values = {"rows": rows, "left": left, "today": today, "raised": raised}
    return page("verify.html", site=site, visitor=visitor, values=values)
