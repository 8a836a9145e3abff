"""Findings are held against a table, and a difference shows both sides."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from oversight.problem import Refused
from oversight.specs.comparison import Found, compare, compare_examined, expect_nothing, same
from oversight.specs.unmet import UnmetError
from tests.specs.tables import SPOT, table

ROME = ZoneInfo("Europe/Rome")
GOT = [
    Found("C1", "flagged", {"Due": "2021-03-29", "Late": 3}, "3 days late"),
    Found("C2", "cannot_tell", {"reason": "no limit"}, "未载明"),
]
WHOLE = """
    | subject | outcome     | Due        | Late | reason   | message     |
    | C2      | cannot_tell |            |      | no limit | 未载明      |
    | C1      | flagged     | 2021-03-29 | 3    |          | 3 days late |
    """


def hold(text: str, got: list[Found] = GOT) -> None:
    compare(table(text), got, spot=SPOT, zone=ROME)


def unmet(text: str, got: list[Found] = GOT) -> str:
    with pytest.raises(UnmetError) as raised:
        hold(text, got)
    return str(raised.value)


def test_the_whole_findings_in_any_order() -> None:
    hold(WHOLE)


def test_a_message_left_out_or_blank_is_not_looked_at() -> None:
    hold(
        """
        | subject | outcome     | Due        | Late | reason   |
        | C1      | flagged     | 2021-03-29 | 3.0  |          |
        | C2      | cannot_tell |            |      | no limit |
        """
    )


def test_a_difference_shows_both_sides_and_marks_the_rows() -> None:
    assert unmet(WHOLE.replace("| 3    |", "| 4    |")) == (
        "features/p/r.feature:10: The findings are not those expected.\n"
        "Expected (- is not among the findings):\n"
        "  | subject | outcome     | Due        | Late | reason   | message     |\n"
        "  | C2      | cannot_tell |            |      | no limit | 未载明      |\n"
        "- | C1      | flagged     | 2021-03-29 | 4    |          | 3 days late |\n"
        "Got (+ is not expected):\n"
        "  | subject | outcome     | Due        | Late | reason   | message     |\n"
        "+ | C1      | flagged     | 2021-03-29 | 3    |          | 3 days late |\n"
        "  | C2      | cannot_tell |            |      | no limit | 未载明      |"
    )


@pytest.mark.parametrize(
    "text",
    [
        "| subject | outcome |\n| C1 | flagged |",  # facts that are there and not told
        "| subject | outcome | Due | Late | More |\n| C1 | flagged | 2021-03-29 | 3 | 1 |",
        "| subject | outcome | Due | Late |\n| C1 | flagged | 2021-03-29 | |",
        "| subject | outcome | Due | Late |\n| C1 | cannot_tell | 2021-03-29 | 3 |",
        "| subject | outcome | Due | Late | message |\n| C1 | flagged | 2021-03-29 | 3 | late |",
        "| subject | outcome | Due | Late |\n"
        "| C1 | flagged | 2021-03-29 | 3 |\n| C1 | flagged | 2021-03-29 | 3 |",
    ],
)
def test_every_part_of_a_finding_counts(text: str) -> None:
    unmet(text, GOT[:1])


def test_nothing_got() -> None:
    assert unmet("| subject | outcome |\n| C1 | flagged |", []) == (
        "features/p/r.feature:10: The findings are not those expected.\n"
        "Expected (- is not among the findings):\n"
        "  | subject | outcome |\n"
        "- | C1      | flagged |\n"
        "Got (+ is not expected):\n"
        "  nothing"
    )


def test_nothing_expected() -> None:
    expect_nothing([], SPOT)
    with pytest.raises(UnmetError) as raised:
        expect_nothing(GOT[:1], SPOT)
    assert str(raised.value) == (
        "features/p/r.feature:10: Nothing should be found; findings: 1.\n"
        "  | subject | outcome | Due        | Late | message     |\n"
        "+ | C1      | flagged | 2021-03-29 | 3    | 3 days late |"
    )


def test_a_table_that_does_not_tell_findings() -> None:
    with pytest.raises(Refused) as refused:
        hold("| subjects | outcome |\n| C1 | late |")
    assert [str(problem) for problem in refused.value.problems] == [
        "features/p/r.feature:11: The findings have no column 'subject'. Add the column 'subject'.",
        "features/p/r.feature:12, column outcome: There is no outcome 'late'. "
        "Write 'flagged' or 'cannot_tell'.",
    ]


@pytest.mark.parametrize(
    ("cell", "fact", "agree"),
    [
        ("35.50", 35.5, True),
        ("35", 35, True),
        ("x", 35, False),
        ("true", True, True),
        ("1", True, False),
        ("2021-03-29", "2021-03-29", True),
        ("2021-03-29 09:30", "2021-03-29T09:30:00+02:00", True),
        ("2021-03-29 07:30+00:00", "2021-03-29T09:30:00+02:00", True),
        ("2021-03-29 09:31", "2021-03-29T09:30:00+02:00", False),
        ("09:30", "2021-03-29T09:30:00+02:00", False),
        ("THE: x", "The: x", False),
        ("3", "3", True),
    ],
)
def test_when_a_cell_tells_a_fact(cell: str, fact: str | float, agree: bool) -> None:
    assert same(cell, fact, ROME) is agree


def test_a_chinese_feature_is_answered_in_chinese() -> None:
    with pytest.raises(UnmetError) as raised:
        compare(
            table("| subject | outcome |\n| C9 | flagged |"),
            [],
            spot=SPOT,
            zone=ROME,
            language="zh",
        )
    assert str(raised.value) == (
        "features/p/r.feature:10: 结果与预期不符。\n"
        "预期（- 为结果中没有的）：\n"
        "  | subject | outcome |\n"
        "- | C9      | flagged |\n"
        "实得（+ 为未预期的）：\n"
        "  无"
    )
    with pytest.raises(UnmetError) as raised:
        compare_examined(["C1"], [], SPOT, "zh")
    assert str(raised.value) == (
        "features/p/r.feature:10: 检查对象与预期不符。\n预期：C1\n实得：无"
    )
