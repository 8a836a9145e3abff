"""Scenarios judged side by side answer as each does alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from oversight.clock.calendar import load_calendar
from oversight.engines.base import RuleRows, Task
from oversight.evaluation import rule_program
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.specs.scene import Asked, Scene
from oversight.specs.sight import clocks_of
from oversight.specs.stand import Stand, stand_for
from oversight.specs.together import Ahead, judged
from oversight.specs.trial.worlds import World, worlds_of
from oversight.specs.unmet import UnmetError

CN = load_calendar("CN")
RULES = ["cn.licensing/decision-overdue", "cn.licensing/corrections-repeated"]
FEATURES = library_folder().parent / "features"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing"], [library_folder()], only=RULES)


@pytest.fixture
def stand() -> Stand:
    return stand_for(CN, "Asia/Shanghai")


def asked(rulebook: Rulebook, world: World) -> Asked:
    rule = rulebook.rules[world.rule]
    narrow = replace(rulebook, clocks=clocks_of(rule.program, rulebook.clocks))
    return Asked(narrow, rule, world.tables, CN, world.calendar, world.today)


def alone(asked: Asked, stand: Stand) -> RuleRows:
    records = MemoryRecords.from_rows(asked.tables)
    task = Task(
        programs=[rule_program(asked.rulebook, asked.rule, stand.timezone, asked.as_of)],
        records=records,
        clocks=tuple(asked.rulebook.clocks),
        calendar=CN,
        timezone=stand.timezone,
        as_of=asked.as_of,
    )
    with stand.holding(records, asked.as_of) as engines:
        ((_, rows),) = engines["duckdb"].run(task)
    return rows


def told(rows: RuleRows) -> Mapping[str, object]:
    parts = ("examined", "flagged", "cannot_tell", "subjects")
    return {name: getattr(rows, name).to_pylist() for name in parts}


@pytest.mark.parametrize("rule", RULES)
def test_the_scenarios_of_a_file_answer_as_alone(
    rulebook: Rulebook, stand: Stand, rule: str
) -> None:
    path = FEATURES / f"{rule}.feature"
    ahead = Ahead(path)
    together = 0
    for world in worlds_of(path, rulebook):
        question = asked(rulebook, world)
        rows = ahead.rows(question, stand)
        if rows is not None:
            together += 1
            assert told(rows) == told(alone(question, stand))
    assert together > 1


def test_a_scenario_that_the_file_does_not_hold_is_judged_alone(
    rulebook: Rulebook, stand: Stand
) -> None:
    path = FEATURES / f"{RULES[0]}.feature"
    world = worlds_of(path, rulebook)[0]
    other = replace(world, tables={**world.tables, "case": []})
    assert Ahead(path).rows(asked(rulebook, other), stand) is None


def test_a_file_that_is_wrong_foresees_nothing(
    rulebook: Rulebook, stand: Stand, tmp_path: Path
) -> None:
    path = FEATURES / f"{RULES[0]}.feature"
    world = worlds_of(path, rulebook)[0]
    wrong = tmp_path / "wrong.feature"
    wrong.write_text("Feature x\n", encoding="utf-8")
    assert Ahead(wrong).rows(asked(rulebook, world), stand) is None


def test_where_the_engine_fails_each_is_left_to_itself(
    rulebook: Rulebook, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing:
        name = "duckdb"

        def run(self, task: Task) -> object:
            raise duckdb.Error

    question = asked(rulebook, worlds_of(FEATURES / f"{RULES[0]}.feature", rulebook)[0])
    monkeypatch.setitem(stand.engines, "duckdb", Failing())  # type: ignore[call-overload]
    assert judged([question.tables, question.tables], question, stand) is None


def test_a_row_that_the_reference_does_not_give_is_a_difference(
    rulebook: Rulebook, stand: Stand
) -> None:
    path = FEATURES / f"{RULES[0]}.feature"
    worlds = worlds_of(path, rulebook)
    fires = next(w for w in worlds if alone(asked(rulebook, w), stand).flagged.num_rows)
    strays = alone(asked(rulebook, fires), stand)

    class Straying:
        def rows(self, asked: Asked, stand: Stand) -> RuleRows:
            return strays

    silent = next(w for w in worlds if not alone(asked(rulebook, w), stand).flagged.num_rows)
    scene = Scene(
        home=FEATURES.parent,
        language="en",
        tables={name: [*rows] for name, rows in silent.tables.items()},
        rulebook=rulebook,
        rule=rulebook.rules[RULES[0]],
        today=silent.today,
        ahead=Straying(),
    )
    with pytest.raises(UnmetError, match="The engines do not agree"):
        scene.evaluate(silent.spot)
