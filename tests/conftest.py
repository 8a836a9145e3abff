"""What all tests share: databases, of both kinds the store is made for.

A test that asks for `store_url`, `empty_url` or `any_store` is run twice, on SQLite and on
PostgreSQL; the latter is skipped where it cannot be had, and says why.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

from oversight.records.lake import Lake
from oversight.store.database import Store, open_store
from tests.records.support import taken
from tests.store.fresh import fresh_database, fresh_file
from tests.store.postgres import Cluster, running, why_not

DATABASES = ("sqlite", "postgresql")
TOGETHER = {
    "tests/records/test_real_data.py": "public-logs",
    "tests/packs/test_road_fines.py": "public-logs",
    "tests/packs/test_wabo.py": "public-logs",
    "tests/cli/test_audits.py": "public-logs",
}
"""Files that one process runs, since they share what is dear to make; else each file by itself."""


class _Scheduling(LoadFileScheduling):
    """A process runs whole files, and those that stand together: what they share is made once.

    The marks of the plugin's own groups come to nothing with pytest 9.2, which keeps the names
    of tests elsewhere than it puts them.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return TOGETHER.get(file, file)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector of garbage need not look at it again.

    Thousands of tests and all that they import are a heap that takes half a second to walk.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure() -> None:
    gc.unfreeze()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> _Scheduling:
    """How the tests are dealt out to processes."""
    return _Scheduling(config, log)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that runs as long as the tests of this process do."""
    if reason := why_not():
        pytest.skip(reason)
    with running() as started:
        yield started


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'oversight.db'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = cluster.new_database()
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture(params=DATABASES)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a store with all its tables and nothing in them."""
    if request.param == "sqlite":
        yield fresh_file(tmp_path)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = fresh_database(cluster)
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def any_store(store_url: str) -> Iterator[Store]:
    """An open store with all its tables and nothing in them."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture(scope="session")
def road_fines(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The public log of road fines in a lake, taken in once for all that only read it.

    Files that ask for it stand under one name in `TOGETHER`, so that one process takes it in.
    """
    lake = Lake(tmp_path_factory.mktemp("road-fines") / "lake")
    assert taken("it.road-fines", lake, "road_fines.xes.gz") == [(150_370, 561_470, 0)]
    return lake


@pytest.fixture(scope="session")
def dutch_permits(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The public logs of three municipalities' permits in a lake, taken in once likewise."""
    lake = Lake(tmp_path_factory.mktemp("dutch-permits") / "lake")
    logs = [f"BPIC15_{number}.xes.gz" for number in (1, 2, 3)]
    assert taken("nl.wabo", lake, *logs) == [
        (1_199, 52_217, 0),
        (832, 44_354, 0),
        (1_409, 59_681, 0),
    ]
    return lake
