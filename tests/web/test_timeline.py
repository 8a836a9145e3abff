"""The picture of an item's stages: where they lie on the line, and where the clock stands still."""

from __future__ import annotations

from datetime import date

from oversight.supervision.chain import Entry
from oversight.supervision.workflow import State
from oversight.web.timeline import Stage, Timeline, timeline
from tests.supervision.support import item


def entry(seq: int, at: str, command: str, end: str, start: str | None = None) -> Entry:
    return Entry(seq, "AB12CD34EF", at, "Li Wei", command, start, end, "", "{}", "", "")


DAYS = {day: date(2021, 10, day) for day in (8, 10, 12, 13, 18)}
TRAIL = [
    entry(1, "2021-10-08", "raise", "raised"),
    entry(2, "2021-10-10T09:30:00+08:00", "assign", "assigned", "raised"),
    entry(3, "2021-10-12", "sign", "signed", "assigned"),
    entry(4, "2021-10-12", "comment", "signed", "signed"),
    entry(5, "2021-10-13", "ask", "signed", "signed"),
]


def test_stages_lie_one_after_the_other_up_to_the_due_day() -> None:
    stands = item(state=State.SIGNED, due=DAYS[18])
    made = timeline(TRAIL, stands, DAYS[13], "en")
    assert made == Timeline(
        (
            Stage("raised", DAYS[8], DAYS[10], 0.0, 20.0, still=False),
            Stage("assigned", DAYS[10], DAYS[12], 20.0, 20.0, still=False),
            Stage("signed", DAYS[12], DAYS[13], 40.0, 10.0, still=False),
            Stage("signed", DAYS[13], DAYS[13], 50.0, 0.0, still=True),
        ),
        100.0,
        DAYS[18],
        DAYS[8],
        DAYS[18],
    )


def test_the_line_of_an_ended_item_ends_with_it() -> None:
    trail = [*TRAIL[:1], entry(2, "2021-10-12", "dismiss", "dismissed", "raised")]
    made = timeline(trail, item(state=State.DISMISSED, due=None), DAYS[18], "en")
    assert made is not None
    assert (made.begin, made.end, made.due) == (DAYS[8], DAYS[12], None)
    assert [(stage.state, stage.left, stage.width) for stage in made.stages] == [
        ("raised", 0.0, 100.0),
        ("dismissed", 100.0, 0.0),
    ]


def test_of_nothing_there_is_no_picture() -> None:
    assert timeline([], item(), DAYS[8], "en") is None
