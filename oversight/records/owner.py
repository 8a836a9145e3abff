"""Which organisation answers for a record: the one that a finding about it goes to."""

from __future__ import annotations

from collections.abc import Callable

_OWN_ORG = frozenset({"case", "item", "metric"})
_OF_A_CASE = frozenset({"clock_stop", "rating", "permit"})


def _plain(table: str) -> str:
    return f'"{table}"'


def owner_query(table: str, name: Callable[[str], str] = _plain) -> str:
    """SQL for (subject, org) of every record of a table.

    `name` gives the name under which a table of the records is read.

    A case, an item or a metric names its organisation; an event may, and otherwise its case
    does; a clock stop, a rating or a permit has its case's; an organisation is its own. What
    belongs to none (a party, a place) has a missing org.

    >>> owner_query("case")
    'SELECT "case" AS subject, org FROM "case"'
    """
    if table == "org":
        return f"SELECT org AS subject, org FROM {name(table)}"
    if table == "event":
        return (
            "SELECT e.event AS subject, coalesce(e.org, c.org) AS org "
            f'FROM {name(table)} AS e LEFT JOIN {name("case")} AS c ON c."case" = e."case"'
        )
    if table in _OWN_ORG:
        return f'SELECT "{table}" AS subject, org FROM {name(table)}'
    if table in _OF_A_CASE:
        return (
            f'SELECT r."{table}" AS subject, c.org FROM {name(table)} AS r '
            f'LEFT JOIN {name("case")} AS c ON c."case" = r."case"'
        )
    return f'SELECT "{table}" AS subject, CAST(NULL AS VARCHAR) AS org FROM {name(table)}'
