"""An edition issued: from material to the bytes of a PDF, and the ledger of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportlab.platypus import Flowable

from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.audit.words import Language
from oversight.problem import Problem, Refused
from oversight.report.composer import Composer
from oversight.report.contents import contents
from oversight.report.edition import Edition
from oversight.report.fonts import Face
from oversight.report.material import Material
from oversight.report.page import About, Part, build
from oversight.report.sections import SECTIONS
from oversight.report.traced import Ledger
from oversight.report.workbook import workbook


@dataclass(frozen=True)
class Issued:
    """The PDF, one ledger per language with every number it prints, and the workbook.

    The workbook is in the same languages: the first one's sheets, then the others'.
    """

    pdf: bytes
    ledgers: tuple[Ledger, ...]
    composers: tuple[Composer, ...]

    @cached_property
    def workbook(self) -> bytes:
        """The same numbers as an .xlsx file."""
        return workbook(*self.composers)


def issue(
    material: Material,
    edition: Edition,
    languages: Sequence[Language],
    face: Face,
    *,
    period: Period | None = None,
    programme: Programme | None = None,
) -> Issued:
    """The edition in each of the languages, one after the other in one document.

    An audit edition needs a period and a programme, peers a programme and a material
    `with_peers`. The same arguments give the same bytes.
    Raises `Refused` when the period begins after the as-of date, or when the programme
    names clocks or rules that the run does not have.
    """
    if edition.kind == "audit" and (period is None or programme is None):
        raise ValueError("an audit edition needs a period and a programme")
    if "peers" in edition.sections and programme is None:
        raise ValueError("peers are compared on the rates of a programme")
    if edition.kind != "daily" and period is None:
        raise ValueError(f"a {edition.kind} edition needs a period")
    as_of = material.manifest.as_of
    if period is not None and period.first > as_of:
        said = f"The period {period.text} begins after the as-of date {as_of}."
        raise Refused(Problem("--period", said, "Name an earlier period, or a later as-of date."))
    composers: list[Composer] = []

    def parts() -> list[Part]:
        # Each pass begins anew: marks are numbered in the order of print.
        composers[:] = [
            Composer(
                material=material,
                edition=edition,
                language=language,
                face=face,
                ledger=Ledger(material.ask),
                period=period,
                programme=programme,
            )
            for language in languages
        ]
        return [_part(c) for c in composers]

    first = languages[0]
    about = About(
        title=f"{edition.title.in_(first)} {_when(material, period)}",
        author=face.printable(material.name),
        subject=f"run {material.manifest.run}",
        language="zh-CN" if first == "zh" else "en",
        font=face.name,
    )
    pdf = build(parts, about)
    return Issued(pdf, tuple(c.ledger for c in composers), tuple(composers))


def _when(material: Material, period: Period | None) -> str:
    return period.text if period else material.manifest.as_of.isoformat()


def _part(c: Composer) -> Part:
    title = c.face.printable(c.edition.title.in_(c.language))
    made = c.material.manifest
    story = _opening(c, title)
    sections = [flowable for section in c.edition.sections for flowable in SECTIONS[section](c)]
    if c.edition.contents:
        story += contents(c, sections)
    story += sections
    foot = [c.say("run", run=made.run)]
    return Part(
        name=c.language,
        story=story,
        head_left=f"{c.face.printable(c.material.name)} · {title}",
        head_right=c.say("as_of", day=c.day(made.as_of)),
        foot_left=" · ".join(foot),
        page=lambda page, pages: c.say("page", page=page, pages=pages),
    )


def _narrowed_to(c: Composer) -> list[str]:
    """The organisation by its name, and the rules, that the edition is about."""
    names = c.org_titles(set())
    return [c.text(names.get(value, value)) for _, value in c.material.filters]


def _opening(c: Composer, title: str) -> list[Flowable]:
    """Title, what it is about, and where nothing is embedded, the sentence that says so."""
    below = [c.text(c.material.name)]
    if c.programme:
        below.append(c.text(c.programme.title.in_(c.language)))
    if c.period:
        below.append(c.period.text)
    below += _narrowed_to(c)
    below.append(c.say("as_of", day=c.day(c.material.manifest.as_of)))
    opening: list[Flowable] = [
        c.paragraph(c.text(title), "title"),
        c.paragraph(" · ".join(below), "subtitle"),
    ]
    if not c.face.embedded:
        opening.append(c.paragraph(c.say("not_embedded"), "note"))
    return opening
