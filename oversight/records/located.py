"""YAML whose every value knows where it stands, so that every problem can be located.

A mapping file is read into `Located` values; whoever takes it apart reports what is wrong with
`Located.problem`, which says file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from oversight.problem import Problem, Refused, suggest


@dataclass(frozen=True)
class Located:
    """A scalar, a list of `Located`, or a dict of name -> `Located`, and where it stands.

    `names` holds, for a dict, where each name stands.
    """

    value: Any
    where: str
    names: dict[str, Located] | None = None

    def problem(self, said: str, fix: str) -> Problem:
        return Problem(self.where, said, fix)

    def items(self) -> Iterator[tuple[str, Located]]:
        yield from self.value.items()

    def get(self, name: str) -> Located | None:
        found: Located | None = self.value.get(name)
        return found


def read_yaml(path: Path) -> Located:
    """The content of a YAML file. Refused: not there, not UTF-8, not YAML, or empty."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise Refused(
            Problem(str(path), "There is no such file.", "Check the path as typed.")
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            Problem(str(path), f"The file cannot be read: {error}.", "Save it as UTF-8 text.")
        ) from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        said = f"This is not YAML: {error.problem or error.context}."
        raise Refused(
            Problem(where, said, "Check the indentation and the quotes there.")
        ) from error
    except yaml.YAMLError as error:
        raise Refused(
            Problem(str(path), f"This is not YAML: {error}.", "Save it as UTF-8 text.")
        ) from error
    if node is None:
        raise Refused(Problem(f"{path}:1:1", "The file is empty.", "See docs/records.md."))
    problems: list[Problem] = []
    read = _located(node, path, problems)
    if problems:
        raise Refused(problems)
    return read


def _located(node: yaml.Node, path: Path, problems: list[Problem]) -> Located:
    where = f"{path}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
    if isinstance(node, yaml.SequenceNode):
        return Located([_located(child, path, problems) for child in node.value], where)
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Located] = {}
        names: dict[str, Located] = {}
        for key, child in node.value:
            at = f"{path}:{key.start_mark.line + 1}:{key.start_mark.column + 1}"
            name = str(key.value)
            if name in values:
                said = f"'{name}' stands here a second time."
                problems.append(Problem(at, said, "Keep one of the two."))
            values[name] = _located(child, path, problems)
            names[name] = Located(name, at)
        return Located(values, where, names)
    assert isinstance(node, yaml.ScalarNode)
    return Located(_scalar(node), where)


def _scalar(node: yaml.ScalarNode) -> Any:
    """Null is such; everything else is the text as it was written, be it `no`, `on` or `007`."""
    return None if node.tag == "tag:yaml.org,2002:null" else node.value


class Checker:
    """Gathers what is wrong with a file while it is taken apart."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(self, at: Located, said: str, fix: str) -> None:
        self.problems.append(at.problem(said, fix))

    def fields(self, at: Located, what: str, known: Iterable[str]) -> dict[str, Located]:
        """The named values of a mapping; an unknown name is a problem."""
        known = list(known)
        if not isinstance(at.value, dict):
            self.say(at, f"{what} is not a mapping of names to values.", _known(known))
            return {}
        assert at.names is not None
        for name, key in at.names.items():
            if name not in known:
                self.say(key, f"{what} has no '{name}'.", suggest(name, known))
        return {name: value for name, value in at.value.items() if name in known}

    def text(self, at: Located, what: str) -> str:
        """A text that is not blank."""
        if not isinstance(at.value, str) or not at.value.strip():
            self.say(at, f"{what} is not text.", "Write one word or a text in quotes.")
            return ""
        return at.value

    def texts(self, at: Located, what: str) -> tuple[str, ...]:
        """A text, or a list of texts."""
        if isinstance(at.value, list):
            return tuple(self.text(one, what) for one in at.value)
        return (self.text(at, what),)


def _known(names: list[str]) -> str:
    return f"Known: {', '.join(names)}."
