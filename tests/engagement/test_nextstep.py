"""What an audit waits for, in each state and as its days pass."""

from __future__ import annotations

from datetime import date

from oversight.audit.finding import Said
from oversight.engagement.nextstep import Next, next_step
from oversight.engagement.service import get_audit
from oversight.store.database import Store

from .walk import BASIS, BODY, DAY, REVIEWER, UNTIL, WALK, do, finding, planned, said

LAST = date.fromisoformat(UNTIL)


def test_each_state_waits_for_one_step_of_one_person(any_store: Store) -> None:
    audit = planned(any_store)
    waits = [next_step(get_audit(any_store, audit), DAY)]
    for command, data, by in WALK:
        waits.append(next_step(do(any_store, audit, command, data, by), DAY))
    due = date(2022, 3, 31)
    assert waits == [
        Next("freeze"),
        Next("find"),
        Next("send"),
        Next("comment", 1, LAST),
        Next("answer", 1),
        Next("review"),
        Next("issue"),
        Next("follow", 1, due),
    ]
    whose = ["lead", "writer", "lead", "body", "writer", "reviewer", "lead", "auditor"]
    assert [one.who for one in waits if one] == whose
    over = Next("follow", 1, due)
    assert (over.late(due), over.late(date(2022, 4, 1))) == (False, True)
    do(any_store, audit, "follow", {"finding": 1, "progress": "implemented"})
    assert next_step(get_audit(any_store, audit), DAY) is None


def test_what_is_incomplete_is_revised_and_silence_is_noted(any_store: Store) -> None:
    audit = planned(any_store)
    do(any_store, audit, "freeze", BASIS)
    lacking = do(any_store, audit, "find", finding(cause=Said()))
    assert next_step(lacking, DAY) == Next("revise", 1)
    do(any_store, audit, "revise", {"finding": 1, "written": finding()})
    two = do(any_store, audit, "find", finding())
    assert next_step(two, DAY) == Next("send")
    do(any_store, audit, "send", {"by": UNTIL})
    one = do(any_store, audit, "comment", {"finding": 1, "said": said("no")}, BODY)
    assert next_step(one, LAST) == Next("comment", 1, LAST)
    after = date(2021, 10, 19)
    assert next_step(one, after) == Next("silent", 1, LAST)
    silent = do(any_store, audit, "silent", {"finding": 2}, on=after)
    assert next_step(silent, after) == Next("answer", 1)
    do(any_store, audit, "return", {}, REVIEWER, after, "no")
    gone = do(any_store, audit, "withdraw", {"finding": 1}, on=after, why="no")
    gone = do(any_store, audit, "withdraw", {"finding": 2}, on=after, why="no")
    assert next_step(gone, after) == Next("find")
