"""`oversight demo` runs through: truth met, self-verification refused, trail whole, PDFs made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from oversight.accounts.signin import sign_in
from oversight.store.database import open_store
from oversight.supervision.actor import ROLES

from .line import Typed


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a small demo, and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from oversight.cli import main; main()",
            "demo",
            "d",
            "--cases",
            "2000",
        ],
        cwd=folder,
        check=False,
        env=os.environ | {"COLUMNS": "120"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return folder / "d", run.stdout.splitlines()


def test_the_findings_equal_the_truth(shown: tuple[Path, list[str]]) -> None:
    verdicts = pq.read_metadata(shown[0] / "city" / "truth" / "truth.parquet").num_rows
    assert [line for line in shown[1] if "truth table" in line] == [
        f"The findings equal the truth table: {verdicts:,} verdicts, no miss, no extra."
    ]


def test_three_items_go_through_the_loop(shown: tuple[Path, list[str]]) -> None:
    lines = shown[1]
    states = [m[1] for x in lines if (m := re.match(r"Item \w+ is now (\w+)\.", x))]
    assert states == [
        *["assigned", "signed", "submitted"] * 3,
        "submitted",  # with a file
        *["verified", "assessed", "closed"],
        "returned",
    ]
    refusals = [line for line in lines if line.startswith("Refused, as it must be: ")]
    assert re.fullmatch(
        r"Refused, as it must be: item \w{10}: handler-1 handled this item and cannot verify it\. "
        r"Have it done by a person who neither signed nor submitted it\.",
        refusals[0],
    )
    assert refusals[1].endswith(
        "No file has been attached since the item was assigned. "
        "Attach the proof, or verify on a fresh evaluation."
    )
    assert len(refusals) == 2
    (trail,) = [line for line in lines if line.startswith("The trail is ")]
    assert re.fullmatch(r"The trail is whole: \d+ entries, each as it was written\.", trail)


def test_the_commands_are_those_a_user_would_type(shown: tuple[Path, list[str]]) -> None:
    typed = [line.removeprefix("$ oversight ") for line in shown[1] if line.startswith("$ ")]
    verbs = [re.sub(r"^-C \S+ ", "", line).split()[0] for line in typed]
    assert verbs == [
        *["city", "new", "intake", "evaluate", "indicators"],
        *["items"] * 17,
        *["trail"] * 3,
        *["report", "report"],
    ]


def test_everything_is_where_it_says(shown: tuple[Path, list[str]]) -> None:
    folder, lines = shown
    (done,) = [i for i, line in enumerate(lines) if line.startswith("Done in ")]
    told = [line for line in lines[done + 1 :] if line.startswith("  ")]
    places = [Path(line.strip().split(": ")[0]) for line in told]
    assert [(folder.parent / place).exists() for place in places] == [True] * 6
    reports = sorted(
        path for path in (folder.parent / places[-1]).iterdir() if path.suffix == ".pdf"
    )
    assert [path.name for path in reports] == [
        "audit-licensing-quarter-2021-Q3-zh-en.pdf",
        "daily-2021-12-31-zh-en.pdf",
    ]
    assert [path.read_bytes()[:5] for path in reports] == [b"%PDF-"] * 2


def test_it_ends_by_offering_the_pages_with_an_account_for_each_role(
    shown: tuple[Path, list[str]],
) -> None:
    folder, lines = shown
    assert lines[-2] == ("Look at it in the browser: oversight -C d/centre serve --at 2022-01-12")
    found = re.fullmatch(
        r"Sign in as (.*); the password of each is: ([0-9a-f]{4}(?:-[0-9a-f]{4}){3})", lines[-1]
    )
    assert found is not None
    store = open_store(f"sqlite:///{folder / 'centre' / 'oversight.db'}")
    at = datetime.now(UTC)
    roles = [
        grant.role
        for login in found[1].split(", ")
        for grant in sign_in(store, login, found[2], address="demo", at=at).account.grants
    ]
    store.close()
    assert sorted(roles) == sorted(ROLES)


def test_only_an_earlier_demo_is_cleared_away(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes").write_text("mine")
    for name in ("mine", "mine/notes"):
        assert typed("demo", name) == (
            2,
            "",
            f"{name}: Something that is not an earlier demo is here. "
            "Name a new or an empty folder.\n",
        )
    assert (tmp_path / "mine" / "notes").read_text() == "mine"
    code, _, err = typed("demo", "d", "--cases", "0")
    assert (code, err) == (
        2,
        "--cases: A city of 0 cases cannot be made. Give a number from 1 to 99,000,000.\n",
    )
    (tmp_path / "d" / "left").write_text("over")
    assert typed("demo", "d", "--cases", "0")[0] == 2
    assert not (tmp_path / "d" / "left").exists()
