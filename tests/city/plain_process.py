"""The rules of cn.licensing on the course of an approval, once more, one case after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.city.walk import Clock, civil, wd

if TYPE_CHECKING:
    from tests.city.plain import Case

PACK = "cn.licensing/"
LAWFUL = {"hearing", "tender", "auction", "inspection"}
LAWFUL |= {"testing", "quarantine", "appraisal", "expert_review"}
DECISIONS = ("granted", "refused")


def judge(case: Case) -> None:
    corrections(case)
    receipt(case)
    if case.all("extend"):
        approval(case)
        length(case)
    first_review(case)
    delivery(case)
    pauses(case)
    refusal(case)
    site_check(case)


def corrections(case: Case) -> None:
    rule, notices = PACK + "corrections-repeated", case.all("correction_notice")
    times = sorted({notice["ts"] for notice in notices})
    if len(times) > 1:
        row = {"Notices": len(times), "First": civil(times[0]), "Last": civil(times[-1])}
        case.flag(rule, [row])
    case.silent(rule, "the notices bear the same time", len(notices) > len(times))


def receipt(case: Case) -> None:
    answers, rule = case.all("accepted", "not_accepted"), PACK + "receipt-not-issued"
    item = case.city.items[case.row["item"], case.row["item_version"]]
    if not answers or item["instant"] or case.all("receipt_issued"):
        return
    if all(answer["doc_no"] is None for answer in answers):
        case.flag(rule, [{"Answered": civil(answers[0]["ts"])}])
    case.silent(rule, "the answer has a document number", True)


def approval(case: Case) -> None:
    rule, extended = PACK + "extension-unapproved", case.day("extend")
    approved, told = case.day("extend_approved"), bool(case.all("extend_notified"))
    papered = any(event["doc_no"] is not None for event in case.all("extend"))
    assert extended is not None
    lacking = []
    if (approved is None and not papered) or (approved is not None and approved > extended):
        lacking.append("approval")
    if not told and not papered:
        lacking.append("notice")
    case.flag(rule, [{"Extended": extended, "Lacking": what} for what in lacking])
    case.silent(rule, "the extension has a document number", approved is None or not told)


def length(case: Case) -> None:
    rule, extends = PACK + "extension-excessive", case.all("extend")
    made = {(event["ts"], int(event["qty"] or 0)) for event in extends}
    times, total = len({ts for ts, _ in made}), sum(by for _, by in made)
    most = 15 if case.row["procedure"] == "joint" else 10
    if times > 1 or total > most:
        case.flag(rule, [{"Times": times, "Days": float(total), "Most": most}])
    unknown = any(event["qty"] is None for event in extends)
    case.silent(rule, "the length of the extension is not recorded", unknown)


def joint(case: Case, clock: Clock) -> bool:
    """Judge the 45 days of joint handling; whether they are the case's, and have passed."""
    rule, above = PACK + "joint-decision-overdue", case.row["case"] in case.city.above
    jointly, past = case.row["procedure"] == "joint", clock.until > clock.due
    if jointly and past:
        case.flag(rule, [{"Due": clock.due, "Late": wd(clock.due, clock.until)}])
    unsaid = above and case.row["procedure"] is None and past
    case.silent(rule, "whether the case is handled jointly is not recorded", unsaid)
    return jointly and past


def first_review(case: Case) -> None:
    rule = PACK + "first-review-overdue"
    if not case.all("prelim_start", "prelim_end"):
        return
    started = case.days("accepted", "prelim_start")
    reason = "the beginning of the first-level review is not recorded"
    case.silent(rule, reason, not started)
    if not started:
        return
    ends = case.days("prelim_end", *DECISIONS, "withdrawn", "terminated")
    stops = case.spans("prelim")
    clock = Clock(min(started), 20, "wd", ends, case.today, pauses=stops)
    endless = bool(case.all(*DECISIONS)) and not case.all("prelim_end")
    if clock.until > clock.due and not endless:
        case.flag(rule, [{"Due": clock.due, "Late": wd(clock.due, clock.until)}])
    reason = "the end of the first-level review is not recorded"
    case.silent(rule, reason, clock.until > clock.due)


def delivery(case: Case) -> None:
    rule, granted, told = PACK + "licence-undelivered", case.day("granted"), case.day("informed")
    if granted is None:
        return
    clock = Clock(granted, 10, "wd", case.days("delivered"), case.today)
    past, in_time = clock.until > clock.due, told is not None and told <= clock.due
    if past and not in_time:
        case.flag(rule, [{"Due": clock.due, "Late": wd(clock.due, clock.until)}])
    case.silent(rule, "the applicant was told to collect the licence", past and in_time)


def pauses(case: Case) -> None:
    silent, long = [], []
    for stop in case.stops:
        start, promised = civil(stop["start_at"]), stop["promised_days"]
        if stop["kind"] in LAWFUL:
            if promised is None:
                silent.append({"Start": start, "Lacking": "length"})
            if stop["notified_at"] is None:
                silent.append({"Start": start, "Lacking": "notice"})
        taken = wd(start, civil(stop["end_at"]) if stop["end_at"] else case.today)
        if promised is not None and taken > promised:
            long.append({"Start": start, "Announced": promised, "Taken": taken})
    case.flag(PACK + "pause-unannounced", silent)
    case.flag(PACK + "pause-overrun", long)
    nameless = any(stop["kind"] is None for stop in case.stops)
    case.silent(PACK + "pause-unannounced", "a pause has no kind", nameless)
    unsaid = any(stop["promised_days"] is None for stop in case.stops)
    case.silent(PACK + "pause-overrun", "the announced length is not recorded", unsaid)


def refusal(case: Case) -> None:
    rule, refused = PACK + "refusal-unreasoned", case.all("refused")
    if not refused:
        return
    both = {"reasons": "reason_given", "remedies": "remedy_notice"}
    lacking = [what for what, act in both.items() if not case.all(act)]
    if all(event["evidence_ref"] is None for event in refused):
        day = civil(refused[0]["ts"])
        case.flag(rule, [{"Refused": day, "Lacking": what} for what in lacking])
    case.silent(rule, "the decision is on file, its text is not", bool(lacking))


def site_check(case: Case) -> None:
    rule, checks = PACK + "site-check-alone", case.all("site_check")
    named = [(civil(check["ts"]), len(set(check["officers"] or ()))) for check in checks]
    case.flag(rule, [{"Day": day, "Officers": count} for day, count in named if count == 1])
    case.silent(rule, "the records name no officer", any(count == 0 for _, count in named))
