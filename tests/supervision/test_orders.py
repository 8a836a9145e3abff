"""Orders: what is raised, sent together, still one item each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.orders import (
    Order,
    OrderLine,
    issue_orders,
    list_orders,
    order_text,
    preview_orders,
    read_order,
)
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.text import Reader
from oversight.supervision.trail import verify_trail
from oversight.supervision.views import Filter

from .support import DAY, DAYS, INSPECTOR, NEXT, RULE, SEES_ALL, raised, row, rows_of, walk
from .test_ownership import orgs

OTHER = "cn.licensing/not-told"
FIRST = Order("2021-0001", "O-12", "O-12", RULE, "run-1", "2021-10-08", "Li Wei", 2)
SECOND = Order("2021-0002", "O-7", "O-7", RULE, "run-1", "2021-10-08", "Li Wei", 1)


def filled(store: Store, *more: dict[str, Any]) -> dict[str, str]:
    """Two findings of O-12, one of O-7, and more; answers their items."""
    sync_orgs(store, orgs())
    raised(store, row("C1"), row("C2"), row("C3", org="O-7"), *more)
    return dict(rows_of(store, "SELECT subject, id FROM supervision_item"))


def test_the_findings_of_one_run_for_one_organisation_and_rule_go_out_together(
    any_store: Store,
) -> None:
    ids = filled(any_store, row("C4", org=None), row("C5", rule=OTHER))
    walk(any_store, ids["C5"], "assign")
    issued = issue_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS)
    assert (issued.orders, issued.refused, issued.without_org) == ((FIRST, SECOND), (), 1)
    stands = "SELECT subject, state, order_id FROM supervision_item ORDER BY subject"
    assert rows_of(any_store, stands) == [
        ("C1", "assigned", "2021-0001"),
        ("C2", "assigned", "2021-0001"),
        ("C3", "assigned", "2021-0002"),
        ("C4", "raised", None),
        ("C5", "assigned", None),
    ]
    said = "SELECT details FROM supervision_trail WHERE command = 'assign' ORDER BY seq"
    assert sorted(details for (details,) in rows_of(any_store, said)) == [
        '{"order":"2021-0001","org":"O-12"}',
        '{"order":"2021-0001","org":"O-12"}',
        '{"order":"2021-0002","org":"O-7"}',
        '{"org":"O-12"}',
    ]
    assert verify_trail(any_store).whole
    again = issue_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS)
    assert (again.orders, again.without_org) == ((), 1)


def test_numbers_go_on_within_a_year_and_begin_again_with_the_next(any_store: Store) -> None:
    filled(any_store)
    for org, at in (("O-12", DAY), ("O-7", NEXT)):
        issue_orders(any_store, Filter(org=org), by=INSPECTOR, at=at, days=DAYS)
    raised(any_store, row("C9"), at=NEXT)
    issue_orders(any_store, Filter(), by=INSPECTOR, at=date(2022, 1, 4), days=DAYS)
    numbers = [order.number for order in list_orders(any_store, actor=SEES_ALL)]
    assert numbers == ["2022-0001", "2021-0002", "2021-0001"]


def test_an_order_of_which_everything_is_refused_is_not_made(any_store: Store) -> None:
    ids = filled(any_store)
    sees_but_may_not = Actor("Wu Jun", (Grant("auditor", "south"), Grant("inspector", "north")))
    issued = issue_orders(any_store, Filter(), by=sees_but_may_not, at=DAY, days=DAYS)
    assert [order.number for order in issued.orders] == ["2021-0001"]
    assert [(item, problem.said) for item, (problem,) in issued.refused] == [
        (ids["C3"], "Wu Jun is not inspector for this item.")
    ]


def test_items_are_chosen_by_the_run_that_found_them_last(any_store: Store) -> None:
    filled(any_store)
    late = row("C1", as_of=NEXT, run="run-2")
    raised(any_store, late, at=NEXT)
    issued = issue_orders(any_store, Filter(), by=INSPECTOR, at=NEXT, days=DAYS, run="run-2")
    assert [(order.run, order.items) for order in issued.orders] == [("run-2", 1)]


def test_an_order_is_seen_by_whom_its_organisation_concerns(any_store: Store) -> None:
    filled(any_store)
    issue_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS)
    north = Actor("Wu Jun", (Grant("handler", "north"),))
    assert list_orders(any_store, actor=north) == [FIRST]
    assert list_orders(any_store, actor=SEES_ALL, org="O-7") == [SECOND]
    for number in ("2021-0002", "2021-0009"):
        with pytest.raises(Refused, match=f"There is no order '{number}'"):
            read_order(any_store, number, actor=north)


def test_an_order_reads_as_it_is_sent_in_both_languages(any_store: Store) -> None:
    ids = filled(any_store)
    issue_orders(any_store, Filter(org="O-7"), by=INSPECTOR, at=DAY, days=DAYS, note="Urgent.")
    order, lines = read_order(any_store, "2021-0001", actor=SEES_ALL)
    said = (row()["message"], row()["facts"])
    assert lines == [OrderLine(ids["C3"], "C3", "assigned", "red", "2021-10-09", *said)]
    assert order_text(order, lines, Reader("en", DAY, lambda _day: True)) == (
        "Supervision order 2021-0001\n"
        "To: O-7\n"
        f"Evaluating the rule {RULE} (run run-1) has found these 1, which are assigned to you. "
        "Sign, handle and answer each of them.\n"
        "Urgent.\n"
        "Item        Subject  Card  State     Due\n"
        f"{ids['C3']}  C3       red   assigned  2021-10-09\n"
        f"    {said[0]}\n"
        "Issued by Li Wei on 2021-10-08"
    )
    assert order_text(order, lines, Reader("zh", DAY, lambda _day: True)).splitlines()[:3] == [
        "督办单 2021-0001",
        "致：O-7",
        f"经对规则{RULE}（运行run-1）的评估，发现下列1件，现予交办。请逐件签收、办理并反馈。",
    ]


def test_what_has_gone_elsewhere_is_no_longer_of_the_order(any_store: Store) -> None:
    ids = filled(any_store)
    issue_orders(any_store, Filter(org="O-12"), by=INSPECTOR, at=DAY, days=DAYS)
    walk(any_store, ids["C1"], "assign")
    order, lines = read_order(any_store, "2021-0001", actor=SEES_ALL)
    assert (order.items, [line.subject for line in lines]) == (2, ["C2"])


def test_a_preview_says_what_would_be_issued_and_leaves_all_as_it_is(any_store: Store) -> None:
    filled(any_store, row("C4", org=None))
    before = rows_of(any_store, "SELECT * FROM supervision_item ORDER BY id")
    seen = preview_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS)
    assert (seen.orders, seen.refused, seen.without_org) == ((FIRST, SECOND), (), 1)
    assert rows_of(any_store, "SELECT * FROM supervision_item ORDER BY id") == before
    assert list_orders(any_store, actor=SEES_ALL) == []
    assert issue_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS) == seen
    assert verify_trail(any_store).broken is None


def test_orders_come_page_by_page(any_store: Store) -> None:
    filled(any_store)
    issue_orders(any_store, Filter(), by=INSPECTOR, at=DAY, days=DAYS)
    assert list_orders(any_store, actor=SEES_ALL, limit=1) == [SECOND]
    assert list_orders(any_store, actor=SEES_ALL, limit=1, after=(2021, 2)) == [FIRST]
    assert list_orders(any_store, actor=SEES_ALL, after=(2021, 1)) == []
