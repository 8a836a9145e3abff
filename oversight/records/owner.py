"""Which organisation answers for a record: the one that a finding about it goes to."""

from __future__ import annotations

_OWN_ORG = frozenset({"case", "item", "metric"})
_OF_A_CASE = frozenset({"clock_stop", "rating", "permit"})


def owner_query(table: str) -> str:
    """SQL for (subject, org) of every record of a table, over the views of that name.

    A case, an item or a metric names its organisation; an event may, and otherwise its case
    does; a clock stop, a rating or a permit has its case's; an organisation is its own. What
    belongs to none (a party, a place) has a missing org.

    >>> owner_query("case")
    'SELECT "case" AS subject, org FROM "case"'
    """
    if table == "org":
        return "SELECT org AS subject, org FROM org"
    if table == "event":
        return (
            "SELECT e.event AS subject, coalesce(e.org, c.org) AS org "
            'FROM event AS e LEFT JOIN "case" AS c ON c."case" = e."case"'
        )
    if table in _OWN_ORG:
        return f'SELECT "{table}" AS subject, org FROM "{table}"'
    if table in _OF_A_CASE:
        return (
            f'SELECT r."{table}" AS subject, c.org FROM "{table}" AS r '
            'LEFT JOIN "case" AS c ON c."case" = r."case"'
        )
    return f'SELECT "{table}" AS subject, CAST(NULL AS VARCHAR) AS org FROM "{table}"'
