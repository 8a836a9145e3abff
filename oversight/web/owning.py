"""Who gets the items of what, set or only tried, from a page or the API."""

from __future__ import annotations

from oversight.ownershipfile import check_names
from oversight.supervision.actor import Actor
from oversight.supervision.ownership import Owner
from oversight.supervision.rerouting import Routed, set_owners
from oversight.web.site import Site


def set_checked(
    site: Site, owners: list[Owner], where: tuple[str, ...], *, by: Actor, trial: bool
) -> Routed:
    """Set the rules of ownership, or try what they would do.

    `where` says where each was given. Refused: a rule or pack that there is not, and whatever
    `set_owners` refuses.
    """
    check_names(site.project.rulebook, owners, where)
    return set_owners(
        site.store,
        owners,
        by=by,
        at=site.now(),
        days=site.project.calendar,
        where=where,
        trial=trial,
    )
