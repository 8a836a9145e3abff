"""What commands change in an item, and what is said when they may not be given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.item import Contest, Draft, Extension, Part, Sleep, SupervisionItem
from oversight.supervision.moves import obey
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import State

from .support import DAY, DAYS, HANDLER, INSPECTOR, NEXT, VERIFIER, command, item

WHERE = "item AB12CD34EF"


def refused(stands: SupervisionItem, name: str, **changes: Any) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        obey(stands, command(name, **changes), DAYS)
    return list(caught.value.problems)


def submitted(**changes: Any) -> SupervisionItem:
    return item(**{"state": State.SUBMITTED, "handlers": (HANDLER.name,), "proven": True} | changes)


def test_a_command_answers_the_item_and_its_entry() -> None:
    stands = item(state=State.ASSIGNED)
    after, draft = obey(stands, command("sign", at=NEXT), DAYS)
    expected = item(
        state=State.SIGNED, since=NEXT, due=date(2021, 10, 16), handlers=(HANDLER.name,)
    )
    assert after == expected
    assert draft == Draft(
        "AB12CD34EF",
        "2021-10-11",
        HANDLER.name,
        "sign",
        "assigned",
        "signed",
        "",
        {"org": "O-12"},
        "run-1",
    )


def test_assigning_takes_the_organisation_of_the_finding_unless_another_is_named() -> None:
    own, _ = obey(item(org=None), command("assign"), DAYS)
    other, draft = obey(item(), command("assign", to="O-7"), DAYS)
    assert (own.org, other.org, draft.details) == ("O-12", "O-7", {"org": "O-7"})


def test_what_was_done_and_its_evidence_are_told() -> None:
    stands = item(state=State.SIGNED, handlers=(HANDLER.name,))
    _, draft = obey(stands, command("submit", evidence="file 7"), DAYS)
    assert (draft.why, draft.details) == ("Decided and told.", {"evidence": "file 7"})


def test_whoever_submits_is_a_handler_too() -> None:
    stands = item(state=State.SIGNED, handlers=(HANDLER.name,))
    after, _ = obey(stands, command("submit", by=Actor.local("Qian Hua")), DAYS)
    assert after.handlers == (HANDLER.name, "Qian Hua")


@pytest.mark.parametrize("name", ["verify", "return"])
@pytest.mark.parametrize("by", ["Zhao Min", " zhao  MIN ", "ＺＨＡＯ Min"])
def test_a_handler_neither_verifies_nor_returns(name: str, by: str) -> None:
    assert refused(submitted(), name, by=Actor.local(by)) == [
        Problem(
            WHERE,
            f"{by.strip()} handled this item and cannot {name} it.",
            "Have it done by a person who neither signed nor submitted it.",
        )
    ]


@pytest.mark.parametrize("name", ["verify", "return"])
def test_the_author_of_the_rule_neither_verifies_nor_returns(name: str) -> None:
    assert refused(submitted(author=VERIFIER.name), name) == [
        Problem(
            WHERE,
            f"Sun Li wrote the rule cn.licensing/decision-overdue and cannot {name} what it found.",
            "Have it done by a person who did not write the rule.",
        )
    ]


def test_a_third_return_escalates_and_a_new_assignment_starts_afresh() -> None:
    stands = submitted()
    states = []
    for _ in range(3):
        stands, draft = obey(stands, command("return"), DAYS)
        states.append(draft.end)
        if stands.state == State.RETURNED:
            stands, _ = obey(stands, command("submit"), DAYS)
    assert states == ["returned", "returned", "escalated"]
    assert stands.due == date(2021, 10, 9)
    stands, _ = obey(stands, command("assign", to="O-1"), DAYS)
    assert (stands.state, stands.org, stands.returns) == ("assigned", "O-1", 0)
    assert stands.handlers == (HANDLER.name,), "whoever handled it once never verifies it"


def test_only_the_organisation_it_was_assigned_to_signs() -> None:
    assert refused(item(state=State.ASSIGNED), "sign", org="O-13") == [
        Problem(
            WHERE,
            "The item is assigned to organisation 'O-12', not to 'O-13'.",
            "Sign it for 'O-12', or have it assigned to 'O-13' first.",
        )
    ]


def test_a_finding_without_an_organisation_must_be_assigned_to_one() -> None:
    stands = item(org=None)
    finding = stands.finding.__class__(**vars(stands.finding) | {"org": None})
    stands = SupervisionItem(**vars(stands) | {"finding": finding})
    assert refused(stands, "assign") == [
        Problem(
            WHERE,
            "The finding names no organisation, and none was given to assign the item to.",
            "Say in `to` which organisation is to handle it.",
        )
    ]


@pytest.mark.parametrize(
    ("name", "state", "changes", "said", "field"),
    [
        ("close", "assessed", {"by": Actor.local(" ")}, "the person who does it", "by"),
        ("sign", "assigned", {"org": ""}, "the organisation", "org"),
        ("submit", "signed", {"did": ""}, "what was done", "did"),
        ("return", "submitted", {"why": ""}, "the reason", "why"),
        (
            "assess",
            "verified",
            {"disposition": ""},
            "what the item turned out to be",
            "disposition",
        ),
    ],
)
def test_what_a_command_needs_must_be_given(
    name: str, state: str, changes: dict[str, Any], said: str, field: str
) -> None:
    stands = item(state=State(state))
    sentence = f"To {name} an item, {said} must be given."
    assert refused(stands, name, **changes) == [Problem(WHERE, sentence, f"Say it in `{field}`.")]


def test_a_disposition_is_one_of_four() -> None:
    (problem,) = refused(item(state=State.VERIFIED), "assess", disposition="good")
    assert problem == Problem(
        WHERE,
        "There is no disposition 'good'.",
        "Say one of confirmed, data_wrong, rule_wrong, law_allows.",
    )
    assert problem.told("zh") == (
        "没有“good”这一项定性。请在以下各项中选择：属实、数据有误、规则有误、法律允许。"
    )


def test_a_step_is_not_dated_before_the_one_it_follows() -> None:
    assert refused(item(since=NEXT), "assign", at=DAY) == [
        Problem(
            WHERE,
            "The item has been raised since 2021-10-11; this assign cannot be dated 2021-10-08.",
            "Date it 2021-10-11 or later.",
        )
    ]


def test_the_day_of_an_instant_is_the_civil_day_it_carries() -> None:
    instant = datetime.fromisoformat("2021-10-08T23:30:00+08:00")
    after, draft = obey(item(), command("assign", at=instant), DAYS)
    assert (after.since, draft.at) == (DAY, "2021-10-08T23:30:00+08:00")


def test_whoever_looked_at_an_older_version_is_told() -> None:
    assert refused(item(version=3), "assign", seen=2) == [
        Problem(
            WHERE,
            "The item has changed since you looked at it: it is now raised.",
            "Look at it again before you decide.",
        )
    ]


def test_text_that_cannot_be_written_is_refused() -> None:
    assert refused(item(), "assign", by=Actor.local("Li\udcff")) == [
        Problem(WHERE, "The assign holds bytes that are not UTF-8 text.", "Give the text in UTF-8.")
    ]


def test_everything_that_speaks_against_a_command_is_said_at_once() -> None:
    stands = item(state=State.VERIFIED, since=NEXT, handlers=("Zhao Min",), author="Zhao min")
    problems = refused(stands, "return", by=HANDLER, why="", at=DAY)
    assert [problem.said for problem in problems] == [
        "The item is verified; return is possible only when it is submitted.",
        "To return an item, the reason must be given.",
        "Zhao Min handled this item and cannot return it.",
        "Zhao Min wrote the rule cn.licensing/decision-overdue and cannot return what it found.",
        "The item has been verified since 2021-10-11; this return cannot be dated 2021-10-08.",
    ]


TREE = OrgTree({"O-1": "/O-1/", "O-12": "/O-1/O-12/", "O-12a": "/O-1/O-12/O-12a/"})


def at_work(**changes: Any) -> SupervisionItem:
    values = {"state": State.SIGNED, "due": date(2021, 10, 13), "handlers": (HANDLER.name,)}
    return item(**values | changes)


def test_beginning_the_work_starts_no_new_clock() -> None:
    after, _ = obey(at_work(), command("begin", at=NEXT), DAYS)
    assert after == at_work(state=State.HANDLING, since=NEXT)


def test_more_time_is_asked_for_once_and_granted() -> None:
    asks, draft = obey(at_work(), command("ask_extension", until=date(2021, 10, 20)), DAYS)
    assert asks == at_work(extension=Extension(date(2021, 10, 20), used=True))
    assert (draft.why, draft.details) == ("No notice served.", {"until": "2021-10-20"})
    granted, _ = obey(asks, command("grant_extension", at=NEXT), DAYS)
    assert granted == at_work(
        state=State.EXTENDED,
        since=NEXT,
        due=date(2021, 10, 20),
        extension=Extension(None, used=True),
    )
    (again,) = refused(at_work(extension=Extension(None, used=True)), "ask_extension")
    assert again.said == "More time was asked for once already."


def test_more_time_is_asked_for_in_time_and_within_bounds() -> None:
    late, far = refused(at_work(), "ask_extension", at=date(2021, 10, 14), until=date(2021, 12, 1))
    assert late == Problem(
        WHERE,
        "The answer was due by 2021-10-13; more time is asked for before, not on 2021-10-14.",
        "Submit what was done, or have it returned.",
    )
    assert far == Problem(
        WHERE,
        "2021-12-01 is not after 2021-10-13 and within 10 working days of it.",
        "Ask for a day up to 2021-10-23.",
    )


def test_a_refused_extension_leaves_the_clock() -> None:
    asks = at_work(extension=Extension(date(2021, 10, 20), used=True))
    after, draft = obey(asks, command("refuse_extension"), DAYS)
    assert after == at_work(extension=Extension(None, used=True))
    assert draft.why == "No notice served."


def test_a_question_stops_the_clock_until_it_is_answered() -> None:
    asks, _ = obey(at_work(), command("ask"), DAYS)
    assert asks == at_work(asked_on=DAY)
    (waits,) = refused(asks, "submit")
    assert waits.said == "A question asked on 2021-10-08 has not been answered yet."
    told, draft = obey(asks, command("answer", at=NEXT), DAYS)
    assert told == at_work(due=date(2021, 10, 16))
    assert draft.why == "File 7."


def test_a_dispute_is_ruled_on_and_appealed_once_to_the_centre_above() -> None:
    here, above = (Actor(n, (Grant("inspector", p),)) for n, p in (("Li", "O-12"), ("Wu", "O-1")))
    disputed, _ = obey(at_work(), command("dispute"), DAYS)
    assert (disputed.state, disputed.contest) == ("disputed", Contest("law_allows"))
    overruled, _ = obey(disputed, command("overrule", by=here), DAYS, TREE)
    assert overruled.contest == Contest("law_allows", DAY, "Li")
    appealed, _ = obey(overruled, command("appeal"), DAYS, TREE)
    assert (appealed.state, appealed.contest.appealed) == ("disputed", True)
    with pytest.raises(Refused) as no:
        obey(appealed, command("uphold", by=here), DAYS, TREE)
    assert no.value.problems[0].said == (
        "An appeal is decided by an inspector above organisation 'O-12' who did not rule on it "
        "before; Li is not."
    )
    upheld, _ = obey(appealed, command("uphold", by=above), DAYS, TREE)
    assert (upheld.state, upheld.disposition, upheld.due) == ("dismissed", "law_allows", None)
    again, _ = obey(appealed, command("overrule", by=above), DAYS, TREE)
    assert refused(again, "appeal")[0].said == (
        "There is no dispute that was overruled within the last 5 working days and not "
        "appealed yet."
    )


def test_the_lead_submits_when_all_who_assist_have() -> None:
    sent, draft = obey(item(), command("assign", assisting=("O-2", "O-3")), DAYS)
    due = date(2021, 10, 9)
    waits = tuple(Part(org, State.ASSIGNED, DAY, due) for org in ("O-2", "O-3"))
    assert (sent.parts, draft.details) == (waits, {"org": "O-12", "assisting": "O-2 O-3"})
    signed, _ = obey(sent, command("sign"), DAYS)
    assert refused(signed, "submit")[0].said == (
        "The assisting organisations O-2, O-3 have not submitted their parts yet."
    )
    helped = signed
    for org in ("O-2", "O-3"):
        by = Actor.local(f"Handler {org}")
        helped, told = obey(helped, command("sign", org=org, by=by), DAYS)
        assert (told.start, told.end, told.details) == ("signed", "signed", {"org": org})
        helped, _ = obey(helped, command("submit", org=org, by=by), DAYS)
    assert helped.parts == tuple(Part(org, State.SUBMITTED, DAY, None) for org in ("O-2", "O-3"))
    assert helped.handlers == ("Zhao Min", "Handler O-2", "Handler O-3")
    done, _ = obey(helped, command("submit"), DAYS)
    assert done.state == "submitted"
    (barred,) = refused(SupervisionItem(**vars(done) | {"proven": True}), "verify", by=by)
    assert barred.said == "Handler O-3 handled this item and cannot verify it."
    back, _ = obey(done, command("return", orgs=("O-2",)), DAYS)
    assert [part.state for part in back.parts] == ["returned", "submitted"]


def test_an_organisation_does_not_assist_itself() -> None:
    problems = refused(item(), "assign", assisting=("O-12", "O-2", "O-2"))
    assert [problem.said for problem in problems] == [
        "Organisation 'O-12' cannot assist: it leads, or is named twice.",
        "Organisation 'O-2' cannot assist: it leads, or is named twice.",
    ]


def test_verifying_rests_on_a_fresh_run_or_on_proof() -> None:
    (found,) = refused(submitted(), "verify", basis="evaluation")
    assert found.said == "No evaluation as of 2021-10-08 or later has found the item gone."
    (bare,) = refused(submitted(proven=False), "verify")
    assert bare.said == "No file has been attached since the item was assigned."
    gone, draft = obey(submitted(vanished=True), command("verify", basis="evaluation"), DAYS)
    assert (gone.state, draft.details) == ("verified", {"basis": "evaluation"})


@pytest.mark.parametrize("place", ["O-12", "O-12a"])
def test_nobody_verifies_the_work_of_their_own_organisation(place: str) -> None:
    by = Actor("Wang", (Grant("verifier", "O-1"), Grant("auditor", place)))
    with pytest.raises(Refused) as no:
        obey(submitted(), command("verify", by=by), DAYS, TREE)
    assert [problem.said for problem in no.value.problems] == [
        "Wang belongs to organisation 'O-12', which handles this item, and cannot verify it."
    ]


def test_closing_opens_the_observation_window() -> None:
    closed, _ = obey(item(state=State.ASSESSED), command("close"), DAYS)
    assert (closed.observe_by, closed.due) == (date(2021, 10, 28), None)
    early, _ = obey(closed, command("observe", outcome="too_early", at=NEXT), DAYS)
    assert (early.state, early.outcome, early.observe_by) == (
        "closed",
        "too_early",
        date(2021, 10, 31),
    )
    good, _ = obey(early, command("observe", at=NEXT), DAYS)
    assert (good.outcome, good.observe_by) == ("effective", None)
    assert refused(good, "observe", at=NEXT)[0].said == (
        "The observation window of this item is not open."
    )


def test_what_proves_ineffective_begins_anew_and_its_handlers_stay_known() -> None:
    closed = item(
        state=State.CLOSED,
        handlers=(HANDLER.name,),
        observe_by=NEXT,
        disposition="confirmed",
        returns=2,
        contest=Contest("law_allows", DAY, "Li"),
    )
    after, draft = obey(closed, command("observe", outcome="ineffective", at=NEXT), DAYS)
    assert after == item(
        since=NEXT,
        due=date(2021, 10, 12),
        handlers=(HANDLER.name,),
        recurrences=1,
        outcome="ineffective",
    )
    assert (draft.start, draft.end) == ("closed", "raised")


def test_a_snooze_has_an_end() -> None:
    asleep, _ = obey(item(), command("snooze", until=None, worse=True), DAYS)
    assert asleep.sleep == Sleep(date(2021, 10, 28), worse=True)
    for until in (None, DAY, date(2021, 10, 29)):
        (problem,) = refused(item(), "snooze", until=until)
        assert problem.said == (
            "A snooze ends on a day after today and by 2021-10-28, or when the item reads worse."
        )
    awake, _ = obey(asleep, command("wake"), DAYS)
    assert awake.sleep == Sleep()


def test_an_escalated_item_is_sent_on_from_above() -> None:
    escalated = item(state=State.ESCALATED)
    here = Actor("Li", (Grant("inspector", "O-12"),))
    with pytest.raises(Refused) as no:
        obey(escalated, command("assign", by=here), DAYS, TREE)
    assert no.value.problems == (
        Problem(
            WHERE,
            "Li holds no role of inspector above organisation 'O-12'.",
            "The centre above it decides this step.",
        ),
    )


def test_accountability_is_proposed_to_a_named_person() -> None:
    stands = item(state=State.ESCALATED)
    (nobody,) = refused(stands, "refer", to_person=" ")
    assert nobody.said == "To refer an item, the person who has the power to decide must be given."
    after, draft = obey(stands, command("refer", by=INSPECTOR), DAYS)
    assert (after.state, after.due, draft.details) == (
        "referred",
        None,
        {"to_person": "Zhou Yi", "to_org": "O-1"},
    )


def test_a_duplicate_names_another_item() -> None:
    for of in ("", "ab12cd34ef"):
        (problem,) = refused(item(), "dismiss", disposition="duplicate", of=of)
        assert problem.said == f"A duplicate repeats another item, and '{of}' is none."
    after, _ = obey(item(), command("dismiss", disposition="duplicate", of="ZZ12CD34EF"), DAYS)
    assert (after.state, after.disposition) == ("dismissed", "duplicate")
