"""One small city for all tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from oversight.city import TRUTH, City, make_city


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Four thousand cases, as of the end of 2021."""
    return make_city(tmp_path_factory.mktemp("city") / "small", cases=4000, seed=7)


@pytest.fixture(scope="session")
def tables(city: City) -> dict[str, list[dict[str, Any]]]:
    """Its records, by table."""
    return {path.stem: pq.read_table(path).to_pylist() for path in city.folder.glob("*.parquet")}


@pytest.fixture(scope="session")
def truth(city: City) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    """Its truth: by rule and case, the outcome and the facts."""
    return read_truth(city.folder)


def read_truth(folder: Path) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    rows = pq.read_table(folder / TRUTH).to_pylist()
    found = {(r["rule"], r["subject"]): (r["outcome"], json.loads(r["facts"])) for r in rows}
    assert len(found) == len(rows), "a case has two verdicts of one rule"
    return found
