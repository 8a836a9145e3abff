"""What the detectors measure becomes figures: a measure, and the chance of it."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from oversight.audit.authored import load
from oversight.audit.gaming.bunching import bunching
from oversight.audit.gaming.heaping import heaping
from oversight.audit.recorded.figure import Figure
from oversight.audit.recorded.shape import shape_figures
from oversight.audit.shapes.definition import SHAPE, Shape, read_shape
from oversight.audit.shapes.figures import FIGURES
from oversight.audit.shapes.looking import look
from oversight.rulebook.rulebook import library_folder, load_rulebook

BUNCH, ROUND = "cn.licensing/decisions-bunch", "cn.penalty/fines-round"


@pytest.fixture(scope="module")
def shapes() -> list[Shape]:
    packs = load_rulebook(["cn.licensing", "cn.penalty"], [library_folder()]).packs
    folders = [library_folder().parent / "audits"]
    return list(load(SHAPE, read_shape, packs, folders, [BUNCH, ROUND], where="SHAPE").values())


def test_measures_and_chances_of_each_organisation(shapes: list[Shape]) -> None:
    slacks = [slack for slack in range(-10, 16) for _ in range(40 + slack)] + [0] * 90
    fines = [137 * at % 1000 for at in range(300)]
    given = [(BUNCH, "A", slack) for slack in slacks] + [(BUNCH, "B", 1)] * 7
    given += [(ROUND, "A", fine) for fine in fines]
    day = date(2021, 3, 1)
    rows = [
        {"shape": shape, "subject": str(at), "org": org, "on_day": day, "first": float(first)}
        for at, (shape, org, first) in enumerate(given)
    ]
    table = pa.Table.from_pylist(rows, FIGURES)
    heaped, rounded = bunching(slacks), heaping(fines)
    assert heaped.mass is not None
    assert rounded.round_share is not None
    assert shape_figures(shapes, look("2021", shapes, table), "2021") == [
        Figure(BUNCH, "A", "2021", "screen:bunching", round(heaped.mass, 4), den=heaped.cases),
        Figure(BUNCH, "A", "2021", "screen:bunching-p", float(f"{heaped.p:.3g}"), den=heaped.cases),
        Figure(ROUND, "A", "2021", "screen:heaping", round(rounded.round_share, 4), den=300),
        Figure(ROUND, "A", "2021", "screen:heaping-p", float(f"{rounded.p:.3g}"), den=300),
        Figure(BUNCH, "B", "2021", "screen:bunching", None, den=7),
        Figure(BUNCH, "B", "2021", "screen:bunching-p", None, den=7),
    ]
