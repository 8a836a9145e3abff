"""The city-day workload: the engine beside what else could have been used, over equal lakes.

Every measurement is a process of its own, engine and rival by turns, so that what else the
machine does meets both; a ratio is the median over neighbours in one run. The counts of every
rule are asserted equal. Ratios are of CPU seconds and of wall seconds: above 1 the rival is
slower than the engine.

    BENCH_EVENTS=1,10,100 BENCH_LAKES=folder make bench

`BENCH_EVENTS` are the sizes in millions of events (1 and 10 without it), `BENCH_LAKES` the
folder in which the lakes are made and kept (without it a temporary one), `BENCH_PATIENCE` the
seconds for which the unoptimised packs are waited, `BENCH_STATUTORY=10` has them at 10M too.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression, median

from bench.workload.measure import RIVALS, ROOT, Measurement, installed, measured

RULES = (
    "correction-late",
    "decided-first",
    "decided-late",
    "hasty",
    "near-due",
    "no-review",
    "one-officer",
    "open-overdue",
    "pause-open",
)
FIVE = ("decided-first", "hasty", "no-review", "one-officer", "pause-open")
"""The rules that every rival can say: pm4py knows no legal clock."""

ROUNDS = 3
PATIENCE = int(os.environ.get("BENCH_PATIENCE", "240"))
"""Seconds after which the unoptimised packs are given up."""

SAMPLE = 10_000
"""Events for pyDatalog, which takes minutes over a hundred thousand."""

Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Nine rules against SQL and data frames at each size, five against rule engines at 1M."""
    sizes = [int(s) for s in os.environ.get("BENCH_EVENTS", "1,10").split(",")]
    lakes = {size: _lake(f"{size}m", size * 1_000_000) for size in sizes}
    seen: dict[int, list[Measurement]] = {}
    for size, lake in lakes.items():
        engine = seen.setdefault(size, [])
        for rival in ("by hand", "naive", "polars", "pandas"):
            if size > 10 and rival != "by hand":
                continue
            yield from _against(rival, f"nine rules, {size}M", lake, RULES, engine)
        yield _own(f"nine rules, {size}M", engine)
    if len(sizes) > 1:
        yield _growth(seen)
    smallest = lakes[min(sizes)]
    for rival in ("logica", "pm4py"):
        yield from _against(rival, f"five rules, {min(sizes)}M", smallest, FIVE, [])
    yield from _pydatalog(smallest, min(sizes) * 1_000_000)
    yield from _statutory(lakes)


def _against(
    rival: str, what: str, lake: Path, rules: Collection[str], engine: list[Measurement]
) -> Iterator[Row]:
    """Both by turns; the engine's measurements are added to those held."""
    if not installed(rival):
        yield f"{what}: {rival}", "not measured", f"{RIVALS[rival][2]} is not installed"
        return
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(measured("engine", lake, rules))
        theirs.append(measured(rival, lake, rules))
        _same(rival, rules, ours[-1], theirs[-1])
    engine += ours
    by_turns = [one for pair in zip(ours, theirs, strict=True) for one in pair]
    # Each neighbour of each: the odd places are the rival's.
    sides = [(a, b) if i % 2 == 0 else (b, a) for i, (a, b) in enumerate(pairwise(by_turns))]
    cpu = [b.cpu / a.cpu for a, b in sides]
    wall = [b.wall / a.wall for a, b in sides]
    yield (
        f"{what}: {rival}",
        f"{median(cpu):.2f} x CPU, {median(wall):.2f} x wall",
        f"from {min(cpu):.2f} to {max(cpu):.2f} x CPU; {_figures(theirs)}; "
        f"the engine beside it {_figures(ours)}",
    )


def _own(what: str, engine: list[Measurement]) -> Row:
    return f"{what}: engine", _figures(engine), f"median of {len(engine)}"


