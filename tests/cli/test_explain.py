"""`oversight explain`: what it prints for each outcome, and its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from oversight.cli.explain import clock_sentence

from .line import Typed

LATE = """\
A is flagged by t.small/late
Late (as of 2021-12-31)
  Due by 2021-03-29; 9 days late
  basis: 行政许可法 42

flags at small/rules/t.small/late.rule:18:1:
  ✓ the rule examines it
      C = A
  ✓ clock(case=C, clock="decide", due=Due, until=T)
      C = A, Due = 2021-03-29, T = 2021-04-12
  ✓ Late == workdays(Due, T)
      Due = 2021-03-29, Late = 9, T = 2021-04-12
  ✓ Late > norm("few", on=Due)
      Due = 2021-03-29, Late = 9

clock decide (law 42): from 2021-03-01, limit 20 wd, due 2021-03-29; ended 2021-04-12; used 29 wd

case
 domain   ┃ org
━━━━━━━━━━╇━━━━━
 approval │ O1

event
 act      ┃ ts               ┃ officers
━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━
 stamped  │ 2021-03-01 08:00 │ K, L
 accepted │ 2021-03-01 09:00 │
 granted  │ 2021-04-12 16:30 │
"""
NOT_EXAMINED = """\
P is not examined by t.small/late
Late (as of 2021-12-31)
  basis: 行政许可法 42

examines at small/rules/t.small/late.rule:16:1:
  ✗ approval(C)
      approval(C) <= case(case=C, domain="approval")

case
 domain  ┃ org
━━━━━━━━━╇━━━━━
 penalty │ O1

event
 act     ┃ ts               ┃ amount
━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━
 payment │ 2021-05-01       │ 20
 payment │ 2021-05-02 12:00 │ 10.5
 payment │ 2021-05-03 12:00 │ 1
"""
CANNOT_TELL = """\
C cannot be told by t.small/late
Late (as of 2021-12-31)
  no limit
  basis: 行政许可法 42

cannot_tell at small/rules/t.small/late.rule:17:1:
  ✓ the rule examines it
      C = C
  ✓ ~clock(case=C, clock="decide")
      C = C
"""


def explained(typed: Typed, small: Path, *asked: str) -> str:
    out = typed.done("-C", small, "explain", *asked)
    return "\n".join(line.rstrip() for line in out.splitlines()) + "\n"


def test_what_it_prints(typed: Typed, small: Path) -> None:
    as_of = ("--as-of", "2021-12-31")
    assert explained(typed, small, "t.small/late", "A", *as_of) == LATE
    assert explained(typed, small, "t.small/late", "P", *as_of) == NOT_EXAMINED
    assert explained(typed, small, "t.small/late", "C", *as_of).startswith(CANNOT_TELL)


def test_the_day_is_the_latest_run_s(typed: Typed, small: Path) -> None:
    typed.done("-C", small, "evaluate", "--as-of", "2021-04-06")
    told = explained(typed, small, "t.small/late", "A").splitlines()
    assert told[:2] == ["A complies with t.small/late", "Late (as of 2021-04-06)"]
    assert told[-2:] == [" stamped  │ 2021-03-01 08:00 │ K, L", " accepted │ 2021-03-01 09:00 │"]


def test_the_proof_as_json(typed: Typed, small: Path) -> None:
    out = typed.done("-C", small, "explain", "t.small/paid", "P", "--as-of", "2021-12-31", "--json")
    file = "small/rules/t.small/paid.rule:16"
    moment = "2021-05-02T12:00:00+08:00"
    shown = json.loads(out)
    records = shown.pop("records")
    assert [row["event"] for row in records["event"]] == ["P1", "P2", "P3"]
    assert shown == {
        "rule": "t.small/paid",
        "subject": "P",
        "as_of": "2021-12-31",
        "outcome": "flagged",
        "message": f"Paid 10.5 at {moment}",
        "facts": {"Amount": 10.5, "At": moment, "more": 1},
        "tried": [
            {
                "predicate": "flags",
                "where": f"{file}:1",
                "holds": True,
                "conditions": [
                    {
                        "text": "the rule examines it",
                        "where": f"{file}:7",
                        "holds": True,
                        "values": {"C": "P"},
                        "defined": [],
                    },
                    {
                        "text": 'event(case=C, event=E, act="payment", amount=Amount, ts=At)',
                        "where": f"{file}:25",
                        "holds": True,
                        "values": {"Amount": 10.5, "At": moment, "C": "P", "E": "P2"},
                        "defined": [],
                    },
                    {
                        "text": "~small(E)",
                        "where": f"{file}:87",
                        "holds": True,
                        "values": {"E": "P2"},
                        "defined": ["small(E) <= event(event=E, amount=A) & (A < 5)"],
                    },
                ],
            }
        ],
        "clocks": [],
    }


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("t.small/lat", "A"),
            "RULE: There is no rule 't.small/lat'. Did you mean 't.small/late'?",
        ),
        (
            ("t.small/late", "X"),
            "SUBJECT: The lake holds no case 'X' as of that day. Nearest: A, B, C.",
        ),
        (
            ("t.small/late", "A", "--as-of", "soon"),
            "--as-of: 'soon' is not a day. Write it as 2021-03-29.",
        ),
    ],
)
def test_what_is_refused(typed: Typed, small: Path, asked: tuple[str, ...], said: str) -> None:
    assert typed("-C", small, "explain", *asked) == (2, "", f"{said}\n")


def test_a_clock_with_everything() -> None:
    clock = {
        "clock": "decide",
        "basis": "law 42",
        "start": "2021-03-01",
        "deemed": True,
        "limit": 30,
        "unit": "cd",
        "extended": 10,
        "paused": 4,
        "due": "2021-04-06",
        "raw_due": "2021-04-04",
        "provisional": True,
        "until": "2021-04-08",
        "used": 34,
    }
    assert clock_sentence(clock) == (
        "decide (law 42): from 2021-03-01 (deemed), limit 30 cd (of which 10 by extension), "
        "paused 4 cd, due 2021-04-06 (rolled from 2021-04-04) "
        "(provisional: the calendar is not published that far); "
        "still running on 2021-04-08; used 34 cd"
    )
