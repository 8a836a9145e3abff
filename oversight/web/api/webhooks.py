"""Webhooks by the API: subscribing, listing, ending, testing."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from oversight.web.api.caller import HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.webhooks.deliver import send_test
from oversight.webhooks.subscriptions import (
    EVENTS,
    Webhook,
    add_webhook,
    end_webhook,
    read_attempts,
    read_webhooks,
    resume_webhook,
)

router = APIRouter(responses=REFUSALS, tags=["webhooks"])
Id = Annotated[str, Path(max_length=20)]


class WebhookAsked(BaseModel):
    """A receiver, the steps it is told of (all where none is named), and the place."""

    model_config = ConfigDict(extra="forbid")

    url: Annotated[str, Field(max_length=500)]
    events: list[Literal[EVENTS]] = []  # type: ignore[valid-type]
    place: Annotated[str, Field(max_length=200)] | None = None


class WebhookSaid(BaseModel):
    """A webhook; `behind` counts the trail's entries it has not come to yet."""

    id: str
    url: str
    place: str | None
    events: list[str]
    state: Literal["active", "paused", "ended"]
    made_by: str
    made_at: str
    failures: int
    failing_since: str | None
    next_at: str | None
    behind: int


class WebhookMade(BaseModel):
    """A new webhook with the secret to check its signatures, shown this once."""

    webhook: WebhookSaid
    secret: str


class AttemptSaid(BaseModel):
    """One attempt: the trail's entry (none for a test), the status answered (none for none)."""

    entry: int | None
    at: str
    status: int | None
    said: str


class AttemptsSaid(BaseModel):
    """The last attempts, newest first."""

    attempts: list[AttemptSaid]


class WebhooksSaid(BaseModel):
    """The webhooks of the places that the caller administers, oldest first."""

    webhooks: list[WebhookSaid]


def _said(webhook: Webhook) -> WebhookSaid:
    return WebhookSaid.model_validate(vars(webhook) | {"events": list(webhook.events)})


@router.get("/webhooks", operation_id="webhooks")
def listed(site: HereSite, caller: HereCaller) -> WebhooksSaid:
    """The webhooks of the places that the caller administers."""
    found = read_webhooks(site.store, by=caller.actor)
    return WebhooksSaid(webhooks=[_said(each) for each in found])


@router.post("/webhooks", operation_id="webhook_add", status_code=201)
def add(site: HereSite, caller: HereCaller, asked: WebhookAsked) -> WebhookMade:
    """Tell a receiver of each step from now on, in order and signed (Standard Webhooks)."""
    made, secret = add_webhook(
        site.store,
        asked.url,
        by=caller.actor,
        at=site.now(),
        events=asked.events,
        place=asked.place,
        internal=site.project.config.webhooks.internal,
    )
    return WebhookMade(webhook=_said(made), secret=secret)


@router.delete("/webhooks/{webhook}", operation_id="webhook_end")
def end(webhook: Id, site: HereSite, caller: HereCaller) -> WebhookSaid:
    """End a webhook for good."""
    return _said(end_webhook(site.store, webhook, by=caller.actor))


@router.post("/webhooks/{webhook}/resume", operation_id="webhook_resume")
def resume(webhook: Id, site: HereSite, caller: HereCaller) -> WebhookSaid:
    """Try a paused or failing webhook again at once."""
    return _said(resume_webhook(site.store, webhook, by=caller.actor))


@router.post("/webhooks/{webhook}/test", operation_id="webhook_test")
def test(webhook: Id, site: HereSite, caller: HereCaller) -> AttemptSaid:
    """Send a message of the type `ping` once, and tell what came of it."""
    at, internal = site.now(), site.project.config.webhooks.internal
    answer = send_test(site.store, webhook, by=caller.actor, at=at, internal=internal)
    return AttemptSaid(entry=None, at=at.isoformat(), status=answer.status, said=answer.said)


@router.get("/webhooks/{webhook}/attempts", operation_id="webhook_attempts")
def attempts(webhook: Id, site: HereSite, caller: HereCaller) -> AttemptsSaid:
    """The last attempts of a webhook, newest first."""
    found = read_attempts(site.store, webhook, by=caller.actor)
    said = [
        AttemptSaid(entry=each.seq, at=each.at, status=each.status, said=each.said)
        for each in found
    ]
    return AttemptsSaid(attempts=said)
