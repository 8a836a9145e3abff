"""What coverage says of one small pack, demand by demand."""

from pathlib import Path

from oversight.specs.coverage.report import coverage, percent
from oversight.specs.trial.book import open_book
from tests.specs.packs import small_pack


def told(folder: Path, *, needed: bool, covered: bool) -> list[tuple[str, str]]:
    return [
        (Path(unit.name).name, demand.what)
        for unit in coverage(open_book([folder], "small"))
        for demand in unit.demands
        if (demand.needed, demand.covered) == (needed, covered)
    ]


def test_what_no_scenario_shows(tmp_path: Path) -> None:
    assert told(small_pack(tmp_path), needed=True, covered=False) == [
        ("waits", "condition at 16:63"),  # ~decided(C), of a case without an organisation
        ("norms.yaml", "days-allowed: 5, from 2020-01-01 to 2020-12-31"),
        ("terms.rule", "decided at 2:1"),  # no case was refused
    ]


def test_what_nothing_could_show(tmp_path: Path) -> None:
    # The population has such an event, and an event has a time; `==` gives a value.
    assert told(small_pack(tmp_path), needed=False, covered=False) == [
        ("waits", "condition at 20:25"),
        ("waits", "condition at 20:8"),
        ("waits", "condition at 21:8"),
    ]


def test_the_share_counts_what_is_needed(tmp_path: Path) -> None:
    units = coverage(open_book([small_pack(tmp_path)], "small"))
    assert [(Path(u.name).name, u.covered, u.counted) for u in units] == [
        ("waits", 10, 11),
        ("norms.yaml", 1, 2),
        ("terms.rule", 3, 4),
    ]
    assert round(percent(units), 1) == 82.4


AROUND = """\
begins("received")
examines(C) <= begins(A) & event(case=C, act=A)
(received[C] == min_(T)) <= event(case=C, act="received", ts=T)
cannot_tell(C, "no organisation") <= case(case=C, org=None) & ~decided(C)
flags(C, Received, Days) <= (
    ~decided(C)
    & (Received == date(received[C]))
    & (Days == days(Received, today))
    & (Days > norm("days-allowed", on=Received))
)
"""


def test_a_population_that_begins_with_another_word_than_its_subject(tmp_path: Path) -> None:
    """`begins(A)` binds no subject; which event a case has decides whether it is one."""
    folder = small_pack(tmp_path, clauses=AROUND)
    (waits, *_) = coverage(open_book([folder], "small"))
    decided = {demand.what: demand.covered for demand in waits.demands if demand.needed}
    assert (decided["examines at 13:1"], decided["condition at 13:28"]) == (True, True)
    assert [what for what, covered in decided.items() if not covered] == ["condition at 15:63"]
