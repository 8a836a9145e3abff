"""One's own account: language, theme, password, tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response

from oversight.accounts.people import change_password, set_preferences
from oversight.accounts.tokens import create_token, read_tokens, revoke_token
from oversight.problem import Refused
from oversight.web.render import go, inside, page
from oversight.web.site import Site
from oversight.web.visitor import HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()


@router.get("/me")
def show(site: HereSite, visitor: HereVisitor) -> Response:
    """The account as it is."""
    return _shown(site, visitor)


def _shown(site: Site, visitor: Visitor, **more: Any) -> Response:
    values = {"told": [], "token": "", "tokens": read_tokens(site.store, visitor.actor.name)}
    status = 422 if more.get("told") else 200
    return page("me.html", site=site, visitor=visitor, status=status, values=values | more)


def _tried(site: Site, visitor: Visitor, work: Callable[[], object], to: str) -> Response:
    try:
        work()
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told=told)
    return go(to)


@router.post("/me/preferences")
def prefer(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Choose the language and the theme."""
    language = str(form.get("language", visitor.language))
    theme = str(form.get("theme", visitor.theme))
    back = str(form.get("back", "/me"))
    login = visitor.actor.name

    def work() -> None:
        set_preferences(site.store, login, language=language, theme=theme)

    return _tried(site, visitor, work, inside(back, "/me"))


@router.post("/me/password")
def password(request: Request, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Change the password; one is signed out everywhere."""
    login, old, new = visitor.actor.name, str(form.get("old", "")), str(form.get("new", ""))
    address = request.client.host if request.client else "?"

    def work() -> None:
        change_password(site.store, login, old, new, address=address, at=site.now())

    return _tried(site, visitor, work, "/sign-in")


@router.post("/me/tokens")
def token(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Make a token and show it, this once."""
    try:
        made = create_token(
            site.store, visitor.actor.name, str(form.get("name", "")), at=site.now()
        )
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told=told)
    return _shown(site, visitor, token=made)


@router.post("/me/tokens/revoke")
def revoke(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """End a token."""
    login, token_id = visitor.actor.name, str(form.get("id", ""))
    return _tried(site, visitor, lambda: revoke_token(site.store, login, token_id), "/me")
