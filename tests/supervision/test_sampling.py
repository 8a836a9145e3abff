"""Samples of what no rule flagged, and what checking them tells of the rules."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.missing import Checked, estimated, miss_rates
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.sampling import (
    Case,
    Plan,
    Sample,
    allotted,
    check_case,
    check_cases,
    draw,
    draw_sample,
    find_case,
    list_cases,
    list_samples,
)

from .support import DAY, INSPECTOR, NEXT, RULE, SEES_ALL
from .test_ownership import at_place, orgs

MANY = [(RULE, f"C{n}", "O-12") for n in range(30)] + [(RULE, f"D{n}", "O-7") for n in range(6)]


def drawn(store: Store, plan: Plan | None = None, place: str | None = None) -> Sample:
    sync_orgs(store, orgs())
    by = at_place("auditor", place) if place else INSPECTOR
    plan = plan or Plan(8, 2)
    return draw_sample(store, MANY, plan, run=("run-1", DAY), by=by, at=DAY)


@pytest.mark.parametrize(
    ("size", "minimum", "expected"),
    [
        (12, 0, [9, 3, 0]),
        (12, 2, [7, 4, 1]),
        (1, 2, [2, 2, 1]),
        (99, 0, [30, 10, 1]),
        (99, 50, [30, 10, 1]),
    ],
)
def test_strata_are_drawn_in_proportion_with_a_minimum(
    size: int, minimum: int, expected: list[int]
) -> None:
    sizes = {("r", "A"): 30, ("r", "B"): 10, ("s", "A"): 1}
    assert list(allotted(sizes, Plan(size, minimum)).values()) == expected


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    first = draw(MANY, Plan(8, 2, "7"))
    assert draw(reversed(MANY), Plan(8, 2, "7")) == first
    assert {stratum: len(found) for stratum, found in first.items()} == {
        (RULE, "O-12"): 6,
        (RULE, "O-7"): 2,
    }
    assert draw(MANY, Plan(8, 2, "8")) != first


def test_each_subject_has_the_same_chance() -> None:
    hits = sum("C3" in draw(MANY[:30], Plan(6, 0, str(n)))[RULE, "O-12"] for n in range(500))
    assert binomtest(hits, 500, 0.2).pvalue > 0.001


def test_a_sample_is_kept_with_its_strata(any_store: Store) -> None:
    made = drawn(any_store)
    assert made == Sample("S2021-01", "run-1", DAY, "1", DAY, "Li Wei", 2, 36, 8, 0, 0)
    assert drawn(any_store).id == "S2021-02"
    subjects = [each.subject for each in list_cases(any_store, actor=SEES_ALL, sample="S2021-01")]
    assert subjects == [name for found in draw(MANY, Plan(8, 2)).values() for name in found]


def test_a_person_draws_and_sees_only_what_is_in_reach(any_store: Store) -> None:
    assert drawn(any_store, place="south").population == 6
    drawn(any_store)
    south, north = at_place("verifier", "south"), at_place("verifier", "north")
    assert [(s.id, s.population, s.cases) for s in list_samples(any_store, actor=north)] == [
        ("S2021-02", 30, 6)
    ]
    assert {each.org for each in list_cases(any_store, actor=south)} == {"O-7"}
    with pytest.raises(Refused, match="no examined subject in your reach"):
        draw_sample(
            any_store,
            MANY,
            Plan(8),
            run=("run-1", DAY),
            by=at_place("handler", "south"),
            at=DAY,
        )


def checks(store: Store, *verdicts: str) -> list[Case]:
    """Check the first unchecked cases of the sample, one after the other."""
    left = list_cases(store, actor=SEES_ALL, unchecked=True)
    return [
        check_case(
            store,
            Case(each.sample, each.rule, each.subject, "", verdict, "No notice."),
            by=INSPECTOR,
            at=NEXT,
        )
        for each, verdict in zip(left, verdicts, strict=False)
    ]


def test_what_was_checked_gives_the_miss_rate(any_store: Store) -> None:
    drawn(any_store)
    assert miss_rates(any_store, actor=SEES_ALL) == []
    (first, *_) = checks(any_store, *["missed", *["clean"] * 5])
    assert first == Case("S2021-01", RULE, first.subject, "O-12", "missed", "No notice.", "Li Wei")
    (rate,) = miss_rates(any_store, actor=SEES_ALL)
    # Only O-12 was checked: one of six, of thirty.
    exact = binomtest(1, 6).proportion_ci(method="exact")
    assert (rate.population, rate.checked, rate.missed, rate.rate) == (30, 6, 1, 1 / 6)
    assert rate.interval == pytest.approx((exact.low, exact.high))
    checks(any_store, "clean", "missed")
    (rate,) = miss_rates(any_store, actor=SEES_ALL, sample="S2021-01")
    assert rate.rate == pytest.approx((30 / 6 + 6 / 2) / 36)
    assert rate.expected == pytest.approx(8)
    assert rate.checked == 8
    assert miss_rates(any_store, actor=at_place("auditor", "south"))[0].population == 6
    (sample,) = list_samples(any_store, actor=SEES_ALL)
    assert (sample.checked, sample.missed) == (8, 2)


def test_a_verdict_is_weighed_before_it_is_kept(any_store: Store) -> None:
    drawn(any_store)
    (first,) = checks(any_store, "clean")
    wrong = Case("S2021-01", RULE, first.subject, "", "missed")
    with pytest.raises(Refused) as caught:
        check_case(
            any_store, wrong, by=at_place("handler", "city"), at=NEXT, authors={RULE: "Wu Jun"}
        )
    assert [problem.said for problem in caught.value.problems] == [
        "No why is given.",
        "Wu Jun is no inspector, verifier or auditor over 'O-12'.",
        f"Wu Jun wrote the rule {RULE} and cannot check what it found.",
        "Li Wei has checked it already: clean.",
    ]
    for subject, by in (("nothing", INSPECTOR), (first.subject, at_place("verifier", "south"))):
        with pytest.raises(Refused, match=f"There is no subject '{subject}'"):
            check_case(any_store, Case("S2021-01", RULE, subject, "", "clean"), by=by, at=NEXT)
    with pytest.raises(Refused, match="There is no verdict 'fine'"):
        check_case(
            any_store, Case("S2021-01", RULE, first.subject, "", "fine"), by=INSPECTOR, at=NEXT
        )


@pytest.mark.parametrize("missed", [0, 1, 20])
def test_in_proportion_the_interval_is_the_exact_one(missed: int) -> None:
    per = [min(missed, 10), max(0, missed - 10)]
    found = estimated("r", [Checked(100, 10, per[0]), Checked(100, 10, per[1])])
    exact = binomtest(missed, 20).proportion_ci(method="exact")
    assert found is not None
    assert found.rate == missed / 20
    assert found.interval == pytest.approx((exact.low, exact.high))


def test_strata_that_weigh_otherwise_widen_it() -> None:
    even = estimated("r", [Checked(100, 10, 1), Checked(100, 10, 1)])
    skew = estimated("r", [Checked(190, 10, 1), Checked(10, 10, 1)])
    assert even is not None
    assert skew is not None
    assert skew.rate == pytest.approx(even.rate)
    assert (skew.interval[0] < even.interval[0], skew.interval[1] > even.interval[1]) == (True,) * 2


def test_cases_come_page_by_page_and_one_by_one(any_store: Store) -> None:
    sample = drawn(any_store)
    cases = list_cases(any_store, actor=SEES_ALL, sample=sample.id)
    paged = list_cases(any_store, actor=SEES_ALL, sample=sample.id, limit=3)
    while more := list_cases(any_store, actor=SEES_ALL, after=paged[-1], limit=3):
        paged = [*paged, *more]
    assert paged == cases
    first = cases[0]
    asked = (sample.id, first.rule, first.subject)
    found = find_case(any_store, *asked, actor=at_place("verifier", first.org))
    assert (found[0], found[1].id, found[2]) == (first, sample.id, {"verifier"})
    for stranger in (at_place("auditor", "south"), at_place("auditor", "nowhere")):
        with pytest.raises(Refused, match=f"There is no subject '{first.subject}'"):
            find_case(any_store, *asked, actor=stranger)


def test_one_subject_under_several_rules_is_checked_for_all_or_none(any_store: Store) -> None:
    sync_orgs(any_store, orgs())
    rows = [(rule, "C1", "O-12") for rule in (RULE, "cn.licensing/not-told")]
    sample = draw_sample(any_store, rows, Plan(4), run=("run-1", DAY), by=INSPECTOR, at=DAY)
    drawn_cases = list_cases(any_store, actor=SEES_ALL, subject="C1")
    assert [case.rule for case in drawn_cases] == sorted(rule for rule, _, _ in rows)
    first, second = (
        Case(sample.id, case.rule, "C1", "", verdict, why)
        for case, verdict, why in zip(
            drawn_cases, ("clean", "missed"), ("", "No notice."), strict=True
        )
    )
    untold = Case(sample.id, second.rule, "C1", "", "missed")
    with pytest.raises(Refused, match="No why is given"):
        check_cases(any_store, [first, untold], by=INSPECTOR, at=NEXT)
    assert list_cases(any_store, actor=SEES_ALL, unchecked=True) == drawn_cases
    done = check_cases(any_store, [first, second], by=INSPECTOR, at=NEXT)
    assert [(case.verdict, case.why) for case in done] == [("clean", ""), ("missed", "No notice.")]
