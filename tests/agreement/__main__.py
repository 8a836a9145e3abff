"""python -m tests.agreement --programs 2000 --seed 1: run so many, and show what differs."""

from __future__ import annotations

import argparse

from rich.progress import track

from oversight.datalog.optimiser.optimise import PASSES
from tests.agreement.run import compared


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--programs", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    run = refused = differing = 0
    seed = given.seed
    for _ in track(range(given.programs), description="programs"):
        while (differences := compared(seed, range(len(PASSES) + 1))) is None:
            refused += 1
            seed += 1
        run += 1
        seed += 1
        for difference in differences:
            differing += 1
            print(difference)
    print(f"{run} programs, {refused} refused by the checker, {differing} differences")


if __name__ == "__main__":
    main()
