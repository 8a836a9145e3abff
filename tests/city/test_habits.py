"""A city with habits: a few organisations planted among others all alike, and found again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from bench.naming import one_city
from oversight.audit.indicators.library import load_definitions
from oversight.city import make_city
from oversight.city.habits import HABITS
from oversight.city.make import ORGANISATIONS
from oversight.city.organisations import Organisations
from oversight.rulebook.rulebook import library_folder, load_rulebook


def test_every_habit_has_its_organisations_and_all_others_have_none(tmp_path: Path) -> None:
    folder = make_city(tmp_path / "c", cases=300, seed=7, habits=True).folder
    table = pq.read_table(folder / ORGANISATIONS).to_pylist()
    natures = {habit.name: habit.nature for habit in HABITS}
    assert all(row["nature"] == natures.get(row["habit"]) for row in table)
    counted = Counter(row["habit"] for row in table)
    planted = {habit.name: habit.organisations for habit in HABITS}
    assert counted == {**planted, None: 107 - sum(planted.values())}


def test_the_same_seed_gives_the_same_city_and_without_habits_none_is_told_of(
    tmp_path: Path,
) -> None:
    def files(name: str, *, habits: bool) -> dict[str, bytes]:
        folder = make_city(tmp_path / name, cases=300, seed=7, habits=habits).folder
        return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*.parquet")}

    first, again = files("a", habits=True), files("b", habits=True)
    assert first == again
    plain = files("c", habits=False)
    assert set(first) - set(plain) == {str(ORGANISATIONS)}


def test_alike_means_that_nobody_is_laxer() -> None:
    rng = np.random.default_rng(7)
    assert set(Organisations(rng, alike=True).laxity) == {1.0}


@pytest.mark.parametrize("seed", [1])
def test_screening_names_the_planted_and_hardly_anybody_else(seed: int) -> None:
    rulebook = load_rulebook(["cn.licensing"], [library_folder()])
    shows = [habit.shows for habit in HABITS]
    definitions = load_definitions(rulebook.packs, [library_folder().parent / "audits"], shows)
    city = one_city(seed, rulebook, definitions)
    assert city.missed == set()
    assert len(city.wrongly) <= 0.1 * len(city.named)
    assert len(city.unlucky) > len(city.league) / 3, "a league table names whoever had bad luck"
