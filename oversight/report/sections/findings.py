"""An audit's findings in five parts, with the evidence, the comment, the answer, the follow-up."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from oversight.audit.finding import PARTS, Concluded
from oversight.report.blocks import Rows, section, table
from oversight.report.composer import Composer


def findings(c: Composer) -> list[Flowable]:
    """One finding after the other; nothing for a report that is of no audit."""
    if not c.material.concluded:
        return []
    names = c.org_titles({one.finding.org for one in c.material.concluded})
    flowables = section(c, c.say("five_parts"), room=240)
    flowables.append(c.paragraph(c.say("five_parts_note"), "note"))
    if any(one.draft for one in c.material.concluded):
        flowables.append(c.paragraph(c.say("five_parts_draft"), "body"))
    for one in c.material.concluded:
        flowables += _one(c, one, names.get(one.finding.org) or one.finding.org)
    return flowables


def _one(c: Composer, one: Concluded, org: str) -> list[Flowable]:
    found = one.finding
    title = c.text(found.title.in_(c.language))
    heading = c.paragraph(
        f"{one.number}. {title} <font size=8>({c.text(org)})</font>", "subsection"
    )
    rows = Rows()

    def row(label: str, text: str) -> None:
        rows.add(c.paragraph(c.say(label), "cell-muted"), c.paragraph(c.text(text), "cell"))

    for name in PARTS:
        row(f"part_{name}", getattr(found, name).in_(c.language) or "–")
    if found.due is not None:
        row("part_due", c.day(found.due))
    for at, evidence in enumerate(found.evidence):
        kind = c.say(f"evidence_{evidence.kind}")
        digest = f" (sha256 {evidence.sha256[:16]}…)" if evidence.sha256 else ""
        shows = evidence.shows.in_(c.language)
        said = f"{kind}: {evidence.reference}{digest}" + (f" – {shows}" if shows else "")
        row("part_evidence" if not at else "nothing", said)
    if one.comment is not None:
        row("part_comment", one.comment.in_(c.language))
    elif one.silent:
        row("part_comment", c.say("comment_none"))
    if one.answer is not None:
        row("part_answer", one.answer.in_(c.language))
    for at, step in enumerate(one.followed):
        row("part_followed" if not at else "nothing", step.in_(c.language))
    for fix in one.corrections:
        row("part_correction", fix.in_(c.language))
    return [CondPageBreak(150), heading, table(c, ["", ""], rows, [30, 144])]
