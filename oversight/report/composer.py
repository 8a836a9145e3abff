"""What the sections of a report have in hand while they write it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.audit.words import Language
from oversight.evaluation import render
from oversight.report.edition import Edition
from oversight.report.fonts import Face
from oversight.report.labels import day, label
from oversight.report.material import Material
from oversight.report.prose import prose
from oversight.report.style import ACCENT, Styles, hexed
from oversight.report.traced import Key, Ledger, Number, Source
from oversight.report.tree import Node, ordered


@dataclass(frozen=True)
class Composer:
    """One language's part of a report being written.

    Text that comes from the records reaches a page through `text`, which escapes it and
    replaces what the face cannot print. Numbers reach a page through `number` or `cell`.
    """

    material: Material
    edition: Edition
    language: Language
    face: Face
    ledger: Ledger
    period: Period | None = None
    programme: Programme | None = None

    @cached_property
    def styles(self) -> Styles:
        return Styles(self.face.name, self.language)

    def say(self, key: str, count: int | None = None, /, **values: object) -> str:
        """A fixed wording in the language of this part."""
        return label(key, self.language, count, **values)

    def day(self, value: date) -> str:
        """A date in words."""
        return day(value, self.language)

    def text(self, value: object) -> str:
        """Text from the records, fit to print as markup."""
        return escape(self.face.printable(str(value)))

    def paragraph(self, markup: str, style: str) -> Paragraph:
        """A paragraph in a named style."""
        return prose(markup, self.styles.get(style))

    def anchor(self, mark: int) -> str:
        """The name of the appendix entry of a mark, apart for each language."""
        return f"source-{self.language}-{mark}"

    def mark(self, source: Source) -> str:
        """The small linked [n] that refers to the appendix."""
        mark = self.ledger.mark(source)
        colour = hexed(ACCENT)
        return (
            f'<super size="6"><a href="#{self.anchor(mark)}" color="{colour}">[{mark}]</a></super>'
        )

    def head(self, words: str, *sources: Source) -> str:
        """The words of a column's head with the marks that hold for the column."""
        # On a line of their own: a narrow column would break a mark in two.
        return f"{words}<br/>" + "".join(self.mark(source) for source in sources)

    def number(
        self, source: Source, column: str = "n", key: Key | None = None, pattern: str = "{:,}"
    ) -> str:
        """A printed number with its mark, as markup."""
        return self.shown(self.ledger.number(source, column, key), pattern)

    def shown(self, number: Number, pattern: str = "{:,}") -> str:
        """A number already taken, printed with its mark."""
        return self.ledger.show(number, pattern) + self.mark(number.source)

    def cell(
        self, source: Source, column: str = "n", key: Key | None = None, pattern: str = "{:,}"
    ) -> str:
        """A printed number without a mark: the head of its column carries it."""
        return self.ledger.show(self.ledger.number(source, column, key), pattern)

    def nodes(self, named: set[object]) -> list[Node]:
        """The organisations in tree order, and whatever else the figures name."""
        return ordered(self._orgs, named, self.say("no_org"))

    @cached_property
    def _orgs(self) -> list[dict[str, object]]:
        return list(self.material.orgs.to_pylist())

    def org_titles(self, named: set[object]) -> dict[str | None, str]:
        """The names of the organisations, and of whatever else the figures name."""
        return {node.org: node.title(self.language) for node in self.nodes(named)}

    @property
    def chart_language(self) -> Language:
        """The language of a chart: without an embedded font it cannot draw Chinese."""
        return self.language if self.face.embedded else "en"

    def chart_name(self, title: str, code: str) -> str:
        """What a chart calls something: its title, or its code where it cannot draw Chinese."""
        return self.face.printable(title) if self.face.embedded else code

    def rule_title(self, rule: str) -> str:
        """The title of a rule, fit to print."""
        return self.text(self.material.title(rule, self.language))

    def message(self, finding: dict[str, object]) -> str:
        """A finding's reason in this language, fit to print.

        Where the rule gives no wording in this language, the message stands as the run
        wrote it.
        """
        card = self.material.rules.get(str(finding["rule"]))
        if card is None or card.message is None:
            return self.text(finding["message"] or "")
        facts = json.loads(str(finding["facts"] or "{}"))
        return self.text(render(card.message.in_(self.language), facts))
