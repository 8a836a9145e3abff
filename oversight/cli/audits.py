"""`oversight audits`: an audit as work, from its plan to the last recommendation followed up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from oversight import auditing
from oversight.audit.finding import Said
from oversight.auditing import Wanted, give, proposed
from oversight.cli import audits_shown
from oversight.cli.audits_shown import Id, Number, line, tell, write_new
from oversight.cli.desk import At, By, Desk, opened
from oversight.cli.evaluate import as_of_day
from oversight.cli.ownership import person_named
from oversight.engagement import service
from oversight.engagement.files import read_finding
from oversight.engagement.service import Given
from oversight.engagement.typed import evidence_typed
from oversight.problem import Problem, Refused
from oversight.supervision.commands import day_of

app = typer.Typer(
    help="Audits: planned, frozen, written, commented on, reviewed, issued, followed up. 审计项目",
    no_args_is_help=True,
    rich_markup_mode=None,
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The finding, as YAML.")]
Text = Annotated[str, typer.Option(help="The text, in the project's language.")]
Why = Annotated[str, typer.Option(help="Why, in your own words.")]


@app.command()
def plan(
    ctx: typer.Context,
    *,
    programme: Annotated[str, typer.Option(help="The programme, from audits/.")],
    period: Annotated[str, typer.Option(help="A year, quarter or month, or several.")],
    lead: Annotated[str, typer.Option(help="The auditor in charge.")],
    reviewer: Annotated[str, typer.Option(help="The second auditor, who reviews it.")],
    title: Annotated[
        str, typer.Option(help="What the audit is called; the programme's title.")
    ] = "",
    org: Annotated[
        list[str] | None, typer.Option(help="An organisation audited; all if left out.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The day it is seen from.")] = None,
    by: By = "",
    at: At = None,
) -> None:
    """Plan an audit: the programme, the period, who is in charge and who reviews.

    Example: oversight -C fines audits plan --programme road-fines-by-year --period 2000/2012
    --lead "Li Wei" --reviewer "Zhang Min" --by "Li Wei"
    """
    with opened(ctx, at, create=True) as desk:
        named = Said(**{desk.project.language: title}) if title else None
        day = as_of_day(as_of) if as_of else None
        wanted = Wanted(programme, period, lead, reviewer, named, tuple(org or ()), day)
        audit = auditing.plan(desk.project, desk.store, wanted, _given(desk, by))
        typer.echo(line(audit, desk))


@app.command()
def freeze(ctx: typer.Context, audit: Id, by: By = "", at: At = None) -> None:
    """Freeze what an audit rests on: the run of its day, the records, rules and programme.

    Example: oversight -C fines audits freeze 2021-001 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "freeze", {}, by)


@app.command()
def hand(
    ctx: typer.Context,
    audit: Id,
    lead: Annotated[str, typer.Option(help="The auditor in charge from now on.")] = "",
    reviewer: Annotated[str, typer.Option(help="The reviewer from now on.")] = "",
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """Hand an audit on to another auditor in charge, or to another reviewer.

    Example: oversight -C fines audits hand 2021-001 --reviewer "Chen Jing" --why "on leave"
    --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        plan = service.get_audit(desk.store, audit).plan
        data = {"lead": lead.strip() or plan.lead, "reviewer": reviewer.strip() or plan.reviewer}
        _act(desk, audit, "hand", data, by, why)


@app.command()
def draft(
    ctx: typer.Context,
    audit: Id,
    out: Annotated[Path, typer.Option(help="The folder to write the drafts to.")],
) -> None:
    """Write what the audit's figures propose as findings to files, to be completed by a person.

    Example: oversight -C fines audits draft 2021-001 --out drafts
    """
    with opened(ctx) as desk:
        found = service.get_audit(desk.store, audit)
        findings = proposed(desk.project, found)
        write_new(
            {out / f"{found.id}-{at:02}.yaml": finding for at, finding in enumerate(findings, 1)}
        )
        count = tell("findings", desk, n=len(findings))
        done = "drafted" if findings else "nothing_drafted"
        typer.echo(tell(done, desk, count=count, out=out))


@app.command()
def find(ctx: typer.Context, audit: Id, file: File, by: By = "", at: At = None) -> None:
    """Write a finding, from a file, into an audit.

    Example: oversight -C fines audits find 2021-001 drafts/2021-001-01.yaml --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        finding = read_finding(file)
        _act(desk, audit, "find", finding.model_dump(mode="json"), by)


@app.command()
def revise(
    ctx: typer.Context,
    audit: Id,
    number: Number,
    file: File,
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """Write a finding anew, from a file; `audits take` writes it to one.

    Example: oversight -C fines audits revise 2021-001 1 finding.yaml --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        finding = read_finding(file)
        data = {"finding": number, "written": finding.model_dump(mode="json")}
        _act(desk, audit, "revise", data, by, why)


@app.command()
def withdraw(
    ctx: typer.Context, audit: Id, number: Number, why: Why = "", by: By = "", at: At = None
) -> None:
    """Withdraw a finding; it stays in the audit's history.

    Example: oversight -C fines audits withdraw 2021-001 2 --why "the log was wrong" --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "withdraw", {"finding": number}, by, why)


@app.command()
def evidence(
    ctx: typer.Context,
    audit: Id,
    number: Number,
    *,
    kind: Annotated[
        str, typer.Option(help="indicator, item, record, document or interview.")
    ] = "document",
    reference: Annotated[str, typer.Option(help="Its id, or the document's name.")] = "",
    shows: Annotated[str, typer.Option(help="What it shows, in the project's language.")] = "",
    file: Annotated[
        Path | None, typer.Option(help="The document itself: its hash is kept, not the file.")
    ] = None,
    by: By = "",
    at: At = None,
) -> None:
    """Add evidence to a finding: an indicator, an item, a record, a document by its hash.

    Example: oversight -C fines audits evidence 2021-001 1 --file minutes.pdf
    --shows "the office knew in March" --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        document, problems = None, []
        if file is not None and file.is_file():
            document = (file.name, file.read_bytes())
        elif file is not None:
            problems.append(Problem(str(file), "There is no such file.", "Check the name."))
            reference = reference or file.name
        try:
            one = evidence_typed(kind, reference, _said(desk, shows), document)
        except Refused as no:
            raise Refused([*problems, *no.problems]) from None
        if problems:
            raise Refused(problems)
        _act(desk, audit, "evidence", {"finding": number, "evidence": one.model_dump()}, by)


@app.command()
def send(
    ctx: typer.Context,
    audit: Id,
    until: Annotated[str, typer.Option(help="The last day for comments: 2021-10-18.")],
    by: By = "",
    at: At = None,
) -> None:
    """Send the findings to the audited organisations for comment; each must be complete.

    Example: oversight -C fines audits send 2021-001 --until 2021-10-29 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "send", {"by": as_of_day(until).isoformat()}, by)


