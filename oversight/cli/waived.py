"""Which findings are raised as items, where a project has waivers."""

from __future__ import annotations

import pyarrow as pa
from sqlalchemy import select

from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.tables import ItemRow
from oversight.waivers import FILE, apply_waivers, read_waivers


def to_be_raised(project: Project, findings: pa.Table, store: Store) -> pa.Table:
    """The findings without those that are waived; what is an item already stays one.

    An item whose finding is waived later is not gone: its finding is there as before.
    """
    if findings.num_rows == 0 or not (project.folder / FILE).is_file():
        return findings
    waivers = read_waivers(project.folder, project.rulebook.rules)
    parted = apply_waivers(findings, waivers, findings["as_of"][0].as_py())
    if parted.waived.num_rows == 0:
        return findings
    rules = sorted(set(parted.waived["rule"].to_pylist()))
    with store.reading() as session:
        rows = session.execute(select(ItemRow.rule, ItemRow.subject).where(ItemRow.rule.in_(rules)))
        known = {(rule, subject) for rule, subject in rows}
    columns = ("rule", "subject", "outcome")
    rows_of = zip(*(parted.waived[name].to_pylist() for name in columns), strict=True)
    kept = [outcome != "flagged" or (rule, subject) in known for rule, subject, outcome in rows_of]
    back = parted.waived.select(findings.column_names).filter(pa.array(kept, pa.bool_()))
    return pa.concat_tables([parted.left, back])


def held_back_text(count: int, language: str) -> str:
    """That findings were held back, and where to see by which waivers.

    >>> held_back_text(1, "en")
    'Waived, not raised: 1; see `oversight rules waivers`.'
    """
    if language == "zh":
        return f"已豁免、未交办：{count:,}；见 `oversight rules waivers`。"
    return f"Waived, not raised: {count:,}; see `oversight rules waivers`."
