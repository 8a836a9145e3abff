"""`oversight orders`: what is raised, sent out together to the organisation that handles it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from oversight.cli.desk import HERE, At, By, Note, opened
from oversight.cli.ownership import person_named
from oversight.supervision.orders import Issued, Order, issue_orders, list_orders, order_text
from oversight.supervision.orders import read_order as read
from oversight.supervision.text import Reader, columns
from oversight.supervision.views import Filter

app = typer.Typer(
    help="Orders: items sent together to one organisation. 督办单",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def issue(
    ctx: typer.Context,
    org: Annotated[str | None, typer.Option(help="Only items of this organisation.")] = None,
    rule: Annotated[str | None, typer.Option(help="Only items of this rule or pack.")] = None,
    card: Annotated[str | None, typer.Option(help="Only yellow or only red items.")] = None,
    run: Annotated[str | None, typer.Option(help="Only items last judged by this run.")] = None,
    note: Note = "",
    by: By = "",
    at: At = None,
) -> None:
    """Send what is raised out in orders, one for each organisation, rule and run.

    Example: oversight -C fines orders issue --card red --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        wanted = Filter(org=org, rule=rule, card=card)
        who, days = person_named(by), desk.project.calendar
        issued = issue_orders(desk.store, wanted, by=who, at=desk.at, days=days, run=run, note=note)
        typer.echo(issued_text(issued, desk.reader))


@app.command("list")
def list_(
    ctx: typer.Context,
    org: Annotated[str | None, typer.Option(help="Only orders to this organisation.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 50,
) -> None:
    """List the orders, newest first.

    Example: oversight -C fines orders list --org O-12
    """
    with opened(ctx) as desk:
        found = list_orders(desk.store, actor=HERE, org=org, limit=limit)
        typer.echo(orders_text(found, desk.reader))


@app.command()
def show(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(help="The order's number.")],
    language: Annotated[str | None, typer.Option(help="zh or en; the project's.")] = None,
) -> None:
    """Print an order as it is sent, with its items as they stand now.

    Example: oversight -C fines orders show 2021-0001 --language en
    """
    with opened(ctx) as desk:
        order, lines = read(desk.store, number, actor=HERE)
        reader = desk.reader
        if language in ("zh", "en"):
            reader = Reader(language, reader.today, reader.published)
        typer.echo(order_text(order, lines, reader))


def issued_text(issued: Issued, reader: Reader) -> str:
    """What issuing has done, and what was refused."""
    lines = [orders_text(issued.orders, reader)] if issued.orders else []
    lines += [
        f"{item}: {problem.told(reader.language)}"
        for item, problems in issued.refused
        for problem in problems
    ]
    if issued.without_org:
        lines.append(reader.sentence("no_org_items", n=issued.without_org))
    items = sum(order.items for order in issued.orders)
    said = {"orders": len(issued.orders), "items": items, "refused": len(issued.refused)}
    return "\n".join([*lines, reader.sentence("ordered", **said)])


def orders_text(orders: Sequence[Order], reader: Reader) -> str:
    """Orders as a table."""
    if not orders:
        return reader.sentence("no_rows")
    names = ("number", "org", "rule", "run", "issued", "by", "items")
    rows = [
        (
            each.number,
            each.org,
            each.rule,
            each.run,
            each.issued_on,
            each.issued_by,
            str(each.items),
        )
        for each in orders
    ]
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))
