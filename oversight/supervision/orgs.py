"""The organisations the store knows, taken over from the records, as a tree by paths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import BindParameter, Table, bindparam, insert, select, update

from oversight.store.database import Store
from oversight.supervision.tables import OrgRow

ORG = cast(Table, OrgRow.__table__)
COLUMNS = ("name", "name_en", "parent", "level", "path")


def sync_orgs(store: Store, orgs: pa.Table) -> int:
    """Take over the organisations of the records; answers how many are new or changed.

    `orgs` has the columns org, name, name_en, parent and level, one row an organisation. One
    that the records no longer name stays: items may be of it. A parent that is not there, or
    that leads round in a circle, is left out of the path.
    """
    parents = dict(zip(orgs["org"].to_pylist(), orgs["parent"].to_pylist(), strict=True))
    wanted = {row["org"]: {**row, "path": path_of(row["org"], parents)} for row in orgs.to_pylist()}
    with store.reading() as session:
        known = {row.org: row for row in session.execute(select(*ORG.c))}
    new = [row for org, row in wanted.items() if org not in known]
    changed = [row for org, row in wanted.items() if org in known and _differs(known[org], row)]
    if not new and not changed:
        return 0
    with store.writing() as session:
        Store.write_rows(session, insert(ORG), new)
        values: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in COLUMNS}
        mine = update(ORG).where(ORG.c.org == bindparam("key")).values(values)
        Store.write_rows(session, mine, [{**row, "key": row["org"]} for row in changed])
    return len(new) + len(changed)


def path_of(org: str, parents: Mapping[str, str | None]) -> str:
    """Where an organisation stands in the tree.

    >>> path_of("town", {"town": "county", "county": "city", "city": None})
    '/city/county/town/'
    """
    way = [org]
    while (above := parents.get(way[-1])) is not None and above in parents and above not in way:
        way.append(above)
    return "/" + "/".join(reversed(way)) + "/"


def _differs(row: Any, wanted: Mapping[str, object]) -> bool:
    return any(getattr(row, name) != wanted[name] for name in COLUMNS)
