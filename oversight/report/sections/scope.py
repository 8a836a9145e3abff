"""What an audit covers: the question, the period, the day it is seen from."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.report.blocks import section
from oversight.report.composer import Composer


def scope(c: Composer) -> list[Flowable]:
    """Sentences, so that nobody reads a figure for more than it is."""
    assert c.period is not None and c.programme is not None
    as_of = c.material.manifest.as_of
    said = []
    if c.programme.question:
        said.append(c.text(c.programme.question.in_(c.language)))
    said.append(
        c.say(
            "scope_period",
            period=c.period.text,
            first=c.day(c.period.first),
            last=c.day(c.period.last),
            horizon=c.day(c.period.horizon(as_of)),
        )
    )
    if as_of < c.period.last:
        said.append(c.say("scope_partial"))
    confined = c.material.findings_period
    if confined is None:
        said.append(c.say("scope_findings_all", day=c.day(as_of)))
    else:
        said.append(c.say("scope_findings_period", period=confined.text))
    said += [c.say("scope_own"), c.say("proposes")]
    return [*section(c, c.say("scope")), *(c.paragraph(sentence, "body") for sentence in said)]
