"""Drawing a sample from a page or the API: one at a time, for it evaluates the whole lake."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Lock

from oversight.ownershipfile import unknown_rule
from oversight.population import draw_passed
from oversight.problem import Problem, Refused
from oversight.supervision.actor import Actor
from oversight.supervision.sampling import CHECKERS, Plan, Sample
from oversight.web.site import Site

MOST = 5000
"""Subjects of a sample, at most; also of each stratum."""

EARLIEST = date(1990, 1, 1)
_DRAWING = Lock()


def draw_sample_for(
    site: Site, actor: Actor, plan: Plan, *, as_of: date | None = None, rules: Sequence[str] = ()
) -> Sample:
    """Evaluate and draw, as `population.draw_passed` does.

    Refused besides: a person who is nowhere inspector, verifier or auditor, before anything is
    evaluated; rules that there are not; a day that has not come; and while another is drawn.
    """
    if not any(grant.role in CHECKERS for grant in actor.grants):
        raise Refused(_nobody(actor))
    problems = [
        problem for rule in rules for problem in unknown_rule(site.project.rulebook, rule, "rules")
    ]
    known = site.project.rulebook.rules
    if as_of is not None and not EARLIEST <= as_of <= site.now().date():
        problems.append(_day(as_of))
    if problems:
        raise Refused(problems)
    wanted = [
        each for each in known if any(each == rule or each.startswith(f"{rule}/") for rule in rules)
    ]
    if not _DRAWING.acquire(blocking=False):
        raise Refused(BUSY)
    try:
        return draw_passed(
            site.project, site.store, plan, by=actor, at=site.now(), as_of=as_of, rules=wanted
        )
    finally:
        _DRAWING.release()


BUSY = Problem(
    "sample",
    "Another sample is being drawn just now.",
    "Try again in a minute.",
    ("正在抽取另一份样本。", "请稍后再试。"),
)


def _nobody(actor: Actor) -> Problem:
    return Problem(
        "sample",
        f"{actor.name} is no inspector, verifier or auditor.",
        "Have it drawn by one of them.",
        (f"{actor.name}不是督查员、核查人或审计员。", "请由上述人员抽取。"),
    )


def _day(day: date) -> Problem:
    return Problem(
        "as_of",
        f"{day} is not between {EARLIEST} and today.",
        "Give a day of the records, or leave it out.",
        (f"{day}不在{EARLIEST}至今天之间。", "请填写记录所在的日期，或不填。"),
    )
