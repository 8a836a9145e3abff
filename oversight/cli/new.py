"""`oversight new`: lay out a project of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from oversight.layout import lay_out


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to lay out.")],
    packs: Annotated[str, typer.Option(help="Rule packs, joined by commas.")] = "cn.licensing",
    timezone: Annotated[str, typer.Option(help="Where civil dates are taken.")] = "Asia/Shanghai",
    calendar: Annotated[str, typer.Option(help="Working days: CN, NL, IT or NONE.")] = "CN",
    language: Annotated[str, typer.Option(help="Of messages and reports: en or zh.")] = "en",
) -> None:
    """Lay out a project: oversight.toml and the folders rules, features, audits, reports.

    Example: oversight new fines --packs it.road-fines --timezone Europe/Rome --calendar IT
    """
    names = [name.strip() for name in packs.split(",") if name.strip()]
    path = lay_out(folder, packs=names, timezone=timezone, calendar=calendar, language=language)
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(f"A project is laid out in {folder}; its settings are in {path}.")
    console.print(f"Next: oversight -C {folder} intake FILE")
