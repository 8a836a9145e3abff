"""The appendix: which run the numbers come from, and where each of them does."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer
from oversight.report.traced import Derived, Query, Source

_IDS = 12
"""At most so many ids are listed behind a figure."""


def sources(c: Composer) -> list[Flowable]:
    """The run's manifest, then an entry per mark, to which the marks in the text link."""
    flowables = [
        *section(c, c.say("sources")),
        _manifest(c),
        c.paragraph(c.say("sources_note"), "note"),
    ]
    for mark, source in c.ledger.sources:
        flowables.append(KeepTogether(_entry(c, mark, source)))
    return flowables


def _entry(c: Composer, mark: int, source: Source) -> list[Flowable]:
    anchor = f'<a name="{c.anchor(mark)}"/>[{mark}] '
    if isinstance(source, Derived):
        of = c.ledger.mark(source.query)
        linked = f'<a href="#{c.anchor(of)}">{of}</a>'
        return [c.paragraph(anchor + c.say(f"fn_{source.function}", n=linked), "source")]
    entry: list[Flowable] = [
        c.paragraph(anchor + c.text(source.counts), "source"),
        c.paragraph(c.text(source.sql), "code"),
    ]
    behind = _behind(c, source)
    return [*entry, c.paragraph(behind, "code")] if behind else entry


def _behind(c: Composer, source: Query) -> str:
    """The first ids behind a figure, where its query names them."""
    if not source.ids:
        return ""
    ids = [str(row["id"]) for row in c.ledger.rows(source.ids)]
    if not ids:
        return ""
    more = c.say("ids_more") if len(ids) > _IDS else ""
    return c.say("ids", ids=c.text(", ".join(ids[:_IDS])) + more)


def filters_said(c: Composer) -> str:
    """What the tables were narrowed to, in words; empty where to nothing."""
    said = [
        c.say("filter_org" if name == "org" else "filter_rules", value=value)
        for name, value in c.material.filters
    ]
    return ("；" if c.language == "zh" else "; ").join(said)


def manifest_rows(c: Composer) -> list[tuple[str, str]]:
    """What the edition is made from: (what it is, its value), without what there is not."""
    made = c.material.manifest
    said = [
        ("m_as_of", made.as_of.isoformat()),
        ("m_run", made.run),
        ("m_lake", made.lake),
        ("m_rulebook", made.rulebook),
        ("m_calendar", made.calendar),
        ("m_engine", made.engine),
        ("m_edition", c.edition.edition),
        ("m_period", c.period.text if c.period else ""),
        ("m_filters", filters_said(c)),
        ("m_unveiled", c.say("unveiled") if c.material.unveiled else ""),
        ("m_programme", c.programme.programme if c.programme else ""),
    ]
    return [(c.say(key), value) for key, value in said if value]


def _manifest(c: Composer) -> Flowable:
    rows = Rows()
    for words, value in manifest_rows(c):
        rows.add(c.paragraph(words, "cell-muted"), c.paragraph(c.text(value), "cell"))
    return table(c, [c.say("manifest"), ""], rows, [30, 144])
