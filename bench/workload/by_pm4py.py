"""The five rules that pm4py can say, in pm4py's own filters over a log of cases.

It has no limit that differs by item and no pause that moves a limit, so it cannot say the four
rules that hang on a legal clock.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd
import pm4py
import pyarrow.dataset as ds
from pm4py.algo.filtering.pandas.ltl import ltl_checker

from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords

CASE, ACT, TS, WHO = "case:concept:name", "concept:name", "time:timestamp", "org:resource"
WITHIN_A_MINUTE = {
    ltl_checker.ENABLE_TIMESTAMP: True,
    ltl_checker.TIMESTAMP_DIFF_BOUNDARIES: [(0, 59.999999)],
}


def counts(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the rules flags; `KeyError` for a rule that pm4py cannot say."""
    end = pd.Timestamp(as_of, tz="Asia/Shanghai") + pd.Timedelta(days=1)
    found: dict[str, int] = {}
    if set(rules) - {"pause-open"}:
        found |= _over_events(_log(records, end))
    if "pause-open" in rules:
        found["pause-open"] = _pauses_open(_pauses(records, end), as_of)
    return {rule: found[rule] for rule in rules}


def _over_events(log: pd.DataFrame) -> dict[str, int]:
    follows = ltl_checker.eventually_follows
    first = pm4py.filter_eventually_follows_relation(log, [("decided", "accepted")])
    hasty = follows(log, ["accepted", "decided"], parameters=WITHIN_A_MINUTE)
    both = pm4py.filter_event_attribute_values(log, ACT, ["accepted"], level="case")
    both = pm4py.filter_event_attribute_values(both, ACT, ["decided"], level="case")
    reviewed = follows(both, ["accepted", "review", "decided"], parameters={"positive": False})
    same = pm4py.filter_four_eyes_principle(log, "accepted", "decided", keep_violations=True)
    kept = {"decided-first": first, "hasty": hasty, "no-review": reviewed, "one-officer": same}
    return {rule: int(rows[CASE].nunique()) for rule, rows in kept.items()}


def _pauses_open(log: pd.DataFrame, as_of: date) -> int:
    held = pm4py.filter_event_attribute_values(log, ACT, ["resumed"], level="case", retain=False)
    last = as_of - pd.Timedelta(days=30)
    old = pm4py.filter_time_range(
        held, "2000-01-01 00:00:00", f"{last} 23:59:59", mode="traces_contained"
    )
    return int(old[CASE].nunique())


def _log(records: LakeRecords, end: pd.Timestamp) -> pd.DataFrame:
    """The events as of the day as pm4py's log; both ways of deciding are one activity."""
    columns = ["case", "act", "ts", "seq", "recorded_at", "officers"]
    rows = _read(records, "event", columns)
    rows = rows[(rows["ts"] < end) & (rows["recorded_at"] < end)]
    rows = rows.sort_values(["case", "ts", "seq"])
    rows[ACT] = rows["act"].replace({"granted": "decided", "refused": "decided"})
    rows[WHO] = rows["officers"].str[0]
    rows = rows.rename(columns={"case": CASE, "ts": TS})[[CASE, ACT, TS, WHO]]
    return pm4py.format_dataframe(rows, case_id=CASE, activity_key=ACT, timestamp_key=TS)


def _pauses(records: LakeRecords, end: pd.Timestamp) -> pd.DataFrame:
    """Each pause as two events of its case, `paused` and, once it is over, `resumed`."""
    rows = _read(records, "clock_stop", ["case", "start_at", "end_at"])
    parts: list[Any] = []
    for column, act in (("start_at", "paused"), ("end_at", "resumed")):
        part = rows.loc[rows[column] < end, ["case", column]]
        parts.append(part.rename(columns={"case": CASE, column: TS}).assign(**{ACT: act}))
    log = pd.concat(parts)
    log[TS] = log[TS].dt.tz_convert("Asia/Shanghai").dt.tz_localize(None)
    return pm4py.format_dataframe(log, case_id=CASE, activity_key=ACT, timestamp_key=TS)


def _read(records: LakeRecords, table: str, columns: list[str]) -> pd.DataFrame:
    return ds.dataset(records.files(table)).to_table(columns=columns).to_pandas()
