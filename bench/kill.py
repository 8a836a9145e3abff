"""What is left when a process that writes to the store is killed, again and again.

    python bench/kill.py --kills 300

A process raises findings and gives commands, one after the other, and writes down each that it
was told is done. At a random moment it is killed (SIGKILL). Then nothing that it was told may
be missing, nothing may be there twice, and the trail must be whole; and the next one goes on
in the same store. Half of the kills on each database.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from bench._items import new_url
from bench._work import BATCH, work
from oversight.problem import Refused
from oversight.store.database import open_store
from oversight.supervision.trail import verify_trail

TOGETHER = 25
"""Kills on one store, before a new one is begun: verifying takes longer as it grows."""

KILLS = 40
"""How many `make bench` makes."""

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
Told = list[dict[str, object]]

PROCESSES = multiprocessing.get_context("forkserver")


def rows() -> Iterator[tuple[str, str, str]]:
    """Faults after kills, on each database."""
    for backend, name in NAMES.items():
        faults, done = killed(backend, KILLS // 2, random.Random(7))
        yield f"{name}, {KILLS // 2} kills", f"{len(faults)} faults", done


def killed(backend: str, kills: int, pick: random.Random) -> tuple[list[str], str]:
    """Kill so many processes that write to a store; what was wrong, and what they had done."""
    faults: list[str] = []
    ends: Counter[str] = Counter()
    steps = 0
    for start in range(0, kills, TOGETHER):
        with new_url(backend) as url, tempfile.TemporaryDirectory() as folder:
            if url is None:
                return [], "not measured: it is not installed"
            open_store(url, create=True).close()
            told: Told = []
            for number in range(start, min(start + TOGETHER, kills)):
                mine = one_killed(url, number, Path(folder) / "log", pick)
                told += [each for each in mine if each["done"]]
                busy = bool(mine) and not mine[-1]["done"]
                ends[str(mine[-1]["what"]) if busy else "between"] += 1
                faults += [f"kill {number + 1}: {fault}" for fault in wrong(url, told)]
            steps += len(told)
    while_doing = ", ".join(f"{n} in {what}" for what, n in sorted(ends.items()))
    return faults, f"{steps:,} steps told done; killed {while_doing}"


def one_killed(url: str, number: int, log: Path, pick: random.Random) -> Told:
    """What a process wrote down before it was killed."""
    log.unlink(missing_ok=True)
    begun = PROCESSES.Event()
    process = PROCESSES.Process(target=work, args=(url, number, log, begun))
    process.start()
    assert begun.wait(120), "the process did not begin"
    time.sleep(pick.uniform(0, 1.5))
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def wrong(url: str, told: Told) -> Iterator[str]:
    """What of a store is not as it must be, after all that was told to be done."""
    store = open_store(url)
    try:
        report = verify_trail(store)
        if report.broken is not None:
            yield report.broken.said
        with store.reading() as session:
            of_rule = dict(
                session.execute(
                    text("SELECT rule, count(*) FROM supervision_item GROUP BY rule")
                ).all()
            )
            given = dict(
                session.execute(
                    text(
                        "SELECT who, count(*) FROM supervision_trail "
                        "WHERE command <> 'raise' GROUP BY who"
                    )
                ).all()
            )
            counted = session.execute(text("SELECT coalesce(sum(n), 0) FROM supervision_tally"))
            tally = counted.scalar()
            doubled = session.execute(
                text(
                    "SELECT rule, subject FROM supervision_item "
                    "GROUP BY rule, subject HAVING count(*) > 1"
                )
            ).all()
        yield from (f"doubled: {row}" for row in doubled)
        yield from (f"half raised: {rule}" for rule, n in of_rule.items() if n != BATCH)
        yield from (f"given twice: {who}" for who, n in given.items() if n != 1)
        if tally != sum(of_rule.values()):
            yield f"the tally says {tally} of {sum(of_rule.values())} items"
        for each in told:
            there = of_rule if each["what"] == "raising" else given
            if each["key"] not in there:
                yield f"lost: {each['what']} {each['key']}"
    except Refused as refused:
        yield str(refused)
    finally:
        store.close()


PROCESSES.set_forkserver_preload(["bench._work"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=list(NAMES))
    given = parser.parse_args()
    backends = [given.only] if given.only else list(NAMES)
    failed = False
    for backend in backends:
        kills = given.kills // len(backends)
        faults, done = killed(backend, kills, random.Random(given.seed))
        print(f"{NAMES[backend]}: {kills} kills, {len(faults)} faults; {done}", flush=True)
        print(*faults[:20], sep="\n", end="")
        failed = failed or bool(faults)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
