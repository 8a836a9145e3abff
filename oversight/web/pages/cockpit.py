"""The cockpit: what needs a decision, four streams, the map, the trends, the loop's clocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pyarrow.parquet as pq
from fastapi import APIRouter, HTTPException, Response

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.shown import shown
from oversight.audit.indicators.values import Value
from oversight.audit.period import Period
from oversight.cockpit.board import AHEAD, AT_MOST, DECIDED, Board, board
from oversight.cockpit.figures import Kept, counted, months
from oversight.cockpit.streams import streams_of
from oversight.cockpit.tables import Sheet, Table, number, words
from oversight.report.audited import charted
from oversight.report.charts.control import Part, control
from oversight.report.draw import svg
from oversight.report.fonts import find_face
from oversight.report.tree import short_names
from oversight.runs import Run
from oversight.supervision.views import Filter, read_queue
from oversight.web.exporting import exported
from oversight.web.reaching import reached
from oversight.web.render import page
from oversight.web.site import OrgName, Site
from oversight.web.visitor import HereSite, HereVisitor, Visitor
from oversight.web.words import Say

router = APIRouter()
MINIMUM = 20
"""Below so many examinations a tile has no rate."""
OLDEST = 5
SHADES = 5


@dataclass(frozen=True)
class Tile:
    """One organisation of the map: flags per 100, its shade 1..5 (0: too few), its open items."""

    org: str
    name: str
    rate: float | None
    shade: int
    red: int
    yellow: int

    @property
    def shown(self) -> str:
        return "–" if self.rate is None else f"{self.rate:.1f}"


@router.get("/cockpit")
def show(site: HereSite, visitor: HereVisitor, org: str | None = None, wall: str = "") -> Response:
    """One page for a leader; `org` narrows it to an organisation and those below it."""
    values = _values(site, visitor, org) | {"wall": bool(wall)}
    return page("cockpit.html", site=site, visitor=visitor, values=values)


@router.get("/cockpit.{ending}")
def export(ending: str, site: HereSite, visitor: HereVisitor, org: str | None = None) -> Response:
    """The same as a workbook or a PDF."""
    return exported(site, visitor, _sheet(_values(site, visitor, org), visitor), ending, "cockpit")


@router.get("/cockpit/trend/{pack}/{name}.svg")
def trend(
    pack: str, name: str, site: HereSite, visitor: HereVisitor, org: str | None = None
) -> Response:
    """An indicator month by month over the year of the run, with the limits of a p' chart."""
    run = site.project.runs.latest()
    kept = Kept.of(run)
    definition = site.project.known_indicators.get(f"{pack}/{name}") if kept else None
    if kept is None or run is None or definition is None:
        raise HTTPException(404)
    period = year_of(run)
    orgs = reached(site, visitor, org)
    told = months(definition, kept.counts, period, orgs)
    rows: list[dict[str, object]] = [
        {"part": part, "numerator": count, "denominator": of} for part, count, of in told if of
    ]
    text = _drawn(
        tuple((str(r["part"]), int(str(r["numerator"])), int(str(r["denominator"]))) for r in rows),
        period.text,
        definition.front.per,
    )
    return Response(text, media_type="image/svg+xml")


@lru_cache(maxsize=64)
def _drawn(told: tuple[tuple[str, int, int], ...], period: str, per: int) -> str:
    rows: list[dict[str, object]] = [
        {"part": part, "numerator": count, "denominator": of} for part, count, of in told
    ]
    parts, chart = charted(rows, period, "month")
    face = find_face()
    drawn = [
        Part(part[5:], one.rate, one.low, one.high, _out(one.rate, one.low, one.high))
        for part, one in zip(parts, chart.periods, strict=True)
    ]
    plot = control(drawn, chart.centre or 0.0, per=per, y=f"/ {per:,}", family=face.family)
    return svg(plot, face.path)


def _out(rate: float | None, low: float | None, high: float | None) -> bool:
    return rate is not None and low is not None and high is not None and not low <= rate <= high


def year_of(run: Run) -> Period:
    """The year of a run's day, as far as it has come."""
    whole = Period.parse(f"{run.manifest.as_of:%Y}")
    return Period(whole.text, whole.first, run.manifest.as_of)


def _values(site: Site, visitor: Visitor, org: str | None) -> dict[str, Any]:
    reach = reached(site, visitor, org)
    today = site.now().date()
    streams = streams_of(site.project.folder)
    found = board(
        site.store,
        streams,
        list(site.project.rulebook.packs),
        actor=visitor.actor,
        today=today,
        org=org,
    )
    run = site.project.runs.latest()
    kept = Kept.of(run)
    waiting = Filter(states=tuple(DECIDED), org=org)
    oldest = read_queue(site.store, waiting, actor=visitor.actor, limit=OLDEST)
    orgs = site.orgs()
    figures = _figures(site, kept, run, reach)
    trends = [(each, *figures[each.trend]) for each in streams if each.trend in figures]
    return {
        "board": found,
        "run": run,
        "kept": kept,
        "today": today,
        "oldest": oldest.lines,
        "blocks": _blocks(orgs, visitor.language, reach, found, run),
        "trends": trends,
        "org_code": org,
        "above": _above(orgs, org),
        "minimum": MINIMUM,
        "ahead": AHEAD,
        "at_most": AT_MOST,
        "indicators": list(figures.values()),
        "shown": lambda one, figure: shown(one, figure, visitor.language),
        "back_here": f"/cockpit?org={org}" if org else "/cockpit",
    }


