"""Masking: what tells of a person in records, and wherever a text repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from oversight.records.schema import COLUMNS, PERSONAL

MASK = "•••"

T = TypeVar("T")


def masked(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A record with what tells of a person hidden.

    >>> masked("party", {"party": "p-7f3a", "kind": "person"})
    {'party': '•••', 'kind': 'person'}
    """
    hidden = PERSONAL.get(table, frozenset())
    return {
        name: MASK if name in hidden and value is not None else value for name, value in row.items()
    }


def personal_values(records: Mapping[str, Iterable[Mapping[str, Any]]]) -> frozenset[str]:
    """What stands in the personal columns of records, each value as a text.

    Of a list each member, also where it has been made one text, as proofs show it.

    >>> rows = {"event": [{"act": "decided", "officers": ["P-7", "P-9"]}]}
    >>> sorted(personal_values(rows))
    ['P-7', 'P-9']
    >>> sorted(personal_values({"event": [{"act": "decided", "officers": "P-7, P-9"}]}))
    ['P-7', 'P-7, P-9', 'P-9']
    """
    return frozenset(
        str(value)
        for table, rows in records.items()
        for row in rows
        for name in PERSONAL.get(table, frozenset())
        for value in _each(row.get(name), listed=COLUMNS[table][name].kind is list)
        if str(value).strip()
    )


def personal_columns(records: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[str]:
    """The personal columns that hold something in records, for the note of a look.

    >>> personal_columns({"event": [{"act": "decided", "officers": ["P-7"], "note_hash": None}]})
    ['event.officers']
    """
    return sorted(
        {
            f"{table}.{name}"
            for table, rows in records.items()
            for row in rows
            for name in PERSONAL.get(table, frozenset())
            if row.get(name) is not None
        }
    )


def veiled(told: T, hidden: frozenset[str]) -> T:
    """A text, or an object made of texts, with each of these values masked wherever it stands.

    Goes through dataclasses, mappings, lists and tuples; keys and names of fields stay.

    >>> veiled(("Officer P-7 decided.", {"Officer": "P-7"}, 7), frozenset({"P-7"}))
    ('Officer ••• decided.', {'Officer': '•••'}, 7)
    """
    if not hidden:
        return told
    # The longest first: one value may begin another. Chinese letters may stand beside one.
    words = "|".join(re.escape(word) for word in sorted(hidden, key=len, reverse=True))
    found: T = _veiled(told, re.compile(rf"(?<![A-Za-z0-9_])(?:{words})(?![A-Za-z0-9_])"), hidden)
    return found


def _veiled(told: Any, words: re.Pattern[str], hidden: frozenset[str]) -> Any:
    match told:
        case str():
            return words.sub(MASK, told)
        case float():
            return MASK if str(told) in hidden else told
        case Mapping():
            return {name: _veiled(value, words, hidden) for name, value in told.items()}
        case list():
            return [_veiled(each, words, hidden) for each in told]
        case tuple():
            return tuple(_veiled(each, words, hidden) for each in told)
    if is_dataclass(told) and not isinstance(told, type):
        inner = {each.name: getattr(told, each.name) for each in fields(told) if each.init}
        return replace(
            told, **{name: _veiled(value, words, hidden) for name, value in inner.items()}
        )
    return told


def _each(value: Any, *, listed: bool) -> Iterator[Any]:
    if isinstance(value, Sequence) and not isinstance(value, str):
        yield from value
    elif listed and isinstance(value, str):
        yield value
        yield from value.split(", ")
    elif value is not None:
        yield value
