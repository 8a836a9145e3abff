"""The rules on Dutch permits reckoned anew with pandas, straight from the logs."""

from __future__ import annotations

import pandas as pd

from tests.packs.expected import Expected, expected
from tests.packs.xes import civil, iso, read

RECEIPT = "receipt.xes.gz"
RECEIPT_END = pd.Timestamp("2012-01-23")
CONFIRMED = "Confirmation of receipt"
SENT = "T05 Print and send confirmation of receipt"


def instants(written: pd.Series) -> pd.Series:
    return pd.to_datetime(written, utc=True, format="ISO8601")


def whole(days: pd.Series) -> pd.Series:
    return days.dt.days.astype(int)


class Receipt:
    """The receipt log: cases by number, and their events."""

    def __init__(self) -> None:
        cases, events = read(RECEIPT, "concept:name", "time:timestamp")
        self.cases = cases.set_index("concept:name")
        self.events = events.rename(columns={"concept:name": "act", "time:timestamp": "ts"})

    def late(self, cases: pd.DataFrame, end: pd.Series) -> pd.DataFrame:
        """Due and days late of the cases whose deadline's day is before the end's."""
        due = civil(cases["deadline"])
        late = end > due
        return pd.DataFrame(
            {"Due": iso(due[late]), "Ended": iso(end[late]), "Late": whole((end - due)[late])}
        )

    def ended_after_deadline(self) -> Expected:
        ended = self.cases[self.cases["enddate"].notna()]
        return expected(ended.index, self.late(ended, civil(ended["enddate"])))

    def open_past_deadline(self) -> Expected:
        running = self.cases[self.cases["enddate"].isna()]
        today = pd.Series(RECEIPT_END, index=running.index)
        return expected(running.index, self.late(running, today).drop(columns="Ended"))

    def impossible_order(self) -> Expected:
        """Every instant before the start; the finding tells the first in the alphabet."""
        started = instants(self.cases["startdate"])
        steps = self.events[["case", "act", "ts"]]
        ends = self.cases["enddate"].dropna().rename("ts").rename_axis("case").reset_index()
        told = pd.concat([steps.assign(act=steps["act"].map(_words)), ends.assign(act="end")])
        told["started"] = told["case"].map(started)
        told["before"] = instants(told["ts"])
        early = told[told["before"] < told["started"]].sort_values(["case", "act", "before"])
        first = early.drop_duplicates("case").set_index("case")
        facts = pd.DataFrame(
            {
                "Earlier": first["act"],
                "At": first["ts"].map(_iso_instant),
                "Started": self.cases["startdate"].reindex(first.index).map(_iso_instant),
            }
        )
        result = expected(self.cases.index, facts)
        for case, rows in early.groupby("case").size().items():
            if rows > 1:
                result.flagged[str(case)]["more"] = rows - 1
        return result

    def with_act(self, act: str) -> pd.Index:
        return pd.Index(self.events.loc[self.events["act"] == act, "case"].unique())

    def confirmation_missing(self) -> Expected:
        missing = self.cases.index.difference(self.with_act(CONFIRMED))
        started = civil(self.cases["startdate"]).reindex(missing)
        steps = self.events.groupby("case").size().reindex(missing)
        return expected(self.cases.index, pd.DataFrame({"Started": iso(started), "Steps": steps}))

    def confirmation_unsent(self) -> Expected:
        first = self.events[self.events["act"] == CONFIRMED].groupby("case")["ts"].min()
        unsent = first.index.difference(self.with_act(SENT))
        end = self.cases["enddate"].reindex(unsent)
        ended = unsent[end.notna()]
        facts = pd.DataFrame(
            {
                "Confirmed": iso(civil(first.reindex(ended))),
                "Ended": iso(civil(end.reindex(ended))),
            }
        )
        still_open = pd.Series("the case is still open", index=unsent[end.isna()])
        return expected(first.index, facts, still_open)


def _words(activity: str) -> str:
    """The pack's acts for the activities that happen before a start in the log."""
    return {
        "Confirmation of receipt": "confirmation_of_receipt",
        "T02 Check confirmation of receipt": "confirmation_checked",
        "T04 Determine confirmation of receipt": "confirmation_determined",
        "T05 Print and send confirmation of receipt": "confirmation_sent",
        "T06 Determine necessity of stop advice": "stop_advice_determined",
        "T10 Determine necessity to stop indication": "stop_indication_determined",
    }.get(activity, activity)


def _iso_instant(written: str) -> str:
    return pd.Timestamp(written).to_pydatetime().isoformat()


class Bpi:
    """Logs of the BPI Challenge 2015 together; a case is named by its log and its number."""

    def __init__(self, *logs: str) -> None:
        cases, events = [], []
        for log in logs:
            its_cases, its_events = read(f"{log}.xes.gz", "concept:name", "dueDate", "dateFinished")
            its_cases["case"] = log + "-" + its_cases["concept:name"]
            its_events["case"] = log + "-" + its_events["case"]
            cases.append(its_cases)
            events.append(its_events)
        self.cases = pd.concat(cases).set_index("case")
        self.events = pd.concat(events)
        place = self.events["seq"].astype(str)
        self.events = self.events.set_index(self.events["case"] + "/" + place)

    def event_finished_late(self) -> Expected:
        dated = self.events[self.events["dueDate"].notna()]
        due, finished = civil(dated["dueDate"]), civil(dated["dateFinished"])
        late = finished > due
        facts = pd.DataFrame(
            {
                "Activity": dated.loc[late, "concept:name"],
                "Due": iso(due[late]),
                "Finished": iso(finished[late]),
                "Late": whole((finished - due)[late]),
            }
        )
        return expected(dated.index, facts)

    def ended_after_planned(self) -> Expected:
        ended = self.cases[self.cases["endDate"].notna()]
        planned = ended[ended["endDatePlanned"].notna()]
        due, end = civil(planned["endDatePlanned"]), civil(planned["endDate"])
        late = end > due
        facts = pd.DataFrame(
            {"Due": iso(due[late]), "Ended": iso(end[late]), "Late": whole((end - due)[late])}
        )
        unplanned = ended.index.difference(planned.index)
        return expected(
            ended.index, facts, pd.Series("no planned end is recorded", index=unplanned)
        )


RECEIPT_RULES = {
    "nl.wabo/ended-after-deadline": Receipt.ended_after_deadline,
    "nl.wabo/open-past-deadline": Receipt.open_past_deadline,
    "nl.wabo/impossible-order": Receipt.impossible_order,
    "nl.wabo/confirmation-missing": Receipt.confirmation_missing,
    "nl.wabo/confirmation-unsent": Receipt.confirmation_unsent,
}
BPI_RULES = {
    "nl.wabo/event-finished-late": Bpi.event_finished_late,
    "nl.wabo/ended-after-planned": Bpi.ended_after_planned,
}
