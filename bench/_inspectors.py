"""What each of the many inspectors of `bench.together` does, for as long as it lasts."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench._items import DAY, DAYS, findings, inspector
from oversight.problem import Refused
from oversight.store.database import Store, open_store
from oversight.supervision import commands as c
from oversight.supervision.raising import About, raise_items
from oversight.supervision.service import act
from oversight.supervision.views import Filter, read_queue

ITEMS = 2_000
BUSY = 40
"""All look at the first so many items of the queue, so that they meet."""

RULE = "cn.licensing/met"


@dataclass
class Seen:
    """What the inspectors of a process were told: what was done, why not, and what went wrong."""

    done: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


def inspectors(url: str, process: int, people: int, seconds: float) -> Seen:
    """So many inspectors at once, each in a thread; and one that raises the same again."""
    store = open_store(url)
    seen = Seen()
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(people + 1) as pool:
        for number in range(people):
            pool.submit(guarded, one, store, f"P{process}-{number}", until, seen)
        pool.submit(guarded, raises, store, "again", until, seen)
    store.close()
    return seen


def guarded(work: object, store: Store, who: str, until: float, seen: Seen) -> None:
    """Do the work until its end; what is not a refusal is a fault."""
    try:
        work(store, who, until, seen)  # type: ignore[operator]
    except BaseException as error:
        seen.faults.append(f"{who}: {type(error).__name__}: {error}")


def raises(store: Store, _who: str, until: float, seen: Seen) -> None:
    """The same findings, again and again: no item may be doubled."""
    table = findings(ITEMS, rule=RULE)
    while time.monotonic() < until:
        more = About(rules={RULE: "1"})
        try:
            raise_items(store, table, by="evaluation", at=DAY, days=DAYS, about=more)
        except Refused as refusal:
            told(refusal, seen)
        time.sleep(1)


def one(store: Store, who: str, until: float, seen: Seen) -> None:
    """One inspector: looks at the queue, picks an item, gives a command on it as it was seen."""
    pick, turn = random.Random(who), 0
    while time.monotonic() < until:
        try:
            lines = read_queue(store, Filter(), actor=inspector(who), limit=BUSY).lines
        except Refused as refusal:
            told(refusal, seen)
            continue
        line = pick.choice(lines)
        turn += 1
        by = inspector(f"{who}-{turn}")
        given = {"item": line.id, "by": by, "at": datetime.now(UTC), "seen": line.version}
        command: c.Command
        if line.state == "raised" and pick.random() < 0.8:
            command = c.Assign(**given, to="O-001")
        elif line.state == "raised":
            command = c.Dismiss(**given, disposition="not_an_issue", why="Seen to.")
        elif line.state == "assigned":
            command = c.Sign(**given, org="O-001")
        else:
            command = c.Comment(**given, text="Seen.")
        began = time.monotonic()
        try:
            act(store, command, days=DAYS)
        except Refused as refusal:
            told(refusal, seen)
        else:
            seen.done.append(by.name)
        seen.waits.append(time.monotonic() - began)


def told(refusal: Refused, seen: Seen) -> None:
    """Note a refusal; one that is no sentence is a fault."""
    for problem in refusal.problems:
        seen.refused[problem.said.partition(":")[0]] += 1
        if not problem.said.endswith(".") or not problem.fix.strip():
            seen.faults.append(f"not a sentence: {problem}")
