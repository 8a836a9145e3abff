"""`oversight emergencies`: declared events that shorten clocks, for a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from oversight.cli.desk import HERE, At, By, opened
from oversight.cli.ownership import day_given, person_named
from oversight.supervision.commands import day_of
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import (
    declare_emergency,
    end_emergency,
    list_emergencies,
)
from oversight.supervision.text import Reader, columns

app = typer.Typer(
    help="Declared events that shorten clocks. 应急",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Why = Annotated[str, typer.Option(help="The reason, in your own words.")]


@app.command()
def declare(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="What has happened.")],
    pace: Annotated[int, typer.Option(help="The most working days a stage may take.")] = 1,
    rule: Annotated[str | None, typer.Option(help="Only this rule or pack.")] = None,
    place: Annotated[str | None, typer.Option(help="Only this place and all below it.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="From this day; today.")] = None,
    until: Annotated[str | None, typer.Option(help="To this day, included.")] = None,
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """Declare an event, and shorten the clocks of the open items it covers.

    Example: oversight -C fines emergencies declare Flood --pace 1 --why "It rises." --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        begins = day_given("--from", since) or day_of(desk.at)
        ends = day_given("--until", until)
        said = Emergency(title, pace, why, begins, rule or None, place or None, ends)
        who, days = person_named(by), desk.project.calendar
        made, paced = declare_emergency(desk.store, said, by=who, at=desk.at, days=days)
        text = {"id": made.id, "n": paced.shortened, "pace": made.pace}
        typer.echo(desk.reader.sentence("declared", **text))


@app.command()
def end(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Its number, as listed.")],
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """End an event, and give the items it covered their clocks back.

    Example: oversight -C fines emergencies end E2021-01 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        who, days = person_named(by), desk.project.calendar
        ended, paced = end_emergency(desk.store, name, by=who, at=desk.at, days=days, why=why)
        typer.echo(desk.reader.sentence("emergency_ended", id=ended.id, n=paced.restored))


@app.command("list")
def list_(
    ctx: typer.Context,
    past: Annotated[bool, typer.Option("--all", help="Also those that are over.")] = False,
    at: At = None,
) -> None:
    """List the events that are on.

    Example: oversight -C fines emergencies list --all
    """
    with opened(ctx, at) as desk:
        day = None if past else day_of(desk.at)
        found = list_emergencies(desk.store, actor=HERE, day=day)
        typer.echo(emergencies_text(found, desk.reader))


def emergencies_text(found: Sequence[Emergency], reader: Reader) -> str:
    """Events as a table."""
    if not found:
        return reader.sentence("no_rows")
    names = ("number", "title", "rule", "place", "pace", "since", "until", "declared_by", "why")
    rows = [
        (
            each.id,
            each.title,
            each.rule or "",
            each.place or "",
            str(each.pace),
            str(each.since),
            str(each.until or ""),
            each.declared_by,
            each.why,
        )
        for each in found
    ]
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))
