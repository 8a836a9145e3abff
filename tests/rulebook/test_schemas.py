"""The schemas hold for every file that is shipped, and refuse what the readers refuse."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from oversight.layout import lay_out
from oversight.rulebook.schemas import FILES, schemas

REPO = Path(__file__).parents[2]
SCHEMAS = schemas()


def plain(node: Any) -> Any:
    """What JSON has in place of YAML's dates and keys."""
    match node:
        case dict():
            return {str(key): plain(value) for key, value in node.items()}
        case list():
            return [plain(item) for item in node]
        case date():
            return node.isoformat()
    return node


def data_of(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return tomllib.loads(text)
    if path.suffix == ".rule":
        text = text.split("---\n")[1]
    return plain(yaml.safe_load(text))


def wrong(name: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_is_valid(name: str, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    json.dumps(SCHEMAS[name])
    files = [path for path in REPO.glob(FILES[name]) if path.name != "terms.rule"]
    if name == "project":
        zone = "Europe/Rome"
        files = [lay_out(tmp_path / "p", packs=["nl.wabo"], timezone=zone, calendar="IT")]
    if name == "waivers":  # none is shipped: the page tells how one is written
        page = (REPO / "docs/replay-and-waivers.md").read_text(encoding="utf-8")
        files = [tmp_path / "waivers.yaml"]
        files[0].write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert files
    assert {path.name: wrong(name, data_of(path)) for path in files} == {
        path.name: [] for path in files
    }


@pytest.mark.parametrize(
    ("name", "file", "spoil"),
    [
        ("rule", "rules/nl.wabo/open-past-deadline.rule", {"kind": "late"}),
        ("rule", "rules/nl.wabo/open-past-deadline.rule", {"subject": "cases"}),
        ("rule", "rules/nl.wabo/open-past-deadline.rule", {"titel": "x"}),
        ("pack", "rules/nl.wabo/pack.yaml", {"uses": "it.road-fines"}),
        ("norms", "rules/it.road-fines/norms.yaml", {"Few": {"title": "x"}}),
        ("mapping", "rules/it.road-fines/mapping.yaml", {"tables": {"cases": {}}}),
        ("mapping", "rules/it.road-fines/mapping.yaml", {"for": {"kind": "pdf"}}),
        ("audit", "audits/general.yaml", {"level": 2}),
        ("report", "reports/daily.yaml", {"sections": ["nothing"]}),
    ],
)
def test_what_the_readers_refuse_is_marked(name: str, file: str, spoil: dict[str, Any]) -> None:
    data = data_of(REPO / file)
    assert wrong(name, data) == []
    assert wrong(name, data | spoil) != []
