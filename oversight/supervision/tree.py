"""The tree of organisations as supervision needs it: who stands where towards whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oversight.supervision.actor import Actor


@dataclass(frozen=True)
class Standing:
    """How a person stands towards an organisation.

    `over` are the roles held at its place or above, `above` those held strictly above it,
    `in_line` whether any role is held within it.
    """

    over: frozenset[str]
    above: frozenset[str]
    in_line: bool


@dataclass(frozen=True)
class OrgTree:
    """Organisations by their paths, such as `/city/county/town/`.

    An organisation that is not in the tree stands alone, under the whole tree.

    >>> tree = OrgTree({"city": "/city/", "county": "/city/county/"})
    >>> tree.within("county", "city"), tree.within("city", "county"), tree.within(None, None)
    (True, False, True)
    """

    paths: Mapping[str, str] = field(default_factory=dict)

    def path(self, org: str) -> str:
        """Where an organisation stands; a path of its own where the tree has none."""
        return self.paths.get(org, f"/{org}/")

    def within(self, org: str | None, place: str | None) -> bool:
        """Whether `org` is `place` or below it. None as a place is the whole tree."""
        if place is None:
            return True
        return org is not None and f"/{place}/" in self.path(org)

    def standing(self, actor: Actor, org: str | None) -> Standing:
        """How `actor` stands towards `org`; None is what belongs to no organisation."""
        over = {grant.role for grant in actor.grants if self.within(org, grant.place)}
        above = {
            grant.role
            for grant in actor.grants
            if grant.place is None or (grant.place != org and self.within(org, grant.place))
        }
        in_line = org is not None and any(
            grant.place is not None and self.within(grant.place, org) for grant in actor.grants
        )
        return Standing(frozenset(over), frozenset(above), in_line)

    def sees(self, actor: Actor, org: str | None) -> bool:
        """Whether any role of `actor` reaches `org`."""
        return bool(self.standing(actor, org).over)


NO_TREE = OrgTree()
"""A tree in which every organisation stands alone."""
