"""What texts are tried on: small sound packs, and a few records in every table.

A rule of the library stands in a pack of its own with only the terms, norms and clocks that it
needs, so that reading the pack again for each text costs milliseconds.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from oversight.records.memory import MemoryRecords
from oversight.records.schema import COLUMNS
from oversight.rulebook.pack import Pack
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import load_rulebook
from tests.rulebook.packs import FILES

LIBRARY = Path(__file__).parents[2] / "rules"
ZONE, AS_OF = "Asia/Shanghai", date(2021, 12, 31)

FRONT = """\
---
rule: t.plain/any
title: {zh: 试, en: Any}
kind: abnormal
card: yellow
basis: [{law: 行政许可法}]
in_force: 2004-07-01
subject: case
message: {zh: 试, en: Any}
"""
_REASONS = 'reasons: {"unknown": 不明}\n'


def under_front(clauses: str) -> str:
    """The clauses under settings that suit them; a reason of theirs is `unknown`."""
    return FRONT + (_REASONS if '"unknown"' in clauses else "") + "---\n" + clauses


@dataclass(frozen=True)
class Ground:
    """A sound pack as texts by file name; `rule` names the one file of a rule."""

    pack: str
    rule: str
    files: Mapping[str, str]

    def write(self, folder: Path) -> Path:
        """Write the pack into `folder`; the folder of the pack comes back."""
        place = folder / self.pack
        place.mkdir(parents=True)
        for name, text in self.files.items():
            (place / name).write_text(text, encoding="utf-8")
        return place


def plain() -> Ground:
    """A pack in which a text stands as a rule's clauses, with norms and a clock to speak of."""
    files = {
        **FILES,
        "any.rule": under_front("examines(C) <= case(case=C)\nflags(C) <= event(case=C)\n"),
    }
    del files["late.rule"]
    files["pack.yaml"] = files["pack.yaml"].replace("t.small", "t.plain")
    return Ground("t.plain", "any.rule", files)


def small() -> Ground:
    """The small pack of the tests, with one rule that uses all it has."""
    return Ground("t.small", "late.rule", FILES)


def library() -> list[Ground]:
    """Every rule of the library, each with what it needs of its pack and no more."""
    grounds = []
    for folder in sorted(LIBRARY.iterdir()):
        book = load_rulebook([folder.name], [LIBRARY])
        for rule in book.rules.values():
            grounds.append(_alone(rule, book.packs[folder.name]))
    return grounds


def _alone(rule: Rule, pack: Pack) -> Ground:
    files = {"pack.yaml": _text(pack, "pack.yaml"), rule.path.name: rule.text}
    needed = {predicate.name for predicate in rule.program.predicates}
    lines = _text(pack, "terms.rule").split("\n")
    kept = [
        line
        for clause in pack.terms.clauses
        if clause.head.predicate in needed
        for line in lines[clause.span.line - 1 : clause.span.end_line]
    ]
    if kept:
        files["terms.rule"] = "\n".join(kept) + "\n"
    if rule.norms:
        norms = yaml.safe_load(_text(pack, "norms.yaml"))
        files["norms.yaml"] = yaml.safe_dump(
            {name: norms[name] for name in rule.norms}, allow_unicode=True
        )
    if {"clock", "pause"} & set(rule.program.relations):
        files["clocks.csv"] = _clocks(rule, _text(pack, "clocks.csv"))
    words = set(re.findall(r"\w+", "\n".join(files[name] for name in files if name != "pack.yaml")))
    settings = yaml.safe_load(files["pack.yaml"])
    acts = settings.get("acts", {})
    settings["acts"] = {act: said for act, said in acts.items() if act in words}
    files["pack.yaml"] = yaml.safe_dump(settings, allow_unicode=True)
    return Ground(pack.name, rule.path.name, files)


def _clocks(rule: Rule, text: str) -> str:
    """The rows of the clocks that a rule names, and of those they hang on."""
    rows = list(csv.DictReader(io.StringIO(text)))
    names = set(rule.clocks) or {row["clock"] for row in rows}
    for _ in rows:
        names |= {row["deemed_from"] for row in rows if row["clock"] in names}
    made = io.StringIO()
    writer = csv.DictWriter(made, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in rows if row["clock"] in names)
    return made.getvalue()


def _text(pack: Pack, name: str) -> str:
    path = pack.folder / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def records(seed: int = 1, rows: int = 4) -> MemoryRecords:
    """A few rows in every table; half of what may be missing is."""
    rng = random.Random(seed)
    return MemoryRecords.from_rows(
        {
            table: [
                _row(rng, table, number) for number in range(rows * (3 if table == "event" else 1))
            ]
            for table in COLUMNS
        }
    )


_ACTS = ("received", "accepted", "review", "granted", "refused", "payment", "extend", "served")
_UNITS = ("wd", "cd", "month", "hour")


def _row(rng: random.Random, table: str, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name, column in COLUMNS[table].items():
        if name == table:
            row[name] = f"{table}{number}"
        elif column.required or rng.random() < 0.5:
            row[name] = _value(rng, name, column.kind, column.choices)
    return row


def _value(rng: random.Random, name: str, kind: type, choices: tuple[str, ...]) -> Any:
    day = date(2021, rng.randint(1, 6), rng.randint(1, 28))
    if choices:
        return rng.choice(choices)
    if kind is str and name == "act":
        return rng.choice(_ACTS)
    if kind is str and name == "domain":
        return rng.choice(("approval", "penalty"))
    if kind is str and name.endswith("unit"):
        return rng.choice(_UNITS)
    if kind is str:
        known = next((table for table in COLUMNS if name in (table, f"parent_{table}")), None)
        return f"{known or 'word'}{rng.randint(0, 3)}"
    if kind is datetime:
        return datetime(day.year, day.month, day.day, rng.randint(0, 23), tzinfo=UTC)
    if kind is date:
        return day + timedelta(days=rng.randint(0, 300))
    return {
        int: rng.randint(0, 5),
        float: rng.choice((0.0, 0.25, 3.5)),
        Decimal: rng.choice((Decimal(0), Decimal("20.5"), Decimal(99_999_999_999_999))),
        bool: rng.random() < 0.5,
        list: rng.sample(("P", "Q", "R"), rng.randint(0, 2)),
    }[kind]
