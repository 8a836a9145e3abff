"""YAML read into pydantic models, with every mistake at its line and column."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from oversight.problem import Problem, Refused, suggest

M = TypeVar("M", bound=BaseModel)
Step = int | str


def _as_text(value: object) -> object:
    """YAML reads `42` as a number where an article or a version is meant."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]


class Section(BaseModel):
    """A mapping of a YAML file whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Section):
    """A wording in Chinese and in English."""

    zh: Text
    en: Text


@dataclass(frozen=True)
class YamlText:
    """A YAML text that stands in `file`, from `first_line` on; knows where each key stands."""

    file: str
    first_line: int
    text: str = field(repr=False)
    root: yaml.Node | None = field(repr=False)
    data: Any = field(repr=False)

    def where(self, *path: Step) -> str:
        """`file:line:col` of the key or entry at `path`, or of the deepest one that is there."""
        node, spot = self.root, self.root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if pair is not None:
                    spot, node = pair
            elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
                spot = node = node.value[int(step)]
        if spot is None:
            return f"{self.file}:{self.first_line}:1"
        return self.at(spot.start_mark)

    def at(self, mark: yaml.Mark) -> str:
        """`file:line:col` of a mark of the YAML reader."""
        return _at(self.text, self.file, self.first_line, mark.index)

    def read(self, model: type[M], at: Sequence[Step] = ()) -> M:
        """The whole text, or what stands at `at`, as a `model`; raises `Refused`."""
        data = self.data
        for step in at:
            data = data[step]
        problems = [] if at else self.repeated()
        try:
            read = model.model_validate({} if data is None else data)
        except ValidationError as error:
            details = error.errors()
            deeper = {one["loc"][:-1] for one in details} | {one["loc"][:-2] for one in details}
            problems += [
                self._problem(model, at, one)
                for one in details
                # pydantic counts only sound entries: with a bad one the list may seem too short
                if not (one["type"] == "too_short" and one["loc"] in deeper)
            ]
            raise Refused(problems) from None
        if problems:
            raise Refused(problems)
        return read

    def repeated(self) -> list[Problem]:
        """A problem for each key that stands twice in one mapping."""
        return [
            Problem(
                self.at(key.start_mark),
                f"'{key.value}' is given twice.",
                "Keep one of the two.",
                (f"“{key.value}”重复填写。", "请只留一处。"),
            )
            for key in _repeated(self.root)
        ]

    def _problem(self, model: type[BaseModel], at: Sequence[Step], one: ErrorDetails) -> Problem:
        path = [*at, *(step for step in one["loc"] if step != "[key]")]
        kind, given = one["type"], one.get("input")
        name = str(path[-1]) if path else "file"
        where = self.where(*path)
        if kind == "missing":
            return Problem(
                self.where(*path[:-1]),
                f"'{name}' is missing{_within(path[:-1])}.",
                f"Add {name}: and its value.",
                (f"缺少“{name}”。", f"请加上{name}:及其值。"),
            )
        if kind == "extra_forbidden":
            known = _fields(model, [*one["loc"]][:-1])
            said = f"There is no setting '{name}' here."
            zh = (f"此处没有“{name}”这一项。", suggest(name, known, "zh"))
            return Problem(where, said, suggest(name, known), zh)
        if kind == "too_short":
            zh = (f"{name}是空的。", "请至少写一条。")
            return Problem(where, f"{name} is empty.", "Write at least one entry.", zh)
        if kind == "literal_error":
            allowed = str(one["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
            return Problem(where, f"{name} is {_shown(given)}.", f"Write one of: {allowed}.")
        if kind == "value_error":
            said, _, fix = str(one["ctx"]["error"]).partition("|")
            return Problem(where, said, fix or "Change the value.")
        wanted = next((words for start, words in _WANTED.items() if kind.startswith(start)), None)
        return Problem(
            where,
            f"{name} is {_shown(given)}.",
            f"Write {wanted}." if wanted else f"Change it: {one['msg']}.",
            (f"{name}的值不合要求。", "请按格式填写，日期写成2021-07-15。"),
        )


_WANTED = {
    "string_too_short": "a text that is not empty",
    "string_pattern": "lower-case letters, digits, '-' and '.'",
    "string": "a text, in quotation marks where it holds a colon",
    "date": "a date as 2021-07-15",
    "list": "a list",
    "tuple": "a list",
    "dict": "a mapping of names to values",
    "model": "a mapping of names to values",
    "is_instance": "a mapping of names to values",
    "mapping": "a mapping of names to values",
    "bool": "true or false",
}


class _PlainLoader(yaml.SafeLoader):
    """Reads plain data alone: at an anchor, an alias or a tag it stops."""

    def get_event(self) -> Any:
        event = super().get_event()  # type: ignore[no-untyped-call]
        tagged = getattr(event, "tag", None) is not None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tagged:
            raise _NotPlainError(event.start_mark.index)
        return event


class _NotPlainError(Exception):
    """More than plain data stands at the `index` of a text."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


