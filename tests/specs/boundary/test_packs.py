"""What the library's features accepted is what is made now: one rule for each kind of limit."""

from __future__ import annotations

import pytest

from oversight.rulebook.rulebook import library_folder
from oversight.specs.boundary.feature import accepted, region
from oversight.specs.boundary.make import make
from oversight.specs.trial.book import open_book

RULES = {
    "cn.licensing/hearing-notice-late": "counts back",
    "cn.licensing/joint-decision-overdue": "starts by deeming, too",
    "cn.licensing/not-answered": "judged by the day of evaluation",
    "cn.licensing/pause-late": "a norm before a clock's due day, in the catalogue's days",
    "cn.penalty/emergency-unreported": "counts hours",
    "cn.penalty/hearing-cut-short": "has changed, and fires before its due day",
    "cn.penalty/seized-too-long": "rolls, which is contested",
    "cn.penalty/summary-over-cap": "counts no days",
    "nl.wabo/event-finished-late": "a date the source states, of an event",
}


@pytest.mark.parametrize("name", RULES, ids=RULES.get)
def test_the_accepted_tables_are_those_made(name: str) -> None:
    library = library_folder()
    pack, _, rule = name.partition("/")
    file = library.parent / "features" / pack / f"{rule}.feature"
    book = open_book([library], pack, [file])
    (tried,) = book.tried
    made = make(tried, book.rulebook)
    assert made is not None
    assert accepted(file) == region(made.tables, made.language)
