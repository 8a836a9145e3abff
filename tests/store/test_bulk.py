"""Many rows at once: as the ordinary way writes them, on both databases."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest
from sqlalchemy import Table, select

from oversight.problem import Refused
from oversight.store.bulk import AT_ONCE, FEW, present
from oversight.store.database import Store
from oversight.supervision.tables import ItemRow, item_values

from ..supervision.support import item

ITEM = cast(Table, ItemRow.__table__)


def rows(count: int) -> list[dict[str, Any]]:
    """Rows with days and without, with odd letters, numbers, truth values and nothing."""
    odd = "引号' \"反斜\\杠\t制表\n换行 \\N"
    values = item_values(item())
    return [
        values
        | {"id": f"I{n}", "subject": f"C{n}", "message": odd, "vanished": n % 2 == 0}
        | {"due": None if n % 3 else date(2021, 10, n % 28 + 1), "pace": n}
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, AT_ONCE + 1])
def test_rows_are_read_as_they_were_written(any_store: Store, count: int) -> None:
    with any_store.writing() as session:
        Store.add_rows(session, ITEM, iter(rows(count)))
    with any_store.reading() as session:
        found = session.execute(select(ITEM).order_by(ITEM.c.pace)).mappings().all()
    assert [dict(row) for row in found] == [
        {column.name: row[column.name] for column in ITEM.columns} for row in rows(count)
    ]


def test_the_values_that_are_there_are_found(any_store: Store) -> None:
    with any_store.writing() as session:
        Store.add_rows(session, ITEM, rows(AT_ONCE + 50))
        asked = [f"I{n}" for n in range(AT_ONCE, 3 * AT_ONCE)]
        found = present(session.connection(), ITEM.c.id, asked)
    assert found == {f"I{n}" for n in range(AT_ONCE, AT_ONCE + 50)}


def test_a_row_that_cannot_be_written_takes_all_back(any_store: Store) -> None:
    doubled = [*rows(FEW + 50), *rows(1)]
    with pytest.raises(Exception, match=r"(?i)unique") as caught, any_store.writing() as session:
        Store.add_rows(session, ITEM, doubled)
    assert not isinstance(caught.value, Refused)
    with any_store.reading() as session:
        assert session.execute(select(ITEM.c.id)).all() == []
