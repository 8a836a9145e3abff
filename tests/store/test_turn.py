"""Writing in turn: in the order of asking, and not waiting for ever."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from oversight.problem import Problem, Refused
from oversight.store import engine
from oversight.store.database import Store
from oversight.store.turn import Turn

from ..supervision.support import raised, row


def test_turns_come_in_the_order_they_were_asked_for() -> None:
    turn, order = Turn(), list[int]()
    assert turn.take(1)

    def write(number: int) -> None:
        assert turn.take(60)
        order.append(number)
        turn.give_up()

    with ThreadPoolExecutor(8) as pool:
        for number in range(8):
            pool.submit(write, number)
            while len(turn._waiting) <= number:
                time.sleep(0.001)
        turn.give_up()
    assert order == list(range(8))
    assert turn.take(0)


def test_who_did_not_wait_for_it_is_passed_over() -> None:
    turn = Turn()
    assert (turn.take(1), turn.take(0.01), len(turn._waiting)) == (True, False, 0)
    turn.give_up()
    assert turn.take(0.01)


def test_a_thread_that_waits_too_long_is_told_so(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(any_store._turn, "_free", 1)
    with any_store.writing(), pytest.raises(Refused) as caught:
        raised(any_store, row())
    assert caught.value.problems == (
        Problem(
            any_store.shown,
            "Another process has been writing to the store for 30 seconds.",
            "Try again when it has finished; nothing was changed.",
        ),
    )
    # Whoever failed, or broke off, has handed it on.
    with pytest.raises(ZeroDivisionError), any_store.writing():
        raise ZeroDivisionError
    assert raised(any_store, row()).raised == 1
