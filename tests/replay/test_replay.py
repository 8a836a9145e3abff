"""A draft beside what is published: what it gains, loses and changes, printed and written."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from oversight.clock.calendar import load_calendar
from oversight.problem import Refused
from oversight.replay import (
    Count,
    Difference,
    Ground,
    Replay,
    Workbook,
    days_between,
    published,
    read_version,
    replay,
)
from oversight.replay.compare import Side
from oversight.rulebook.rulebook import available_packs
from tests.rulebook.packs import CLOCKS, RULE
from tests.worlds import AS_OF, ZONE, records, small_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_pack(tmp_path / "rules")


def ground() -> Ground:
    names = {"O1": "First", "O2": "Second"}
    return Ground(records(), load_calendar("CN"), ZONE, "en", "7-lake", names)


def compared(folder: Path, draft: Path, days: tuple[date, ...] = (AS_OF,)) -> Replay:
    version = read_version(draft, [folder], "DRAFT")
    return replay(version, published(["t.small"], [folder], version.rules), ground(), days)


def draft(tmp_path: Path, text: str, name: str = "late.rule") -> Path:
    path = tmp_path / "drafts" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def side(days: int) -> Side:
    facts = json.dumps({"Due": "2021-03-29", "Late": days})
    return Side("flagged", facts, f"Due by 2021-03-29; {days} days late")


def difference(kind: Any, before: Side | None, after: Side | None, **more: Any) -> Difference:
    told = {"as_of": AS_OF} | more
    return Difference(kind, "t.small/late", "case", "A", "O1", before, after, **told)


def test_nothing_differs_from_itself(folder: Path, tmp_path: Path) -> None:
    result = compared(folder, draft(tmp_path, RULE))
    assert result.differences == []
    assert result.total == Count(1, 1, 2, 2)


def test_lost_gained_and_changed(folder: Path, tmp_path: Path) -> None:
    lost = compared(folder, draft(tmp_path, RULE.replace("(Late > norm", "(Late > 9 + norm")))
    assert lost.differences == [difference("lost", side(9), None)]
    assert lost.orgs["O1"] == Count(flagged_before=1, lost=1)
    changed = compared(folder, draft(tmp_path, RULE.replace("(Late == w", "(Late == 1 + w")))
    assert changed.differences == [difference("changed", side(9), side(10))]
    new = RULE.replace("rule: t.small/late", "rule: t.small/later")
    gained = compared(folder, draft(tmp_path, new, "anything.rule"))
    assert [(d.kind, d.rule, d.subject, d.org) for d in gained.differences] == [
        ("gained", "t.small/later", subject, org)
        for subject, org in (("A", "O1"), ("C", "O2"), ("D", None))
    ]
    assert gained.total == Count(flagged_after=1, cannot_tell_after=2, gained=3)


def test_several_days_are_added_up(folder: Path, tmp_path: Path) -> None:
    """On 6 April the case is 6 working days late and open; from the 12th it is decided, 9 late."""
    days = (date(2021, 4, 6), date(2021, 4, 30), AS_OF)
    lenient = draft(tmp_path, RULE.replace("(Late > norm", "(Late > 9 + norm"))
    result = compared(folder, lenient, days)
    assert result.differences == [
        difference("lost", side(9), None, as_of=date(2021, 4, 30), days=2)
    ]
    assert {day: count.lost for day, count in result.by_day.items()} == {
        days[0]: 0,
        days[1]: 1,
        days[2]: 1,
    }
    assert result.total.flagged_before == 2


def test_a_draft_of_what_rules_share_touches_all_rules_of_the_pack(
    folder: Path, tmp_path: Path
) -> None:
    draft(tmp_path, CLOCKS.replace(",20,wd,", ",10,wd,"), "clocks.csv")
    path = draft(tmp_path, RULE)
    result = compared(folder, path.parent)
    assert result.draft.rules == ("t.small/late", "t.small/paid")
    assert [(d.kind, d.subject) for d in result.differences] == [
        ("gained", "B"),
        ("changed", "A"),
    ]


def test_a_whole_pack_and_a_path_to_compare_with(folder: Path, tmp_path: Path) -> None:
    other = small_pack(tmp_path / "other") / "t.small"
    version = read_version(other, [folder], "DRAFT")
    assert version.rules == ("t.small/late", "t.small/paid")
    stricter = read_version(draft(tmp_path, RULE), [folder], "--against")
    assert stricter.rules == ("t.small/late",)
    assert available_packs([folder]).keys() == {"t.small"}


def test_faults_of_a_draft_are_told_where_it_stands(folder: Path, tmp_path: Path) -> None:
    path = draft(tmp_path, RULE.replace("approval(C) &", "aproval(C) &"), "mine.rule")
    with pytest.raises(Refused) as refused:
        read_version(path, [folder], "DRAFT")
    assert [str(problem) for problem in refused.value.problems] == [
        f"{path}:16:16: There is no record or predicate 'aproval'. Did you mean 'approval'?"
    ]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            "examines(C) <= case(case=C)\n",
            "a.rule",
            "{path}:1:1: The draft does not say which rule it is. Write rule: pack/name in its"
            " front matter.",
        ),
        (
            "---\nrule: t.smal/late\n---\n",
            "a.rule",
            "DRAFT: There is no pack 't.smal' yet. Did you mean 't.small'?",
        ),
    ],
)
def test_what_is_no_draft(folder: Path, tmp_path: Path, text: str, name: str, said: str) -> None:
    path = draft(tmp_path, text, name)
    with pytest.raises(Refused) as refused:
        read_version(path, [folder], "DRAFT")
    assert str(refused.value) == said.format(path=path)


def test_a_draft_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as missing:
        read_version(tmp_path / "none", [folder], "DRAFT")
    assert str(missing.value) == (
        f"DRAFT: There is no file or folder '{tmp_path / 'none'}'. Name a rule file, or a folder."
    )
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused) as empty:
        read_version(tmp_path / "empty", [folder], "DRAFT")
    assert str(empty.value) == (
        f"DRAFT: '{tmp_path / 'empty'}' holds no rule. Name a rule file, or a folder of some."
    )


def test_days() -> None:
    assert days_between(date(2021, 1, 30), date(2021, 4, 1), "month") == [
        date(2021, 1, 30),
        date(2021, 2, 28),
        date(2021, 3, 30),
    ]
    assert days_between(date(2021, 1, 1), date(2021, 1, 15), "week") == [
        date(2021, 1, 1),
        date(2021, 1, 8),
        date(2021, 1, 15),
    ]
    for first, last, every, said in (
        (
            date(2021, 1, 2),
            date(2021, 1, 1),
            "day",
            "--to: The range ends on 2021-01-01, before it begins on 2021-01-02. Swap the two.",
        ),
        (
            date(2021, 1, 1),
            date(2023, 1, 1),
            "day",
            "--every: From 2021-01-01 to 2023-01-01 there are more than 400 days to evaluate."
            " Take a longer step, or a shorter range.",
        ),
        (
            date(2021, 1, 1),
            date(2021, 2, 1),
            "moon",
            "--every: There is no step 'moon'. Write one of day, week, month, quarter, year.",
        ),
    ):
        with pytest.raises(Refused) as refused:
            days_between(first, last, every)
        assert str(refused.value) == said


def cells(path: Path) -> dict[str, list[list[Any]]]:
    book = load_workbook(path)
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    }


def test_the_workbook(folder: Path, tmp_path: Path) -> None:
    path = draft(tmp_path, RULE.replace("(Late == w", "(Late == 1 + w"))
    result = compared(folder, path)
    out = tmp_path / "replay.xlsx"
    Workbook(result, out, "en").write()
    sheets = cells(out)
    assert list(sheets) == ["summary", "gained", "lost", "changed", "definitions"]
    assert sheets["summary"][0][0] == f"Replay of {path} against published"
    assert sheets["summary"][1][0] == "As of 2021-12-31"
    assert sheets["summary"][3:] == [
        ["organisation", "name", "flagged before", "flagged after", "cannot tell before",
         "cannot tell after", "gained", "lost", "changed"],
        ["O1", "First", 1, 1, 0, 0, 0, 0, 1],
        ["O2", "Second", 0, 0, 1, 1, 0, 0, 0],
        [None, "(no organisation recorded)", 0, 0, 1, 1, 0, 0, 0],
        ["all together", None, 1, 1, 2, 2, 0, 0, 1],
    ]  # fmt: skip
    assert len(sheets["gained"]) == len(sheets["lost"]) == 1
    header, row = sheets["changed"]
    told = dict(zip(header, row, strict=True))
    assert told["first as of"].date() == AS_OF
    assert (told["subject"], told["name"], told["on days"]) == ("A", "First", 1)
    assert told["facts before"] == '{"Due": "2021-03-29", "Late": 9}'
    assert told["facts after"] == '{"Due": "2021-03-29", "Late": 10}'
    book = load_workbook(out)
    assert [sheet.freeze_panes for sheet in book] == ["C5", "D2", "D2", "D2", "A2"]
    Workbook(result, out, "zh").write()
    assert list(cells(out)) == ["汇总", "新增", "减少", "变化", "说明"]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_text_of_the_records_is_never_a_formula(folder: Path, tmp_path: Path) -> None:
    sly = RULE.replace('en: "Due by', 'en: "=Due by')
    result = compared(folder, draft(tmp_path, sly.replace("(Late == w", "(Late == 1 + w")))
    out = tmp_path / "replay.xlsx"
    Workbook(result, out, "en").write()
    (row,) = cells(out)["changed"][1:]
    assert "=Due by 2021-03-29; 10 days late" in row
    cell = load_workbook(out)["changed"].cell(2, len(row))
    assert cell.data_type == "s"


def test_a_workbook_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    result = compared(folder, draft(tmp_path, RULE))
    with pytest.raises(Refused) as refused:
        Workbook(result, tmp_path / "none" / "replay.xlsx", "en").write()
    (problem,) = refused.value.problems
    assert problem.where == "--out"
