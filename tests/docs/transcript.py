"""A page whose blocks are a transcript: files to write, commands to run, what they print.

A block that begins with a line `# FILE: name` is a file, `# APPEND: name` the end of one,
`# REPLACE: name: old -> new` a correction; one that begins with `$` holds commands and what each
prints. `cd` moves; names of runs, which hang on everything, are compared as `...`.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from oversight.cli import main

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (FILE|APPEND): (\S+)\n")
_REPLACE = re.compile(r"# REPLACE: (\S+): (\S+) -> (\S+)\n")


@dataclass(frozen=True)
class Command:
    words: str
    printed: str


def replay(page: str, folder: Path) -> str:
    """The page with what its commands print now; files are written and run under `folder`."""
    here = folder

    def block(match: re.Match[str]) -> str:
        nonlocal here
        kind, text = match[1], match[2]
        file = _FILE.match(text)
        if file is not None:
            path = here / file[2]
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if file[1] == "APPEND" else ""
            path.write_text(before + text[file.end() :], encoding="utf-8")
        mended = _REPLACE.match(text)
        if mended is not None:
            path = here / mended[1]
            slip = path.read_text(encoding="utf-8")
            assert slip.count(mended[2]) == 1
            path.write_text(slip.replace(mended[2], mended[3]), encoding="utf-8")
        if not text.startswith("$ "):
            return match[0]
        made = []
        for command in commands(text):
            if command.words.startswith("cd "):
                here = here / command.words[3:]
                printed = ""
            else:
                printed = run(command.words, here)
            made.append(f"$ {command.words}\n{printed}")
        return f"```{kind}\n{''.join(made)}```"

    return _BLOCK.sub(block, page)


def commands(text: str) -> list[Command]:
    """The commands of a block, each with the lines under it."""
    pieces = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [Command(*piece.partition("\n")[::2]) for piece in pieces]


def run(words: str, folder: Path) -> str:
    """What a command prints, on both streams, in that folder."""
    program, *arguments = shlex.split(words)
    assert program == "oversight", words
    if arguments[:2] == ["specs", "run"]:  # pytest cannot run within pytest
        code = "from oversight.cli import main; main()"
        path = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": path, "COLUMNS": "80"},
        )
        return plainly(done.stdout + done.stderr)
    told, before, argv = io.StringIO(), Path.cwd(), sys.argv
    try:
        os.chdir(folder)
        sys.argv = ["oversight", *arguments]
        with redirect_stdout(told), redirect_stderr(told):
            main()
    except SystemExit:
        pass
    finally:
        os.chdir(before)
        sys.argv = argv
    return plainly(told.getvalue())


def plainly(printed: str) -> str:
    """The text without what differs from run to run, and without spaces at the ends of lines."""
    text = re.sub(r"\b[0-9a-f]{12}\b", "...", printed)
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().split("\n")) if text else ""
