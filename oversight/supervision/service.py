"""The service: a command on an item, carried out in one transaction with its trail entry.

Command line, pages and API all come through here. Who may see an item and who may move it is
weighed here and in the model, never by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import AT_ONCE, Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Attach, Command, Dismiss, Undo
from oversight.supervision.holds import holders, refuse_held
from oversight.supervision.identity import as_typed
from oversight.supervision.item import Part, SupervisionItem
from oversight.supervision.lookup import find_item
from oversight.supervision.moves import obey
from oversight.supervision.notices import tell
from oversight.supervision.refusals import Named, refusal
from oversight.supervision.scope import load_tree
from oversight.supervision.stages import Days
from oversight.supervision.tables import BlobRow, FileRow, ItemRow, PartRow, TrailRow, item_of
from oversight.supervision.tally import recount
from oversight.supervision.trail import append
from oversight.supervision.tree import OrgTree
from oversight.supervision.undoing import remember, undone
from oversight.supervision.workflow import COMMANDS

HANDLING = tuple(name for name, rule in COMMANDS.items() if rule.roles == ("handler",))
"""The commands by which a person has handled an item."""


@dataclass(frozen=True)
class Done:
    """What became of many commands: the items moved, and what was refused of which item."""

    moved: tuple[SupervisionItem, ...]
    refused: tuple[tuple[str, tuple[Problem, ...]], ...]


def act(store: Store, command: Command, *, days: Days) -> SupervisionItem:
    """Carry out `command` and answer the item as it then stands.

    `command.item` may be the beginning of an id. Refused: an item that is not there or not to
    be seen, one that another person holds, and whatever `moves.obey` refuses; nothing is then
    changed.
    """
    with store.writing() as session:
        before, after = _carry_out(session, command, days, load_tree(session))
        recount(session, [(before, after)])
        return after


def act_many(store: Store, commands: Iterable[Command], *, days: Days) -> Done:
    """Carry out many commands in one transaction; what is refused of one leaves the others."""
    with store.writing() as session:
        return act_within(session, commands, days)


def act_within(session: Session, commands: Iterable[Command], days: Days) -> Done:
    """Carry out many commands in the caller's transaction, as `act_many` does in its own."""
    moved: list[tuple[SupervisionItem, SupervisionItem]] = []
    refused: list[tuple[str, tuple[Problem, ...]]] = []
    tree = load_tree(session)
    for command in commands:
        try:
            moved.append(_carry_out(session, command, days, tree))
        except Refused as no:
            refused.append((command.item, no.problems))
    recount(session, moved)
    return Done(tuple(after for _, after in moved), tuple(refused))


def preview(store: Store, commands: Iterable[Command], *, days: Days) -> Done:
    """What `act_many` would do now, without doing it."""
    moved: list[SupervisionItem] = []
    refused: list[tuple[str, tuple[Problem, ...]]] = []
    with store.reading() as session:
        tree = load_tree(session)
        for command in commands:
            try:
                item = _found(session, command, tree)
                moved.append(_after(session, command, item, days, tree))
            except Refused as no:
                refused.append((command.item, no.problems))
    return Done(tuple(moved), tuple(refused))


def get_item(store: Store, item: str, *, actor: Actor) -> SupervisionItem:
    """The item whose id is, or begins with, `item`. Refused where the person can see none."""
    with store.reading() as session:
        row = find_item(session, item, actor)
        return whole_item(session, row)


def item_standing(
    store: Store, item: str, *, actor: Actor, at: datetime
) -> tuple[SupervisionItem, frozenset[str], str | None]:
    """An item, the roles the person holds over it, and who has it before them at that instant.

    A role held over an assisting organisation counts: its part is in the item.
    """
    with store.reading() as session:
        row = find_item(session, item, actor)
        found = whole_item(session, row)
        tree = load_tree(session)
        orgs = (found.org, *(part.org for part in found.parts))
        roles = frozenset(role for org in orgs for role in tree.standing(actor, org).over)
        return found, roles, holders(session, [row.id], at).get(row.id)


def whole_item(session: Session, row: ItemRow) -> SupervisionItem:
    """The item of a row, with its parts and whoever handled it."""
    return next(iter(whole_items(session, [row])))


