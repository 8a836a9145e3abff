"""Wrong inputs by the command line: each refused whole, with exit code 2 and nothing changed.

The inputs stand in `inputs.yaml`: files laid over a sound project, the command, and all that is
printed on standard error. A file's text may be given whole, or as `{replace: {old: new}}`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from oversight.cli import main
from oversight.layout import lay_out
from oversight.rulebook.rulebook import library_folder

INPUTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("inputs.yaml").read_text(encoding="utf-8")
)
EVENTS = """\
event,case,act,ts,seq,org
E1,C1,received,2021-03-01T09:00:00+08:00,1,O1
E2,C1,accepted,2021-03-02T09:00:00+08:00,2,O1
"""
CASES = "case,domain,org,opened_at\nC1,approval,O1,2021-03-01T09:00:00+08:00\n"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound project with one case in its lake, and record files beside it."""
    root = Path(tmp_path_factory.mktemp("sound"))
    project = root / "project"
    lay_out(project, packs=["cn.licensing"], timezone="Asia/Shanghai", calendar="CN")
    shutil.copytree(library_folder() / "cn.licensing", project / "rules" / "cn.licensing")
    (root / "case.csv").write_text(CASES, encoding="utf-8")
    (root / "event.csv").write_text(EVENTS, encoding="utf-8")
    files = [str(root / name) for name in ("case.csv", "event.csv")]
    assert code(["-C", str(project), "intake", *files]) == 0
    return root


@pytest.fixture
def place(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = tmp_path / "here"
    shutil.copytree(sound, root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "200")
    yield root


def code(argv: list[str]) -> int:
    """The exit code of the command line."""
    before = sys.argv
    sys.argv = ["oversight", *argv]
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    finally:
        sys.argv = before
    return 0


def laid(root: Path, files: dict[str, Any]) -> None:
    """Put the wrong files in place."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in content["replace"].items():
            assert old in text, f"{old!r} is not in {name}"
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")


def state(root: Path) -> dict[str, str]:
    """What every file holds."""
    return {
        str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("wrong", INPUTS, ids=[wrong["name"] for wrong in INPUTS])
def test_a_wrong_input_is_refused_whole(
    wrong: dict[str, Any], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(place, wrong.get("files", {}))
    before = state(place)
    assert code(wrong["run"].split()) == 2
    said = capsys.readouterr().err.replace(str(library_folder()), "LIBRARY")
    assert said == wrong["says"]
    assert state(place) == before
