"""A receiver that does as it is told, and a store with things to tell of."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pyarrow as pa

from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.orgs import sync_orgs
from tests.supervision.support import raised, row

NOW = datetime(2021, 10, 8, 1, 0, tzinfo=UTC)
ADMIN = Actor("zhouyi", (Grant("administrator", None),), "Zhou Yi")
COUNTY = Actor("wuhao", (Grant("administrator", "O1"),), "Wu Hao")

ORGS = pa.table(
    {
        "org": ["O", "O1", "O2", "O9"],
        "name": ["市", "甲县", "乙镇", "丙县"],
        "name_en": ["City", "County One", "Town Two", "County Nine"],
        "parent": [None, "O", "O1", "O"],
        "level": ["city", "county", "town", "county"],
    }
)


@dataclass
class Received:
    """One request as it came."""

    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        return dict(json.loads(self.body))

    @property
    def entry(self) -> int:
        return int(self.said["data"]["entry"])


@dataclass
class Receiver:
    """What came in, and what is answered: a status for each in turn, the last one for the rest.

    `slow` is how long it waits, `headers` what it adds; 0 as a status closes without an answer.
    """

    port: int = 0
    came: list[Received] = field(default_factory=list)
    answers: list[int] = field(default_factory=lambda: [200])
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    drip: bool = False

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/in"

    @property
    def internal(self) -> list[str]:
        return [f"localhost:{self.port}"]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens on this machine."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            receiver.came.append(Received({k.lower(): v for k, v in self.headers.items()}, body))
            place = min(len(receiver.came), len(receiver.answers)) - 1
            status = receiver.answers[place]
            time.sleep(receiver.slow)
            if not status:
                return
            with suppress(OSError):  # whoever asked may have gone
                self.answer(status)

        def answer(self, status: int) -> None:
            self.send_response(status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for _ in range(200 if receiver.drip else 1):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1 if receiver.drip else 0)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **how: float) -> None:
        self.at += timedelta(**how)


def with_orgs(store: Store) -> Store:
    """The store with the tree of organisations."""
    sync_orgs(store, ORGS)
    return store


def raise_some(store: Store, *subjects: str, org: str = "O1") -> None:
    """An item for each subject."""
    raised(store, *(row(subject, org=org) for subject in subjects))
