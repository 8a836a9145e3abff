"""A look at personal data of an item, written down before it is given; for pages and the API."""

from __future__ import annotations

from oversight.accounts.looks import record_look
from oversight.accounts.veil import personal_columns
from oversight.explain.answer import Explanation
from oversight.problem import Refused
from oversight.supervision.actor import Actor
from oversight.supervision.item import SupervisionItem
from oversight.supervision.service import item_standing
from oversight.web.proofs import proof_of
from oversight.web.site import Site


def written_look(
    site: Site, actor: Actor, item_id: str, purpose: str, what: str = ""
) -> tuple[SupervisionItem, Explanation | None]:
    """Write a look down: the item, and its proof where one can be made.

    `what` says what is given beside the records. Refused: an item that is not to be seen, no
    role over it that sees personal data, and no purpose.
    """
    found, roles, _ = item_standing(site.store, item_id, actor=actor, at=site.now())
    explained: Explanation | None = None
    columns: list[str] = []
    try:
        explained = proof_of(site, found, site.project.language)
        columns = personal_columns(explained.records)
    except Refused:
        pass
    said = f"{found.subject_kind} {found.subject}: {', '.join(columns) or '-'}"
    record_look(
        site.store,
        actor,
        roles=roles,
        item=found.id,
        what=f"{what}, {said}" if what else said,
        purpose=purpose,
        at=site.now(),
    )
    return found, explained