@app.command()
def comment(
    ctx: typer.Context, audit: Id, number: Number, text: Text = "", by: By = "", at: At = None
) -> None:
    """Write down what the audited organisation says of a finding.

    Example: oversight -C fines audits comment 2021-001 1 --text "We agree." --by "Wang Fang"
    """
    with opened(ctx, at) as desk:
        _act(
            desk, audit, "comment", {"finding": number, "said": _said(desk, text).model_dump()}, by
        )


@app.command()
def silent(ctx: typer.Context, audit: Id, number: Number, by: By = "", at: At = None) -> None:
    """Note that a finding was not commented on by the day given.

    Example: oversight -C fines audits silent 2021-001 2 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "silent", {"finding": number}, by)


@app.command()
def answer(
    ctx: typer.Context, audit: Id, number: Number, text: Text = "", by: By = "", at: At = None
) -> None:
    """Answer the comment on a finding.

    Example: oversight -C fines audits answer 2021-001 1 --text "Noted." --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "answer", {"finding": number, "said": _said(desk, text).model_dump()}, by)


@app.command()
def review(ctx: typer.Context, audit: Id, by: By = "", at: At = None) -> None:
    """Stand by an audit as its second auditor.

    Example: oversight -C fines audits review 2021-001 --by "Zhang Min"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "review", {}, by)


@app.command("return")
def return_(ctx: typer.Context, audit: Id, why: Why = "", by: By = "", at: At = None) -> None:
    """Return an audit to whoever wrote it, with a reason.

    Example: oversight -C fines audits return 2021-001 --why "finding 2 lacks a cause"
    --by "Zhang Min"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "return", {}, by, why)


@app.command()
def issue(ctx: typer.Context, audit: Id, by: By = "", at: At = None) -> None:
    """Issue an audit; afterwards it changes only by numbered corrections.

    Example: oversight -C fines audits issue 2021-001 --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "issue", {}, by)


@app.command()
def correct(
    ctx: typer.Context,
    audit: Id,
    number: Number,
    text: Text = "",
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """Correct an audit that was issued: what is right, and why it was wrong.

    Example: oversight -C fines audits correct 2021-001 1 --text "12, not 13" --why "a slip"
    --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        data = {"finding": number, "what": _said(desk, text).model_dump()}
        _act(desk, audit, "correct", data, by, why)


@app.command()
def follow(
    ctx: typer.Context,
    audit: Id,
    number: Number,
    progress: Annotated[
        str, typer.Argument(help="open, implemented, partly, not_implemented or superseded.")
    ],
    why: Why = "",
    by: By = "",
    at: At = None,
) -> None:
    """Note how far a recommendation has been carried out.

    Example: oversight -C fines audits follow 2021-001 1 partly --why "half of the staff trained"
    --by "Li Wei"
    """
    with opened(ctx, at) as desk:
        _act(desk, audit, "follow", {"finding": number, "progress": progress}, by, why)


for command in (
    audits_shown.take,
    audits_shown.due,
    audits_shown.show,
    audits_shown.trail,
    audits_shown.verify,
):
    app.command()(command)
app.command("list")(audits_shown.list_)


def _act(
    desk: Desk, audit: str, command: str, data: dict[str, Any], by: str, why: str = ""
) -> None:
    found = give(desk.project, desk.store, audit, command, data, _given(desk, by, why))
    typer.echo(line(found, desk))


def _given(desk: Desk, by: str, why: str = "") -> Given:
    return Given(person_named(by), day_of(desk.at), why.strip())


def _said(desk: Desk, text: str) -> Said:
    return Said(**{desk.project.language: text.strip()})
