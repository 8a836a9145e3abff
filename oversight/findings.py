"""The tables an evaluation yields: what stands in them, for whoever writes or reads one."""

from __future__ import annotations

import pyarrow as pa

FINDINGS = pa.schema(
    [
        ("rule", pa.string()),
        ("version", pa.string()),
        ("outcome", pa.string()),
        ("kind", pa.string()),
        ("card", pa.string()),
        ("subject_kind", pa.string()),
        ("subject", pa.string()),
        ("org", pa.string()),
        ("due", pa.date32()),
        ("facts", pa.string()),
        ("message", pa.string()),
        ("as_of", pa.date32()),
        ("run", pa.string()),
    ]
)
"""One row a subject that a rule flags or cannot tell; `facts` is JSON."""

SUMMARY = pa.schema(
    [
        ("rule", pa.string()),
        ("org", pa.string()),
        ("examined", pa.int64()),
        ("flagged", pa.int64()),
        ("cannot_tell", pa.int64()),
    ]
)
"""One row a rule and an organisation that has anything under it."""


def columns(schema: pa.Schema) -> dict[str, pa.DataType]:
    """The columns of a schema with their types, in order."""
    return {field.name: field.type for field in schema}
