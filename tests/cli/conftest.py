"""Fixtures of the command line's tests: typing a command, and a project worth typing it in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from oversight.layout import lay_out
from oversight.records.lake import Lake

from ..worlds import ZONE, records, small_pack
from .line import Typed


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """The command line on a wide screen."""
    monkeypatch.setenv("COLUMNS", "120")
    return Typed(monkeypatch, capsys)


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the small pack with the small world in its lake; not to be written to."""
    folder = Path(tmp_path_factory.mktemp("projects") / "small")
    lay_out(folder, packs=["it.road-fines"], timezone=ZONE, calendar="CN")
    settings = folder / "oversight.toml"
    settings.write_text(settings.read_text().replace("it.road-fines", "t.small"))
    small_pack(folder / "rules")
    Lake(folder / "lake").append({name: records().tables[name] for name in ("case", "event")})
    return folder


@pytest.fixture
def small(small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the folder one is in, so that printed paths are short."""
    shutil.copytree(small_project, tmp_path / "small")
    monkeypatch.chdir(tmp_path)
    return Path("small")
