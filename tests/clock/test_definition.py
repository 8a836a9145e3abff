"""Reading clocks.csv: whole definitions, and every wrong cell said at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oversight.clock.definition import ClockDefinition, levels, read_clocks, together
from oversight.problem import Problem, Refused
from tests.clock.support import definition

HEADER = (
    "clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,"
    "basis,valid_from,valid_to,confidence\n"
)


def write(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "clocks.csv"
    path.write_text(header + rows, encoding="utf-8-sig")
    return path


def problems(path: Path) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        read_clocks(path)
    return list(refused.value.problems)


def test_whole_definitions(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "decide,approval,accepted, granted | refused ,item.statute,item,10,hearing|testing,forward"
        ",answer,行政许可法42(1),2004-07-01,,certain\n"
        "\n"
        "answer,approval,received,accepted,5,wd,,,,,,,,\n"
        "seize,*,seize,release,30,cd,30 extend_seize,*,contested,,行政强制法25,2012-01-01,"
        "2030-12-31,likely\n"
        "notice,,hearing,hearing_notice,-7,wd\n"
        "stated,,received,decided,case.stated_due,,,,none,,,,,unsure\n",
    )
    assert read_clocks(path) == (
        ClockDefinition(
            clock="decide",
            domain="approval",
            start_events=("accepted",),
            stop_events=("granted", "refused"),
            source="item.statute",
            n=None,
            unit=None,
            extension=10,
            extension_act="extend",
            pause_kinds=("hearing", "testing"),
            rolls="forward",
            deemed_from="answer",
            basis="行政许可法42(1)",
            valid_from=date(2004, 7, 1),
            valid_to=None,
            confidence="certain",
        ),
        definition(
            "answer", domain="approval", start_events=("received",), stop_events=("accepted",)
        ),
        ClockDefinition(
            clock="seize",
            domain=None,
            start_events=("seize",),
            stop_events=("release",),
            source="fixed",
            n=30,
            unit="cd",
            extension=30,
            extension_act="extend_seize",
            pause_kinds=("*",),
            rolls="contested",
            deemed_from=None,
            basis="行政强制法25",
            valid_from=date(2012, 1, 1),
            valid_to=date(2030, 12, 31),
            confidence="likely",
        ),
        definition("notice", n=-7, start_events=("hearing",), stop_events=("hearing_notice",)),
        definition(
            "stated",
            source="case.stated_due",
            n=None,
            unit="cd",
            start_events=("received",),
            stop_events=("decided",),
            confidence="unsure",
        ),
    )
    assert [row.where for row in read_clocks(path)] == [f"{path} row {n}" for n in (2, 4, 5, 6, 7)]
    assert read_clocks(path)[0].acts == {"accepted", "granted", "refused", "extend"}


def test_no_rows_are_no_clocks(tmp_path: Path) -> None:
    assert read_clocks(write(tmp_path, "")) == ()
    assert levels(()) == []


def test_every_wrong_cell_is_said_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        ",approval,,b,twenty,wds,soon,,sideways,,,2021-02-30,yesterday,sure\n"
        "a,,x,y,item.promise,wd,10 extend again,,,,,2021-07-15,2021-07-14,\n"
        "b,,x,y,case.stated_due,hour,5,*,forward,,,,,\n"
        "c,,x,y,-7,wd,5,*,,,,,,\n"
        "d,,x,y,5000,year,,,,,,,,\n"
        "e,,x,y,5,,,,,,,,,,more\n",
    )
    row = [f"{path} row {n}" for n in range(8)]
    assert problems(path) == [
        Problem(
            f"{row[2]}, column n",
            "'twenty' is no limit.",
            "Write a whole number, item.statute, item.promise or case.stated_due.",
        ),
        Problem(f"{row[2]}, column unit", "There is no unit 'wds'.", "Did you mean 'wd'?"),
        Problem(
            f"{row[2]}, column extension",
            "'soon' is no extension.",
            "Write the units one extension adds, and the act if it is not extend: '10' or "
            "'30 extend_seize'.",
        ),
        Problem(
            f"{row[2]}, column rolls",
            "There is no rolls 'sideways'.",
            "Known: contested, forward, none.",
        ),
        Problem(
            f"{row[2]}, column valid_from",
            "'2021-02-30' is not a date.",
            "Write it as YYYY-MM-DD, such as 2021-07-15.",
        ),
        Problem(
            f"{row[2]}, column valid_to",
            "'yesterday' is not a date.",
            "Write it as YYYY-MM-DD, such as 2021-07-15.",
        ),
        Problem(f"{row[2]}, column clock", "The column clock is empty.", "Every clock needs one."),
        Problem(
            f"{row[2]}, column start_event",
            "The column start_event is empty.",
            "Every clock needs one.",
        ),
        Problem(
            f"{row[2]}, column confidence",
            "There is no confidence 'sure'.",
            "Did you mean 'unsure'?",
        ),
        Problem(
            f"{row[3]}, column unit",
            "The unit 'wd' is given, but the limit and its unit come from the catalogue.",
            "Leave the unit empty, or write item.",
        ),
        Problem(
            f"{row[3]}, column extension",
            "'10 extend again' is no extension.",
            "Write the units one extension adds, and the act if it is not extend: '10' or "
            "'30 extend_seize'.",
        ),
        Problem(
            f"{row[3]}, column valid_to",
            "The row ends on 2021-07-14, before it begins on 2021-07-15.",
            "Put the last day on which the row is law.",
        ),
        Problem(
            f"{row[4]}, column unit",
            "The unit 'hour' cannot go with a date the source states.",
            "Write cd.",
        ),
        Problem(
            f"{row[4]}, column extension",
            "'5' would move a due date the source states, which nothing moves.",
            "Leave the column empty.",
        ),
        Problem(
            f"{row[4]}, column pause_kinds",
            "'*' would move a due date the source states, which nothing moves.",
            "Leave the column empty.",
        ),
        Problem(
            f"{row[4]}, column rolls",
            "A due date the source states does not roll.",
            "Write none.",
        ),
        Problem(
            f"{row[5]}, column extension",
            "'5' would move a limit that counts back, which nothing moves.",
            "Leave the column empty.",
        ),
        Problem(
            f"{row[5]}, column pause_kinds",
            "'*' would move a limit that counts back, which nothing moves.",
            "Leave the column empty.",
        ),
        Problem(
            f"{row[6]}, column n",
            "The limit of 5000 years is too long.",
            "A limit is at most 1000 years.",
        ),
        Problem(
            row[7],
            "The row has 15 cells, but there are 14 columns.",
            "Put a cell that contains a comma in double quotes.",
        ),
        Problem(
            f"{row[7]}, column unit",
            "The column unit is empty.",
            "Known: cd, hour, month, wd, year.",
        ),
    ]


def test_a_wrong_header_names_the_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "", header="clock,n\n")
    assert problems(path) == [
        Problem(
            f"{path} row 1",
            "The columns are clock, n.",
            "A file of clocks has the columns clock, domain, start_event, stop_event, n, unit, "
            "extension, pause_kinds, rolls, deemed_from, basis, valid_from, valid_to, confidence, "
            "in this order.",
        )
    ]


def test_rows_of_one_clock_must_not_overlap(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a,,x,y,3,cd,,,,,,2018-01-01,2021-07-15,\n"
        "a,,x,y,5,wd,,,,,,2021-07-15,,\n"
        "a,penalty,x,y,5,wd,,,,,,,2017-12-31,\n"
        "b,approval,x,y,5,wd,,,,,,,,\n"
        "b,penalty,x,y,7,wd,,,,,,,,\n",
    )
    assert problems(path) == [
        Problem(
            f"{path} row 3",
            f"The clock 'a' is in force on the same days here and in {path} row 2.",
            "Give the earlier row a valid_to before the later one's valid_from.",
        )
    ]


def test_deeming_must_lead_somewhere(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a,,x,y,5,wd,,,,b,,,,\nb,,x,y,5,wd,,,,a,,,,\nc,,x,y,5,wd,,,,answers,,,,\n"
        "answer,,x,y,5,wd,,,,,,,,\n",
    )
    assert problems(path) == [
        Problem(
            f"{path} row 2, column deemed_from",
            "The clock 'a' hangs on itself through 'b'.",
            "Let one clock of the ring start at its own start event only.",
        ),
        Problem(
            f"{path} row 3, column deemed_from",
            "The clock 'b' hangs on itself through 'a'.",
            "Let one clock of the ring start at its own start event only.",
        ),
        Problem(
            f"{path} row 4, column deemed_from",
            "There is no clock 'answers' in this file.",
            "Did you mean 'answer'?",
        ),
    ]


def test_packs_together() -> None:
    first = definition("a", domain="approval", where="one row 2")
    second = definition("a", domain="penalty", where="two row 2")
    assert together([[first], [second]]) == (first, second)
    rival = definition("a", domain=None, where="three row 2")
    with pytest.raises(Refused) as refused:
        together([[first], [rival]])
    assert refused.value.problems == (
        Problem(
            "three row 2",
            "The clock 'a' is in force on the same days here and in one row 2.",
            "Give the earlier row a valid_to before the later one's valid_from.",
        ),
    )


def test_levels_put_a_deemed_clock_after_the_one_it_hangs_on() -> None:
    rows = [
        definition("c", deemed_from="b"),
        definition("b", deemed_from="a", valid_to=date(2020, 1, 1)),
        definition("b", valid_from=date(2020, 1, 2)),
        definition("a"),
        definition("d", deemed_from="elsewhere"),
    ]
    assert [[row.clock for row in level] for level in levels(rows)] == [
        ["a", "d"],
        ["b", "b"],
        ["c"],
    ]
    with pytest.raises(Refused) as refused:
        levels([definition("a", deemed_from="a", where="x row 2")])
    assert refused.value.problems == (
        Problem(
            "x row 2, column deemed_from",
            "The clock 'a' hangs on itself through 'a'.",
            "Let one clock of the ring start at its own start event only.",
        ),
    )
