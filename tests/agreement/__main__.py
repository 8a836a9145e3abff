"""python -m tests.agreement --programs 2000 --seed 1: run so many, and show what differs."""

from __future__ import annotations

import argparse

from rich.progress import track

from oversight.datalog.optimiser.optimise import PASSES
from tests.agreement.run import compared

TOGETHER = 10
"""So many programs share a world and a run: what several say alike is then shared, too."""


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--programs", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    run = refused = differing = 0
    for seed in track(
        range(given.seed, given.seed + given.programs // TOGETHER), description="programs"
    ):
        found = compared(seed, range(len(PASSES) + 1), TOGETHER)
        run += found.programs
        refused += found.refused
        differing += len(found.differences)
        for difference in found.differences:
            print(difference)
    print(f"{run} programs, {refused} refused by the checker, {differing} differences")


if __name__ == "__main__":
    main()
