"""The road-fines rules over the real log: the whole command, and the ratio of the engines."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[2] / "shared" / "data" / "road_fines.xes.gz"
OVERSIGHT = Path(sys.executable).with_name("oversight")


def rows() -> Iterator[tuple[str, str, str]]:
    """Wall seconds and peak memory of intake and of evaluation, as whole processes."""
    if not DATA.is_file():
        yield "road fines", "not measured", "the real log is not here"
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "fines"
        _run(
            "new",
            folder,
            "--packs",
            "it.road-fines",
            "--timezone",
            "Europe/Rome",
            "--calendar",
            "IT",
        )
        yield (
            "intake of 561,470 events",
            f"{_run('-C', folder, 'intake', DATA):.1f} s",
            "whole process",
        )
        seconds = min(_run("-C", folder, "evaluate", "--as-of", "2013-06-18") for _ in range(3))
        yield "evaluation of 7 rules", f"{seconds:.1f} s", "whole process, best of 3"
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        yield "peak memory", f"{peak:,.0f} MB", "the largest of these processes"


def _run(*arguments: object) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [str(OVERSIGHT), *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - begun
