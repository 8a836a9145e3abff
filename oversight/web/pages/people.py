"""The accounts, for administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from oversight.accounts.changes import By
from oversight.accounts.people import (
    create_account,
    grant_role,
    read_accounts,
    read_grant,
    revoke_role,
    set_active,
)
from oversight.problem import Refused
from oversight.supervision.actor import ROLES
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.visitor import HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()


def _only_everywhere(visitor: Visitor) -> None:
    """Accounts are made by who administers the whole tree."""
    held = {(grant.role, grant.place) for grant in visitor.actor.grants}
    if ("administrator", None) not in held:
        raise HTTPException(403)


@router.get("/people")
def listed(site: HereSite, visitor: HereVisitor) -> Response:
    """Every account with its roles."""
    _only_everywhere(visitor)
    return _shown(site, visitor)


def _shown(site: Site, visitor: Visitor, told: list[str] | None = None, **given: Any) -> Response:
    values = {
        "people": read_accounts(site.store),
        "told": told or [],
        "given": given,
        "roles": ROLES,
    }
    status = 422 if told else 200
    return page("people.html", site=site, visitor=visitor, status=status, values=values)


def _tried(site: Site, visitor: Visitor, work: Callable[[], object], **given: Any) -> Response:
    try:
        work()
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told, **given)
    return go("/people")


@router.post("/people/add")
def add(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Make an account."""
    _only_everywhere(visitor)
    given = {name: str(form.get(name, "")) for name in ("login", "name", "roles")}
    grants = [read_grant(line) for line in given["roles"].split() if line.strip()]

    def work() -> None:
        create_account(
            site.store,
            given["login"],
            given["name"],
            str(form.get("password", "")),
            grants=grants,
            language=str(form.get("language", visitor.language)),
            at=site.now(),
            by=visitor.actor.name,
        )

    return _tried(site, visitor, work, **given)


@router.post("/people/{login}/{change}")
def change(
    login: str, change: str, site: HereSite, visitor: HereVisitor, form: HereForm
) -> Response:
    """Give or take a role, or let somebody in or no longer."""
    _only_everywhere(visitor)
    grant = read_grant(str(form.get("role", "")))
    by = By(visitor.actor.name, site.now())
    works: dict[str, Callable[[], object]] = {
        "grant": lambda: grant_role(site.store, login, grant, by),
        "revoke": lambda: revoke_role(site.store, login, grant, by),
        "disable": lambda: set_active(site.store, login, active=False, by=by),
        "enable": lambda: set_active(site.store, login, active=True, by=by),
    }
    if change not in works:
        raise HTTPException(404)
    return _tried(site, visitor, works[change])
