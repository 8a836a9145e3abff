"""`oversight items`: the queue, one item, and the commands that move it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import typer

from oversight.cli.waived import held_back_text, to_be_raised
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.store.database import Store, open_store
from oversight.supervision import commands
from oversight.supervision.commands import Command, Moment, day_of
from oversight.supervision.flagged import read_flagged
from oversight.supervision.raising import raise_items
from oversight.supervision.service import act, get_item
from oversight.supervision.text import Reader, done_text, item_text, queue_text, raised_text
from oversight.supervision.views import Filter, read_queue, read_trail
from oversight.supervision.workflow import EVALUATION

app = typer.Typer(
    help="Supervision items: findings followed to their end. 督办件",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Id = Annotated[str, typer.Argument(metavar="ID", help="The item, or the beginning of its id.")]
By = Annotated[str, typer.Option(help="The person who does it.")]
At = Annotated[
    str | None, typer.Option(help="When: 2021-10-08 or 2021-10-08T09:30; now if left out.")
]
Note = Annotated[str, typer.Option(help="A remark for the trail.")]


@dataclass(frozen=True)
class Desk:
    """What a command works with: the project, its open store, the moment, and the reader."""

    project: Project
    store: Store
    at: Moment
    reader: Reader

    def act(self, command: Command) -> None:
        """Carry out a command and say what became of the item."""
        item = act(self.store, command, workday_after=self.project.calendar.workday_after)
        typer.echo(done_text(item, self.reader))


@contextmanager
def opened(ctx: typer.Context, at: str | None = None, *, create: bool = False) -> Iterator[Desk]:
    """The desk of the project that `-C` names; its store is closed afterwards."""
    project = Project.open(ctx.obj.folder)
    moment = moment_of(at, project.timezone)
    reader = Reader(project.language, day_of(moment), project.calendar.published)
    store = open_store(project.store_url, folder=project.folder, create=create)
    try:
        yield Desk(project, store, moment, reader)
    finally:
        store.close()


def moment_of(text: str | None, timezone: str) -> Moment:
    """The moment a person gave, in the project's zone; now, where none was given.

    Refused: a text that is no day and no time, and a moment that has not come yet.
    """
    zone = ZoneInfo(timezone)
    now = datetime.now(zone).replace(microsecond=0)
    if text is None:
        return now
    try:
        moment: Moment = date.fromisoformat(text)
    except ValueError:
        try:
            given = datetime.fromisoformat(text)
        except ValueError as error:
            raise Refused(
                Problem(
                    "--at",
                    f"'{text}' is neither a day nor a time.",
                    "Write it as 2021-10-08 or 2021-10-08T09:30.",
                )
            ) from error
        moment = given.astimezone(zone) if given.tzinfo else given.replace(tzinfo=zone)
    if day_of(moment) > now.date():
        raise Refused(
            Problem("--at", f"{text} has not come yet.", "Give the day on which it was done.")
        )
    return moment


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
        wanted = Filter(state=state, org=org, rule=rule, card=card)
        typer.echo(queue_text(read_queue(desk.store, wanted, limit=limit), desk.reader))


@app.command()
def show(ctx: typer.Context, item: Id, at: At = None) -> None:
    """Show one item: why it was raised, what it needs next and by when, and its trail.

    Example: oversight -C fines items show 1NYTYNRX5C
    """
    with opened(ctx, at) as desk:
        found = get_item(desk.store, item)
        typer.echo(item_text(found, read_trail(desk.store, found.id), desk.reader))


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
        table, counts = run.findings, run.summary
    else:
        table = read_parquet(findings)
        counts = read_parquet(summary) if summary is not None else None
    rules = rules_of(counts)
    # Wrong findings are refused before a store is made for them.
    read_flagged(table)
    with opened(ctx, at, create=True) as desk:
        workday_after = desk.project.calendar.workday_after
        left = to_be_raised(desk.project, table, desk.store)
        raised = raise_items(
            desk.store, left, by=by, at=desk.at, workday_after=workday_after, rules=rules
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


@app.command()
def assign(
    ctx: typer.Context,
    item: Id,
    to: Annotated[
        str | None, typer.Option(help="The organisation; the finding's if left out.")
    ] = None,
    by: By = "",
    note: Note = "",
    at: At = None,
) -> None:
    """Send an item to the organisation that is to handle it.

    Example: oversight -C fines items assign 1NYTYNRX5C --to O-12 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Assign(item=item, to=to, by=by, note=note, at=desk.at))


@app.command()
def sign(
    ctx: typer.Context,
    item: Id,
    by: By = "",
    org: Annotated[str, typer.Option(help="The organisation it is signed for.")] = "",
    at: At = None,
) -> None:
    """Take an item on, for the organisation it was assigned to.

    Example: oversight -C fines items sign 1NYTYNRX5C --by "Zhao Min" --org O-12
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Sign(item=item, by=by, org=org, at=desk.at))


@app.command()
def submit(
    ctx: typer.Context,
    item: Id,
    by: By = "",
    did: Annotated[str, typer.Option(help="What was done about it.")] = "",
    evidence: Annotated[str, typer.Option(help="Where the evidence is.")] = "",
    at: At = None,
) -> None:
    """Say what was done, for someone else to verify.

    Example: oversight -C fines items submit 1NYTYNRX5C --by "Zhao Min" --did "Decided and told."
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Submit(item=item, by=by, did=did, evidence=evidence, at=desk.at))


@app.command()
def verify(ctx: typer.Context, item: Id, by: By = "", note: Note = "", at: At = None) -> None:
    """Find that what was submitted mends it; by a person who did not handle it.

    Example: oversight -C fines items verify 1NYTYNRX5C --by "Sun Li"
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Verify(item=item, by=by, note=note, at=desk.at))


@app.command("return")
def return_(
    ctx: typer.Context,
    item: Id,
    by: By = "",
    why: Annotated[str, typer.Option(help="What is still wanting.")] = "",
    at: At = None,
) -> None:
    """Send a submitted item back, with the reason; the third time it goes a level up.

    Example: oversight -C fines items return 1NYTYNRX5C --by "Sun Li" --why "No notice served."
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Return(item=item, by=by, reason=why, at=desk.at))


@app.command()
def assess(
    ctx: typer.Context,
    item: Id,
    by: By = "",
    outcome: Annotated[str, typer.Option(help="effective, ineffective or too_early.")] = "",
    note: Note = "",
    at: At = None,
) -> None:
    """Judge whether what was done had its effect.

    Example: oversight -C fines items assess 1NYTYNRX5C --by "Li Wei" --outcome effective
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Assess(item=item, by=by, outcome=outcome, note=note, at=desk.at))


@app.command()
def close(ctx: typer.Context, item: Id, by: By = "", note: Note = "", at: At = None) -> None:
    """End an assessed item.

    Example: oversight -C fines items close 1NYTYNRX5C --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        desk.act(commands.Close(item=item, by=by, note=note, at=desk.at))
