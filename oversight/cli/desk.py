"""What the commands of supervision work with: the project, its open store, and the reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.store.database import Store, open_store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Command, Moment, day_of
from oversight.supervision.service import act
from oversight.supervision.text import Reader, done_text

HERE = Actor.local("command line")
"""Whoever looks from the command line: the store's file is theirs to read."""

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
        item = act(self.store, command, days=self.project.calendar)
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
