"""Emergencies: those that are on, declaring one and ending one."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import ConfigDict, Field

from oversight.ownershipfile import unknown_rule
from oversight.problem import Refused
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import (
    declare_emergency,
    end_emergency,
    list_emergencies,
    preview_emergency,
)
from oversight.web.api.caller import HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.web.api.given import Given, Name, Paged, Text
from oversight.web.api.said import Said
from oversight.web.cursor import cursor_of, key_of
from oversight.web.site import Site

router = APIRouter(responses=REFUSALS, tags=["registers"])


class EmergencySaid(Said):
    """A declared event: `pace` is the most working days a stage may take while it is on."""

    id: str
    title: str
    why: str
    pace: int
    rule: str | None
    place: str | None
    since: date
    until: date | None
    declared_by: str
    ended_by: str | None


class EmergenciesSaid(Said):
    """A page of events, newest first."""

    emergencies: list[EmergencySaid]
    next: str | None


class CoveredSaid(Said):
    """An item that an event covers: when it is due now, and when it would be."""

    item: str
    state: str
    org: str | None
    due: date | None
    would_be_due: date | None


class PreviewSaid(Said):
    """What an event would cover: how many items, and the first hundred by their new clock."""

    shortened: int
    restored: int
    items: list[CoveredSaid]


class ChangedSaid(Said):
    """An event, and how many items are under it now, or under none any more."""

    emergency: EmergencySaid
    shortened: int
    restored: int


class EmergenciesAsked(Paged):
    """Which events: those that are on today, or all there ever were."""

    on: bool = True


class EmergencyGiven(Given):
    """An event to declare; without `rule` it covers every rule, without `place` every place."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    title: Name
    why: Text
    pace: Annotated[int, Field(ge=1, le=1000)] = 1
    rule: Name | None = None
    place: Name | None = None
    since: Annotated[date | None, Field(alias="from", description="Today if left out.")] = None
    until: date | None = None

    def emergency(self, site: Site) -> Emergency:
        """The event. Refused: a rule that there is not."""
        if problems := unknown_rule(site.project.rulebook, self.rule, "rule"):
            raise Refused(problems)
        return Emergency(
            title=self.title,
            pace=self.pace,
            why=self.why,
            since=self.since or site.now().date(),
            rule=self.rule or None,
            place=self.place or None,
            until=self.until,
        )


class Ending(Given):
    """Why an event ends."""

    why: Text = ""


@router.get("/emergencies", operation_id="emergencies")
def emergencies(
    site: HereSite, caller: HereCaller, asked: Annotated[EmergenciesAsked, Query()]
) -> EmergenciesSaid:
    """The events at places in the caller's reach, or that reach such a place."""
    day = site.now().date() if asked.on else None
    found = list_emergencies(site.store, actor=caller.actor, day=day)
    key = key_of(asked.after, 1)
    left = [each for each in found if key is None or each.id < key[0]]
    some = left[: asked.limit]
    return EmergenciesSaid(
        emergencies=[emergency_said(each) for each in some],
        next=cursor_of(some[-1].id) if len(left) > len(some) else None,
    )


@router.post("/emergencies/preview", operation_id="preview_emergency")
def previewed(site: HereSite, caller: HereCaller, given: EmergencyGiven) -> PreviewSaid:
    """What declaring it would cover, without declaring it."""
    paced, items = preview_emergency(
        site.store,
        given.emergency(site),
        by=caller.actor,
        at=site.now(),
        days=site.project.calendar,
    )
    return PreviewSaid(
        shortened=paced.shortened,
        restored=paced.restored,
        items=[
            CoveredSaid(
                item=each.item.id,
                state=each.item.state,
                org=each.item.org,
                due=each.item.due,
                would_be_due=each.due,
            )
            for each in items
        ],
    )


@router.post("/emergencies", operation_id="declare_emergency")
def declare(site: HereSite, caller: HereCaller, given: EmergencyGiven) -> ChangedSaid:
    """Declare an event and shorten the clocks of the open items it covers."""
    made, paced = declare_emergency(
        site.store,
        given.emergency(site),
        by=caller.actor,
        at=site.now(),
        days=site.project.calendar,
    )
    return ChangedSaid(
        emergency=emergency_said(made), shortened=paced.shortened, restored=paced.restored
    )


@router.post("/emergencies/{name}/end", operation_id="end_emergency")
def end(
    name: Annotated[str, Path(max_length=40)],
    site: HereSite,
    caller: HereCaller,
    given: Ending,
) -> ChangedSaid:
    """End an event; the clocks it shortened are as they would have been."""
    ended, paced = end_emergency(
        site.store,
        name,
        by=caller.actor,
        at=site.now(),
        days=site.project.calendar,
        why=given.why,
    )
    return ChangedSaid(
        emergency=emergency_said(ended), shortened=paced.shortened, restored=paced.restored
    )


def emergency_said(emergency: Emergency) -> EmergencySaid:
    """An event as the API says it."""
    names = EmergencySaid.model_fields
    return EmergencySaid(**{name: getattr(emergency, name) for name in names})