def _above(orgs: Mapping[str, OrgName], org: str | None) -> list[str]:
    """The organisations above one, the topmost first."""
    if org is None or org not in orgs:
        return []
    return [part for part in orgs[org].path.split("/") if part and part != org]


def _figures(
    site: Site, kept: Kept | None, run: Run | None, orgs: set[str] | None
) -> dict[str, tuple[Definition, Value]]:
    """The indicators that have something to count, by id."""
    if kept is None or run is None:
        return {}
    known = site.project.known_indicators
    values = counted(known.values(), kept.counts, year_of(run), orgs)
    return {name: (one, values[name]) for name, one in known.items() if values[name].subjects}


def _blocks(
    orgs: Mapping[str, OrgName],
    language: str,
    shown: set[str] | None,
    found: Board,
    run: Run | None,
) -> list[list[Tile]]:
    """The map: a block a county, the county first and then its towns."""
    rates = _rates(run)
    titles = {one.org: one.zh if language == "zh" else one.en for one in orgs.values()}
    above = {org: heads[-1] if (heads := _above(orgs, org)) else None for org in orgs}
    names = short_names(titles, above)
    within = [one for one in orgs.values() if shown is None or one.org in shown]
    known = sorted(rates[one.org] for one in within if one.org in rates)

    def tile(one: OrgName) -> Tile:
        rate = rates.get(one.org)
        red, yellow = found.by_org.get(one.org, (0, 0))
        return Tile(one.org, names[one.org], rate, _shade(rate, known), red, yellow)

    blocks: dict[str, list[Tile]] = {}
    for one in within:
        parts = [part for part in one.path.split("/") if part]
        head = parts[1] if len(parts) > 1 else parts[0]
        blocks.setdefault(head, []).append(tile(one))
    return list(blocks.values())


@lru_cache(maxsize=4)
def _rates_of(path: str, changed: int) -> dict[str, float]:
    counts: dict[str, tuple[int, int]] = {}
    for row in pq.read_table(path).to_pylist():
        if row["org"] is None:
            continue
        flagged, of = counts.get(row["org"], (0, 0))
        told = row["examined"] - row["cannot_tell"]
        counts[row["org"]] = (flagged + row["flagged"], of + told)
    return {org: 100 * flagged / of for org, (flagged, of) in counts.items() if of >= MINIMUM}


def _rates(run: Run | None) -> Mapping[str, float]:
    if run is None:
        return {}
    path = run.folder / "summary.parquet"
    return _rates_of(str(path), path.stat().st_mtime_ns)


def _shade(rate: float | None, known: list[float]) -> int:
    """Its fifth among the rates shown, 1 for the lowest; 0 without a rate."""
    if rate is None or not known:
        return 0
    below = bisect_left(known, rate)
    return 1 + min(SHADES - 1, below * SHADES // len(known))


def _sheet(values: Mapping[str, Any], visitor: Visitor) -> Sheet:
    """What the page shows, as tables."""
    t, zh = Say(visitor.language), visitor.language == "zh"
    found: Board = values["board"]
    run: Run | None = values["run"]
    about = [(t("period"), _day(values["today"]))]
    if run is not None:
        about.append((t("indicators"), f"{run.manifest.run}, {run.manifest.as_of}"))
    streams = Table(
        t("cockpit_streams"),
        [t("cockpit_streams"), t("rule"), t.loop("red"), t.loop("yellow")],
        [
            [
                words(one.stream.title.zh if zh else one.stream.title.en),
                words(pack),
                number(red),
                number(yellow),
            ]
            for one in found.streams
            for pack, red, yellow in one.packs
        ],
        frozenset({2, 3}),
    )
    decisions = Table(
        t("cockpit_decide"),
        [t("cockpit_stage"), t("matching")],
        [[words(t.loop(str(state))), number(n)] for state, n in found.decisions.items()],
        frozenset({1}),
    )
    stages = Table(
        t("cockpit_loop"),
        [t("cockpit_stage"), t("matching"), t("cockpit_late")],
        [
            [words(t.loop(str(one.state))), number(one.items), number(one.overdue)]
            for one in found.stages
        ],
        frozenset({1, 2}),
    )
    pipeline = Table(
        t("cockpit_pipeline", n=AHEAD),
        [t("due"), t("matching")],
        [[words(_day(day)), number(n)] for day, n in found.pipeline],
        frozenset({1}),
    )
    tiles = Table(
        t("cockpit_map"),
        [t("unit"), t("value"), t.loop("red"), t.loop("yellow")],
        [
            [words(tile.name), number(tile.rate, tile.shown), number(tile.red), number(tile.yellow)]
            for block in values["blocks"]
            for tile in block
        ],
        frozenset({1, 2, 3}),
    )
    return Sheet(t("cockpit_title"), about, [decisions, streams, pipeline, tiles, stages])


def _day(day: date) -> str:
    return day.isoformat()