def whole_items(session: Session, rows: Sequence[ItemRow]) -> list[SupervisionItem]:
    """The items of many rows, with their parts and whoever handled them."""
    ids = [row.id for row in rows]
    handlers: dict[str, dict[str, None]] = {}
    said = (
        select(TrailRow.item, TrailRow.who)
        .where(TrailRow.item.in_(ids), TrailRow.command.in_(HANDLING))
        .order_by(TrailRow.seq)
    )
    for item, who in session.execute(said):
        handlers.setdefault(item, {})[who] = None
    parts: dict[str, list[Part]] = {}
    for part in session.scalars(select(PartRow).where(PartRow.item.in_(ids)).order_by(PartRow.org)):
        parts.setdefault(part.item, []).append(part.to_part())
    return [
        item_of(row.values(), tuple(handlers.get(row.id, ())), tuple(parts.get(row.id, ())))
        for row in rows
    ]


def read_file(store: Store, item: str, sha256: str, *, actor: Actor) -> tuple[str, bytes]:
    """The name and the bytes of a file of an item that the person may see."""
    with store.reading() as session:
        row = find_item(session, item, actor)
        query = select(FileRow.name).where(FileRow.item == row.id, FileRow.sha256 == sha256)
        name = session.scalars(query.order_by(FileRow.seq)).first()
        if name is None:
            raise Refused(
                Problem(
                    f"item {row.id}",
                    f"It has no file '{sha256}'.",
                    "Its files are listed with it.",
                    ("没有该文件。", "请见所附文件列表。"),
                )
            )
        return name, session.get_one(BlobRow, sha256).content


def _found(session: Session, command: Command, tree: OrgTree) -> SupervisionItem:
    row = find_item(session, command.item, command.by, tree)
    if isinstance(command.at, datetime):
        refuse_held(session, row.id, command.by, command.at)
    item = whole_item(session, row)
    if isinstance(command, Dismiss) and command.of:
        _twin_is_there(session, command, item)
    return item


def _twin_is_there(session: Session, command: Dismiss, item: SupervisionItem) -> None:
    try:
        find_item(session, as_typed(command.of), command.by)
    except Refused as none:
        name = Named.one("dismiss")
        no = refusal("which_twin", item.where, given=command.of, command=name)
        raise Refused(no) from none


def _after(
    session: Session, command: Command, item: SupervisionItem, days: Days, tree: OrgTree
) -> SupervisionItem:
    command = replace(command, item=item.id)
    if isinstance(command, Undo):
        return item
    return obey(item, command, days, tree)[0]


def _carry_out(
    session: Session, command: Command, days: Days, tree: OrgTree
) -> tuple[SupervisionItem, SupervisionItem]:
    item = _found(session, command, tree)
    command = replace(command, item=item.id)
    if isinstance(command, Undo):
        after, draft = undone(session, command, item)
    else:
        after, draft = obey(item, command, days, tree)
    row = session.get_one(ItemRow, item.id)
    row.take(after)
    if after.parts != item.parts:
        write_parts(session, after)
    seq = append(session, [draft])
    remember(session, command, item, seq)
    if isinstance(command, Attach):
        _keep_file(session, command, seq)
    tell(session, command, after)
    session.flush()
    return item, replace(after, version=row.version)


def write_parts(session: Session, item: SupervisionItem) -> None:
    """Write the assisting organisations of an item as they now are, in the transaction."""
    session.execute(delete(PartRow).where(PartRow.item == item.id))
    rows = [
        {"item": item.id, "org": p.org, "state": p.state.value, "since": p.since, "due": p.due}
        for p in item.parts
    ]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(insert(PartRow), rows[start : start + AT_ONCE])


def _keep_file(session: Session, command: Attach, seq: int) -> None:
    if session.get(BlobRow, command.sha256) is None:
        session.add(BlobRow(sha256=command.sha256, content=command.content))
        session.flush()
    size = len(command.content)
    session.add(
        FileRow(seq=seq, item=command.item, name=command.file, size=size, sha256=command.sha256)
    )
