"""A tiny reader of the public logs, sharing nothing with the engine's own."""

from __future__ import annotations

import gzip
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

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
    """
    cases: list[dict[str, object]] = []
    events: list[tuple[object, ...]] = []
    with gzip.open(needed(name)) as stream:
        for _, trace in etree.iterparse(stream, tag="{*}trace"):
            case = {a.get("key"): a.get("value") for a in trace if a.get("key")}
            cases.append(case)
            steps = (part for part in trace if part.get("key") is None)
            for seq, step in enumerate(steps, start=1):
                told = {a.get("key"): a.get("value") for a in step}
                events.append((case["concept:name"], seq, *map(told.get, attributes)))
            trace.clear()
    columns = ["case", "seq", *attributes]
    return pd.DataFrame(cases), pd.DataFrame.from_records(events, columns=columns)


def civil(written: pd.Series) -> pd.Series:
    """The civil day of times written with their local offset: the day as it is written."""
    return pd.to_datetime(written.str[:10], format="%Y-%m-%d")


def iso(days: pd.Series) -> pd.Series:
    return days.dt.strftime("%Y-%m-%d")
