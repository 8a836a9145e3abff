"""The city made: its cases in blocks, their records in files, and what is true of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pyarrow as pa

from oversight.city import approval_story, approvals, penalties, penalty_story
from oversight.city.arrivals import OPENING, arrival_days
from oversight.city.block import Block, Codes
from oversight.city.folder import Files, replacing
from oversight.city.people import PER_ORG, officer_names
from oversight.city.plants import (
    approval_answers,
    approval_limits,
    approval_pauses,
    approval_promises,
    approval_records,
    penalty_limits,
    penalty_procedure,
)
from oversight.city.plants.sow import Plant, rows_of, sow
from oversight.city.tables import Writer
from oversight.city.truth.approvals import Approvals
from oversight.city.truth.penalties import Penalties, Register
from oversight.city.truth.verdict import SCHEMA, Verdict, counted
from oversight.city.workdays import Days
from oversight.city.world import World, make_world
from oversight.problem import Problem, Refused

Format = Literal["parquet", "csv"]
BLOCK = 50_000
"""Cases simulated at once: enough for arrays to pay, few enough for memory to stay flat."""
APPROVALS = 0.7
MOST = 99_000_000
LAST = date(2021, 12, 31)
EARLIEST = date(2021, 3, 1)

APPROVAL_PLANTS: tuple[Plant, ...] = (
    *approval_answers.plant.plants,
    *approval_promises.plant.plants,
    *approval_limits.plant.plants,
    *approval_pauses.plant.plants,
    *approval_records.plant.plants,
)
PENALTY_PLANTS: tuple[Plant, ...] = (
    *penalty_limits.plant.plants,
    *penalty_procedure.plant.plants,
)
PLANTS = APPROVAL_PLANTS + PENALTY_PLANTS


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


def make_city(
    folder: Path,
    *,
    cases: int = 20_000,
    seed: int = 7,
    as_of: date = LAST,
    format: Format = "parquet",
    block: int = BLOCK,
    on_block: Callable[[int], None] = lambda cases: None,
) -> City:
    """Simulate a city and write its records, `truth.parquet` and `city.json` into `folder`.

    The same seed, size and day give the same bytes. The folder appears whole or not at all; one
    that holds a city is replaced. `on_block` is told how many cases were just written.
    Raises `Refused` where the folder holds something else, or a number is out of bounds.
    """
    _check(cases, seed, as_of)
    world = make_world(seed, cases, as_of)
    with replacing(folder) as scratch:
        files = Files(scratch, format)
        tables: Counter[str] = Counter()
        for name, table in _standing(world):
            files.write(name, table)
            tables[name] += table.num_rows
        writer = _writer(world)
        judge = Judge(world)
        planted: dict[str, list[str]] = {plant.name: [] for plant in PLANTS}
        for one, sown in chain(
            _blocks(world, "approval", round(cases * APPROVALS), block),
            _blocks(world, "penalty", cases - round(cases * APPROVALS), block),
        ):
            written = {
                "case": writer.case_table(one),
                "event": writer.event_table(one, tables["event"] + 1),
                "clock_stop": writer.stop_table(one, tables["clock_stop"] + 1),
            }
            for name, table in written.items():
                files.write(name, table)
                tables[name] += table.num_rows
            names = writer.cases(one)
            judge.judge(one, names, writer.orgs)
            for plant, rows in sown:
                planted[plant.name] += names.take(pa.array(rows)).to_pylist()
            on_block(len(one))
        files.close()
        judge.write(scratch)
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


def _standing(world: World) -> Iterator[tuple[str, pa.Table]]:
    """The tables that do not grow with the cases one by one."""
    regions = [o.region for o in world.organisations.all if o.level == "county"]
    yield "org", world.organisations.table()
    yield "item", world.catalogue.table()
    yield "party", world.parties.table(world.seed, regions)
    yield "permit", world.certificates.table(_officers(world))


def _officers(world: World) -> pa.Array:
    return officer_names(len(world.organisations.all) * PER_ORG, world.seed)


def _writer(world: World) -> Writer:
    entries = world.catalogue.entries
    return Writer(
        items=pa.array([e.item for e in entries]),
        versions=pa.array([e.version for e in entries]),
        orgs=world.organisations.codes,
        parties=world.parties.names(world.seed),
        officers=_officers(world),
        end=world.end,
    )


def _blocks(
    world: World, domain: str, cases: int, size: int
) -> Iterator[tuple[Block, list[tuple[Plant, Codes]]]]:
    """The cases of a domain in the order of their arrival, some at a time, with the plants
    among them."""
    approval = domain == "approval"
    plants = APPROVAL_PLANTS if approval else PENALTY_PLANTS
    rng = np.random.default_rng([world.seed, 1 if approval else 2])
    day = arrival_days(rng, world.workdays, cases, world.as_of, at_rest=0.04 if approval else 0.16)
    orgs = world.organisations
    org = rng.choice(len(orgs.all), cases, p=orgs.load)
    sown = sow(rng, plants, day, orgs.laxity[org], world.as_of)
    for place, first in enumerate(range(0, cases, size)):
        rows = slice(first, first + size)
        rng = np.random.default_rng([world.seed, 3 if approval else 4, place])
        one = (_approvals if approval else _penalties)(
            rng, world, day[rows], org[rows], sown[rows], first + 1
        )
        one.until(world.end)
        yield one, [(plant, rows_of(sown[rows], code)) for code, plant in enumerate(plants)]


def _approvals(
    rng: np.random.Generator, world: World, day: Days, org: Codes, sown: Codes, number: int
) -> Block:
    plan = approvals.draw(rng, world, day, org)
    _shape(rng, world, APPROVAL_PLANTS, plan, sown)
    block = approval_story.tell(rng, world.workdays, plan, number)
    _strike(rng, APPROVAL_PLANTS, block, sown)
    return block


def _penalties(
    rng: np.random.Generator, world: World, day: Days, org: Codes, sown: Codes, number: int
) -> Block:
    plan = penalties.draw(rng, world, day, org)
    _shape(rng, world, PENALTY_PLANTS, plan, sown)
    block = penalty_story.tell(rng, world.workdays, plan, number)
    _strike(rng, PENALTY_PLANTS, block, sown)
    return block


def _shape(
    rng: np.random.Generator, world: World, plants: tuple[Plant, ...], plan: Any, sown: Codes
) -> None:
    for code, plant in enumerate(plants):
        rows = rows_of(sown, code)
        if len(rows):
            plant.shape(world, plan, rows, rng)


def _strike(rng: np.random.Generator, plants: tuple[Plant, ...], block: Block, sown: Codes) -> None:
    for code, plant in enumerate(plants):
        rows = rows_of(sown, code)
        if plant.strike is not None and len(rows):
            plant.strike(block, rows, rng)


class Judge:
    """Gathers what is true of all blocks."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.today = np.datetime64(world.as_of, "D")
        self.officers = _officers(world)
        self.register = Register(world.certificates)
        self.rows: list[pa.Table] = []
        self.rules: dict[str, Counter[str]] = {}

    def judge(self, block: Block, cases: pa.Array, orgs: pa.Array) -> None:
        """Add the verdicts on the cases of a block."""
        verdicts = list(self._verdicts(block))
        org = orgs.take(pa.array(block.org))
        self.rows += [verdict.table(cases, org) for verdict in verdicts]
        for rule, counts in counted(verdicts).items():
            self.rules.setdefault(rule, Counter()).update(counts)

    def _verdicts(self, block: Block) -> Iterator[Verdict]:
        world = self.world
        if block.domain == "approval":
            return Approvals(block, world.catalogue, self.officers, self.today).verdicts()
        return Penalties(block, self.register, world.parties.kind, self.today).verdicts()

    def counts(self) -> dict[str, dict[str, int]]:
        """Examined, flagged and cannot-tell of each rule."""
        return {rule: dict(counts) for rule, counts in sorted(self.rules.items())}

    def write(self, folder: Path) -> None:
        """Write the truth table, by rule and subject."""
        table = pa.concat_tables([SCHEMA.empty_table(), *self.rows]).combine_chunks()
        files = Files(folder, "parquet")
        files.write("truth", table.sort_by([("rule", "ascending"), ("subject", "ascending")]))
        files.close()
