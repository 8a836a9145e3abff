"""The reads behind each page."""

from __future__ import annotations

import base64
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, HTTPException, Path, Query, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from oversight.accounts.veil import personal_values, veiled
from oversight.problem import Problem, Refused
from oversight.supervision.given import command_from
from oversight.supervision.holds import release, take
from oversight.supervision.notices import read_notices
from oversight.supervision.precision import RuleFigures, rule_figures
from oversight.supervision.service import act, act_many, get_item, preview, read_file
from oversight.supervision.views import Filter, Key, counts, read_files, read_queue, read_trail
from oversight.supervision.workflow import COMMANDS, STEPS, State
from oversight.web.api.caller import Caller, HereCaller, HereSite
from oversight.web.api.commands import REFUSALS, Seen, version_of
from oversight.web.api.given import LONGEST
from oversight.web.api.said import (
    CountsSaid,
    DoneSaid,
    EntrySaid,
    FileSaid,
    HeldSaid,
    ItemSaid,
    NoticeSaid,
    OrgSaid,
    QueueSaid,
    RefusedSaid,
    RuleSaid,
    entry_said,
    item_said,
    line_said,
    problems_said,
)
from oversight.web.proofs import proof_of
from oversight.web.site import Site

router = APIRouter(responses=REFUSALS)
Id = Annotated[str, Path(max_length=60)]
Short = Annotated[str | None, Query(max_length=200)]
LARGEST = 20_000_000
"""Bytes of an attached file."""


class Asked(BaseModel):
    """A filter of the queue."""

    model_config = ConfigDict(extra="forbid")

    states: list[Literal[tuple(str(state) for state in State)]] = []  # type: ignore[valid-type]
    org: Annotated[str, Field(max_length=200)] | None = None
    rule: Annotated[str, Field(max_length=200)] | None = None
    card: Literal["red", "yellow"] | None = None
    overdue: bool = False
    snoozed: bool | None = None
    rejudged: bool = False
    order: Annotated[str, Field(max_length=60)] | None = None
    text: Annotated[str, Field(max_length=200)] = ""

    def filter(self, today: date) -> Filter:
        """As the store takes it."""
        return Filter(
            states=tuple(self.states),
            org=self.org,
            rule=self.rule,
            card=self.card,
            overdue_on=today if self.overdue else None,
            snoozed=self.snoozed,
            today=today,
            text=self.text,
            rejudged_any=self.rejudged,
            order=self.order,
        )


class AskedPage(Asked):
    """A filter, where its page begins (`next` of the page before), and how many lines."""

    after: Annotated[str, Field(max_length=200)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/items", tags=["items"], operation_id="queue")
def queue(site: HereSite, caller: HereCaller, asked: Annotated[AskedPage, Query()]) -> QueueSaid:
    """The items of a filter that the caller may see, soonest due first."""
    found = read_queue(
        site.store,
        asked.filter(site.now().date()),
        actor=caller.actor,
        after=_key(asked.after),
        limit=asked.limit,
    )
    cursor = _cursor(found.after) if found.after else None
    return QueueSaid(items=[line_said(line, site) for line in found.lines], next=cursor)


@router.get("/counts", tags=["items"], operation_id="counts")
def counted(site: HereSite, caller: HereCaller, asked: Annotated[Asked, Query()]) -> CountsSaid:
    """How many items of a filter the caller may see, by state and by card."""
    today = site.now().date()
    found = counts(site.store, asked.filter(today), actor=caller.actor, today=today)
    return CountsSaid(
        matching=found.matching,
        by_state=dict(found.by_state),
        by_card=dict(found.by_card),
        overdue=found.overdue,
        more=found.more,
    )


@router.get("/items/{item_id}", tags=["items"], operation_id="item")
def item(item_id: Id, site: HereSite, caller: HereCaller) -> ItemSaid:
    """One item; its id may be shortened as long as no other begins so."""
    return item_said(get_item(site.store, item_id, actor=caller.actor), site)


@router.get("/items/{item_id}/trail", tags=["items"], operation_id="trail")
def trail(item_id: Id, site: HereSite, caller: HereCaller) -> list[EntrySaid]:
    """The entries of an item, oldest first, with the hashes of the chain.

    A sentence that names a person is masked; the hashes are of what was written.
    """
    found = get_item(site.store, item_id, actor=caller.actor)
    entries = read_trail(site.store, found.id, actor=caller.actor)
    return [entry_said(entry) for entry in site.trail(found, entries)]


@router.get("/items/{item_id}/proof", tags=["items"], operation_id="proof")
def proof(item_id: Id, site: HereSite, caller: HereCaller) -> dict[str, Any]:
    """Why the rule finds what it finds; what tells of a person is masked, always."""
    found = get_item(site.store, item_id, actor=caller.actor)
    explained = proof_of(site, found, caller.language)
    return veiled(explained.plain(), personal_values(explained.records))


@router.get("/items/{item_id}/files", tags=["items"], operation_id="files")
def files(item_id: Id, site: HereSite, caller: HereCaller) -> list[FileSaid]:
    """The files of an item."""
    return [FileSaid(**each) for each in read_files(site.store, item_id, actor=caller.actor)]


@router.get(
    "/items/{item_id}/files/{sha256}",
    tags=["items"],
    operation_id="file",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
def file(
    item_id: Id,
    sha256: Annotated[str, Path(max_length=64)],
    site: HereSite,
    caller: HereCaller,
) -> Response:
    """The bytes of a file."""
    if not any(
        each["sha256"] == sha256 for each in read_files(site.store, item_id, actor=caller.actor)
    ):
        raise HTTPException(404)
    _, content = read_file(site.store, item_id, sha256, actor=caller.actor)
    return Response(content, media_type="application/octet-stream")


@router.post("/items/{item_id}/attach", tags=["commands"], operation_id="attach")
def attach(
    item_id: Id,
    site: HereSite,
    caller: HereCaller,
    file: Annotated[UploadFile, File(description="At most 20 MB.")],
    if_match: Seen = None,
) -> ItemSaid:
    """Add a file to an item."""
    content = file.file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise HTTPException(413)
    given = {"file": (file.filename or "", content)}
    seen = version_of(if_match)
    command = command_from("attach", item_id, given, by=caller.actor, at=site.now(), seen=seen)
    return item_said(act(site.store, command, days=site.project.calendar), site)


@router.post("/items/{item_id}/take", tags=["commands"], operation_id="take")
def take_it(item_id: Id, site: HereSite, caller: HereCaller) -> HeldSaid:
    """Take an item before oneself for a quarter of an hour, or hold it longer."""
    return HeldSaid(until=take(site.store, item_id, caller.actor, site.now()).isoformat())


@router.post("/items/{item_id}/release", tags=["commands"], operation_id="release", status_code=204)
def release_it(item_id: Id, site: HereSite, caller: HereCaller) -> None:
    """Let an item go."""
    release(site.store, item_id, caller.actor)


class Many(BaseModel):
    """One command for many items: its name, its fields as texts, and the items."""

    model_config = ConfigDict(extra="forbid")

    command: Literal[tuple(name for name in COMMANDS if name != "attach")]  # type: ignore[valid-type]
    given: dict[
        Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=LONGEST)]
    ] = {}
    items: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=500)]


