"""What waivers do to the commands: counted apart, not raised, told when they have run out."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from .line import Typed

WAIVER = """\
waivers:
  - rule: t.small/late
    subject: A
    owner: Office 3
    reason: recorded wrong
    until: 2021-12-31
"""
LATE = ("--rule", "t.small/late")
LAPSED = (
    "small/waivers.yaml:2:5: The waiver of t.small/late for subject A ran out on 2021-12-31"
    " (Office 3: recorded wrong). Renew it with a new until, or remove it.\n"
)


def waive(small: Path, text: str = WAIVER) -> None:
    (small / "waivers.yaml").write_text(text, encoding="utf-8")


def counted(out: str) -> list[str]:
    (row,) = (line for line in out.splitlines() if "t.small/late" in line)
    return row.replace("│", " ").split()


def test_waived_findings_are_counted_apart(typed: Typed, small: Path) -> None:
    out = typed.done("-C", small, "evaluate", "--as-of", "2021-12-31", *LATE)
    assert counted(out) == ["t.small/late", "4", "1", "2"]
    assert "waived" not in out
    waive(small)
    out = typed.done("-C", small, "evaluate", "--as-of", "2021-12-31", *LATE)
    assert counted(out) == ["t.small/late", "4", "0", "2", "1"]
    assert "waived" in out
    (kept,) = {path.parent for path in small.glob("runs/*/waived.parquet")}
    assert pq.read_table(kept / "waived.parquet")["subject"].to_pylist() == ["A"]
    assert pq.read_table(kept / "findings.parquet").num_rows == 3


def test_one_that_has_run_out_is_told_after_the_run(typed: Typed, small: Path) -> None:
    waive(small)
    code, out, err = typed("-C", small, "evaluate", "--as-of", "2022-01-01", *LATE)
    assert (code, err) == (1, LAPSED)
    assert counted(out) == ["t.small/late", "4", "1", "2", "0"]
    assert typed("-C", small, "rules", "check") == (2, "", LAPSED)


def test_wrong_waivers_are_refused_before_anything_is_evaluated(typed: Typed, small: Path) -> None:
    waive(small, WAIVER.replace("late", "latr"))
    said = "small/waivers.yaml:2:5: There is no rule 't.small/latr'. Did you mean 't.small/late'?\n"
    assert typed("-C", small, "evaluate", "--as-of", "2021-12-31") == (2, "", said)
    assert not (small / "runs").exists()
    assert typed("-C", small, "rules", "check") == (2, "", said)


def test_what_is_waived_is_not_raised(typed: Typed, small: Path) -> None:
    asked = ("--as-of", "2021-12-31", "--out", "found.parquet", *LATE)
    waive(small)
    typed.done("-C", small, "evaluate", *asked)
    out = typed.done("-C", small, "items", "raise", "found.parquet", "--at", "2022-01-04")
    assert out.splitlines()[-1] == "Waived, not raised: 1; see `oversight rules waivers`."
    listed = typed.done("-C", small, "items", "list", "--at", "2022-01-04")
    assert "t.small/late" not in listed


def test_an_item_whose_finding_is_waived_later_stays(typed: Typed, small: Path) -> None:
    asked = ("--as-of", "2021-12-31", "--out", "found.parquet", *LATE)
    typed.done("-C", small, "evaluate", *asked)
    raised = ("-C", small, "items", "raise", "found.parquet", "--at", "2022-01-04")
    before = typed.done(*raised)
    waive(small)
    assert "Waived" not in typed.done(*raised)
    listed = typed.done("-C", small, "items", "list", "--at", "2022-01-04")
    assert before
    assert "t.small/late" in listed


def test_the_list(typed: Typed, small: Path) -> None:
    none = typed.done("-C", small, "rules", "waivers")
    assert none == "There are no waivers: the project has no waivers.yaml, or an empty one.\n"
    waive(small)
    assert typed.done("-C", small, "rules", "waivers", "--as-of", "2021-12-31") == (
        "t.small/late  A  until 2021-12-31  in force\n    Office 3: recorded wrong\n"
    )
    assert typed("-C", small, "rules", "waivers", "--as-of", "2022-01-01") == (
        1,
        "t.small/late  A  until 2021-12-31  expired\n    Office 3: recorded wrong\n",
        LAPSED,
    )
