"""The commands that move an item, one subcommand each, made from the commands themselves.

A command's fields are its options: who adds a field to `supervision.commands` adds the option.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from oversight.cli.desk import At, By, Id, opened
from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.supervision.commands import BY_NAME, Command
from oversight.supervision.given import FieldAsked, command_from, fields_of

HELP: dict[str, str] = {
    "note": "A remark for the trail.",
    "why": "The reason, in your own words.",
    "to": "The organisation; the finding's if left out.",
    "assisting": "An organisation that assists; may be given several times.",
    "order": "The order it goes out with.",
    "org": "The organisation it is done for.",
    "did": "What was done about it.",
    "evidence": "Where the evidence is.",
    "until": "A day, such as 2021-10-18.",
    "worse": "Until it reads worse.",
    "of": "The item that it repeats.",
    "orgs": "An assisting organisation whose part goes back too; may be given several times.",
    "to_person": "The person who has the power to decide.",
    "to_org": "The organisation of that person.",
    "text": "What is said.",
    "mentions": "The sign-in name of somebody to be told; may be given several times.",
    "file": "The file.",
}


EXAMPLES: dict[str, str] = {
    "assign": '--to O-12 --by "Li Wei"',
    "dismiss": '--disposition rule_wrong --why "The rule reads the old form." --by "Li Wei"',
    "sign": '--by "Zhao Min" --org O-12',
    "begin": '--by "Zhao Min"',
    "submit": '--by "Zhao Min" --did "Decided and told."',
    "ask_extension": '--until 2021-10-18 --why "The expert is away." --by "Zhao Min"',
    "grant_extension": '--by "Li Wei"',
    "refuse_extension": '--why "It has waited long enough." --by "Li Wei"',
    "dispute": '--ground law_allows --why "Article 45 applies." --by "Zhao Min"',
    "uphold": '--why "It does." --by "Li Wei"',
    "overrule": '--why "It does not." --by "Li Wei"',
    "appeal": '--why "The centre above has held otherwise." --by "Zhao Min"',
    "verify": '--basis proof --by "Sun Li"',
    "return": '--by "Sun Li" --why "No notice served."',
    "assess": '--disposition confirmed --by "Li Wei"',
    "close": '--by "Li Wei"',
    "observe": '--outcome effective --by "Li Wei"',
    "refer": '--to-person "Zhou Yi" --to-org O-1 --why "Three times in a year." --by "Li Wei"',
    "conclude": '--why "A talk was held." --by "Li Wei"',
    "snooze": '--until 2021-10-18 --why "The court decides first." --by "Li Wei"',
    "wake": '--by "Li Wei"',
    "ask": '--text "Which file is meant?" --by "Zhao Min"',
    "answer": '--text "File 7." --by "Li Wei"',
    "comment": '--text "Seen." --mentions sunli --by "Li Wei"',
    "attach": '--file decision.pdf --by "Zhao Min"',
    "undo": '--by "Li Wei"',
}
"""What each command is given in the example of its help."""


def add_commands(app: typer.Typer) -> None:
    """Give the group `items` one subcommand for each command."""
    for name, kind in BY_NAME.items():
        app.command(name.replace("_", "-"), help=_about(kind))(_subcommand(kind))


def _subcommand(kind: type[Command]) -> Callable[..., None]:
    asked = fields_of(kind.name)

    def run(ctx: typer.Context, item: str, by: str, at: str | None, **given: Any) -> None:
        with opened(ctx, at) as desk:
            if given.get("file"):
                given["file"] = _file(given["file"])
            actor = Actor.local(by)
            desk.act(command_from(kind.name, item, given, by=actor, at=desk.at))

    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            _parameter("ctx", typer.Context),
            _parameter("item", Id),
            *(_parameter(each.name, _option(each), EMPTY.get(each.kind)) for each in asked),
            _parameter("by", By, ""),
            _parameter("at", At, None),
        ]
    )
    return run


EMPTY: dict[str, Any] = {"yes": False, "names": []}
"""What an option is that is not given; None of the other kinds."""


def _parameter(name: str, kind: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    how = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, how, annotation=kind, default=default)


def _option(field: FieldAsked) -> Any:
    said = f"One of {', '.join(field.choices)}." if field.choices else HELP.get(field.name, "")
    option = typer.Option(f"--{field.name.replace('_', '-')}", help=said)
    if field.kind == "yes":
        return Annotated[bool, option]
    if field.kind == "names":
        return Annotated[list[str], option]
    return Annotated[str | None, option]


def _file(name: str) -> tuple[str, bytes]:
    path = Path(name)
    try:
        return path.name, path.read_bytes()
    except OSError as error:
        raise Refused(
            Problem("--file", f"'{name}' cannot be read.", "Name a file that can.")
        ) from error


def _about(kind: type[Command]) -> str:
    said = inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0]
    name = kind.name.replace("_", "-")
    return f"{said}\n\nExample: oversight -C fines items {name} 1NYTYNRX5C {EXAMPLES[kind.name]}"
