"""A project laid out is a sound one; what cannot be laid out leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.config import read_config
from oversight.layout import lay_out, library_packs
from oversight.problem import Refused

FILES = [
    "audits/README.md",
    "features/README.md",
    "oversight.toml",
    "reports/README.md",
    "rules/README.md",
]


def made(folder: Path, *packs: str, **given: str) -> Path:
    settings = {"timezone": "Europe/Rome", "calendar": "IT"} | given
    return lay_out(folder, packs=packs, **settings)


def refused(folder: Path, *packs: str, **given: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        made(folder, *packs, **given)
    return [str(problem) for problem in caught.value.problems]


def files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("name", ["fines", 'the "new" one', "督办 [a]", "back\\slash", "a'b{c}"])
def test_what_is_laid_out_can_be_read(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / name
    assert made(folder, "it.road-fines", "nl.wabo", language="zh") == folder / "oversight.toml"
    assert files(folder) == FILES
    assert read_config(folder).model_dump() == {
        "project": {
            "name": name,
            "timezone": "Europe/Rome",
            "calendar": "IT",
            "language": "zh",
            "overlay": None,
        },
        "lake": {"path": "lake"},
        "store": {"url": "sqlite:///oversight.db"},
        "rules": {"packs": ["it.road-fines", "nl.wabo"]},
        "report": {"font": None},
        "webhooks": {"internal": []},
    }


def test_the_folder_one_is_in_needs_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made(Path(), "it.road-fines")
    assert read_config(tmp_path).project.name == "oversight"


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert refused(tmp_path, "it.road-fines") == [
        f"{tmp_path}: The folder is not empty, and no project is in it. "
        "Choose a new or an empty folder."
    ]
    assert refused(tmp_path / "notes.txt", "it.road-fines") == [
        f"{tmp_path}/notes.txt: The folder is not empty, and no project is in it. "
        "Choose a new or an empty folder."
    ]
    assert refused(tmp_path / "notes.txt" / "x", "it.road-fines") == [
        f"{tmp_path}/notes.txt/x: The folder cannot be made: Not a directory. "
        "Choose a folder in a place where you may write."
    ]
    assert files(tmp_path) == ["notes.txt"]


def test_a_project_is_not_laid_over(tmp_path: Path) -> None:
    made(tmp_path / "a", "it.road-fines")
    assert refused(tmp_path / "a", "it.road-fines") == [
        f"{tmp_path}/a: A project is here already: 'oversight.toml' exists. Choose another folder."
    ]


def test_everything_unknown_is_told_and_nothing_written(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    assert refused(folder, "it.road-fine", calendar="ITT", language="it") == [
        "--packs: There is no pack 'it.road-fine'. Did you mean 'it.road-fines'?",
        "oversight.toml: project.language: The language is neither 'en' nor 'zh'. "
        'Write "en" or "zh".',
        "oversight.toml: project.calendar: There is no calendar 'ITT'. Did you mean 'IT'?",
    ]
    assert not folder.exists()


def test_the_packs_of_the_library() -> None:
    assert {"cn.licensing", "cn.penalty", "it.road-fines", "nl.wabo"} <= set(library_packs())
