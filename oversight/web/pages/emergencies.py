"""Declared events that shorten clocks: those that are on, declaring one, ending one."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Response

from oversight.ownershipfile import unknown_rule
from oversight.problem import Problem, Refused
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import (
    declare_emergency,
    end_emergency,
    list_emergencies,
    preview_emergency,
)
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.typed import day_typed, number_typed, text_of
from oversight.web.visitor import Form, HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
LONGEST = 1000
"""Working days of a stage, at most."""


@router.get("/emergencies")
def listed(site: HereSite, visitor: HereVisitor, past: str = "") -> Response:
    """The events that are on or to come, or all there ever were."""
    return _shown(site, visitor, past=bool(past))


def _shown(
    site: Site,
    visitor: Visitor,
    *,
    past: bool = False,
    told: Sequence[str] = (),
    given: Form | None = None,
) -> Response:
    today = site.now().date()
    found = list_emergencies(site.store, actor=visitor.actor)
    rulebook = site.project.rulebook
    values = {
        "emergencies": [
            each for each in found if past or each.until is None or each.until >= today
        ],
        "past": past,
        "today": today,
        "told": told,
        "given": given or {"from": str(today), "pace": "1"},
        "may": visitor.holds("inspector"),
        "orgs": site.orgs().values(),
        "names": [*sorted(rulebook.packs), *sorted(rulebook.rules)],
    }
    status = 422 if told else 200
    return page("emergencies.html", site=site, visitor=visitor, status=status, values=values)


@router.post("/emergencies/preview")
def previewed(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Which items it would cover, and when each would then be due; nothing is declared yet."""
    try:
        emergency = _typed(form, site)
        paced, items = preview_emergency(
            site.store, emergency, by=visitor.actor, at=site.now(), days=site.project.calendar
        )
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told=told, given=form)
    fields = ("title", "pace", "why", "from", "until", "rule", "place")
    values = {
        "emergency": emergency,
        "paced": paced,
        "today": site.now().date(),
        "items": items,
        "fields": {name: text_of(form, name) for name in fields},
        "sentence": lambda item: site.message(
            item.rule, item.finding.facts, item.finding.message, visitor.language
        ),
    }
    return page("emergency_preview.html", site=site, visitor=visitor, values=values)


@router.post("/emergencies/declare")
def declare(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Declare it."""
    try:
        made, _ = declare_emergency(
            site.store,
            _typed(form, site),
            by=visitor.actor,
            at=site.now(),
            days=site.project.calendar,
        )
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told=told, given=form)
    return go(f"/emergencies#{made.id}")


@router.post("/emergencies/end")
def end(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """End one; the clocks it shortened are as they would have been."""
    try:
        end_emergency(
            site.store,
            text_of(form, "number"),
            by=visitor.actor,
            at=site.now(),
            days=site.project.calendar,
            why=text_of(form, "why"),
        )
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _shown(site, visitor, told=told)
    return go("/emergencies?past=1")


def _typed(form: Form, site: Site) -> Emergency:
    """The event of a form. Refused: days that are none, a rule that there is not."""
    problems: list[Problem] = []
    days = {}
    for name in ("from", "until"):
        try:
            days[name] = day_typed(form, name)
        except Refused as no:
            problems += no.problems
    pace = 0
    try:
        pace = number_typed(form, "pace", most=LONGEST, otherwise=1)
    except Refused as no:
        problems += no.problems
    problems += unknown_rule(site.project.rulebook, text_of(form, "rule"), "rule")
    if problems:
        raise Refused(problems)
    return Emergency(
        title=text_of(form, "title"),
        pace=pace,
        why=text_of(form, "why"),
        since=days["from"] or site.now().date(),
        rule=text_of(form, "rule") or None,
        place=text_of(form, "place") or None,
        until=days["until"],
    )
