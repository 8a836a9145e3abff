"""The rules of cn.penalty on the conduct of enforcement, once more, one case after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING, Any

from tests.city.walk import DAY, civil, wd, works

if TYPE_CHECKING:
    from tests.city.plain import Case, City

PACK = "cn.penalty/"
NEW_LAW = date(2021, 7, 15)
FOLLOWING = ("filed", "penalty", "no_penalty", "transferred")
PROMPTED = ("hotline", "referral", "random_plan")
Verdict = tuple[tuple[str, str], tuple[str, dict[str, Any]]]


def judge(case: Case) -> None:
    if case.all("penalty"):
        record(case)
        fine(case)
        device(case)
    followed(case)
    crime(case)


def record(case: Case) -> None:
    rule, procedure = PACK + "record-incomplete", case.row["procedure"]
    rows = []
    if procedure == "ordinary":
        lacking = [link for link in ("filed", "prior_notice") if not case.all(link)]
        if not case.all("inspect", "inquire", "scene"):
            lacking.append("inquire")
        rows = [{"Link": link, "Lacking": "record"} for link in lacking]
    if procedure is not None and case.all("penalty")[0]["doc_no"] is None:
        rows.append({"Link": "penalty", "Lacking": "number"})
    case.flag(rule, rows)
    case.silent(rule, "the procedure is not recorded", procedure is None)


def fined(case: Case) -> bool:
    penalty = case.all("penalty")
    ordinary = case.row["procedure"] == "ordinary"
    return bool(penalty) and ordinary and penalty[0]["outcome"] == "fine"


def fine(case: Case) -> None:
    if not fined(case):
        return
    rule, amount = PACK + "fine-outside-benchmark", case.all("penalty")[0]["amount"]
    item = case.city.items[case.row["item"], case.row["item_version"]]
    if amount is not None and item["fine_min"] is not None:
        for side, bound, off in (
            ("below", item["fine_min"], amount < item["fine_min"]),
            ("above", item["fine_max"], amount > item["fine_max"]),
        ):
            if off:
                row = {"Fine": float(amount), "Finding": side, "Reference": float(bound)}
                case.flag(rule, [row])
    case.silent(rule, "the fine's amount is not recorded", amount is None)


def device(case: Case) -> None:
    penalty = case.all("penalty")[0]
    decided = civil(penalty["ts"])
    if case.row["channel"] != "device" or decided < NEW_LAW:
        return
    rule = PACK + "device-evidence-unreviewed"
    passed = [e["ts"] for e in case.all("device_review") if e["outcome"] != "failed"]
    if not passed or civil(passed[0]) > decided:
        case.flag(rule, [{"Decided": decided}])
    same = bool(passed) and passed[0] == penalty["ts"]
    case.silent(rule, "review and decision bear the same time", same)


def followed(case: Case) -> None:
    visits = case.all("inspect")
    if not visits or case.all(*FOLLOWING):
        return
    rule = PACK + "violation-not-followed"
    found = [civil(e["ts"]) for e in visits if e["outcome"] == "violation"]
    if found:
        due, left = found[0], 15
        while left:
            due += DAY
            left -= works(due)
        if case.today > due:
            case.flag(rule, [{"Found": found[0], "Due": due, "Late": wd(due, case.today)}])
    nothing = any(e["outcome"] is None for e in visits)
    case.silent(rule, "the result of the inspection is not recorded", nothing)


def crime(case: Case) -> None:
    item = case.city.items[case.row["item"], case.row["item_version"]]
    filed, threshold = case.all("filed"), item["crime_from"]
    if not filed or threshold is None or not case.all("penalty", "no_penalty", "withdrawn"):
        return
    rule, involved = PACK + "crime-not-transferred", filed[0]["amount"]
    moved = bool(case.all("transferred"))
    if involved is not None and involved >= threshold and not moved:
        case.flag(rule, [{"Amount": float(involved), "Threshold": float(threshold)}])
    case.silent(rule, "the amount involved is not recorded", involved is None and not moved)


def beyond(city: City, cases: list[Case]) -> Iterator[Verdict]:
    """What can only be seen over many cases."""
    fines = [
        (case, case.all("penalty")[0]["amount"])
        for case in cases
        if fined(case) and case.all("penalty")[0]["amount"] is not None
    ]
    yield from unusual(city, fines)
    yield from repeated(city, cases)
    yield from heaped(fines)


def unusual(city: City, fines: list[tuple[Case, Any]]) -> Iterator[Verdict]:
    kinds: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for case, amount in fines:
        if city.items[case.row["item"], case.row["item_version"]]["fine_min"] is None:
            kinds[case.row["item"]].append((case.row["case"], float(amount)))
    for alike in kinds.values():
        mean = fmean(amount for _, amount in alike)
        variance = fmean((amount - mean) ** 2 for _, amount in alike)
        for name, amount in alike:
            subject = PACK + "fine-outside-benchmark", name
            if len(alike) < 20:
                reason = "too few fines of this kind to compare"
                yield subject, ("cannot_tell", {"reason": reason})
            elif (amount - mean) ** 2 > 9 * variance:
                facts = {"Fine": amount, "Finding": "unusual", "Reference": len(alike)}
                yield subject, ("flagged", facts)


def repeated(city: City, cases: list[Case]) -> Iterator[Verdict]:
    days: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    visits = []
    for case in cases:
        party, channel = case.row["party"], case.row["channel"]
        kind = city.kinds.get(party)
        if case.row["domain"] != "penalty" or not case.all("inspect") or party is None:
            continue
        if kind == "person" or channel in PROMPTED:
            continue
        visits.append((case, kind, channel))
        if kind is not None and channel is not None:
            days[case.row["org"], party].append(case.days("inspect")[0])
    for case, kind, channel in visits:
        subject = PACK + "inspected-repeatedly", case.row["case"]
        if channel is None:
            reason = "how the inspection came about is not recorded"
            yield subject, ("cannot_tell", {"reason": reason})
        elif kind is None:
            yield subject, ("cannot_tell", {"reason": "the party's kind is not recorded"})
        else:
            day = case.days("inspect")[0]
            known = days[case.row["org"], case.row["party"]]
            count = sum(0 <= (day - other).days < 90 for other in known)
            if count > 2:
                yield subject, ("flagged", {"Inspected": day.isoformat(), "Visits": count})


def heaped(fines: list[tuple[Case, Any]]) -> Iterator[Verdict]:
    everywhere = Counter(amount for _, amount in fines)
    orgs: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for case, amount in fines:
        orgs[case.row["org"]][amount] += 1
    for org, amounts in orgs.items():
        total, subject = sum(amounts.values()), (PACK + "fines-heaped", org)
        if total < 20:
            yield subject, ("cannot_tell", {"reason": "too few fines to look at"})
        for amount, equal in sorted(amounts.items()):
            share = everywhere[amount] / len(fines)
            over = equal - total * share
            chance = over**2 <= 10.828 * total * share * (1 - share)
            if total >= 20 and equal >= total / 2 and over > 0 and not chance:
                facts = {"Amount": float(amount), "Equal": equal, "Fines": total}
                yield subject, ("flagged", facts)
