"""Records in memory: the same views as the lake, and helpful refusals."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from oversight.problem import Refused
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.records.schema import arrow_schema
from tests.records.support import utc


def test_all_tables_whole_and_typed() -> None:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'").fetchall()
    records = MemoryRecords({"item": pa.table({"item": ["I"], "name": ["n"]})})
    records.register(con)
    for table in TABLES:
        found = con.sql(f'SELECT * FROM "{table}"').to_arrow_table().schema
        assert found.names == arrow_schema(table).names
        assert found.types == arrow_schema(table).types
    assert con.sql("SELECT item, version FROM item").fetchall() == [("I", "1")]


def test_two_sets_of_records_in_one_connection_one_after_the_other() -> None:
    con = duckdb.connect()
    for name in ("A", "B"):
        MemoryRecords({"org": pa.table({"org": [name], "name": ["n"]})}).register(con)
        assert con.sql("SELECT org FROM org").fetchall() == [(name,)]


def test_unknown_tables_and_columns() -> None:
    with pytest.raises(Refused) as refused:
        MemoryRecords({"evnt": pa.table({})})
    assert str(refused.value) == "records: There is no table 'evnt'. Did you mean 'event'?"
    with pytest.raises(Refused) as refused:
        MemoryRecords.from_rows({"event": [{"evnt": "1"}]})
    assert str(refused.value) == ("table event: There is no column 'evnt'. Did you mean 'event'?")


def test_times_need_a_zone() -> None:
    naive = pa.table({"case": ["A"], "domain": ["grid"], "opened_at": [utc("2021-03-01").date()]})
    with pytest.raises(Refused) as refused:
        MemoryRecords({"case": naive})
    assert str(refused.value) == (
        "table case: Column 'opened_at' holds date32[day], which is not an instant. "
        "Give instants with their zone."
    )


def test_values_of_another_type() -> None:
    with pytest.raises(Refused) as refused:
        MemoryRecords({"rating": pa.table({"stars": ["many"]})})
    (problem,) = refused.value.problems
    assert problem.where == "table rating"
    assert problem.said.startswith("Column 'stars' holds string, which is not int64: ")
