"""JSON Schemas of the files that people write, from the models that read them.

An editor that is given them completes the settings and marks what cannot be. What only the
whole pack can tell (whether an act or a norm exists) is for `oversight rules check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from oversight.audit.programme import Programme
from oversight.config import Config
from oversight.records import mapping
from oversight.records.model import TABLES
from oversight.records.readers import KINDS
from oversight.records.schema import COLUMNS
from oversight.report.edition import Edition
from oversight.rulebook.norms import NormEntry
from oversight.rulebook.pack import PackFile
from oversight.rulebook.rule import FrontMatter
from oversight.waivers import WaiverFile

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

FILES: Mapping[str, str] = {
    "rule": "rules/*/*.rule",
    "pack": "rules/*/pack.yaml",
    "norms": "rules/*/norms.yaml",
    "mapping": "rules/*/mapping*.yaml",
    "project": "oversight.toml",
    "waivers": "waivers.yaml",
    "audit": "audits/*.yaml",
    "report": "reports/*.yaml",
}
"""Which files each schema is for; of a rule it is the settings above the clauses."""


def schemas() -> dict[str, Schema]:
    """Every schema by name, ready to be written as JSON."""
    rule = _of(FrontMatter)
    rule["properties"]["subject"] = {"enum": list(TABLES)}
    rule["properties"]["rule"] |= {"pattern": "^[^/]+/[^/]+$"}
    entry = _of(NormEntry)
    norms: Schema = {
        "$schema": DRAFT,
        "$defs": entry.pop("$defs", {}) | {"NormEntry": _without_draft(entry)},
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/NormEntry"},
        "propertyNames": {"pattern": "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"},
    }
    made = {
        "rule": rule,
        "pack": _of(PackFile),
        "norms": norms,
        "mapping": _mapping(),
        "project": _of(Config),
        "waivers": _of(WaiverFile),
        "audit": _of(Programme),
        "report": _of(Edition),
    }
    return {name: {**made[name], "title": FILES[name]} for name in FILES}


def _of(model: type[BaseModel]) -> Schema:
    made = {"$schema": DRAFT, **model.model_json_schema(by_alias=True)}
    relaxed = _relaxed(made)
    assert isinstance(relaxed, dict)
    return relaxed


def _without_draft(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "$schema"}


def _relaxed(node: Any) -> Any:
    """A text may be written as a number: `article: 42` is read as "42"."""
    if isinstance(node, list):
        return [_relaxed(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _relaxed(value) for key, value in node.items()}
    if made.get("type") == "string" and made.get("minLength") == 1 and "pattern" not in made:
        made["type"] = ["string", "number"]
    return made


# -- mappings, which are read by hand for the sake of their places --------------------

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def _object(properties: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def _mapping() -> Schema:
    kinds = {"enum": list(KINDS)}
    known = {
        "kind": {"anyOf": [kinds, {"type": "array", "items": kinds}]},
        **dict.fromkeys(mapping._FOR[1:], _TEXTS),
    }
    parts: Mapping[str, Schema] = {
        "for": _object(known, ["kind"]),
        "read": _object(dict.fromkeys(mapping._READ, _TEXT)),
        "timezone": _TEXT,
        "missing": _TEXTS,
        "tables": _object({table: _blocks(table) for table in TABLES}, minProperties=1),
    }
    return {
        "$schema": DRAFT,
        "$defs": {"fill": _fill()},
        **_object({name: parts[name] for name in mapping._TOP}, ["for", "tables"]),
    }


def _blocks(table: str) -> Schema:
    columns = COLUMNS[table].values()
    when = {"anyOf": [_TEXT, _object({"column": _TEXT, "in": _TEXTS}, ["column", "in"])]}
    parts: Mapping[str, Schema] = {
        "from": {"enum": ["row", "trace", "event"]},
        "when": when,
        "columns": _object(
            {c.name: {"$ref": "#/$defs/fill", "description": c.title} for c in columns},
            [c.name for c in columns if c.required],
        ),
    }
    block = _object({name: parts[name] for name in mapping._BLOCK}, ["columns"])
    return {"anyOf": [block, {"type": "array", "items": block}]}


def _fill() -> Schema:
    """How a field is filled: the name of a column, or one of four ways with its options."""
    words: Schema = {"type": "object", "additionalProperties": {"type": [*_TEXT["type"], "null"]}}
    special: Mapping[str, Schema] = {
        "of": words,
        "values": words,
        "acts": words,
        "missing": _TEXTS,
        "others": {"enum": ["keep", "refuse"]},
    }
    properties = {name: special.get(name, _TEXT) for name in mapping._FILL}
    ways = [{"required": [name]} for name in mapping._SOURCES]
    return {"anyOf": [_TEXT, {**_object(properties), "oneOf": ways}]}
