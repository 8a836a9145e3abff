"""Who asks for a page: the cookie of a session, the form of a page, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from oversight.accounts.signin import SignedIn, csrf_ok, session_of
from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.web.site import Site

COOKIE = "oversight_session"
LARGEST_FILE = 20_000_000
"""Bytes of an attached file."""


class NotSignedInError(Exception):
    """A page needs somebody signed in; `next` is where to go afterwards."""

    def __init__(self, then: str) -> None:
        self.then = then


class ForgedError(Exception):
    """A form that does not come from a page of this session."""


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in, and how they read."""

    signed: SignedIn

    @property
    def actor(self) -> Actor:
        return self.signed.account.actor

    @property
    def language(self) -> str:
        return self.signed.account.language

    @property
    def theme(self) -> str:
        return self.signed.account.theme

    def holds(self, *roles: str) -> bool:
        """Whether any of these roles is held anywhere."""
        return any(grant.role in roles for grant in self.actor.grants)


def site_of(request: Request) -> Site:
    """The site that is served."""
    site: Site = request.app.state.site
    return site


def visitor_of(request: Request, site: Annotated[Site, Depends(site_of)]) -> Visitor:
    """Whoever is signed in by the request's cookie; else `NotSignedInError`."""
    token = request.cookies.get(COOKIE, "")
    signed = session_of(site.store, token, site.now()) if token else None
    if signed is None:
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        raise NotSignedInError(path if request.method == "GET" else "/queue")
    return Visitor(signed)


Form = Mapping[str, Any]


async def read_form(request: Request) -> Form:
    """The fields of a form: a text, a list of texts where there are several, or a file."""
    form = await request.form(max_part_size=LARGEST_FILE)
    values: dict[str, Any] = {}
    for name in form:
        given = form.getlist(name)
        if isinstance(given[0], UploadFile):
            content = await given[0].read(LARGEST_FILE + 1)
            if len(content) > LARGEST_FILE:
                raise Refused(
                    Problem(
                        "file",
                        f"The file is larger than {LARGEST_FILE:,} bytes.",
                        "Give a smaller one, or its place as evidence.",
                        (f"文件超过{LARGEST_FILE:,}字节。", "请上传较小的文件，或注明存放处。"),
                    )
                )
            values[name] = (given[0].filename or "", content)
        else:
            values[name] = given[0] if len(given) == 1 else given
    return values


def own_form(
    form: Annotated[Form, Depends(read_form)], visitor: Annotated[Visitor, Depends(visitor_of)]
) -> Form:
    """The fields of a form that comes from a page of this session; else `ForgedError`."""
    if not csrf_ok(visitor.signed, str(form.get("csrf", ""))):
        raise ForgedError
    return form


def sign_in_at(then: str) -> str:
    """The address of the sign-in page that leads on to another."""
    return f"/sign-in?then={quote(then, safe='')}"


HereSite = Annotated[Site, Depends(site_of)]
HereVisitor = Annotated[Visitor, Depends(visitor_of)]
HereForm = Annotated[Form, Depends(own_form)]
