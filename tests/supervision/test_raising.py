"""Raising: no doubles, nothing lost, nothing closed silently."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight.problem import Problem, Refused
from oversight.store.database import Store, open_store
from oversight.supervision import raising
from oversight.supervision.identity import item_id
from oversight.supervision.raising import Raised, raise_items
from oversight.supervision.service import get_item
from oversight.supervision.trail import verify_trail
from oversight.supervision.views import read_trail

from .support import (
    DAY,
    DAYS,
    NEXT,
    RULE,
    SEES_ALL,
    TO_CLOSE,
    item,
    new_store,
    only_id,
    other_processes,
    raise_many,
    raised,
    row,
    rows_of,
    table,
    walk,
)

LATER = date(2021, 11, 8)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path)


def everything(store: Store) -> list[list[tuple[Any, ...]]]:
    return [
        rows_of(store, f"SELECT * FROM {name} ORDER BY 1")
        for name in ("supervision_item", "supervision_trail", "supervision_store")
    ]


def commands(store: Store) -> list[str]:
    return [entry.command for entry in read_trail(store, actor=SEES_ALL)]


def test_a_finding_becomes_an_item_with_an_entry(store: Store) -> None:
    assert raised(store, row()) == Raised(raised=1)
    stands = get_item(store, item_id(RULE, "C1"), actor=SEES_ALL)
    finding = stands.finding.__class__(
        "1",
        "timeout",
        "red",
        "O-12",
        date(2021, 3, 29),
        '{"Due": "2021-03-29", "Late": 5}',
        "A decision was due by 2021-03-29; it is 5 working days late",
        DAY,
        "run-1",
    )
    assert vars(stands) == vars(item(due=date(2021, 10, 9))) | {
        "id": item_id(RULE, "C1"),
        "finding": finding,
    }
    (entry,) = read_trail(store, actor=SEES_ALL)
    assert (entry.who, entry.command, entry.start, entry.end) == (
        "evaluation",
        "raise",
        None,
        "raised",
    )
    assert (entry.why, entry.details, entry.run) == (finding.message, '{"card":"red"}', "run-1")


def test_the_same_findings_again_change_nothing(store: Store) -> None:
    rows = [row(f"C{n}", org=None if n == 3 else "O-12") for n in range(20)]
    assert raised(store, *rows) == Raised(raised=20)
    before = everything(store)
    assert raised(store, *rows, at=NEXT) == Raised(already_open=20)
    assert everything(store) == before


def test_what_cannot_be_told_raises_nothing(store: Store) -> None:
    assert raised(store, row(outcome="cannot_tell")) == Raised()


def test_one_subject_may_break_two_rules(store: Store) -> None:
    assert raised(store, row(), row(rule="cn.licensing/no-review")) == Raised(raised=2)


def test_a_finding_that_reads_differently_is_brought_up_to_date(store: Store) -> None:
    raised(store, row())
    later = row(facts='{"Late": 6}', message="6 late", as_of=NEXT, run="run-2")
    assert raised(store, later, at=NEXT) == Raised(already_open=1, refreshed=1)
    stands = get_item(store, only_id(store), actor=SEES_ALL)
    assert (stands.finding.message, stands.finding.run, stands.version) == ("6 late", "run-2", 2)
    assert commands(store) == ["raise"], "facts that grow day by day are no news"


def test_another_card_is_news(store: Store) -> None:
    raised(store, row(card="yellow"))
    raised(store, row(as_of=NEXT, run="run-2"), at=NEXT)
    assert commands(store) == ["raise", "refresh"]
    assert read_trail(store, actor=SEES_ALL)[1].details == '{"card":"red","was":"yellow"}'


def test_a_newer_run_that_finds_the_same_only_moves_the_day_it_was_judged(store: Store) -> None:
    raised(store, row())
    assert raised(store, row(as_of=NEXT, run="run-2"), at=NEXT) == Raised(already_open=1)
    stands = get_item(store, only_id(store), actor=SEES_ALL)
    assert (stands.finding.as_of, stands.finding.run, stands.version) == (NEXT, "run-2", 1)


def test_an_older_run_changes_nothing(store: Store) -> None:
    raised(store, row("C1", as_of=NEXT, run="run-2"), row("C2", as_of=NEXT, run="run-2"), at=NEXT)
    before = everything(store)
    assert raised(store, row("C1", facts="{}"), at=NEXT) == Raised(already_open=1)
    assert everything(store) == before


def test_a_vanished_finding_is_noted_once_and_closes_nothing(store: Store) -> None:
    raised(store, row("C1"), row("C2"))
    name = item_id(RULE, "C2")
    later = row("C1", as_of=NEXT, run="run-2")
    assert raised(store, later, at=NEXT) == Raised(already_open=1, vanished=1)
    assert raised(store, later, at=NEXT) == Raised(already_open=1)
    stands = get_item(store, name, actor=SEES_ALL)
    assert (stands.state, stands.vanished, stands.finding.run) == ("raised", True, "run-2")
    entry = read_trail(store, actor=SEES_ALL)[-1]
    assert (entry.item, entry.command, entry.start, entry.end, entry.details, entry.run) == (
        name,
        "vanish",
        "raised",
        "raised",
        '{"now":"not_flagged"}',
        "run-2",
    )


def test_a_finding_that_turns_into_not_knowing_is_noted_as_that(store: Store) -> None:
    raised(store, row())
    unsure = row(outcome="cannot_tell", as_of=NEXT, run="run-2")
    assert raised(store, unsure, at=NEXT) == Raised(vanished=1)
    assert read_trail(store, actor=SEES_ALL)[-1].details == '{"now":"cannot_tell"}'


def test_only_rules_that_were_evaluated_can_find_nothing(store: Store) -> None:
    raised(store, row())
    other = row(rule="cn.licensing/no-review", as_of=NEXT)
    assert raised(store, other, at=NEXT) == Raised(raised=1)
    assert raised(store, at=NEXT, rules={RULE: None}) == Raised(vanished=1)


def test_a_vanished_finding_that_is_back_is_noted(store: Store) -> None:
    raised(store, row())
    raised(store, at=NEXT, rules={RULE: None})
    back = row(as_of=LATER, run="run-3")
    assert raised(store, back, at=LATER) == Raised(already_open=1, refreshed=1)
    assert commands(store) == ["raise", "vanish", "reappear"]
    assert not get_item(store, only_id(store), actor=SEES_ALL).vanished


def test_a_closed_item_stays_closed_while_its_facts_stand(store: Store) -> None:
    raised(store, row())
    walk(store, only_id(store), *TO_CLOSE)
    before = rows_of(store, "SELECT * FROM supervision_trail")
    assert raised(store, row()) == Raised(settled=1)
    assert raised(store, row(as_of=LATER, run="run-2"), at=LATER) == Raised(settled=1)
    assert rows_of(store, "SELECT * FROM supervision_trail") == before
    assert get_item(store, only_id(store), actor=SEES_ALL).state == "closed"


def test_a_closed_item_recurs_when_the_finding_has_other_facts(store: Store) -> None:
    raised(store, row())
    walk(store, only_id(store), *TO_CLOSE)
    worse = row(facts='{"Late": 30}', as_of=LATER, run="run-2", org="O-7")
    assert raised(store, worse, at=LATER) == Raised(recurred=1)
    stands = get_item(store, only_id(store), actor=SEES_ALL)
    assert (stands.state, stands.org, stands.since, stands.due, stands.recurrences) == (
        "raised",
        "O-7",
        LATER,
        date(2021, 11, 9),
        1,
    )
    assert (stands.outcome, stands.returns, stands.handlers) == (None, 0, ("Zhao Min",))
    assert [(e.command, e.start, e.end) for e in read_trail(store, actor=SEES_ALL)][-1] == (
        "recur",
        "closed",
        "raised",
    )
    assert raised(store, worse, at=LATER) == Raised(already_open=1)


def test_a_closed_item_recurs_when_the_finding_was_gone_and_is_back(store: Store) -> None:
    raised(store, row())
    walk(store, only_id(store), *TO_CLOSE)
    assert raised(store, at=NEXT, rules={RULE: None}) == Raised(vanished=1)
    assert get_item(store, only_id(store), actor=SEES_ALL).state == "closed"
    assert raised(store, row(as_of=LATER), at=LATER) == Raised(recurred=1)
    assert verify_trail(store).whole


def test_the_author_of_a_rule_is_kept_with_its_items(store: Store) -> None:
    raised(store, row(), authors={RULE: "Sun Li"})
    name = only_id(store)
    walk(store, name, "assign", "sign", "submit")
    with pytest.raises(Refused, match="Sun Li wrote the rule"):
        walk(store, name, "verify")


def test_an_id_that_another_item_bears_is_lengthened(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raising, "LENGTH", 1)
    rows = [row(f"C{n}") for n in range(60)]
    assert raised(store, *rows[:30]) == Raised(raised=30)
    assert raised(store, *rows) == Raised(raised=30, already_open=30)
    names = rows_of(store, "SELECT id FROM supervision_item")
    assert len(set(names)) == 60
    assert {len(name) for (name,) in names} == {1, 3}


def refused(store: Store, findings: Any, by: str = "evaluation") -> list[Problem]:
    before = everything(store)
    with pytest.raises(Refused) as caught:
        raise_items(store, findings, by=by, at=DAY, days=DAYS)
    assert everything(store) == before
    return list(caught.value.problems)


def test_every_wrong_column_of_the_findings_is_named(store: Store) -> None:
    findings = table(row()).drop_columns(["facts", "due"])
    findings = findings.append_column("due", [["soon"]])
    fix = "Give a table that `oversight evaluate --out` wrote."
    assert refused(store, findings) == [
        Problem("findings, column facts", "The findings have no column 'facts'.", fix),
        Problem("findings, column due", "Column 'due' holds string, not date32[day].", fix),
    ]


def test_values_that_must_be_there_are_asked_for(store: Store) -> None:
    findings = table(row(), row("C2", message=None))
    assert refused(store, findings) == [
        Problem(
            "findings row 2, column message",
            "A finding has no message.",
            "Give a table that `oversight evaluate --out` wrote.",
        )
    ]


def test_an_unknown_outcome_is_refused(store: Store) -> None:
    assert refused(store, table(row(outcome="passed"))) == [
        Problem(
            "findings row 1, column outcome",
            "There is no outcome 'passed'.",
            "An outcome is flagged or cannot_tell.",
        )
    ]


def test_the_same_finding_twice_is_refused(store: Store) -> None:
    findings = table(row("C1"), row("C2"), row("C1", as_of=NEXT))
    assert refused(store, findings) == [
        Problem(
            "findings row 3",
            f"The rule {RULE} flags 'C1' twice, in rows 1 and 3.",
            "Raise the findings of one run at a time.",
        )
    ]


def test_somebody_must_raise(store: Store) -> None:
    assert refused(store, table(row()), by=" ") == [
        Problem("raising", "Nobody is named as raising the items.", "Say in `by` who does.")
    ]


def test_a_kill_while_raising_leaves_all_or_nothing(tmp_path: Path) -> None:
    pick, processes, seen = random.Random(2), other_processes(), set()
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        begun = processes.Event()
        process = processes.Process(target=raise_many, args=(folder, 1500, begun))
        process.start()
        assert begun.wait(60)
        # Somewhere between the first statement and a little after the last.
        time.sleep(pick.uniform(0, 0.4) if attempt else 0)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        store = open_store("sqlite:///oversight.db", folder=folder)
        ((items,),) = rows_of(store, "SELECT count(*) FROM supervision_item")
        assert items in (0, 1500)
        report = verify_trail(store)
        assert (report.whole, report.entries) == (True, items)
        seen.add(items)
        again = raised(store, *[row(f"C{number}") for number in range(1500)])
        assert again in (Raised(raised=1500), Raised(already_open=1500))
        store.close()
    assert 0 in seen, "no kill came in time to prove anything"
