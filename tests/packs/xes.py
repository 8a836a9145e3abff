"""A tiny reader of the public logs, sharing nothing with the engine's own."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import duckdb
import pandas as pd
import pytest

DATA = Path(__file__).parents[3] / "shared" / "data"


def needed(name: str) -> Path:
    """The log's file; the test is skipped where the public records are not at hand."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"The public log {name} is not in ../shared/data.")
    return path


def read(name: str, *attributes: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cases and events of a log as text, events with the attributes named.

    `case` and `seq` of an event are the number of its case and its place there in the file.
    The logs hold one element a line, which is what makes this quick; a line that holds two
    is refused.
    """
    with duckdb.connect() as con:
        con.execute(LINES, [str(needed(name))])
        assert con.sql("SELECT count(*) FROM line WHERE text LIKE '%><%'").fetchall() == [(0,)]
        con.execute(PLACED)
        cases = con.sql(
            "SELECT trace, key, value FROM part WHERE event IS NULL AND key IS NOT NULL "
            "ORDER BY trace"
        ).df()
        events = con.execute(EVENTS, [list(attributes)]).df()
    for frame in (cases, events):
        frame["value"] = frame["value"].map(unescape, na_action="ignore")
    cases = cases.pivot(index="trace", columns="key", values="value")
    whole = pd.MultiIndex.from_frame(events[["trace", "seq"]].drop_duplicates())
    told = events.dropna(subset=["key"]).pivot(
        index=["trace", "seq"], columns="key", values="value"
    )
    table = told.reindex(index=whole, columns=list(attributes)).astype(object)
    table = table.where(table.notna(), None).reset_index()
    table.insert(0, "case", cases["concept:name"].reindex(table.pop("trace")).to_numpy())
    return cases.reset_index(drop=True).rename_axis(columns=None), table.rename_axis(columns=None)


LINES = """
    CREATE TEMP TABLE line AS
    SELECT row_number() OVER () AS n, trim(column0, E' \t\r') AS text
    FROM read_csv(?, header = false, delim = E'\x01', quote = '', escape = '',
        columns = {'column0': 'VARCHAR'}, max_line_size = 10000000)
"""
PLACED = r"""
    CREATE TEMP TABLE part AS
    WITH marked AS (
        SELECT n, text,
            sum((text = '<trace>')::INT) OVER past AS trace,
            sum((text = '</trace>')::INT) OVER past AS traces_over,
            sum((text = '<event>')::INT) OVER past AS event,
            sum((text = '</event>')::INT) OVER past AS events_over
        FROM line WINDOW past AS (ROWS UNBOUNDED PRECEDING)
    )
    SELECT n, trace, CASE WHEN event > events_over THEN event END AS event,
        nullif(regexp_extract(text, ' key="([^"]*)"', 1), '') AS key,
        regexp_extract(text, ' value="([^"]*)"', 1) AS value
    FROM marked WHERE trace > traces_over
"""
EVENTS = """
    WITH first AS (SELECT trace, event, min(n) AS n FROM part WHERE event IS NOT NULL GROUP BY ALL),
    placed AS (SELECT *, row_number() OVER (PARTITION BY trace ORDER BY n) AS seq FROM first)
    SELECT placed.trace, placed.seq, part.key, part.value
    FROM placed LEFT JOIN part ON part.event = placed.event AND list_contains(?, part.key)
    ORDER BY placed.trace, placed.seq
"""


def civil(written: pd.Series) -> pd.Series:
    """The civil day of times written with their local offset: the day as it is written."""
    return pd.to_datetime(written.str[:10], format="%Y-%m-%d")


def iso(days: pd.Series) -> pd.Series:
    return days.dt.strftime("%Y-%m-%d")
