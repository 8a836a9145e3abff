"""The city made: its cases in blocks, their records in files, and what is true of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal

import pyarrow as pa

from oversight.city.arrivals import OPENING
from oversight.city.folder import Files, replacing
from oversight.city.habits import truth
from oversight.city.simulate import PLANTS, blocks
from oversight.city.tables import Writer
from oversight.city.truth.judge import Judge
from oversight.city.world import World, make_world
from oversight.problem import Problem, Refused

TRUTH = Path("truth", "truth.parquet")
"""Where the truth lies in a city's folder: apart from the records, so that the folder can be
read into a lake as it is."""
ORGANISATIONS = Path("truth", "organisations.parquet")
"""In a city with habits: each organisation with its habit, or with none."""
Format = Literal["parquet", "csv"]
BLOCK = 50_000
"""Cases simulated at once: enough for arrays to pay, few enough for memory to stay flat."""
APPROVALS = 0.7
MOST = 99_000_000
LAST = date(2021, 12, 31)
EARLIEST = date(2021, 3, 1)


@dataclass(frozen=True)
class City:
    """What was made: the numbers that `city.json` holds; `planted`: the cases of each plant."""

    folder: Path
    seed: int
    cases: int
    as_of: date
    format: Format
    tables: dict[str, int]
    rules: dict[str, dict[str, int]]
    planted: dict[str, list[str]]

    def described(self) -> str:
        """The city as JSON."""
        return json.dumps(
            {
                "city": 1,
                "seed": self.seed,
                "cases": self.cases,
                "as_of": self.as_of.isoformat(),
                "timezone": "Asia/Shanghai",
                "calendar": "CN",
                "format": self.format,
                "tables": self.tables,
                "rules": self.rules,
                "plants": {
                    plant.name: {
                        "rule": plant.rule,
                        "outcome": plant.outcome,
                        "cases": len(self.planted[plant.name]),
                    }
                    for plant in PLANTS
                },
            },
            ensure_ascii=False,
            indent=2,
        )


def make_city(  # noqa: PLR0913  each setting by its name
    folder: Path,
    *,
    cases: int = 20_000,
    seed: int = 7,
    as_of: date = LAST,
    format: Format = "parquet",
    habits: bool = False,
    block: int = BLOCK,
    on_block: Callable[[int], None] = lambda cases: None,
) -> City:
    """Simulate a city and write its records, its truth (at `TRUTH`) and `city.json` into `folder`.

    With `habits` the organisations are alike but for a few with a habit, told of at
    `ORGANISATIONS`. The same seed, size and day give the same bytes. The folder appears whole
    or not at all; one that holds a city is replaced. `on_block` is told how many cases were just
    written.
    Raises `Refused` where the folder holds something else, or a number is out of bounds.
    """
    _check(cases, seed, as_of)
    world = make_world(seed, cases, as_of, habits=habits)
    with replacing(folder) as scratch:
        judge = Judge(world)
        tables: Counter[str] = Counter()
        planted: dict[str, list[str]] = {plant.name: [] for plant in PLANTS}
        with Files(scratch, format) as files:

            def write(written: dict[str, pa.Table]) -> None:
                for name, table in written.items():
                    files.write(name, table)
                    tables[name] += table.num_rows

            write(_standing(world))
            writer = _writer(world)
            for one, sown in chain(
                blocks(world, "approval", round(cases * APPROVALS), block),
                blocks(world, "penalty", cases - round(cases * APPROVALS), block),
            ):
                names = writer.cases(one)
                write(
                    {
                        "case": writer.case_table(one),
                        "event": writer.event_table(one, tables["event"] + 1),
                        "clock_stop": writer.stop_table(one, tables["clock_stop"] + 1),
                        "permit": writer.permit_table(one),
                    }
                )
                judge.judge(one, names, writer.orgs)
                for plant, rows in sown:
                    planted[plant.name] += names.take(pa.array(rows)).to_pylist()
                on_block(len(one))
        (scratch / TRUTH).parent.mkdir()
        with Files((scratch / TRUTH).parent, "parquet") as files:
            files.write("truth", judge.table())
            if world.habits is not None:
                files.write("organisations", truth(world.habits, world.organisations))
        city = City(folder, seed, cases, as_of, format, dict(tables), judge.counts(), planted)
        (scratch / "city.json").write_text(city.described() + "\n", encoding="utf-8")
    return city


def _check(cases: int, seed: int, as_of: date) -> None:
    problems = []
    if not 1 <= cases <= MOST:
        problems.append(
            Problem(
                "--cases",
                f"A city of {cases:,} cases cannot be made.",
                f"Give a number from 1 to {MOST:,}.",
            )
        )
    if seed < 0:
        problems.append(
            Problem("--seed", f"{seed} is no seed.", "Give a whole number, 0 or greater.")
        )
    if not EARLIEST <= as_of <= LAST:
        problems.append(
            Problem(
                "--as-of",
                f"The records of the city run from {OPENING} to {LAST}; "
                f"on {as_of} there is too little to look at, or nothing more.",
                f"Give a day from {EARLIEST} to {LAST}.",
            )
        )
    if problems:
        raise Refused(problems)


def _standing(world: World) -> dict[str, pa.Table]:
    """The tables that stand before the first case."""
    regions = [o.region for o in world.organisations.all if o.level == "county"]
    return {
        "org": world.organisations.table(),
        "item": world.catalogue.table(),
        "party": world.parties.table(world.seed, regions),
        "permit": world.certificates.table(world.officers()),
    }


def _writer(world: World) -> Writer:
    entries = world.catalogue.entries
    return Writer(
        items=pa.array([e.item for e in entries]),
        versions=pa.array([e.version for e in entries]),
        orgs=world.organisations.codes,
        parties=world.parties.names(world.seed),
        officers=world.officers(),
        end=world.end,
    )
