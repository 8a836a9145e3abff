"""Orders: the findings of one run for one organisation and rule, sent together.

An order is a cover: each item stays an item of its own, with its own clock and its own end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select, tuple_
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Assign, Moment, day_of
from oversight.supervision.refusals import refusal
from oversight.supervision.registers import OrderRow
from oversight.supervision.scope import in_reach, load_tree, visible
from oversight.supervision.service import act_within, preview
from oversight.supervision.stages import Days
from oversight.supervision.tables import ItemRow, OrgRow
from oversight.supervision.text import Reader, columns
from oversight.supervision.views import Filter
from oversight.supervision.workflow import State

Groups = dict[tuple[str, str, str], list[str]]
"""The items to send, by organisation, rule and run."""


@dataclass(frozen=True)
class Order:
    """An order as it was issued. `number` is the year and the serial, `items` how many it had."""

    number: str
    org: str
    org_name: str
    rule: str
    run: str
    issued_on: str
    issued_by: str
    items: int
    note: str = ""


@dataclass(frozen=True)
class OrderLine:
    """One item of an order as it stands now."""

    item: str
    subject: str
    state: str
    card: str
    due: str
    message: str
    facts: str


@dataclass(frozen=True)
class Issued:
    """What issuing did: the orders, what was refused of which item, and how many items were
    left because they name no organisation."""

    orders: tuple[Order, ...]
    refused: tuple[tuple[str, tuple[Problem, ...]], ...]
    without_org: int


def issue_orders(
    store: Store,
    wanted: Filter,
    *,
    by: Actor,
    at: Moment,
    days: Days,
    run: str | None = None,
    note: str = "",
) -> Issued:
    """Send what is raised and matches the filter out in orders, all in one transaction.

    One order for each organisation, rule and run; `run` asks only for the items last judged by
    that run. Items that have vanished are left; so are those that name no organisation, which
    are counted. What may not be assigned
    is refused item by item; an order of which nothing is left is not made.
    """
    with store.writing() as session:
        groups, without = _groups(session, wanted, by, run)
        return _issued(session, groups, _Issue(by, at, days, note), without)


def preview_orders(
    store: Store, wanted: Filter, *, by: Actor, at: Moment, days: Days, run: str | None = None
) -> Issued:
    """What `issue_orders` would do now, without doing it; the numbers may be others then."""
    with store.reading() as session:
        groups, without = _groups(session, wanted, by, run)
        names = _names(session)
        serial = _last_serial(session, day_of(at).year)
    commands = [
        Assign(item=name, by=by, at=at, to=org) for (org, *_), ids in groups.items() for name in ids
    ]
    seen = preview(store, commands, days=days)
    may = {item.id for item in seen.moved}
    orders = []
    for (org, rule, of_run), ids in groups.items():
        if n := len(may.intersection(ids)):
            serial += 1
            number = f"{day_of(at).year}-{serial:04d}"
            day = str(day_of(at))
            called = names.get(org, org)
            orders.append(Order(number, org, called, rule, of_run, day, by.name, n))
    return Issued(tuple(orders), seen.refused, without)


@dataclass(frozen=True)
class _Issue:
    """Who sends orders out, when, counted by which days, with which remark."""

    by: Actor
    at: Moment
    days: Days
    note: str


def _issued(session: Session, groups: Groups, issue: _Issue, without: int) -> Issued:
    """Send each group out; one of which nothing may be assigned is no order."""
    orders: list[Order] = []
    refused: list[tuple[str, tuple[Problem, ...]]] = []
    names = _names(session)
    day, by, note = day_of(issue.at), issue.by, issue.note
    serial = _last_serial(session, day.year)
    for (org, rule, of_run), ids in groups.items():
        number = f"{day.year}-{serial + 1:04d}"
        commands = [
            Assign(item=name, by=by, at=issue.at, to=org, order=number, note=note) for name in ids
        ]
        done = act_within(session, commands, issue.days)
        refused += done.refused
        if not done.moved:
            continue
        serial += 1
        row = OrderRow(
            id=number,
            year=day.year,
            serial=serial,
            org=org,
            rule=rule,
            run=of_run,
            issued_on=day,
            issued_by=by.name,
            items=len(done.moved),
            note=note,
        )
        session.add(row)
        orders.append(_order(row, names.get(org, org)))
    return Issued(tuple(orders), tuple(refused), without)


def list_orders(
    store: Store,
    *,
    actor: Actor,
    org: str | None = None,
    limit: int = 50,
    after: tuple[int, int] | None = None,
) -> Sequence[Order]:
    """The orders to organisations in the person's reach, newest first.

    `after` is the year and the serial of the order after which a page begins.
    """
    with store.reading() as session:
        query = _orders_in_reach(session, actor)
        if org is not None:
            query = query.where(OrderRow.org == org)
        if after is not None:
            query = query.where(tuple_(OrderRow.year, OrderRow.serial) < after)
        query = query.order_by(OrderRow.year.desc(), OrderRow.serial.desc()).limit(limit)
        return [_order(row, name or row.org) for row, name in session.execute(query)]


def read_order(store: Store, number: str, *, actor: Actor) -> tuple[Order, Sequence[OrderLine]]:
    """An order and its items as they stand now, soonest due first.

    Items that have gone elsewhere since are no longer of it. Refused where there is none of
    that number that the person may see.
    """
    with store.reading() as session:
        query = _orders_in_reach(session, actor).where(OrderRow.id == number.strip())
        found = session.execute(query).one_or_none()
        if found is None:
            raise Refused(refusal("no_order", f"order {number}", given=number))
        row, name = found
        items = (
            select(ItemRow)
            .where(ItemRow.order_id == row.id, visible(actor, load_tree(session)))
            .order_by(ItemRow.due.is_(None), ItemRow.due, ItemRow.id)
        )
        lines = [
            OrderLine(
                each.id,
                each.subject,
                each.state,
                each.card,
                str(each.due or ""),
                each.message,
                each.facts,
            )
            for each in session.scalars(items)
        ]
        return _order(row, name or row.org), lines


def order_text(order: Order, lines: Sequence[OrderLine], reader: Reader) -> str:
    """An order as it is sent, in the reader's language."""
    to = order.org if order.org_name == order.org else f"{order.org_name} ({order.org})"
    said = {"rule": order.rule, "run": order.run, "n": order.items}
    names = ("item", "subject", "card", "state", "due")
    rows = [
        (line.item, line.subject, reader.word(line.card), reader.word(line.state), line.due)
        for line in lines
    ]
    table = columns([tuple(reader.word(name) for name in names), *rows])
    listed = [table[0]]
    for text, line in zip(table[1:], lines, strict=True):
        listed += [text, f"    {line.message}"]
    return "\n".join(
        [
            reader.sentence("order_title", number=order.number),
            reader.sentence("order_to", org=to),
            reader.sentence("order_why", **said),
            *([order.note] if order.note else []),
            *listed,
            reader.sentence("order_by", by=order.issued_by, day=order.issued_on),
        ]
    )


