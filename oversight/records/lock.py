"""One writer at a time: a lock on the lake that the system drops when its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oversight.problem import Problem, Refused

FILE = "intake.lock"


@contextmanager
def locked(lake: Path) -> Iterator[None]:
    """Hold the lake's lock. Refused while another process holds it.

    The lock is the system's (`flock`), not the file's: after a kill there is nothing to clear.
    """
    lake.mkdir(parents=True, exist_ok=True)
    with (lake / FILE).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            said = f"Another intake is writing to this lake (process {holder})."
            raise Refused(
                Problem(f"lake {lake}", said, "Wait until it has ended, then run this again.")
            ) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
