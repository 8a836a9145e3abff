"""Orders: those sent out, one with its items and as it is printed, and sending out a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from oversight.problem import Problem, Refused
from oversight.supervision.orders import (
    Issued,
    Order,
    OrderLine,
    issue_orders,
    list_orders,
    preview_orders,
    read_order,
)
from oversight.supervision.views import Filter
from oversight.supervision.words import sentence, word
from oversight.supervision.workflow import State
from oversight.web.issuing import refuse_too_many
from oversight.web.pages.asked import Asked, AskedFor, asked_of
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.typed import text_of
from oversight.web.visitor import HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
LINES = 50
SHOWN = 200
"""How many items the page of an order lists; its printed form has all."""


@router.get("/orders")
def listed(site: HereSite, visitor: HereVisitor, org: str = "", after: str = "") -> Response:
    """The orders to organisations in reach, newest first."""
    found = list_orders(
        site.store,
        actor=visitor.actor,
        org=org.strip() or None,
        limit=LINES + 1,
        after=number_of(after),
    )
    values = {
        "orders": found[:LINES],
        "after": found[LINES - 1].number if len(found) > LINES else None,
        "paged": bool(after),
        "org_asked": org.strip(),
        "orgs": site.orgs().values(),
        "may": visitor.holds("inspector"),
    }
    return page("orders.html", site=site, visitor=visitor, values=values)


def number_of(text: str) -> tuple[int, int] | None:
    """The year and the serial of an order's number; None where it is none.

    >>> number_of("2021-0042"), number_of("x"), number_of("")
    ((2021, 42), None, None)
    """
    year, _, serial = text.partition("-")
    sound = all(each.isascii() and each.isdigit() and len(each) < 10 for each in (year, serial))
    return (int(year), int(serial)) if sound else None


@router.get("/orders/issue")
def issue(site: HereSite, visitor: HereVisitor, asked: Asked) -> Response:
    """What sending out all that is raised and matches would send; nothing is sent yet."""
    if not visitor.holds("inspector"):
        raise HTTPException(403)
    wanted = _filter(site, visitor, asked)
    try:
        refuse_too_many(site, visitor.actor, wanted)
    except Refused as no:
        return _issue(site, visitor, asked, None, told=no.problems)
    given: dict[str, Any] = {"by": visitor.actor, "at": site.now(), "days": site.project.calendar}
    return _issue(site, visitor, asked, preview_orders(site.store, wanted, **given))


@router.post("/orders/issue")
def issued(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Send out what was previewed; what was refused is listed."""
    if not visitor.holds("inspector"):
        raise HTTPException(403)
    asked = asked_of(text_of(form, "query"))
    wanted = _filter(site, visitor, asked)
    try:
        refuse_too_many(site, visitor.actor, wanted)
    except Refused as no:
        return _issue(site, visitor, asked, None, told=no.problems)
    given: dict[str, Any] = {"by": visitor.actor, "at": site.now(), "days": site.project.calendar}
    done = issue_orders(site.store, wanted, note=text_of(form, "note"), **given)
    if done.orders and not done.refused and not done.without_org:
        return go("/orders")
    return _issue(site, visitor, asked, done, done=True)


def _issue(
    site: Site,
    visitor: Visitor,
    asked: AskedFor,
    issued: Issued | None,
    *,
    told: Sequence[Problem] = (),
    done: bool = False,
) -> Response:
    values = {
        "asked": asked,
        "issued": issued,
        "told": [problem.told(visitor.language) for problem in told],
        "done": done,
        "refused": _refused(issued.refused if issued else (), visitor),
    }
    status = 422 if told else 200
    return page("issue.html", site=site, visitor=visitor, status=status, values=values)


def _filter(site: Site, visitor: Visitor, asked: AskedFor) -> Filter:
    """The filter of a queue with whatever is raised of it: only that can be sent out."""
    wanted = replace(asked, state=State.RAISED.value)
    return wanted.filter(site.now(), visitor.actor)


def _refused(
    refused: Sequence[tuple[str, tuple[Problem, ...]]], visitor: Visitor
) -> list[tuple[str, str]]:
    return [
        (item, " ".join(problem.told(visitor.language) for problem in problems))
        for item, problems in refused
    ]


@router.get("/orders/{number}")
def show(number: str, site: HereSite, visitor: HereVisitor) -> Response:
    """One order, with its items as they stand now."""
    order, lines = read_order(site.store, number, actor=visitor.actor)
    values = _values(order, lines, site, visitor.language)
    return page("order.html", site=site, visitor=visitor, values={**values, "shown": SHOWN})


@router.get("/orders/{number}/print")
def printed(number: str, site: HereSite, visitor: HereVisitor, language: str = "") -> Response:
    """One order as it is sent: a sheet to print, in either language."""
    order, lines = read_order(site.store, number, actor=visitor.actor)
    language = language if language in ("zh", "en") else visitor.language
    values = _values(order, lines, site, language)
    return page("order_print.html", site=site, visitor=visitor, language=language, values=values)


def _values(order: Order, lines: Sequence[OrderLine], site: Site, language: str) -> dict[str, Any]:
    def told(line: OrderLine) -> str:
        return site.message(order.rule, line.facts, line.message, language)

    title = site.rule_title(order.rule, language)
    why = {"rule": title, "run": order.run, "n": order.items}
    return {
        "order": order,
        "lines": lines,
        "told": told,
        "heading": sentence("order_title", language, number=order.number),
        "to": sentence("order_to", language, org=site.org_name(order.org, language)),
        "why": sentence("order_why", language, **why),
        "signed": sentence("order_by", language, by=order.issued_by, day=order.issued_on),
        "said": lambda key: word(key, language),
        "open": sum(line.state not in ("closed", "dismissed") for line in lines),
    }
