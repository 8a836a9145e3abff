"""Hearings, fees, materials, renewals, quotas, the catalogue and what figures show of approvals,
case by case."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.city.walk import CHINA, DAY, Clock, civil, roll, wd, works

if TYPE_CHECKING:
    from tests.city.plain import Case, City

PACK = "cn.licensing/"
ENDS = ("granted", "refused", "withdrawn", "terminated")
Verdict = tuple[tuple[str, str], tuple[str, dict[str, Any]]]


def judge(case: Case) -> None:
    hearings(case)
    if case.all("fee"):
        fee(case)
    if case.all("material_demanded"):
        material(case)
    if case.row["procedure"] == "renewal":
        renewal(case)
    if case.all("accepted"):
        catalogue(case)
        on_the_spot(case)
    entered(case)


def hearings(case: Case) -> None:
    held, told, asked = (case.day(a) for a in ("hearing", "hearing_notice", "hearing_request"))
    if held is not None:
        due = held
        left = 7
        while left:
            due -= DAY
            left -= works(due)
        row = {"Due": due, "Notified": told}
        case.flag(PACK + "hearing-notice-late", [row] if told is not None and told > due else [])
        case.silent(
            PACK + "hearing-notice-late", "no notice of the hearing is recorded", told is None
        )
    right = case.day("hearing_right_notice")
    if asked is not None and (right is None or asked <= roll(right + 5 * DAY)):
        ends = case.days("hearing", "hearing_waived", "withdrawn", "terminated")
        clock = Clock(asked, 20, "wd", ends, case.today)
        reason = "no notice of the right to a hearing is recorded"
        case.silent(PACK + "hearing-not-held", reason, right is None)
        if right is not None and clock.until > clock.due:
            row = {"Due": clock.due, "Late": wd(clock.due, clock.until)}
            case.flag(PACK + "hearing-not-held", [row])
    if case.all("hearing", "hearing_chair") and case.all("review"):
        rule = PACK + "chaired-by-reviewer"
        chair, review = (
            {name for event in case.all(act) for name in event["officers"] or ()}
            for act in ("hearing_chair", "review")
        )
        case.flag(rule, [{"Officer": name} for name in chair & review])
        case.silent(rule, "the records do not name who chaired the hearing", not chair)
        case.silent(rule, "the records do not name who reviewed", not review)


def fee(case: Case) -> None:
    rule = PACK + "fee-without-basis"
    amounts = [event["amount"] for event in case.all("fee")]
    total = float(sum(amount for amount in amounts if amount is not None))
    entries = case.city.versions(case.row)
    if total > 0 and len(entries) == 1 and entries[0]["fee_basis"] is None:
        case.flag(rule, [{"Fee": total}])
    case.silent(rule, "the fee's amount is not recorded", None in amounts)
    reason = "the entry of the catalogue is not recorded"
    case.silent(rule, reason, total > 0 and len(entries) != 1)


def material(case: Case) -> None:
    rule = PACK + "material-off-list"
    listed = [e for e in case.city.entries if e["part_of"] == case.row["item"]]
    rows = []
    for event in case.all("material_demanded"):
        day, name = civil(event["ts"]), event["outcome"]
        known = [e for e in listed if name in (e["item"], e["name"])]
        if listed and name is not None and not any(in_force(e, day) for e in known):
            rows.append({"Demanded": day, "Material": name})
    case.flag(rule, rows)
    case.silent(rule, "the catalogue lists no materials", not listed)
    case.silent(
        rule,
        "the material demanded is not recorded",
        any(event["outcome"] is None for event in case.all("material_demanded")),
    )


def in_force(entry: dict[str, Any], day: date) -> bool:
    return (entry["valid_from"] or date.min) <= day <= (entry["valid_to"] or date.max)


def renewal(case: Case) -> None:
    rule = PACK + "renewal-undecided"
    above, received = case.row["parent_case"], case.day("received")
    every = [p["valid_to"] for p in case.city.granted[above]] if above is not None else []
    last = min(every, default=None)
    if last is not None and received is not None and (last - received).days < 30:
        return
    until = min(case.days(*ENDS, "not_accepted"), default=case.today)
    if last is not None and received is not None and until > last:
        case.flag(rule, [{"Due": last, "Late": (until - last).days}])
    case.silent(rule, "no receipt is recorded", received is None)
    case.silent(rule, "the licence to be renewed is not recorded", last is None)


def catalogue(case: Case) -> None:
    rule, item, day = PACK + "item-off-catalogue", case.row["item"], case.days("accepted")[0]
    case.silent(rule, "the case names no item", item is None)
    every = [e for e in case.city.entries if e["item"] == item]
    if item is not None and not any(in_force(e, day) for e in every):
        case.flag(rule, [{"Item": item, "Accepted": day}])


def entered(case: Case) -> None:
    rule = PACK + "entry-back-dated"
    decide = case.limit("decide", "statute")
    rows = []
    for event in case.events:
        if event["recorded_at"] is None:
            case.silent(rule, "an act has no recording time", True)
            continue
        day, at = civil(event["ts"]), civil(event["recorded_at"])
        after = decide is not None and event["act"] in ENDS and day <= decide.due < at
        if wd(day, at) > 3 or after:
            rows.append({"Act": event["act"], "Day": day, "Entered": at})
    case.flag(rule, rows)


def on_the_spot(case: Case) -> None:
    rule = PACK + "not-on-the-spot"
    row = case.row
    every = [e for e in case.city.entries if e["item"] == row["item"]]
    if row["item_version"] is not None:
        every = [e for e in every if e["version"] == row["item_version"]]
    kinds = {e["instant"] for e in every}
    if True not in kinds:
        return
    reason = "which version of the item applied is not recorded"
    case.silent(rule, reason, kinds == {True, False})
    if kinds != {True}:
        return
    accepted = case.all("accepted")[0]["ts"]
    ended = min((event["ts"] for event in case.all(*ENDS)), default=None)
    first, last = civil(accepted), civil(ended) if ended else case.today
    late = wd(first, last)
    rest = (last - first).days - late
    night = ended is not None and ended - accepted - rest * DAY <= DAY * 18 / 24
    if late > 0 and not night:
        case.flag(rule, [{"Accepted": first, "Late": late}])


def beyond(city: City, cases: list[Case]) -> Iterator[Verdict]:
    """What can only be seen over many cases."""
    approvals = [case for case in cases if case.row["domain"] == "approval"]
    yield from jumped(approvals)
    yield from bulk(approvals)
    yield from given_up(approvals)


def jumped(cases: list[Case]) -> Iterator[Verdict]:
    queue = [
        (case, case.city.versions(case.row)[0]["item"], case.all("accepted")[0]["ts"])
        for case in cases
        if [e["quota"] is not None for e in case.city.versions(case.row)] == [True]
        and case.all("accepted")
    ]
    for case, item, at in queue:
        later = [t for other, what, t in queue if other.all("granted") and what == item and t > at]
        if case.all("granted", "withdrawn", "terminated") or not later:
            continue
        came = {event["outcome"] for event in case.all("review")} - {None}
        subject = PACK + "queue-jumped", case.row["case"]
        if came == {"passed"}:
            facts = {"Accepted": civil(at), "Later": civil(max(later))}
            yield subject, ("flagged", facts)
        elif not came:
            reason = "whether the applicant was eligible is not recorded"
            yield subject, ("cannot_tell", {"reason": reason})


def bulk(cases: list[Case]) -> Iterator[Verdict]:
    moments: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for case in cases:
        for event in case.all("granted", "refused"):
            there = moments[case.row["org"]]
            local = event["ts"].astimezone(CHINA)
            if (local.hour, local.minute, local.second) != (0, 0, 0):
                there[local] += 1
    for org, counts in moments.items():
        every = sum(counts.values())
        subject = PACK + "decided-in-bulk", org
        if every < 10:
            reason = "too few decisions with a time of day"
            yield subject, ("cannot_tell", {"reason": reason})
            continue
        mean = every / len(counts)
        most = mean + 8.55 / 6 + (9.55 * mean) ** 0.5
        rows = sorted({(at.date(), n) for at, n in counts.items() if n > most})
        if rows:
            facts = {"Day": rows[0][0], "Decisions": rows[0][1]}
            facts |= {"All": every, "Moments": len(counts)}
            yield subject, ("flagged", facts | ({"more": len(rows) - 1} if rows[1:] else {}))


def given_up(cases: list[Case]) -> Iterator[Verdict]:
    ended: Counter[str] = Counter()
    up: Counter[str] = Counter()
    for case in cases:
        clock = case.limit("decide", "statute")
        if clock is None or clock.ended is None or clock.ended > clock.due:
            continue
        if wd(clock.ended, clock.due) <= 1:
            ended[case.row["org"]] += 1
            up[case.row["org"]] += not case.all("granted", "refused")
    share = sum(up.values()) / max(1, sum(ended.values()))
    for org, n in ended.items():
        subject = PACK + "withdrawn-at-deadline", org
        if n < 10:
            reason = "too few cases ended at the deadline"
            yield subject, ("cannot_tell", {"reason": reason})
        elif up[org] - n * share > (9.55 * n * share * (1 - share)) ** 0.5:
            yield subject, ("flagged", {"Withdrawn": up[org], "Ended": n})
