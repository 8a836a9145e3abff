"""What a scenario says, evaluated; and what it cannot say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from oversight.evaluation import EXAMINED, FINDINGS, SUMMARY, Evaluation, Manifest
from oversight.problem import Refused
from oversight.specs.scene import Scene, same_answer
from oversight.specs.unmet import UnmetError
from tests.specs.tables import SPOT, project, table

EVENTS = "| case | act | ts | amount |\n| C1 | refused | 2021-04-01 | 35.50 |"


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(project(tmp_path), "en")


def given(scene: Scene, day: str = "2021-04-30") -> Scene:
    scene.use_rule("x.shop/refused", SPOT)
    scene.use_day(day, SPOT)
    scene.add("event", table(EVENTS), SPOT)
    return scene


def test_a_scenario_from_beginning_to_end(scene: Scene) -> None:
    given(scene).evaluate(SPOT)
    scene.expect(
        table("| subject | outcome | Day | Fee |\n| C1 | flagged | 2021-04-01 | 35.5 |"), SPOT
    )
    scene.expect_examined(["C1"], SPOT)
    with pytest.raises(UnmetError) as raised:
        scene.expect_examined(["C2", "C1"], SPOT)
    assert str(raised.value) == (
        "features/p/r.feature:10: The subjects examined are not those expected.\n"
        "Expected: C1 C2\n"
        "Got:      C1\n"
        "Why, for C2:\n"
        "  The records of the scenario do not hold it, as they were known on that day."
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "refused",
            "'refused' does not name a rule. "
            "Write its pack and its name, as in cn.licensing/decision-overdue.",
        ),
        ("x.shp/refused", "There is no pack 'x.shp'. Did you mean 'x.shop'?"),
        ("x.shop/refusd", "There is no rule 'x.shop/refusd'. Did you mean 'x.shop/refused'?"),
    ],
)
def test_a_rule_that_is_not_there(scene: Scene, rule: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        scene.use_rule(rule, SPOT)
    assert str(refused.value) == f"{SPOT}: {said}"


def test_givens_that_make_no_sense(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.use_day("2021-02-30", SPOT)
    assert str(refused.value) == f"{SPOT}: '2021-02-30' is not a day. Write it as 2021-03-29."
    with pytest.raises(Refused) as refused:
        scene.use_calendar("CNN", SPOT)
    assert [problem.where for problem in refused.value.problems] == [str(SPOT)]
    assert "'CNN'" in str(refused.value)


def test_steps_in_the_wrong_order(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        scene.add("event", table(EVENTS), SPOT)
    assert str(refused.value) == (
        f"{SPOT}: The scenario has not named its rule yet. "
        'Begin with the step: Given the rule "pack/name".'
    )
    scene.use_rule("x.shop/refused", SPOT)
    with pytest.raises(Refused) as refused:
        scene.evaluate(SPOT)
    assert str(refused.value) == (
        f"{SPOT}: The scenario does not say what day it is. "
        "Add the step: Given today is 2021-04-30."
    )
    with pytest.raises(Refused) as refused:
        scene.expect_nothing(SPOT)
    assert str(refused.value) == (
        f"{SPOT}: The rule was not evaluated yet. "
        "Put the step 'When the rule is evaluated' before this one."
    )


def test_a_rule_that_is_not_in_force_would_pass_everything(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        given(scene, "2019-12-31").evaluate(SPOT)
    assert str(refused.value) == (
        f"{SPOT}: The rule 'x.shop/refused' is not in force on 2019-12-31. "
        "Choose a day on which it is: from 2020-01-01."
    )


def test_engines_that_differ_fail_by_themselves(scene: Scene) -> None:
    given(scene).evaluate(SPOT)
    one = scene.evaluation
    assert one is not None
    same_answer(SPOT, ("duckdb", one), ("reference", other_run(one)))
    with pytest.raises(UnmetError) as raised:
        same_answer(
            SPOT,
            ("duckdb", one),
            (
                "reference",
                Evaluation(
                    findings=FINDINGS.empty_table(),
                    summary=SUMMARY.empty_table(),
                    examined=pa.Table.from_pylist(
                        [{"rule": "x.shop/refused", "subject": "C2"}], schema=EXAMINED
                    ),
                    manifest=one.manifest,
                    rules=one.rules,
                ),
            ),
        )
    lines = str(raised.value).splitlines()
    assert lines[:3] == [
        "features/p/r.feature:10: The engines do not agree.",
        "The engines differ in the findings (* is not in the other's):",
        "duckdb:",
    ]
    assert lines[-6:] == [
        "duckdb:",
        "  | rule           | subject | org |",
        "* | x.shop/refused | C1      |     |",
        "reference:",
        "  | rule           | subject | org |",
        "* | x.shop/refused | C2      |     |",
    ]


def other_run(one: Evaluation) -> Evaluation:
    """The same answer under the name of another run."""
    manifest: Manifest = replace(one.manifest, engine="reference")
    runs = pa.array([manifest.run] * one.findings.num_rows, pa.string())
    place = one.findings.column_names.index("run")
    return replace(one, findings=one.findings.set_column(place, "run", runs), manifest=manifest)
