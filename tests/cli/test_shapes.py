"""`oversight shapes`: listed, looked for, opened to their figures; wrong questions are told."""

from __future__ import annotations

from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from oversight.city import make_city
from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.model import TABLES

from .line import Typed

BUNCH = "cn.licensing/decisions-bunch"


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the approvals of a city in which two organisations bunch."""
    folder = tmp_path_factory.mktemp("shapes") / "centre"
    lay_out(folder, packs=["cn.licensing"], timezone="Asia/Shanghai", calendar="CN")
    city = make_city(folder.parent / "city", cases=20_000, seed=3, habits=True).folder
    files = {path.stem: path for path in city.glob("*.parquet") if path.stem in TABLES}
    tables = {name: pq.read_table(path) for name, path in files.items()}
    Project.open(folder).lake.append(tables)
    return folder


def test_they_are_listed_with_their_detectors(typed: Typed, centre: Path) -> None:
    lines = [line.split() for line in typed.done("-C", centre, "shapes", "list").splitlines()]
    assert [(one[0], one[1]) for one in lines] == [
        ("cn.licensing/decisions-bunch", "bunching"),
        ("cn.licensing/decisions-dated-back", "back-dating"),
        ("cn.licensing/never-late", "too-perfect"),
        ("cn.licensing/pauses-late", "late-acts"),
        ("cn.licensing/ratings-by-default", "defaults"),
    ]


def test_looks_are_told_and_opened(typed: Typed, centre: Path, tmp_path: Path) -> None:
    told = typed.done("-C", centre, "shapes", "look", BUNCH, "--period", "2021")
    assert "at a false discovery rate of 5 %" in told
    assert "never proof of intent" in told
    written = tmp_path / "looks.csv"
    typed.done("-C", centre, "shapes", "look", BUNCH, "--period", "2021", "--csv", written)
    looks = pyarrow.csv.read_csv(written).to_pylist()
    named = [one for one in looks if one["standing"] == "named"]
    assert all(one["figure"] > 1 and one["q"] <= 0.05 for one in named)
    assert f"{len(named)} named" in " ".join(told.split())
    figures = tmp_path / "figures.csv"
    org = max(looks, key=lambda one: one["cases"])["org"]
    typed.done(
        *("-C", centre, "shapes", "figures", BUNCH, "--period", "2021", "--org", org),
        *("--csv", figures),
    )
    table = pyarrow.csv.read_csv(figures)
    inside = [row for row in table.to_pylist() if -10 <= row["first"] <= 15]
    assert len(inside) == next(one["cases"] for one in looks if one["org"] == org)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("look", "cn.licensing/decision-bunch", "--period", "2021"),
            "SHAPE: There is no shape 'cn.licensing/decision-bunch'. Did you mean "
            "'cn.licensing/decisions-bunch'?",
        ),
        (
            ("look", "--period", "2021", "--as-of", "2020-12-31"),
            "--as-of: The period 2021 begins after 2020-12-31. Name an earlier period, or a "
            "later day.",
        ),
    ],
)
def test_what_is_asked_wrongly_is_said(
    typed: Typed, centre: Path, args: tuple[str, ...], said: str
) -> None:
    code, out, err = typed("-C", centre, "shapes", *args)
    assert (code, out, err.split()) == (2, "", said.split())
