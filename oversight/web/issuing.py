"""How many items are sent out in orders at once, from a page or the API."""

from __future__ import annotations

from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.supervision.views import Filter, counts
from oversight.web.site import Site

MOST = 500
"""Each of them is a step of its own, with its entry of the trail."""


def refuse_too_many(site: Site, actor: Actor, wanted: Filter) -> None:
    """Refused: a filter that more items match than are sent out at once."""
    n = counts(site.store, wanted, actor=actor, today=site.now().date()).matching
    if n > MOST:
        raise Refused(
            Problem(
                "filter",
                f"{n:,} items match, and at most {MOST:,} are sent out at once.",
                "Narrow the filter, to an organisation or a rule.",
                (f"符合条件的有{n:,}件，一次至多签发{MOST:,}件。", "请按单位或规则缩小范围。"),
            )
        )
