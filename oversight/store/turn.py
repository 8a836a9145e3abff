"""Whose turn it is to write, among the threads of one process.

Only one writes at a time in any case. Whoever waits for it in the database keeps a connection
from the readers, and is served in no order: under load somebody would wait for ever. So the
threads of a process wait here, in the order they came, and only the next few wait there.
"""

from __future__ import annotations

from collections import deque
from threading import Lock


class Turn:
    """A few places, handed on in the order in which they were asked for.

    >>> turn = Turn()
    >>> turn.take(1), turn.take(0.01)
    (True, False)
    >>> turn.give_up()
    >>> turn.take(0.01)
    True
    """

    def __init__(self, places: int = 1) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._free = places

    def take(self, seconds: float) -> bool:
        """Wait for one's turn, so long at most; whether it came."""
        with self._guard:
            if self._free:
                self._free -= 1
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=seconds):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        # It came in the last moment.
        return True

    def give_up(self) -> None:
        """Hand the turn to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
