"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from oversight.accounts.signin import TooOftenError, sign_in, sign_out
from oversight.problem import Refused
from oversight.web.render import go, inside, page
from oversight.web.visitor import COOKIE, Form, HereForm, HereSite, read_form

router = APIRouter()


@router.get("/")
def start() -> Response:
    """The queue is where the day begins."""
    return go("/queue")


@router.get("/sign-in")
def ask(site: HereSite, then: str = "/queue", language: str = "") -> Response:
    """The form that asks who it is."""
    spoken = language if language in ("zh", "en") else None
    values = {"then": then, "told": [], "login": "", "address": "/sign-in"}
    return page("sign_in.html", site=site, visitor=None, language=spoken, values=values)


@router.post("/sign-in")
def enter(request: Request, site: HereSite, form: Annotated[Form, Depends(read_form)]) -> Response:
    """Open a session, and go on."""
    login, then = str(form.get("login", "")), str(form.get("then", ""))
    # Only ever on to a page of this site.
    then = inside(then, "/queue")
    address = request.client.host if request.client else "?"
    spoken = form.get("language")
    try:
        signed = sign_in(
            site.store, login, str(form.get("password", "")), address=address, at=site.now()
        )
    except Refused as no:
        language = str(spoken if spoken in ("zh", "en") else site.project.language)
        told = [problem.told(language) for problem in no.problems]
        status = 429 if isinstance(no, TooOftenError) else 401
        values = {"then": then, "told": told, "login": login, "address": "/sign-in"}
        answer = page(
            "sign_in.html",
            site=site,
            visitor=None,
            language=str(language),
            status=status,
            values=values,
        )
        if isinstance(no, TooOftenError):
            answer.headers["Retry-After"] = str(int(no.wait.total_seconds()))
        return answer
    response = go(then)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, signed.token, httponly=True, samesite="strict", secure=secure)
    return response


@router.post("/sign-out")
def leave(request: Request, site: HereSite, _form: HereForm) -> Response:
    """End the session."""
    sign_out(site.store, request.cookies.get(COOKIE, ""))
    response = go("/sign-in")
    response.delete_cookie(COOKIE)
    return response
