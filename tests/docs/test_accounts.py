"""The page on accounts says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from oversight.accounts.attempts import FREE, FREE_FROM_ADDRESS, LONGEST_WAIT
from oversight.accounts.passwords import LEAST, MOST
from oversight.accounts.signin import IDLE, LONGEST
from oversight.accounts.tokens import DAYS, PREFIX
from oversight.records.schema import PERSONAL
from oversight.supervision.actor import ROLES
from oversight.supervision.words import word

PAGE = (Path(__file__).parents[2] / "docs" / "accounts.md").read_text(encoding="utf-8")


def test_every_role_is_there_with_its_chinese_word() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| .+ \|$", PAGE, re.M)
    assert rows == [(role, word(role, "zh")) for role in ROLES]


def test_every_personal_column_is_there() -> None:
    told = PAGE[PAGE.index("masked columns") : PAGE.index("The conditions and clocks")]
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", told, re.M)
    assert dict(rows) == {
        table: ", ".join(f"`{name}`" for name in sorted(columns))
        for table, columns in PERSONAL.items()
        if columns
    }


def test_every_figure_is_the_program_s() -> None:
    said = " ".join(PAGE.split())
    for part in (
        f"At least {LEAST} characters and at most {MOST}",
        f"After {FREE} failures under one name",
        f"up to {LONGEST_WAIT.seconds // 60} minutes",
        f"After {FREE_FROM_ADDRESS} failures from one address",
        f"after {IDLE.seconds // 60} minutes without a request",
        f"after {LONGEST.seconds // 3600} hours in any case",
        f"begins with `{PREFIX}`",
        f"lasts {DAYS} days",
    ):
        assert part in said, part
