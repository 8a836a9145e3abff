"""The nine rules in pandas: first acts by case as columns, then whole columns at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np
import pandas as pd
import pyarrow.dataset as ds

from bench.workload.days import FIRST, civil_days
from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords


def counts(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the rules flags."""
    end = pd.Timestamp(as_of, tz="Asia/Shanghai") + pd.Timedelta(days=1)
    events = _read(records, "event", ["case", "act", "ts", "recorded_at", "officers"])
    events = events[(events["ts"] < end) & (events["recorded_at"] < end)]
    act = events["act"]
    accepted, decided = events[act == "accepted"], events[act.isin(["granted", "refused"])]
    notices = events[act == "correction_notice"].groupby("case")["ts"]
    rows = _read(records, "case", ["case", "item", "domain", "opened_at"])
    rows = rows[(rows["domain"] == "approval") & (rows["opened_at"] < end)].set_index("case")
    rows["received"] = events[act == "received"].groupby("case")["ts"].min()
    rows["accepted"] = accepted.groupby("case")["ts"].min()
    rows["decided"] = decided.groupby("case")["ts"].min()
    rows["noticed"], rows["notices"] = notices.min(), notices.count()
    items = _read(records, "item", ["item", "statute_n"]).set_index("item")["statute_n"]
    rows["n"] = rows["item"].map(items)
    pauses = _read(records, "clock_stop", ["case", "kind", "start_at", "end_at"]).set_index("case")
    pauses = pauses[pauses["start_at"] < end]
    pauses["end_at"] = pauses["end_at"].where(pauses["end_at"] < end)
    rows = rows.join(pauses)
    reviews = events.loc[act == "review", ["case", "ts"]].join(
        rows[["accepted", "decided"]], "case"
    )
    between = (reviews["ts"] >= reviews["accepted"]) & (reviews["ts"] <= reviews["decided"])
    rows["reviewed"] = rows.index.isin(reviews.loc[between, "case"])
    same = _officers(accepted).merge(_officers(decided))["case"].unique()
    rows["alone"] = rows.index.isin(same)
    found = _flags(_due(rows, calendar, as_of), calendar, as_of)
    return {rule: int(found[rule].sum()) for rule in rules}


def _read(records: LakeRecords, table: str, columns: list[str]) -> pd.DataFrame:
    return ds.dataset(records.files(table)).to_table(columns=columns).to_pandas()


def _officers(events: pd.DataFrame) -> pd.DataFrame:
    return events[["case", "officers"]].explode("officers").dropna()


def _due(rows: pd.DataFrame, calendar: Calendar, as_of: date) -> pd.DataFrame:
    """The rows with their civil days (counted from the first held) and what is due when."""
    days, held = civil_days(calendar)
    ordinals = np.array(held, dtype="float64")
    due_day = pd.Series(range(len(days)), index=held)
    due_day = due_day[~due_day.index.duplicated()]

    def day(instants: pd.Series) -> pd.Series:
        local = instants.dt.tz_convert("Asia/Shanghai").dt.tz_localize(None)
        return (local.dt.normalize() - pd.Timestamp(FIRST)).dt.days

    def ordinal(of: pd.Series) -> pd.Series:
        known = of.notna()
        found = pd.Series(np.nan, index=of.index)
        found[known] = ordinals[of[known].astype("int64")]
        return found

    for name in ("received", "accepted", "decided", "noticed", "start_at", "end_at"):
        rows[f"{name}_on"] = day(rows[name])
    today = (as_of - FIRST).days
    rows["ended_on"] = rows["decided_on"].where(rows["decided_on"] >= rows["accepted_on"])
    begun = ordinal(rows["accepted_on"])
    paused_from = ordinal(rows[["start_at_on", "accepted_on"]].max(axis=1, skipna=False))
    paused = (ordinal(rows["end_at_on"].fillna(today)) - paused_from).clip(lower=0)
    counted = (
        (rows["kind"] == "expert_review")
        & (paused_from - begun < rows["n"])
        & (rows["start_at_on"] <= rows["ended_on"].fillna(today))
    )
    rows["due"] = (begun + rows["n"] + paused.where(counted, 0)).map(due_day)
    rows["due_ordinal"] = ordinal(rows["due"])
    rows["notice_due"] = (ordinal(rows["received_on"]) + 5).map(due_day)
    return rows


def _flags(rows: pd.DataFrame, calendar: Calendar, as_of: date) -> Mapping[str, pd.Series]:
    today = (as_of - FIRST).days
    took = rows["decided"] - rows["accepted"]
    unended = rows["ended_on"].isna()
    left = rows["due_ordinal"] - calendar.ordinal(as_of)
    return {
        "correction-late": (rows["noticed_on"] > rows["notice_due"]) | (rows["notices"] > 1),
        "decided-first": rows["decided"] < rows["accepted"],
        "decided-late": rows["ended_on"] > rows["due"],
        "hasty": (took >= pd.Timedelta(0)) & (took < pd.Timedelta(minutes=1)),
        "near-due": unended & (rows["due"] >= today) & (left <= 2),
        "no-review": took.notna() & ~rows["reviewed"],
        "one-officer": rows["alone"],
        "open-overdue": unended & (rows["due"] < today),
        "pause-open": rows["start_at_on"].notna()
        & rows["end_at_on"].isna()
        & (today - rows["start_at_on"] >= 30),
    }
