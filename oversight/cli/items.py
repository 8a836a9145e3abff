"""`oversight items`: the queue, one item, and what raises items; the loop is in `loop`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import typer

from oversight.cli.desk import HERE, At, By, Id, opened
from oversight.cli.loop import add_commands
from oversight.cli.remind import remind
from oversight.cli.waived import held_back_text, to_be_raised
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.supervision.commands import day_of
from oversight.supervision.flagged import read_flagged
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.ownership import owner_of
from oversight.supervision.raising import About, raise_items
from oversight.supervision.service import get_item
from oversight.supervision.text import item_text, queue_text, raised_text
from oversight.supervision.views import Filter, counts, read_queue, read_trail
from oversight.supervision.workflow import EVALUATION

app = typer.Typer(
    help="Supervision items: findings followed to their end. 督办件",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(
    ctx: typer.Context,
    state: Annotated[str | None, typer.Option(help="Only items in this state.")] = None,
    org: Annotated[str | None, typer.Option(help="Only items of this organisation.")] = None,
    rule: Annotated[str | None, typer.Option(help="Only items of this rule or pack.")] = None,
    card: Annotated[str | None, typer.Option(help="Only yellow or only red items.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 50,
    at: At = None,
) -> None:
    """List the items whose next step is due soonest.

    Example: oversight -C fines items list --state raised --card red --limit 20
    """
    with opened(ctx, at) as desk:
        wanted = Filter(states=(state,) if state else (), org=org, rule=rule, card=card)
        queue = read_queue(desk.store, wanted, actor=HERE, limit=limit)
        counted = counts(desk.store, wanted, actor=HERE, today=day_of(desk.at))
        typer.echo(queue_text(queue, counted, desk.reader))


@app.command()
def show(ctx: typer.Context, item: Id, at: At = None) -> None:
    """Show one item: why it was raised, what it needs next and by when, and its trail.

    Example: oversight -C fines items show 1NYTYNRX5C
    """
    with opened(ctx, at) as desk:
        found = get_item(desk.store, item, actor=HERE)
        trail = read_trail(desk.store, found.id, actor=HERE)
        typer.echo(item_text(found, trail, desk.reader))


@app.command("raise")
def raise_(
    ctx: typer.Context,
    findings: Annotated[
        Path | None, typer.Argument(help="A findings table; the latest run's if left out.")
    ] = None,
    summary: Annotated[
        Path | None, typer.Option(help="The summary of the same run: which rules it evaluated.")
    ] = None,
    by: By = EVALUATION,
    at: At = None,
) -> None:
    """Raise an item for every flagged finding that has none yet.

    Example: oversight -C fines items raise findings.parquet --summary summary.parquet
    """
    if findings is None:
        run = Project.open(ctx.obj.folder).latest_run()
        table, counted = run.findings, run.summary
    else:
        table = read_parquet(findings)
        counted = read_parquet(summary) if summary is not None else None
    rules = rules_of(counted)
    # Wrong findings are refused before a store is made for them.
    read_flagged(table)
    with opened(ctx, at, create=True) as desk:
        left = to_be_raised(desk.project, table, desk.store)
        sync_orgs(desk.store, desk.project.orgs())
        owners = owner_of(desk.store, day_of(desk.at))
        about = About(rules=versions_of(desk.project, rules), owner_of=owners)
        raised = raise_items(
            desk.store, left, by=by, at=desk.at, days=desk.project.calendar, about=about
        )
        typer.echo(raised_text(raised, desk.reader))
        if held_back := table.num_rows - left.num_rows:
            typer.echo(held_back_text(held_back, desk.project.language))


def read_parquet(path: Path) -> pa.Table:
    """A table from a file the user named; `Refused` where it cannot be read."""
    if not path.is_file():
        raise Refused(
            Problem(
                str(path), f"There is no file '{path}'.", "Name a table that evaluate has written."
            )
        )
    try:
        return pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise Refused(
            Problem(
                str(path),
                f"'{path}' is not a Parquet file.",
                "Name a table that `oversight evaluate --out` wrote.",
            )
        ) from error


def versions_of(project: Project, rules: list[str] | None) -> dict[str, str | None]:
    """The rules that were evaluated, with the versions the rulebook has of them now."""
    known = project.rulebook.rules
    return {rule: known[rule].version if rule in known else None for rule in rules or ()}


def rules_of(summary: pa.Table | None) -> list[str] | None:
    """The rules a summary counts; none given, none known."""
    if summary is None:
        return None
    if "rule" not in summary.column_names:
        raise Refused(
            Problem(
                "summary, column rule",
                "The summary has no column 'rule'.",
                "Give a table that `oversight evaluate --summary` wrote.",
            )
        )
    return list(pc.unique(summary["rule"]).drop_null().to_pylist())


app.command()(remind)
add_commands(app)
