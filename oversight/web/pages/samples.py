"""Samples of what no rule flagged: drawing one, checking its cases, and what that tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Response

from oversight.accounts.looks import may_look, record_look
from oversight.accounts.veil import personal_columns
from oversight.explain.answer import Explanation
from oversight.problem import Refused
from oversight.supervision.missing import miss_rates
from oversight.supervision.precision import rule_figures
from oversight.supervision.sampling import (
    CHECKERS,
    Case,
    Plan,
    check_cases,
    find_case,
    list_cases,
    list_samples,
)
from oversight.web.cursor import cursor_of, key_of
from oversight.web.drawing import MOST, draw_sample_for
from oversight.web.pages.shown_proof import shown_records, veiled_proof
from oversight.web.proofs import proof_of_case
from oversight.web.render import go, page
from oversight.web.site import Site
from oversight.web.typed import day_typed, number_typed, text_of
from oversight.web.visitor import Form, HereForm, HereSite, HereVisitor, Visitor

router = APIRouter()
LINES = 50


@router.get("/samples")
def listed(site: HereSite, visitor: HereVisitor) -> Response:
    """The samples as far as one sees them, and what they tell of each rule."""
    return _listed(site, visitor)


def _listed(
    site: Site, visitor: Visitor, told: Sequence[str] = (), given: Form | None = None
) -> Response:
    latest = site.project.runs.latest()
    values = {
        "samples": list_samples(site.store, actor=visitor.actor),
        "figures": _figures(site, visitor),
        "told": told,
        "given": given or {"size": "100", "minimum": "2", "seed": "1"},
        "may": visitor.holds(*CHECKERS),
        "rules": sorted(site.project.rulebook.rules),
        "as_of": latest.manifest.as_of if latest else None,
    }
    status = 422 if told else 200
    return page("samples.html", site=site, visitor=visitor, status=status, values=values)


def _figures(site: Site, visitor: Visitor) -> list[tuple[str, Any, Any]]:
    """Each rule of which anything is decided or checked: its precision and its misses."""
    precise = {each.rule: each for each in rule_figures(site.store, actor=visitor.actor)}
    misses = {each.rule: each for each in miss_rates(site.store, actor=visitor.actor)}
    known = {rule for rule, each in precise.items() if each.decided} | set(misses)
    return [(rule, precise.get(rule), misses.get(rule)) for rule in sorted(known)]


@router.post("/samples/draw")
def draw(site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Draw a sample; the rules are evaluated for it."""
    try:
        plan = Plan(
            size=max(number_typed(form, "size", most=MOST, otherwise=100), 1),
            minimum=number_typed(form, "minimum", most=MOST, otherwise=2),
            seed=text_of(form, "seed") or "1",
        )
        day, rules = day_typed(form, "as_of"), text_of(form, "rules").split()
        made = draw_sample_for(site, visitor.actor, plan, as_of=day, rules=rules)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _listed(site, visitor, told, form)
    return go(f"/samples/{made.id}")


@router.get("/samples/{sample}")
def one(
    sample: str, site: HereSite, visitor: HereVisitor, unchecked: str = "", after: str = ""
) -> Response:
    """The cases of a sample, with what was found of each."""
    found = [each for each in list_samples(site.store, actor=visitor.actor) if each.id == sample]
    if not found:
        raise HTTPException(404)
    key = key_of(after, 3)
    cases = list_cases(
        site.store,
        actor=visitor.actor,
        sample=sample,
        unchecked=bool(unchecked),
        after=Case(sample, key[0], key[2], key[1]) if key else None,
        limit=LINES + 1,
    )
    last = cases[LINES - 1] if len(cases) > LINES else None
    values = {
        "sample": found[0],
        "cases": cases[:LINES],
        "unchecked": bool(unchecked),
        "after": cursor_of(last.rule, last.org, last.subject) if last else None,
        "address": address_of,
    }
    return page("sample.html", site=site, visitor=visitor, values=values)


