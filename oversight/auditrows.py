"""Where the evidence of a finding opens to: a page of rows, an item, a record."""

from __future__ import annotations

from urllib.parse import quote

import duckdb

from oversight.audit.finding import Evidence
from oversight.engagement.model import Audit
from oversight.project import Project
from oversight.records.model import TABLES
from oversight.records.schema import KEYS


def opens(project: Project, audit: Audit, evidence: Evidence) -> str:
    """What evidence opens to: `rows`, the address of an item or a case, or "" for nothing."""
    reference = evidence.reference.split()
    if not reference or evidence.kind in ("document", "interview"):
        return ""
    if evidence.kind == "indicator":
        return "rows"
    if evidence.kind == "item":
        return f"/items/{quote(reference[0])}"
    case = case_of(project, audit, evidence.reference)
    return f"/records/{quote(case)}" if case else ""


def case_of(project: Project, audit: Audit, reference: str) -> str:
    """The case that a record belongs to, in the frozen records; "" where it belongs to none.

    A record is named by its table and its id, or by its id alone where it is a case.
    """
    first, _, rest = reference.partition(" ")
    table, record = (first, rest.strip()) if rest and first in TABLES else ("case", reference)
    if table == "case":
        return record
    if "case" not in TABLES[table].model_fields:
        return ""
    with duckdb.connect() as con:
        project.lake.snapshot(audit.basis.lake if audit.basis else None).register(con)
        query = f'SELECT "case" FROM "{table}" WHERE "{KEYS[table]}" = ? LIMIT 1'
        found = con.execute(query, [record]).fetchall()
    return str(found[0][0]) if found and found[0][0] is not None else ""
