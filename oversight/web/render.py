"""Templates to pages: what every template can use, and the headers of every page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from oversight.web.site import Site
from oversight.web.visitor import Visitor
from oversight.web.words import Say

REGISTERS = {
    **dict.fromkeys(("orders", "order", "issue"), "orders"),
    **dict.fromkeys(("ownership", "routed"), "ownership"),
    **dict.fromkeys(("emergencies", "emergency_preview"), "emergencies"),
    **dict.fromkeys(("samples", "sample", "sample_case"), "samples"),
}
"""What stands under one entry of the navigation: the pages by the register they belong to."""

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, with everything escaped and nothing undefined passed over."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    template: str,
    *,
    site: Site,
    visitor: Visitor | None,
    language: str | None = None,
    status: int = 200,
    values: Mapping[str, Any] | None = None,
) -> HTMLResponse:
    """A page in the language of whoever asks for it."""
    language = language or (visitor.language if visitor else site.project.language)
    shared = {
        "t": Say(language),
        "language": language,
        "theme": visitor.theme if visitor else "auto",
        "visitor": visitor,
        "csrf": visitor.signed.csrf if visitor else "",
        "site": site,
        "project": site.project.config.project.name,
        "org": lambda code: site.org_name(code, language),
        "rule_title": lambda rule: site.rule_title(rule, language),
        "message": lambda one: site.message(one.rule, one.facts, one.message, language),
        "here": template.removesuffix(".html"),
        "registers": REGISTERS,
    }
    text = environment().get_template(template).render(**{**shared, **(values or {})})
    return HTMLResponse(text, status_code=status)


def go(to: str) -> RedirectResponse:
    """On to another page, after a form."""
    return RedirectResponse(to, status_code=303)


def inside(to: str, otherwise: str) -> str:
    """An address that a form names, where it is one of this site; else the other one.

    >>> inside("/rules?a=1", "/me"), inside("//elsewhere.example", "/me")
    ('/rules?a=1', '/me')
    """
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else otherwise
