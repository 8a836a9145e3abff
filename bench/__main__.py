"""Run every benchmark and write the table `bench/RESULTS.md`.

Each benchmark is a module of this folder with a function `rows()` that yields
(what, figure, note). Figures of one run are comparable with each other, not with another
machine's: the table says on which machine and with which versions they were taken.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

HERE = Path(__file__).parent
LIBRARIES = ("duckdb", "deltalake", "pyarrow", "pandas", "pyDatalog", "sqlglot")


def main(names: list[str]) -> None:
    console = Console(highlight=False)
    modules = names or sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_"))
    lines = [
        "# Benchmarks",
        "",
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}; "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "",
        "| benchmark | what | figure | note |",
        "|---|---|---|---|",
    ]
    for name in modules:
        console.print(f"bench {name}")
        for what, figure, note in importlib.import_module(f"bench.{name}").rows():
            console.print(f"  {what}: {figure} {note}")
            lines.append(f"| {name} | {what} | {figure} | {note} |")
            # At once: a benchmark that is interrupted has measured what it has measured.
            (HERE / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    console.print(f"Written to {HERE / 'RESULTS.md'}.")


if __name__ == "__main__":
    main(sys.argv[1:])
