"""A proof as pages show it: its records, what tells of a person hidden unless it was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from oversight.accounts.veil import masked, personal_values, veiled
from oversight.explain.answer import Explanation

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?[+-]\d\d:\d\d")


def veiled_proof(explained: Explanation) -> Explanation:
    """A proof whose conditions and clocks do not repeat what its records hide."""
    told = (explained.tried, explained.walks, explained.missing)
    tried, walks, missing = veiled(told, personal_values(explained.records))
    return replace(explained, tried=tried, walks=walks, missing=missing)


def shown_records(explained: Explanation, *, open_: bool) -> Mapping[str, list[dict[str, Any]]]:
    """The records behind, what tells of a person hidden unless it was asked for."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table, rows in explained.records.items():
        if not rows:
            continue
        shown = [dict(row) if open_ else masked(table, row) for row in rows]
        used = [name for name in shown[0] if any(row.get(name) is not None for row in shown)]
        found[table] = [{name: _plain(row.get(name)) for name in used} for row in shown]
    return found


def _plain(value: Any) -> Any:
    """An instant as it is read: they are all of the project's zone."""
    found = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1]} {found[2]}" if found else value
