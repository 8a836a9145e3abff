"""Issued editions, frozen: all that one was made from, so that it can be made again.

Each is a folder: the tables as Parquet, `edition.json` with everything else and the hashes
of what was issued, and what was issued. Nothing in it looks at the lake or the store again,
so whatever is recorded later changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from oversight.audit.finding import Concluded
from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.audit.words import Language, Words
from oversight.problem import Problem, Refused, suggest
from oversight.report.edition import Edition
from oversight.report.fonts import Face
from oversight.report.issue import Issued, issue
from oversight.report.material import COLUMNS, IndicatorCard, Manifest, Material, RuleCard

FILE = "edition.json"
_LIBRARIES = (
    "altair",
    "duckdb",
    "pyarrow",
    "reportlab",
    "sqlglot",
    "svglib",
    "vl-convert-python",
    "xlsxwriter",
)
_LATER = {"peers"}
"""Tables that editions issued before there were such do not have."""


@dataclass(frozen=True)
class Order:
    """What an edition is issued of, beside its material."""

    edition: Edition
    languages: tuple[Language, ...]
    period: Period | None = None
    programme: Programme | None = None

    def issue(self, material: Material, face: Face) -> Issued:
        """The edition issued; see `issue`."""
        return issue(
            material,
            self.edition,
            self.languages,
            face,
            period=self.period,
            programme=self.programme,
        )


@dataclass(frozen=True)
class Frozen:
    """A kept edition."""

    folder: Path

    @cached_property
    def said(self) -> dict[str, Any]:
        """What `edition.json` says."""
        found: dict[str, Any] = json.loads((self.folder / FILE).read_text(encoding="utf-8"))
        return found

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def hashes(self) -> dict[str, str]:
        """The sha256 of what was issued, by the ending of its file: `pdf` and `xlsx`."""
        return dict(self.said["issued"])

    @property
    def order(self) -> Order:
        said = self.said
        return Order(
            Edition.model_validate_json(json.dumps(said["edition"])),
            tuple(said["languages"]),
            _period(said["period"]),
            Programme.model_validate_json(json.dumps(said["programme"]))
            if said["programme"]
            else None,
        )

    @property
    def material(self) -> Material:
        """The material as it was frozen. `Refused` where a table is not to be read."""
        said = self.said
        tables = {}
        for name in COLUMNS:
            if name in _LATER and name not in said["tables"]:
                continue
            path = self.folder / f"{name}.parquet"
            try:
                tables[name] = pq.read_table(path)
            except OSError as error:
                told = "A table that the edition was made from cannot be read."
                raise Refused(Problem(str(path), told, "Bring it back from a copy.")) from error
        made = said["manifest"] | {"as_of": date.fromisoformat(said["manifest"]["as_of"])}
        return Material(
            name=said["name"],
            manifest=Manifest(**made),
            rules={rule: RuleCard(**_words(card)) for rule, card in said["rules"].items()},
            indicators={
                name: IndicatorCard(**_words(card)) for name, card in said["indicators"].items()
            },
            findings_period=_period(said["findings_period"]),
            unveiled=said.get("unveiled", False),
            filters=tuple((name, value) for name, value in said["filters"]),
            concluded=tuple(Concluded.model_validate(one) for one in said.get("concluded", ())),
            **tables,
        )

    def changed(self, face: Face) -> list[str]:
        """What is other than when the edition was issued, a sentence each."""
        kept = self.said["made_with"]
        now = _made_with(face)
        found = [
            f"{name} was {kept[name]} and is {now[name]}."
            for name in now
            if kept.get(name) != now[name]
        ]
        for name, was in self.said["tables"].items():
            path = self.folder / f"{name}.parquet"
            if not path.is_file() or digest(path.read_bytes()) != was:
                found.append(f"The kept table {name}.parquet is not the one of then.")
        return found


def freeze(
    folder: Path, name: str, order: Order, material: Material, face: Face
) -> tuple[Frozen, Issued]:
    """Issues the edition and keeps it under `folder`; its name ends in the hash of its bytes.

    The folder appears whole or not at all; the same edition issued again is kept once.
    """
    issued = order.issue(material, face)
    documents = {"pdf": issued.pdf, "xlsx": issued.workbook}
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{name}-{digest(issued.pdf)[:8]}"
    if (place / FILE).is_file():
        return Frozen(place), issued
    part = Path(tempfile.mkdtemp(dir=folder, suffix=".part"))
    try:
        tables = {path.stem: digest(path.read_bytes()) for path in material.save_tables(part)}
        said = {
            "name": material.name,
            "manifest": asdict(material.manifest),
            "edition": order.edition.model_dump(mode="json"),
            "programme": order.programme.model_dump(mode="json") if order.programme else None,
            "period": asdict(order.period) if order.period else None,
            "languages": order.languages,
            "filters": material.filters,
            "unveiled": material.unveiled,
            "findings_period": asdict(material.findings_period)
            if material.findings_period
            else None,
            "rules": {rule: _plain(card) for rule, card in sorted(material.rules.items())},
            "indicators": {
                name: _plain(card) for name, card in sorted(material.indicators.items())
            },
            "concluded": [one.model_dump(mode="json") for one in material.concluded],
            "made_with": _made_with(face),
            "tables": tables,
            "issued": {ending: digest(content) for ending, content in documents.items()},
        }
        text = json.dumps(said, ensure_ascii=False, indent=1, default=str)
        (part / FILE).write_text(text + "\n", encoding="utf-8")
        for ending, content in documents.items():
            (part / f"issued.{ending}").write_bytes(content)
        part.chmod(0o755)
        part.replace(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Frozen(place), issued


def kept(folder: Path) -> dict[str, Frozen]:
    """The kept editions by name."""
    return {path.parent.name: Frozen(path.parent) for path in sorted(folder.glob(f"*/{FILE}"))}


def issued_in(content: bytes, known: Iterable[Frozen]) -> tuple[Frozen, bytes] | None:
    """The edition whose document or workbook these bytes are, or begin with: a signed one does.

    Answers with it the bytes that were issued.
    """
    hashed = digest(content)
    for one in known:
        if hashed in one.hashes.values():
            return one, content
        issued = one.folder / "issued.pdf"
        size = issued.stat().st_size if issued.is_file() else 0
        if 0 < size < len(content) and digest(content[:size]) == one.hashes["pdf"]:
            return one, content[:size]
    return None


def find_frozen(folder: Path, asked: str) -> Frozen:
    """The kept edition of that name or its beginning, or that issued the file so named.

    Raises `Refused` where there is none, or more than one.
    """
    known = kept(folder)
    path = Path(asked)
    if path.is_file():
        if issued := issued_in(path.read_bytes(), known.values()):
            return issued[0]
        asked = path.stem
    if asked in known:
        return known[asked]
    found = [one for name, one in known.items() if name.startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        said = f"More than one kept edition begins with '{asked}'."
        raise Refused(Problem(asked, said, f"Name one: {', '.join(one.name for one in found)}."))
    raise Refused(Problem(asked, f"No edition '{asked}' is kept.", suggest(asked, known)))


def digest(content: bytes) -> str:
    """The sha256 of bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _made_with(face: Face) -> dict[str, str]:
    """What the bytes of an edition hang on beside its material: the font and the libraries."""
    font = digest(face.path.read_bytes()) if face.path else "not embedded"
    return {"The font": f"{face.name} {font[:16]}"} | {one: version(one) for one in _LIBRARIES}


def _plain(card: RuleCard | IndicatorCard) -> dict[str, object]:
    return {
        name: value.model_dump() if isinstance(value, Words) else value
        for name, value in vars(card).items()
    }


def _words(card: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: Words(**value) if isinstance(value, dict) and set(value) == {"zh", "en"} else value
        for name, value in card.items()
    }


def _period(said: Mapping[str, str] | None) -> Period | None:
    if said is None:
        return None
    first, last = (date.fromisoformat(said[end]) for end in ("first", "last"))
    return Period(said["text"], first, last)
