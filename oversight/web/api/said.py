"""What the API answers: items, entries, problems, as models that describe themselves."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from oversight.problem import Problem
from oversight.supervision.chain import Entry
from oversight.supervision.guards import carrying_on
from oversight.supervision.item import SupervisionItem
from oversight.supervision.views import QueueLine
from oversight.web.site import Site


class Said(BaseModel):
    """What is answered: nothing that is not described."""

    model_config = ConfigDict(extra="forbid")


class OneProblem(Said):
    """One thing that speaks against what was asked: a sentence, and what to do."""

    where: str
    said: str


class ProblemSaid(Said):
    """A refusal (RFC 9457): `problems` are all that speak against it, in the caller's language."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    problems: list[OneProblem] = []


class PartSaid(Said):
    """What an assisting organisation has to do of an item."""

    org: str
    state: str
    since: date
    due: date | None


class LineSaid(Said):
    """An item as a line of the queue."""

    id: str
    rule: str
    subject: str
    state: str
    card: str
    org: str | None
    due: date | None
    message: str
    returns: int
    recurrences: int
    vanished: bool
    rejudged: str | None
    snoozed_until: date | None
    emergency: str | None
    order: str | None
    version: int


class QueueSaid(Said):
    """A page of the queue; `next` is the cursor of the page after it, None at the end."""

    items: list[LineSaid]
    next: str | None


class CountsSaid(Said):
    """How many items match; `more` where counting ended at ten thousand."""

    matching: int
    by_state: dict[str, int]
    by_card: dict[str, int]
    overdue: int
    more: bool


class ItemSaid(Said):
    """An item: the finding, where it stands, what it needs next. Days are ISO days."""

    id: str
    rule: str
    rule_version: str
    subject_kind: str
    subject: str
    kind: str
    card: str
    message: str
    facts: str = Field(description="The named facts of the finding, as JSON text.")
    finding_due: date | None
    as_of: date
    run: str
    state: str
    org: str | None
    raised_on: date
    since: date
    due: date | None
    parts: list[PartSaid]
    returns: int
    recurrences: int
    vanished: bool
    extension_asked: date | None
    asked_on: date | None
    disputed_on_ground: str | None
    appealed: bool
    snoozed_until: date | None
    disposition: str | None
    observe_by: date | None
    outcome: str | None
    rejudged: str | None
    emergency: str | None
    order: str | None
    next: list[str] = Field(description="The commands that carry it on from here.")
    version: int = Field(description="Give it as If-Match: a changed item is then refused.")


class EntrySaid(Said):
    """One entry of the trail, with the hashes of the chain."""

    seq: int
    at: str
    who: str
    command: str
    start: str | None
    end: str
    why: str
    details: str
    run: str
    previous: str
    hash: str


class FileSaid(Said):
    """A file attached to an item."""

    entry: int
    name: str
    size: int
    sha256: str


class RefusedSaid(Said):
    """What was refused of one of many items."""

    item: str
    problems: list[OneProblem]


class DoneSaid(Said):
    """What became of many: the items moved (or that could be), and what was refused."""

    moved: list[str]
    refused: list[RefusedSaid]


class OrgSaid(Said):
    """An organisation of the tree; `path` is `/city/county/town/`."""

    org: str
    name: str
    name_en: str
    level: str | None
    path: str


class NoticeSaid(Said):
    """Something one was told."""

    id: int
    item: str | None
    org: str | None
    kind: str
    at: str
    said: str
    seen_at: str | None


class HeldSaid(Said):
    """Until when an item is taken, an instant in UTC."""

    until: str


class RuleSaid(Said):
    """A rule with the figures of its items that the caller may see."""

    rule: str
    title_zh: str
    title_en: str
    card: str
    kind: str
    version: str
    items: int
    open: int
    confirmed: int
    false: int
    precision: float | None


def item_said(item: SupervisionItem, site: Site) -> ItemSaid:
    """An item as the API says it; what its finding tells of a person is hidden."""
    found = item.finding
    return ItemSaid(
        id=item.id,
        rule=item.rule,
        rule_version=found.version,
        subject_kind=item.subject_kind,
        subject=item.subject,
        kind=found.kind,
        card=found.card,
        message=_message(site, item.rule, found.facts, found.message),
        facts=json.dumps(site.facts(item.rule, found.facts), ensure_ascii=False),
        finding_due=found.due,
        as_of=found.as_of,
        run=found.run,
        state=item.state,
        org=item.org,
        raised_on=item.raised_on,
        since=item.since,
        due=item.due,
        parts=[
            PartSaid(org=part.org, state=part.state, since=part.since, due=part.due)
            for part in item.parts
        ],
        returns=item.returns,
        recurrences=item.recurrences,
        vanished=item.vanished,
        extension_asked=item.extension.asked,
        asked_on=item.asked_on,
        disputed_on_ground=item.contest.ground,
        appealed=item.contest.appealed,
        snoozed_until=item.sleep.until,
        disposition=item.disposition,
        observe_by=item.observe_by,
        outcome=item.outcome,
        rejudged=item.rejudged,
        emergency=item.emergency,
        order=item.order,
        next=[rule.name for rule in carrying_on(item)],
        version=item.version,
    )


def line_said(line: QueueLine, site: Site) -> LineSaid:
    """A line of the queue as the API says it; what it tells of a person is hidden."""
    said = {name: getattr(line, name) for name in LineSaid.model_fields}
    said["message"] = _message(site, line.rule, line.facts, line.message)
    return LineSaid(**said)


def entry_said(entry: Entry) -> EntrySaid:
    """An entry of the trail as the API says it."""
    return EntrySaid(**{name: getattr(entry, name) for name in EntrySaid.model_fields})


def _message(site: Site, rule: str, facts: str, held: str) -> str:
    return site.message(rule, facts, held, site.project.language)


def problems_said(problems: tuple[Problem, ...], language: str) -> list[OneProblem]:
    """Problems in the caller's language."""
    return [OneProblem(where=each.where, said=each.told(language)) for each in problems]


def body_of(said: BaseModel) -> dict[str, Any]:
    """A model as JSON has it."""
    return said.model_dump(mode="json")
