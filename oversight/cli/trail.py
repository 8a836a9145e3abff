"""`oversight trail`: the history of the items, shown, signed and verified."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.desk import HERE, opened
from oversight.engagement import service as engagement
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.supervision.checkpoint import (
    SealedReport,
    make_checkpoint,
    read_file,
    verify_sealed,
)
from oversight.supervision.keys import PRIVATE, PUBLIC, PublicKeys, make_key, read_key, read_public
from oversight.supervision.service import get_item
from oversight.supervision.text import report_text, trail_lines
from oversight.supervision.views import read_trail

app = typer.Typer(
    help="The trail: the append-only history of every item. 痕迹",
    no_args_is_help=True,
    rich_markup_mode=None,
)


KEYS, FILE = "keys", "checkpoints.jsonl"
"""Where a project keeps its keys and its checkpoints, unless others are named."""

SAID: dict[str, tuple[str, str]] = {
    "key": (
        "已生成密钥 {name}：{private} 仅供签名人使用，宜存放于库所在机器之外；"
        "{public} 可交给核验人。",
        "Key {name} was made: {private} is for who signs, best kept off the store's machine; "
        "{public} is for whoever checks.",
    ),
    "made": (
        "检查点 {number}：已签名，痕迹至第 {seq} 条，督办件 {items} 件；已写入库和 {path}。",
        "Checkpoint {number}: signed, the trail up to entry {seq}, {items} items; "
        "kept in the store and in {path}.",
    ),
    "audits": (
        "一并签名的审计：{n}项。",
        "Audits signed with it: {n}.",
    ),
    "nothing": (
        "上一检查点之后没有新的痕迹，未签名。",
        "Nothing was written since the last checkpoint; nothing was signed.",
    ),
    "sealed": (
        "{checkpoints} 个检查点签名有效，担保至第 {sealed} 条；其后 {after} 条尚未签名。",
        "Signed checkpoints that hold: {checkpoints}, up to entry {sealed}; "
        "entries not signed yet: {after}.",
    ),
    "sealed_audits": (
        "审计记录中已签名的有 {n} 条，尚未签名的有 {after} 条。",
        "Entries of audits signed: {n}; not signed yet: {after}.",
    ),
    "unsealed": (
        "尚无检查点：从头到尾重写的痕迹看不出来。用 `oversight trail checkpoint` 签名。",
        "There is no checkpoint yet: a trail rewritten from end to end would not show. "
        "Sign it with `oversight trail checkpoint`.",
    ),
    "unwritten": (
        "{path} 缺 {unwritten} 个检查点；下次签名时补上。",
        "{path} lacks {unwritten} of the checkpoints; the next one brings them.",
    ),
}
"""What these commands say, in Chinese and English."""

File = Annotated[
    Path | None, typer.Option(help="The file of checkpoints; checkpoints.jsonl if left out.")
]


def _say(key: str, language: str, **values: object) -> str:
    return SAID[key][language == "en"].format(**values)


@app.command()
def key(ctx: typer.Context) -> None:
    """Make the key that signs checkpoints, in the project's folder keys/; never a second time.

    Example: oversight -C fines trail key
    """
    project = Project.open(ctx.obj.folder)
    folder = project.folder / KEYS
    made = make_key(folder)
    private, public = folder / PRIVATE, folder / PUBLIC
    typer.echo(_say("key", project.language, name=made.name, private=private, public=public))


@app.command()
def checkpoint(
    ctx: typer.Context,
    key: Annotated[
        Path | None, typer.Option(help="The key to sign with; keys/trail.key if left out.")
    ] = None,
    file: File = None,
) -> None:
    """Sign the trail as it stands, so that it can never be rewritten unseen.

    The checkpoint goes to the store and, as a line, to a file that only grows: keep a copy of
    it, and the key, where those who can write the store cannot.

    Example: oversight -C fines trail checkpoint
    """
    with opened(ctx) as desk:
        folder = desk.project.folder
        signer = read_key(key or folder / KEYS / PRIVATE)
        known = _known(folder, None) | {signer.name: signer.private.public_key()}
        path = file or folder / FILE
        if odd := engagement.verify(desk.store):
            raise Refused(
                Problem(f"audit {audit}", "Its history is broken, so nothing is signed.", one.said)
                for audit, one in odd
            )
        made = make_checkpoint(desk.store, signer, known, desk.at, path, audits=engagement.hashes)
        language = desk.project.language
        if made is None:
            typer.echo(_say("nothing", language))
        else:
            said = {"number": made.number, "seq": made.seq, "items": made.items, "path": path}
            typer.echo(_say("made", language, **said))
            if moved := made.heads():
                typer.echo(_say("audits", language, n=len(moved)))


@app.command()
def verify(
    ctx: typer.Context,
    key: Annotated[
        Path | None,
        typer.Option(help="A public key, or a folder of them; the project's keys/ if left out."),
    ] = None,
    file: File = None,
) -> None:
    """Check that no entry was changed, removed or moved; names the first that was.

    So are the histories of audits. The signed checkpoints are held against both: those in the
    store, and those in the file.

    Exit code 0: the trail is whole; 1: it is broken.

    Example: oversight -C fines trail verify
    """
    with opened(ctx) as desk:
        folder = desk.project.folder
        path = file or folder / FILE
        known, beside = _known(folder, key), read_file(path)
        report = verify_sealed(desk.store, known, beside, engagement.hashes)
        typer.echo(report_text(report, desk.reader))
        if report.whole:
            typer.echo("\n".join(_sealed(report, path, desk.project.language)))
        odd = engagement.verify(desk.store)
        for audit, one in odd:
            broken = SealedReport(report.entries, replace(one, audit=audit))
            typer.echo(report_text(broken, desk.reader))
    if odd or not report.whole:
        raise typer.Exit(1)


def _known(folder: Path, named: Path | None) -> PublicKeys:
    """The public keys that were named, or those of the project."""
    if named is not None:
        return read_public(named)
    return read_public(folder / KEYS) if (folder / KEYS).is_dir() else {}


def _sealed(report: SealedReport, path: Path, language: str) -> list[str]:
    """What the checkpoints add to a trail that is whole."""
    if not report.checkpoints:
        return [_say("unsealed", language)] if report.entries or report.audits else []
    after = report.entries - report.sealed
    said = {"checkpoints": report.checkpoints, "sealed": report.sealed, "after": after}
    lines = [_say("sealed", language, **said)]
    if report.audits:
        after = report.audits - report.audits_sealed
        lines.append(_say("sealed_audits", language, n=report.audits_sealed, after=after))
    if report.unwritten:
        lines.append(_say("unwritten", language, path=path, unwritten=report.unwritten))
    return lines


@app.command()
def show(
    ctx: typer.Context,
    item: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only this item's entries.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of the newest, of all items.")] = 20,
) -> None:
    """Show the newest entries, or all entries of one item.

    Example: oversight -C fines trail show 1NYTYNRX5C
    """
    with opened(ctx) as desk:
        if item is None:
            lines = trail_lines(read_trail(desk.store, actor=HERE, last=limit), desk.reader)
        else:
            found = get_item(desk.store, item, actor=HERE)
            lines = trail_lines(
                read_trail(desk.store, found.id, actor=HERE), desk.reader, of_one=True
            )
        typer.echo("\n".join(lines))
