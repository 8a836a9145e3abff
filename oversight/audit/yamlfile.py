"""A YAML file read into a pydantic model, every mistake with its line and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from oversight.problem import Problem, Refused, suggest

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "model_type": "a mapping of settings",
    "model_attributes_type": "a mapping of settings",
}


def read_yaml(path: Path, model: type[M]) -> M:
    """`path` as a `model`; raises `Refused` with all of its problems.

    Problems are located as `file:line:col`. Unknown settings, missing settings, wrong
    values, a setting given twice, and text that is not YAML at all are each said.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Refused(
            Problem(str(path), "There is no such file.", "Check the name, or write the file.")
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise Refused(
            Problem(str(path), f"The file cannot be read: {reason}.", "Save it as UTF-8 text.")
        ) from None
    return parse_yaml(text, str(path), model)


def parse_yaml(text: str, file: str, model: type[M]) -> M:
    """`text`, which stands in `file`, as a `model`; raises `Refused` as `read_yaml` does."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
        detail = getattr(error, "problem", None) or "its characters are not allowed"
        raise Refused(
            Problem(where, f"This is not YAML: {detail}.", "Mend the punctuation or indentation.")
        ) from None
    problems = [_twice(file, key) for key in _repeated(root)]
    try:
        read = model.model_validate({} if plain is None else plain)
    except ValidationError as error:
        problems += [_problem(file, root, model, dict(one)) for one in error.errors()]
        raise Refused(sorted(problems, key=_place)) from None
    if problems:
        raise Refused(problems)
    return read


def _problem(
    file: str, root: yaml.Node | None, model: type[BaseModel], one: dict[str, Any]
) -> Problem:
    path = [step for step in one["loc"] if not str(step).startswith("function-")]
    kind, name = one["type"], str(path[-1]) if path else ""
    if kind == "missing":
        where = _where(file, root, path[:-1])
        return Problem(where, f"The setting '{name}' is missing.", f"Write {name}: and its value.")
    where = _where(file, root, path)
    if kind == "extra_forbidden":
        fields = _fields(model, path[:-1])
        return Problem(where, f"There is no setting '{name}' here.", suggest(name, fields))
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tags = str(one["ctx"].get("expected_tags", "")).replace("'", "").split(", ")
        tag = str(one["ctx"]["discriminator"]).strip("'")
        if kind == "union_tag_not_found":
            return Problem(where, f"The setting '{tag}' is missing.", f"Known: {', '.join(tags)}.")
        where = _where(file, root, [*path, tag])
        said = f"The {tag} '{one['ctx']['tag']}' is not known."
        return Problem(where, said, suggest(str(one["ctx"]["tag"]), tags))
    return _wrong_value(where, path, one)


def _wrong_value(where: str, path: Sequence[int | str], one: dict[str, Any]) -> Problem:
    kind, name = one["type"], str(path[-1]) if path else ""
    given = one.get("input")
    if kind in ("literal_error", "enum"):
        allowed = str(one["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return Problem(where, f"'{given}' is not known here.", suggest(str(given), allowed))
    if kind == "string_pattern_mismatch":
        said = f"{_shown(given)} is not a name that '{name}' may have."
        fix = "Write lower-case letters, digits and hyphens, beginning with a letter."
        return Problem(where, said, fix)
    if kind == "too_short":
        return Problem(where, f"The list '{name}' is empty.", "Write at least one entry.")
    label = f"'{name}'" if isinstance(path[-1] if path else 0, str) else "This value"
    if kind in _WANTED:
        said = f"{label} must be {_WANTED[kind]}, not {_shown(given)}."
        return Problem(where, said, f"Write {_WANTED[kind]}.")
    message = str(one["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    if message.startswith("should"):
        message = f"{label} {message}; it is {_shown(given)}"
    return Problem(where, f"{message}.", "Change the value.")


def _place(problem: Problem) -> tuple[int, int]:
    """Line and column of a located problem, to sort by."""
    _, line, column = problem.where.rsplit(":", 2)
    return int(line), int(column)


def _shown(given: object) -> str:
    if isinstance(given, dict | list):
        return "a list" if isinstance(given, list) else "a mapping"
    return "empty" if given is None else f"'{given}'"


def _twice(file: str, key: yaml.Node) -> Problem:
    where = f"{file}:{key.start_mark.line + 1}:{key.start_mark.column + 1}"
    return Problem(where, f"The setting '{key.value}' is given twice.", "Keep one of the two.")


def _repeated(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """The second and later keys of one name, anywhere below `node`."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key
            seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated(value)


def _where(file: str, root: yaml.Node | None, path: Sequence[int | str]) -> str:
    """`file:line:col` of the deepest node on `path` that the file has.

    Steps that are not in the file (pydantic names the branch of a union) are passed over.
    """
    node, spot = root, root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if found is not None:
                spot, node = found
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            spot = node = node.value[step]
    if spot is None:
        return f"{file}:1:1"
    return f"{file}:{spot.start_mark.line + 1}:{spot.start_mark.column + 1}"


def _fields(model: type[BaseModel], path: Sequence[int | str]) -> set[str]:
    """The settings that may stand at `path` below `model`, by walking its JSON schema."""
    schema = model.model_json_schema()
    nodes: list[dict[str, Any]] = [schema]
    for step in path:
        nodes = [below for node in nodes for below in _below(schema, node, step)] or nodes
    return {name for node in nodes for n in _flat(schema, node) for name in n.get("properties", {})}


def _flat(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    """`node` with its references followed and its alternatives opened."""
    if "$ref" in node:
        return _flat(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    inner = [*node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())]
    return [node, *(flat for one in inner for flat in _flat(schema, one))]


def _below(schema: dict[str, Any], node: dict[str, Any], step: int | str) -> list[dict[str, Any]]:
    flat = _flat(schema, node)
    if isinstance(step, int):
        return [one["items"] for one in flat if isinstance(one.get("items"), dict)]
    named = [one["properties"][step] for one in flat if step in one.get("properties", {})]
    tagged = [
        one
        for one in flat
        for choice in one.get("properties", {}).values()
        if choice.get("const") == step
    ]
    return named or tagged
