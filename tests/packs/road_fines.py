"""The rules on road fines reckoned anew with pandas, straight from the log.

Nothing of the engine is used. In this log every act but the payment occurs at most once in a
case, which `Log.act` asserts and the reckoning relies on.
"""

from __future__ import annotations

import pandas as pd

from tests.packs.expected import Expected, expected
from tests.packs.xes import civil, iso, read

LOG = "road_fines.xes.gz"
END = pd.Timestamp("2013-06-18")


def day_number(days: int) -> pd.Timedelta:
    return pd.Timedelta(days=days)


def cents(written: pd.Series) -> pd.Series:
    """Euros as whole cents; floats hold them exactly, and a missing amount as well."""
    return (written.astype(float) * 100).round()


def euros(amount: pd.Series) -> pd.Series:
    """Cents as the facts show euros: a whole number, or the decimal fraction."""
    return pd.Series(
        [int(c / 100) if c % 100 == 0 else c / 100 for c in amount],
        index=amount.index,
        dtype=object,
    )


class Log:
    """The log's acts, each as a frame by case: `day`, `seq` and its own attributes."""

    def __init__(self) -> None:
        cases, events = read(
            LOG, "concept:name", "time:timestamp", "amount", "expense", "paymentAmount", "dismissal"
        )
        events = events.rename(columns={"concept:name": "act"})
        events["day"] = civil(events["time:timestamp"])
        for column in ("amount", "expense", "paymentAmount"):
            events[column] = cents(events[column])
        self.cases = cases["concept:name"]
        self.events = events
        self.payments = events[events["act"] == "Payment"]

    def act(self, name: str, *columns: str) -> pd.DataFrame:
        rows = self.events[self.events["act"] == name].set_index("case")
        assert rows.index.is_unique
        return rows[["day", "seq", *columns]]

    # -- the rules --------------------------------------------------------------

    def send_within_90(self) -> Expected:
        both = self.act("Send Fine").join(self.act("Create Fine"), suffixes=("", "_created"))
        both["Days"] = (both["day"] - both["day_created"]).dt.days
        late = both[both["Days"] > 90]
        facts = pd.DataFrame(
            {
                "Created": iso(late["day_created"]),
                "Sent": iso(late["day"]),
                "Days": late["Days"],
                "Due": iso(late["day_created"] + day_number(90)),
            }
        )
        return expected(both.index, facts)

    def appeal_within_60(self, act: str) -> Expected:
        notified = self.act("Insert Fine Notification")
        both = self.act(act).join(notified, how="inner", suffixes=("", "_notified"))
        both["Days"] = (both["day"] - both["day_notified"]).dt.days
        late = both[both["Days"] > 60]
        facts = pd.DataFrame(
            {
                "Notified": iso(late["day_notified"]),
                "Appealed": iso(late["day"]),
                "Days": late["Days"],
                "Due": iso(late["day_notified"] + day_number(60)),
            }
        )
        early = both.index[both["Days"] < 0]
        reason = pd.Series("the appeal is dated before the notification", index=early)
        return expected(both.index, facts, reason)

    def judge_appeal_within_60(self) -> Expected:
        return self.appeal_within_60("Appeal to Judge")

    def prefecture_appeal_within_60(self) -> Expected:
        return self.appeal_within_60("Send Appeal to Prefecture")

    def penalty_before_60(self) -> Expected:
        notified = self.act("Insert Fine Notification")
        both = self.act("Add penalty").join(notified, suffixes=("", "_notified"))
        both["Days"] = (both["day"] - both["day_notified"]).dt.days
        early = both[both["Days"] < 60]
        facts = pd.DataFrame(
            {
                "Notified": iso(early["day_notified"]),
                "Added": iso(early["day"]),
                "Days": early["Days"],
                "Earliest": iso(early["day_notified"] + day_number(60)),
            }
        )
        none = both.index[both["day_notified"].isna()]
        return expected(both.index, facts, pd.Series("no notification is recorded", index=none))

    def before(self, moments: pd.Series) -> pd.DataFrame:
        """What is owed and paid just before a place in each case: in cents, by case.

        The amount in force is that of the penalty where one was added before, else of the fine.
        A fine that was not sent before has no expense, which is 0.
        """
        at = moments.rename("at").to_frame()
        fine = self.act("Create Fine", "amount")
        penalty = self.act("Add penalty", "amount")
        sent = self.act("Send Fine", "expense")
        at["amount"] = fine["amount"]
        added = penalty["seq"].reindex(at.index) < at["at"]
        at["amount"] = at["amount"].where(~added, penalty["amount"].reindex(at.index))
        was_sent = sent["seq"].reindex(at.index) < at["at"]
        at["expense"] = sent["expense"].reindex(at.index).where(was_sent, 0)
        paid = self.payments[["case", "seq", "paymentAmount"]].merge(
            at[["at"]], left_on="case", right_index=True
        )
        paid = paid[paid["seq"] < paid["at"]].groupby("case")["paymentAmount"].sum()
        at["paid"] = paid.reindex(at.index).fillna(0)
        assert not at.isna().any(axis=None)
        at["owed"] = at["amount"] + at["expense"]
        return at

    def though_paid(self, act: str, fact: str) -> Expected:
        done = self.act(act)
        state = self.before(done["seq"])
        full = state[state["paid"] >= state["owed"]]
        facts = pd.DataFrame(
            {
                fact: iso(done["day"].reindex(full.index)),
                "Paid": euros(full["paid"]),
                "Amount": euros(full["amount"]),
                "Expense": euros(full["expense"]),
            }
        )
        return expected(done.index, facts)

    def collection_though_paid(self) -> Expected:
        return self.though_paid("Send for Credit Collection", "Collected")

    def penalty_though_paid(self) -> Expected:
        return self.though_paid("Add penalty", "Added")

    def notified_then_nothing(self) -> Expected:
        notified = self.act("Insert Fine Notification")
        limit = notified["day"] + day_number(180)
        over = limit[limit < END]
        timed = self.events.merge(over.rename("limit"), left_on="case", right_index=True)
        timed = timed[timed["day"] <= timed["limit"]]
        state = self.before(timed.groupby("case")["seq"].max() + 1)
        penalties = timed[timed["act"] == "Add penalty"].set_index("case")["seq"]
        earlier = self.before(penalties)
        settled = state.index[state["paid"] >= state["owed"]].union(
            earlier.index[earlier["paid"] >= earlier["owed"]]
        )
        ends = (
            "Appeal to Judge",
            "Insert Date Appeal to Prefecture",
            "Send Appeal to Prefecture",
            "Send for Credit Collection",
        )
        happened = settled.union(pd.Index(timed.loc[timed["act"].isin(ends), "case"].unique()))
        nothing = over.index.difference(happened)
        fine = self.act("Create Fine", "dismissal")["dismissal"].reindex(nothing)
        dismissed = nothing[fine != "NIL"]
        left = nothing.difference(dismissed)
        facts = pd.DataFrame(
            {
                "Notified": iso(notified["day"].reindex(left)),
                "Due": iso(limit.reindex(left)),
                "Paid": euros(state["paid"].reindex(left)),
                "Owed": euros(state["owed"].reindex(left)),
            }
        )
        reason = "the fine is dismissed on a day that is not recorded"
        return expected(notified.index, facts, pd.Series(reason, index=dismissed))


RULES = {
    "it.road-fines/send-within-90": Log.send_within_90,
    "it.road-fines/judge-appeal-within-60": Log.judge_appeal_within_60,
    "it.road-fines/prefecture-appeal-within-60": Log.prefecture_appeal_within_60,
    "it.road-fines/penalty-before-60": Log.penalty_before_60,
    "it.road-fines/collection-though-paid": Log.collection_though_paid,
    "it.road-fines/penalty-though-paid": Log.penalty_though_paid,
    "it.road-fines/notified-then-nothing": Log.notified_then_nothing,
}
