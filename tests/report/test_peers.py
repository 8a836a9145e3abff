"""A scorecard's organisation beside its peers: whose counts, what is said, and what is not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import pyarrow as pa
import pytest
from pypdf import PdfReader

from oversight.audit.compare.screen import Verdict
from oversight.audit.period import Period
from oversight.report.edition import Edition
from oversight.report.fonts import Face
from oversight.report.issue import issue
from oversight.report.library import find_edition
from oversight.report.material import Material
from oversight.report.narrow import narrowed
from oversight.report.peers import verdicts, with_peers
from tests.report.conftest import HOME
from tests.report.kinds import programme_of

MONTH = Period.parse("2021-09")
SLOW, FAIR, FEW = (1, 100), (17, 200), (0, 9)


def peered(city: Material, org: str) -> Material:
    return with_peers(city, programme_of(city), MONTH, org)


def text_of(material: Material, face: Face, language: str = "en") -> str:
    found = find_edition("scorecard", "scorecard", [HOME / "reports"])
    only = Edition.model_validate(
        {"edition": "own", "kind": "scorecard", "title": found.title.model_dump()}
        | {"sections": ["peers", "sources"]}
    )
    programme = programme_of(material)
    issued = issue(material, only, [language], face, period=MONTH, programme=programme)  # type: ignore[list-item]
    pages = PdfReader(BytesIO(issued.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def made_up(city: Material, own: tuple[int, int], others: list[tuple[int, int]]) -> Material:
    """The material of C03, whose red flags are `own` and those of its peers `others`."""
    rows = [
        {"indicator": "red-flags", "org": f"C{at:02}", "numerator": count, "denominator": of}
        for at, (count, of) in enumerate([*others[:2], own, *others[2:]], 1)
    ]
    return replace(narrowed(peered(city, "C03"), org="C03"), peers=pa.Table.from_pylist(rows))


def test_peers_are_all_of_the_level_with_those_below(city: Material) -> None:
    flags: Counter[str] = Counter()
    told: Counter[str] = Counter()
    red = {rule for rule, card in city.rules.items() if card.card == "red"}
    for row in city.summary.to_pylist():
        if row["rule"] in red and row["org"] is not None and len(row["org"]) > 1:
            flags[row["org"][:3]] += row["flagged"]
            told[row["org"][:3]] += row["examined"] - row["cannot_tell"]
    found = [
        row for row in peered(city, "C03").peers.to_pylist() if row["indicator"] == "red-flags"
    ]
    assert {row["org"]: (row["numerator"], row["denominator"]) for row in found} == {
        org: (flags[org], told[org]) for org in told
    }


def test_its_own_figures_are_those_of_its_records(city: Material) -> None:
    material = peered(city, "C03")
    own = narrowed(material, org="C03")
    assert own.peers.equals(material.peers)
    (row,) = own.ask(
        'SELECT SUM(flagged) AS n, SUM(examined - cannot_tell) AS of FROM "summary.parquet" '
        "WHERE rule IN ('cn.licensing/decision-overdue', 'cn.licensing/no-review')"
    )
    (kept,) = [
        one
        for one in own.peers.to_pylist()
        if (one["indicator"], one["org"]) == ("red-flags", "C03")
    ]
    assert (row["n"], row["of"]) == (kept["numerator"], kept["denominator"])


@pytest.mark.parametrize(
    ("own", "others", "wanted"),
    [
        ((90, 100), [FAIR] * 9, Verdict.NAMED),
        ((17, 200), [FAIR] * 9, Verdict.WITHIN),
        ((0, 200), [FAIR] * 9, Verdict.BETTER),
        (FEW, [FAIR] * 9, Verdict.TOO_FEW),
        ((0, 0), [FAIR] * 9, Verdict.TOO_FEW),
    ],
)
def test_what_is_said_of_it(
    city: Material, own: tuple[int, int], others: list[tuple[int, int]], wanted: Verdict
) -> None:
    material = made_up(city, own, others)
    rates = [one for one in programme_of(city).rates if one.indicator == "red-flags"]
    assert verdicts(material.peers, rates, "C03") == {"red-flags": wanted}


def test_the_page_names_it_and_no_other(city: Material, face: Face) -> None:
    text = text_of(made_up(city, (90, 100), [FAIR] * 9), face)
    assert "worse than chance and spread explain" in text
    assert "Rudong" in text
    assert not [name for name in ("Chongchuan", "Tongzhou", "Haimen", "C01") if name in text]


def test_without_a_peer_that_can_be_compared_nothing_is_said(city: Material, face: Face) -> None:
    text = text_of(made_up(city, (90, 100), [FEW] * 9), face)
    assert "no peer with enough cases" in text
    assert "worse than" not in text.replace("Worse is said only where", "")


def test_chinese(city: Material, face: Face) -> None:
    text = text_of(made_up(city, (90, 100), [FAIR] * 9), face, "zh")
    assert "差于同级，非偶然可解释" in text.replace(" ", "")


def test_a_city_has_none_of_its_level(city: Material, face: Face) -> None:
    top = next(row["org"] for row in city.orgs.to_pylist() if row["parent"] is None)
    text = text_of(narrowed(peered(city, top), org=top), face)
    assert "no peer with enough cases" in text


def test_peers_without_a_programme_are_refused(city: Material, face: Face) -> None:
    edition = find_edition("scorecard", "scorecard", [HOME / "reports"])
    with pytest.raises(ValueError, match="peers are compared on the rates of a programme"):
        issue(narrowed(city, org="C03"), edition, ["en"], face, period=MONTH)
