"""One measurement in a process of its own: `measured` starts it and reads what it prints.

    python -m bench.workload.measure RIVAL LAKE RULE...

Measured is the work from the lake's files to the counts: wall seconds and CPU seconds (user
and system, all threads). Imports are left out, for some rivals take longer to import than to
count; peak memory is the whole process's. The engine's share includes reading, checking and
compiling the rules.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]

RIVALS: Mapping[str, tuple[str, str, str]] = {
    "engine": ("engines", "by_engine", "duckdb"),
    "unoptimised": ("engines", "unoptimised", "duckdb"),
    "by hand": ("engines", "hand", "duckdb"),
    "naive": ("naive", "counts", "duckdb"),
    "polars": ("by_polars", "counts", "polars"),
    "pandas": ("by_pandas", "counts", "pandas"),
    "pm4py": ("by_pm4py", "counts", "pm4py"),
    "logica": ("by_logica", "counts", "logica"),
    "pyDatalog": ("engines", "by_pydatalog", "pyDatalog"),
}
"""By name: the module of this folder, its function, and the library that must be there."""


@dataclass(frozen=True)
class Measurement:
    """What one process said: seconds, megabytes, and the cases flagged by rule."""

    wall: float
    cpu: float
    peak: float
    counts: Mapping[str, int]


def installed(rival: str) -> bool:
    """Whether the rival's library is here."""
    return find_spec(RIVALS[rival][2]) is not None


def measured(
    rival: str, lake: Path, rules: Collection[str], patience: float | None = None
) -> Measurement:
    """The rival run once over the lake, in a new process; `TimeoutExpired` after the seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.workload.measure", rival, str(lake), *rules],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=patience,
    )
    return Measurement(**json.loads(done.stdout.splitlines()[-1]))


def _main(rival: str, lake: Path, rules: list[str]) -> None:
    from bench.workload.make import AS_OF  # noqa: PLC0415
    from oversight.clock.calendar import load_calendar  # noqa: PLC0415
    from oversight.records.lake import Lake  # noqa: PLC0415

    module, function, _ = RIVALS[rival]
    counts = getattr(import_module(f"bench.workload.{module}"), function)
    calendar = load_calendar("CN")
    records = Lake(lake).snapshot()
    wall, cpu = time.perf_counter(), time.process_time()
    found = counts(records, calendar, AS_OF, rules)
    said = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps(said | {"peak": _peak(), "counts": dict(found)}))


def _peak() -> float:
    """The most memory this process ever held, in MB; never what the one that started it held."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
