"""Each organisation's figures given to the detector of each shape, and all looks screened as one.

One organisation's look at one shape is one comparison; they share a false discovery rate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from oversight.audit.gaming.backdating import Entry, back_dating
from oversight.audit.gaming.benford import benford
from oversight.audit.gaming.bunching import bunching
from oversight.audit.gaming.heaping import heaping
from oversight.audit.gaming.pauses import Ran, by_remaining, jump
from oversight.audit.gaming.perfect import Rate, too_perfect
from oversight.audit.gaming.ratings import default_share
from oversight.audit.gaming.screen import Look, Screening, screen
from oversight.audit.gaming.verdict import Verdict
from oversight.audit.shapes.definition import Detector, Shape

LEVEL = 0.05
"""The false discovery rate of all looks together."""


@dataclass(frozen=True)
class Seen:
    """What a detector says of an organisation: its verdict, p and cases, and what it saw.

    `figure` is the detector's own measure, None where nothing is said: bunching, the excess at the
    due day in days' worth of cases; late acts, how many times the odds jump; back-dating, how many
    acts crossed the due day per one expected; heaping, the share that ends in 0 or 5; first
    digits, the mean absolute deviation; defaults, the share of them; too perfect, the wrong cases
    expected.
    """

    verdict: Verdict
    p: float | None
    cases: int
    figure: float | None


@dataclass(frozen=True)
class Looked:
    """All organisations looked at for all shapes: what was seen, and who is named."""

    seen: Mapping[tuple[str, str], Seen]
    """By the organisation and the shape."""
    screening: Screening


def look(
    name: str,
    shapes: Sequence[Shape],
    figures: pa.Table,
    *,
    group: Mapping[str, str] | None = None,
    level: float = LEVEL,
) -> Looked:
    """Looks for the shapes in the figures of each organisation.

    `figures` are as `shapes.figures.FIGURES`; `group` says under which organisation another is
    counted. Figures that name no organisation are left out: there is nobody to ask.
    """
    seen: dict[tuple[str, str], Seen] = {}
    for shape in shapes:
        own = figures.filter(pc.equal(figures["shape"], shape.id))
        own = own.filter(pc.is_valid(own["org"]))
        named = [(group or {}).get(org, org) for org in own["org"].to_pylist()]
        table = own.append_column("who", pa.array(named, pa.string()))
        for who, result in _DETECTORS[shape.front.detector](table):
            seen[who, shape.id] = result
    looks = [Look(org, shape, one.verdict, one.p, one.cases) for (org, shape), one in seen.items()]
    return Looked(seen, screen(name, looks, level=level))


Told = list[tuple[str, Seen]]


def _each(one: Callable[[pa.Table], Seen]) -> Callable[[pa.Table], Told]:
    """A detector that looks at one organisation by itself, over all of them in order."""

    def every(table: pa.Table) -> Told:
        names = sorted(set(table["who"].to_pylist()))
        return [(who, one(table.filter(pc.equal(table["who"], who)))) for who in names]

    return every


def _whole(table: pa.Table, column: str) -> list[int]:
    return [round(value) for value in table[column].to_pylist()]


def _bunching(table: pa.Table) -> Seen:
    found = bunching(_whole(table, "first"))
    known = [p for p in (found.p_mass, found.p_step) if p is not None]
    p = max(known) if len(known) == 2 else None
    return Seen(found.verdict, p, found.cases, found.mass)


def _late_acts(table: pa.Table) -> Seen:
    rows = zip(
        _whole(table, "first"), _whole(table, "second"), table["acted"].to_pylist(), strict=True
    )
    found = jump(by_remaining(Ran(max(first, last), last, acted) for first, last, acted in rows))
    return Seen(found.verdict, found.p, table.num_rows, found.odds)


def _back_dating(table: pa.Table) -> Seen:
    entries = map(Entry, _whole(table, "first"), _whole(table, "second"))
    found = back_dating(list(entries))
    ratio = found.crossed / found.expected if found.expected else None
    return Seen(found.verdict, found.p, found.cases, ratio)


def _heaping(table: pa.Table) -> Seen:
    found = heaping(table["first"].to_pylist())
    return Seen(found.verdict, found.p, found.cases, found.round_share)


def _first_digits(table: pa.Table) -> Seen:
    # The law is judged by the size of the deviation: with many amounts every p is small.
    found = benford(table["first"].to_pylist())
    return Seen(found.verdict, None, found.cases, found.deviation)


def _defaults(table: pa.Table) -> Seen:
    found = default_share(sum(table["acted"].to_pylist()), table.num_rows)
    return Seen(found.verdict, found.p, found.cases, found.share)


def _too_perfect(table: pa.Table) -> Told:
    counts: dict[str, tuple[int, int]] = {}
    for who, acted in zip(table["who"].to_pylist(), table["acted"].to_pylist(), strict=True):
        bad, of = counts.get(who, (0, 0))
        counts[who] = (bad + acted, of + 1)
    rates = [Rate(who, bad, of) for who, (bad, of) in sorted(counts.items())]
    return [
        (one.org, Seen(one.verdict, one.p, one.cases, one.expected)) for one in too_perfect(rates)
    ]


_DETECTORS: Mapping[Detector, Callable[[pa.Table], Told]] = {
    "bunching": _each(_bunching),
    "late-acts": _each(_late_acts),
    "back-dating": _each(_back_dating),
    "heaping": _each(_heaping),
    "first-digits": _each(_first_digits),
    "defaults": _each(_defaults),
    "too-perfect": _too_perfect,
}
