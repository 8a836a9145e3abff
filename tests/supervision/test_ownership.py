"""Who gets the items of what, and what becomes of open items when that changes."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import pytest

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.item import Finding
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.ownership import Owner, list_owners, owner_among, owner_of
from oversight.supervision.rerouting import end_ownership, route_items, set_owners
from oversight.supervision.service import act, get_item
from oversight.supervision.trail import verify_trail
from oversight.supervision.tree import OrgTree

from .support import (
    DAY,
    DAYS,
    INSPECTOR,
    NEXT,
    RULE,
    SEES_ALL,
    command,
    raised,
    row,
    rows_of,
    walk,
)

PLACES = {"city": None, "north": "city", "south": "city", "O-12": "north", "O-7": "south"}
TREE = OrgTree({"city": "/city/", "north": "/city/north/", "O-12": "/city/north/O-12/"})


def finding(org: str | None = "O-12", facts: str = "{}") -> Finding:
    return Finding("1", "timeout", "red", org, None, facts, "Late.", DAY, "run-1")


def orgs(**places: str | None) -> pa.Table:
    columns = ("name", "name_en", "level")
    return pa.Table.from_pylist(
        [
            {"org": org, "parent": parent} | dict.fromkeys(columns, org)
            for org, parent in (places or PLACES).items()
        ]
    )


def named(store: Store) -> dict[str, str]:
    return dict(rows_of(store, "SELECT subject, id FROM supervision_item"))


def stands(store: Store) -> list[tuple[object, ...]]:
    return rows_of(store, "SELECT subject, org, state, since, due FROM supervision_item ORDER BY 1")


def tallies(store: Store) -> list[tuple[object, ...]]:
    return rows_of(store, "SELECT org, state, n FROM supervision_tally WHERE n <> 0 ORDER BY 1, 2")


MATCHING = [
    Owner("any", since=DAY),
    Owner("in-city", territory="city", since=DAY),
    Owner("in-north", territory="north", since=DAY),
    Owner("pack", rule="cn.licensing", since=DAY),
    Owner("pack-in-north", rule="cn.licensing", territory="north", since=DAY),
    Owner("rule", rule=RULE, since=DAY),
    Owner("power", item="P-1", since=DAY),
    Owner("power-of-rule", item="P-1", rule=RULE, since=DAY),
]
"""Each more specific than the ones before."""


@pytest.mark.parametrize("count", range(len(MATCHING) + 1))
def test_the_most_specific_rule_wins(count: int) -> None:
    owners = MATCHING[:count][::-1]
    found = owner_among(owners, RULE, finding(facts='{"Item": "P-1"}'), TREE)
    assert found == (["O-12", *(each.org for each in MATCHING)])[count]


@pytest.mark.parametrize(
    "owner",
    [
        Owner("x", rule="cn.penalty"),
        Owner("x", rule="cn.licens"),
        Owner("x", item="P-2"),
        Owner("x", territory="south"),
    ],
)
def test_a_rule_about_something_else_says_nothing(owner: Owner) -> None:
    assert owner_among([owner], RULE, finding(facts='{"Item": "P-1"}'), TREE) == "O-12"


@pytest.mark.parametrize("facts", ["not JSON", "[1]", "{}", '{"Item": null}'])
def test_a_finding_need_not_name_its_entry_of_the_catalogue(facts: str) -> None:
    assert owner_among([Owner("x", item="P-1")], RULE, finding(facts=facts), TREE) == "O-12"


def test_what_would_tie_is_refused_with_all_else_that_is_wrong(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    until = date(2021, 12, 31)
    kept = [Owner("O-12", rule=RULE, since=DAY, until=until), Owner("O-7", rule=RULE, since=NEXT)]
    with pytest.raises(Refused) as caught:
        set_owners(
            any_store, [*kept, Owner("O-8", since=NEXT, until=DAY)], by=INSPECTOR, at=DAY, days=DAYS
        )
    assert [str(problem) for problem in caught.value.problems] == [
        f"ownership of {RULE}: Who gets {RULE} is set already: organisation 'O-12', from "
        "2021-10-08 to '2021-12-31'. End that one first, or name something more specific.",
        "ownership of *: There is no organisation 'O-8'. Did you mean 'O-7'?",
        "ownership of *: It would end on 2021-10-08, before it begins on 2021-10-11. "
        "Give an end on or after its beginning.",
    ]
    assert list_owners(any_store, actor=SEES_ALL) == []
    later = Owner("O-7", rule=RULE, since=date(2022, 1, 1))
    set_owners(any_store, [kept[0], later], by=INSPECTOR, at=DAY, days=DAYS)
    assert [each.org for each in list_owners(any_store, actor=SEES_ALL, day=DAY)] == ["O-12"]


def test_items_are_raised_for_whom_the_rules_of_that_day_name(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    set_owners(any_store, [Owner("O-7", rule=RULE, since=NEXT)], by=INSPECTOR, at=DAY, days=DAYS)
    raised(any_store, row("C1"), owner_of=owner_of(any_store, DAY))
    raised(any_store, row("C1"), row("C2"), at=NEXT, owner_of=owner_of(any_store, NEXT))
    assert [each[:2] for each in stands(any_store)] == [("C1", "O-12"), ("C2", "O-7")]
    # C1 was raised before the rule began, and follows it when the day has come.
    assert [item.subject for item, _ in route_items(any_store, at=NEXT, days=DAYS).moved] == ["C1"]
    assert [each[:2] for each in stands(any_store)] == [("C1", "O-7"), ("C2", "O-7")]
    again = route_items(any_store, at=NEXT, days=DAYS)
    assert (again.moved, again.to_decide) == ((), ())


def test_what_nobody_has_signed_follows_a_change_and_both_are_told(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    raised(any_store, *(row(f"C{n}") for n in range(1, 5)))
    ids = named(any_store)
    walk(any_store, ids["C2"], "assign")
    walk(any_store, ids["C3"], "assign", "sign")
    walk(any_store, ids["C4"], "dismiss")
    routed = set_owners(
        any_store, [Owner("O-7", rule="cn.licensing", since=NEXT)], by=INSPECTOR, at=NEXT, days=DAYS
    )
    assert sorted((item.subject, was, item.org) for item, was in routed.moved) == [
        ("C1", "O-12", "O-7"),
        ("C2", "O-12", "O-7"),
    ]
    assert [(item.subject, owner) for item, owner in routed.to_decide] == [("C3", "O-7")]
    day, next_day = str(DAY), str(NEXT)
    assert [tuple(map(str, each)) for each in stands(any_store)] == [
        ("C1", "O-7", "raised", next_day, "2021-10-12"),
        ("C2", "O-7", "assigned", next_day, "2021-10-12"),
        ("C3", "O-12", "signed", day, "2021-10-13"),
        ("C4", "O-12", "dismissed", day, "None"),
    ]
    assert tallies(any_store) == [
        ("O-12", "dismissed", 1),
        ("O-12", "signed", 1),
        ("O-7", "assigned", 1),
        ("O-7", "raised", 1),
    ]
    entries = rows_of(
        any_store,
        "SELECT who, from_state, to_state, details FROM supervision_trail "
        "WHERE command = 'reroute' ORDER BY to_state",
    )
    details = '{"org":"O-7","was":"O-12"}'
    assert entries == [
        ("Li Wei", "assigned", "assigned", details),
        ("Li Wei", "raised", "raised", details),
    ]
    told = rows_of(
        any_store, "SELECT org, said FROM supervision_notice WHERE kind = 'rerouted' ORDER BY org"
    )
    assert [(org, json.loads(said)) for org, said in told] == [
        (org, {"by": "Li Wei", "org": "O-7", "was": "O-12"})
        for org in ("O-12", "O-12", "O-7", "O-7")
    ]
    assert verify_trail(any_store).whole


def test_what_a_person_sent_elsewhere_is_left_for_a_person(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    raised(any_store, row("C1"))
    act(any_store, command("assign", named(any_store)["C1"], to="south"), days=DAYS)
    routed = set_owners(any_store, [Owner("O-7", since=DAY)], by=INSPECTOR, at=NEXT, days=DAYS)
    assert routed.moved == ()
    assert [(item.org, owner) for item, owner in routed.to_decide] == [("south", "O-7")]


def test_an_assisting_organisation_that_comes_to_lead_assists_no_more(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    raised(any_store, row("C1"))
    name = named(any_store)["C1"]
    act(any_store, command("assign", name, assisting=("O-7", "south")), days=DAYS)
    set_owners(any_store, [Owner("O-7", since=DAY)], by=INSPECTOR, at=NEXT, days=DAYS)
    found = get_item(any_store, name, actor=SEES_ALL)
    assert (found.org, [part.org for part in found.parts]) == ("O-7", ["south"])


def test_ending_a_rule_sends_items_back(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    set_owners(any_store, [Owner("O-7", since=DAY)], by=INSPECTOR, at=DAY, days=DAYS)
    raised(any_store, row("C1"), owner_of=owner_of(any_store, DAY))
    routed = end_ownership(any_store, 1, by=INSPECTOR, at=NEXT, days=DAYS)
    assert [(was, item.org) for item, was in routed.moved] == [("O-7", "O-12")]
    assert list_owners(any_store, actor=SEES_ALL, day=NEXT) == []
    with pytest.raises(Refused, match="There is no ownership rule 1 in force"):
        end_ownership(any_store, 1, by=INSPECTOR, at=NEXT, days=DAYS)


def at_place(role: str, place: str) -> Actor:
    return Actor("Wu Jun", (Grant(role, place),))


@pytest.mark.parametrize(
    ("who", "owner", "place"),
    [
        (at_place("inspector", "north"), Owner("O-12", since=DAY), "*"),
        (at_place("inspector", "north"), Owner("O-7", territory="north", since=DAY), "O-7"),
        (at_place("auditor", "city"), Owner("city", territory="city", since=DAY), "city"),
    ],
)
def test_it_is_set_by_an_inspector_over_all_it_concerns(
    any_store: Store, who: Actor, owner: Owner, place: str
) -> None:
    sync_orgs(any_store, orgs())
    with pytest.raises(Refused) as caught:
        set_owners(any_store, [owner], by=who, at=DAY, days=DAYS)
    (problem,) = caught.value.problems
    assert problem.said == f"Wu Jun is no inspector over '{place}'."


def test_the_rules_are_seen_by_whom_they_concern(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    owner = Owner("O-12", territory="north", since=DAY)
    set_owners(any_store, [owner], by=at_place("inspector", "north"), at=DAY, days=DAYS)

    def seen(place: str) -> list[str]:
        return [each.org for each in list_owners(any_store, actor=at_place("auditor", place))]

    assert (seen("city"), seen("O-12"), seen("south")) == (["O-12"], ["O-12"], [])
    with pytest.raises(Refused, match="There is no ownership rule 1"):
        end_ownership(any_store, 1, by=at_place("inspector", "south"), at=DAY, days=DAYS)


def test_a_trial_says_what_would_move_and_leaves_all_as_it_is(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    raised(any_store, row("C1"))
    before = stands(any_store)
    owner = Owner("O-7", rule=RULE, since=DAY)
    given = {"by": INSPECTOR, "at": DAY, "days": DAYS}
    tried = set_owners(any_store, [owner], trial=True, **given)
    assert [(item.org, was) for item, was in tried.moved] == [("O-7", "O-12")]
    assert stands(any_store) == before
    assert list_owners(any_store, actor=SEES_ALL) == []
    assert set_owners(any_store, [owner], **given) == tried
    (kept,) = list_owners(any_store, actor=SEES_ALL)
    after = stands(any_store)
    back = end_ownership(any_store, kept.id, trial=True, by=INSPECTOR, at=NEXT, days=DAYS)
    assert [(item.org, was) for item, was in back.moved] == [("O-12", "O-7")]
    assert stands(any_store) == after
    assert list_owners(any_store, actor=SEES_ALL) == [kept]
    assert verify_trail(any_store).broken is None
