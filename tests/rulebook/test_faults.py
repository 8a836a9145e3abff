"""Everything that can be wrong in packs, norms and rules, told at once and at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.rulebook.rulebook import load_rulebook
from tests.rulebook.packs import CLOCKS, NORMS, PACK, RULE, TERMS, USING, write_pack


@pytest.fixture(autouse=True)
def _in_tmp_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def problems(*packs: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        load_rulebook(packs or ["t.small"], [Path.cwd()])
    return [str(problem) for problem in refused.value.problems]


def test_an_unknown_pack(tmp_path: Path) -> None:
    write_pack(tmp_path)
    assert problems("t.smal") == ["packs: There is no pack 't.smal' in .. Did you mean 't.small'?"]


def test_an_unknown_pack_that_is_used(tmp_path: Path) -> None:
    write_pack(tmp_path, pack_yaml=PACK + "uses: [t.missing]\n")
    assert problems() == [
        "t.small/pack.yaml:8:8: There is no pack 't.missing' in .. Known: t.small."
    ]


def test_packs_that_use_each_other(tmp_path: Path) -> None:
    write_pack(tmp_path, pack_yaml=PACK + "uses: [t.big]\n")
    write_pack(tmp_path, "t.big", **USING)
    assert problems()[0] == (
        "t.big/pack.yaml:8:8: The packs use each other: t.small uses t.big uses t.small."
        " Leave one of them out."
    )


def test_a_norm_of_the_same_name_in_a_used_pack(tmp_path: Path) -> None:
    write_pack(tmp_path)
    write_pack(tmp_path, "t.big", **(USING | {"norms_yaml": NORMS}))
    assert problems("t.big") == [
        "t.big/norms.yaml:1:1: 'few' is already a norm of the pack 't.small'."
        " Choose another name, or use that one."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            PACK.replace("pack: t.small", "pack: t.smal"),
            [
                "1:1: The pack is called 't.smal', and its folder 't.small'."
                " Give both the same name."
            ],
        ),
        (
            PACK.replace("Asia/Shanghai", "Asia/Shangai"),
            ["4:1: There is no time zone 'Asia/Shangai'. Did you mean 'Asia/Shanghai'?"],
        ),
        (
            PACK.replace("calendar:", "calender:"),
            ["5:1: There is no setting 'calender' here. Did you mean 'calendar'?"],
        ),
        (
            PACK.replace("en: Small", "fr: Petit"),
            [
                "2:1: 'en' is missing in title. Add en: and its value.",
                "2:17: There is no setting 'fr' here. Known: en, zh.",
            ],
        ),
        (
            PACK.replace("stamped:", "Stamped!:"),
            [
                "7:3: 'Stamped!' is no name of an act."
                " Write small letters, digits and '_', beginning with a letter."
            ],
        ),
        (
            PACK.replace("title: {zh", "title: {{zh"),
            [
                "3:1: This is not YAML: expected ',' or '}', but got '<scalar>'."
                " Check indentation, colons and quotation marks; put a text that holds ': ' or"
                " '{' in quotation marks."
            ],
        ),
        (PACK + "domain: penalty\n", ["8:1: 'domain' is given twice. Keep one of the two."]),
    ],
)
def test_what_is_wrong_with_a_pack(tmp_path: Path, text: str, expected: list[str]) -> None:
    write_pack(tmp_path, pack_yaml=text, late_rule=None)
    assert problems() == [f"t.small/pack.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NORMS.replace("until: 2020-12-31, ", ""),
            [
                "6:18: Two values of 'few' are in force on 2021-01-01."
                " End the earlier one with until: 2020-12-31."
            ],
        ),
        (
            NORMS.replace("until: 2020-12-31", "until: 2020-11-30"),
            [
                "6:18: 'few' has no value from 2020-12-01 to 2020-12-31."
                " Let the values follow each other without a gap, or make two norms."
            ],
        ),
        (
            NORMS.replace("until: 2020-12-31", "until: 2003-12-31"),
            [
                "5:36: A value of 'few' ends on 2003-12-31, before it begins on 2004-07-01."
                " Change 'from' or 'until'.",
                "6:18: 'few' has no value from 2004-01-01 to 2020-12-31."
                " Let the values follow each other without a gap, or make two norms.",
            ],
        ),
        (
            NORMS.replace("value: 5", "value: five"),
            [
                "4:3: The values of 'few' are of different kinds."
                " Let them all be numbers, or all texts, or all dates."
            ],
        ),
        (
            NORMS.replace("value: 5", "value: true"),
            ["6:8: The value is True. Write a number, a text or a date."],
        ),
        (
            NORMS.replace("from: 2021-01-01", "from: last year"),
            ["6:18: from is 'last year'. Write a date as 2021-07-15."],
        ),
        (
            NORMS.replace("from: 2021-01-01", "from: 2021-02-30"),
            [
                "1:1: A value in this text cannot be read: day is out of range for month."
                " Check the dates and numbers; put a text that looks like one in quotation marks."
            ],
        ),
        (
            NORMS.replace("confidence: likely", "confidence: sure"),
            ["6:53: confidence is 'sure'. Write one of: certain, likely, unsure."],
        ),
        (NORMS.replace("few:", "Few norms:"), None),
        ("- a list", ["1:1: The file is no mapping of norms. Write name: on each line."]),
        (
            NORMS + "few: &x {}\n",
            [
                "7:6: An anchor, alias or tag of YAML stands here."
                " Write the value itself; put a text that begins with &, * or ! in quotation marks."
            ],
        ),
    ],
)
def test_what_is_wrong_with_norms(tmp_path: Path, text: str, expected: list[str] | None) -> None:
    write_pack(tmp_path, norms_yaml=text, late_rule=None)
    if expected is None:
        expected = [
            "1:1: 'Few norms' is no name of a norm."
            " Write small letters, digits and hyphens, beginning with a letter."
        ]
    found = [p for p in problems() if "norms.yaml" in p]
    assert found == [f"t.small/norms.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            RULE.replace("t.small/late", "t.small/lat"),
            [
                "2:1: The rule is called 't.small/lat', and its file stands for 't.small/late'."
                " Write rule: t.small/late, or move the file to t.small/lat.rule."
            ],
        ),
        (
            RULE.replace("card: red", "card: pink"),
            ["6:1: card is 'pink'. Write one of: yellow, red."],
        ),
        (
            RULE.replace("subject: case", "subject: cases"),
            ["9:1: There is no table 'cases'. Did you mean 'case'?"],
        ),
        (
            RULE.replace("kind: timeout\n", ""),
            ["2:1: 'kind' is missing. Add kind: and its value."],
        ),
        (
            RULE.replace("in_force: 2004-07-01", "in_force: 2004-07-01\nuntil: 2003-01-01"),
            [
                "9:1: The rule ends on 2003-01-01, before it begins on 2004-07-01."
                " Change in_force or until."
            ],
        ),
        (
            RULE.replace("{law: 行政许可法, article: 42}", ""),
            ["7:1: basis is empty. Write at least one entry."],
        ),
        (
            RULE.replace("{law: 行政许可法, article: 42}", "{article: 42}"),
            ["7:9: 'law' is missing in basis. Add law: and its value."],
        ),
        (
            RULE.replace("in_force: 2004-07-01", "in_force: 2000-01-01"),
            [
                "21:20: The norm 'few' has no value from 2000-01-01 to 2004-06-30, while"
                " t.small/late is in force. Add the value to norms.yaml (t.small/norms.yaml:1:1),"
                " or limit the rule with in_force and until."
            ],
        ),
        (
            RULE.replace("Due by {Due}", "Due by {Deu}"),
            ["12:3: The message names {Deu}, and flags has no fact 'Deu'. Did you mean 'Due'?"],
        ),
        (
            RULE.replace("超{Late}日", "超{ Late }日"),
            [
                "11:3: A brace in the message is not part of a placeholder."
                " Write {Due}, with the name of a fact between the braces."
            ],
        ),
        (
            RULE.replace('"no limit": 未载明期限', '"no limits": 未载明期限'),
            [
                '13:1: The reason "no limit" has no Chinese wording.'
                ' Add it under reasons: as "no limit": and its wording.',
                '14:3: No clause of cannot_tell gives the reason "no limits".'
                " Did you mean 'no limit'?",
            ],
        ),
        (
            RULE.replace("---\n", "", 1),
            [
                "1:1: The rule has no front matter. Begin the file with a line '---', the settings"
                " (rule, title, ...), and another line '---'; the clauses follow."
            ],
        ),
        (
            RULE.replace("---\nexamines", "examines"),
            [
                "1:1: The front matter of the rule does not end. Begin the file with a line '---',"
                " the settings (rule, title, ...), and another line '---'; the clauses follow."
            ],
        ),
        (
            RULE.replace("title: {zh: 逾期, en: Late}", "title: Late: very"),
            [
                "4:12: This is not YAML: mapping values are not allowed here."
                " Check indentation, colons and quotation marks; put a text that holds ': ' or"
                " '{' in quotation marks."
            ],
        ),
        (
            RULE.replace("card: red", "card: pink").replace("act=", "atc=").replace("(\n", "((\n"),
            [
                "6:1: card is 'pink'. Write one of: yellow, red.",
                "18:24: The '(' that stands here is never closed."
                " Put the missing ')' in its place.",
            ],
        ),
        (
            RULE.replace("act=", "atc=").replace("norm(", "nrom("),
            [
                "21:15: There is no built-in 'nrom'. Did you mean 'norm'?"
                " A function of your own is looked up with brackets: nrom[X].",
            ],
        ),
        (
            RULE.replace("act=", "atc=").replace('"few"', '"fwe"'),
            [
                "16:48: 'event' has no column 'atc'. Did you mean 'act'?",
                "21:20: There is no norm 'fwe'. Did you mean 'few'?",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_rule(tmp_path: Path, text: str, expected: list[str]) -> None:
    write_pack(tmp_path, late_rule=text)
    assert problems() == [f"t.small/late.rule:{line}" for line in expected]


def test_the_first_days_without_a_value(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        norms_yaml=NORMS.replace("from: 2021-01-01", "from: 2021-01-01, until: 2022-12-31"),
    )
    assert problems() == [
        "t.small/late.rule:21:20: The norm 'few' has no value from 2023-01-01 on, while"
        " t.small/late is in force. Add the value to norms.yaml (t.small/norms.yaml:1:1),"
        " or limit the rule with in_force and until."
    ]


def test_a_norm_need_not_outlive_the_rule(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        norms_yaml=NORMS.replace("from: 2021-01-01", "from: 2021-01-01, until: 2022-12-31"),
        late_rule=RULE.replace("in_force: 2004-07-01", "in_force: 2004-07-01\nuntil: 2022-12-31"),
    )
    assert load_rulebook(["t.small"], [tmp_path]).rules["t.small/late"].until == date(2022, 12, 31)


def test_a_fault_in_the_terms_is_reported_once_and_not_blamed_on_the_rules(tmp_path: Path) -> None:
    write_pack(tmp_path, terms_rule=TERMS.replace("domain", "domian"))
    assert problems() == [
        "t.small/terms.rule:2:36: 'case' has no column 'domian'. Did you mean 'domain'?"
    ]


def test_terms_that_cannot_be_read_are_not_blamed_on_the_rules(tmp_path: Path) -> None:
    write_pack(tmp_path, terms_rule=TERMS.replace(")", ""))
    assert problems() == [
        "t.small/terms.rule:2:19: The '(' that stands here is never closed."
        " Put the missing ')' in its place."
    ]


def test_a_clock_with_an_unknown_act(tmp_path: Path) -> None:
    write_pack(tmp_path, clocks_csv=CLOCKS.replace("granted", "grnated"))
    assert problems() == [
        "t.small/clocks.csv row 2: There is no act 'grnated'. Did you mean 'granted'?"
    ]


def test_a_clock_in_hours_and_in_days(tmp_path: Path) -> None:
    row = "decide,approval,accepted,granted,8,hour,,,none,,law,2000-01-01,2004-06-30,certain\n"
    write_pack(tmp_path, clocks_csv=CLOCKS + row)
    assert (
        "t.small/clocks.csv row 3: The clock 'decide' is counted in hours in one row and in days"
        " in another. Give the clock in hours a name of its own."
    ) in problems()


def test_files_that_are_not_text(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    (place / "late.rule").write_bytes(b"---\nrule: \xff\n---\n")
    (place / "norms.yaml").write_bytes(b"\xff")
    assert problems() == [
        "t.small/norms.yaml:1:1: The file is not UTF-8 text (byte 1). Save it as UTF-8.",
        "t.small/late.rule:2:7: The file is not UTF-8 text (byte 11). Save it as UTF-8.",
    ]


def test_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        pack_yaml=PACK.replace("Asia/Shanghai", "Asia/Shangai"),
        late_rule=RULE.replace("card: red", "card: pink"),
    )
    write_pack(
        tmp_path,
        "t.other",
        pack_yaml=PACK.replace("t.small", "t.other"),
        norms_yaml=NORMS.replace("value: 5", "value: true"),
        late_rule=None,
    )
    assert problems("t.small", "t.other") == [
        "t.small/pack.yaml:4:1: There is no time zone 'Asia/Shangai'."
        " Did you mean 'Asia/Shanghai'?",
        "t.other/norms.yaml:6:8: The value is True. Write a number, a text or a date.",
    ]


def test_a_norm_with_a_mistake_is_not_missed_by_the_rules(tmp_path: Path) -> None:
    write_pack(
        tmp_path,
        norms_yaml=NORMS.replace("value: 5", "value: true"),
        late_rule=RULE.replace('clock="decide", due', 'clock="decied", due'),
    )
    assert problems() == [
        "t.small/norms.yaml:6:8: The value is True. Write a number, a text or a date.",
        "t.small/late.rule:19:25: There is no clock 'decied'. Did you mean 'decide'?",
    ]
