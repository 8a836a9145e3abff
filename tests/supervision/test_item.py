"""The model: who may do what to an item, and what it says when they may not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from oversight.problem import Problem, Refused
from oversight.supervision.item import Draft, SupervisionItem
from oversight.supervision.workflow import State

from .support import DAY, HANDLER, NEXT, VERIFIER, command, item, workday_after

WHERE = "item AB12CD34EF"


def refused(stands: SupervisionItem, name: str, **changes: Any) -> list[Problem]:
    with pytest.raises(Refused) as caught:
        stands.obey(command(name, **changes), workday_after)
    return list(caught.value.problems)


def submitted(**changes: Any) -> SupervisionItem:
    return item(**{"state": State.SUBMITTED, "handlers": (HANDLER,)} | changes)


def test_a_command_answers_the_item_and_its_entry() -> None:
    stands = item(state=State.ASSIGNED)
    after, draft = stands.obey(command("sign", at=NEXT), workday_after)
    expected = item(state=State.SIGNED, since=NEXT, due=date(2021, 10, 16), handlers=(HANDLER,))
    assert after == expected
    assert draft == Draft(
        "AB12CD34EF",
        "2021-10-11",
        HANDLER,
        "sign",
        "assigned",
        "signed",
        "",
        {"org": "O-12"},
        "run-1",
    )


def test_assigning_takes_the_organisation_of_the_finding_unless_another_is_named() -> None:
    own, _ = item(org=None).obey(command("assign"), workday_after)
    other, draft = item().obey(command("assign", to="O-7"), workday_after)
    assert (own.org, other.org, draft.details) == ("O-12", "O-7", {"org": "O-7"})


def test_what_was_done_and_its_evidence_are_told() -> None:
    stands = item(state=State.SIGNED, handlers=(HANDLER,))
    _, draft = stands.obey(command("submit", evidence="file 7"), workday_after)
    assert (draft.why, draft.details) == ("Decided and told.", {"evidence": "file 7"})


def test_whoever_submits_is_a_handler_too() -> None:
    stands = item(state=State.SIGNED, handlers=(HANDLER,))
    after, _ = stands.obey(command("submit", by="Qian Hua"), workday_after)
    assert after.handlers == (HANDLER, "Qian Hua")


@pytest.mark.parametrize("name", ["verify", "return"])
@pytest.mark.parametrize("by", [HANDLER, " zhao  MIN ", "ＺＨＡＯ Min"])
def test_a_handler_neither_verifies_nor_returns(name: str, by: str) -> None:
    assert refused(submitted(), name, by=by) == [
        Problem(
            WHERE,
            f"{by.strip()} handled this item and cannot {name} it.",
            "Have it done by a person who neither signed nor submitted it.",
        )
    ]


@pytest.mark.parametrize("name", ["verify", "return"])
def test_the_author_of_the_rule_neither_verifies_nor_returns(name: str) -> None:
    assert refused(submitted(author=VERIFIER), name) == [
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
        stands, draft = stands.obey(command("return"), workday_after)
        states.append(draft.end)
        if stands.state == State.RETURNED:
            stands, _ = stands.obey(command("submit"), workday_after)
    assert states == ["returned", "returned", "escalated"]
    assert stands.due is None
    stands, _ = stands.obey(command("assign", to="O-1"), workday_after)
    assert (stands.state, stands.org, stands.returns) == ("assigned", "O-1", 0)
    assert stands.handlers == (HANDLER,), "whoever handled it once never verifies it"


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
    ("name", "state", "changes", "said", "fix"),
    [
        ("close", "assessed", {"by": " "}, "the person who does it", "Say in `by` who it is."),
        (
            "sign",
            "assigned",
            {"org": ""},
            "the organisation",
            "Say in `org` for which organisation it is signed.",
        ),
        ("submit", "signed", {"did": ""}, "what was done", "Say in `did` what was done about it."),
        (
            "return",
            "submitted",
            {"reason": ""},
            "the reason",
            "Say in `why` what is still wanting.",
        ),
        (
            "assess",
            "verified",
            {"outcome": ""},
            "the outcome",
            "Say in `outcome` one of effective, ineffective, too_early.",
        ),
    ],
)
def test_what_a_command_needs_must_be_given(
    name: str, state: str, changes: dict[str, str], said: str, fix: str
) -> None:
    stands = item(state=State(state))
    sentence = f"To {name} an item, {said} must be given."
    assert refused(stands, name, **changes) == [Problem(WHERE, sentence, fix)]


def test_there_are_three_outcomes() -> None:
    assert refused(item(state=State.VERIFIED), "assess", outcome="good") == [
        Problem(
            WHERE,
            "There is no outcome 'good'.",
            "Say one of effective, ineffective, too_early.",
        )
    ]


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
    after, draft = item().obey(command("assign", at=instant), workday_after)
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
    assert refused(item(), "assign", by="Li\udcff") == [
        Problem(WHERE, "The assign holds bytes that are not UTF-8 text.", "Give the text in UTF-8.")
    ]


def test_everything_that_speaks_against_a_command_is_said_at_once() -> None:
    stands = item(state=State.VERIFIED, since=NEXT, handlers=(HANDLER,), author="Zhao min")
    problems = refused(stands, "return", by=HANDLER, reason="", at=DAY)
    assert [problem.said for problem in problems] == [
        "The item is verified; return is possible only when it is submitted.",
        "To return an item, the reason must be given.",
        "Zhao Min handled this item and cannot return it.",
        "Zhao Min wrote the rule cn.licensing/decision-overdue and cannot return what it found.",
        "The item has been verified since 2021-10-11; this return cannot be dated 2021-10-08.",
    ]
