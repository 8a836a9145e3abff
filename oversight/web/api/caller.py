"""Who calls: a bearer token and the language asked for; and how refusals are answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException as PlainError

from oversight.accounts.people import Account
from oversight.accounts.tokens import account_of_token
from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.web.api.said import OneProblem, ProblemSaid, body_of, problems_said
from oversight.web.refused import is_gone
from oversight.web.site import Site

BEARER = HTTPBearer(
    auto_error=False, description="A token of an account: `oversight accounts token`."
)
MEDIA = "application/problem+json"


@dataclass(frozen=True)
class Caller:
    """The account that a token acts for, and the language its refusals are said in."""

    account: Account
    language: str

    @property
    def actor(self) -> Actor:
        return self.account.actor


def site_of(request: Request) -> Site:
    """The site that is served."""
    site: Site = request.app.state.site
    return site


HereSite = Annotated[Site, Depends(site_of)]


def language_of(request: Request) -> str:
    """zh where it is asked for first, else en."""
    asked = request.headers.get("accept-language", "").strip().lower()
    return "zh" if asked.startswith("zh") else "en"


def caller_of(
    request: Request,
    site: HereSite,
    given: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
) -> Caller:
    """Whoever calls, by their token; 401 without one that is good."""
    account = account_of_token(site.store, given.credentials, site.now()) if given else None
    if account is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return Caller(account, language_of(request))


HereCaller = Annotated[Caller, Depends(caller_of)]

TITLES = {
    400: ("请求有误", "The request cannot be read."),
    401: ("需要令牌", "A token is needed."),
    403: ("无此权限", "This is not allowed."),
    404: ("没有此项", "There is no such thing."),
    405: ("不支持此方法", "This method is not offered here."),
    409: ("当前不能办理", "This cannot be done now."),
    413: ("内容过大", "The content is too large."),
    422: ("填写有误", "What was given cannot be used."),
    500: ("程序出错", "This is a fault of the program."),
}


def answer(
    request: Request, status: int, problems: list[OneProblem] | None = None, detail: str = ""
) -> Response:
    """A refusal as problem+json."""
    zh, en = TITLES.get(status, TITLES[400])
    title = zh if language_of(request) == "zh" else en
    said = ProblemSaid(title=title, status=status, detail=detail, problems=problems or [])
    return JSONResponse(body_of(said), status_code=status, media_type=MEDIA)


CONFLICTS = (
    "The item is ",
    "The item has changed",
    "is looking at this item",
    "The part of ",
    "is set already",
    "has checked it already",
    "is being drawn just now",
)


def refused(request: Request, error: Exception) -> Response:
    """A refusal of the service: not there, not now, or not so."""
    assert isinstance(error, Refused)
    if is_gone(error):
        # What may not be seen is answered like what is not there, to the byte.
        return answer(request, 404)
    now = any(mark in problem.said for problem in error.problems for mark in CONFLICTS)
    said = problems_said(error.problems, language_of(request))
    return answer(request, 409 if now else 422, said)


def invalid(request: Request, error: Exception) -> Response:
    """A body or a parameter that does not fit its description."""
    assert isinstance(error, RequestValidationError)
    found = [
        Problem(".".join(map(str, each["loc"])), f"{each['msg']}.", "See the API's description.")
        for each in error.errors()
    ]
    return answer(request, 422, problems_said(tuple(found), language_of(request)))


def plain(request: Request, error: Exception) -> Response:
    """Whatever else is refused on the way."""
    assert isinstance(error, PlainError)
    response = answer(request, error.status_code)
    for name, value in (error.headers or {}).items():
        response.headers[name] = value
    return response
