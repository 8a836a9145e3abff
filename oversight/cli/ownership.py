"""`oversight ownership`: who gets the items of what, and what moves when that changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.desk import HERE, At, By, Desk, opened
from oversight.ownershipfile import check_names, read_owners
from oversight.problem import Problem, Refused
from oversight.rulebook.yamltext import read_file, shown_path
from oversight.supervision.actor import Actor
from oversight.supervision.commands import day_of
from oversight.supervision.ownership import Owner, list_owners
from oversight.supervision.rerouting import Routed, end_ownership, set_owners
from oversight.supervision.text import Reader, columns

app = typer.Typer(
    help="Who gets the items of what. 归口",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A YAML file with a list `ownership`.")],
    by: By = "",
    at: At = None,
) -> None:
    """Set all ownership rules of a file, and route the open items by them.

    Example: oversight -C fines ownership import owners.yaml --by "Li Wei"
    """
    owners, where = read_owners(read_file(file), shown_path(file))
    with opened(ctx, at, create=True) as desk:
        _set(desk, owners, by, where)


@app.command("set")
def set_(
    ctx: typer.Context,
    org: Annotated[str, typer.Argument(help="The organisation that gets the items.")],
    rule: Annotated[str, typer.Option(help="A rule or a whole pack.")] = "",
    item: Annotated[str, typer.Option(help="An entry of the catalogue of powers.")] = "",
    territory: Annotated[str, typer.Option(help="A place of the tree and all below it.")] = "",
    since: Annotated[str | None, typer.Option("--from", help="From this day; today.")] = None,
    until: Annotated[str | None, typer.Option(help="To this day, included.")] = None,
    by: By = "",
    at: At = None,
) -> None:
    """Set who gets the items of what, and route the open items by it.

    Example: oversight -C fines ownership set O-12 --rule cn.licensing --by "Li Wei"
    """
    with opened(ctx, at, create=True) as desk:
        begins = day_given("--from", since) or day_of(desk.at)
        owner = Owner(org, rule, item, territory, begins, day_given("--until", until))
        _set(desk, [owner], by, ())


@app.command("list")
def list_(
    ctx: typer.Context,
    past: Annotated[bool, typer.Option("--all", help="Also those not in force.")] = False,
    at: At = None,
) -> None:
    """List the ownership rules in force.

    Example: oversight -C fines ownership list --all
    """
    with opened(ctx, at) as desk:
        day = None if past else day_of(desk.at)
        typer.echo(owners_text(list_owners(desk.store, actor=HERE, day=day), desk.reader))


@app.command()
def end(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help="Its number, as listed.")],
    by: By = "",
    at: At = None,
) -> None:
    """End an ownership rule, and route the open items anew.

    Example: oversight -C fines ownership end 3 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        who = person_named(by)
        days = desk.project.calendar
        routed = end_ownership(desk.store, number, by=who, at=desk.at, days=days)
        typer.echo(routed_text(routed, desk.reader))


def _set(desk: Desk, owners: list[Owner], by: str, where: tuple[str, ...]) -> None:
    check_names(desk.project.rulebook, owners, where)
    who, days = person_named(by), desk.project.calendar
    routed = set_owners(desk.store, owners, by=who, at=desk.at, days=days, where=where)
    typer.echo(routed_text(routed, desk.reader))


def person_named(by: str) -> Actor:
    """Who acts from the command line. Refused where nobody is named."""
    if not by.strip():
        raise Refused(Problem("--by", "Nobody is named as doing it.", "Say in `--by` who does."))
    return Actor.local(by.strip())


def day_given(option: str, text: str | None) -> date | None:
    """A day as it was typed; `Refused` where it is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused(Problem(option, f"'{text}' is no day.", "Write it as 2021-10-18.")) from error


def routed_text(routed: Routed, reader: Reader) -> str:
    """What a change of ownership has done."""
    nobody = reader.word("nobody")
    lines = [
        reader.sentence("moved", id=item.id, was=was or nobody, org=item.org)
        for item, was in routed.moved
    ]
    for item, owner in routed.to_decide:
        state = reader.word(item.state)
        said = {"id": item.id, "state": state, "org": item.org or nobody, "owner": owner or nobody}
        lines.append(reader.sentence("to_decide", **said))
    counts = {"moved": len(routed.moved), "to_decide": len(routed.to_decide)}
    return "\n".join([*lines, reader.sentence("routed", **counts)])


def owners_text(owners: Iterable[Owner], reader: Reader) -> str:
    """Ownership rules as a table."""
    names = ("number", "org", "rule", "catalogue_item", "territory", "since", "until", "set_by")
    rows = [
        (
            str(each.id),
            each.org,
            each.rule,
            each.item,
            each.territory,
            str(each.since),
            str(each.until or ""),
            each.set_by,
        )
        for each in owners
    ]
    if not rows:
        return reader.sentence("no_rows")
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))
