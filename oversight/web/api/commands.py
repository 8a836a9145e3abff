"""One endpoint for each command, made from the command's own fields."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import BaseModel, ConfigDict, Field, create_model

from oversight.problem import Problem, Refused
from oversight.supervision.commands import BY_NAME
from oversight.supervision.given import FieldAsked, command_from, fields_of
from oversight.supervision.service import act
from oversight.web.api.caller import HereCaller, HereSite
from oversight.web.api.given import Text
from oversight.web.api.said import ItemSaid, ProblemSaid, item_said

REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemSaid, "content": {"application/problem+json": {}}}
    for status in (401, 404, 409, 422)
}
Seen = Annotated[
    str | None, Header(alias="If-Match", description="The version of the item one looked at.")
]


def command_router() -> APIRouter:
    """One endpoint for each command but `attach`, which takes a file."""
    router = APIRouter(responses=REFUSALS)
    for name, kind in BY_NAME.items():
        if name == "attach":
            continue
        about = inspect.cleandoc(kind.__doc__ or "")
        router.post(
            f"/items/{{item_id}}/{name}",
            summary=about.split("\n")[0],
            description=about,
            operation_id=name,
            tags=["commands"],
        )(_endpoint(name, body_model(name)))
    return router


def body_model(name: str) -> type[BaseModel]:
    """What a command's endpoint takes: the fields of the command, as they are typed."""
    fields: dict[str, Any] = {each.name: _field(each) for each in fields_of(name)}
    called = "".join(part.title() for part in name.split("_"))
    return create_model(called, __config__=ConfigDict(extra="forbid"), **fields)


def _field(each: FieldAsked) -> Any:
    if each.kind == "yes":
        return (bool, False)
    if each.kind == "names":
        return (list[Annotated[str, Field(max_length=200)]], Field(default=[], max_length=50))
    if each.kind == "day":
        return (date | None, None)
    if each.kind == "choice":
        return (Literal[each.choices], ...)
    return (Text, ...) if each.needed else (Text, "")


def _endpoint(name: str, body: type[BaseModel]) -> Callable[..., ItemSaid]:
    def give(
        item_id: str,
        site: HereSite,
        caller: HereCaller,
        given: Any,
        if_match: Seen = None,
    ) -> ItemSaid:
        command = command_from(
            name,
            item_id,
            given.model_dump(),
            by=caller.actor,
            at=site.now(),
            seen=version_of(if_match),
        )
        return item_said(act(site.store, command, days=site.project.calendar), site)

    give.__annotations__["given"] = body
    return give


def version_of(given: str | None) -> int | None:
    """The version of If-Match; refused where it is no number."""
    text = (given or "").strip().strip('"')
    if not text or text == "*":
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Refused(
            Problem(
                "If-Match",
                f"'{text[:20]}' is no version of an item.",
                "Give the number that the item has as `version`.",
                (f"“{text[:20]}”不是督办件的版本号。", "请填写该件的version。"),
            )
        )
    return int(text)
