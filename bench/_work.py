"""The work in the midst of which `bench.kill` ends a process: raising, and giving commands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import TextIOBase
from multiprocessing.synchronize import Event
from pathlib import Path

from sqlalchemy import text

from bench._items import DAY, DAYS, findings, inspector
from oversight.store.database import Store, open_store
from oversight.supervision import commands as c
from oversight.supervision.raising import About, raise_items
from oversight.supervision.service import act

BATCH = 300
"""Findings raised at once, of a rule of their own, so that each raising adds as many."""

ACTS = 4
"""Commands after each raising."""


def work(url: str, number: int, log: Path, begun: Event) -> None:
    """Raise and act until killed; each step is written down before and after."""
    store = open_store(url)
    findings(1)  # what is loaded at first use is not what is to be interrupted
    with log.open("a", buffering=1) as out:
        begun.set()
        for step in range(1_000_000):
            batch = number * 1_000 + step
            rule = f"cn.licensing/kill-{batch}"
            say(out, False, "raising", rule, BATCH)
            more = About(rules={rule: "1"})
            table = findings(BATCH, batch, rule)
            raise_items(store, table, by="evaluation", at=DAY, days=DAYS, about=more)
            say(out, True, "raising", rule, BATCH)
            for turn in range(ACTS):
                step_on(store, f"P{batch}-{turn}", out)


def step_on(store: Store, who: str, out: TextIOBase) -> None:
    """Assign a raised item, or sign an assigned one."""
    with store.reading() as session:
        found = session.execute(
            text(
                "SELECT id, state, version FROM supervision_item "
                "WHERE state IN ('raised', 'assigned') ORDER BY due, id LIMIT 1"
            )
        ).one()
    given = {"item": found.id, "by": inspector(who), "at": datetime.now(UTC), "seen": found.version}
    if found.state == "raised":
        command: c.Command = c.Assign(**given, to="O-001")
    else:
        command = c.Sign(**given, org="O-001")
    say(out, False, "acting", who, 1)
    act(store, command, days=DAYS)
    say(out, True, "acting", who, 1)


def say(out: TextIOBase, done: bool, what: str, key: str, count: int) -> None:
    """A line of the log: it is in the file before anything else happens."""
    line = {"done": done, "what": what, "key": key, "count": count}
    print(json.dumps(line), file=out, flush=True)
