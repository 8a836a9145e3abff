"""`oversight explain`: what it prints for each outcome, and its JSON."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from oversight.explain import Setting, explain
from oversight.explain.told import Told
from oversight.project import Project

from ..worlds import AS_OF, ZONE
from .line import Typed

LATE = """\
A is flagged by t.small/late
Late (as of 2021-12-31)
  Due by 2021-03-29; 9 days late
  basis: 行政许可法 42
  version 1 of the rule, in force since 2004-07-01
  Few (few) = 5 wd, in force since 2021-01-01; source: new law

Why it is flagged
  flags  small/rules/t.small/late.rule:18:1
  ✓ the rule examines it
      examines  small/rules/t.small/late.rule:16:1
      ✓ approval(C)
          approval("A")
          approval  small/rules/t.small/terms.rule:2:1
          # A matter of approval.
          ✓ case(case=C, domain="approval")
              → case A: domain = approval
      ✓ event(case=C, act="stamped")
          → event A1: act = stamped
  ✓ clock(case=C, clock="decide", due=Due, until=T)
      → clock decide: due = 2021-03-29, until = 2021-04-12
  ✓ Late == workdays(Due, T)
      9 == workdays(2021-03-29, 2021-04-12)
  ✓ Late > norm("few", on=Due)
      9 > 5
      few on 2021-03-29 = 5 wd, in force since 2021-01-01; source: new law

Clock decide: law 42 (small/rules/t.small/clocks.csv row 2)
  1. Starts 2021-03-01 (Mon) with event A2 (accepted); the day itself does not count
  2. Limit: 20 working days (by law 42, in force from 2004-07-01); to 2021-03-29 (Mon)
  3. Due: 2021-03-29 (Mon)
  4. Ended 2021-04-12 (Mon) by event A3 (granted); used 29 working days; over by 9 working days

case A: domain = approval, org = O1

event
 event ┃ act      ┃ ts               ┃ officers
━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━
 A1    │ stamped  │ 2021-03-01 08:00 │ K, L
 A2    │ accepted │ 2021-03-01 09:00 │
 A3    │ granted  │ 2021-04-12 16:30 │
"""
CHINESE = """\
B 符合规则 t.small/late
逾期（截至 2021-12-31）
  依据: 行政许可法 42
  规则第1版，自2004-07-01起施行
  少（few）= 5 wd，自2021-01-01起施行；来源：new law

未标记的理由：走得最远的条款止于首个不成立的条件
  flags  small/rules/t.small/late.rule:18:1
  ✓ 属于检查范围
      examines  small/rules/t.small/late.rule:16:1
      ✓ approval(C)
          approval("B")
          approval  small/rules/t.small/terms.rule:2:1
          # A matter of approval.
          ✓ case(case=C, domain="approval")
              → case B: domain = approval
      ✓ event(case=C, act="stamped")
          → event B1: act = stamped
  ✓ clock(case=C, clock="decide", due=Due, until=T)
      → clock decide: due = 2021-03-29, until = 2021-03-29
  ✓ Late == workdays(Due, T)
      0 == workdays(2021-03-29, 2021-03-29)
  ✗ Late > norm("few", on=Due)
      0 > 5
      2021-03-29当日 few = 5 wd，自2021-01-01起施行；来源：new law

时钟 decide：law 42（small/rules/t.small/clocks.csv row 2）
  1. 起算：2021-03-01（周一），事件 B2（accepted）；当日不计入
  2. 时限：20个工作日（依law 42，2004-07-01起施行）；至2021-03-29（周一）
  3. 届满：2021-03-29（周一）
  4. 终止：2021-03-29（周一），事件 B3（granted）；已用20个工作日；未超期

case B: domain = approval, org = O1

event
 event ┃ act      ┃ ts
━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━
 B1    │ stamped  │ 2021-03-01 08:00
 B2    │ accepted │ 2021-03-01 09:00
 B3    │ granted  │ 2021-03-29 23:59
"""
NOT_EXAMINED = """\
P is not examined by t.small/late
Late (as of 2021-12-31)
  basis: 行政许可法 42
  version 1 of the rule, in force since 2004-07-01
  Few (few) = 5 wd, in force since 2021-01-01; source: new law

