"""Filters of the queue that a person keeps under a name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from oversight.accounts.given import one_line
from oversight.accounts.tables import ViewRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store


def save_view(store: Store, login: str, name: str, query: str) -> None:
    """Keep a filter, in place of one of the same name. Refused: no name."""
    name = one_line(name)
    if not name:
        raise Refused(
            Problem(
                "view",
                "The view has no name.",
                "Say what to call it.",
                ("视图没有名称。", "请填写名称。"),
            )
        )
    with store.noting() as session:
        session.merge(ViewRow(login=login, name=name, query=one_line(query)))


def read_views(store: Store, login: str) -> Sequence[tuple[str, str]]:
    """A person's filters: names and queries, by name."""
    with store.reading() as session:
        query = select(ViewRow.name, ViewRow.query).where(ViewRow.login == login)
        return session.execute(query.order_by(ViewRow.name)).tuples().all()


def delete_view(store: Store, login: str, name: str) -> None:
    """Drop a filter; nothing happens where there is none of that name."""
    name = one_line(name)
    with store.noting() as session:
        session.execute(delete(ViewRow).where(ViewRow.login == login, ViewRow.name == name))
