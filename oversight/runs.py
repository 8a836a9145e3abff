"""The runs of a project: each evaluation's tables and manifest, kept under its name."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from oversight.evaluation import Evaluation, Manifest
from oversight.findings import FINDINGS
from oversight.problem import Problem, Refused

_LATEST = "latest"


@dataclass(frozen=True)
class Run:
    """One evaluation, read back: its manifest and where its tables are."""

    manifest: Manifest
    folder: Path

    @property
    def findings(self) -> pa.Table:
        return pq.read_table(self.folder / "findings.parquet")

    @property
    def summary(self) -> pa.Table:
        return pq.read_table(self.folder / "summary.parquet")


class Runs:
    """A folder of runs; the newest whole one is named in the file `latest`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, evaluation: Evaluation) -> Run:
        """Write the run; a run of the same manifest replaces itself with the same bytes.

        A run of only some rules, asked for by name, is kept but never becomes the latest:
        reports and items are made from whole runs.
        """
        with self.writing() as writer:
            writer.add(evaluation.findings)
            return writer.keep(evaluation)

    @contextmanager
    def writing(self) -> Iterator[RunWriter]:
        """Take up findings as they come, so that memory need not hold them all."""
        writer = RunWriter(self)
        try:
            yield writer
        finally:
            writer.close()

    def latest(self) -> Run | None:
        """The run kept last, or none; none too where somebody has removed it."""
        pointer = self.folder / _LATEST
        if not pointer.is_file():
            return None
        folder = self.folder / pointer.read_text(encoding="utf-8").strip()
        return self._read(folder) if (folder / "manifest.json").is_file() else None

    def as_of(self, day: date) -> Run | None:
        """The run of all rules kept last among those as of that day, or none."""
        found = [
            path.parent
            for path in self.folder.glob("*/manifest.json")
            if (made := self._read(path.parent).manifest).as_of == day and not made.rules
        ]
        newest = max(found, key=lambda path: (path / "manifest.json").stat().st_mtime, default=None)
        return self._read(newest) if newest else None

    def needed(self, day: date | None = None) -> Run:
        """The run as of a day, or the latest; `Refused` where there is none."""
        run = self.as_of(day) if day else self.latest()
        if run is None:
            when = f" as of {day}" if day else ""
            option = f" --as-of {day}" if day else ""
            raise Refused(
                Problem(
                    str(self.folder),
                    f"The rules have not been evaluated{when} yet.",
                    f"Run 'oversight evaluate{option}' first.",
                    (
                        f"尚未按{day}评估规则。" if day else "尚未评估规则。",
                        f"请先运行 oversight evaluate{option}。",
                    ),
                )
            )
        return run

    @staticmethod
    def _read(folder: Path) -> Run:
        data = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        rules = tuple(data.get("rules", ()))
        data |= {"as_of": date.fromisoformat(data["as_of"]), "rules": rules}
        return Run(Manifest(**data), folder)


class RunWriter:
    """Writes the findings of one run beside the runs; `keep` makes a run of them."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._file: pq.ParquetWriter | None = None
        self._path = runs.folder

    def add(self, findings: pa.Table) -> None:
        """Take up a table of findings. Until the first there is no file."""
        if self._file is None:
            self._runs.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._runs.folder, suffix=".part")
            os.close(handle)
            self._path = Path(name)
            self._file = pq.ParquetWriter(name, FINDINGS, compression="zstd")
        self._file.write_table(findings)

    def keep(self, evaluation: Evaluation) -> Run:
        """The run of what was taken up, with the summary and the manifest of `evaluation`."""
        self.add(FINDINGS.empty_table())
        assert self._file is not None
        self._file.close()
        manifest = evaluation.manifest
        folder = self._runs.folder / manifest.run
        folder.mkdir(parents=True, exist_ok=True)
        self._path.replace(folder / "findings.parquet")
        write_table(evaluation.summary, folder / "summary.parquet")
        _write_text(folder / "manifest.json", manifest.text())
        if not manifest.rules:
            _write_text(self._runs.folder / _LATEST, manifest.run)
        return Run(manifest, folder)

    def close(self) -> None:
        """Leave nothing behind of a run that was not kept."""
        if self._file is not None:
            self._file.close()
            self._path.unlink(missing_ok=True)


def require_folder(*paths: Path | None) -> None:
    """`Refused` where a file is to be written into a folder that does not exist."""
    problems = [
        Problem(
            str(path),
            f"The folder '{path.parent}' does not exist.",
            "Make it first, or name another file.",
        )
        for path in paths
        if path is not None and not path.parent.is_dir()
    ]
    if problems:
        raise Refused(problems)


def write_table(table: pa.Table, path: Path) -> None:
    """Write Parquet by way of a file beside it, so that no half-written table is ever seen."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        pq.write_table(table, name, compression="zstd")
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def copy_table(source: Path, path: Path) -> None:
    """Copy a file by way of one beside the copy, so that no half-written one is ever seen."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        shutil.copyfile(source, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_text(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
