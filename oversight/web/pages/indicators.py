"""An indicator for an organisation: its value, its peers, the rows behind it, and the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

import pyarrow as pa
from fastapi import APIRouter, Depends, HTTPException, Response

from oversight.audit.compare.centre import Centre
from oversight.audit.compare.funnel import Standing
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.shown import shown, shown_interval
from oversight.audit.indicators.values import Value, values
from oversight.audit.period import Period
from oversight.cockpit.figures import Kept, by_part, chosen_rows, compared, counted
from oversight.cockpit.tables import Sheet, Table, number, words
from oversight.runs import Run
from oversight.web.exporting import exported
from oversight.web.pages.cockpit import year_of
from oversight.web.reaching import reached
from oversight.web.render import page
from oversight.web.site import Site
from oversight.web.visitor import HereSite, HereVisitor, Visitor
from oversight.web.words import Say

router = APIRouter()
LINES = 100
"""Rows on a page."""
STANDINGS = ("", "counted", "other", "excluded")


@dataclass(frozen=True)
class Asked:
    """What a page of an indicator is asked for, and what there is of it."""

    run: Run
    kept: Kept
    definition: Definition
    org: str | None
    orgs: set[str] | None
    period: Period

    def query(self, **more: str | int) -> str:
        """The query of a page about the same."""
        told: dict[str, str | int] = {"period": self.period.text, **more}
        if self.org is not None:
            told["org"] = self.org
        return urlencode(told)


def asked_of(
    pack: str,
    name: str,
    site: HereSite,
    visitor: HereVisitor,
    org: str | None = None,
    period: str | None = None,
) -> Asked:
    """The indicator of an address; 404 where it is not kept, or the organisation not seen."""
    run = site.project.runs.latest()
    kept = Kept.of(run)
    definition = site.project.known_indicators.get(f"{pack}/{name}")
    if run is None or kept is None or definition is None:
        raise HTTPException(404)
    over = Period.parse(period, t_period(visitor)) if period else year_of(run)
    return Asked(run, kept, definition, org, reached(site, visitor, org), over)


def t_period(visitor: Visitor) -> str:
    """What the field of the period is called, for telling of one that is none."""
    return Say(visitor.language)("period")


HereAsked = Annotated[Asked, Depends(asked_of)]


@router.get("/indicators/{pack}/{name}")
def show(asked: HereAsked, site: HereSite, visitor: HereVisitor) -> Response:
    """An indicator's value, what it counts and leaves out, and how its peers stand."""
    told = _values(site, visitor, asked)
    return page("indicator.html", site=site, visitor=visitor, values=told)


@router.get("/indicators/{pack}/{name}/export.{ending}")
def export(asked: HereAsked, ending: str, site: HereSite, visitor: HereVisitor) -> Response:
    """The same as a workbook or a PDF."""
    sheet = _values(site, visitor, asked)["sheet"]
    return exported(site, visitor, sheet, ending, asked.definition.id.rpartition("/")[2])


@router.get("/indicators/{pack}/{name}/rows")
def rows(
    asked: HereAsked, site: HereSite, visitor: HereVisitor, standing: str = "", first: int = 0
) -> Response:
    """The rows behind a value, so many a page."""
    found, first = _rows(asked, standing), max(0, first)
    told = {
        "asked": asked,
        "one": asked.definition,
        "sheet": _rows_sheet(site, visitor, asked, found.slice(first, LINES), standing),
        "standing": standing,
        "standings": STANDINGS,
        "many": found.num_rows,
        "first": first,
        "lines": LINES,
        "back_here": f"/indicators/{asked.definition.id}/rows?{asked.query()}",
    }
    return page("indicator_rows.html", site=site, visitor=visitor, values=told)


@router.get("/indicators/{pack}/{name}/rows.{ending}")
def export_rows(
    asked: HereAsked, ending: str, site: HereSite, visitor: HereVisitor, standing: str = ""
) -> Response:
    """All rows as a workbook or a PDF."""
    sheet = _rows_sheet(site, visitor, asked, _rows(asked, standing), standing)
    name = f"{asked.definition.id.rpartition('/')[2]}-rows"
    return exported(site, visitor, sheet, ending, name)


def _rows(asked: Asked, standing: str) -> pa.Table:
    if standing not in STANDINGS:
        raise HTTPException(404)
    return chosen_rows(asked.kept, asked.definition, asked.period, asked.orgs, standing)


def _values(site: Site, visitor: Visitor, asked: Asked) -> dict[str, Any]:
    one, lang = asked.definition, visitor.language
    value = _own(asked)
    peers, centre, standings, told = _peers(site, asked)
    sheet = _sheet(visitor, asked, value, (peers, standings, told), site)
    return {
        "asked": asked,
        "one": one,
        "front": one.front,
        "value": value,
        "figure": shown(one, value.figure, lang),
        "interval": shown_interval(one, value),
        "common": None if centre is None else shown(one, centre.theta, lang),
        "sheet": sheet,
        "standing": standings.get(asked.org or ""),
        "reasons": _reasons(one, value, lang),
        "back_here": f"/indicators/{one.id}?{asked.query()}",
    }


