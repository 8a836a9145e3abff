"""`oversight evidence`: a bundle made, checked, and found to be changed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from .desk import ITEM, Desk, raised_desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys)


def test_a_bundle_is_made_and_checked(desk: Desk) -> None:
    out = desk.folder / "item.zip"
    told = desk.done("evidence", "make", ITEM[:5], "--out", str(out)).splitlines()
    assert told[0] == f"Wrote {out}: 7 files."
    assert told[1] == "Missing: The run run-1 is no longer kept; its manifest is not here."
    assert told[-1].startswith("Missing: No proof could be made: ")
    assert desk.done("evidence", "verify", str(out)).endswith(
        "The bundle is whole: each file as it was packed.\n"
    )
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("more.txt", "more")
    code, said, _ = desk.run("evidence", "verify", str(out))
    assert (code, said.splitlines()[-1]) == (1, "  more.txt is not in the manifest.")


def test_what_is_no_bundle_is_refused(desk: Desk) -> None:
    assert desk.refused("evidence", "verify", str(desk.findings)) == (
        "bundle: This is no evidence bundle: it is no zip with a manifest.json. "
        "Give a file that `oversight evidence make` wrote.\n"
    )
    assert desk.refused("evidence", "verify", "none.zip") == (
        "none.zip: 'none.zip' cannot be read. Name a bundle that can.\n"
    )
