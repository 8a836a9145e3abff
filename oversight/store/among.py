"""A column among the values of another query, said so that an index can be used.

PostgreSQL looks `a IN (...) OR b IN (SELECT ...)` up in no index: it reads the whole table.
Asked as an array that is made first, both sides are looked up and put together.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Among(FunctionElement[bool]):
    """`column IN (query)`, in the words of each database."""

    name = "among"
    type = Boolean()
    inherit_cache = True


def among(column: InstrumentedAttribute[str], query: Select[str]) -> _Among:
    """Whether the column's value is one of those that the query finds."""
    return _Among(column, query.scalar_subquery())


@compiles(_Among)
def _in(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, query = element.clauses
    return f"{compiler.process(column, **how)} IN {compiler.process(query, **how)}"


@compiles(_Among, "postgresql")
def _any(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, query = element.clauses
    return f"{compiler.process(column, **how)} = ANY (ARRAY{compiler.process(query, **how)})"
