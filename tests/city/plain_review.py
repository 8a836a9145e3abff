"""The rules of cn.penalty on proceedings and on the money of fines, one case after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.city.walk import DAY, Clock, civil, roll, span, works

if TYPE_CHECKING:
    from tests.city.plain import Case

PACK = "cn.penalty/"
NEW_LAW = date(2021, 7, 15)
PURSUED = (
    "paid",
    "payment",
    "collected_on_spot",
    "instalment",
    "add_fine",
    "demand",
    "demand_served",
    "court_apply",
    "enforce",
    "annulled",
)
Verdict = tuple[tuple[str, str], tuple[str, dict[str, Any]]]


def judge(case: Case) -> None:
    lead(case)
    if case.all("penalty"):
        if case.row["procedure"] != "summary":
            filing(case)
            hearing_right(case)
            weighed(case)
        defence(case)
        limitation(case)
        unpursued(case)
    if case.all("hearing"):
        notice(case)
    if case.all("add_fine"):
        above(case)
        during(case)
    if case.all("collected_on_spot"):
        collected(case)
        cash(case)


def decided(case: Case) -> date:
    return case.days("penalty")[0]


def fine(case: Case) -> float | None:
    """The fine in yuan; nothing where there is none, or its amount is not recorded."""
    penalty = case.all("penalty")[0]
    known = penalty["outcome"] == "fine" and penalty["amount"] is not None
    return float(penalty["amount"]) if known else None


def lead(case: Case) -> None:
    came = case.day("lead")
    if came is None:
        return
    rule = PACK + "filing-undecided"
    case.silent(rule, "the lead is older than the limit", came < date(2019, 4, 1))
    if came >= date(2019, 4, 1):
        longer = case.day("extend_filing")
        ends = case.days("filed", "not_filed")
        case.late(
            "filing-undecided", Clock(came, 15, "wd", ends, case.today, extended=longer, more=15)
        )


def filing(case: Case) -> None:
    if decided(case) < NEW_LAW or any(day <= decided(case) for day in case.days("filed")):
        return
    if case.row["procedure"] is None:
        case.silent(PACK + "not-filed", "the procedure is not recorded", true=True)
    else:
        case.flag(PACK + "not-filed", [{"Decided": decided(case)}])


def hearing_right(case: Case) -> None:
    if case.all("hearing_right_notice"):
        return
    rule, penalty = PACK + "hearing-right-untold", case.all("penalty")[0]
    kind, amount = case.city.kinds.get(case.row["party"]), penalty["amount"]
    money = penalty["outcome"] in ("fine", "confiscation")
    least = {"person": 10_000, "organisation": 100_000, None: 100_000}[kind]
    large = money and amount is not None and amount >= least
    if penalty["outcome"] == "order_to_stop" or large:
        case.flag(rule, [{"Decided": decided(case)}])
    case.silent(rule, "the kind of penalty is not recorded", penalty["outcome"] is None)
    case.silent(rule, "the amount is not recorded", money and amount is None)
    unsure = money and kind is None and amount is not None and amount >= 10_000
    case.silent(rule, "the party's kind is not recorded", unsure)


def weighed(case: Case) -> None:
    """Legal review and collective discussion."""
    weights = [event["outcome"] for event in case.all("filed")]
    weighty = any(weight in ("complex", "major") for weight in weights)
    unknown = not any(weights)
    row = [{"Decided": decided(case)}]
    reason = "the weight of the case is not recorded"
    if not case.all("legal_review"):
        case.flag(PACK + "legal-review-missing", row if weighty or case.all("hearing") else [])
        case.silent(PACK + "legal-review-missing", reason, unknown)
    if not any(day <= decided(case) for day in case.days("collective")):
        case.flag(PACK + "not-discussed", row if weighty else [])
        case.silent(PACK + "not-discussed", reason, unknown)


def defence(case: Case) -> None:
    penalty = case.all("penalty")[0]
    if not case.all("defence") or penalty["outcome"] != "fine":
        return
    rule = PACK + "heavier-after-defence"
    notices = case.all("prior_notice")
    intended = notices[-1]["amount"] if notices else None
    paid = penalty["amount"]
    if intended is not None and paid is not None and paid > intended:
        case.flag(rule, [{"Intended": float(intended), "Fine": float(paid)}])
    case.silent(rule, "the intended fine is not recorded", intended is None)
    case.silent(rule, "the fine's amount is not recorded", paid is None)


def limitation(case: Case) -> None:
    ended, found = case.day("act_end"), case.day("discovered")
    if ended is None:
        return
    rule = PACK + "limitation-passed"
    case.silent(rule, "the discovery is not recorded", found is None)
    if ended < date(2021, 1, 1) and (ended.month, ended.day) != (2, 29):
        due = ended.replace(year=ended.year + 2)
        if found is not None and found > due:
            case.flag(rule, [{"Due": due, "Discovered": found}])


def time_to_pay(case: Case) -> date | None:
    served = case.day("served")
    return None if served is None else roll(served + timedelta(days=15))


def unpursued(case: Case) -> None:
    if case.all("penalty")[0]["outcome"] != "fine" or case.all(*PURSUED):
        return
    rule, due = PACK + "fine-unpursued", time_to_pay(case)
    case.silent(rule, "the service of the decision is not recorded", due is None)
    if due is not None and case.today > due:
        case.flag(rule, [{"Due": due, "Late": (case.today - due).days}])


def above(case: Case) -> None:
    rule = PACK + "additional-fine-over-fine"
    charges = [event["amount"] for event in case.all("add_fine")]
    added = float(sum(amount for amount in charges if amount is not None))
    owed = fine(case)
    case.flag(rule, [{"Added": added, "Fine": owed}] if owed is not None and added > owed else [])
    case.silent(rule, "the fine's amount is not recorded", owed is None)
    case.silent(rule, "the additional fine's amount is not recorded", None in charges)


def during(case: Case) -> None:
    rule, due = PACK + "additional-fine-during-review", time_to_pay(case)
    asked = case.all("review_applied", "sued")
    if not asked or case.today < NEW_LAW:
        return
    begun = civil(asked[0]["ts"])
    old = begun < NEW_LAW
    case.silent(rule, "review or suit began before the law spoke of it", old)
    charges = case.all("add_fine")
    if not old and due is not None:
        charged = set(span(due, civil(charges[-1]["ts"])))
        over = min(case.days("review_served", "suit_ended"), default=date.max)
        pending = {day for day in charged if begun <= day <= over}
        billed = int(sum(event["qty"] or 0 for event in charges))
        lawful = len(charged - pending)
        row = {"Billed": billed, "Lawful": lawful, "Pending": len(pending)}
        case.flag(rule, [row] if pending and billed > lawful else [])
    unknown = any(event["qty"] is None for event in charges)
    case.silent(rule, "the days charged are not recorded", unknown)


def notice(case: Case) -> None:
    held, told = case.days("hearing")[0], case.day("hearing_notice")
    rule = PACK + "hearing-notice-late"
    if case.today < NEW_LAW:
        return
    case.silent(rule, "no notice of the hearing is recorded", told is None)
    case.silent(rule, "held before the limit was in working days", held < NEW_LAW)
    due, left = held, 7
    while left:
        due -= DAY
        left -= works(due)
    if told is not None and held >= NEW_LAW and told > due:
        case.flag(rule, [{"Due": due, "Notified": told}])


def collected(case: Case) -> None:
    rule, event = PACK + "collected-on-spot", case.all("collected_on_spot")[0]
    ordinary = case.row["procedure"] == "ordinary"
    excused = ["remote"] if ordinary else ["remote", "hard_to_enforce"]
    if event["outcome"] in excused:
        return
    cap = 0 if ordinary else 100 if civil(event["ts"]) >= NEW_LAW else 20
    case.silent(rule, "the amount collected is not recorded", event["amount"] is None)
    if event["amount"] is not None and event["amount"] > cap:
        case.flag(rule, [{"Collected": float(event["amount"]), "Cap": float(cap)}])


def cash(case: Case) -> None:
    start = case.day("landed") or case.days("collected_on_spot")[0]
    if case.today < NEW_LAW:
        return
    reason = "collected before the limit was in working days"
    case.silent(PACK + "cash-kept", reason, start < NEW_LAW)
    if start >= NEW_LAW:
        case.late("cash-kept", Clock(start, 2, "wd", case.days("handed_in"), case.today))


def beyond(cases: list[Case]) -> Iterator[Verdict]:
    """Fines for one act: what can only be seen over many cases."""
    acts: dict[tuple[Any, ...], list[Case]] = {}
    for case in cases:
        row, penalty = case.row, case.all("penalty")
        if not penalty or penalty[0]["outcome"] != "fine" or case.all("annulled"):
            continue
        ended = case.days("act_end")
        if ended and row["party"] is not None:
            acts.setdefault((row["party"], row["item"], max(ended)), []).append(case)
    for (*_, day), alike in acts.items():
        placed = sorted(
            (c for c in alike if c.row["place"] is not None),
            key=lambda c: (c.row["place"], c.all("penalty")[0]["ts"], c.row["case"]),
        )
        first = placed[0] if placed else None
        for before, case in pairwise(placed):
            if before.row["place"] != case.row["place"]:
                first = case
            elif first is not None:
                facts = {"First": first.row["case"], "Day": day.isoformat()}
                yield (PACK + "fined-twice", case.row["case"]), ("flagged", facts)
        for case in alike:
            if case.row["place"] is None and len(alike) > 1:
                reason = "the place of the act is not recorded"
                yield (PACK + "fined-twice", case.row["case"]), ("cannot_tell", {"reason": reason})
