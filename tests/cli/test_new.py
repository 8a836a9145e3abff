"""`oversight new`: what it lays out and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.config import read_config

from .line import Typed


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(folder: str) -> str:
    return (
        f"A project is laid out in {folder}; its settings are in {folder}/oversight.toml.\n"
        f"Next: oversight -C {folder} intake FILE\n"
    )


def test_without_options_it_is_a_chinese_licensing_project(typed: Typed) -> None:
    assert typed.done("new", "window") == said("window")
    config = read_config(Path("window"))
    assert config.project.model_dump() == {
        "name": "window",
        "timezone": "Asia/Shanghai",
        "calendar": "CN",
        "language": "en",
        "overlay": None,
    }
    assert config.rules.packs == ["cn.licensing"]


def test_with_options(typed: Typed) -> None:
    place = ("--timezone", "Europe/Rome", "--calendar", "IT", "--language", "zh")
    typed.done("new", "a/b", "--packs", "it.road-fines, nl.wabo,", *place)
    config = read_config(Path("a/b"))
    assert config.project.model_dump() == {
        "name": "b",
        "timezone": "Europe/Rome",
        "calendar": "IT",
        "language": "zh",
        "overlay": None,
    }
    assert config.rules.packs == ["it.road-fines", "nl.wabo"]


def test_what_it_says_is_not_bent_by_the_name(typed: Typed) -> None:
    """Neither is a bracket taken for markup, nor a long path broken."""
    name = "督办 [bold] " + "long" * 40
    assert typed.done("new", name) == said(name)


def test_no_packs_at_all(typed: Typed) -> None:
    assert typed("new", "x", "--packs", " , ") == (
        2,
        "",
        "oversight.toml: rules.packs: The setting 'rules.packs' has a wrong value: "
        "List should have at least 1 item after validation, not 0. Mend the value.\n",
    )
    assert not Path("x").exists()


def test_a_place_where_nothing_can_be_made(typed: Typed) -> None:
    Path("file").write_text("mine")
    assert typed("new", "file/x") == (
        2,
        "",
        "file/x: The folder cannot be made: Not a directory. "
        "Choose a folder in a place where you may write.\n",
    )
