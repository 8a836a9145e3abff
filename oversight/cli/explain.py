"""`oversight explain`: why a subject was flagged, why not, or what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oversight.cli.evaluate import as_of_day
from oversight.evaluation import Value
from oversight.explain import Condition, Explanation, Setting, Tried
from oversight.explain import explain as explained
from oversight.project import Project

_VERDICTS = {
    "flagged": "is flagged by",
    "cannot_tell": "cannot be told by",
    "complies": "complies with",
    "not_examined": "is not examined by",
}
_HIDDEN = {"case", "event", "clock_stop", "seq", "source"}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")


def explain(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(help="The rule, as pack/name.")],
    subject: Annotated[str, typer.Argument(help="The case (or other subject) asked about.")],
    as_of: Annotated[
        str | None, typer.Option(help="The day to judge by; the latest run's if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the proof as JSON.")] = False,
) -> None:
    """Explain a finding: each condition, the values behind it, the clocks and the records.

    Example: oversight -C fines explain it.road-fines/send-within-90 A1
    """
    project = Project.open(ctx.obj.folder)
    latest = project.runs.latest()
    day = (
        as_of_day(as_of, project.config.zone) if as_of or latest is None else latest.manifest.as_of
    )
    setting = Setting(
        rulebook=project.rulebook,
        records=project.lake.snapshot(),
        calendar=project.calendar,
        timezone=project.timezone,
        as_of=day,
        language=project.language,
    )
    explanation = explained(setting, rule, subject)
    if as_json:
        typer.echo(_json(explanation))
    else:
        _print(explanation, Console(highlight=False), project.language)


def _json(explanation: Explanation) -> str:
    shown = {
        "rule": explanation.rule.id,
        "subject": explanation.subject,
        "as_of": explanation.as_of.isoformat(),
        "outcome": explanation.outcome,
        "message": explanation.message,
        "facts": explanation.facts,
        "tried": [asdict(tried) for tried in explanation.tried],
        "clocks": explanation.clocks,
        "records": explanation.records,
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _print(explanation: Explanation, console: Console, language: str) -> None:
    rule = explanation.rule
    verdict = _VERDICTS[explanation.outcome]
    console.print(f"[bold]{escape(explanation.subject)} {verdict}[/bold] {rule.id}", soft_wrap=True)
    console.print(f"{escape(getattr(rule.title, language))} (as of {explanation.as_of})")
    if explanation.message:
        console.print(f"  {escape(explanation.message)}", soft_wrap=True)
    for basis in rule.basis:
        console.print(f"  basis: {basis.law} {basis.article}", markup=False)
    for tried in _told(explanation.tried):
        console.print(f"\n{tried.predicate} at {tried.where}:", markup=False, soft_wrap=True)
        for condition in tried.conditions:
            _print_condition(condition, console)
    for clock in explanation.clocks:
        console.print(f"\nclock {clock_sentence(clock)}", soft_wrap=True, markup=False)
    for name, rows in explanation.records.items():
        if rows:
            console.print()
            console.print(_rows_table(name, rows))


def _print_condition(condition: Condition, console: Console) -> None:
    mark = "[green]✓[/green]" if condition.holds else "[red]✗[/red]"
    console.print(f"  {mark} {escape(condition.text)}", soft_wrap=True)
    for clause in condition.defined:
        console.print(f"      {escape(clause)}", style="dim", soft_wrap=True)
    if condition.values:
        values = ", ".join(f"{k} = {v}" for k, v in condition.values.items())
        console.print(f"      {escape(values)}", soft_wrap=True)


def clock_sentence(clock: Mapping[str, Value]) -> str:
    """One clock, computed step by step, on one line.

    >>> clock_sentence({"clock": "decide", "start": "2021-03-01", "limit": 20, "unit": "wd",
    ...     "extended": 0, "due": "2021-04-01", "raw_due": "2021-04-01",
    ...     "ended": "2021-04-02", "until": "2021-04-02", "used": 21})
    'decide: from 2021-03-01, limit 20 wd, due 2021-04-01; ended 2021-04-02; used 21 wd'
    """
    unit = clock["unit"]
    steps = [f"from {clock['start']}", f"limit {clock['limit']} {unit}"]
    if clock.get("deemed"):
        steps[0] += " (deemed)"
    if clock.get("extended"):
        steps[1] += f" (of which {clock['extended']} by extension)"
    if clock.get("paused"):
        steps.append(f"paused {clock['paused']} {unit}")
    due = f"due {clock['due']}"
    if clock["raw_due"] != clock["due"]:
        due += f" (rolled from {clock['raw_due']})"
    if clock.get("provisional"):
        due += " (provisional: the calendar is not published that far)"
    ended = clock.get("ended")
    end = f"ended {ended}" if ended else f"still running on {clock['until']}"
    basis = f" ({clock['basis']})" if clock.get("basis") else ""
    return (
        f"{clock['clock']}{basis}: {', '.join([*steps, due])}; {end}; used {clock['used']} {unit}"
    )


def _told(tried: tuple[Tried, ...]) -> list[Tried]:
    """The clauses that hold, if any does; else all, each up to its first failing condition."""
    return [one for one in tried if one.holds] or list(tried)


def _rows_table(name: str, rows: object) -> Table:
    table = Table(title=name, title_justify="left", show_edge=False)
    assert isinstance(rows, list)
    columns = list(dict.fromkeys(c for row in rows for c in row if c not in _HIDDEN))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(_short(row.get(column, ""))) for column in columns))
    return table


def _short(value: object) -> str:
    """A local instant without its seconds and offset, and a midnight as its date alone."""
    text = str(value)
    if _INSTANT.fullmatch(text) is None:
        return text
    day, _, clock = text[:16].partition("T")
    return day if clock == "00:00" else f"{day} {clock}"
