"""Who is named: planted slow and gaming organisations, and those that merely had bad luck.

    python bench/naming.py --seeds 50

In each simulated city 107 organisations are alike but for twelve: six decide late, and six game
(they date decisions back, stop the clock when it runs out, or decide on the last day). All are
screened on the indicators on which such habits show, at a false discovery rate of 5 %. Merely
unlucky are those without a habit that a league table of the same rates puts among its last
twelve of an indicator. Bars: every planted one is named; of those named at most 5 % wrongly, on
average; at most 5 % of the merely unlucky are named.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import load_definitions
from oversight.audit.indicators.rows import indicator_rows
from oversight.audit.indicators.screening import screened
from oversight.audit.indicators.values import between, values
from oversight.city import make_city
from oversight.city.habits import HABITS
from oversight.city.make import ORGANISATIONS
from oversight.clock.calendar import load_calendar
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook

CASES = 60_000
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)
PLANTED = sum(habit.organisations for habit in HABITS)
Pair = tuple[str, str]
"""An organisation and an indicator."""


@dataclass(frozen=True)
class Named:
    """One city: who has a habit, who is named, and whom a league table would name."""

    habits: dict[str, str]
    named: set[Pair]
    league: set[Pair]

    @property
    def missed(self) -> set[str]:
        """Those with a habit that are not named on the indicator on which it shows."""
        shows = {habit.name: habit.shows for habit in HABITS}
        return {org for org, habit in self.habits.items() if (org, shows[habit]) not in self.named}

    @property
    def wrongly(self) -> set[Pair]:
        return {pair for pair in self.named if pair[0] not in self.habits}

    @property
    def unlucky(self) -> set[Pair]:
        return {pair for pair in self.league if pair[0] not in self.habits}


def rows() -> Iterator[tuple[str, str, str]]:
    """The figures of `make bench`."""
    yield from measured(range(1, 11))


def measured(seeds: range) -> Iterator[tuple[str, str, str]]:
    """What became of the planted and of the unlucky, over all seeds."""
    rulebook = load_rulebook(["cn.licensing"], [library_folder()])
    shows = sorted({habit.shows for habit in HABITS})
    folder = library_folder().parent / "audits"
    definitions = load_definitions(rulebook.packs, [folder], shows)
    cities = [one_city(seed, rulebook, definitions) for seed in seeds]
    planted = sum(len(city.habits) for city in cities)
    found = planted - sum(len(city.missed) for city in cities)
    over = f"{len(cities)} cities of {CASES:,} cases"
    yield "planted organisations named", f"{found} of {planted}", over
    shares = [len(city.wrongly) / len(city.named) if city.named else 0.0 for city in cities]
    rate = 100 * sum(shares) / len(shares)
    yield "named wrongly, of those named", f"{rate:.1f} %", "mean over the cities"
    unlucky = sum(len(city.unlucky) for city in cities)
    named = sum(len(city.unlucky & city.named) for city in cities)
    share = 100 * named / unlucky if unlucky else 0.0
    yield (
        "merely unlucky, named",
        f"{named} of {unlucky} ({share:.1f} %)",
        "organisation, indicator",
    )
    league = sum(len(city.unlucky) / len(city.league) for city in cities) / len(cities)
    yield "named wrongly by a league table", f"{100 * league:.1f} %", f"its last {PLANTED} each"


def one_city(seed: int, rulebook: Rulebook, definitions: dict[str, Definition]) -> Named:
    """A city of a seed, its organisations screened."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "city"
        make_city(folder, cases=CASES, seed=seed, habits=True)
        files = {path.stem: path for path in folder.glob("*.parquet") if path.stem in TABLES}
        records = MemoryRecords({name: pq.read_table(path) for name, path in files.items()})
        truth = pq.read_table(folder / ORGANISATIONS).to_pylist()
    table = indicator_rows(
        list(definitions.values()),
        records,
        clocks=rulebook.clocks,
        calendar=load_calendar("CN"),
        timezone="Asia/Shanghai",
        as_of=LAST,
    )
    table = between(table, FIRST, LAST)
    result = screened(f"2021, seed {seed}", definitions.values(), table)
    return Named(
        {row["org"]: row["habit"] for row in truth if row["habit"]},
        {(each.org, each.indicator) for each in result.named},
        {pair for one in definitions.values() for pair in last_of(one, table)},
    )


def last_of(definition: Definition, table: pa.Table) -> list[Pair]:
    """The last of a league table of an indicator: the worst rates, whatever their numbers."""
    sign = 1 if definition.front.better == "high" else -1
    seen = [value for value in values(definition, table) if value.who and value.subjects]
    worst = sorted(seen, key=lambda value: sign * (value.figure or 0.0))[:PLANTED]
    return [(value.who or "", definition.id) for value in worst]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    for row in measured(range(1, parser.parse_args().seeds + 1)):
        print(*row, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
