"""Every run of digits on the pages is a number of the ledger, or known to be no figure at all."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import pytest
import vl_convert
from pypdf import PdfReader

from oversight.audit.words import Language
from oversight.report import composer, draw, queries, queries_editions
from oversight.report.composer import Composer
from oversight.report.draw import Picture
from oversight.report.fonts import Face
from oversight.report.labels import LABELS, label
from oversight.report.material import Material
from tests.report.kinds import KINDS, issued_of

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
NO_FIGURES = (
    r"\[\d+\]",  # marks
    r"SP2021\d{6}",  # cases
    r"\d{4}-\d{2}-\d{2}",
    r"\d{4}-(?:Q\d|\d{2}\b)",
    r"\d{4}年\d+月\d+日",
    r"\d{1,2} [A-Z][a-z]+ \d{4}",
    r"(?:[Pp]er|每|×)\s*1[\d,]*",  # what a rate is given for
    r"\d+\s*%\s*(?:interval|区间)",  # the head of a column, on every page
)
SETTINGS = ("minimum", "limit", "level")
"""What the wordings name that stands in the edition or the programme, and counts nothing."""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_run_of_digits_is_accounted_for(
    kind: str, language: Language, city: Material, face: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs: list[str] = []
    drawn = draw._vector

    def noting(spec: str, font: str) -> Picture:
        specs.append(spec)
        return drawn(spec, font)

    fixed: Counter[str] = Counter()

    def said(key: str, language: Language, count: int | None = None, /, **values: object) -> str:
        chinese, english = LABELS[key]
        own = re.sub(r"\{\w+\}", " ", english if language == "en" else chinese)
        fixed.update(_figures(own))
        fixed.update(_figures(" ".join(str(values.get(name, "")) for name in SETTINGS)))
        return label(key, language, count, **values)

    monkeypatch.setattr(draw, "_vector", noting)
    monkeypatch.setattr(composer, "label", said)
    issued = issued_of(city, kind, [language], face)
    (c,) = issued.composers
    printed = Counter(one.text.removesuffix(" %") for one in c.ledger.printed)
    reader = PdfReader(BytesIO(issued.pdf))
    if c.edition.contents:
        entries = [entry for entry in reader.outline if not isinstance(entry, list)]
        fixed.update(str((reader.get_destination_page_number(e) or 0) + 1) for e in entries)
    pages = reader.pages
    # The first four lines are the running head and foot.
    text = "\n".join("\n".join(page.extract_text().split("\n")[4:]) for page in pages)
    found = _figures(text[: text.rindex(LABELS["sources"][language == "en"])])
    assert printed - found == Counter(), "in the ledger, and not on the pages"
    beyond = found - printed - _known(c) - _axes(specs) - fixed
    assert sorted(beyond.elements()) == [], "on the pages, and not in the ledger"


def _figures(text: str) -> Counter[str]:
    for pattern in NO_FIGURES:
        text = re.sub(pattern, " ", text)
    return Counter(one.rstrip(",") for one in FIGURE.findall(text))


def _known(c: Composer) -> Counter[str]:
    """What is printed beside the figures: ids, facts in reasons, articles."""
    rows = [*c.ledger.rows(queries.red_listed(c))]
    if "items" in c.edition.sections:
        rows += c.ledger.rows(queries_editions.listed(c))
    said = [str(row["id"]) for row in rows if row["id"] is not None]
    said += [c.message(row) for row in rows if "message" in row]
    said += [card.basis.in_(c.language) for card in c.material.rules.values() if card.basis]
    return sum((_figures(text) for text in said), Counter())


def _axes(specs: list[str]) -> Counter[str]:
    """The labels of the charts' axes; what their marks say is a figure like others."""
    found: Counter[str] = Counter()
    for spec in specs:
        tree = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))
        for group in tree.iter("{http://www.w3.org/2000/svg}g"):
            if re.search("role-axis-(label|title)", str(group.get("class"))):
                for text in group.itertext():
                    found += Counter(FIGURE.findall(text))
    return found
