"""Which mapping a file is to be read with: found by the file's kind and columns."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from pathlib import Path

from oversight.problem import Problem, Refused
from oversight.records.fill import Block, Fill, FromColumn, Mapping
from oversight.records.located import Located
from oversight.records.model import TABLES
from oversight.records.readers import reader_of, stem_of
from oversight.records.readers.base import Options, Reader
from oversight.records.schema import COLUMNS

Columns = Table[str, list[str]]
_FLAT = ("csv", "xlsx", "parquet")


def options_of(mapping: Mapping | None, path: Path) -> Options:
    """How a mapping wants the file to be read."""
    tabs = ".tsv" in path.suffixes
    return Options(
        encoding=(mapping and mapping.encoding) or "utf-8",
        delimiter=(mapping and mapping.delimiter) or ("\t" if tabs else ","),
        sheet=mapping.sheet if mapping else None,
        columns=mapping.wanted() if mapping else {},
    )


def find_mapping(path: Path, mappings: Iterable[Mapping]) -> Mapping:
    """The one mapping that is for the file: the closest of those given, or the canonical one.

    Refused: none is, or two are equally close.
    """
    reader = reader_of(path)
    reasons, fitting = [], []
    for mapping in mappings:
        try:
            lacks = mapping.lacks(reader.kind, _columns(reader, path, mapping))
        except Refused as refused:
            lacks = refused.problems[0].said[:1].lower() + refused.problems[0].said[1:].rstrip(".")
        if lacks is None:
            fitting.append(mapping)
        else:
            reasons.append(f"{mapping.named}: {lacks}.")
    best = [m for m in fitting if m.weight() == max(f.weight() for f in fitting)]
    if len(best) > 1:
        said = f"Two mappings fit the file: {best[0].named} and {best[1].named}."
        raise Refused(Problem(str(path), said, "Name the one you mean with --mapping."))
    if best:
        return best[0]
    found = reader.columns(path, options_of(None, path))
    own = canonical(reader.kind, found.get("row", []), stem_of(path))
    if own is not None:
        return own
    said = " ".join(["No mapping fits the file.", *reasons, _not_canonical(found, stem_of(path))])
    raise Refused(Problem(str(path), said, "Name a mapping with --mapping, or write one."))


def _columns(reader: Reader, path: Path, mapping: Mapping) -> Columns:
    if reader.kind not in mapping.kinds:
        return {}
    return reader.columns(path, options_of(mapping, path))


def canonical(kind: str, columns: list[str], stem: str) -> Mapping | None:
    """The mapping of a file whose columns are a table's own; None where they are not.

    The file may leave out columns that need no value. Where two tables fit, the file's name
    decides.

    >>> canonical("csv", ["org", "name"], "orgs").blocks[0].table
    'org'
    """
    fitting = [table for table in TABLES if not _differences(table, columns)]
    if kind not in _FLAT or not fitting:
        return None
    table = stem if stem in fitting else fitting[0]
    at = Located(table, f"table {table}")
    fills = {
        name: Fill(FromColumn(name), at, split=r"\s+" if name == "officers" else None)
        for name in columns
    }
    return Mapping(None, (kind,), {"row": tuple(columns)}, (Block(table, "row", fills),))


def _differences(table: str, columns: list[str]) -> str | None:
    """How columns differ from a table's, in words."""
    known = COLUMNS[table]
    strange = [name for name in columns if name not in known]
    absent = [c.name for c in known.values() if c.required and c.name not in columns]
    if strange:
        return f"has no column {', '.join(repr(name) for name in strange)}"
    if absent:
        return f"needs the column {', '.join(repr(name) for name in absent)}"
    return None


def _not_canonical(found: Columns, stem: str) -> str:
    if "row" not in found:
        return "A log always needs a mapping."
    if stem in TABLES:
        return f"Table '{stem}', as which the file is named, {_differences(stem, found['row'])}."
    return "Its columns are not those of one of our tables either."
