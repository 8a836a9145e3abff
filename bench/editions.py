"""Editions: how long they take to write, how much memory, and whether they come out the same.

The city is the made-up one of the tests of reports: 107 organisations, four rules.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import pyarrow as pa

from oversight.audit.period import Period
from oversight.report.fonts import find_face
from oversight.report.frozen import Order, freeze
from oversight.report.library import find_edition, find_programme
from oversight.report.material import Material
from oversight.report.narrow import narrowed
from oversight.report.peers import with_peers
from oversight.report.spans import days
from tests.report.made import AS_OF, material

HOME = Path(__file__).parent.parent
PAGES = 100
EDITIONS = 20
LATER = 10_000
MEGA = 1024 * 1024

Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """Each measured in a process of its own, so that memory is its own too."""
    for measure in (_daily, _audit, _again):
        with get_context("spawn").Pool(1) as pool:
            yield from pool.apply(measure)


def _daily() -> list[Row]:
    city, face = material(), find_face()
    order = Order(find_edition("daily", "daily", [HOME / "reports"]), ("zh",))
    order.issue(city, face)
    begun = perf_counter()
    issued = order.issue(replace(city, name=f"{city.name} "), face)
    took, memory = perf_counter() - begun, _memory()
    return [("daily brief", f"{took:.2f} s", f"bar 2 s; {_pages(issued.pdf)} pages; {memory}")]


def _audit() -> list[Row]:
    """The audit report, with so many red flags listed that it has a hundred pages."""
    city, face = material(), find_face()
    many = pa.concat_tables([city.findings] * 5)
    city = replace(city, findings=many)
    edition = find_edition("audit", "audit", [HOME / "reports"]).model_copy(
        update={"per_rule": 500}
    )
    order = Order(
        edition,
        ("zh", "en"),
        Period.parse("2021-Q3"),
        find_programme(None, [HOME / "audits"], city.rules),
    )
    begun = perf_counter()
    issued = order.issue(city, face)
    took, memory = perf_counter() - begun, _memory()
    pages = _pages(issued.pdf)
    note = f"bar 5 s for {PAGES} pages and 500 MB; {1000 * took / pages:.0f} ms a page; {memory}"
    return [(f"audit report, {pages} pages", f"{took:.2f} s", note)]


def _again() -> list[Row]:
    """Issued, then later records come, then issued again from what was kept."""
    city, face = material(), find_face()
    with tempfile.TemporaryDirectory() as place:
        kept = [
            freeze(Path(place), f"edition-{at}", order, of, face)[0]
            for at, (order, of) in enumerate(_twenty(city))
        ]
        later = _twenty(_later(city))
        anew = sum(
            order.issue(of, face).pdf != (one.folder / "issued.pdf").read_bytes()
            for one, (order, of) in list(zip(kept, later, strict=True))[1:3]
        )
        begun = perf_counter()
        same = 0
        for frozen in kept:
            issued = frozen.order.issue(frozen.material, face)
            same += issued.pdf == (frozen.folder / "issued.pdf").read_bytes() and (
                issued.workbook == (frozen.folder / "issued.xlsx").read_bytes()
            )
        took = perf_counter() - begun
    what = f"editions the same to the byte after {LATER:,} later records"
    return [
        (
            what,
            f"{same} of {len(kept)}",
            f"{took / len(kept):.2f} s each, with workbook; issued anew, {anew} of 2 differ",
        )
    ]


def _twenty(city: Material) -> list[tuple[Order, Material]]:
    def order(kind: str, period: Period | None) -> Order:
        return Order(find_edition(kind, kind, [HOME / "reports"]), ("zh",), period)

    month = Period.parse("2021-09")
    found = [(order("daily", None), city), (order("circular", month), city)]
    found += [(order("weekly", days(AS_OF - timedelta(days=back), 7)), city) for back in range(4)]
    found += [
        (order("special", month), narrowed(city, rules=[rule])) for rule in sorted(city.rules)
    ]
    left = EDITIONS - len(found)
    planned = find_programme(None, [HOME / "audits"], city.rules)
    for org in (f"C{at:02}" for at in range(left)):
        peered = narrowed(with_peers(city, planned, month, org), org=org)
        found.append((replace(order("scorecard", month), programme=planned), peered))
    return found


def _later(city: Material) -> Material:
    """The city with later items and findings: an edition issued anew would tell of them."""
    times = LATER // city.items.num_rows + 1
    more = pa.concat_tables([city.items] * times).slice(0, LATER)
    return replace(city, items=pa.concat_tables([city.items, more]))


def _pages(pdf: bytes) -> int:
    # Imported when the memory has been read: counting pages is no part of writing them.
    from pypdf import PdfReader  # noqa: PLC0415

    return len(PdfReader(BytesIO(pdf)).pages)


def _memory() -> str:
    """The peak, and on Linux what is not code of libraries.

    How much of the libraries counts depends on how much of them the kernel has at hand: the same
    report peaked 60 MB apart in two environments, and its own memory was the same.
    """
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = f"peak {peak * (1 if sys.platform == 'darwin' else 1024) / MEGA:.0f} MB"
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    own = [int(line.split()[1]) * 1024 / MEGA for line in lines if line.startswith("RssAnon")]
    return f"{told}, its own {own[0]:.0f} MB" if own else told
