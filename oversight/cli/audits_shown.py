"""What `oversight audits` shows: the list, an audit whole, its history, what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from oversight.audit.finding import PARTS, Evidence, Finding
from oversight.cli.desk import At, Desk, opened
from oversight.engagement import service
from oversight.engagement.files import write_finding
from oversight.engagement.model import Audit, Plan, Written
from oversight.engagement.workflow import COMMANDS, PROGRESS, WORDS
from oversight.problem import Problem, Refused
from oversight.supervision.commands import day_of
from oversight.supervision.text import columns

Id = Annotated[str, typer.Argument(metavar="AUDIT", help="The audit's number.")]
Number = Annotated[int, typer.Argument(metavar="FINDING", help="The finding's number.")]
SAID = {
    "none": ("还没有审计项目。", "There is no audit yet."),
    "none_due": ("没有到期未落实的建议。", "No recommendation is due."),
    "whole": ("{count}个审计项目的历史完整无改动。", "The history of {count} is whole."),
    "audits": ("{n}", "1 audit|{n} audits"),
    "findings": ("{n}项发现", "1 finding|{n} findings"),
    "nothing_drafted": ("各项指标未提示发现。", "The figures propose no finding."),
    "drafted": (
        "已在{out}写入{count}，请补齐后用 audits find 写入。",
        "{count} proposed in {out}; complete each, then give it to `audits find`.",
    ),
    "taken": ("已写入{out}。", "Written to {out}."),
    "late": ("逾期{n}日", "1 day late|{n} days late"),
}
"""What is told, in Chinese and English; where the number 1 is told otherwise, it stands first."""
LABELS = {
    "criteria": ("标准", "criteria"),
    "condition": ("现状", "condition"),
    "cause": ("原因", "cause"),
    "effect": ("影响", "effect"),
    "recommendation": ("建议", "recommendation"),
    "due": ("期限", "due"),
    "evidence": ("证据", "evidence"),
    "comment": ("反馈", "comment"),
    "answer": ("答复", "answer"),
    "progress": ("整改", "follow-up"),
    "withdrawn": ("已撤回", "withdrawn"),
    "returned": ("复核退回", "returned by the reviewer"),
    "people": ("主审 {lead}，复核 {reviewer}", "in charge {lead}, reviewer {reviewer}"),
    "frozen": (
        "定版：运行{run}，记录{lake}，规则{rulebook}，日历{calendar}，方案{programme}",
        "rests on run {run}, records {lake}, rules {rulebook}, calendar {calendar}, "
        "programme {programme}",
    ),
    "comment_by": ("反馈期限 {day}", "comments until {day}"),
    "to_write": ("（待写）", "(to be written)"),
    "silent": ("（逾期未反馈）", "(no comment given in time)"),
}
HASH = 12
"""How much of a hash is shown."""


def due(ctx: typer.Context, at: At = None) -> None:
    """List the recommendations whose day has come and that are not carried out.

    Example: oversight -C fines audits due
    """
    with opened(ctx, at) as desk:
        lang, today = desk.project.language, day_of(desk.at)
        rows = [
            (
                audit.id,
                str(one.number),
                str(one.finding.due),
                tell("late", desk, n=(today - (one.finding.due or today)).days),
                PROGRESS[one.progress][lang == "en"],
                one.finding.org,
                one.finding.recommendation.in_(lang),
            )
            for audit, one in service.waiting(desk.store, today)
        ]
        typer.echo("\n".join(columns(rows)) if rows else tell("none_due", desk))


def list_(ctx: typer.Context) -> None:
    """List the audits, newest first.

    Example: oversight -C fines audits list
    """
    with opened(ctx) as desk:
        found = service.audits(desk.store)
        lines = "\n".join(line(audit, desk) for audit in found)
        typer.echo(lines or tell("none", desk))


def show(ctx: typer.Context, audit: Id) -> None:
    """Show an audit: how it stands, and its findings in five parts.

    Example: oversight -C fines audits show 2021-001
    """
    with opened(ctx) as desk:
        found = service.get_audit(desk.store, audit)
        lang = desk.project.language
        lines = [line(found, desk), *_standing(found, lang)]
        for one in found.written:
            lines += ["", *_finding(one, found.plan, lang)]
        for fix in found.corrections:
            lines.append(
                f"{fix.on} #{fix.number} → {fix.finding}: {fix.what.in_(lang)} ({fix.why})"
            )
        typer.echo("\n".join(lines))


def take(
    ctx: typer.Context,
    audit: Id,
    number: Number,
    out: Annotated[Path, typer.Option(help="The file to write it to.")],
) -> None:
    """Write a finding as it stands to a file, to be changed and given to `audits revise`.

    Example: oversight -C fines audits take 2021-001 1 --out finding.yaml
    """
    with opened(ctx) as desk:
        found = service.get_audit(desk.store, audit)
        one = found.numbered(number)
        if one is None:
            where = f"audit {found.id}"
            known = ", ".join(str(each.number) for each in found.findings) or "none"
            there = f"Its findings are: {known}."
            raise Refused(Problem(where, f"It has no finding {number}.", there))
        write_new({out: one.finding})
        typer.echo(tell("taken", desk, out=out))


def trail(ctx: typer.Context, audit: Id) -> None:
    """Show what happened to an audit, entry by entry.

    Example: oversight -C fines audits trail 2021-001
    """
    with opened(ctx) as desk:
        english = desk.project.language == "en"
        rows = [
            (
                str(one.seq),
                one.at,
                one.who,
                COMMANDS[one.command].en if english else COMMANDS[one.command].zh,
                one.why,
                one.hash[:HASH],
            )
            for one in service.entries(desk.store, audit)
        ]
        typer.echo("\n".join(columns(rows)))


def verify(ctx: typer.Context) -> None:
    """Verify that the history of every audit is as it was written.

    Example: oversight -C fines audits verify
    """
    with opened(ctx) as desk:
        broken = service.verify(desk.store)
        if broken:
            raise Refused(
                Problem(f"audit {audit}", one.said, "Bring the store back from a copy.")
                for audit, one in broken
            )
        many = tell("audits", desk, n=len(service.audits(desk.store)))
        typer.echo(tell("whole", desk, count=many))


def tell(name: str, desk: Desk, **values: object) -> str:
    """A sentence in the project's language."""
    text = SAID[name][desk.project.language == "en"]
    one, stroke, many = text.partition("|")
    return (many if stroke and values.get("n") != 1 else one).format(**values)


