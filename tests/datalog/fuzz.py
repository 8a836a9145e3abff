"""python -m tests.datalog.fuzz --texts 100000 --seed 1 --jobs 2: any text ends well.

Each text goes the whole way of a file of a pack. It must end in findings, or be refused with
every problem at a place within the text; anything else, or more than five seconds, is printed
with the number that makes the text again (`--only N` tries that one and shows it).
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table

from tests.datalog.fuzz_ground import Ground, library, plain, small
from tests.datalog.fuzz_path import Course, Ending
from tests.datalog.fuzz_texts import make

ON_REFERENCE = 0.02
"""Of the texts that are accepted, so many run on the reference engine as well."""
KILLED_AFTER = 120.0
"""Seconds without a word from a worker, after which its text counts as one that hangs."""


@dataclass(frozen=True)
class Tried:
    """A text by its number, and how it ended after so many seconds."""

    number: int
    kind: str
    ending: Ending
    seconds: float


def grounds() -> list[Ground]:
    """All packs that texts are tried in."""
    return [plain(), small(), *library()]


def tried(course: Course, packs: list[Ground], seed: int, number: int) -> Tried:
    """Make the text of that number and take it the whole way."""
    text = make(seed, number, packs)
    engines = ["duckdb"]
    if random.Random(f"{seed}+{number}").random() < ON_REFERENCE:
        engines.append("reference")
    start = time.perf_counter()
    ending = course.run(text.ground, text.file, text.content, engines)
    return Tried(number, text.kind, ending, time.perf_counter() - start)


def _work(seed: int, orders: Connection) -> None:
    """A worker: numbers come, and what was tried goes back."""
    packs = grounds()
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder))
        while (number := orders.recv()) is not None:
            orders.send(tried(course, packs, seed, number))


class _Worker:
    """A process that tries one text after the other, and may be given up."""

    def __init__(self, seed: int) -> None:
        self.orders, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_work, args=(seed, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.number = -1
        self.since = time.monotonic()

    def give(self, number: int | None) -> None:
        self.number, self.since = -1 if number is None else number, time.monotonic()
        self.orders.send(number)


def run(texts: int, seed: int, jobs: int, first: int = 0) -> Iterator[Tried]:
    """Try so many texts in so many processes; one that dies or stays silent is replaced."""
    waiting = iter(range(first, first + texts))
    workers = [_Worker(seed) for _ in range(jobs)]
    for worker in workers:
        worker.give(next(waiting, None))
    while busy := [worker for worker in workers if worker.number >= 0]:
        ready = wait([worker.orders for worker in busy], timeout=1.0)
        for worker in busy:
            if worker.orders in ready:
                try:
                    yield worker.orders.recv()
                    worker.give(next(waiting, None))
                    continue
                except (EOFError, ConnectionResetError):
                    yield _lost(worker, f"the process died ({worker.process.exitcode})")
            elif time.monotonic() - worker.since > KILLED_AFTER:
                yield _lost(worker, "hang, and deaf to its alarm")
            else:
                continue
            worker.process.kill()
            workers[workers.index(worker)] = fresh = _Worker(seed)
            fresh.give(next(waiting, None))


def _lost(worker: _Worker, said: str) -> Tried:
    return Tried(worker.number, "?", Ending("defect", said), time.monotonic() - worker.since)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--texts", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--only", type=int)
    given = asked.parse_args()
    console = Console()
    if given.only is not None:
        _show(console, given.seed, given.only)
        return
    counts: Counter[tuple[str, str]] = Counter()
    slowest: list[Tried] = []
    start, spent = time.perf_counter(), Counter[str]()
    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("texts", total=given.texts)
        for one in run(given.texts, given.seed, given.jobs, given.first):
            counts[one.kind, one.ending.stage] += 1
            spent["run" if one.ending.stage == "findings" else "check"] += one.seconds
            slowest = sorted([*slowest, one], key=lambda t: -t.seconds)[:3]
            progress.advance(task)
            if one.ending.stage == "defect":
                console.print(
                    f"--only {one.number} ({one.kind}): {one.ending.defect}", markup=False
                )
    _summary(console, counts)
    refused = sum(n for (_, stage), n in counts.items() if stage.startswith("refused"))
    console.print(
        f"{sum(counts.values()):,} texts in {time.perf_counter() - start:,.0f} s;"
        f" {refused / max(spent['check'], 1e-9):,.0f} refused a second and process;"
        f" slowest: {', '.join(f'{t.number} {t.seconds:.1f} s' for t in slowest)}"
    )
    defects = sum(n for (_, stage), n in counts.items() if stage == "defect")
    raise SystemExit(1 if defects else 0)


def _summary(console: Console, counts: Counter[tuple[str, str]]) -> None:
    stages = sorted({stage for _, stage in counts}, key=lambda s: (s != "findings", s))
    table = Table("text", *stages, "all")
    for kind in sorted({kind for kind, _ in counts}):
        row = [counts[kind, stage] for stage in stages]
        table.add_row(kind, *(f"{n:,}" for n in row), f"{sum(row):,}")
    totals = [sum(n for (_, s), n in counts.items() if s == stage) for stage in stages]
    table.add_section()
    table.add_row("all", *(f"{n:,}" for n in totals), f"{sum(totals):,}")
    console.print(table)


def _show(console: Console, seed: int, number: int) -> None:
    packs = grounds()
    text = make(seed, number, packs)
    console.print(f"{text.kind}: {text.ground.pack}/{text.file}", markup=False)
    console.print(text.content.decode("utf-8", "backslashreplace")[:5000], markup=False)
    with tempfile.TemporaryDirectory() as folder:
        console.print(tried(Course(Path(folder)), packs, seed, number), markup=False)


if __name__ == "__main__":
    main()
