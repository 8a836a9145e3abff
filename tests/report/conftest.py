"""The editions of the made-up city, issued once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import oversight
from oversight.audit.period import Period
from oversight.audit.words import Language
from oversight.report.fonts import Face, find_face
from oversight.report.issue import Issued, issue
from oversight.report.library import find_edition, find_programme
from oversight.report.material import Material
from tests.report.made import material

HOME = Path(oversight.__file__).parent.parent


@dataclass(frozen=True)
class Read:
    """An issued edition and the text of its pages."""

    issued: Issued
    pages: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def pdf(self) -> PdfReader:
        return PdfReader(BytesIO(self.issued.pdf))


@pytest.fixture(scope="session")
def city() -> Material:
    return material()


@pytest.fixture(scope="session")
def face() -> Face:
    found = find_face()
    if not found.embedded:
        pytest.skip("No embeddable font with Chinese is installed here.")
    return found


def written(
    city: Material, face: Face, kind: str, *languages: Language, programme: str | None = None
) -> Read:
    """The shipped edition of that kind."""
    edition = find_edition(kind, kind, [HOME / "reports"])
    if kind == "daily":
        issued = issue(city, edition, languages, face)
    else:
        issued = issue(
            city,
            edition,
            languages,
            face,
            period=Period.parse("2021-Q3"),
            programme=find_programme(programme, [HOME / "audits"], city.rules),
        )
    reader = PdfReader(BytesIO(issued.pdf))
    return Read(issued, [page.extract_text() for page in reader.pages])


@pytest.fixture(scope="session")
def daily_zh(city: Material, face: Face) -> Read:
    return written(city, face, "daily", "zh")


@pytest.fixture(scope="session")
def daily_en(city: Material, face: Face) -> Read:
    return written(city, face, "daily", "en")


@pytest.fixture(scope="session")
def audit_en(city: Material, face: Face) -> Read:
    return written(city, face, "audit", "en")


@pytest.fixture(scope="session")
def audit_zh(city: Material, face: Face) -> Read:
    return written(city, face, "audit", "zh")