def _own(asked: Asked) -> Value:
    """The value asked for; a duration's median needs its rows."""
    if asked.definition.kind != "duration":
        one = asked.definition
        return counted([one], asked.kept.counts, asked.period, asked.orgs)[one.id]
    found: Value = values(asked.definition, _rows(asked, ""), by=None)[0]
    return found


def _peers(
    site: Site, asked: Asked
) -> tuple[dict[str, set[str]], Centre | None, dict[str, Standing], dict[str, Value]]:
    """Those of the same level, each with what is below it; without an organisation the counties."""
    orgs = site.orgs()
    level = orgs[asked.org].level if asked.org else "county"
    if asked.org and level == "city":
        level = "county"
    peers = {
        one.org: {each.org for each in orgs.values() if f"/{one.org}/" in each.path}
        for one in orgs.values()
        if one.level == level
    }
    told = by_part(asked.definition, asked.kept.counts, asked.period, peers)
    centre, standings = compared(asked.definition, told)
    return peers, centre, standings, told


def _sheet(
    visitor: Visitor,
    asked: Asked,
    value: Value,
    peers: tuple[Mapping[str, set[str]], Mapping[str, Standing], Mapping[str, Value]],
    site: Site,
) -> Sheet:
    t, lang, one = Say(visitor.language), visitor.language, asked.definition
    groups, standings, told = peers
    table = Table(
        t("peers"),
        [
            t("unit"),
            t("numerator"),
            t("denominator"),
            t("left_out"),
            t("value"),
            t("interval95"),
            t("against_peers"),
        ],
        [
            [
                words(site.org_name(org, lang), _to(asked, org)),
                number(told[org].counted),
                number(told[org].subjects),
                number(told[org].excluded),
                number(told[org].figure, shown(one, told[org].figure, lang)),
                words(shown_interval(one, told[org])),
                words(t(f"standing_{standings[org]}") if org in standings else ""),
            ]
            for org in groups
            if asked.orgs is None or org in asked.orgs or _sees(site, visitor, org)
        ],
        frozenset({1, 2, 3, 4}),
    )
    own = Table(
        _title(one, lang),
        [t("value"), t("interval95"), t("numerator"), t("denominator"), t("left_out")],
        [
            [
                number(value.figure, shown(one, value.figure, lang)),
                words(shown_interval(one, value)),
                number(value.counted),
                number(value.subjects),
                number(value.excluded),
            ]
        ],
        frozenset({0, 2, 3, 4}),
    )
    return Sheet(_title(one, lang), _about(site, visitor, asked), [own, table])


def _rows_sheet(
    site: Site, visitor: Visitor, asked: Asked, found: pa.Table, standing: str
) -> Sheet:
    t, lang, one = Say(visitor.language), visitor.language, asked.definition
    to_record = one.front.subject == "case"
    amount = one.kind != "rate"
    head = [t("row_subject"), t("unit"), t("row_day"), t("row_standing"), t("row_reason")]
    rows_ = [
        [
            words(row["subject"], f"/records/{row['subject']}" if to_record else ""),
            words(site.org_name(row["org"], lang)),
            words(str(row["on_day"])),
            words(t(f"row_{row['standing']}")),
            words(_reason(one, row["reason"], lang)),
            *(
                [number(row["bottom"], "–" if row["bottom"] is None else f"{row['bottom']:g}")]
                * amount
            ),
        ]
        for row in found.to_pylist()
    ]
    head += [t("row_amount")] * amount
    table = Table(t("rows_behind"), head, rows_, frozenset({5} if amount else ()))
    about = [*_about(site, visitor, asked)]
    if standing:
        about.append((t("row_standing"), t(f"row_{standing}")))
    return Sheet(t("rows_of", title=_title(one, lang)), about, [table])


def _plain(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _about(site: Site, visitor: Visitor, asked: Asked) -> list[tuple[str, str]]:
    t, lang, made = Say(visitor.language), visitor.language, asked.run.manifest
    whole = t("cockpit_whole")
    return [
        (t("unit"), site.org_name(asked.org, lang) if asked.org else whole),
        (t("period"), f"{asked.period.text} ({asked.period.first} – {asked.period.last})"),
        (t("indicators"), t("cockpit_run", day=made.as_of, run=made.run)),
    ]


def _to(asked: Asked, org: str) -> str:
    told = urlencode({"period": asked.period.text, "org": org})
    return f"/indicators/{asked.definition.id}?{told}"


def _sees(site: Site, visitor: Visitor, org: str) -> bool:
    seen = reached(site, visitor, None)
    return seen is None or org in seen


def _title(one: Definition, lang: str) -> str:
    return one.front.title.zh if lang == "zh" else one.front.title.en


def _reason(one: Definition, reason: str | None, lang: str) -> str:
    if reason is None:
        return ""
    return one.front.reasons.get(reason, reason) if lang == "zh" else reason


def _reasons(one: Definition, value: Value, lang: str) -> list[tuple[str, int]]:
    return [(_reason(one, reason, lang), n) for reason, n in value.left_out.items()]