Why it is not examined
  examines  small/rules/t.small/late.rule:16:1
  ✗ approval(C)
      approval("P")
      approval  small/rules/t.small/terms.rule:2:1
      # A matter of approval.
      ✗ case(case=C, domain="approval")
          → nearest: case P: domain = penalty

case P: domain = penalty, org = O1

event
 event ┃ act     ┃ ts               ┃ amount
━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━━━━╇━━━━━━━━
 P1    │ payment │ 2021-05-01       │ 20
 P2    │ payment │ 2021-05-02 12:00 │ 10.5
 P3    │ payment │ 2021-05-03 12:00 │ 1
"""
CANNOT_TELL = """\
C cannot be told by t.small/late
Late (as of 2021-12-31)
  no limit
  basis: 行政许可法 42
  version 1 of the rule, in force since 2004-07-01
  Few (few) = 5 wd, in force since 2021-01-01; source: new law

Why it cannot be told
  cannot_tell  small/rules/t.small/late.rule:17:1
  ✓ the rule examines it
      examines  small/rules/t.small/late.rule:16:1
      ✓ approval(C)
          approval("C")
          approval  small/rules/t.small/terms.rule:2:1
          # A matter of approval.
          ✓ case(case=C, domain="approval")
              → case C: domain = approval
      ✓ event(case=C, act="stamped")
          → event C1: act = stamped
  ✓ ~clock(case=C, clock="decide")
      ~clock(case="C", clock="decide")

What is missing, and where it should stand
  case C has no event with the act accepted, which starts the clock  → table event, column act

case C: domain = approval, org = O2

