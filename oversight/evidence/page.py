"""The first page of a bundle: opened offline, in both languages, with links to all of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from oversight.evidence.material import Material
from oversight.supervision.words import word


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def index_page(material: Material, contents: Mapping[str, str]) -> str:
    """The page, with the sha256 of each file beside its link."""
    item = material.item
    details = {entry.seq: json.loads(entry.details) for entry in material.trail}
    return (
        _environment()
        .get_template("index.html")
        .render(
            item=item,
            finding=item.finding,
            trail=material.trail,
            details=details,
            contents=contents,
            gaps=material.gaps,
            run=material.run,
            proofs=material.proofs,
            records=material.records,
            open=material.open,
            zh=lambda key: word(key, "zh"),
            en=lambda key: word(key, "en"),
        )
    )
