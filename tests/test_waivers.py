"""Waivers: read with every fault at its place, and what they cover counted apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from oversight.findings import FINDINGS
from oversight.problem import Refused
from oversight.waivers import Waiver, apply_waivers, expired, read_waivers

RULES = ("t.small/late", "t.small/paid")
SOUND = """\
# What somebody answers for.
waivers:
  - rule: t.small/late
    subject: A
    owner: K. Li, legal affairs
    reason: the day was recorded wrong
    until: 2021-12-31
  - rule: t.small/late
    org: O2
    owner: Office 3
    reason: a pilot
    from: 2021-06-01
    until: 2021-06-30
"""
BROKEN = """\
waivers:
  - rule: t.small/latr
    subject: A
    org: B
    owner: " "
    untl: 2022-01-01
  - {rule: t.small/paid, owner: a, reason: b, from: 2022-02-01, until: 2022-01-01}
  - {rule: t.small/late, org: O1, owner: a, reason: b, until: 2022-01-01}
  - {rule: t.small/late, org: O1, owner: a, reason: c, until: 2022-01-02}
  - all of them
"""


def write(folder: Path, text: str) -> Path:
    (folder / "waivers.yaml").write_text(text, encoding="utf-8")
    return folder


def findings(*rows: tuple[str, str, str, str | None]) -> pa.Table:
    """Rows of (rule, outcome, subject, org) as a findings table has them."""
    made = [
        {"rule": rule, "outcome": outcome, "subject": subject, "org": org}
        for rule, outcome, subject, org in rows
    ]
    return pa.Table.from_pylist(made, schema=FINDINGS)


def shown(table: pa.Table) -> list[tuple[str, ...]]:
    return [(row["rule"], row["subject"]) for row in table.to_pylist()]


def test_what_stands_in_the_file(tmp_path: Path) -> None:
    where = f"{write(tmp_path, SOUND)}/waivers.yaml"
    assert read_waivers(tmp_path, RULES) == (
        Waiver(
            "t.small/late",
            "A",
            None,
            "K. Li, legal affairs",
            "the day was recorded wrong",
            None,
            date(2021, 12, 31),
            f"{where}:3:5",
        ),
        Waiver(
            "t.small/late",
            None,
            "O2",
            "Office 3",
            "a pilot",
            date(2021, 6, 1),
            date(2021, 6, 30),
            f"{where}:8:5",
        ),
    )


@pytest.mark.parametrize("text", [None, "", "waivers:\n", "waivers: []\n", "# nothing\n"])
def test_no_waivers(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        write(tmp_path, text)
    assert read_waivers(tmp_path, RULES) == ()


def test_every_fault_at_once(tmp_path: Path) -> None:
    where = f"{write(tmp_path, BROKEN)}/waivers.yaml"
    with pytest.raises(Refused) as refused:
        read_waivers(tmp_path, RULES)
    assert [str(p).removeprefix(where) for p in refused.value.problems] == [
        ":2:5: 'reason' is missing in waivers. Add reason: and its value.",
        ":2:5: 'until' is missing in waivers. Add until: and its value.",
        ":2:5: There is no rule 't.small/latr'. Did you mean 't.small/late'?",
        ":4:5: The waiver names both a subject and an org. Name one subject, or one organisation.",
        ":5:5: The text is blank. Say who answers for it, and why.",
        ":6:5: There is no setting 'untl' here. Did you mean 'until'?",
        ":7:5: The waiver names neither subject nor org. Name one subject, or one organisation.",
        ":7:65: The waiver ends on 2022-01-01, before it begins on 2022-02-01."
        " Change from or until.",
        f":9:5: t.small/late is already waived for organisation O1 at {where}:8:5."
        " Keep one of the two.",
        ":10:5: The entry is no mapping. Write rule, subject or org, owner, reason and until, each"
        " with its value.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- rule: a\n", "The file is no mapping."),
        ("waiver: []\n", "There is no setting 'waiver' here."),
        ("waivers: none\n", "waivers is 'none'."),
    ],
)
def test_what_is_no_list_of_waivers(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_waivers(write(tmp_path, text), RULES)
    assert [problem.said for problem in refused.value.problems] == [said]


def test_what_is_covered(tmp_path: Path) -> None:
    waivers = read_waivers(write(tmp_path, SOUND), RULES)
    table = findings(
        ("t.small/late", "flagged", "A", "O1"),
        ("t.small/late", "flagged", "B", "O1"),
        ("t.small/late", "cannot_tell", "C", "O2"),
        ("t.small/late", "flagged", "D", None),
        ("t.small/paid", "flagged", "A", "O2"),
    )
    parted = apply_waivers(table, waivers, date(2021, 6, 30))
    assert shown(parted.waived) == [("t.small/late", "A"), ("t.small/late", "C")]
    assert shown(parted.left) == [
        ("t.small/late", "B"),
        ("t.small/late", "D"),
        ("t.small/paid", "A"),
    ]
    assert parted.left.schema == FINDINGS
    assert parted.counts() == {
        ("t.small/late", "flagged"): 1,
        ("t.small/late", "cannot_tell"): 1,
    }
    assert parted.covered == {waivers[0]: 1, waivers[1]: 1}
    assert parted.waived["owner"].to_pylist() == ["K. Li, legal affairs", "Office 3"]
    assert parted.waived["until"].to_pylist() == [date(2021, 12, 31), date(2021, 6, 30)]


def test_the_days_of_a_waiver(tmp_path: Path) -> None:
    waivers = read_waivers(write(tmp_path, SOUND), RULES)
    table = findings(("t.small/late", "flagged", "C", "O2"))
    states = {
        date(2021, 5, 31): "not_yet",
        date(2021, 6, 1): "in_force",
        date(2021, 6, 30): "in_force",
        date(2021, 7, 1): "expired",
    }
    assert {day: waivers[1].state(day) for day in states} == states
    for day, state in states.items():
        parted = apply_waivers(table, waivers, day)
        assert parted.waived.num_rows == (state == "in_force")
        assert parted.left.num_rows == (state != "in_force")
    assert expired(waivers, date(2021, 6, 30)) == []
    assert [str(p) for p in expired(waivers, date(2021, 7, 1))] == [
        f"{tmp_path}/waivers.yaml:8:5: The waiver of t.small/late for organisation O2 ran out on"
        " 2021-06-30 (Office 3: a pilot). Renew it with a new until, or remove it."
    ]


def test_nothing_in_force_parts_nothing() -> None:
    table = findings(("t.small/late", "flagged", "A", "O1"))
    parted = apply_waivers(table, (), date(2021, 6, 1))
    assert parted.left is table
    assert parted.waived.column_names == [*FINDINGS.names, "owner", "reason", "until"]
