"""`oversight demo`: the whole line on a simulated city, by the commands a user would type."""

from __future__ import annotations

import secrets
import shlex
import shutil
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import typer
from rich.console import Console

from oversight.accounts.people import create_account, read_grant
from oversight.city import TRUTH
from oversight.city.compare import compare
from oversight.cli.desk import HERE
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.store.database import open_store
from oversight.supervision.views import Filter, QueueLine, read_queue

AS_OF = "2021-12-31"
PERIOD = "2021-Q3"
MARKER = ".oversight-demo"
RULES = ("cn.licensing/decision-overdue", "cn.penalty/no-prior-notice", "cn.penalty/not-served")
"""The rules whose first items are walked: one to the end, one returned, one refused."""

SERVE_AT = "2022-01-12"
"""The day on which the pages are looked at: some items are overdue then, and some are not."""

PEOPLE: tuple[tuple[str, str, str], ...] = (
    ("inspector", "督查员 Inspector", "inspector"),
    ("handler", "承办人 Handler", "handler@{busiest}"),
    ("verifier", "核查人 Verifier", "verifier"),
    ("auditor", "审计员 Auditor", "auditor"),
    ("author", "规则起草人 Author", "author"),
    ("publisher", "规则发布人 Publisher", "publisher"),
    ("admin", "系统管理员 Administrator", "administrator"),
)
"""One account a role: sign-in name, shown name, and the role with its place."""

Run = Callable[..., None]


def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where everything is put.")],
    cases: Annotated[int, typer.Option(help="How many cases the city has.")] = 20_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same city.")] = 7,
) -> None:
    """Make a city, read it, evaluate it, walk three items through the loop, write the reports.

    Example: oversight demo demo
    """
    begun = time.perf_counter()
    console = Console(highlight=False, soft_wrap=True)
    _empty(folder)
    city, project = folder / "city", folder / "centre"

    def run(*arguments: object) -> None:
        words = [str(argument) for argument in arguments]
        console.print(f"\n$ oversight {shlex.join(words)}", style="bold", markup=False)
        root = ctx.find_root().command
        code = root.main(words, prog_name="oversight", standalone_mode=False)
        if code:
            raise typer.Exit(code)

    run("city", "make", city, "--cases", cases, "--seed", seed)
    run("new", project, "--packs", "cn.licensing,cn.penalty")
    run("-C", project, "intake", city)
    run("-C", project, "evaluate", "--as-of", AS_OF)
    console.print(_held_against_truth(project, city))
    run("-C", project, "indicators", "keep")
    run("-C", project, "items", "raise", "--at", AS_OF)
    _walk(project, run, console)
    run("-C", project, "trail", "key")
    run("-C", project, "trail", "checkpoint")
    run("-C", project, "trail", "verify")
    password = _people(project, console)
    run("-C", project, "report", "daily", "--as-of", AS_OF, "--language", "both")
    run("-C", project, "report", "audit", "--period", PERIOD, "--language", "both")
    console.print(f"\nDone in {time.perf_counter() - begun:.0f} s. Everything is in {folder}:")
    for path, what in (
        (city, "the simulated city's records"),
        (city / TRUTH, "what is true of them"),
        (project / "lake", "the records as read"),
        (project / "runs", "findings and summary of the evaluation"),
        (project / "oversight.db", "the supervision items and their trail"),
        (project / "reports" / "out", "the reports"),
    ):
        console.print(f"  {path}: {what}")
    logins = ", ".join(login for login, _, _ in PEOPLE)
    console.print(
        f"\nLook at it in the browser: oversight -C {project} serve --at {SERVE_AT}\n"
        f"Sign in as {logins}; the password of each is: {password}",
        markup=False,
    )


def _people(project: Path, console: Console) -> str:
    """One account for each role, all with one password made for this demonstration."""
    opened = Project.open(project)
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    at = datetime.now(ZoneInfo(opened.timezone))
    store = open_store(opened.store_url, folder=opened.folder)
    try:
        lines = read_queue(store, Filter(), actor=HERE, limit=10_000).lines
        busiest = Counter(line.org for line in lines if line.org).most_common(1)[0][0]
        for login, name, role in PEOPLE:
            grant = read_grant(role.format(busiest=busiest))
            create_account(store, login, name, password, grants=(grant,), at=at)
    finally:
        store.close()
    console.print(f"\nMade an account for each of {len(PEOPLE)} roles.")
    return password


def _empty(folder: Path) -> None:
    """A new folder; an earlier demo in it is cleared away, anything else is left alone."""
    ours = not folder.exists() or (folder / MARKER).exists()
    if not ours and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            Problem(
                str(folder),
                "Something that is not an earlier demo is here.",
                "Name a new or an empty folder.",
            )
        )
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("This folder was made by 'oversight demo'.\n", encoding="utf-8")


def _held_against_truth(project: Path, city: Path) -> str:
    """The findings must equal the truth table: no miss, no extra, every fact the same."""
    findings = Project.open(project).latest_run().findings
    result = compare(findings, pq.read_table(city / TRUTH))
    if not result.exact:
        raise Refused(
            Problem(
                str(city / TRUTH),
                f"{len(result.missed)} verdicts of the truth table were missed and "
                f"{len(result.extra)} findings are not in it, such as "
                f"{(result.missed + result.extra)[0]}.",
                "This is a fault of the engine or of the city; please report it.",
            )
        )
    return f"The findings equal the truth table: {result.agreed:,} verdicts, no miss, no extra."


def _walk(project: Path, run: Run, console: Console) -> None:
    """Three items through the loop: one closed, one returned, one refused to its own handler."""
    closed, returned, refused = _three(project)

    def on(item: QueueLine, command: str, day: int, by: str, *more: str) -> None:
        at = f"2022-01-{day:02}"
        run("-C", project, "items", command, item.id, "--by", by, "--at", at, *more)

    for item in (closed, returned, refused):
        on(item, "assign", 4, "inspector-1")
        on(item, "sign", 4, "handler-1", "--org", item.org or "")
        on(item, "submit", 6, "handler-1", "--did", "Decided and told the applicant.")
    decision = project.parent / "decision.txt"
    decision.write_text("The decision, as it was sent to the applicant.\n", encoding="utf-8")
    on(closed, "attach", 6, "handler-1", "--file", str(decision))
    proof = ("--basis", "proof")
    on(closed, "verify", 7, "verifier-1", *proof, "--note", "The decision is on file.")
    on(closed, "assess", 10, "inspector-1", "--disposition", "confirmed")
    on(closed, "close", 10, "inspector-1")
    on(returned, "return", 7, "verifier-1", "--why", "No evidence of service is attached.")
    try:
        on(refused, "verify", 7, "handler-1", *proof)
    except Refused as answer:
        for problem in answer.problems:
            console.print(f"Refused, as it must be: {problem}", markup=False)
    run("-C", project, "items", "show", closed.id)


def _three(project: Path) -> list[QueueLine]:
    opened = Project.open(project)
    store = open_store(opened.store_url, folder=opened.folder)
    try:
        found = {
            rule: read_queue(store, Filter(rule=rule), actor=HERE, limit=1).lines for rule in RULES
        }
    finally:
        store.close()
    missing = [rule for rule, lines in found.items() if not lines]
    if missing:
        raise Refused(
            Problem(
                "--cases",
                f"The city is too small: nothing in it is flagged by {', '.join(missing)}.",
                "Give it 2000 cases or more.",
            )
        )
    return [lines[0] for lines in found.values()]