def write_new(findings: Mapping[Path, Finding]) -> None:
    """Write findings to files that are not there yet; `Refused` with all that are."""
    problems = [
        Problem(str(path), "The file is there already.", "Move it away, or name another.")
        for path in findings
        if path.exists()
    ]
    if problems:
        raise Refused(problems)
    for path, finding in findings.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_finding(path, finding)
        except OSError as error:
            said = f"It cannot be written: {error.strerror}."
            raise Refused(Problem(str(path), said, "Name another place.")) from error


def line(audit: Audit, desk: Desk) -> str:
    """An audit in one line."""
    return "  ".join(
        [
            audit.id,
            WORDS[audit.state][desk.project.language == "en"],
            audit.plan.period,
            audit.plan.title.in_(desk.project.language),
            tell("findings", desk, n=len(audit.findings)),
        ]
    )


def _standing(audit: Audit, lang: str) -> Iterator[str]:
    english = lang == "en"
    plan, basis = audit.plan, audit.basis
    yield "  " + LABELS["people"][english].format(lead=plan.lead, reviewer=plan.reviewer)
    if basis is not None:
        short = {name: str(value)[:HASH] for name, value in vars(basis).items()}
        yield "  " + LABELS["frozen"][english].format(**short)
    if audit.comment_by is not None:
        yield "  " + LABELS["comment_by"][english].format(day=audit.comment_by)
    if audit.returned:
        yield f"  {LABELS['returned'][english]}: {audit.returned}"


def _finding(one: Written, plan: Plan, lang: str) -> Sequence[str]:
    english = lang == "en"

    def label(name: str) -> str:
        return LABELS[name][english]

    found = one.finding
    head = f"{one.number}  {found.title.in_(lang)}  [{found.org}]"
    if one.withdrawn:
        return [f"{head}  {label('withdrawn')}: {one.withdrawn}"]
    rows = [(label(name), getattr(found, name).in_(lang) or label("to_write")) for name in PARTS]
    rows.append((label("due"), str(found.due) if found.due else label("to_write")))
    for each in found.evidence:
        shows = each.shows.in_(lang)
        digest = f" sha256 {each.sha256[:HASH]}…" if each.sha256 else ""
        told = f"{each.kind} {each.reference}{digest}" + (f": {shows}" if shows else "")
        rows.append((label("evidence"), told))
        if command := opening(each, plan):
            rows.append(("", command))
    if one.comment is not None:
        text = one.comment.said
        rows.append((label("comment"), label("silent") if text is None else text.in_(lang)))
    if one.answer is not None:
        rows.append((label("answer"), one.answer.in_(lang)))
    rows += [
        (label("progress"), f"{step.on} {PROGRESS[step.progress][english]} {step.why}".rstrip())
        for step in one.steps
    ]
    return [head, *columns([("  " + name, text) for name, text in rows])]


def opening(evidence: Evidence, plan: Plan) -> str:
    """The command that opens evidence to its rows; empty where there is none.

    >>> from datetime import date
    >>> from oversight.audit.finding import Said
    >>> one = Evidence(kind="indicator", reference="a/b O1 2021-Q3", shows=Said())
    >>> opening(one, Plan(Said(), "p", "2021", date(2021, 12, 31), "l", "r"))
    'oversight indicators rows a/b --period 2021-Q3 --as-of 2021-12-31 --org O1'
    """
    name, *rest = evidence.reference.split()
    if evidence.kind == "item":
        return f"oversight items show {name}"
    if evidence.kind != "indicator" or "/" not in name:
        return ""
    period = rest[1] if len(rest) > 1 else plan.period
    of = f" --org {rest[0]}" if rest else ""
    return f"oversight indicators rows {name} --period {period} --as-of {plan.as_of}{of}"
