"""The page on records says what the models say."""

from __future__ import annotations

from pathlib import Path

import yaml

from oversight.records.docs import records_page
from oversight.records.mapping import read_mapping
from tests.records.support import ROOT


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    assert page == records_page(), "run python -m oversight.records.docs docs/records.md"


def test_the_example_of_a_mapping_can_be_read(tmp_path: Path) -> None:
    example = records_page().split("```yaml\n")[1].split("```")[0]
    assert set(yaml.safe_load(example)) == {"for", "timezone", "missing", "read", "tables"}
    path = tmp_path / "mapping.yaml"
    path.write_text(example, encoding="utf-8")
    assert [block.table for block in read_mapping(path).blocks] == ["case", "event"]
