"""Progress on standard error, shown to a person and to nobody else."""

from __future__ import annotations

from rich.console import Console
from rich.progress import Progress, ProgressColumn


def progress(*columns: ProgressColumn) -> Progress:
    """A bar that vanishes when done; silent where standard error is no terminal.

    A log or a pipe would otherwise get control codes, and refusals an empty line before them.
    """
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
