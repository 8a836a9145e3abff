"""`oversight store`: what it shows of a store, and how it brings an old one along."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.store.revisions import newest

from ..store.old import ITEMS, STEPS, old_store
from .desk import Desk, new_desk


@pytest.fixture(params=["en", "zh"])
def desk(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    return new_desk(tmp_path, monkeypatch, capsys, request.param)


def english(desk: Desk) -> bool:
    return 'language = "en"' in (desk.folder / "oversight.toml").read_text()


def test_an_old_store_is_shown_brought_along_and_used(desk: Desk) -> None:
    file = desk.folder / "oversight.db"
    _, head = old_store(f"sqlite:///{file}")
    size = file.stat().st_size
    assert desk.done("store", "info") == (
        f"store: sqlite:///{file}\n"
        f"revision: 0001; this program works with {newest()}: run `oversight store upgrade`\n"
        f"items: {len(ITEMS)}\n"
        f"trail entries: {len(STEPS)}\n"
        f"end of the trail: {head.hash}\n"
        f"size of the file in bytes: {size:,}\n"
        if english(desk)
        else f"库：sqlite:///{file}\n"
        f"库表版本：0001；本程序使用 {newest()}，请运行 `oversight store upgrade`\n"
        f"督办件：{len(ITEMS)}\n"
        f"痕迹：{len(STEPS)}\n"
        f"痕迹末端：{head.hash}\n"
        f"文件大小（字节）：{size:,}\n"
    )
    assert "`oversight store upgrade`" in desk.refused("items", "list")
    assert desk.done("store", "upgrade") == (
        f"The store was brought from revision 0001 to {newest()}.\n"
        f"As it was before: {file}.0001.bak\n"
        if english(desk)
        else f"库表已由版本 0001 升级到 {newest()}。\n升级前的副本：{file}.0001.bak\n"
    )
    assert desk.done("store", "upgrade") == (
        f"The store is of revision {newest()}, the newest; nothing was changed.\n"
        if english(desk)
        else f"库表已是最新版本（{newest()}），未作改动。\n"
    )
    second = desk.done("store", "info").splitlines()[1]
    assert second == (
        f"revision: {newest()}, the newest" if english(desk) else f"库表版本：{newest()}（最新）"
    )
    assert "AAAAAAAAAA" in desk.done("items", "list")


def test_there_must_be_a_store(desk: Desk) -> None:
    for name in ("info", "upgrade"):
        assert "There is no supervision store here yet." in desk.refused("store", name)


@pytest.mark.parametrize("name", ["info", "upgrade"])
def test_every_command_helps_with_an_example(desk: Desk, name: str) -> None:
    out = desk.done("store", name, "--help")
    assert f"Example: oversight -C fines store {name}" in " ".join(out.split())
