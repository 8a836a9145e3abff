"""A city of a million cases: wall time and peak memory of the whole command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CASES = 1_000_000
OVERSIGHT = Path(sys.executable).with_name("oversight")


def rows() -> Iterator[tuple[str, str, str]]:
    """Seconds, cpu seconds, megabytes of memory and of files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "city"
        begun = time.perf_counter()
        process = subprocess.Popen(
            [str(OVERSIGHT), "city", "make", str(folder), "--cases", str(CASES)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, "oversight city make")
        cpu = used.ru_utime + used.ru_stime
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        yield f"a city of {CASES:,} cases", f"{seconds:.1f} s", f"bar 20 s; {cpu:.1f} s of cpu"
        yield "peak memory", f"{used.ru_maxrss / 1024:,.0f} MB", "whole process"
        yield "its files", f"{size / 1e6:,.0f} MB", "Parquet, truth included"
