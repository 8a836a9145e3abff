"""Runs kept and read back; the newest, and the newest as of a day."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight.evaluation import Evaluation
from oversight.problem import Refused
from oversight.rulebook.rulebook import Rulebook
from oversight.runs import Runs, require_folder, write_table

from .worlds import AS_OF, evaluated, small_rulebook

EARLY = date(2021, 3, 31)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return small_rulebook(tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module")
def whole(rulebook: Rulebook) -> Evaluation:
    return evaluated(rulebook)


@pytest.fixture(scope="module")
def part(rulebook: Rulebook) -> Evaluation:
    return evaluated(rulebook, rules=["t.small/paid"])


@pytest.fixture(scope="module")
def early(rulebook: Rulebook) -> Evaluation:
    return evaluated(rulebook, as_of=EARLY)


def test_a_run_is_read_back_as_it_was_kept(tmp_path: Path, whole: Evaluation) -> None:
    runs = Runs(tmp_path / "runs")
    kept = runs.keep(whole)
    assert kept.folder == tmp_path / "runs" / whole.manifest.run
    assert sorted(path.name for path in kept.folder.iterdir()) == [
        "findings.parquet",
        "manifest.json",
        "summary.parquet",
    ]
    for read in (runs.latest(), runs.as_of(AS_OF), runs.needed(), runs.needed(AS_OF)):
        assert read is not None
        assert read.manifest == whole.manifest
        assert read.findings.equals(whole.findings)
        assert read.summary.equals(whole.summary)


def test_the_same_manifest_gives_the_same_bytes(tmp_path: Path, whole: Evaluation) -> None:
    one, other = (Runs(tmp_path / name).keep(whole).folder for name in "ab")
    again = Runs(tmp_path / "a").keep(whole).folder
    for path in other.iterdir():
        assert (one / path.name).read_bytes() == path.read_bytes()
        assert (again / path.name).read_bytes() == path.read_bytes()


def test_a_part_does_not_take_the_place_of_the_whole(
    tmp_path: Path, whole: Evaluation, part: Evaluation
) -> None:
    runs = Runs(tmp_path)
    kept = runs.keep(whole)
    runs.keep(part)
    assert kept.findings.equals(whole.findings)
    assert runs.needed() == runs.needed(AS_OF) == kept
    assert part.manifest.rules == ("t.small/paid",)


def test_the_newest_as_of_a_day(
    tmp_path: Path, whole: Evaluation, part: Evaluation, early: Evaluation
) -> None:
    runs = Runs(tmp_path)
    for seconds, evaluation in enumerate((part, early, whole)):
        kept = runs.keep(evaluation)
        os.utime(kept.folder / "manifest.json", (seconds, seconds))
    assert runs.needed(AS_OF).manifest == whole.manifest
    assert runs.needed(EARLY).manifest == early.manifest
    assert runs.as_of(date(2021, 1, 1)) is None


def test_what_is_not_there_is_asked_for(tmp_path: Path, whole: Evaluation) -> None:
    runs = Runs(tmp_path / "runs")
    assert (runs.latest(), runs.as_of(AS_OF)) == (None, None)
    with pytest.raises(Refused) as none:
        runs.needed()
    assert str(none.value) == (
        f"{tmp_path}/runs: The rules have not been evaluated yet. Run 'oversight evaluate' first."
    )
    folder = runs.keep(whole).folder
    with pytest.raises(Refused) as day:
        runs.needed(EARLY)
    assert str(day.value) == (
        f"{tmp_path}/runs: The rules have not been evaluated as of 2021-03-31 yet. "
        "Run 'oversight evaluate --as-of 2021-03-31' first."
    )
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert (runs.latest(), runs.as_of(AS_OF)) == (None, None)


def test_a_table_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, path = pa.table({"a": [1, 2]}), tmp_path / "t.parquet"
    write_table(table, path)
    before = path.read_bytes()

    def breaks(table: pa.Table, name: str, **more: object) -> None:
        Path(name).write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(pq, "write_table", breaks)
    with pytest.raises(OSError, match="No space left"):
        write_table(pa.table({"a": [3]}), path)
    assert [p.name for p in tmp_path.iterdir()] == ["t.parquet"]
    assert path.read_bytes() == before


def test_a_folder_for_what_is_to_be_written(tmp_path: Path) -> None:
    require_folder(None, tmp_path / "a.parquet")
    with pytest.raises(Refused) as refused:
        require_folder(tmp_path / "x" / "a", None, tmp_path / "y" / "b")
    assert [str(problem) for problem in refused.value.problems] == [
        f"{tmp_path}/{one}/{file}: The folder '{tmp_path}/{one}' does not exist. "
        "Make it first, or name another file."
        for one, file in (("x", "a"), ("y", "b"))
    ]
