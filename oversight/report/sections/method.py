"""How the figures of an audit are computed, and what they cannot say."""

from __future__ import annotations

from reportlab.platypus import Flowable

from oversight.audit.programme import Defined
from oversight.report.blocks import section
from oversight.report.composer import Composer


def method(c: Composer) -> list[Flowable]:
    """One sentence for each method, with its source."""
    assert c.programme is not None
    level = f"{100 * c.programme.level:g}"
    said = [
        c.say("method_open"),
        c.say("method_interval", level=level),
        c.say("method_funnel"),
        c.say("method_pooled"),
        c.say("method_outlier"),
    ]
    if any(isinstance(one, Defined) and one.over for one in c.programme.rates):
        said.append(c.say("method_control"))
    if c.programme.durations:
        said.append(c.say("method_survival"))
    return [*section(c, c.say("method")), *(c.paragraph(sentence, "body") for sentence in said)]
