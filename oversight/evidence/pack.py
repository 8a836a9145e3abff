"""A bundle packed and checked: one zip, the same bytes for the same material."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console

from oversight import __version__
from oversight.accounts.veil import MASK
from oversight.evidence.cover import cover_pdf
from oversight.evidence.material import Material
from oversight.evidence.page import index_page
from oversight.explain.told import Told
from oversight.problem import Problem, Refused
from oversight.report.fonts import Face
from oversight.supervision.chain import Entry
from oversight.supervision.tables import item_values

MANIFEST = "manifest.json"
MASKED = "masked"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time on every file: a zip has no earlier one, and the true one would change its bytes."""


def make_bundle(material: Material, face: Face) -> bytes:
    """The zip: manifest, cover, index, proof, records, rule, files, comments and trail."""
    parts = _parts(material)
    contents = {name: _sha256(content) for name, content in sorted(parts.items())}
    parts["index.html"] = index_page(material, contents).encode()
    parts["cover.pdf"] = cover_pdf(material, contents, face)
    manifest = {
        "item": material.item.id,
        "rule": material.item.rule,
        "subject": material.item.subject,
        "made_by": f"oversight {__version__}",
        "personal_data": "shown" if material.open else "masked",
        "run": dict(material.run),
        "trail": {
            "entries": len(material.trail),
            "last": {"seq": material.trail[-1].seq, "hash": material.trail[-1].hash}
            if material.trail
            else None,
        },
        "gaps": list(material.gaps),
        "files": {
            name: {"sha256": _sha256(content), "size": len(content)}
            for name, content in sorted(parts.items())
        },
    }
    parts[MANIFEST] = _json(manifest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in sorted(parts.items()):
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed.writestr(info, content)
    return out.getvalue()


def check_bundle(content: bytes) -> list[str]:
    """What is wrong with a bundle, a sentence each; nothing where it is whole.

    Every file is held against the manifest, and every entry of the trail against its own
    hash. Refused: bytes that are no bundle. Who could forge a manifest too is found by the
    head of the trail, which the store and its signed checkpoints keep.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        manifest = json.loads(packed.read(MANIFEST))
        listed: Mapping[str, Mapping[str, Any]] = manifest["files"]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise Refused(
            Problem(
                "bundle",
                "This is no evidence bundle: it is no zip with a manifest.json.",
                "Give a file that `oversight evidence make` wrote.",
            )
        ) from error
    wrong = []
    there = set(packed.namelist()) - {MANIFEST}
    wrong += [f"{name} is missing." for name in sorted(set(listed) - there)]
    wrong += [f"{name} is not in the manifest." for name in sorted(there - set(listed))]
    for name in sorted(there & set(listed)):
        try:
            found = _sha256(packed.read(name))
        except zipfile.BadZipFile:
            found = "unreadable"
        if found != listed[name]["sha256"]:
            wrong.append(f"{name} is not as it was packed.")
    if "trail.json" in there:
        wrong += _wrong_entries(packed.read("trail.json"))
    return wrong


def _wrong_entries(text: bytes) -> list[str]:
    try:
        # The hash of an entry whose sentence names a person is of the sentence as written.
        whole = [each for each in json.loads(text) if not each.get(MASKED)]
        entries = [Entry(**each) for each in whole]
    except (ValueError, TypeError, AttributeError):
        return ["trail.json cannot be read."]
    return [
        f"Entry {entry.seq} of the trail is not as it was written."
        for entry in entries
        if entry.digest() != entry.hash
    ]


def _parts(material: Material) -> dict[str, bytes]:
    parts: dict[str, bytes] = {
        "item.json": _json(item_values(material.item)),
        "trail.json": _json([_entry(entry) for entry in material.trail]),
        "comments.json": _json(
            [
                {"at": entry.at, "who": entry.who, "kind": entry.command, "text": entry.why}
                for entry in material.trail
                if entry.command in ("comment", "ask", "answer")
            ]
        ),
    }
    for language, proof in material.proofs.items():
        parts[f"proof.{language}.json"] = _json(proof.plain())
        out = io.StringIO()
        Told(proof, language, Console(file=out, width=100, highlight=False)).all()
        parts[f"proof.{language}.txt"] = out.getvalue().encode()
    for table, rows in material.records.items():
        parts[f"records/{table}.json"] = _json([dict(row) for row in rows])
        parts[f"records/{table}.csv"] = _csv(rows)
    if material.rule_text:
        name = material.item.rule.rsplit("/", 1)[-1]
        parts[f"rule/{name}.rule"] = material.rule_text.encode()
    for file in material.files:
        safe = re.sub(r"[^\w.-]+", "_", file.name).lstrip(".") or "file"
        parts[f"files/{file.sha256[:12]}-{safe}"] = file.content
    return parts


def _entry(entry: Entry) -> dict[str, Any]:
    """An entry as a bundle has it, with a mark where it is not as it was written."""
    said = asdict(entry)
    hidden = MASK in entry.why and entry.digest() != entry.hash
    return said | {MASKED: True} if hidden else said


def _csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
    # With the mark by which spreadsheets know that it is UTF-8.
    return "\ufeff".encode() + out.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "|".join(map(str, value))
    # A text that a spreadsheet would reckon is kept a text.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "@") else value


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, default=str)
    return text.encode() + b"\n"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