def _groups(session: Session, wanted: Filter, by: Actor, run: str | None) -> tuple[Groups, int]:
    """The items to send by organisation, rule and run; and how many have no organisation."""
    tree = load_tree(session)
    query = (
        select(ItemRow.id, ItemRow.org, ItemRow.rule, ItemRow.run)
        .where(*wanted.conditions(tree), visible(by, tree))
        # What is gone again is for a person to look at, not to be sent out with the rest.
        .where(ItemRow.state == State.RAISED, ItemRow.vanished.is_(False))
        .order_by(ItemRow.org, ItemRow.rule, ItemRow.run, ItemRow.id)
    )
    if run is not None:
        query = query.where(ItemRow.run == run)
    groups: Groups = {}
    without = 0
    for name, org, rule, of_run in session.execute(query):
        if org is None:
            without += 1
        else:
            groups.setdefault((org, rule, of_run), []).append(name)
    return groups, without


def _names(session: Session) -> dict[str, str]:
    return dict(session.execute(select(OrgRow.org, OrgRow.name)).tuples().all())


def _last_serial(session: Session, year: int) -> int:
    return session.scalar(select(func.max(OrderRow.serial)).where(OrderRow.year == year)) or 0


def _orders_in_reach(session: Session, actor: Actor) -> Select[OrderRow, str]:
    reach = in_reach(OrderRow.org, actor, load_tree(session))
    return select(OrderRow, OrgRow.name).outerjoin(OrgRow, OrgRow.org == OrderRow.org).where(reach)


def _order(row: OrderRow, name: str) -> Order:
    return Order(
        row.id,
        row.org,
        name,
        row.rule,
        row.run,
        str(row.issued_on),
        row.issued_by,
        row.items,
        row.note,
    )