event C1: act = stamped, ts = 2021-03-01 08:00
"""


def explained(typed: Typed, small: Path, *asked: str) -> str:
    out = typed.done("-C", small, "explain", *asked)
    return "\n".join(line.rstrip() for line in out.splitlines()) + "\n"


def test_what_it_prints(typed: Typed, small: Path) -> None:
    as_of = ("--as-of", "2021-12-31")
    assert explained(typed, small, "t.small/late", "A", *as_of) == LATE
    assert explained(typed, small, "t.small/late", "P", *as_of) == NOT_EXAMINED
    assert explained(typed, small, "t.small/late", "C", *as_of) == CANNOT_TELL
    chinese = ("--language", "zh")
    assert explained(typed, small, "t.small/late", "B", *chinese, *as_of) == CHINESE


def test_a_rule_that_is_not_law_on_the_day(typed: Typed, small: Path) -> None:
    told = explained(typed, small, "t.small/paid", "P", "--as-of", "2022-01-01").splitlines()
    assert told[5:7] == [
        "  version 1 of the rule, in force 2004-07-01..2021-12-31",
        "  the rule is not in force on 2022-01-01, so an evaluation leaves it out",
    ]


def test_on_a_terminal_lines_hang_under_their_beginning(small: Path) -> None:
    project = Project.open(small)
    setting = Setting(
        project.rulebook, project.lake.snapshot(), project.calendar, ZONE, AS_OF, "zh"
    )
    out = io.StringIO()
    console = Console(file=out, width=44, force_terminal=True, no_color=True, highlight=False)
    Told(explain(setting, "t.small/late", "A"), "zh", console).all()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    at = plain.index("  1. ")
    assert plain[at : plain.index("  3. ")] == (
        "  1. 起算：2021-03-01（周一），事件 A2\n"
        "     （accepted）；当日不计入\n"
        "  2. 时限：20个工作日（依law\n"
        "     42，2004-07-01起施行）；至2021-03-29\n"
        "     （周一）\n"
    )
    assert max(map(cell_len, plain.splitlines())) <= 44


def test_how_much_was_read(typed: Typed, small: Path) -> None:
    told = explained(typed, small, "t.small/late", "A", "--reading").splitlines()
    assert told[-4:] == [
        "read of case: 1 of 1 files, 5 of 5 rows",
        "read of event: 1 of 1 files, 11 of 11 rows",
        "read of clock_stop: 0 of 0 files, 0 of 0 rows",
        "read of rating: 0 of 0 files, 0 of 0 rows",
    ]


def test_the_day_is_the_latest_run_s(typed: Typed, small: Path) -> None:
    typed.done("-C", small, "evaluate", "--as-of", "2021-04-06")
    told = explained(typed, small, "t.small/late", "A").splitlines()
    assert told[:2] == ["A complies with t.small/late", "Late (as of 2021-04-06)"]
    assert told[-2:] == [
        " A1    │ stamped  │ 2021-03-01 08:00 │ K, L",
        " A2    │ accepted │ 2021-03-01 09:00 │",
    ]


def test_the_proof_as_json(typed: Typed, small: Path) -> None:
    out = typed.done("-C", small, "explain", "t.small/paid", "P", "--as-of", "2021-12-31", "--json")
    file = "small/rules/t.small/paid.rule"
    moment = "2021-05-02T12:00:00+08:00"
    shown = json.loads(out)
    records = shown.pop("records")
    assert [row["event"] for row in records["event"]] == ["P1", "P2", "P3"]
    assert [one["table"] for one in shown.pop("reading")] == [
        "case",
        "event",
        "clock_stop",
        "rating",
    ]
    population = {
        "predicate": "examines",
        "where": f"{file}:15:1",
        "holds": True,
        "conditions": [
            {
                "text": 'event(case=C, act="payment")',
                "where": f"{file}:15:16",
                "holds": True,
                "values": {"C": "P"},
                "substituted": 'event(case="P", act="payment")',
                "records": [
                    {"table": "event", "key": key, "columns": {"case": "P", "act": "payment"}}
                    for key in ("P1", "P2", "P3")
                ],
            }
        ],
        "text": 'examines(C) <= event(case=C, act="payment")',
    }
    flags = shown.pop("tried")
    assert shown == {
        "rule": "t.small/paid",
        "version": "1",
        "title": {"zh": "缴款", "en": "Paid"},
        "basis": [{"law": "行政处罚法", "article": "74"}],
        "in_force": {"from": "2004-07-01", "until": "2021-12-31"},
        "applies": True,
        "card": "yellow",
        "kind": "abnormal",
        "subject_kind": "case",
        "subject": "P",
        "case": "P",
        "as_of": "2021-12-31",
        "outcome": "flagged",
        "message": f"Paid 10.5 at {moment}",
        "messages": {"zh": "缴款10.5", "en": f"Paid 10.5 at {moment}"},
        "facts": {"Amount": 10.5, "At": moment, "more": 1},
        "norms": [],
        "population": [population],
        "missing": [],
        "clocks": [],
        "walks": [],
    }
    (clause,) = flags
    examined, paid, small_one = clause["conditions"]
    assert examined == {
        "text": "the rule examines it",
        "where": f"{file}:16:7",
        "holds": True,
        "values": {"C": "P"},
        "opened": [population],
    }
    assert paid == {
        "text": 'event(case=C, event=E, act="payment", amount=Amount, ts=At)',
        "where": f"{file}:16:25",
        "holds": True,
        "values": {"Amount": 10.5, "At": moment, "C": "P", "E": "P2"},
        "substituted": f'event(case="P", event="P2", act="payment", amount=10.5, ts={moment})',
        "records": [
            {
                "table": "event",
                "key": "P2",
                "columns": {
                    "case": "P",
                    "event": "P2",
                    "act": "payment",
                    "amount": 10.5,
                    "ts": moment,
                },
            }
        ],
    }
    assert small_one["text"] == "~small(E)"
    assert small_one["defined"] == ["small(E) <= event(event=E, amount=A) & (A < 5)"]
    (refuted,) = small_one["opened"]
    assert [(c["text"], c["holds"], c.get("computed")) for c in refuted["conditions"]] == [
        ("event(event=E, amount=A)", True, None),
        ("A < 5", False, "10.5 < 5"),
    ]


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


def test_the_page_shows_what_is_printed() -> None:
    page = (Path(__file__).parents[2] / "docs" / "explain.md").read_text(encoding="utf-8")
    for told in (LATE, CHINESE, CANNOT_TELL):
        assert told in page