def address_of(case: Case) -> str:
    """Where a case is checked."""
    return f"/samples/{case.sample}/case?{urlencode({'rule': case.rule, 'subject': case.subject})}"


@router.get("/samples/{sample}/case")
def case(
    sample: str, site: HereSite, visitor: HereVisitor, rule: str = "", subject: str = ""
) -> Response:
    """One case to check: its records, why the rule finds nothing, and what was found."""
    return _case(site, visitor, (sample, rule, subject))


def _case(
    site: Site,
    visitor: Visitor,
    asked: tuple[str, str, str],
    *,
    open_: bool = False,
    told: Sequence[str] = (),
    given: Form | None = None,
) -> Response:
    found, sample, roles = find_case(site.store, *asked, actor=visitor.actor)
    explained: Explanation | None = None
    no_proof: list[str] = []
    try:
        explained = proof_of_case(site, found, sample.as_of, visitor.language)
    except Refused as no:
        no_proof = [problem.told(visitor.language) for problem in no.problems]
    drawn = list_cases(
        site.store,
        actor=visitor.actor,
        sample=found.sample,
        subject=found.subject,
        unchecked=True,
    )
    values = {
        "case": found,
        "drawn": drawn,
        "sample": sample,
        "told": told,
        "no_proof": no_proof,
        "given": given or {},
        "proof": explained if explained is None or open_ else veiled_proof(explained),
        "records": shown_records(explained, open_=open_) if explained else {},
        "open": open_,
        "may_look": may_look(roles),
        "may": bool(roles & CHECKERS),
        "rule": site.project.rulebook.rules.get(found.rule),
        "address": address_of(found),
    }
    status = 422 if told else 200
    return page("sample_case.html", site=site, visitor=visitor, status=status, values=values)


@router.post("/samples/{sample}/look")
def look(sample: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """The records of a case with personal data shown, after the look was written down."""
    asked = (sample, text_of(form, "rule"), text_of(form, "subject"))
    found, of, roles = find_case(site.store, *asked, actor=visitor.actor)
    try:
        columns = personal_columns(proof_of_case(site, found, of.as_of, visitor.language).records)
    except Refused:
        return _case(site, visitor, asked)
    record_look(
        site.store,
        visitor.actor,
        roles=roles,
        item=found.sample,
        what=f"{found.subject}: {', '.join(columns) or '-'}",
        purpose=text_of(form, "purpose"),
        at=site.now(),
    )
    return _case(site, visitor, asked, open_=True)


@router.post("/samples/{sample}/check")
def check(sample: str, site: HereSite, visitor: HereVisitor, form: HereForm) -> Response:
    """Say what a case turned out to be, and go on to the next that is not checked.

    Drawn under several rules, it is missed by those that are ticked, and clean for the others.
    """
    rule, subject = text_of(form, "rule"), text_of(form, "subject")
    asked, why = (sample, rule, subject), text_of(form, "why")
    verdict, missed = text_of(form, "verdict"), _several(form, "missed") or [rule]
    rules = dict.fromkeys([rule, *_several(form, "drawn")])
    said = [
        Case(sample, each, subject, "", "missed", why)
        if verdict == "missed" and each in missed
        else Case(sample, each, subject, "", "clean" if verdict == "missed" else verdict)
        for each in rules
    ]
    try:
        check_cases(site.store, said, by=visitor.actor, at=site.now())
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
        return _case(site, visitor, asked, told=told, given=form)
    left = list_cases(site.store, actor=visitor.actor, sample=sample, unchecked=True, limit=1)
    return go(address_of(left[0]) if left else f"/samples/{sample}")


def _several(form: Form, name: str) -> list[str]:
    """The texts of a field that may be there more than once."""
    given = form.get(name, [])
    texts = given if isinstance(given, list) else [given]
    return [text_of({name: each}, name) for each in texts]
