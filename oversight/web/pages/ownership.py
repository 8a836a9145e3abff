"""Who gets the items of what: the rules as they stand and stood, and what a change would move."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from fastapi import APIRouter, Response

from oversight.ownershipfile import read_owners
from oversight.problem import Problem, Refused
from oversight.supervision.ownership import list_owners
from oversight.supervision.rerouting import Routed, end_ownership
from oversight.web.owning import set_checked
from oversight.web.render import page
from oversight.web.site import Site
from oversight.web.typed import day_typed, text_of
from oversight.web.visitor import Form, HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
SHOWN = 100
"""How many items a page lists that would move."""

EXAMPLE = """\
ownership:
  - org: O-12
    rule: cn.licensing
    territory: O-1
    from: {today}"""


@router.get("/ownership")
def listed(site: HereSite, visitor: HereVisitor, past: str = "") -> Response:
    """The rules in force, or all there ever were."""
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
    owners = list_owners(site.store, actor=visitor.actor, day=None if past else today)
    rulebook = site.project.rulebook
    values = {
        "owners": owners,
        "past": past,
        "today": today,
        "told": told,
        "given": given or {"from": str(today)},
        "may": visitor.holds("inspector"),
        "orgs": site.orgs().values(),
        "example": EXAMPLE.format(today=today),
        "names": [*sorted(rulebook.packs), *sorted(rulebook.rules)],
    }
    status = 422 if told else 200
    return page("ownership.html", site=site, visitor=visitor, status=status, values=values)


@router.post("/ownership/preview")
def previewed(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """What setting one rule, or all of a file, would move; nothing is done yet."""
    try:
        text = _text(form, site.now().date())
        return _set(site, visitor, text, trial=True)
    except Refused as no:
        told = [_located(problem, visitor) for problem in no.problems]
        return _shown(site, visitor, told=told, given=form)


@router.post("/ownership/set")
def set_(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Set what was previewed, and say what it has moved."""
    try:
        return _set(site, visitor, text_of(form, "text"), trial=False)
    except Refused as no:
        told = [_located(problem, visitor) for problem in no.problems]
        return _shown(site, visitor, told=told)


@router.post("/ownership/end")
def end(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """End a rule: first what it would move, and when that was seen, do it."""
    given = text_of(form, "number")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    trial = not form.get("sure")
    known = {each.id: each for each in list_owners(site.store, actor=visitor.actor)}
    try:
        routed = end_ownership(
            site.store,
            number,
            by=visitor.actor,
            at=site.now(),
            days=site.project.calendar,
            trial=trial,
        )
    except Refused as no:
        return _shown(site, visitor, told=[each.told(visitor.language) for each in no.problems])
    about = {"ending": known[number], "owners": [known[number]], "text": ""}
    return _routed(site, visitor, routed, trial=trial, **about)


def _set(site: Site, visitor: Visitor, text: str, *, trial: bool) -> Response:
    owners, where = read_owners(text, "ownership")
    routed = set_checked(site, owners, where, by=visitor.actor, trial=trial)
    return _routed(site, visitor, routed, trial=trial, owners=owners, text=text)


def _routed(site: Site, visitor: Visitor, routed: Routed, *, trial: bool, **about: Any) -> Response:
    values = {"ending": None, **about, "routed": routed, "trial": trial, "shown": SHOWN}
    values["sentence"] = lambda item: site.message(
        item.rule, item.finding.facts, item.finding.message, visitor.language
    )
    return page("routed.html", site=site, visitor=visitor, values=values)


def _text(form: Form, today: date) -> str:
    """The file that was sent, or the fields of one rule as such a file. May be `Refused`."""
    sent = form.get("file")
    if isinstance(sent, tuple) and sent[1]:
        try:
            return str(sent[1].decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise Refused(
                Problem(
                    "file",
                    "The file is not UTF-8 text.",
                    "Save it as UTF-8.",
                    ("文件不是UTF-8文本。", "请另存为UTF-8。"),
                )
            ) from error
    entry = {name: text_of(form, name) for name in ("org", "rule", "item", "territory")}
    if not entry["org"]:
        raise Refused(
            Problem(
                "org",
                "No organisation is named that gets the items.",
                "Name one, or give a file.",
                ("没有指明归口单位。", "请填写单位，或选择文件。"),
            )
        )
    since, until = day_typed(form, "from") or today, day_typed(form, "until")
    days = {"from": str(since)} | ({"until": str(until)} if until else {})
    said = {name: value for name, value in entry.items() if value} | days
    return json.dumps({"ownership": [said]}, ensure_ascii=False, indent=1)


def _located(problem: Problem, visitor: Visitor) -> str:
    """A problem, with its place where it stands in a file."""
    where = f"{problem.where}: " if problem.where.startswith("ownership:") else ""
    return where + problem.told(visitor.language)
