"""How long taking a file of records into a lake lasts, and whether it survives being killed.

    python bench/intake.py                      # time and memory, road fines
    python bench/intake.py --kills 10           # and ten kills at random moments
    python bench/intake.py --file LOG --pack nl.wabo

The kill test ends the process without warning (SIGKILL) at random moments, half of them while
it writes; runs it again; and compares every table of the lake with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import yaml

from oversight.records.acts import ACTS
from oversight.records.feed import plan, take
from oversight.records.lake import OWN, Lake
from oversight.records.model import TABLES

ROOT = Path(__file__).resolve().parent.parent
LAST_STEPS = 4
"""So many of a run's last steps compare and write."""


DATA = ROOT.parent / "shared" / "data" / "road_fines.xes.gz"


def rows() -> Iterator[tuple[str, str, str]]:
    """Seconds and memory of reading the road fines, first and again."""
    if not DATA.is_file():
        yield "road fines", "not measured", "the real log is not here"
        return
    with tempfile.TemporaryDirectory() as place:
        for what in ("road fines, read", "road fines, the same file again"):
            told = finish(start(DATA, "it.road-fines", Path(place) / "lake"))
            figure = f"{told['seconds']} s, {told['peak_mb']} MB"
            yield what, figure, f"{told['events']:,} events"


def one_run(file: Path, pack: str, lake: Path) -> None:
    """Take the file in; say each step on a line, and at the end how it went as JSON."""
    folder = ROOT / "rules" / pack
    told = yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))
    began = time.perf_counter()
    (feed,) = plan([file], sorted(folder.glob("mapping*.yaml")))
    acts = {*ACTS, *(told.get("acts") or {})}

    def say(doing: str, done: int, total: int) -> None:
        print(doing, done, total, flush=True)

    (report,) = take(
        Lake(lake), [feed], timezone=told["timezone"], acts=acts, progress=lambda file: say
    )
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "seconds": round(time.perf_counter() - began, 1),
                "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
                "peak_mb": round(usage.ru_maxrss / 1024),
                "cases": report.cases,
                "events": report.events,
                "accepted": report.accepted,
                "quarantined": report.quarantined,
                "added": report.added,
                "version": report.version,
            }
        )
    )


def start(file: Path, pack: str, lake: Path) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--once", str(lake), "--file", str(file), "--pack", pack]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def finish(process: subprocess.Popen[str]) -> dict[str, object]:
    """How a run went, with the number of its steps."""
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(f"The intake ended with exit code {process.returncode}.")
    *steps, last = output.splitlines()
    told: dict[str, object] = json.loads(last)
    return {**told, "steps": len(steps)}


def kill_after(process: subprocess.Popen[str], steps: int, seconds: float) -> str:
    """End a run without warning some time after one of its steps; what it was then doing."""
    assert process.stdout is not None
    doing = ""
    for _ in range(steps):
        doing = process.stdout.readline().strip()
    time.sleep(seconds)
    ended = process.poll() is not None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return "it had ended" if ended else f"{seconds:.2f} s after '{doing}'"


def differences(one: Path, other: Path) -> list[str]:
    """The tables in which two lakes do not hold the same rows."""
    differing = []
    with duckdb.connect() as con:
        for table in (*TABLES, *OWN):
            sides = []
            for lake in (one, other):
                files = Lake(lake).snapshot().files(table)
                columns = "* EXCLUDE (taken_at)" if table == "taken" else "*"
                if files:
                    sides.append(f"(SELECT {columns} FROM read_parquet({files!r}))")
            if not sides:
                continue
            if len(sides) == 1:
                differing.append(table)
                continue
            a, b = sides
            found = con.execute(
                f"SELECT count(*) FROM (({a} EXCEPT ALL {b}) UNION ALL ({b} EXCEPT ALL {a}))"
            ).fetchall()
            if found[0][0]:
                differing.append(table)
    return differing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=DATA)
    parser.add_argument("--pack", default="it.road-fines")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        one_run(given.file, given.pack, given.once)
        return
    with tempfile.TemporaryDirectory() as place:
        calm = Path(place) / "calm"
        first = finish(start(given.file, given.pack, calm))
        print("first run ", first)
        print("second run", finish(start(given.file, given.pack, calm)))
        chance = random.Random(given.seed)
        faults = 0
        for kill in range(given.kills):
            disturbed = Path(place) / f"killed{kill}"
            last = int(str(first["steps"]))
            steps = (
                chance.randint(last - LAST_STEPS + 1, last) if kill % 2 else chance.randint(1, last)
            )
            process = start(given.file, given.pack, disturbed)
            moment = kill_after(process, steps, chance.uniform(0, 1.0 if kill % 2 else 0.1))
            seen = Lake(disturbed).counts()
            whole = seen["case"] in (0, first["cases"]) and seen["event"] in (0, first["events"])
            again = finish(start(given.file, given.pack, disturbed))
            differing = differences(calm, disturbed)
            same = again["version"] == first["version"]
            faults += bool(differing) or not whole or not same
            print(
                f"kill {kill + 1}, {moment}: "
                f"then {seen['case']:,} cases and {seen['event']:,} events showed; "
                f"run again: added {again['added']:,}, "
                f"{'same lake' if not differing and same else f'differs in {differing}'}"
            )
        if given.kills:
            print(f"{given.kills} kills, {faults} faults")
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
