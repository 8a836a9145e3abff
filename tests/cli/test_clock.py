"""`oversight clock due`: what it prints, and everything it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oversight.cli.clock import app
from oversight.problem import Problem, Refused

HEADER = (
    "clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,"
    "basis,valid_from,valid_to,confidence\n"
)


@dataclass(frozen=True)
class Place:
    folder: Path


def due(words: str, folder: Path = Path("/nowhere")) -> list[str]:
    """The lines printed for the words of a command line."""
    result = CliRunner().invoke(app, ["due", *words.split()], obj=Place(folder))
    if result.exception is not None:
        raise result.exception
    assert result.exit_code == 0
    return result.stdout.splitlines()


def refusal(words: str, folder: Path = Path("/nowhere")) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        due(words, folder)
    return list(refused.value.problems)


def project(folder: Path, clocks: str, pack: str = "my.pack") -> Path:
    """A folder with one pack of its own that has these clocks."""
    home = folder / "rules" / pack
    home.mkdir(parents=True)
    (home / "pack.yaml").write_text(f"pack: {pack}\n")
    (home / "clocks.csv").write_text(HEADER + clocks)
    return folder


def test_working_days() -> None:
    assert due("--calendar CN --from 2021-03-01 --limit 20 --unit wd") == [
        "2021-03-29",
        "Start: 2021-03-01 (Monday); the day itself does not count.",
        "Limit: 20 working days; the end is 2021-03-29 (Monday).",
    ]


def test_a_pause_and_an_extension() -> None:
    """By hand: 2-4, 7-11, 15-18, 21-25, 28-30 June are 20 working days, 1-14 July ten more.
    The pause removes 11, 15, 16, 17 and 18 June, so five more follow: 15, 16, 19-21 July."""
    assert due(
        "--calendar CN --from 2021-06-01 --limit 20 --unit wd "
        "--pause 2021-06-10:2021-06-18 --extend 10"
    ) == [
        "2021-07-21",
        "Start: 2021-06-01 (Tuesday); the day itself does not count.",
        "Limit: 20 working days, extended by 10 to 30; the end is 2021-07-14 (Wednesday).",
        "Pause: after 2021-06-10 (Thursday) until 2021-06-18 (Friday), 5 working days "
        "removed; the end moves to 2021-07-21 (Wednesday).",
    ]


def test_a_pause_that_begins_after_the_end() -> None:
    assert due(
        "--calendar CN --from 2021-03-01 --limit 20 --unit wd --pause 2021-03-29:2021-04-09"
    ) == [
        "2021-03-29",
        "Start: 2021-03-01 (Monday); the day itself does not count.",
        "Limit: 20 working days; the end is 2021-03-29 (Monday).",
        "Pause: begins on 2021-03-29 (Monday), not before the end; it moves nothing.",
    ]


def test_calendar_days_print_raw_and_rolled() -> None:
    assert due("--calendar CN --from 2021-01-05 --limit 90 --unit cd") == [
        "2021-04-06",
        "raw: 2021-04-05",
        "rolled: 2021-04-06",
        "Start: 2021-01-05 (Tuesday); the day itself does not count.",
        "Limit: 90 calendar days; the end is 2021-04-05 (Monday).",
        "Rolled: 2021-04-05 (Monday) is a rest day; the end moves to 2021-04-06 (Tuesday).",
    ]


def test_a_make_up_saturday_is_no_rest_day() -> None:
    assert due("--calendar CN --from 2021-09-03 --limit 15 --unit cd") == [
        "2021-09-18",
        "raw: 2021-09-18",
        "rolled: 2021-09-18",
        "Start: 2021-09-03 (Friday); the day itself does not count.",
        "Limit: 15 calendar days; the end is 2021-09-18 (Saturday).",
        "Rolled: 2021-09-18 (Saturday) is no rest day; the end stays.",
    ]


def test_months_and_years_and_no_rolling() -> None:
    assert due("--calendar IT --from 2021-01-31 --limit 1 --unit month --rolls none") == [
        "2021-02-28",
        "raw: 2021-02-28",
        "rolled: 2021-02-28",
        "Start: 2021-01-31 (Sunday); the day itself does not count.",
        "Limit: 1 month; the end is 2021-02-28 (Sunday).",
    ]
    assert due("--calendar NONE --from 2024-02-29 --limit 1 --unit year")[:3] == [
        "2025-02-28",
        "raw: 2025-02-28",
        "rolled: 2025-02-28",
    ]


def test_a_negative_limit_counts_back() -> None:
    assert due("--calendar CN --from 2021-03-20 --limit -7 --unit wd") == [
        "2021-03-11",
        "Start: 2021-03-20 (Saturday); the day itself does not count.",
        "Limit: 7 working days back; the end is 2021-03-11 (Thursday).",
    ]


def test_hours_run_through_the_change_of_clocks() -> None:
    assert due(
        "--calendar IT --from 2021-03-27T10:00 --limit 24 --unit hour "
        "--pause 2021-03-27T12:00:2021-03-27T14:30"
    ) == [
        "2021-03-28T13:30:00+02:00",
        "Start: 2021-03-27T10:00+01:00; hours run from the moment.",
        "Limit: 24 hours; the end is 2021-03-28T11:00+02:00.",
        "Pause: after 2021-03-27T12:00+01:00 until 2021-03-27T14:30+01:00, 2 hours removed; "
        "the end moves to 2021-03-28T13:30+02:00.",
    ]
    assert due(
        "--calendar CN --from 2021-10-01T09:00:30 --limit 24 --unit hour --timezone UTC"
    ) == [
        "2021-10-02T09:00:30+00:00",
        "Start: 2021-10-01T09:00+00:00; hours run from the moment.",
        "Limit: 24 hours; the end is 2021-10-02T09:00+00:00.",
    ]


def test_beyond_the_published_years_the_date_is_provisional() -> None:
    assert due("--calendar CN --from 2026-12-21 --limit 20 --unit wd") == [
        "2027-01-18",
        "Start: 2026-12-21 (Monday); the day itself does not count.",
        "Limit: 20 working days; the end is 2027-01-18 (Monday).",
        "Provisional: the calendar CN is published from 2004-01-01 to 2026-12-31; beyond it "
        "Monday to Friday stand in for the working days, so the date may change.",
    ]


def test_an_overlay_closes_a_day(tmp_path: Path) -> None:
    days = tmp_path / "days.csv"
    days.write_text("day,kind,note\n2021-07-26,rest,typhoon\n")
    words = f"--calendar CN --from 2021-07-23 --limit 1 --unit wd --overlay {days}"
    assert due(words)[0] == "2021-07-27"


def test_the_clock_of_a_licence_from_the_library() -> None:
    assert due("--clock decide --from 2021-09-14") == [
        "2021-10-18",
        "Clock: decide of cn.licensing, 行政许可法42(1) 45, in force from 2004-07-01.",
        "Limit: the catalogue states it for each item; taken here is the general 20 working days "
        "of 行政许可法42(1). Another can be stated with --limit and --unit.",
        "Start: 2021-09-14 (Tuesday); the day itself does not count.",
        "Limit: 20 working days; the end is 2021-10-18 (Monday).",
    ]
    assert due("--clock decide --from 2021-09-14 --limit 45 --unit cd")[:4] == [
        "2021-10-29",
        "raw: 2021-10-29",
        "rolled: 2021-10-29",
        "Clock: decide of cn.licensing, 行政许可法42(1) 45, in force from 2004-07-01.",
    ]


def test_the_law_of_the_start_day_governs() -> None:
    old = due("--clock hearing_request --from 2021-07-14")
    assert old == [
        "2021-07-19",
        "raw: 2021-07-17",
        "rolled: 2021-07-19",
        "Clock: hearing_request of cn.penalty, 行政处罚法(2017)42, in force from 2018-01-01 to "
        "2021-07-14.",
        "Start: 2021-07-14 (Wednesday); the day itself does not count.",
        "Limit: 3 calendar days; the end is 2021-07-17 (Saturday).",
        "Rolled: 2021-07-17 (Saturday) is a rest day; the end moves to 2021-07-19 (Monday).",
    ]
    assert due("--clock hearing_request --from 2021-07-15 --pack cn.penalty") == [
        "2021-07-22",
        "Clock: hearing_request of cn.penalty, 行政处罚法64(1) 85, in force from 2021-07-15.",
        "Start: 2021-07-15 (Thursday); the day itself does not count.",
        "Limit: 5 working days; the end is 2021-07-22 (Thursday).",
    ]


def test_a_contested_limit_names_the_safe_date() -> None:
    assert due("--clock seize --from 2021-09-02 --extend 0")[-1] == (
        "Contested: whether it rolls is disputed; 2021-10-02 is the safe date."
    )


def test_a_project_brings_its_calendar_and_its_packs(tmp_path: Path) -> None:
    folder = project(tmp_path, "answer_mail,,received,answered,5,wd,,,none,,,,,certain\n")
    (folder / "days.csv").write_text("day,kind,note\n2021-03-02,rest,\n")
    (folder / "oversight.toml").write_text(
        '[project]\nname = "mine"\ntimezone = "Europe/Amsterdam"\ncalendar = "NL"\n'
        'overlay = "days.csv"\n[rules]\npacks = ["my.pack"]\n'
    )
    assert due("--clock answer_mail --from 2021-03-01", folder) == [
        "2021-03-09",
        "Clock: answer_mail of my.pack, no basis stated.",
        "Start: 2021-03-01 (Monday); the day itself does not count.",
        "Limit: 5 working days; the end is 2021-03-09 (Tuesday).",
    ]
    assert due("--clock answer_mail --from 2021-03-01 --calendar IT", folder)[0] == "2021-03-08"


def test_everything_wrong_is_said_at_once() -> None:
    assert refusal(
        "--calendar XN --from 2021-02-29 --limit ten --unit days --pause 2021-06-18:2021-06-10 "
        "--pause 2021-06-10 --extend -1 --timezone Asia/Shangai --rolls back --overlay no.csv"
    ) == [
        Problem(
            "--from",
            "'2021-02-29' is not a date.",
            "Write it as YYYY-MM-DD, such as 2021-03-01.",
        ),
        Problem("--limit", "'ten' is not a whole number.", "Write one, such as 20 or -7."),
        Problem("--unit", "There is no unit 'days'.", "Known: cd, hour, month, wd, year."),
        Problem("calendar", "There is no calendar 'XN'.", "Known: CN, IT, NL, NONE."),
        Problem(
            "no.csv",
            "The calendar overlay cannot be read: No such file or directory.",
            "Check the path and its permissions.",
        ),
        Problem(
            "--timezone",
            "There is no time zone 'Asia/Shangai'.",
            "Did you mean 'Asia/Shanghai'?",
        ),
        Problem(
            "--pause",
            "The pause ends on 2021-06-10, before it begins on 2021-06-18.",
            "Write the earlier first.",
        ),
        Problem(
            "--pause",
            "'2021-06-10' is not a pause.",
            "Write START:END, such as 2021-06-10:2021-06-18.",
        ),
        Problem("--extend", "'-1' is no number of units.", "Write a whole number, such as 10."),
        Problem(
            "--rolls",
            "There is no way to roll 'back'.",
            "Known: contested, forward, none.",
        ),
    ]


def test_what_is_left_out_is_asked_for() -> None:
    assert refusal("--from 2021-03-01") == [
        Problem("--limit", "No limit is stated.", "State one, or name a clock with --clock."),
        Problem("--unit", "No unit is stated.", "State one: wd, cd, month, year, hour."),
        Problem("--calendar", "No calendar is named.", "Name one: CN, IT, NL, NONE."),
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (
            "--calendar CN --from 2021-03-01 --limit 24 --unit hour",
            Problem(
                "--from",
                "'2021-03-01' is not a moment, and hours run from the moment.",
                "Write date and local time, such as 2021-03-01T09:30.",
            ),
        ),
        (
            "--calendar CN --from 2021-03-01T09:00 --limit 20 --unit wd",
            Problem(
                "--from",
                "'2021-03-01T09:00' is not a date.",
                "Write it as YYYY-MM-DD, such as 2021-03-01.",
            ),
        ),
        (
            "--calendar CN --from 2021-03-01 --limit 2000 --unit year",
            Problem(
                "--limit",
                "The limit of 2000 years is too long.",
                "A limit is at most 1000 years.",
            ),
        ),
        (
            "--calendar CN --from 9999-12-01 --limit 90 --unit cd",
            Problem(
                "--limit",
                "Counting 90 calendar days from 9999-12-01 leads out of the years 1 to 9999.",
                "Give a shorter limit or another start.",
            ),
        ),
        (
            "--calendar CN --from 2021-03-01 --limit -7 --unit wd --extend 3",
            Problem(
                "--extend",
                "A limit that counts back is not moved by pauses or extensions.",
                "Leave out --extend.",
            ),
        ),
        (
            "--calendar CN --from 2021-03-01 --limit 7 --unit wd --timezone Mars",
            Problem(
                "--timezone",
                "There is no time zone 'Mars'.",
                "Write it as Area/City, such as Asia/Shanghai.",
            ),
        ),
        (
            "--clock decidee --from 2021-03-01",
            Problem(
                "--clock", "There is no clock 'decidee' in any pack.", "Did you mean 'decide'?"
            ),
        ),
        (
            "--clock decide --pack cn.licence --from 2021-03-01",
            Problem(
                "--pack",
                "There is no pack 'cn.licence' with clocks.",
                "Did you mean 'cn.licensing'?",
            ),
        ),
        (
            "--clock decide --pack cn.penalty --from 2021-03-01",
            Problem(
                "--clock",
                "There is no clock 'decide' in the pack cn.penalty.",
                "Did you mean 'penalty_decide'?",
            ),
        ),
        (
            "--clock promise --from 2021-03-01",
            Problem(
                "--clock",
                "The limit of the clock 'promise' comes from the catalogue (item.promise).",
                "State it with --limit and --unit.",
            ),
        ),
        (
            "--clock penalty_decide --from 2021-03-01",
            Problem(
                "--clock",
                "The clock 'penalty_decide' of cn.penalty was not law on 2021-03-01.",
                "It is law from 2021-07-15 on.",
            ),
        ),
        (
            "--clock hearing_request --from 2017-03-01",
            Problem(
                "--clock",
                "The clock 'hearing_request' of cn.penalty was not law on 2017-03-01.",
                "It is law from 2018-01-01 to 2021-07-14, from 2021-07-15 on.",
            ),
        ),
        (
            "--clock penalty_decide --from 2021-08-02 --pause 2021-08-10:2021-08-20",
            Problem(
                "--pause",
                "The clock 'penalty_decide' knows no pauses.",
                "Leave out --pause, or count with --limit and --unit instead of --clock.",
            ),
        ),
        (
            "--clock deliver --from 2021-08-02 --extend 5",
            Problem(
                "--extend",
                "The clock 'deliver' knows no extension.",
                "Leave out --extend, or count with --limit and --unit instead of --clock.",
            ),
        ),
        (
            "--clock decide --from 2021-08-02 --extend 15",
            Problem(
                "--extend",
                "The clock 'decide' can be extended by at most 10, not 15.",
                "Write at most 10.",
            ),
        ),
    ],
)
def test_a_wrong_question_is_refused(words: str, problem: Problem) -> None:
    assert refusal(words) == [problem]


def test_a_clock_of_two_packs_and_one_of_the_case(tmp_path: Path) -> None:
    folder = project(
        tmp_path,
        "decide,,a,b,5,wd,,,none,,,,,certain\nstated,,a,b,case.stated_due,cd,,,none,,,,,certain\n",
    )
    assert refusal("--clock decide --from 2021-03-01", folder) == [
        Problem(
            "--clock",
            "The packs cn.licensing and my.pack have a clock 'decide' each.",
            "Name one of them with --pack.",
        )
    ]
    assert due("--clock decide --pack my.pack --from 2021-03-01 --calendar NONE", folder)[0] == (
        "2021-03-08"
    )
    assert refusal("--clock stated --from 2021-03-01 --calendar NONE", folder) == [
        Problem(
            "--clock",
            "The limit of the clock 'stated' comes from the case (case.stated_due).",
            "State it with --limit and --unit.",
        )
    ]


def test_help_shows_an_example() -> None:
    result = CliRunner().invoke(app, ["due", "--help"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    example = "Example: oversight clock due --calendar CN --from 2021-03-01 --limit 20 --unit wd"
    assert example in " ".join(result.stdout.split())
