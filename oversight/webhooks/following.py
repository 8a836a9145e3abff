"""A deliverer beside something else: a thread that looks every few seconds for what is due."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.webhooks.deliver import deliver_due

EVERY = 2.0
"""Seconds between two looks."""

log = logging.getLogger("oversight.webhooks")


@contextmanager
def following(
    store: Store,
    *,
    now: Callable[[], datetime],
    internal: Collection[str] = (),
    every: float = EVERY,
) -> Iterator[None]:
    """Deliver while the block lasts; afterwards what is being sent is finished, and no more."""
    stopped = threading.Event()

    def follow() -> None:
        while not stopped.wait(every):
            try:
                deliver_due(store, now=now, internal=internal, stop=stopped.is_set)
            except Refused as no:  # the database is away: it is tried again
                log.warning("webhooks: %s", no.problems[0].said)
            except Exception:
                # Whatever it is, it is one round's: the thread that tells everybody goes on.
                log.exception("a round of webhooks failed")

    thread = threading.Thread(target=follow, name="webhooks", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(15)
