"""The sections an edition may name, each a function from a `Composer` to what it prints."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from oversight.report.composer import Composer
from oversight.report.edition import Section
from oversight.report.sections.answer import answer
from oversight.report.sections.brief import brief
from oversight.report.sections.control import control
from oversight.report.sections.figures import figures
from oversight.report.sections.findings import findings
from oversight.report.sections.flagged import flagged
from oversight.report.sections.indicators import indicators
from oversight.report.sections.items import items
from oversight.report.sections.lead import lead
from oversight.report.sections.method import method
from oversight.report.sections.organisations import organisations
from oversight.report.sections.peers import peers
from oversight.report.sections.red import red
from oversight.report.sections.rules import rules
from oversight.report.sections.scope import scope
from oversight.report.sections.sources import sources
from oversight.report.sections.survival import survival
from oversight.report.sections.tilemap import tilemap
from oversight.report.sections.trend import trend

SECTIONS: dict[Section, Callable[[Composer], list[Flowable]]] = {
    "brief": brief,
    "figures": figures,
    "flagged": flagged,
    "organisations": organisations,
    "rules": rules,
    "red": red,
    "answer": answer,
    "scope": scope,
    "indicators": indicators,
    "control": control,
    "survival": survival,
    "findings": findings,
    "method": method,
    "lead": lead,
    "trend": trend,
    "map": tilemap,
    "items": items,
    "peers": peers,
    "sources": sources,
}
