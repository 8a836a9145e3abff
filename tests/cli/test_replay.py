"""`oversight rules replay`: what it prints, writes and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rulebook.packs import RULE

from .line import Typed

CHANGED = """\
Replay of draft.rule against published
As of 2021-12-31
 organisation ┃ name ┃ flagged ┃ cannot tell ┃ gained ┃ lost ┃ changed
━━━━━━━━━━━━━━╇━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━╇━━━━━━━━━
 O1           │      │   1 → 1 │       0 → 0 │      0 │    0 │       1
──────────────┼──────┼─────────┼─────────────┼────────┼──────┼─────────
 all together │      │   1 → 1 │       2 → 2 │      0 │    0 │       1

changed (1)
  t.small/late  A  O1
    - flagged: Due by 2021-03-29; 9 days late
    + flagged: Due by 2021-03-29; 10 days late
The workbook is in out.xlsx.
"""


@pytest.fixture
def draft(small: Path) -> Path:
    path = Path("draft.rule")
    path.write_text(RULE.replace("(Late == w", "(Late == 1 + w"), encoding="utf-8")
    return path


def test_what_it_prints_and_writes(typed: Typed, small: Path, draft: Path) -> None:
    asked = ("--as-of", "2021-12-31", "--out", "out.xlsx")
    out = typed.done("-C", small, "rules", "replay", draft, *asked)
    assert "\n".join(line.rstrip() for line in out.splitlines()) + "\n" == CHANGED
    assert Path("out.xlsx").is_file()


def test_a_range_of_days(typed: Typed, small: Path, draft: Path) -> None:
    asked = ("--from", "2021-03-31", "--to", "2021-06-30", "--every", "quarter")
    out = typed.done("-C", small, "rules", "replay", draft, *asked).splitlines()
    assert out[1] == "2 days from 2021-03-31 to 2021-06-30, added up"


def test_against_itself(typed: Typed, small: Path, draft: Path) -> None:
    asked = ("--against", draft, "--as-of", "2021-12-31")
    out = typed.done("-C", small, "rules", "replay", draft, *asked).splitlines()
    assert out[2] == "Both versions find the same."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--to", "2021-12-31"), "--to: A last day is given, and no first one. Add --from DAY."),
        (
            ("--as-of", "2021-12-31", "--from", "2021-01-31"),
            "--as-of: One day is given, and a range as well. Leave one of them out.",
        ),
        (("--from", "soon"), "--from: 'soon' is not a day. Write it as 2021-03-29."),
        (
            ("--out", "out.csv"),
            "--out: 'out.csv' is no workbook. Give it a name that ends in .xlsx.",
        ),
        (
            ("--against", "nowhere"),
            "--against: There is no file or folder 'nowhere'. Name a rule file, or a folder.",
        ),
    ],
)
def test_what_is_refused(
    typed: Typed, small: Path, draft: Path, asked: tuple[str, ...], said: str
) -> None:
    assert typed("-C", small, "rules", "replay", draft, *asked) == (2, "", f"{said}\n")


def test_the_page_shows_what_is_printed() -> None:
    docs = Path(__file__).parents[2] / "docs"
    assert CHANGED in (docs / "replay-and-waivers.md").read_text(encoding="utf-8")
