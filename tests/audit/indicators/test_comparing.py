"""Ranks, case mix and change of a rate: the statistics over the rows as they are counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from oversight.audit.compare.casemix import standardise
from oversight.audit.compare.change import Pair, Share, judge, of_shares
from oversight.audit.compare.ranks import Drawing, ranks
from oversight.audit.indicators.comparing import changed, mixed, ranked
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.rows import ROWS
from oversight.audit.period import Period

from .support import HEAD, RATE, book, written

MARCH, JUNE, JANUARY = (Period.parse(text) for text in ("2021-03", "2021-06", "2021-01"))


@pytest.fixture(scope="module")
def rate(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    folder = Path(tmp_path_factory.mktemp("comparing"))
    return written(folder, book(folder), HEAD + RATE)


def rows(*told: tuple[str | None, str, date, int, int]) -> pa.Table:
    """(organisation, item, day, how many counted, how many other) as rows, one left out each."""
    found = []
    for org, item, day, counted, other in told:
        for standing, many in (("counted", counted), ("other", other), ("excluded", 1)):
            row = {"indicator": "t.small/in-time", "subject": f"S{len(found)}", "org": org}
            row |= {"item": item, "on_day": day, "standing": standing, "top": 1.0, "bottom": 1.0}
            found += [row] * many
    return pa.Table.from_pylist(found, ROWS)


DAY = date(2021, 3, 5)
TOLD = rows(
    ("O1", "hard", DAY, 30, 10),
    ("O2", "hard", DAY, 5, 5),
    ("O3", "easy", DAY, 38, 2),
    (None, "easy", DAY, 9, 9),
)


def test_ranks_are_of_what_is_counted_by_organisation(rate: Definition) -> None:
    drawing = Drawing(k=1)
    wanted = ranks(["O1", "O2", "O3"], [30, 5, 38], [40, 10, 40], better="high", drawing=drawing)
    assert ranked(rate, TOLD, worst=1) == wanted
    together = ranks(["O1", "O3"], [35, 38], [50, 40], better="high", drawing=drawing)
    assert ranked(rate, TOLD, group={"O2": "O1"}, worst=1) == together


def test_the_rarer_outcome_is_expected_from_the_kinds(rate: Definition) -> None:
    found = mixed(rate, TOLD, ["item"])
    assert found is not None
    orgs = ["O1"] * 40 + ["O2"] * 10 + ["O3"] * 40
    late = [*[0] * 30, *[1] * 10, *[0] * 5, *[1] * 5, *[0] * 38, *[1] * 2]
    items = ["hard"] * 50 + ["easy"] * 40
    assert found.outcome == "other"
    assert found.mix == standardise(orgs, [bool(one) for one in late], {"item": items})


def test_seasons_are_kinds_too(rate: Definition) -> None:
    told = rows(("O1", "i", date(2021, 3, 31), 1, 9), ("O1", "i", date(2021, 4, 1), 8, 32))
    found = mixed(rate, told, ["quarter", "month"])
    assert found is not None
    assert found.outcome == "counted"
    kinds = {"quarter": ["Q1"] * 10 + ["Q2"] * 40, "month": ["03"] * 10 + ["04"] * 40}
    happened = [True, *[False] * 9, *[True] * 8, *[False] * 32]
    assert found.mix == standardise(["O1"] * 50, happened, kinds)


def test_nothing_to_expect(rate: Definition) -> None:
    assert mixed(rate, TOLD.slice(0, 0), ["item"]) is None
    assert mixed(rate, rows((None, "i", DAY, 3, 3)), ["item"]) is None


def test_a_change_beside_that_of_the_others(rate: Definition) -> None:
    told = rows(
        ("O1", "i", date(2021, 1, 9), 41, 9),
        ("O2", "i", date(2021, 1, 9), 80, 20),
        ("O1", "i", date(2021, 3, 9), 40, 10),
        ("O2", "i", date(2021, 3, 9), 80, 20),
        ("O1", "i", date(2021, 6, 30), 49, 1),
        ("O2", "i", date(2021, 6, 30), 82, 18),
        ("O3", "i", date(2021, 6, 30), 0, 50),
    )
    found = changed(rate, told, {"O1"}, {"O2"}, Pair(MARCH, JUNE), JANUARY)
    effect = of_shares(Pair(Share(40, 50), Share(49, 50)), Pair(Share(80, 100), Share(82, 100)))
    before = of_shares(Pair(Share(41, 50), Share(40, 50)), Pair(Share(80, 100), Share(80, 100)))
    assert found == judge(effect, before)
    assert changed(rate, told, {"O1"}, {"O2"}, Pair(MARCH, JUNE)) == judge(effect)
