"""Everything behind an item in one file, and looks at personal data for a stated purpose."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response

from oversight.veiling import facts_of
from oversight.web.api.caller import HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.web.api.given import Given, Text
from oversight.web.api.said import Said
from oversight.web.bundles import bundle
from oversight.web.looking import written_look

router = APIRouter(responses=REFUSALS, tags=["items"])
Id = Annotated[str, Path(max_length=60)]
ZIP: dict[int | str, dict[str, Any]] = {200: {"content": {"application/zip": {}}}}


class Purpose(Given):
    """What personal data are needed for; it is written down with the look."""

    purpose: Text


class LookSaid(Said):
    """A finding with personal data shown: its sentence, its facts, its proof if any."""

    message: str
    facts: dict[str, Any]
    proof: dict[str, Any] | None


@router.post("/items/{item_id}/look", operation_id="look")
def look(item_id: Id, site: HereSite, caller: HereCaller, given: Purpose) -> LookSaid:
    """The finding and its proof with personal data, after the look was written down."""
    found, explained = written_look(site, caller.actor, item_id, given.purpose)
    finding = found.finding
    told = (found.rule, finding.facts, finding.message, caller.language)
    return LookSaid(
        message=site.message(*told, open_=True),
        facts=facts_of(finding.facts),
        proof=explained.plain() if explained else None,
    )


@router.get(
    "/items/{item_id}/evidence",
    operation_id="evidence",
    response_class=Response,
    responses=ZIP,
)
def masked(item_id: Id, site: HereSite, caller: HereCaller) -> Response:
    """The evidence of an item as one zip, with what tells of a person masked."""
    return bundle(site, item_id, caller.actor)


@router.post(
    "/items/{item_id}/evidence",
    operation_id="open_evidence",
    response_class=Response,
    responses=ZIP,
)
def opened(item_id: Id, site: HereSite, caller: HereCaller, given: Purpose) -> Response:
    """The evidence of an item with personal data, after the look was written down."""
    written_look(site, caller.actor, item_id, given.purpose, "evidence")
    return bundle(site, item_id, caller.actor, open_=True)
