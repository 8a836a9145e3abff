"""What was done, told in sentences, gives the records that a table would."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from oversight.rulebook.rulebook import library_folder
from oversight.specs.feature import FOLDER
from oversight.specs.run import Told, run_specs
from oversight.specs.trial.worlds import worlds_of
from oversight.specs.watch import judge
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


LIMIT = """\
Feature: Limits
  Background:
    Given the rule "cn.licensing/decision-overdue"
    And the item "I1" has a statutory limit of 3 working days
    And the case "C1" of approval under the item "I1"

  Scenario: A holiday that the scenario states moves the due day
    Given as of 2021-03-05
    And 2021-03-03 is a public holiday
    And "C1" was "accepted" on 2021-03-01
    And "C1" was "granted" on the 3rd working day after "accepted"
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  Scenario: A make-up day brings it forward
    Given today is 2021-03-10
    And 2021-03-06 is a make-up working day
    And "C1" was "accepted" on 2021-03-03
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late |
      | C1      | flagged | 2021-03-06 | 3    |

  Scenario: A pause that has not ended
    Given today is 2021-03-31
    And "C1" was "accepted" on 2021-03-01
    And "C1" was paused for "hearing" from 2021-03-02
    When the rule is evaluated
    Then nothing is found
"""
LIMIT_ZH = """\
# language: zh-CN
功能: 时限
  背景:
    假如规则为"cn.licensing/decision-overdue"
    而且事项"I1"的法定时限为3个工作日
    而且案件"C1"属行政许可，事项为"I1"

  场景: 场景写明的节假日顺延期限
    假如截至2021-03-05
    而且2021-03-03为法定节假日
    而且"C1"于2021-03-01"受理"
    而且"C1"在"受理"后第3个工作日"准予许可"
    当执行规则
    那么没有结果
    而且检查对象为C1

  场景: 调休上班日使期限提前
    假如今天是2021-03-10
    而且2021-03-06为调休上班日
    而且"C1"于2021-03-03"受理"
    当执行规则
    那么结果为
      | subject | outcome | Due        | Late |
      | C1      | flagged | 2021-03-06 | 3    |

  场景: 尚未结束的暂停
    假如今天是2021-03-31
    而且"C1"于2021-03-01"受理"
    而且"C1"因"hearing"自2021-03-02起暂停计时
    当执行规则
    那么没有结果
"""


@pytest.mark.parametrize("text", [LIMIT, LIMIT_ZH])
def test_a_whole_scenario_without_a_table_of_records(tmp_path: Path, text: str) -> None:
    home = project(tmp_path, one=text)
    told = run_specs(list(home.rglob("*.feature")), lambda one: None).told
    assert [one.why for one in told] == ["", "", ""]


def test_watch_runs_scenarios_of_every_calendar(tmp_path: Path) -> None:
    home = project(tmp_path)
    path = home / FOLDER / "cn.licensing" / "decision-overdue.feature"
    path.parent.mkdir(parents=True)
    path.write_text(LIMIT.replace("| 3    |", "| 4    |"), encoding="utf-8")
    copytree(library_folder() / "cn.licensing", home / "rules" / "cn.licensing")
    (heard,) = judge([home / "rules", library_folder()], "cn.licensing", {path})
    assert (heard.count, len(heard.wrong)) == (3, 1)
    assert heard.wrong[0].startswith("A make-up day brings it forward\n")


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ('the case "C1" of aproval', "There is no kind of business 'aproval'."),
        ("2021-02-30 is a public holiday", "'2021-02-30' is not a day."),
        ('the calendar "CN with luck"', "There is no calendar 'CN with luck'."),
    ],
)
def test_what_is_not_so_is_refused(tmp_path: Path, sentence: str, why: str) -> None:
    text = SAID.replace(
        "    And the records of case", f"    And {sentence}\n    And the records of case"
    )
    home = project(tmp_path, en=text)
    [one] = run_specs(list(home.rglob("*.feature")), lambda told: None).told
    assert one.refused
    assert why in one.why
