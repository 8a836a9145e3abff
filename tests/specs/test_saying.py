"""What was done, told in sentences, gives the records that a table would."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.specs.run import Told, run_specs
from oversight.specs.trial.worlds import worlds_of
from tests.specs.tables import project

SAID = """\
Feature: Refused
  @cannot-tell
  Scenario: Told in English
    Given the rule "x.shop/refused"
    And today is 2021-04-30
    And the records of case
      | case | domain   |
      | C1   | approval |
    And "C1" was "accepted" on 2021-04-02
    And "C1" was "refused" on the 1st working day after "accepted"
    And "C1" was paused for "hearing" from 2021-04-02 to 2021-04-03
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason             |
      | C1      | cannot_tell | no fee is recorded |
"""
CHINESE = """\
# language: zh-CN
功能: 不予许可
  @cannot-tell
  场景: 用中文叙述
    假如规则为"x.shop/refused"
    而且今天是2021-04-30
    而且case记录如下
      | case | domain   |
      | C1   | approval |
    而且"C1"于2021-04-02"受理"
    而且"C1"在"受理"后第1个工作日"不予许可"
    当执行规则
    那么结果为
      | subject | outcome     | reason             |
      | C1      | cannot_tell | no fee is recorded |
"""


def test_sentences_in_either_language_are_records(tmp_path: Path) -> None:
    home = project(tmp_path, en=SAID, zh=CHINESE)
    told: list[Told] = []
    run_specs(sorted(home.rglob("*.feature")), told.append)
    assert [(one.scenario, one.why) for one in told] == [
        ("Told in English", ""),
        ("用中文叙述", ""),
    ]


def test_days_are_counted_over_the_holiday(tmp_path: Path) -> None:
    home = project(tmp_path, en=SAID, zh=CHINESE)
    for path in home.rglob("*.feature"):
        [world] = worlds_of(path)
        assert [(row["act"], str(row["ts"])) for row in world.tables["event"]] == [
            ("accepted", "2021-04-02 00:00:00+08:00"),
            ("refused", "2021-04-06 00:00:00+08:00"),
        ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"accepted" on', '"acepted" on', "There is no act 'acepted'."),
        ('after "accepted"', 'after "granted"', "'granted' of C1 is not told yet."),
    ],
)
def test_what_cannot_be_counted_is_refused(tmp_path: Path, old: str, new: str, why: str) -> None:
    home = project(tmp_path, en=SAID.replace(old, new))
    [one] = run_specs(list(home.rglob("*.feature")), lambda told: None).told
    assert one.refused
    assert why in one.why
