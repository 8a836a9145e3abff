"""`oversight rules plan`: what all rules become when they are evaluated together."""

from __future__ import annotations

from typing import Annotated

import typer

from oversight.cli.evaluate import as_of_day
from oversight.cli.shelf import shelf_of
from oversight.datalog.optimiser.optimise import optimise
from oversight.datalog.planning import plan_of
from oversight.datalog.shown import describe
from oversight.evaluation import chosen_rules, rule_program


def plan(
    ctx: typer.Context,
    rule: Annotated[
        list[str] | None, typer.Argument(help="Only these rules, as pack/name; all if left out.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The day to judge by; today.")] = None,
) -> None:
    """Print the plan by which rules are evaluated together: one row a case, one pass.

    Example: oversight rules plan cn.licensing/decision-overdue cn.licensing/not-answered
    """
    shelf = shelf_of(ctx.obj.folder)
    packs = sorted({name.partition("/")[0] for name in rule or ()})
    rulebook = shelf.rulebook(packs)
    day = as_of_day(as_of)
    programs = []
    for found in chosen_rules(rulebook, rule):
        timezone = shelf.timezone or rulebook.packs[found.pack].timezone or "UTC"
        programs.append(rule_program(rulebook, found, timezone, day))
    made = optimise(plan_of((p.rule, p.program, p.context) for p in programs))
    for line in describe(made):
        typer.echo(line)