@router.post("/preview", tags=["commands"], operation_id="preview")
def previewed(many: Many, site: HereSite, caller: HereCaller) -> DoneSaid:
    """What `act` would do now, without doing it."""
    return _done(many, site, caller, try_only=True)


@router.post("/act", tags=["commands"], operation_id="act")
def acted(many: Many, site: HereSite, caller: HereCaller) -> DoneSaid:
    """Give many items the same command, in one transaction; refusals are listed by item."""
    return _done(many, site, caller, try_only=False)


def _done(many: Many, site: Site, caller: Caller, *, try_only: bool) -> DoneSaid:
    commands = [
        command_from(many.command, each, many.given, by=caller.actor, at=site.now())
        for each in many.items
    ]
    work = preview if try_only else act_many
    done = work(site.store, commands, days=site.project.calendar)
    return DoneSaid(
        moved=[each.id for each in done.moved],
        refused=[
            RefusedSaid(item=each, problems=problems_said(problems, caller.language))
            for each, problems in done.refused
        ],
    )


@router.get("/notices", tags=["people"], operation_id="notices")
def notices(site: HereSite, caller: HereCaller, unseen: bool = False) -> list[NoticeSaid]:
    """What the caller, and the organisations they handle items for, were told."""
    found = read_notices(site.store, caller.actor, unseen=unseen)
    names = NoticeSaid.model_fields
    return [NoticeSaid(**{name: getattr(each, name) for name in names}) for each in found]


@router.get("/orgs", tags=["reference"], operation_id="orgs")
def orgs(site: HereSite, _caller: HereCaller) -> list[OrgSaid]:
    """The tree of organisations."""
    return [
        OrgSaid(org=each.org, name=each.zh, name_en=each.en, level=each.level, path=each.path)
        for each in site.orgs().values()
    ]


@router.get("/rules", tags=["reference"], operation_id="rules")
def rules(site: HereSite, caller: HereCaller) -> list[RuleSaid]:
    """The rules, each with the figures of its items that the caller may see."""
    figures = {each.rule: each for each in rule_figures(site.store, actor=caller.actor)}
    found = []
    for rule in site.project.rulebook.rules.values():
        of = figures.get(rule.id, RuleFigures(rule.id))
        found.append(
            RuleSaid(
                rule=rule.id,
                title_zh=rule.title.zh,
                title_en=rule.title.en,
                card=rule.card,
                kind=rule.kind,
                version=rule.version,
                items=of.items,
                open=of.open,
                confirmed=of.confirmed,
                false=of.false,
                precision=of.precision,
            )
        )
    return found


@router.get("/workflow", tags=["reference"], operation_id="workflow")
def workflow(_site: HereSite, _caller: HereCaller) -> list[dict[str, Any]]:
    """The table of states and commands: who may give what, and where it leads."""
    return [
        {
            "command": step.command,
            "roles": list(COMMANDS[step.command].roles),
            "from": str(step.start),
            "to": str(step.end or step.start),
            "above": step.above,
        }
        for step in STEPS
    ]


def _cursor(key: Key) -> str:
    due, last = key
    return base64.urlsafe_b64encode(f"{due or ''}|{last}".encode()).decode().rstrip("=")


def _key(cursor: str | None) -> Key | None:
    if not cursor:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        due, _, last = text.partition("|")
        return (date.fromisoformat(due) if due else None, last.replace("\0", ""))
    except ValueError as error:
        raise Refused(
            Problem(
                "after",
                "The cursor is none that a page of the queue gave.",
                "Begin at the front, or give the `next` of a page.",
                ("分页标记无效。", "请从首页开始，或使用上一页给出的next。"),
            )
        ) from error
