"""The organisations a page is about: those a person sees, or one of them with what is below it."""

from __future__ import annotations

from fastapi import HTTPException

from oversight.cockpit.board import reach
from oversight.supervision.scope import load_tree
from oversight.web.site import Site
from oversight.web.visitor import Visitor


def reached(site: Site, visitor: Visitor, org: str | None) -> set[str] | None:
    """Their codes, None for all; 404 for an organisation that is not there or not to be seen."""
    with site.store.reading() as session:
        tree = load_tree(session)
        if org is not None and (org not in tree.paths or not tree.sees(visitor.actor, org)):
            raise HTTPException(404)
        return reach(visitor.actor, tree, org)
