"""A stand judges as the engines do, and keeps nothing of a scenario."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight.clock.calendar import load_calendar
from oversight.evaluation import ENGINES, Evaluation, evaluate
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.specs.stand import Stand, stand_for
from oversight.specs.trial.worlds import World, worlds_of

RULE = "cn.licensing/decision-overdue"
CN = load_calendar("CN")
SHANGHAI = "Asia/Shanghai"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing"], [library_folder()], only={RULE})


@pytest.fixture(scope="module")
def worlds(rulebook: Rulebook) -> list[World]:
    features = library_folder().parent / "features"
    return worlds_of(features / f"{RULE}.feature", rulebook)


def judged(
    rulebook: Rulebook, world: World, stand: Stand | None = None
) -> list[tuple[str, Evaluation]]:
    records = MemoryRecords.from_rows(world.tables)

    def by(engine: object) -> Evaluation:
        return evaluate(
            rulebook,
            records,
            calendar=CN,
            timezone=SHANGHAI,
            as_of=world.today,
            engine=engine,  # type: ignore[arg-type]
        )

    if stand is None:
        return [(name, by(name)) for name in sorted(ENGINES)]
    with stand.holding(records, world.today) as engines:
        return sorted((name, by(engine)) for name, engine in engines.items())


def test_a_stand_answers_as_the_engines_do_in_any_order(
    rulebook: Rulebook, worlds: list[World]
) -> None:
    stand = stand_for(CN, SHANGHAI)
    few = worlds[:3]
    for world in [*few, *reversed(few)]:
        assert judged(rulebook, world, stand) == judged(rulebook, world)


def test_nothing_stays_of_a_scenario_even_if_it_fails(
    rulebook: Rulebook, worlds: list[World]
) -> None:
    stand = Stand(CN, SHANGHAI)

    def left() -> list[tuple[str, ...]]:
        listed = "SELECT table_schema, table_name FROM information_schema.tables"
        return sorted(stand.con.execute(listed).fetchall())

    before = left()
    judged(rulebook, worlds[0], stand)
    broken = replace(rulebook, rules={})
    with (
        pytest.raises(ZeroDivisionError),
        stand.holding(MemoryRecords.from_rows(worlds[0].tables), date(2021, 4, 1)),
    ):
        assert broken.rules == {}
        raise ZeroDivisionError
    assert left() == before
    rows = {
        table: stand.con.execute(f'SELECT count(*) FROM lake."{table}"').fetchall()
        for table in TABLES
    }
    assert rows == {table: [(0,)] for table in TABLES}


def test_a_calendar_and_zone_have_one_stand(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.csv"
    overlay.write_text("day,kind,note\n2021-03-05,rest,flood\n", encoding="utf-8")
    own = load_calendar("CN", overlay)
    assert stand_for(CN, SHANGHAI) is stand_for(load_calendar("CN"), SHANGHAI)
    assert stand_for(own, SHANGHAI) is not stand_for(CN, SHANGHAI)
