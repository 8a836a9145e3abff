"""The nine rules in polars: one lazy query over the files, a row a case, then one row of sums."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time

import polars as pl

from bench.workload.days import civil_days
from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords


def counts(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the rules flags."""
    held, ordinals = civil_days(calendar)
    days = pl.LazyFrame({"day": held, "ordinal": ordinals})
    workdays = days.group_by("ordinal").agg(pl.col("day").min().alias("first_day"))
    rows = _cases(records, as_of)
    for name, column in {
        "s": pl.col("accepted_on"),
        "f": pl.max_horizontal("paused_from", "accepted_on"),
        "t": pl.col("paused_to").fill_null(as_of),
        "r": pl.col("received_on"),
    }.items():
        renamed = days.rename({"ordinal": name})
        rows = rows.with_columns(column.alias("day")).join(renamed, "day", how="left").drop("day")
    counted = (
        (pl.col("kind") == "expert_review")
        & (pl.col("f") - pl.col("s") < pl.col("n"))
        & (pl.col("paused_from") <= pl.col("ended_on").fill_null(as_of))
    )
    paused = pl.when(counted).then((pl.col("t") - pl.col("f")).clip(lower_bound=0)).otherwise(0)
    for name, ordinal in {
        "due": pl.col("s") + pl.col("n") + paused,
        "notice_due": pl.col("r") + 5,
    }.items():
        renamed = workdays.rename({"first_day": name})
        rows = (
            rows.with_columns(ordinal.alias("ordinal"))
            .join(renamed, "ordinal", how="left")
            .drop("ordinal")
        )
    rows = rows.join(days.rename({"day": "due", "ordinal": "due_ordinal"}), "due", how="left")
    flags = _flags(as_of, calendar.ordinal(as_of))
    found = rows.select(flags[rule].sum().alias(rule) for rule in rules)
    return found.collect(engine="streaming").row(0, named=True)


def _flags(as_of: date, today: int) -> Mapping[str, pl.Expr]:
    accepted, decided, ended, due = map(pl.col, ("accepted", "decided", "ended_on", "due"))
    took = decided - accepted
    return {
        "correction-late": (pl.col("noticed_on") > pl.col("notice_due")).fill_null(False)
        | (pl.col("notices") > 1),
        "decided-first": decided < accepted,
        "decided-late": ended > due,
        "hasty": (took >= pl.duration(seconds=0)) & (took < pl.duration(minutes=1)),
        "near-due": ended.is_null() & (due >= as_of) & (pl.col("due_ordinal") - today <= 2),
        "no-review": accepted.is_not_null()
        & decided.is_not_null()
        & ~(pl.col("reviews").list.len() > 0),
        "one-officer": pl.col("takers").list.set_intersection("deciders").list.len() > 0,
        "open-overdue": ended.is_null() & (due < as_of),
        "pause-open": pl.col("start_at").is_not_null()
        & pl.col("end_at").is_null()
        & (pl.col("paused_from") <= pl.lit(as_of) - pl.duration(days=30)),
    }


def _cases(records: LakeRecords, as_of: date) -> pl.LazyFrame:
    """A row for each case: its first acts, its officers, its pause, its limit."""
    end = datetime.combine(as_of, time(16), UTC)
    act, ts = pl.col("act"), pl.col("ts")
    is_accepted, is_decided = act == "accepted", act.is_in(["granted", "refused"])
    events = (
        pl.scan_parquet(records.files("event"))
        .filter((ts < end) & (pl.col("recorded_at") < end))
        .group_by("case")
        .agg(
            ts.filter(act == "received").min().alias("received"),
            ts.filter(is_accepted).min().alias("accepted"),
            ts.filter(is_decided).min().alias("decided"),
            ts.filter(act == "correction_notice").min().alias("noticed"),
            (act == "correction_notice").sum().alias("notices"),
            ts.filter(
                (act == "review")
                & (ts >= ts.filter(is_accepted).min())
                & (ts <= ts.filter(is_decided).min())
            ).alias("reviews"),
            pl.col("officers").filter(is_accepted).explode().alias("takers"),
            pl.col("officers").filter(is_decided).explode().alias("deciders"),
        )
    )
    ended = pl.when(pl.col("end_at") < end).then(pl.col("end_at"))
    pauses = (
        pl.scan_parquet(records.files("clock_stop"))
        .filter(pl.col("start_at") < end)
        .select("case", "kind", "start_at", ended.alias("end_at"))
    )
    items = pl.scan_parquet(records.files("item")).select("item", pl.col("statute_n").alias("n"))
    cases = (
        pl.scan_parquet(records.files("case"))
        .filter((pl.col("domain") == "approval") & (pl.col("opened_at") < end))
        .select("case", "item")
    )
    dates = {
        "accepted_on": "accepted",
        "decided_on": "decided",
        "received_on": "received",
        "noticed_on": "noticed",
        "paused_from": "start_at",
        "paused_to": "end_at",
    }
    decided_on = pl.col("decided_on")
    return (
        cases.join(events, "case")
        .join(pauses, "case", how="left")
        .join(items, "item", how="left")
        .with_columns(
            pl.col(instant).dt.convert_time_zone("Asia/Shanghai").dt.date().alias(day)
            for day, instant in dates.items()
        )
        .with_columns(
            pl.when(decided_on >= pl.col("accepted_on")).then(decided_on).alias("ended_on")
        )
    )
