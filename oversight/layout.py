"""A user's own project folder, laid out anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from oversight.config import FILE, check_config
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rulebook import library_folder

_FOLDERS = {
    "rules": "Your own rule packs: <pack>/pack.yaml, norms.yaml, terms.rule, <rule>.rule.",
    "features": "Feature specs of your own rules, in the same tree as rules/.",
    "audits": "Your own audit programmes (YAML).",
    "reports": "Your own report editions (YAML); issued reports go to reports/out/.",
}

_TEMPLATE = """\
[project]
name = {name}
timezone = "{timezone}"   # civil dates are taken here
calendar = "{calendar}"   # working days: CN, NL, IT or NONE
language = "{language}"   # of messages and reports: en or zh
# overlay = "calendar.csv"   # your own rest and working days: day,kind,note

[lake]
path = "lake"   # the records, as Delta tables

[store]
url = "sqlite:///oversight.db"   # the supervision items and their trail

[rules]
packs = [{packs}]
"""


def library_packs() -> list[str]:
    """The names of the packs that come with the engine."""
    return sorted(path.parent.name for path in library_folder().glob("*/pack.yaml"))


def lay_out(
    folder: Path,
    *,
    packs: Sequence[str],
    timezone: str,
    calendar: str,
    language: str = "en",
) -> Path:
    """Lay out a project in `folder` and return its configuration's path.

    Raises `Refused`, having written nothing, where the folder already holds a project or
    something that is not one, or where a pack, zone, calendar or language is not known.
    """
    problems: list[Problem] = []
    if (folder / FILE).exists():
        problems.append(
            Problem(
                str(folder),
                f"A project is here already: '{FILE}' exists.",
                "Choose another folder.",
            )
        )
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problems.append(
            Problem(
                str(folder),
                "The folder is not empty, and no project is in it.",
                "Choose a new or an empty folder.",
            )
        )
    known = library_packs()
    problems += [
        Problem("--packs", f"There is no pack '{pack}'.", suggest(pack, known))
        for pack in packs
        if pack not in known
    ]
    data: dict[str, object] = {
        "project": {
            "name": folder.name or "oversight",
            "timezone": timezone,
            "calendar": calendar,
            "language": language,
        },
        "rules": {"packs": list(packs)},
    }
    try:
        check_config(data, folder, FILE)
    except Refused as refused:
        problems += refused.problems
    if problems:
        raise Refused(problems)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            Problem(
                str(folder),
                f"The folder cannot be made: {error.strerror}.",
                "Choose a folder in a place where you may write.",
            )
        ) from error
    for name, says in _FOLDERS.items():
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "README.md").write_text(f"{says}\n", encoding="utf-8")
    path = folder / FILE
    path.write_text(
        _TEMPLATE.format(
            name=json.dumps(folder.name or "oversight", ensure_ascii=False),
            timezone=timezone,
            calendar=calendar,
            language=language,
            packs=", ".join(f'"{pack}"' for pack in packs),
        ),
        encoding="utf-8",
    )
    return path
