"""The application: pages and API over one project and its store."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.store.database import Store, open_store
from oversight.web.api.app import make_api
from oversight.web.pages import (
    audit_evidence,
    audit_findings,
    audits,
    cockpit,
    desks,
    emergencies,
    evidence,
    indicators,
    item,
    me,
    notices,
    orders,
    ownership,
    people,
    queue,
    records,
    rules,
    samples,
    signin,
)
from oversight.web.refused import is_gone
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.visitor import ForgedError, NotSignedInError, Visitor, sign_in_at, visitor_of
from oversight.web.words import Say

STATIC = Path(__file__).parent / "static"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
FIGURES = (cockpit, indicators, records)
AUDITS = (audit_evidence, audit_findings, audits)
REGISTERS = (orders, ownership, emergencies, samples)
log = logging.getLogger("oversight.web")


def make_app(
    project: Project, store: Store | None = None, *, clock: Callable[[], datetime] | None = None
) -> FastAPI:
    """The pages of a project. Refused: a project without a store (see `open_store`)."""
    held = store or open_store(project.store_url, folder=project.folder)
    app = FastAPI(title="Oversight", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = Site(project, held, clock)
    app.mount("/api/v1", make_api(app.state.site), name="api")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The evidence before the item, whose commands have the same kind of address.
    for module in (
        signin,
        queue,
        evidence,
        item,
        desks,
        rules,
        notices,
        me,
        people,
        *REGISTERS,
        *FIGURES,
        *AUDITS,
    ):
        app.include_router(module.router)
    app.middleware("http")(_guard)
    app.exception_handler(NotSignedInError)(_not_signed_in)
    app.exception_handler(ForgedError)(_forged)
    app.exception_handler(Refused)(_refused)
    app.exception_handler(HTTPException)(_missing)
    app.exception_handler(Exception)(_fault)
    return app


async def _guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """No form from another site, and the headers that keep a page to itself."""
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if request.method not in ("GET", "HEAD") and foreign:
        response: Response = PlainTextResponse("forbidden", status_code=403)
    else:
        response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _visitor(request: Request) -> Visitor | None:
    try:
        return visitor_of(request, request.app.state.site)
    except NotSignedInError:
        return None


def _problem(request: Request, status: int, problems: tuple[Problem, ...]) -> Response:
    site, visitor = request.app.state.site, _visitor(request)
    language = visitor.language if visitor else site.project.language
    told = [problem.told(language) for problem in problems]
    back = urlsplit(request.headers.get("referer", "")).path or "/queue"
    values = {"told": told, "back": back}
    return page("problem.html", site=site, visitor=visitor, status=status, values=values)


def _not_signed_in(_request: Request, error: Exception) -> Response:
    assert isinstance(error, NotSignedInError)
    return go(sign_in_at(error.then))


def _forged(request: Request, _error: Exception) -> Response:
    return _problem(request, 403, (_worded("forged"),))


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    # What may not be seen is answered like what is not there.
    return _problem(request, 404 if is_gone(error) else 422, error.problems)


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = "forbidden" if error.status_code == 403 else "not_found"
    return _problem(request, error.status_code, (_worded(key),))


def _fault(request: Request, error: Exception) -> Response:
    log.error("a page failed: %s %s", request.method, request.url.path, exc_info=error)
    return _problem(request, 500, (_worded("fault"),))


def _worded(key: str) -> Problem:
    return Problem("page", Say("en")(key), "", (Say("zh")(key), ""))
