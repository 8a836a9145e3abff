"""The steps that pytest-bdd runs: each sentence of the grammar, told to the scene."""

from __future__ import annotations

import re

import pytest
from pytest_bdd import given, parsers, then, when

from oversight.specs import grammar
from oversight.specs.collect import CURRENT
from oversight.specs.feature import home_of, language_of
from oversight.specs.saying import tell_act, tell_case, tell_limit, tell_pause
from oversight.specs.scene import AHEAD, Scene
from oversight.specs.table import SpecTable, Spot

Said = tuple[Scene, dict[str, str], SpecTable | None, Spot]


@pytest.fixture
def oversight_scene(request: pytest.FixtureRequest) -> Scene:
    """The scenario's givens and answer."""
    feature, _ = request.node.stash[CURRENT]
    ahead = request.node.stash.get(AHEAD, None)
    return Scene(home_of(feature.filename), language_of(feature), ahead=ahead)


def said(request: pytest.FixtureRequest, kind: str) -> Said:
    """What the step under way says: its words, its table, its spot, told to the scene."""
    feature, step = request.node.stash[CURRENT]
    spot = Spot(feature.filename, step.line_number)
    scene: Scene = request.getfixturevalue("oversight_scene")
    return scene, grammar.words(step.name, kind), SpecTable.of(step, spot), spot


def sentence(kind: str) -> parsers.StepParser:
    return parsers.re(grammar.pattern(kind))


@given(sentence("rule"))
def the_rule(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "rule")
    scene.use_rule(words["rule"], spot)


@given(sentence("today"))
def today(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "today")
    scene.use_day(words["day"], spot)


@given(sentence("calendar"))
def the_calendar(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "calendar")
    scene.use_calendar(words["calendar"], spot)


@given(sentence("holiday"))
def a_holiday(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "holiday")
    scene.state_day(words["day"], False, spot)


@given(sentence("make_up"))
def a_make_up_day(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "make_up")
    scene.state_day(words["day"], True, spot)


@given(sentence("limit"))
def the_limit(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "limit")
    tell_limit(scene, words, spot)


@given(sentence("case"))
def the_case(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "case")
    tell_case(scene, words, spot)


@given(sentence("records"))
def the_records(request: pytest.FixtureRequest) -> None:
    scene, words, table, spot = said(request, "records")
    scene.add(words["table"], table, spot)


@given(sentence("act_on"))
def done_on(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "act_on")
    tell_act(scene, words, spot)


@given(sentence("act_after"))
def done_after(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "act_after")
    tell_act(scene, words, spot)


@given(sentence("pause"))
def paused(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "pause")
    tell_pause(scene, words, spot)


@when(sentence("evaluated"))
def the_rule_is_evaluated(request: pytest.FixtureRequest) -> None:
    scene, _, _, spot = said(request, "evaluated")
    scene.evaluate(spot)


@then(sentence("findings"))
def the_findings_are(request: pytest.FixtureRequest) -> None:
    scene, _, table, spot = said(request, "findings")
    scene.expect(table, spot)


@then(sentence("nothing"))
def nothing_is_found(request: pytest.FixtureRequest) -> None:
    scene, _, _, spot = said(request, "nothing")
    scene.expect_nothing(spot)


@then(sentence("examined"))
def examined_are(request: pytest.FixtureRequest) -> None:
    scene, words, _, spot = said(request, "examined")
    scene.expect_examined([w for w in re.split(r"[\s,、，]+", words["subjects"]) if w], spot)


@then(sentence("unexamined"))
def nothing_is_examined(request: pytest.FixtureRequest) -> None:
    scene, _, _, spot = said(request, "unexamined")
    scene.expect_examined([], spot)
