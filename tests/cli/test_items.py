"""`oversight items`: what it prints, and what it says when it refuses."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight.clock.calendar import load_calendar
from oversight.supervision.workflow import COMMANDS

from ..supervision.support import row, table
from .desk import ITEM, OTHER, Desk, new_desk, raised_desk


@pytest.fixture
def empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return new_desk(tmp_path, monkeypatch, capsys)


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys)


@pytest.fixture
def chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys, "zh")


def state(desk: Desk) -> list[tuple[str, ...]]:
    """All that a refused command must leave as it is."""
    with sqlite3.connect(desk.folder / "oversight.db") as connection:
        rows = connection.execute("SELECT * FROM supervision_item").fetchall()
        return rows + connection.execute("SELECT * FROM supervision_trail").fetchall()


def test_raising_says_what_it_did_and_twice_does_nothing(empty: Desk) -> None:
    raising = ("items", "raise", str(empty.findings), "--at", "2021-10-08")
    assert empty.done(*raising) == (
        "Raised 2, already open 0, recurred 0, vanished 0, cleared 0, ended and unchanged 0.\n"
    )
    assert empty.done(*raising) == (
        "Raised 0, already open 2, recurred 0, vanished 0, cleared 0, ended and unchanged 0.\n"
    )


def test_a_summary_lets_findings_vanish(desk: Desk) -> None:
    later, summary = desk.folder / "later.parquet", desk.folder / "summary.parquet"
    pq.write_table(table(), later)
    pq.write_table(pa.table({"rule": ["cn.penalty/not-served"]}), summary)
    told = desk.done("items", "raise", str(later), "--summary", str(summary), "--at", "2021-10-11")
    assert told == (
        "Raised 0, already open 0, recurred 0, vanished 0, cleared 1, ended and unchanged 0.\n"
    )
    assert "The latest evaluation no longer finds it" in desk.done("items", "show", OTHER)


def test_the_list_shows_the_soonest_first(desk: Desk) -> None:
    desk.walk("assign", "sign")
    assert desk.done("items", "list", "--at", "2021-10-11") == (
        "Item        State   Card    Due                   Rule                           Subject"
        "  Organisation\n"
        f"{OTHER}  raised  yellow  2021-10-09 (overdue)  cn.penalty/not-served          P9\n"
        f"{ITEM}  signed  red     2021-10-14            cn.licensing/decision-overdue  C1     "
        "  O-12\n"
        "2 of 2 items.\n"
    )


@pytest.mark.parametrize(
    ("filters", "subjects"),
    [
        (("--state", "raised"), ["P9"]),
        (("--org", "O-12"), ["C1"]),
        (("--rule", "cn.penalty"), ["P9"]),
        (("--rule", "cn.licensing/decision-overdue"), ["C1"]),
        (("--card", "yellow"), ["P9"]),
        (("--limit", "1"), ["P9"]),
    ],
)
def test_the_list_is_filtered(desk: Desk, filters: tuple[str, ...], subjects: list[str]) -> None:
    desk.walk("assign", "sign")
    lines = desk.done("items", "list", "--at", "2021-10-08", *filters).splitlines()
    assert [line.split()[5] for line in lines[1:-1]] == subjects
    assert lines[-1] == ("1 of 2 items." if "--limit" in filters else "1 of 1 items.")


def test_a_filter_that_matches_nothing_says_so(desk: Desk) -> None:
    assert desk.done("items", "list", "--org", "O-99") == "No item matches.\n"


def test_an_item_tells_why_and_what_next(desk: Desk) -> None:
    desk.walk("assign", "sign", "submit", "return")
    assert desk.done("items", "show", ITEM, "--at", "2021-10-08") == (
        f"Item {ITEM} · red · returned\n"
        "A decision was due by 2021-03-29; it is 5 working days late\n"
        "Rule          cn.licensing/decision-overdue (version 1, timeout)\n"
        "Subject       case C1\n"
        "Organisation  O-12\n"
        "Facts         Due = 2021-03-29\n"
        "              Late = 5\n"
        "Judged        as of 2021-10-08, run run-1\n"
        "Next          submit (handler), by 2021-10-14\n"
        "It was returned: 1.\n"
        "Trail\n"
        "  1  2021-10-08  evaluation  raise   - → raised            card: red\n"
        "      A decision was due by 2021-03-29; it is 5 working days late\n"
        "  3  2021-10-08  Li Wei      assign  raised → assigned     organisation: O-12\n"
        "  4  2021-10-08  Zhao Min    sign    assigned → signed     organisation: O-12\n"
        "  5  2021-10-08  Zhao Min    submit  signed → submitted    evidence: file 7\n"
        "      Decided and told.\n"
        "  6  2021-10-08  Sun Li      return  submitted → returned\n"
        "      No notice served.\n"
    )


def test_an_item_in_chinese(chinese: Desk) -> None:
    chinese.walk("assign")
    assert chinese.done("items", "show", ITEM, "--at", "2021-10-11") == (
        f"督办件 {ITEM} · 红牌 · 已交办\n"
        "A decision was due by 2021-03-29; it is 5 working days late\n"
        "规则      cn.licensing/decision-overdue（版本1，超时）\n"
        "对象      case C1\n"
        "单位      O-12\n"
        "事实      Due = 2021-03-29\n"
        "          Late = 5\n"
        "最近评估  截至2021-10-08，运行run-1\n"
        "下一步    交办（督查员）、不予立件（督查员）、签收（承办人）、提出异议（承办人），"
        "期限2021-10-09（逾期）\n"
        "痕迹\n"
        "  1  2021-10-08  evaluation  立件  - → 待交办       牌：红牌\n"
        "      A decision was due by 2021-03-29; it is 5 working days late\n"
        "  3  2021-10-08  Li Wei      交办  待交办 → 已交办  单位：O-12\n"
    )
    assert chinese.done("items", "list", "--state", "assigned", "--at", "2021-10-08") == (
        "督办件      状态    牌    期限        规则                           对象  单位\n"
        f"{ITEM}  已交办  红牌  2021-10-09  cn.licensing/decision-overdue  C1    O-12\n"
        "共1件，列出1件。\n"
    )


def test_the_whole_way_to_closed(desk: Desk) -> None:
    proof = desk.folder / "decision.txt"
    proof.write_text("The decision.", encoding="utf-8")
    at = ("--at", "2021-10-08")
    told = [
        desk.done("items", "assign", ITEM, "--by", "Li Wei", *at),
        desk.done("items", "sign", ITEM.lower(), "--by", "Zhao Min", "--org", "O-12", *at),
        desk.done("items", "attach", ITEM, "--by", "Zhao Min", "--file", str(proof), *at),
        desk.done("items", "submit", ITEM[:4], "--by", "Zhao Min", "--did", "Told.", *at),
        desk.done("items", "verify", ITEM, "--by", "Sun Li", "--basis", "proof", *at),
        desk.done("items", "assess", ITEM, "--by", "Li Wei", "--disposition", "confirmed", *at),
        desk.done("items", "close", ITEM, "--by", "Li Wei", *at),
    ]
    assert told == [
        f"Item {ITEM} is now assigned. Next: assign (inspector), dismiss (inspector), "
        "sign (handler), dispute (handler), by 2021-10-09.\n",
        f"Item {ITEM} is now signed. Next: begin (handler), submit (handler), "
        "ask for more time (handler), dispute (handler), by 2021-10-14.\n",
        f"Item {ITEM} is now signed. Next: begin (handler), submit (handler), "
        "ask for more time (handler), dispute (handler), by 2021-10-14.\n",
        f"Item {ITEM} is now submitted. Next: verify (verifier), return (verifier), "
        "by 2021-10-12.\n",
        f"Item {ITEM} is now verified. Next: assess (inspector), by 2021-10-12.\n",
        f"Item {ITEM} is now assessed. Next: close (inspector), "
        "propose accountability (inspector), by 2021-10-12.\n",
        f"Item {ITEM} is now closed. Next: judge the effect (inspector), "
        "propose accountability (inspector).\n",
    ]


def test_a_due_date_beyond_the_published_calendar_is_provisional(desk: Desk) -> None:
    last = load_calendar("CN").last
    folder = desk.folder
    with sqlite3.connect(folder / "oversight.db") as connection:
        connection.execute(
            "UPDATE supervision_item SET due = ? WHERE id = ?", (f"{last.year + 1}-01-08", ITEM)
        )
    assert f"{last.year + 1}-01-08 (provisional)" in desk.done("items", "show", ITEM)


def test_a_handler_is_refused_as_verifier_and_nothing_changes(desk: Desk) -> None:
    desk.walk("assign", "sign", "submit")
    before = state(desk)
    given = ("--basis", "evaluation", "--at", "2021-10-08")
    assert desk.refused("items", "verify", ITEM, "--by", "zhao min", *given) == (
        f"item {ITEM}: zhao min handled this item and cannot verify it. "
        "Have it done by a person who neither signed nor submitted it.\n"
        f"item {ITEM}: No evaluation as of 2021-10-08 or later has found the item gone. "
        "Evaluate and raise again, or verify on proof.\n"
    )
    assert state(desk) == before


REFUSED = {
    "wrong state": (
        ("close", ITEM, "--by", "Li Wei"),
        f"item {ITEM}: The item is raised; close is possible only when it is assessed. "
        "Possible now: assign, dismiss.\n",
    ),
    "unknown item": (
        ("assign", ITEM[:8] + "ZZ", "--by", "Li Wei"),
        f"item {ITEM[:8]}ZZ: There is no item '{ITEM[:8]}ZZ'. Did you mean '{ITEM}'?\n",
    ),
    "nothing like it": (
        ("show", "????"),
        "item ????: There is no item '????'. `oversight items list` shows the items there are.\n",
    ),
    "a subject instead": (
        ("show", "C1"),
        "item C1: There is no item 'C1'. It is the id of a subject; "
        f"its items: {ITEM} (cn.licensing/decision-overdue).\n",
    ),
    "nobody named": (
        ("assign", ITEM),
        f"item {ITEM}: To assign an item, the person who does it must be given. Say it in `by`.\n",
    ),
    "no organisation": (
        ("assign", OTHER, "--by", "Li Wei"),
        f"item {OTHER}: The finding names no organisation, and none was given to assign the item "
        "to. Say in `to` which organisation is to handle it.\n",
    ),
    "no reason": (
        ("return", ITEM, "--by", "Sun Li"),
        f"item {ITEM}: The item is raised; return is possible only when it is submitted. "
        "Possible now: assign, dismiss.\n"
        f"item {ITEM}: To return an item, the reason must be given. "
        "Say it in `why`.\n",
    ),
    "unknown state": (
        ("list", "--state", "sined", "--card", "blue"),
        "--state: There is no state 'sined'. Did you mean 'signed'?\n"
        "--card: There is no card 'blue'. Known: red, yellow.\n",
    ),
    "no day": (
        ("list", "--at", "8.10.2021"),
        "--at: '8.10.2021' is neither a day nor a time. "
        "Write it as 2021-10-08 or 2021-10-08T09:30.\n",
    ),
    "to come": (
        ("assign", ITEM, "--by", "Li Wei", "--at", "2999-01-01"),
        "--at: 2999-01-01 has not come yet. Give the day on which it was done.\n",
    ),
    "no findings": (
        ("raise", "no.parquet"),
        "no.parquet: There is no file 'no.parquet'. Name a table that evaluate has written.\n",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_said_whole_and_changes_nothing(desk: Desk, what: str) -> None:
    arguments, said = REFUSED[what]
    before = state(desk)
    assert desk.refused("items", *arguments) == said
    assert state(desk) == before


def test_findings_that_are_none_make_no_store(empty: Desk) -> None:
    text = empty.folder / "findings.csv"
    text.write_text("rule,subject\n")
    wrong = empty.folder / "wrong.parquet"
    pq.write_table(table(row()).drop_columns(["rule"]), wrong)
    assert empty.refused("items", "raise", str(text)) == (
        f"{text}: '{text}' is not a Parquet file. "
        "Name a table that `oversight evaluate --out` wrote.\n"
    )
    assert empty.refused("items", "raise", str(wrong)) == (
        "findings, column rule: The findings have no column 'rule'. "
        "Give a table that `oversight evaluate --out` wrote.\n"
    )
    assert empty.refused("items", "raise", str(empty.findings), "--summary", str(wrong)) == (
        "summary, column rule: The summary has no column 'rule'. "
        "Give a table that `oversight evaluate --summary` wrote.\n"
    )
    assert not (empty.folder / "oversight.db").exists()


def test_a_store_that_is_not_there_yet_is_not_made_by_looking(empty: Desk) -> None:
    assert empty.refused("items", "list") == (
        f"sqlite:///{empty.folder}/oversight.db: There is no supervision store here yet. "
        "Raise items from findings first: `oversight items raise FINDINGS.parquet`.\n"
    )
    assert not (empty.folder / "oversight.db").exists()


def test_a_time_is_kept_in_the_zone_of_the_project(desk: Desk) -> None:
    desk.done("items", "assign", ITEM, "--by", "Li Wei", "--at", "2021-10-08T16:30:00+00:00")
    shown = desk.done("items", "show", ITEM)
    assert "2021-10-09T00:30:00+08:00  Li Wei" in shown


@pytest.mark.parametrize(
    "name",
    ["list", "show", "raise", *(each.replace("_", "-") for each in COMMANDS)],
)
def test_every_command_helps_with_an_example(empty: Desk, name: str) -> None:
    out = empty.done("items", name, "--help")
    assert f"Example: oversight -C fines items {name}" in " ".join(out.split())
