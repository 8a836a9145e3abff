"""Feature files are read whole, or refused with everything that is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.specs.feature import find_home, home_of, language_of, read_feature, read_features
from tests.specs.tables import CHINESE, ENGLISH, feature, project


def problems(path: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_feature(path)
    return [str(p).removeprefix(f"{path}:") for p in refused.value.problems]


def test_the_language_of_messages_is_that_of_the_feature(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, zh="\ufeff" + CHINESE)
    texts = read_features(sorted(home.rglob("*.feature")))
    assert [(text.name, language_of(text)) for text in texts] == [
        ("Refused", "en"),
        ("不予许可（中文）", "zh"),
    ]


def test_the_home_is_the_folder_with_features_and_rules(tmp_path: Path) -> None:
    home = project(tmp_path / "p", en=ENGLISH)
    assert find_home(home / "features" / "x.shop" / "en.feature") == home
    stray = feature(tmp_path / "q", "stray", ENGLISH)
    assert find_home(stray) is None
    with pytest.raises(Refused) as refused:
        home_of(stray)
    assert str(refused.value) == (
        f"{stray}: The feature is in no folder 'features' beside a folder 'rules'. "
        "Put it in features/<pack>/<rule>.feature of the project."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            [
                "1: The file holds no feature. Begin it with 'Feature: ', or with "
                "'# language: zh-CN' and '功能: '."
            ],
        ),
        (
            "Feature x\n",
            [
                "1: 'Feature x' cannot stand here. This line may be 'Feature:' (功能:) "
                "or a tag (@must-fire)."
            ],
        ),
        (
            "# language: xx\nFeature: a\n",
            ["1: Language not supported: xx. Write '# language: zh-CN' or '# language: en'."],
        ),
        (
            "Feature: a\n  Scenario: b\n    Given x\n      | a | b |\n      | c |\n"
            "    Then y\n  foo\n",
            [
                "7: 'foo' cannot stand here. This line may be 'Scenario:' (场景:) or "
                "'Examples:' (例子:) or a step (Given, When, Then, And; 假如, 当, 那么, 而且) or "
                "a row of a table (| ... |) or a tag (@must-fire).",
                "5: The row has not as many cells as the table's first row. Write a cell for each "
                "column, blank where there is no value; '|' in a text is '\\|'.",
            ],
        ),
        (
            "Feature: a\n  Scenario: b\n    And x\n    Then nothing is found\n",
            [
                "3: A scenario begins with 'And' or 'But'. "
                "Begin it with a step that says Given, When or Then."
            ],
        ),
        (
            "Feature: a\n",
            ["1: The feature has no scenario. Write one."],
        ),
        (
            "Feature: a\n  Scenario: b\n    Given x\n  Scenario: b\n    Then nothing is found\n"
            "  Rule: r\n    Scenario: b\n      Then nothing is found\n    Scenario: c\n"
            "      Given x\n",
            [
                "4: A scenario 'b' stands in the file already. "
                "Give every scenario a name of its own.",
                "7: A scenario 'b' stands in the file already. "
                "Give every scenario a name of its own.",
                "9: The scenario 'c' expects nothing. "
                "End it with 'Then the findings are' or 'Then nothing is found'.",
            ],
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: list[str]) -> None:
    path = tmp_path / "x.feature"
    path.write_text(text, encoding="utf-8")
    assert sorted(problems(path)) == sorted(said)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.feature"
    path.write_bytes("功能: 甲".encode("gbk"))
    assert problems(path) == ["1: The file is not text in UTF-8. Save it as UTF-8."]


def test_the_problems_of_all_files_come_together(tmp_path: Path) -> None:
    paths = [tmp_path / "a.feature", tmp_path / "b.feature"]
    for path in paths:
        path.write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_features(paths)
    assert [p.where for p in refused.value.problems] == [f"{path}:1" for path in paths]
