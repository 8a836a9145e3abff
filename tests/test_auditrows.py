"""What the evidence of a finding opens to: its rows in the frozen records, an item, a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from oversight import auditing
from oversight.audit.finding import Evidence, Said
from oversight.auditing import Wanted
from oversight.auditrows import Line, Opened, open_indicator, opens, place_of
from oversight.engagement.model import Audit
from oversight.engagement.service import Given
from oversight.problem import Refused
from oversight.project import Project
from oversight.records.memory import MemoryRecords
from oversight.store.database import Store
from oversight.supervision.actor import Actor

from .audit.indicators.support import HEAD, RATE
from .store.fresh import fresh_store
from .web.support import lay_world
from .worlds import CASES, EVENTS

AS_OF = date(2021, 12, 31)
LEAD = Given(Actor.local("lead"), AS_OF)


@dataclass(frozen=True)
class Frozen:
    """A project with a frozen audit of all its organisations."""

    project: Project
    store: Store
    audit: Audit

    def open(self, reference: str) -> Opened:
        return open_indicator(self.project, self.audit, evidence(reference))


def evidence(reference: str, kind: str = "indicator") -> Evidence:
    return Evidence.model_validate({"kind": kind, "reference": reference, "shows": Said()})


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frozen]:
    home: Path = lay_world(tmp_path_factory.mktemp("opened"))
    (home / "audits" / "t.small").mkdir(parents=True)
    (home / "audits" / "t.small" / "in-time.indicator").write_text(HEAD + RATE, encoding="utf-8")
    project, store = Project.open(home), fresh_store(home)
    project.runs.keep(project.evaluate(AS_OF))
    wanted = Wanted("general", "2021", "lead", "reviewer")
    audit = auditing.plan(project, store, wanted, LEAD)
    audit = auditing.give(project, store, audit.id, "freeze", {}, LEAD)
    # What is taken in now is not what the audit rests on.
    later = [{**CASES[0], "case": "Z", "org": "O1"}]
    told = [{**each, "case": "Z", "event": f"Z{each['event']}"} for each in EVENTS[:2]]
    added = MemoryRecords.from_rows({"case": later, "event": told})
    project.lake.append({name: added.tables[name] for name in ("case", "event")})
    yield Frozen(project, store, audit)
    store.close()


LATE = Line("A", case=True, standing="late", org="O1", day=date(2021, 3, 29), what="decide")
TIMELY = Line("B", case=True, standing="in_time", org="O1", day=date(2021, 3, 29), what="decide")


def test_a_rate_of_the_programme_opens_to_the_cases_of_its_clocks(frozen: Frozen) -> None:
    opened = frozen.open("on-time O1 2021")
    assert (opened.title.en, opened.org, opened.period) == ("Ended in time", "O1", "2021")
    assert (opened.counted, opened.among, opened.excluded, opened.whole) == (1, 2, 0, True)
    assert sorted(opened.lines, key=lambda line: line.subject) == [LATE, TIMELY]
    assert opened.standings == {"late": 1, "in_time": 1}
    every = frozen.open("on-time")
    assert (every.org, every.period, every.among) == ("", "2021", 2)
    # By the end of March one was decided, and the other had run past its day.
    assert sorted(frozen.open("on-time O1 2021-Q1").lines, key=lambda line: line.subject) == [
        replace(LATE, standing="open_overdue"),
        TIMELY,
    ]


def test_an_indicator_of_a_pack_opens_to_its_subjects(frozen: Frozen) -> None:
    opened = frozen.open("t.small/in-time O1 2021")
    assert (opened.title.zh, opened.counted, opened.among, opened.excluded) == ("按时率", 1, 2, 0)
    assert sorted(opened.lines, key=lambda line: line.subject) == [
        Line("A", case=True, standing="other", org="O1", day=date(2021, 4, 12)),
        Line("B", case=True, standing="counted", org="O1", day=date(2021, 3, 29)),
    ]
    assert frozen.open("t.small/in-time O2 2021").lines == ()
    assert opened.reasons == {"still running": "尚在办理"}


def test_flags_open_to_what_the_run_keeps_of_them(frozen: Frozen) -> None:
    opened = frozen.open("flags O1 2021")
    assert (opened.counted, opened.whole) == (len(opened.lines), False)
    assert LATE.subject in {line.subject for line in opened.lines}
    assert {line.standing for line in opened.lines} == {"flagged"}
    other = frozen.open("flags O2")
    assert [(line.subject, line.standing) for line in other.lines] == [("C", "cannot_tell")]
    assert (other.counted, other.excluded) == (0, 1)


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("none O1", "There is no indicator 'none' in the programme 'general'."),
        ("t.small/none O1", "There is no indicator 't.small/none'"),
        ("on-time O1 sometime", "'sometime' is not a period."),
    ],
)
def test_what_does_not_open_is_told(frozen: Frozen, reference: str, said: str) -> None:
    with pytest.raises(Refused) as no:
        frozen.open(reference)
    assert no.value.problems[0].said.startswith(said)


def test_an_item_and_a_record_lead_to_their_pages(frozen: Frozen) -> None:
    def place(reference: str, kind: str) -> str:
        return place_of(frozen.project, frozen.audit, evidence(reference, kind))

    assert place("7Q2M", "item") == "/items/7Q2M"
    assert place("A/1", "record") == "/records/A/1"
    assert place("event A3", "record") == "/records/A"
    assert place("event ZA1", "record") == "", "it came in after the audit was frozen"
    assert place("org O1", "record") == ""
    assert place("minutes.pdf", "document") == ""
    kinds = ("indicator", "item", "record", "document", "interview")
    assert [opens(evidence("x", kind)) for kind in kinds] == [True, True, True, False, False]
