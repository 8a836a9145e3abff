"""Orders: those sent out, one with its items, and sending out what a filter holds."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query

from oversight.supervision.orders import (
    Issued,
    Order,
    issue_orders,
    list_orders,
    preview_orders,
    read_order,
)
from oversight.supervision.views import Filter
from oversight.supervision.workflow import State
from oversight.web.api.caller import Caller, HereCaller, HereSite
from oversight.web.api.commands import REFUSALS
from oversight.web.api.given import Given, Name, Paged, Text
from oversight.web.api.said import RefusedSaid, Said, problems_said
from oversight.web.cursor import cursor_of, key_of
from oversight.web.issuing import refuse_too_many
from oversight.web.site import Site

router = APIRouter(responses=REFUSALS, tags=["registers"])


class OrderSaid(Said):
    """An order as it was issued: `items` is how many it had."""

    number: str
    org: str
    org_name: str
    rule: str
    run: str
    issued_on: str
    issued_by: str
    items: int
    note: str


class OrdersSaid(Said):
    """A page of orders, newest first."""

    orders: list[OrderSaid]
    next: str | None


class OrderLineSaid(Said):
    """One item of an order as it stands now."""

    item: str
    subject: str
    state: str
    card: str
    due: str
    message: str


class OneOrderSaid(Said):
    """An order with the items that are still of it, soonest due first."""

    order: OrderSaid
    lines: list[OrderLineSaid]


class IssuedSaid(Said):
    """What issuing does: the orders, what is refused, how many items name no organisation."""

    orders: list[OrderSaid]
    refused: list[RefusedSaid]
    without_org: int


class OrdersAsked(Paged):
    """Which orders."""

    org: Name | None = None


class ToIssue(Given):
    """Which of the raised items go out: of an organisation and below, a rule or pack, a card."""

    org: Name | None = None
    rule: Name | None = None
    card: Literal["red", "yellow"] | None = None
    run: Name | None = None

    def filter(self) -> Filter:
        """As the store takes it."""
        states = (State.RAISED.value,)
        return Filter(states=states, org=self.org, rule=self.rule, card=self.card)


class ToIssueNoted(ToIssue):
    """Which of the raised items go out, and a remark for the orders."""

    note: Text = ""


@router.get("/orders", operation_id="orders")
def orders(
    site: HereSite, caller: HereCaller, asked: Annotated[OrdersAsked, Query()]
) -> OrdersSaid:
    """The orders to organisations in the caller's reach, newest first."""
    key = key_of(asked.after, 2)
    after = (_number(key[0]), _number(key[1])) if key else None
    limit = asked.limit + 1
    found = list_orders(
        site.store, actor=caller.actor, org=asked.org or None, limit=limit, after=after
    )
    some = found[: asked.limit]
    return OrdersSaid(
        orders=[order_said(each) for each in some],
        next=cursor_of(*some[-1].number.split("-")) if len(found) > len(some) else None,
    )


@router.get("/orders/{number}", operation_id="order")
def one(
    number: Annotated[str, Path(max_length=40)], site: HereSite, caller: HereCaller
) -> OneOrderSaid:
    """One order with its items as they stand now; what they tell of a person is masked."""
    order, lines = read_order(site.store, number, actor=caller.actor)
    return OneOrderSaid(
        order=order_said(order),
        lines=[
            OrderLineSaid(
                item=line.item,
                subject=line.subject,
                state=line.state,
                card=line.card,
                due=line.due,
                message=site.message(order.rule, line.facts, line.message, site.project.language),
            )
            for line in lines
        ],
    )


@router.post("/orders/preview", operation_id="preview_orders")
def previewed(site: HereSite, caller: HereCaller, given: ToIssue) -> IssuedSaid:
    """What issuing would send out, without doing it; the numbers may be others then."""
    wanted = given.filter()
    refuse_too_many(site, caller.actor, wanted)
    seen = preview_orders(site.store, wanted, run=given.run or None, **_doing(site, caller))
    return _said(seen, caller)


@router.post("/orders", operation_id="issue_orders")
def issue(site: HereSite, caller: HereCaller, given: ToIssueNoted) -> IssuedSaid:
    """Send what is raised and matches out: one order for each organisation, rule and run."""
    wanted = given.filter()
    refuse_too_many(site, caller.actor, wanted)
    doing = _doing(site, caller)
    done = issue_orders(site.store, wanted, run=given.run or None, note=given.note, **doing)
    return _said(done, caller)


def order_said(order: Order) -> OrderSaid:
    """An order as the API says it."""
    return OrderSaid(**{name: getattr(order, name) for name in OrderSaid.model_fields})


def _said(issued: Issued, caller: Caller) -> IssuedSaid:
    return IssuedSaid(
        orders=[order_said(each) for each in issued.orders],
        refused=[
            RefusedSaid(item=item, problems=problems_said(problems, caller.language))
            for item, problems in issued.refused
        ],
        without_org=issued.without_org,
    )


def _doing(site: Site, caller: Caller) -> dict[str, Any]:
    return {"by": caller.actor, "at": site.now(), "days": site.project.calendar}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
