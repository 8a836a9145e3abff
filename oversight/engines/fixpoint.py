"""Predicates that read themselves: derived round by round until nothing new is found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
from sqlglot import exp


def derive_component(
    con: duckdb.DuckDBPyConnection,
    queries: Mapping[str, Sequence[exp.Query]],
    columns: Mapping[str, Sequence[str]],
    tables: Mapping[str, str],
) -> None:
    """Make the tables of predicates that are recursive together."""
    raise NotImplementedError
