"""The API as an application of its own, put below the pages at `/api/v1`."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from oversight import __version__
from oversight.problem import Refused
from oversight.web.api import (
    caller,
    emergencies,
    evidence,
    orders,
    ownership,
    reads,
    samples,
    webhooks,
)
from oversight.web.api.commands import command_router
from oversight.web.site import Site

ABOUT = """The loop of supervision items, for programs.

Every call carries a bearer token; what its account may see and do is what the pages would show and
let it do. Refusals are `application/problem+json` (RFC 9457), in Chinese or English by
`Accept-Language`. Give an item's `version` as `If-Match`, and a change made meanwhile is refused.
"""


def make_api(site: Site) -> FastAPI:
    """The API over a site; described at `/api/v1/openapi.json`."""
    api = FastAPI(
        title="Oversight",
        version=__version__,
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
    )
    api.state.site = site
    api.include_router(reads.router)
    api.include_router(webhooks.router)
    api.include_router(command_router())
    for module in (evidence, ownership, orders, emergencies, samples):
        api.include_router(module.router)
    api.exception_handler(Refused)(caller.refused)
    api.exception_handler(RequestValidationError)(caller.invalid)
    api.exception_handler(HTTPException)(caller.plain)
    return api