def read_yaml(text: str, file: str, first_line: int = 1) -> YamlText:
    """Read a YAML text; raises `Refused` for what is no YAML, or more than plain data."""
    try:
        root, data = _loaded(text)
    except _NotPlainError as error:
        raise Refused(
            Problem(
                _at(text, file, first_line, error.index),
                "An anchor, alias or tag of YAML stands here.",
                "Write the value itself; put a text that begins with &, * or ! in quotation marks.",
                (
                    "此处有YAML的锚点、别名或标签。",
                    "请直接写出值；以&、*或!开头的文字请加引号。",
                ),
            )
        ) from None
    except yaml.YAMLError as error:
        detail = getattr(error, "problem", None) or "a character that is not allowed"
        mark = getattr(error, "problem_mark", None)
        index = mark.index if mark else getattr(error, "position", 0)
        raise Refused(
            Problem(
                _at(text, file, first_line, index),
                f"This is not YAML: {detail}.",
                "Check indentation, colons and quotation marks; put a text that holds ': ' or"
                " '{' in quotation marks.",
                (f"这不是YAML（{detail}）。", "请检查缩进、冒号和引号。"),
            )
        ) from None
    except (ValueError, RecursionError, OverflowError) as error:
        detail = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise Refused(
            Problem(
                f"{file}:{first_line}:1",
                f"A value in this text cannot be read: {detail}.",
                "Check the dates and numbers; put a text that looks like one in quotation marks.",
                (f"有一个值无法读取（{detail}）。", "请检查日期和数字；形似的文字请加引号。"),
            )
        ) from None
    return YamlText(file, first_line, text, root, data)


@lru_cache(maxsize=512)
def _loaded(text: str) -> tuple[yaml.Node | None, Any]:
    """The nodes and the data of a text; kept, as packs are read again and again while written."""
    loader = _PlainLoader(text)
    try:
        root = loader.get_single_node()
        return root, loader.construct_document(root) if root is not None else None
    finally:
        loader.dispose()


def _at(text: str, file: str, first_line: int, index: int) -> str:
    """`file:line:col` of a place in a text.

    Counted here, because YAML ends a line at signs at which no editor does (U+2028, U+0085).
    """
    lines = text[:index].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"{file}:{first_line + len(lines) - 1}:{len(lines[-1]) + 1}"


def read_file(path: Path) -> str:
    """The text of a file, its lines ended by line feeds; raises `Refused` where there is none."""
    try:
        held = path.read_bytes()
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sound = error.object[: error.start].decode("utf-8")
        byte = len(held) - len(error.object) + error.start + 1
        raise Refused(
            Problem(
                _at(sound, shown_path(path), 1, len(sound)),
                f"The file is not UTF-8 text (byte {byte}).",
                "Save it as UTF-8.",
            )
        ) from None
    except OSError as error:
        raise Refused(
            Problem(
                shown_path(path),
                f"The file cannot be read: {error.strerror or 'it is not there'}.",
                "Check the path and its permissions.",
            )
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shown_path(path: Path) -> str:
    """A path as messages name it: from the current folder where it lies within it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _repeated(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        seen: set[object] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield key
                seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)


def _within(path: Sequence[Step]) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f" in {'.'.join(names)}" if names else ""


def _shown(given: object) -> str:
    if given is None or given == "":
        return "empty"
    if isinstance(given, dict):
        return "a mapping of names to values"
    if isinstance(given, list | tuple):
        return "a list"
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, date):
        return f"the date {given}"
    written = str(given)
    return f"'{written if len(written) <= 60 else written[:60] + '...'}'"


def _fields(model: Any, path: Sequence[Step]) -> list[str]:
    """The names that may stand at `path` below a model."""
    for step in path:
        if isinstance(step, str) and isinstance(model, type) and issubclass(model, BaseModel):
            found = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
            if found is None:
                continue
            model = _inner(found.annotation)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [found.alias or name for name, found in model.model_fields.items()]
    return []


def _inner(annotation: Any) -> Any:
    """The model within `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    while True:
        origin = get_origin(annotation)
        arguments = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
        if origin is Annotated or origin in (tuple, list):
            annotation = arguments[0]
        elif origin is dict:
            annotation = arguments[1]
        elif origin in (Union, types.UnionType):
            annotation = arguments[-1]
        else:
            return annotation
