"""What findings tell of people is masked in the tables that a report is made from."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from oversight.report.fonts import Face
from oversight.report.frozen import Order, freeze
from oversight.report.hidden import hidden
from oversight.report.library import find_edition
from oversight.report.material import Material
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import load_rulebook
from tests.report.conftest import HOME
from tests.web.support import BY_HAND
from tests.worlds import small_pack


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rule]:
    folder = small_pack(tmp_path_factory.mktemp("rules"))
    (folder / "t.small" / "hand.rule").write_text(BY_HAND, encoding="utf-8")
    return dict(load_rulebook(["t.small"], [folder]).rules)


def _told(city: Material, *told: tuple[str, dict[str, object], str]) -> pa.Table:
    """The first findings of the city, telling something else."""
    rows = city.findings.slice(0, len(told)).to_pylist()
    for row, (rule, facts, message) in zip(rows, told, strict=True):
        row |= {"rule": rule, "facts": json.dumps(facts), "message": message, "card": "red"}
    return pa.Table.from_pylist(rows, schema=city.findings.schema)


def test_what_tells_of_a_person_is_masked(city: Material, rules: dict[str, Rule]) -> None:
    findings = _told(
        city,
        ("t.small/hand", {"Who": "Li Wei", "more": 1}, "Stamped by Li Wei"),
        ("gone/rule", {"By": "Li Wei", "N": 3}, "Li Wei, 3 times"),
    )
    found = hidden(findings, rules)
    assert found.schema == findings.schema
    assert [(json.loads(row["facts"]), row["message"]) for row in found.to_pylist()] == [
        ({"Who": "•••", "more": 1}, "Stamped by •••"),
        ({"By": "•••", "N": 3}, "•••, 3 times"),
    ]
    assert found.drop(["facts", "message"]) == findings.drop(["facts", "message"])


def test_a_rule_that_names_nobody_keeps_its_words(city: Material, rules: dict[str, Rule]) -> None:
    (name, *_) = sorted(set(rules) - {"t.small/hand"})
    facts: dict[str, object] = dict.fromkeys(rules[name].facts, "2021-01-04")
    findings = _told(city, (name, facts, "as it was said"))
    assert hidden(findings, rules) is findings


def test_no_name_is_printed_or_kept(
    city: Material, rules: dict[str, Rule], face: Face, tmp_path: Path
) -> None:
    findings = _told(city, ("t.small/hand", {"Who": "Li Wei"}, "Stamped by Li Wei"))
    edition = find_edition("daily", "daily", [HOME / "reports"]).model_copy(
        update={"sections": ["red", "sources"]}
    )
    order = Order(edition, ("en",))

    def text(material: Material) -> tuple[str, Path]:
        frozen, issued = freeze(tmp_path, "daily", order, material, face)
        pages = PdfReader(BytesIO(issued.pdf)).pages
        again = frozen.order.issue(frozen.material, face)
        assert (again.pdf, again.workbook) == (issued.pdf, issued.workbook)
        return " ".join(page.extract_text() for page in pages).replace("\n", " "), frozen.folder

    veiled = replace(city, findings=hidden(findings, rules))
    said, folder = text(veiled)
    mask = face.printable("•••")
    assert mask in ("•••", "×××")
    assert f"Stamped by {mask}" in said
    assert f"Where “{mask}” stands, what tells of a person is hidden." in said
    assert "Li Wei" not in said
    assert "Personal data" not in said
    assert all(b"Li Wei" not in path.read_bytes() for path in folder.iterdir())
    book = load_workbook(folder / "issued.xlsx")
    assert not any("Li Wei" in str(cell.value) for s in book for row in s for cell in row)
    said, _ = text(replace(city, findings=findings, unveiled=True))
    assert "Stamped by Li Wei" in said
    assert "Personal data shown" in said
    assert mask not in said
