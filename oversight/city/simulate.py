"""The cases simulated: planned, gone wrong where planted, told, cut at the as-of date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from oversight.city import approval_story, approvals, penalties, penalty_story
from oversight.city.arrivals import arrival_days
from oversight.city.block import Block, Codes
from oversight.city.habits import practise
from oversight.city.plants import (
    approval_answers,
    approval_conduct,
    approval_duties,
    approval_figures,
    approval_hearings,
    approval_limits,
    approval_pauses,
    approval_process,
    approval_promises,
    approval_records,
    penalty_coercion,
    penalty_conduct,
    penalty_limits,
    penalty_money,
    penalty_procedure,
    penalty_review,
)
from oversight.city.plants.approval_figures import OF_ORGANISATIONS
from oversight.city.plants.sow import Plant, rows_of, sow
from oversight.city.workdays import Days
from oversight.city.world import World

APPROVAL_PLANTS: tuple[Plant, ...] = (
    *approval_answers.plant.plants,
    *approval_promises.plant.plants,
    *approval_limits.plant.plants,
    *approval_pauses.plant.plants,
    *approval_records.plant.plants,
    *approval_process.plant.plants,
    *approval_duties.plant.plants,
    *approval_hearings.plant.plants,
    *approval_conduct.plant.plants,
    *approval_figures.plant.plants,
)
PENALTY_PLANTS: tuple[Plant, ...] = (
    *penalty_limits.plant.plants,
    *penalty_procedure.plant.plants,
    *penalty_coercion.plant.plants,
    *penalty_conduct.plant.plants,
    *penalty_review.plant.plants,
    *penalty_money.plant.plants,
)
PLANTS = APPROVAL_PLANTS + PENALTY_PLANTS


def blocks(
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
    # What shows only of an organisation would be one more habit beside those that are known.
    chosen = [p for p in plants if world.habits is None or p.name not in OF_ORGANISATIONS]
    sown = sow(rng, chosen, day, orgs.laxity[org], world.as_of)
    if world.habits is not None:
        code = {plant.name: number for number, plant in enumerate(plants)}
        sown = np.array([code[plant.name] for plant in chosen] + [-1])[sown]
        if approval:
            window = plants[0].window(world.as_of)
            practise(
                np.random.default_rng([world.seed, 6]),
                world.habits,
                plants,
                day,
                org,
                sown,
                window=window,
            )
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
    block = approval_story.tell(rng, world, plan, number)
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
