"""A record: the case as it stands, its events and clocks, and what the rules find of it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
from fastapi import APIRouter, HTTPException, Response

from oversight.accounts.veil import masked
from oversight.problem import Refused
from oversight.records.lake import LakeRecords
from oversight.runs import Run
from oversight.web.pages.shown_proof import shown_records, veiled_proof
from oversight.web.proofs import proof_about
from oversight.web.reaching import reached
from oversight.web.render import page
from oversight.web.site import Site
from oversight.web.visitor import HereSite, HereVisitor, Visitor

router = APIRouter()
EVENTS = 200
"""Events of a case shown."""


@router.get("/records/{case:path}")
def show(case: str, site: HereSite, visitor: HereVisitor, rule: str = "") -> Response:
    """A case with what tells of a person hidden; with `rule` the proof of what it finds."""
    found, events = _read(site, case)
    seen = reached(site, visitor, None)
    if found is None or (seen is not None and found.get("org") not in seen):
        raise HTTPException(404)
    run = site.project.runs.latest()
    findings = _findings(run, case)
    if rule:
        return _proof(site, visitor, case, rule, run)
    values = {
        "case": case,
        "fields": _filled(masked("case", found)),
        "events": [masked("event", one) for one in events],
        "findings": findings,
        "run": run,
        "act": lambda act: _act(site, act, visitor.language),
        "at": lambda value: str(value)[:16] if value else "",
        "back_here": f"/records/{case}",
    }
    return page("record.html", site=site, visitor=visitor, values=values)


def _proof(site: Site, visitor: Visitor, case: str, rule: str, run: Run | None) -> Response:
    if rule not in site.project.rulebook.rules or run is None:
        raise HTTPException(404)
    told: list[str] = []
    explained = None
    as_of: date = run.manifest.as_of
    try:
        explained = proof_about(site, (rule, case), as_of, visitor.language)
    except Refused as no:
        told = [problem.told(visitor.language) for problem in no.problems]
    values = {
        "case": case,
        "rule": rule,
        "proof": None if explained is None else veiled_proof(explained),
        "told": told,
        "records": shown_records(explained, open_=False) if explained else {},
        "open": False,
        "may_look": False,
        "back_here": f"/records/{case}?rule={rule}",
    }
    return page("record_proof.html", site=site, visitor=visitor, values=values)


def _read(site: Site, case: str) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """The case and its events, read from the lake alone around it."""
    records: LakeRecords = site.project.lake.snapshot().only_case(case)
    with duckdb.connect() as con:
        con.execute(f"SET TimeZone = '{site.project.timezone}'")
        records.register(con)
        found = con.sql('SELECT * FROM lake."case" WHERE "case" = $c', params={"c": case})
        rows = found.to_arrow_table().to_pylist()
        told = con.sql(
            'SELECT * FROM lake.event WHERE "case" = $c ORDER BY ts, seq LIMIT $n',
            params={"c": case, "n": EVENTS},
        )
        events = told.to_arrow_table().to_pylist()
    return (rows[0] if rows else None), events


def _findings(run: Run | None, case: str) -> list[SimpleNamespace]:
    """What the run found of the case, the worst first."""
    if run is None:
        return []
    table = pq.read_table(run.folder / "findings.parquet", filters=[("subject", "=", case)])
    table = table.filter(pc.equal(table["subject_kind"], "case"))
    found = [SimpleNamespace(**row) for row in table.to_pylist()]
    return sorted(found, key=lambda one: (one.outcome != "flagged", one.rule))


def _filled(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in row.items() if value not in (None, "", [])]


def _act(site: Site, act: str, language: str) -> str:
    words = site.project.rulebook.acts.get(act)
    return act if words is None else words[0] if language == "zh" else words[1]
