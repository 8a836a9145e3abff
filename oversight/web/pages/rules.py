"""The rules: each with its law, what it says in its own words, and how good it has proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from fastapi import APIRouter, HTTPException, Response

from oversight.rulebook.rule import Rule
from oversight.runs import Run
from oversight.site import material
from oversight.site.labels import Words
from oversight.supervision.precision import RuleFigures, rule_figures
from oversight.supervision.scope import load_tree, places_of
from oversight.web.render import page
from oversight.web.site import Site
from oversight.web.visitor import HereSite, HereVisitor, Visitor

router = APIRouter()
Spec = tuple[str, Sequence[material.Scenario]]


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


@dataclass(frozen=True)
class Counted:
    """A rule's counts in a run, of the organisations a person sees: in all and of each flagged.

    Counts are examined, flagged and cannot tell; the most flagged come first.
    """

    as_of: str
    total: tuple[int, int, int]
    rows: Sequence[tuple[str | None, int, int, int]]


@router.get("/rules/{pack}/{name}")
def one(pack: str, name: str, site: HereSite, visitor: HereVisitor) -> Response:
    """One rule: what it says, on which law, what it does not see, and its figures."""
    rule = site.project.rulebook.rules.get(f"{pack}/{name}")
    if rule is None:
        raise HTTPException(404)
    found = {each.rule: each for each in rule_figures(site.store, actor=visitor.actor)}
    words = Words(visitor.language)
    about, scenarios = _spec(rule)
    values = {
        "rule": rule,
        "figures": found.get(rule.id, RuleFigures(rule.id)),
        "w": words,
        "message_parts": material.message(rule, visitor.language),
        "examines": material.pieces(rule, "examines"),
        "flags": material.pieces(rule, "flags"),
        "untold": material.pieces(rule, "cannot_tell"),
        "reasons": [zh if words.language == "zh" else en for en, zh in rule.reasons.items()],
        "clocks": material.clock_rows(site.project.rulebook, rule, words),
        "norms": material.norm_rows(rule, words),
        "dates": material.dates(rule.in_force, rule.until, words),
        "terms": material.terms(rule),
        "about": about,
        "scenarios": scenarios,
        "counted": _counted(site.project.runs.latest(), rule, _reach(site, visitor)),
    }
    return page("rule.html", site=site, visitor=visitor, values=values)


_SPECS: dict[Path, Spec] = {}


def _spec(rule: Rule) -> Spec:
    """What the rule's feature says of it; read once, for reading it takes longer than a page."""
    if rule.path not in _SPECS:
        _SPECS[rule.path] = material.scenarios(rule, rule.path.parents[2])
    return _SPECS[rule.path]


def _reach(site: Site, visitor: Visitor) -> set[str] | None:
    """The organisations whose figures a person may see; None for all."""
    with site.store.reading() as session:
        return places_of(visitor.actor, load_tree(session))


def _counted(run: Run | None, rule: Rule, reach: set[str] | None) -> Counted | None:
    """The rule's counts in the run; None where there is none, or it did not have the rule."""
    if run is None:
        return None
    table = run.summary
    kept = pc.equal(table["rule"], rule.id)
    if reach is not None:
        kept = pc.and_(kept, pc.is_in(table["org"], pa.array(sorted(reach), pa.string())))
    rows = table.filter(kept).to_pylist()
    if not rows:
        return None
    counts = [(row["org"], row["examined"], row["flagged"], row["cannot_tell"]) for row in rows]
    flagged = sorted((row for row in counts if row[2]), key=lambda row: (-row[2], row[0] or ""))
    examined, found, untold = (sum(row[place] for row in counts) for place in (1, 2, 3))
    return Counted(str(run.manifest.as_of), (examined, found, untold), flagged[:20])
