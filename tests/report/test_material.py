"""Materials from plain tables."""

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from oversight.report.material import COLUMNS, Manifest, Material

_MANIFEST = Manifest(date(2021, 9, 30), "r")


def _with_items(items: object, timezone: str = "Asia/Shanghai") -> list[dict[str, object]]:
    material = Material.of_tables(
        name="x",
        manifest=_MANIFEST,
        findings=None,
        summary=None,
        items=items,
        rules={},
        timezone=timezone,
    )
    return list(material.items.to_pylist())


_ITEM = {
    "id": 7,
    "rule": "p/r",
    "subject": "A1",
    "org": None,
    "state": "raised",
    "card": "red",
    "due": datetime(2021, 10, 8, 16, tzinfo=UTC),
    "raised_at": datetime(2021, 9, 29, 17, tzinfo=UTC),
    "more": "left out",
}
_SHAPED = {
    "id": "7",
    "rule": "p/r",
    "subject": "A1",
    "org": None,
    "state": "raised",
    "card": "red",
    "due": date(2021, 10, 9),
    "raised_on": date(2021, 9, 30),
}


def test_instants_become_civil_dates() -> None:
    assert _with_items(pa.Table.from_pylist([_ITEM])) == [_SHAPED]
    rome = {**_SHAPED, "due": date(2021, 10, 8), "raised_on": date(2021, 9, 29)}
    assert _with_items(pa.Table.from_pylist([_ITEM]), "Europe/Rome") == [rome]


def test_frames_and_texts_will_do() -> None:
    texts = {**_ITEM, "due": "2021-10-09", "raised_at": "2021-09-30T01:00:00+08:00"}
    assert _with_items(pd.DataFrame([texts])) == [_SHAPED]


def test_missing_columns_are_empty() -> None:
    (row,) = _with_items(pa.table({"id": ["1"]}))
    assert row == {**dict.fromkeys(_SHAPED), "id": "1"}


def test_saved_tables_are_the_tables(tmp_path: Path) -> None:
    material = Material.of_tables(
        name="x", manifest=_MANIFEST, findings=None, summary=None, rules={}
    )
    written = material.save_tables(tmp_path / "tables")
    assert [path.name for path in written] == [f"{name}.parquet" for name in COLUMNS]
    assert pq.read_table(written[0]).schema == material.findings.schema
