"""A process that is killed while it takes a file in leaves the lake as it was, or done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from oversight.records.lake import Lake
from tests.records.support import ROOT, rows_of, take

DIE = """
import os, signal
def die(*args, **kwargs): os.kill(os.getpid(), signal.SIGKILL)
"""
MOMENTS = {
    "after the first table": """
import oversight.records.lake as m
real, calls = m.Writer.add, []
def add(self, table, rows):
    calls.append(table)
    if len(calls) == 2: die()
    real(self, table, rows)
m.Writer.add = add
""",
    "in the midst of a table": """
import pyarrow as pa, oversight.records.lake as m
real = m.write_deltalake
def write(folder, rows, **options):
    batches = list(rows)
    def broken():
        yield batches[0]
        die()
    real(folder, pa.RecordBatchReader.from_batches(rows.schema, broken()), **options)
m.write_deltalake = write
""",
    "while the manifest is renamed": "import pathlib; pathlib.Path.replace = die",
    "after the manifest": """
import oversight.records.manifest as m
real = m.write
def write(lake, manifest):
    real(lake, manifest)
    die()
m.write = write
""",
}
RUN = """
import sys
from pathlib import Path
from oversight.records.acts import ACTS
from oversight.records.intake import intake
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
lake, file, mapping = map(Path, sys.argv[1:])
intake(Lake(lake), file, read_mapping(mapping), timezone="UTC", acts=ACTS)
"""
MAPPING = """
for: {kind: csv, columns: [case, filed]}
tables:
  case: {columns: {case: case, domain: {value: penalty}, opened_at: filed}}
  event:
    columns:
      event: {template: "{case}/1"}
      case: case
      act: {value: filed}
      seq: {value: "1"}
      ts: filed
"""


@dataclass(frozen=True)
class Stage:
    """A lake that holds a file, one that took in another as well, and what the files are."""

    mapping: Path
    later: Path
    before: Lake
    calm: Lake


def file_of(path: Path, cases: range) -> Path:
    lines = [f"C{i},2021-03-01" for i in cases]
    path.write_text("case,filed\n" + "\n".join([*lines, "bad,day"]) + "\n")
    return path


def content(lake: Lake) -> list[object]:
    own = lake.snapshot().own("quarantine").to_pylist()
    return [rows_of(lake, "case"), rows_of(lake, "event"), own, lake.version()]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    place = tmp_path_factory.mktemp("stage")
    mapping = place / "m.yaml"
    mapping.write_text(MAPPING)
    later = file_of(place / "later.csv", range(2, 40))
    before, calm = Lake(place / "before"), Lake(place / "calm")
    take(before, file_of(place / "earlier.csv", range(3)), mapping)
    shutil.copytree(before.path, calm.path)
    take(calm, later, mapping)
    return Stage(mapping, later, before, calm)


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed(moment: str, stage: Stage, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    shutil.copytree(stage.before.path, lake.path)
    script = DIE + MOMENTS[moment] + RUN
    killed = subprocess.run(
        [sys.executable, "-c", script, str(lake.path), str(stage.later), str(stage.mapping)],
        cwd=ROOT,
        check=False,
    )
    assert killed.returncode == -9
    done = moment == "after the manifest"
    assert content(lake) == content(stage.calm if done else stage.before)

    take(lake, stage.later, stage.mapping)
    assert content(lake) == content(stage.calm)
    assert not (lake.path / ".staging").exists()
