"""A column among the values of another query: the same answer on both databases."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from oversight.store.among import among
from oversight.store.database import Store
from oversight.supervision.tables import ItemRow, PartRow

from ..supervision.support import DAY, raised, row


def parts_of(*orgs: str) -> ColumnElement[bool]:
    return among(ItemRow.id, select(PartRow.item).where(PartRow.org.in_(orgs)))


def test_items_are_found_by_either_side(any_store: Store) -> None:
    raised(any_store, row("C1", org="O-1"), row("C2", org="O-2"), row("C3", org="O-3"))
    with any_store.writing() as session:
        names = dict(session.execute(select(ItemRow.subject, ItemRow.id)).tuples().all())
        for org in ("O-8", "O-9"):
            part = {"org": org, "state": "assigned", "since": DAY, "due": None}
            session.add(PartRow(item=names["C3"], **part))
    with any_store.reading() as session:

        def subjects(org: str, *assisting: str) -> list[str]:
            seen = or_(ItemRow.org == org, parts_of(*assisting))
            return sorted(session.scalars(select(ItemRow.subject).where(seen)))

        assert subjects("O-1", "O-9") == ["C1", "C3"]
        # Asked again with other values: the statement is kept, the values are not.
        assert subjects("O-2", "O-7") == ["C2"]
        assert subjects("O-3", "O-8", "O-9") == ["C3"]
        assert subjects("O-7") == []
        out = select(ItemRow.subject).where(~parts_of("O-9"))
        assert sorted(session.scalars(out)) == ["C1", "C2"]


def test_how_each_database_is_asked() -> None:
    query = select(ItemRow.id).where(parts_of("O-1"))
    inner = "(SELECT supervision_part.item FROM supervision_part WHERE supervision_part.org IN "
    said = {
        name: " ".join(str(query.compile(dialect=dialect)).split())
        for name, dialect in (("sqlite", sqlite.dialect()), ("pg", postgresql.dialect()))
    }
    assert f"WHERE supervision_item.id IN {inner}" in said["sqlite"]
    assert f"WHERE supervision_item.id = ANY (ARRAY{inner}" in said["pg"]
