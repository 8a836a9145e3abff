"""What the truth table says, held against the records read case by case, and against the plants."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from oversight.city import TRUTH, City, make_city
from oversight.city.simulate import PLANTS
from oversight.city.truth.verdict import SCHEMA
from tests.city import plain
from tests.city.conftest import read_truth

Truth = dict[tuple[str, str], tuple[str, dict[str, Any]]]
OF_ORGANISATIONS = {
    "cn.penalty/fines-heaped",
    "cn.licensing/decided-in-bulk",
    "cn.licensing/withdrawn-at-deadline",
}
"""Rules whose subjects are organisations: what they find is a habit, planted on many cases of one,
or on none."""
EXPECTED = {"fault": "flagged", "silent": "cannot_tell", "near": None}


def written(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in facts.items()
    }


def by_hand(tables: dict[str, list[dict[str, Any]]], today: date) -> Truth:
    read = plain.City(tables, today)
    return {
        subject: (outcome, written(facts)) for subject, (outcome, facts) in read.truth().items()
    }


def test_every_verdict_is_that_of_the_records_read_case_by_case(
    tables: dict[str, list[dict[str, Any]]], truth: Truth
) -> None:
    assert truth == by_hand(tables, date(2021, 12, 31))


@pytest.mark.parametrize("as_of", [date(2021, 8, 1), date(2021, 10, 5)])
def test_so_is_it_on_a_day_within_the_year(tmp_path: Path, as_of: date) -> None:
    made = make_city(tmp_path / "city", cases=700, seed=3, as_of=as_of)
    tables = {path.stem: pq.read_table(path).to_pylist() for path in made.folder.glob("*.parquet")}
    assert read_truth(made.folder) == by_hand(tables, as_of)


def test_rules_that_are_not_law_yet_have_no_truth(tmp_path: Path) -> None:
    made = make_city(tmp_path / "city", cases=300, seed=3, as_of=date(2021, 7, 14))
    new = ("not-served", "preserved-too-long", "decision-overdue")
    new += ("annulled-still-public", "device-evidence-unreviewed")
    new += ("not-filed", "hearing-notice-late", "additional-fine-during-review", "cash-kept")
    assert {f"cn.penalty/{rule}" for rule in new} & set(made.rules) == set()
    assert {"cn.licensing/time-order", "cn.penalty/officers-few"} <= set(made.rules)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_each_plant_does_what_it_is_for(
    city: City, tables: dict[str, list[dict[str, Any]]], truth: Truth, plant: Any
) -> None:
    cases = city.planted[plant.name]
    assert len(cases) >= 3
    org = {case["case"]: case["org"] for case in tables["case"]}
    subjects = {org[case] for case in cases} if plant.rule in OF_ORGANISATIONS else cases
    outcomes = {truth.get((plant.rule, subject), (None,))[0] for subject in subjects}
    assert outcomes == {EXPECTED[plant.outcome]}


def test_no_case_carries_two_plants(city: City) -> None:
    carried = Counter(case for cases in city.planted.values() for case in cases)
    assert set(carried.values()) == {1}


def test_every_rule_is_met_from_all_three_sides(city: City) -> None:
    sides: dict[str, set[str]] = {}
    for plant in PLANTS:
        if plant.rule in OF_ORGANISATIONS:
            continue
        sides.setdefault(plant.rule, set()).add(plant.outcome)
    assert set(sides) == set(city.rules) - OF_ORGANISATIONS
    assert all(met == {"fault", "silent", "near"} for met in sides.values())


def test_every_rule_flags_and_cannot_tell_somewhere(city: City) -> None:
    assert {
        rule for rule, n in city.rules.items() if n["flagged"] == 0 or n["cannot_tell"] == 0
    } == set()


def test_left_alone_a_case_keeps_the_law(city: City, truth: Truth) -> None:
    planted = {case for cases in city.planted.values() for case in cases}
    flagged = {
        rule
        for (rule, case), (outcome, _) in truth.items()
        if outcome == "flagged" and case not in planted
    }
    assert flagged - OF_ORGANISATIONS <= {"cn.licensing/promise-near"}


def test_the_counts_are_those_of_the_table(city: City, truth: Truth) -> None:
    counted = Counter((rule, outcome) for (rule, _), (outcome, _) in truth.items())
    assert {
        (rule, outcome): n
        for rule, counts in city.rules.items()
        for outcome, n in counts.items()
        if outcome != "examined"
    } == dict(counted)


def test_the_table_is_ordered_and_names_the_organisation_of_the_case(
    city: City, tables: dict[str, list[dict[str, Any]]]
) -> None:
    table = pq.read_table(city.folder / TRUTH)
    assert table.schema.remove_metadata() == SCHEMA
    rows = table.to_pylist()
    assert rows == sorted(rows, key=lambda row: (row["rule"], row["subject"]))
    org = {case["case"]: case["org"] for case in tables["case"]}
    org |= {row["org"]: row["org"] for row in tables["org"]}
    assert [row["org"] for row in rows] == [org[row["subject"]] for row in rows]
