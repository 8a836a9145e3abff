"""The world of the pages, made once, and a store of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from oversight.accounts import passwords
from oversight.store.database import Store

from .support import Browser, app_over, copied, lay_world


@pytest.fixture(scope="package", autouse=True)
def _quick() -> Iterator[None]:
    """Passwords that cost nothing: how dear they are is held in tests/accounts."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "HASHER", cheap)
        yield


@pytest.fixture(scope="package")
def world(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder that no test changes."""
    return lay_world(tmp_path_factory.mktemp("web"))


@pytest.fixture
def web_store(world: Path, tmp_path: Path) -> Iterator[Store]:
    """The world's store, a copy for one test."""
    store = copied(world, tmp_path)
    yield store
    store.close()


@pytest.fixture
def visit(world: Path, web_store: Store) -> Callable[..., Browser]:
    """Somebody who comes to the pages: signed in by a name, or not yet."""
    app = app_over(world, web_store)

    def come(login: str | None = None) -> Browser:
        return Browser(app, login)

    return come
