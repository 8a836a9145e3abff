"""`oversight store`: the database of the items, looked at and brought up to date."""

from __future__ import annotations

import typer

from oversight.project import Project
from oversight.store.revisions import UNSTAMPED, newest
from oversight.store.upgrade import StoreInfo, store_info, upgrade_store

app = typer.Typer(
    help="The store: the database of items, accounts and the trail. 库",
    no_args_is_help=True,
    rich_markup_mode=None,
)

SAID: dict[str, tuple[str, str]] = {
    "newest": (
        "库表已是最新版本（{after}），未作改动。",
        "The store is of revision {after}, the newest; nothing was changed.",
    ),
    "upgraded": (
        "库表已由版本 {before} 升级到 {after}。",
        "The store was brought from revision {before} to {after}.",
    ),
    "copy": ("升级前的副本：{copy}", "As it was before: {copy}"),
    "unnumbered": ("无编号", "without a number"),
    "old": (
        "{revision}；本程序使用 {newest}，请运行 `oversight store upgrade`",
        "{revision}; this program works with {newest}: run `oversight store upgrade`",
    ),
    "fine": ("{revision}（最新）", "{revision}, the newest"),
    "store": ("库", "store"),
    "revision": ("库表版本", "revision"),
    "items": ("督办件", "items"),
    "entries": ("痕迹", "trail entries"),
    "end": ("痕迹末端", "end of the trail"),
    "size": ("文件大小（字节）", "size of the file in bytes"),
}
"""What these commands say, in Chinese and English."""


def _say(key: str, language: str, **values: object) -> str:
    return SAID[key][language == "en"].format(**values)


@app.command()
def upgrade(ctx: typer.Context) -> None:
    """Bring the store to the revision this program works with; an SQLite file is copied first.

    Example: oversight -C fines store upgrade
    """
    project = Project.open(ctx.obj.folder)
    done = upgrade_store(project.store_url, folder=project.folder)
    language = project.language
    if done.before == done.after:
        typer.echo(_say("newest", language, after=done.after))
        return
    before = _say("unnumbered", language) if done.before == UNSTAMPED else done.before
    typer.echo(_say("upgraded", language, before=before, after=done.after))
    if done.copy is not None:
        typer.echo(_say("copy", language, copy=done.copy))


@app.command()
def info(ctx: typer.Context) -> None:
    """Show where the store is, of which revision, and how much it holds.

    Example: oversight -C fines store info
    """
    project = Project.open(ctx.obj.folder)
    found = store_info(project.store_url, folder=project.folder)
    typer.echo("\n".join(_lines(found, project.language)))


def _lines(found: StoreInfo, language: str) -> list[str]:
    unnumbered = found.revision == UNSTAMPED
    revision = _say("unnumbered", language) if unnumbered else found.revision
    how = _say("fine" if found.newest else "old", language, revision=revision, newest=newest())
    said = {
        "store": found.shown,
        "revision": how,
        "items": f"{found.items:,}",
        "entries": f"{found.entries:,}",
        "end": found.hash,
    }
    if found.size is not None:
        said["size"] = f"{found.size:,}"
    colon = "：" if language == "zh" else ": "
    return [f"{_say(key, language)}{colon}{value}" for key, value in said.items()]
