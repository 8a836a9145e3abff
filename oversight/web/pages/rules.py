"""The rules: each with its law, its text and how good it has proved."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from oversight.supervision.precision import RuleFigures, rule_figures
from oversight.web.render import page
from oversight.web.visitor import HereSite, HereVisitor

router = APIRouter()


@router.get("/rules")
def listed(site: HereSite, visitor: HereVisitor) -> Response:
    """Every rule by its pack, with its figures; the noisy and the silent marked."""
    figures = {each.rule: each for each in rule_figures(site.store, actor=visitor.actor)}
    packs: dict[str, list[object]] = {}
    for rule in site.project.rulebook.rules.values():
        packs.setdefault(rule.pack, []).append((rule, figures.get(rule.id, RuleFigures(rule.id))))
    titles = {
        name: getattr(pack.title, visitor.language)
        for name, pack in site.project.rulebook.packs.items()
    }
    return page("rules.html", site=site, visitor=visitor, values={"packs": packs, "titles": titles})


@router.get("/rules/{pack}/{name}")
def one(pack: str, name: str, site: HereSite, visitor: HereVisitor) -> Response:
    """One rule: what it says, on which law, what it does not see, and its figures."""
    rule = site.project.rulebook.rules.get(f"{pack}/{name}")
    if rule is None:
        raise HTTPException(404)
    figures = {each.rule: each for each in rule_figures(site.store, actor=visitor.actor)}
    values = {"rule": rule, "figures": figures.get(rule.id, RuleFigures(rule.id))}
    return page("rule.html", site=site, visitor=visitor, values=values)
