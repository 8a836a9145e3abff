"""The rules of docs/city.md once more, case by case in plain Python, from the written records.

Slow and simple on purpose: no arrays, no engine, no clock of ours; only the records, day-by-day
counting (`walk.py`), and `chinese_calendar.is_workday`.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from tests.city import plain_coercion, plain_conduct, plain_dealings, plain_process, plain_review
from tests.city.walk import Clock, civil, wd

LAWFUL = [
    "hearing",
    "tender",
    "auction",
    "inspection",
    "testing",
    "quarantine",
    "appraisal",
    "expert_review",
]
TESTS = ["testing", "inspection", "quarantine", "appraisal"]
ENDS = ("granted", "refused", "withdrawn", "terminated")
NEW_LAW = date(2021, 7, 15)
Row = dict[str, Any]
Found = dict[str, tuple[str, dict[str, Any]]]


class Case:
    """One case with its records, and what every rule finds in it."""

    def __init__(self, city: City, row: Row) -> None:
        self.city, self.row, self.today = city, row, city.today
        self.events: list[Row] = sorted(city.events[row["case"]], key=lambda e: e["ts"])
        self.stops: list[Row] = city.stops[row["case"]]
        self.found: Found = {}

    @property
    def joint(self) -> bool:
        return bool(self.row["procedure"] == "joint")

    def all(self, *acts: str) -> list[Row]:
        return [event for event in self.events if event["act"] in acts]

    def days(self, *acts: str) -> list[date]:
        return [civil(event["ts"]) for event in self.all(*acts)]

    def day(self, act: str) -> date | None:
        return min(self.days(act), default=None)

    def flag(self, rule: str, rows: list[dict[str, Any]]) -> None:
        """Flag with the smallest of the rows."""
        if not rows:
            return
        every = sorted({tuple(row.items()) for row in rows}, key=lambda r: [v for _, v in r])
        facts = dict(every[0])
        if len(every) > 1:
            facts["more"] = len(every) - 1
        self.found[rule] = ("flagged", facts)

    def silent(self, rule: str, reason: str, true: bool) -> None:
        if true and rule not in self.found:
            self.found[rule] = ("cannot_tell", {"reason": reason})

    def judge(self) -> Found:
        (self.approval if self.row["domain"] == "approval" else self.penalty)()
        return self.found

    # --- approvals ---

    def spans(self, clock: str) -> list[tuple[date, date | None]]:
        """The lawful pauses of a clock."""
        mine = [s for s in self.stops if s["kind"] in LAWFUL and s["clock"] in (None, clock)]
        return spans(mine)

    def limit(self, clock: str, limit: str) -> Clock | None:
        item = self.city.items.get((self.row["item"], self.row["item_version"]), {})
        return self.deciding(clock, item.get(f"{limit}_n"), item.get(f"{limit}_unit"), 10)

    def deciding(self, clock: str, n: int | None, unit: str | None, most: int) -> Clock | None:
        received = self.day("received")
        start = self.day("accepted")
        if received is not None:
            answer = self.answer(received)
            if answer.until > answer.due:
                start = received
        if start is None or n is None:
            return None
        extend = self.all("extend")
        more = most
        if extend and extend[0]["qty"] is not None:
            more = min(most, int(extend[0]["qty"]))
        return Clock(
            start,
            n,
            unit or "wd",
            self.days(*ENDS),
            self.today,
            pauses=self.spans(clock),
            extended=self.day("extend"),
            more=more,
        )

    def answer(self, received: date) -> Clock:
        ends = self.days("correction_notice", "accepted", "not_accepted", "withdrawn")
        return Clock(received, 5, "wd", ends, self.today)

    def approval(self) -> None:
        self.answers()
        if self.all("accepted"):
            self.limits()
        self.pauses()
        if self.all("granted", "refused"):
            self.decisions()
        plain_process.judge(self)
        plain_dealings.judge(self)

    def answers(self) -> None:
        received, accepted = self.day("received"), self.day("accepted")
        if received is not None:
            answer = self.answer(received)
            if answer.ended is None and self.today > answer.due:
                row = {"Due": answer.due, "Late": wd(answer.due, self.today)}
                self.flag("cn.licensing/not-answered", [row])
            notice = Clock(received, 5, "wd", self.days("correction_notice"), self.today)
            if notice.ended is not None and notice.ended > notice.due:
                row = {"Due": notice.due, "Late": wd(notice.due, notice.ended)}
                self.flag("cn.licensing/correction-late", [row])
                if accepted is not None and accepted > received:
                    lost = wd(received, accepted)
                    row = {"Received": received, "Accepted": accepted, "Lost": lost}
                    self.flag("cn.licensing/deemed-acceptance-ignored", [row])
        reason, notices = "no receipt is recorded", bool(self.all("correction_notice"))
        self.silent("cn.licensing/not-answered", reason, received is None)
        self.silent("cn.licensing/correction-late", reason, received is None and notices)
        self.silent(
            "cn.licensing/deemed-acceptance-ignored",
            reason,
            received is None and notices and accepted is not None,
        )

    def limits(self) -> None:
        decide, promise = self.limit("decide", "statute"), self.limit("promise", "promise")
        clock, jointly = self.deciding("decide_joint", 45, "wd", 15), self.joint
        assert clock is not None
        over = plain_process.joint(self, clock)
        if decide is not None and decide.until > decide.due and not jointly:
            over = True
            row = {"Due": decide.due, "Late": wd(decide.due, decide.until)}
            self.flag("cn.licensing/decision-overdue", [row])
        if promise is not None and promise.until > promise.due and not over:
            row = {"Due": promise.due, "Late": wd(promise.due, promise.until)}
            self.flag("cn.licensing/promise-overdue", [row])
        going = not self.all(*ENDS)
        if promise is not None and going and self.today <= promise.due:
            left = wd(self.today, promise.due)
            share = promise.used(self.today) / (promise.n + promise.added)
            if left <= 1 or share >= 0.9:
                self.flag("cn.licensing/promise-near", [{"Due": promise.due, "Left": left}])
        extended = self.day("extend")
        late = extended is not None and not jointly
        if late and extended and decide and decide.added == 0 and extended > decide.due:
            row = {"Extended": extended, "Due": decide.due}
            self.flag("cn.licensing/extension-after-due", [row])
        no_promise, no_limit = (
            "the catalogue gives no promised limit",
            "the catalogue gives no limit",
        )
        self.silent("cn.licensing/promise-near", no_promise, promise is None and going)
        self.silent("cn.licensing/promise-overdue", no_promise, promise is None)
        self.silent("cn.licensing/decision-overdue", no_limit, decide is None and not jointly)
        self.silent("cn.licensing/extension-after-due", no_limit, decide is None and late)

    def pauses(self) -> None:
        if not self.stops:
            return
        rows = [
            {"Kind": stop["kind"], "Start": civil(stop["start_at"])}
            for stop in self.stops
            if stop["kind"] is not None and stop["kind"] not in LAWFUL
        ]
        self.flag("cn.licensing/pause-unlawful", rows)
        nameless = any(stop["kind"] is None for stop in self.stops)
        self.silent("cn.licensing/pause-unlawful", "a pause has no kind", nameless)
        if self.joint:
            return
        decide = self.limit("decide", "statute")
        rows = []
        for stop in self.stops if decide else []:
            assert decide is not None
            if stop["kind"] in LAWFUL and stop["clock"] in (None, "decide"):
                start = civil(stop["start_at"])
                made = self.day("extend")
                then = decide.n + (decide.added if made is not None and made <= start else 0)
                left = then - decide.used(start)
                if left <= 2:
                    rows.append({"Start": start, "Left": left})
        self.flag("cn.licensing/pause-late", rows)
        self.silent("cn.licensing/pause-late", "the catalogue gives no limit", decide is None)

    def decisions(self) -> None:
        item = self.city.items.get((self.row["item"], self.row["item_version"]), {})
        accepted, review = self.all("accepted"), self.all("review")
        decided = self.all("granted", "refused")
        if accepted and review and not item.get("instant"):
            named = [
                {o for event in acts for o in event["officers"] or ()}
                for acts in (accepted, review, decided)
            ]
            same = named[0] & named[1] & named[2]
            self.flag("cn.licensing/one-officer", [{"Officer": o} for o in same])
            reason = "the records name no officer"
            self.silent("cn.licensing/one-officer", reason, not all(named))
        shown = Clock(civil(decided[0]["ts"]), 7, "wd", self.days("published"), self.today)
        if shown.until > shown.due:
            row = {"Due": shown.due, "Late": wd(shown.due, shown.until)}
            self.flag("cn.licensing/decision-unpublished", [row])
        nameless = any(event["doc_no"] is None for event in decided)
        reason = "the decision has no document number"
        self.silent("cn.licensing/decision-unpublished", reason, nameless)
        rank = {"received": 0, "accepted": 1, "review": 2, "granted": 3, "refused": 3}
        rank |= {"delivered": 4, "published": 4}
        first = {a: self.all(a)[0]["ts"] for a in rank if self.all(a)}
        rows = [
            {"Before": a, "After": b}
            for a in first
            for b in first
            if rank[a] < rank[b] and (first[a] - first[b]).total_seconds() > 60
        ]
        self.flag("cn.licensing/time-order", rows)
        self.silent("cn.licensing/time-order", "no acceptance is recorded", not accepted)

    # --- penalties ---

    def penalty(self) -> None:
        self.filed()
        self.officers()
        self.evidence()
        if self.all("penalty"):
            self.punished()
        plain_coercion.judge(self)
        plain_conduct.judge(self)
        plain_review.judge(self)

    def late(self, rule: str, clock: Clock) -> None:
        if clock.until > clock.due:
            count = wd if clock.unit == "wd" else lambda a, b: (b - a).days
            row = {"Due": clock.due, "Late": count(clock.due, clock.until)}
            self.flag(f"cn.penalty/{rule}", [row])

    def filed(self) -> None:
        filed = self.day("filed")
        if filed is None:
            return
        if filed >= NEW_LAW:
            ends = self.days("penalty", "no_penalty", "transferred", "withdrawn")
            extend = self.day("extend")
            clock = Clock(filed, 90, "cd", ends, self.today, extended=extend, more=30)
            self.late("decision-overdue", clock)
        reason = "filed before the 90-day limit was law"
        self.silent("cn.penalty/decision-overdue", reason, filed < NEW_LAW)

    def officers(self) -> None:
        rows, nobody = [], False
        for event in self.all("inspect", "inquire", "scene"):
            if event["officers"] is None:
                nobody = True
                continue
            day = civil(event["ts"])
            certified = sum(self.city.certified(o, day) for o in set(event["officers"]))
            if certified < 2:
                rows.append({"Act": event["act"], "Day": day, "Certified": certified})
        self.flag("cn.penalty/officers-few", rows)
        self.silent("cn.penalty/officers-few", "the records name no officer", nobody)

    def evidence(self) -> None:
        preserved, seized = self.day("preserve"), self.day("seize")
        if preserved is not None:
            if preserved >= NEW_LAW:
                clock = Clock(preserved, 7, "wd", self.days("disposal"), self.today)
                self.late("preserved-too-long", clock)
            reason = "preserved before the limit was in working days"
            self.silent("cn.penalty/preserved-too-long", reason, preserved < NEW_LAW)
        if seized is not None:
            tests = [s for s in self.stops if s["kind"] in TESTS and s["clock"] in (None, "seize")]
            ends = self.days("release", "confiscate", "dispose")
            extend = self.day("extend_seize")
            clock = Clock(
                seized,
                30,
                "cd",
                ends,
                self.today,
                pauses=spans(tests),
                extended=extend,
                more=30,
            )
            self.late("seized-too-long", clock)
            endless = any(s["kind"] == "testing" and s["end_at"] is None for s in self.stops)
            self.silent(
                "cn.penalty/seized-too-long",
                "a testing period has no end date though the seizure ended",
                endless and clock.ended is not None,
            )

    def punished(self) -> None:
        penalty = self.all("penalty")[0]
        decided = civil(penalty["ts"])
        if self.row["procedure"] == "summary":
            self.on_the_spot(penalty, decided)
        elif not self.all("prior_notice") and self.row["procedure"] == "ordinary":
            self.flag("cn.penalty/no-prior-notice", [{"Decided": decided}])
        reason = "the procedure is not recorded"
        self.silent("cn.penalty/no-prior-notice", reason, self.row["procedure"] is None)
        told = self.day("hearing_right_notice")
        if told is not None and told >= date(2018, 1, 1):
            n, unit = (5, "wd") if told >= NEW_LAW else (3, "cd")
            due = Clock(told, n, unit, [], self.today).due
            if decided <= due and not self.all("hearing_waived", "hearing_request"):
                self.flag("cn.penalty/hearing-cut-short", [{"Due": due, "Decided": decided}])
        self.silent(
            "cn.penalty/hearing-cut-short",
            "no limit for the request was in force",
            told is not None and told < date(2018, 1, 1),
        )
        review = self.all("legal_review")
        if review:
            reviewed = civil(review[0]["ts"])
            if reviewed > decided:
                row = {"Decided": decided, "Reviewed": reviewed}
                self.flag("cn.penalty/review-after-decision", [row])
            reason = "review and decision bear the same time"
            same = review[0]["ts"] == penalty["ts"]
            self.silent("cn.penalty/review-after-decision", reason, same)
        if decided >= NEW_LAW:
            self.late("not-served", Clock(decided, 7, "wd", self.days("served"), self.today))
        reason = "decided before the limit was in working days"
        self.silent("cn.penalty/not-served", reason, decided < NEW_LAW)

    def on_the_spot(self, penalty: Row, decided: date) -> None:
        rule, kind = "cn.penalty/summary-over-cap", self.city.kinds.get(self.row["party"])
        caps = {"person": 200, "organisation": 3000}
        if decided < NEW_LAW:
            caps = {"person": 50, "organisation": 1000}
        cap, what = caps.get(kind or "", 0), penalty["outcome"]
        amount = penalty["amount"]
        over = what == "fine" and kind is not None and amount is not None and amount > cap
        if over or what not in ("warning", "fine", None):
            fine = amount if amount is not None else Decimal(0)
            self.flag(rule, [{"Kind": what, "Fine": float(fine), "Cap": float(cap)}])
        self.silent(rule, "the kind of penalty is not recorded", what is None)
        reason = "the party's kind is not recorded"
        self.silent(rule, reason, what == "fine" and kind is None and amount is not None)
        reason = "the fine's amount is not recorded"
        self.silent(rule, reason, what == "fine" and amount is None)


def spans(stops: list[Row]) -> list[tuple[date, date | None]]:
    """The pauses as days, the earlier first; one that begins after time ran out moves nothing,
    since by then the walk has ended."""
    return sorted(
        (civil(s["start_at"]), civil(s["end_at"]) if s["end_at"] else None) for s in stops
    )


class City:
    """The records of a city, by case."""

    def __init__(self, tables: dict[str, list[Row]], today: date) -> None:
        self.today = today
        self.cases = tables["case"]
        self.above = {row["parent_case"] for row in self.cases}
        self.events: defaultdict[str, list[Row]] = defaultdict(list)
        self.stops: defaultdict[str, list[Row]] = defaultdict(list)
        for event in tables["event"]:
            self.events[event["case"]].append(event)
        for stop in tables["clock_stop"]:
            self.stops[stop["case"]].append(stop)
        self.entries = tables["item"]
        self.items = {(i["item"], i["version"]): i for i in tables["item"]}
        # Cases that name no version are all of the first half of the year: of the first version.
        self.items |= {(i["item"], None): i for i in tables["item"] if i["version"] == "1"}
        self.items[None, None] = dict.fromkeys(tables["item"][0])
        self.granted: defaultdict[str, list[Row]] = defaultdict(list)
        for permit in tables["permit"]:
            self.granted[permit["case"]].append(permit)
        self.kinds = {p["party"]: p["kind"] for p in tables["party"]}
        self.permits: defaultdict[str, list[Row]] = defaultdict(list)
        for permit in tables["permit"]:
            self.permits[permit["party"]].append(permit)

    def versions(self, row: Row) -> list[Row]:
        """The entries of the catalogue that a case may be under."""
        wanted = row["item_version"]
        return [
            e for e in self.entries if e["item"] == row["item"] and wanted in (None, e["version"])
        ]

    def certified(self, officer: str, day: date) -> bool:
        return any(
            p["category"] == "enforcement_certificate"
            and p["valid_from"] <= day <= (p["valid_to"] or date.max)
            for p in self.permits[officer]
        )

    def truth(self) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
        """What each rule finds in each case, and what shows over many of them."""
        cases = [Case(self, row) for row in self.cases]
        found = {
            (rule, case.row["case"]): verdict
            for case in cases
            for rule, verdict in case.judge().items()
        }
        found |= dict(plain_conduct.beyond(self, cases))
        found |= dict(plain_dealings.beyond(self, cases))
        return found | dict(plain_review.beyond(cases))
