"""The rules of cn.penalty on coercion and publication, once more case by case."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from tests.city.walk import CHINA, DAY, Clock, civil, roll

if TYPE_CHECKING:
    from tests.city.plain import Case

PACK = "cn.penalty/"
NEW_LAW = date(2021, 7, 15)


def judge(case: Case) -> None:
    seizure(case)
    urgent(case)
    frozen(case)
    enforced(case)
    court(case)
    demolished(case)
    public(case)


def seizure(case: Case) -> None:
    extended = case.day("extend_seize")
    if extended is not None:
        rule = PACK + "seizure-extension-unapproved"
        approved, told = case.days("extend_approved"), case.days("extend_notified")
        rows = []
        if not approved or min(approved) > extended:
            rows.append({"Extended": extended, "Lacking": "approval"})
        if not told:
            rows.append({"Extended": extended, "Lacking": "notice"})
        case.flag(rule, rows)
        mixed = bool(case.all("extend")) and (len(approved) == 1 or len(told) == 1)
        case.silent(rule, "the limit of the case was extended too", mixed)
    rule, handed = PACK + "seizure-without-document", case.days("seize_doc")
    bare = [event for event in case.all("seize") if civil(event["ts"]) not in handed]
    absent = [event for event in bare if event["outcome"] == "party_absent"]
    case.flag(rule, [{"Seized": civil(e["ts"])} for e in bare if e not in absent])
    case.silent(rule, "the party was absent", bool(absent))


def urgent(case: Case) -> None:
    measures, approvals = case.all("urgent_seize"), case.all("approved")
    if not measures:
        return
    rule, first = PACK + "emergency-unreported", measures[0]["ts"]
    due = first + timedelta(hours=24)
    now = datetime.combine(case.today + DAY, time(), CHINA).astimezone(UTC)
    until = min((e["ts"] for e in approvals if e["ts"] >= first), default=now)
    same_or_before, unsure = False, False
    if approvals:
        gap = (civil(approvals[0]["ts"]) - civil(first)).days
        same_or_before = gap <= 0
        dated = [ts.astimezone(CHINA).time() == time() for ts in (first, approvals[0]["ts"])]
        unsure = any(dated) and gap == 1
    if until > due and not same_or_before and not unsure:
        late = (until - due).total_seconds() / 3600
        due_text = due.astimezone(CHINA).isoformat()
        case.flag(rule, [{"Due": due_text, "Late": late}])
    case.silent(rule, "only the day is recorded, not the hour", unsure)


def frozen(case: Case) -> None:
    start, delivered = case.day("freeze"), case.days("freeze_delivered")
    if start is None:
        return
    misdated = bool(delivered) and max(delivered) < start
    if not misdated:
        case.late("freeze-undelivered", Clock(start, 3, "wd", delivered, case.today))
    reason = "the delivery is dated before the freeze"
    case.silent(PACK + "freeze-undelivered", reason, misdated)


def enforced(case: Case) -> None:
    rule, demands = PACK + "enforced-without-demand", case.all("demand", "demand_served")
    rows, same = [], False
    for act in ("enforce", "court_apply"):
        done = [e for e in case.all(act) if e["outcome"] != "immediate_removal"]
        if done:
            day = civil(done[0]["ts"])
            if not demands or civil(demands[0]["ts"]) > day:
                rows.append({"Act": act, "Day": day})
            same |= bool(demands) and demands[0]["ts"] == done[0]["ts"]
    case.flag(rule, rows)
    case.silent(rule, "demand and enforcement bear the same time", same)


def court(case: Case) -> None:
    applied, served = case.day("court_apply"), case.day("demand_served")
    rule = PACK + "court-before-demand-ran-out"
    if applied is not None and served is not None:
        due = Clock(served, 10, "wd", [], case.today).due
        if applied <= due:
            case.flag(rule, [{"Due": due, "Applied": applied}])
    unserved = applied is not None and served is None and bool(case.all("demand"))
    case.silent(rule, "the service of the demand is not recorded", unserved)

    rule, ends = PACK + "court-too-late", case.day("remedy_end")
    instalments = bool(case.all("instalment"))
    if ends is not None:
        due = roll(three_months_after(ends))
        until = min((day for day in case.days("court_apply") if day >= ends), default=case.today)
        paid = case.day("paid")
        if until > due and not instalments and (paid is None or paid > due):
            case.flag(rule, [{"Due": due, "Late": (until - due).days}])
    looked_at = ends is not None or applied is not None
    case.silent(rule, "payment by instalments was allowed", instalments and looked_at)
    unknown = applied is not None and ends is None
    case.silent(rule, "the end of the remedy period is not recorded", unknown)


def three_months_after(day: date) -> date:
    month = day.month + 3
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    for n in (day.day, 30, 29, 28):
        try:
            return date(year, month, n)
        except ValueError:
            continue
    raise AssertionError(day)


def demolished(case: Case) -> None:
    torn = [e for e in case.all("demolish") if e["outcome"] not in ("consent", "danger")]
    if not torn:
        return
    rule = PACK + "demolished-too-early"
    day, ends = civil(torn[0]["ts"]), case.day("remedy_end")
    if ends is not None and day < ends:
        case.flag(rule, [{"Demolished": day, "Ends": ends}])
    case.silent(rule, "demolished on the day on which the remedies ended", day == ends)
    case.silent(rule, "the end of the remedy period is not recorded", ends is None)


def public(case: Case) -> None:
    decided, procedure = case.day("penalty"), case.row["procedure"]
    if decided is not None and procedure == "ordinary":
        case.late("not-published", Clock(decided, 7, "wd", case.days("published"), case.today))
    unknown = decided is not None and procedure is None
    case.silent(PACK + "not-published", "the procedure is not recorded", unknown)
    annulled, withdrawn = case.day("annulled"), case.day("unpublished")
    if annulled is None or not case.all("published") or case.today < NEW_LAW:
        return
    if withdrawn is not None and withdrawn < annulled:
        return
    if annulled >= NEW_LAW:
        clock = Clock(annulled, 3, "wd", case.days("unpublished"), case.today)
        case.late("annulled-still-public", clock)
    old = annulled < NEW_LAW
    case.silent(PACK + "annulled-still-public", "annulled before the limit was law", old)
