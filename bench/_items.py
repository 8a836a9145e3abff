"""What the benchmarks of supervision share: findings, people, and stores on both databases."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyarrow as pa

from oversight.clock.calendar import Calendar, load_calendar
from oversight.store.database import Store, open_store
from oversight.supervision.actor import Actor, Grant
from tests.store.postgres import running, why_not

DAY = date(2026, 3, 2)
DAYS: Calendar = load_calendar("CN", None)
ORGS = [f"O-{number:03}" for number in range(107)]
RULES = [f"cn.licensing/rule-{number:02}" for number in range(20)]

SAFE = ("synchronous_commit=on", "shared_buffers=256MB")
"""As a server keeps what people do: nothing that was answered is lost by a power cut."""


def findings(count: int, batch: int = 0, rule: str | None = None) -> pa.Table:
    """Flagged findings, each of a case of its own, spread over rules and organisations."""
    numbers = range(count)
    late = "A decision was due by 2026-02-20; it is 6 working days late"
    columns: dict[str, list[object]] = {
        "rule": [rule or RULES[n % len(RULES)] for n in numbers],
        "version": ["1"] * count,
        "outcome": ["flagged"] * count,
        "kind": ["timeout"] * count,
        "card": ["yellow" if n % 3 == 0 else "red" for n in numbers],
        "subject_kind": ["case"] * count,
        "subject": [f"C{batch:04}-{n:06}" for n in numbers],
        "org": [ORGS[(n * 7) % len(ORGS)] for n in numbers],
        "facts": ['{"Due": "2026-02-20", "Late": 6}'] * count,
        "message": [late] * count,
        "run": [f"run-{batch}"] * count,
    }
    days = {"due": [date(2026, 2, 20)] * count, "as_of": [DAY] * count}
    made = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    made |= {name: pa.array(values, pa.date32()) for name, values in days.items()}
    return pa.table(made)


def inspector(name: str) -> Actor:
    """A person who sees and follows everything."""
    return Actor(name, (Grant("inspector", None), Grant("handler", None)))


@contextmanager
def new_url(backend: str) -> Iterator[str | None]:
    """The URL of an empty database; None where that kind cannot be had here."""
    if backend == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'oversight.db'}"
    elif why_not():
        yield None
    else:
        with running(SAFE) as cluster:
            yield cluster.url(cluster.new_database())


@contextmanager
def new_store(backend: str) -> Iterator[Store | None]:
    """An open store with nothing in it."""
    with new_url(backend) as url:
        if url is None:
            yield None
            return
        store = open_store(url, create=True)
        try:
            yield store
        finally:
            store.close()
