"""The made-up city's edition of each kind: what it is of, when, and in which language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.audit.words import Language
from oversight.report.fonts import Face
from oversight.report.issue import Issued, issue
from oversight.report.library import find_edition, find_programme
from oversight.report.material import Material
from oversight.report.narrow import narrowed
from oversight.report.peers import with_peers
from oversight.report.spans import days
from tests.report.conftest import HOME

KINDS = ("daily", "weekly", "special", "scorecard", "circular", "audit")


def material_of(city: Material, kind: str) -> Material:
    """The city, narrowed to a theme or an organisation where the kind is of one."""
    match kind:
        case "special":
            return narrowed(city, rules=["*/decision-overdue"])
        case "scorecard":
            peered = with_peers(city, programme_of(city), Period.parse("2021-09"), "C03")
            return narrowed(peered, org="C03")
    return city


def programme_of(city: Material) -> Programme:
    """The shipped programme that suits the city."""
    return find_programme(None, [HOME / "audits"], city.rules)


def issued_of(city: Material, kind: str, languages: Sequence[Language], face: Face) -> Issued:
    """The edition of a kind."""
    period = {
        "daily": None,
        "weekly": days(date(2021, 9, 30), 7),
        "audit": Period.parse("2021-Q3"),
    }.get(kind, Period.parse("2021-09"))
    return issue(
        material_of(city, kind),
        find_edition(kind, kind, [HOME / "reports"]),
        languages,
        face,
        period=period,
        programme=programme_of(city) if kind in ("audit", "scorecard") else None,
    )
