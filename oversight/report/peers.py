"""The peers of an organisation: all of its level, each with those below it, as counts alone.

A scorecard is narrowed to one organisation, so what it is compared with must be kept beside it:
of the others no record, only how many were counted among how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from oversight.audit.compare.screen import Question, Seen, Verdict, screen
from oversight.audit.indicator import Counted, compute
from oversight.audit.indicators.values import ancestors
from oversight.audit.period import Period
from oversight.audit.programme import Programme, Rate
from oversight.report.computed import scope_of
from oversight.report.material import PEERS, Material


def with_peers(material: Material, programme: Programme, period: Period, org: str) -> Material:
    """The material with the counts of `org` and its peers on each rate of the programme.

    To be taken before the material is narrowed to `org`. Where the organisation has no level,
    or is not known, it has no peers. `Refused` as `compute` has it.
    """
    orgs = {str(row["org"]): row for row in material.orgs.to_pylist()}
    level = orgs.get(org, {}).get("level")
    group = ancestors(orgs.values(), str(level)) if level is not None else {org: org}
    scope = scope_of(material, period)
    rows = []
    for rate in programme.rates:
        for peer, (count, of) in _summed(compute(rate, scope, material.ask).rows, group).items():
            rows.append(
                {"indicator": rate.indicator, "org": peer, "numerator": count, "denominator": of}
            )
    return replace(material, peers=pa.Table.from_pylist(rows, pa.schema(list(PEERS.items()))))


def _summed(rows: tuple[Counted, ...], group: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Counted and among, by the peer that each organisation is or belongs to."""
    counted: Counter[str] = Counter()
    among: Counter[str] = Counter()
    for row in rows:
        if row.org is not None and row.org in group:
            counted[group[row.org]] += row.numerator
            among[group[row.org]] += row.denominator
    return {peer: (counted[peer], among[peer]) for peer in sorted(among) if among[peer]}


def verdicts(peers: pa.Table, rates: list[Rate], org: str) -> dict[str, Verdict]:
    """What the screening of all peers on all rates together says of `org`, by rate.

    One false discovery rate of 5 % for all of them; a rate on which `org` has no cases is missing.
    """
    asked = [Question(one.indicator, one.better, one.minimum, one.target) for one in rates]
    seen = [
        Seen(row["org"], row["indicator"], row["numerator"], row["denominator"])
        for row in peers.to_pylist()
    ]
    judged = screen("peers", asked, seen).judged
    return {each.indicator: each.verdict for each in judged if each.org == org}
