"""Commands from what people typed: the fields each asks for, and a command made of texts.

Command line, pages and API all ask for the same fields, which are those of the commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from typing import Any

from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.supervision.commands import BY_NAME, Command, Moment
from oversight.supervision.guards import CHOICES
from oversight.supervision.workflow import COMMANDS

OWN = ("item", "by", "at", "seen")
"""Fields that every command has and that are not asked for."""


@dataclass(frozen=True)
class FieldAsked:
    """A field of a command: `kind` is text, day, yes, names, choice or file.

    `names` are several, such as organisations; `choices` the words of a choice; `needed`
    whether the command is refused without it.
    """

    name: str
    kind: str
    choices: tuple[str, ...] = ()
    needed: bool = False


def fields_of(name: str) -> tuple[FieldAsked, ...]:
    """What a command asks for, in its order, a remark last.

    >>> [(each.name, each.kind, each.needed) for each in fields_of("sign")]
    [('org', 'text', True), ('note', 'text', False)]
    """
    asked = [each for each in fields(BY_NAME[name]) if each.name not in OWN]
    asked.sort(key=lambda each: each.name == "note")
    needs = COMMANDS[name].needs
    found = []
    for each in asked:
        if each.name == "file":  # the name comes with the bytes
            continue
        choices = CHOICES.get((name, each.name), ())
        called = "file" if each.name == "content" else each.name
        found.append(FieldAsked(called, _kind(each, choices), choices, called in needs))
    if "why" in (each.name for each in asked) or "text" in (each.name for each in asked):
        # A reason or a message is the remark.
        found = [each for each in found if each.name != "note"]
    return tuple(found)


def command_from(
    name: str,
    item: str,
    given: Mapping[str, Any],
    *,
    by: Actor,
    at: Moment,
    seen: int | None = None,
) -> Command:
    """A command of texts; what is missing is said by the model, with the rest.

    `given` holds texts by field; several names are a list, or one text with spaces or commas;
    `file` is a pair of name and bytes. Refused: a day that is none.
    """
    values = {
        each.name: _value(each, given)
        for each in fields(BY_NAME[name])
        if each.name not in OWN and each.name not in ("file", "content")
    }
    if "content" in {each.name for each in fields(BY_NAME[name])}:
        called, content = given.get("file") or ("", b"")
        values |= {"file": called, "content": content}
    return BY_NAME[name](item=item, by=by, at=at, seen=seen, **values)


def _kind(field: Field[Any], choices: tuple[str, ...]) -> str:
    kind = str(field.type)
    if choices:
        return "choice"
    if kind.startswith("tuple"):
        return "names"
    return {"bool": "yes", "bytes": "file"}.get(kind, "day" if "date" in kind else "text")


def _value(field: Field[Any], given: Mapping[str, Any]) -> Any:
    value = given.get(field.name)
    kind = _kind(field, ())
    if kind == "names":
        texts = value if isinstance(value, list | tuple) else str(value or "").split(",")
        return tuple(name for text in texts for name in str(text).split())
    if kind == "yes":
        return bool(value)
    text = str(value).strip() if value is not None else ""
    if kind == "day":
        return day_written(field.name, text)
    if not text:
        return "" if field.default is MISSING else field.default
    return text


def day_written(name: str, text: str) -> date | None:
    """The day in the field `name`; None where it is empty. Refused: a text that is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(
            Problem(
                name,
                f"'{text}' is no day.",
                "Write it as 2021-10-18.",
                (f"“{text}”不是日期。", "请写成2021-10-18。"),
            )
        ) from error
