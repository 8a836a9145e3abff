"""The command line: `oversight [-C FOLDER] COMMAND`."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from oversight.cli.app import app
from oversight.problem import Refused

__all__ = ["app", "main"]

INTERRUPTED = 130


def main() -> None:
    """Run the command line. Exit code 0: done; 1: a check found faults; 2: input refused;
    70: a fault of ours; 130: interrupted.

    What a user gave us is refused in sentences, every one of them. A fault of ours is said in
    one sentence too; its traceback goes to a file, for whoever mends it.
    """
    try:
        app(prog_name="oversight")
    except Refused as refused:
        print_problems(refused)
        sys.exit(2)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:  # the library of commands turns Ctrl-C into this code
            print(
                "Interrupted; what was finished is kept. Run the same command again.",
                file=sys.stderr,
            )
        raise
    except Exception:
        with tempfile.NamedTemporaryFile(
            "w", prefix="oversight-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            traceback.print_exc(file=log)
        print(
            "This is a fault of Oversight, not of your input. "
            f"The details are in {Path(log.name)}; please report it with that file.",
            file=sys.stderr,
        )
        sys.exit(70)


def print_problems(refused: Refused) -> None:
    """Every problem on a line of its own, on standard error."""
    for problem in refused.problems:
        print(problem, file=sys.stderr)
