"""The page on the API, its calls made by curl against a server that runs.

Answers on the page are laid out for reading; `"...": "..."` stands for fields left out and a
last `"..."` for further entries of a list. `OVERSIGHT_WRITE_PAGES=1` writes the page anew, to be
read before it is kept.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from oversight.accounts.tokens import create_token
from oversight.supervision.commands import BY_NAME
from oversight.web.api.app import make_api
from oversight.web.app import make_app
from oversight.web.site import Site
from tests.web.serving import running
from tests.web.support import NOW, Project, copied, lay_world

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
BLOCK = re.compile(r"^```console\n(?P<text>\$ .*?)^```$", re.M | re.S)
LEFT_OUT = "..."
Run = Callable[[str], str]

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs a command in a shell that knows URL and TOKEN."""
    folder = tmp_path_factory.mktemp("api")
    home = lay_world(folder)
    store = copied(home, folder)
    token = create_token(store, "liwei", "the page", at=NOW)
    with running(make_app(Project.open(home), store, clock=lambda: NOW)) as address:
        known = {"URL": f"{address}/api/v1", "TOKEN": token, "PATH": os.environ["PATH"]}

        def shell(words: str) -> str:
            done = subprocess.run(
                ["/bin/sh", "-c", words],
                cwd=folder,
                env=known,
                capture_output=True,
                text=True,
                check=True,
            )
            return done.stdout.replace(address, "http://127.0.0.1:8000")

        yield shell
    store.close()


def shown(answer: Any, pattern: Any) -> Any:
    """An answer as the pattern has it: with the fields and entries that it leaves out."""
    if isinstance(answer, dict) and isinstance(pattern, dict):
        kept = answer
        if LEFT_OUT in pattern:
            kept = {name: answer[name] for name in pattern if name in answer}
        made = {name: shown(value, pattern.get(name)) for name, value in kept.items()}
        return made | ({LEFT_OUT: LEFT_OUT} if LEFT_OUT in pattern else {})
    if isinstance(answer, list) and isinstance(pattern, list) and pattern:
        if pattern[-1] == LEFT_OUT:
            return [*(shown(*pair) for pair in zip(answer, pattern[:-1], strict=False)), LEFT_OUT]
        given = [*pattern, *[None] * len(answer)]
        return [shown(value, given[place]) for place, value in enumerate(answer)]
    return LEFT_OUT if pattern == LEFT_OUT else answer


def laid_out(value: Any) -> str:
    """JSON with what is short on one line.

    >>> print(laid_out({"a": [1, 2], "b": {}}))
    {"a": [1, 2], "b": {}}
    """
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= 96 or not isinstance(value, dict | list):
        return flat
    if isinstance(value, dict):
        inner = [f"{json.dumps(name)}: {laid_out(each)}" for name, each in value.items()]
        ends = "{}"
    else:
        inner, ends = [laid_out(each) for each in value], "[]"
    body = ",\n".join(inner).replace("\n", "\n  ")
    return f"{ends[0]}\n  {body}\n{ends[1]}"


def test_every_call_answers_what_the_page_says(run: Run) -> None:
    page = PAGE.read_text(encoding="utf-8")

    def anew(block: re.Match[str]) -> str:
        made = []
        for piece in re.split(r"^\$ ", block["text"], flags=re.M)[1:]:
            words, said = _parted(piece)
            answer = run(words)
            try:
                answer = laid_out(shown(json.loads(answer), json.loads(said or "null")))
            except ValueError:
                answer = answer.strip()
            made.append(f"$ {words}\n" + (f"{answer}\n" if answer else ""))
        return f"```console\n{''.join(made)}```"

    now = BLOCK.sub(anew, page)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now


def _parted(piece: str) -> tuple[str, str]:
    """A command, with the lines that go on after a backslash, and what is shown below it."""
    lines = piece.split("\n")
    last = next(place for place, line in enumerate(lines) if not line.endswith("\\"))
    return "\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :]).strip()


def test_every_endpoint_is_on_the_page() -> None:
    told = set(re.findall(r"`(GET|POST) (/[^ `]*)`", PAGE.read_text(encoding="utf-8")))
    # The description needs no project: it is made from the endpoints alone.
    paths = make_api(cast(Site, None)).openapi()["paths"]
    there = {
        (method.upper(), path.replace("{item_id}", "{id}"))
        for path, methods in paths.items()
        for method in methods
        if "/webhooks" not in path
    }
    commands = {each for each in there if _is_command(paths, each[1])}
    assert sorted(there - commands - told) == []
    assert sorted(told - there) == []
    names = {path.rsplit("/", 1)[1] for _, path in commands}
    assert names == {*BY_NAME, "take", "release"}


def _is_command(paths: dict[str, Any], path: str) -> bool:
    found = paths[path.replace("{id}", "{item_id}")].get("post", {})
    return path.startswith("/items/{id}/") and found.get("tags") == ["commands"]