def _figures(of: list[Measurement]) -> str:
    return (
        f"{median(m.cpu for m in of):.2f} s CPU, {median(m.wall for m in of):.2f} s wall, "
        f"{max(m.peak for m in of):,.0f} MB"
    )


def _same(
    rival: str, rules: Collection[str], ours: Measurement, theirs: Measurement
) -> Mapping[str, int]:
    """The counts of both, which must be equal: of the flagged, and what else both tell."""
    names = [f"{rule}{of}" for rule in rules for of in ("", " examined", " cannot_tell")]
    both = [name for name in names if name in ours.counts and name in theirs.counts]
    counted = {name: ours.counts[name] for name in both}
    found = {name: theirs.counts[name] for name in both}
    if counted != found or not both:
        raise AssertionError(f"The engine counts {counted}, {rival} counts {found}.")
    return counted


def _growth(seen: Mapping[int, list[Measurement]]) -> Row:
    """The exponent of CPU seconds in events, by least squares on logarithms."""
    sizes = [math.log(size) for size in seen]
    exponents = [
        linear_regression(sizes, [math.log(of(seen[size])) for size in seen]).slope
        for of in (
            lambda held: median(m.cpu for m in held),
            lambda held: median(m.wall for m in held),
        )
    ]
    return (
        f"growth from {min(seen)}M to {max(seen)}M",
        f"exponent {exponents[0]:.2f} CPU, {exponents[1]:.2f} wall",
        "least squares on logarithms; 1 is linear",
    )


def _pydatalog(lake: Path, events: int) -> Iterator[Row]:
    """Its time for an event on a sample against the engine's on the whole lake."""
    sample = _lake("sample", SAMPLE)
    ratios, figures = [], []
    for _ in range(ROUNDS):
        slow, fast = measured("pyDatalog", sample, FIVE), measured("engine", lake, FIVE)
        _same("pyDatalog", FIVE, measured("engine", sample, FIVE), slow)
        figures.append(slow)
        ratios.append((slow.cpu / SAMPLE) / (fast.cpu / events))
    yield (
        "five rules, time per event: pyDatalog",
        f"{median(ratios):,.0f} x CPU",
        f"{median(m.cpu for m in figures) / SAMPLE * 1e6:,.0f} µs CPU an event over {SAMPLE:,} "
        f"events ({_figures(figures)}), against the engine over {events:,}",
    )


def _statutory(lakes: Mapping[int, Path]) -> Iterator[Row]:
    """All rules of the two statutory packs, with and without the optimiser."""
    large = os.environ.get("BENCH_STATUTORY", "")
    for size, lake in lakes.items():
        if size > 1 and str(size) not in large.split(","):
            continue
        packs = ("cn.licensing", "cn.penalty")
        what = f"licensing and penalty, {size}M: unoptimised"
        try:
            fast = measured("engine", lake, packs, PATIENCE)
        except subprocess.TimeoutExpired:
            yield what, "not measured", f"the engine itself was given up after {PATIENCE} s"
            continue
        try:
            slow = measured("unoptimised", lake, packs, PATIENCE)
        except subprocess.TimeoutExpired:
            least = f"more than {PATIENCE / fast.wall:.0f} x wall"
            yield what, least, f"given up after {PATIENCE} s; optimised {_figures([fast])}"
            continue
        _same("the engine unoptimised", fast.counts, fast, slow)
        _same("the engine unoptimised", slow.counts, fast, slow)
        yield (
            what,
            f"{slow.cpu / fast.cpu:.1f} x CPU, {slow.wall / fast.wall:.1f} x wall",
            f"{_figures([slow])}; optimised {_figures([fast])}",
        )


def _lake(name: str, events: int) -> Path:
    """The lake of so many events, made by another process unless it is there."""
    kept = os.environ.get("BENCH_LAKES") or Path(tempfile.gettempdir()) / "oversight-bench"
    folder = Path(kept).resolve() / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "bench.workload.make", str(folder), str(events)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder
