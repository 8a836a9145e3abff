"""Ownership: the rules as they stand and stood, setting them and ending one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import ConfigDict, Field

from oversight.supervision.ownership import Owner, list_owners
from oversight.supervision.rerouting import Routed, end_ownership
from oversight.web.api.caller import Caller, HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.web.api.given import Given, Name, Paged
from oversight.web.api.said import Said
from oversight.web.cursor import cursor_of, key_of
from oversight.web.owning import set_checked
from oversight.web.site import Site

router = APIRouter(responses=REFUSALS, tags=["registers"])


class OwnerSaid(Said):
    """One ownership rule: `org` gets the items of what the rest names; "" names nothing."""

    id: int
    org: str
    rule: str
    item: str
    territory: str
    since: date
    until: date | None
    set_by: str


class OwnersSaid(Said):
    """A page of ownership rules, in the order in which they were set."""

    ownership: list[OwnerSaid]
    next: str | None


class MovedSaid(Said):
    """An item that moves to another organisation."""

    item: str
    was: str | None
    org: str | None


class ToDecideSaid(Said):
    """An item that stays with `org` until a person decides, though `owner` now owns it."""

    item: str
    state: str
    org: str | None
    owner: str | None


class RoutedSaid(Said):
    """What a change of ownership does to open items."""

    moved: list[MovedSaid]
    to_decide: list[ToDecideSaid]


class OwnersAsked(Paged):
    """Which ownership rules: those in force today, or all there ever were."""

    in_force: bool = True


class OwnerGiven(Given):
    """One ownership rule to set."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    org: Name
    rule: Name = ""
    item: Name = ""
    territory: Name = ""
    since: Annotated[date, Field(alias="from")]
    until: date | None = None


class OwnersGiven(Given):
    """Ownership rules to set together, as a file has them."""

    ownership: Annotated[list[OwnerGiven], Field(min_length=1, max_length=1000)]


Number = Annotated[int, Path(ge=1, le=2_000_000_000)]


@router.get("/ownership", operation_id="ownership")
def owners(
    site: HereSite, caller: HereCaller, asked: Annotated[OwnersAsked, Query()]
) -> OwnersSaid:
    """The ownership rules of organisations and territories in the caller's reach."""
    day = site.now().date() if asked.in_force else None
    found = list_owners(site.store, actor=caller.actor, day=day)
    key = key_of(asked.after, 1)
    last = int(key[0]) if key and key[0].isascii() and key[0].isdigit() else 0
    left = [each for each in found if each.id > last]
    some = left[: asked.limit]
    return OwnersSaid(
        ownership=[owner_said(each) for each in some],
        next=cursor_of(str(some[-1].id)) if len(left) > len(some) else None,
    )


@router.post("/ownership/preview", operation_id="preview_ownership")
def previewed(site: HereSite, caller: HereCaller, given: OwnersGiven) -> RoutedSaid:
    """What setting these rules would move, without setting them."""
    return _set(site, caller, given, trial=True)


@router.post("/ownership", operation_id="set_ownership")
def set_(site: HereSite, caller: HereCaller, given: OwnersGiven) -> RoutedSaid:
    """Set ownership rules and route the open items by them, all or none."""
    return _set(site, caller, given, trial=False)


@router.post("/ownership/{number}/end", operation_id="end_ownership")
def end(number: Number, site: HereSite, caller: HereCaller, preview: bool = False) -> RoutedSaid:
    """End an ownership rule and route the open items anew; with `preview`, only say what moves."""
    routed = end_ownership(
        site.store,
        number,
        by=caller.actor,
        at=site.now(),
        days=site.project.calendar,
        trial=preview,
    )
    return routed_said(routed)


def _set(site: Site, caller: Caller, given: OwnersGiven, *, trial: bool) -> RoutedSaid:
    owners = [
        Owner(each.org, each.rule, each.item, each.territory, each.since, each.until)
        for each in given.ownership
    ]
    where = tuple(f"ownership.{place}" for place in range(len(owners)))
    routed = set_checked(site, owners, where, by=caller.actor, trial=trial)
    return routed_said(routed)


def owner_said(owner: Owner) -> OwnerSaid:
    """An ownership rule as the API says it."""
    return OwnerSaid(**{name: getattr(owner, name) for name in OwnerSaid.model_fields})


def routed_said(routed: Routed) -> RoutedSaid:
    """What a change of ownership does, as the API says it."""
    return RoutedSaid(
        moved=[MovedSaid(item=item.id, was=was, org=item.org) for item, was in routed.moved],
        to_decide=[
            ToDecideSaid(item=item.id, state=item.state, org=item.org, owner=owner)
            for item, owner in routed.to_decide
        ],
    )
