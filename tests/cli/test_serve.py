"""`oversight serve`: what it refuses before it serves anything, and that it serves."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.store.fresh import fresh_store

from .desk import Desk, new_desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return new_desk(tmp_path, monkeypatch, capsys, "en")


def test_a_place_that_cannot_be_served_is_refused(desk: Desk) -> None:
    fresh_store(desk.folder).close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = desk.refused("serve", "--port", str(port))
    assert said.startswith(f"127.0.0.1:{port}: Nothing can be served there: ")
    assert "Name another `--port`, or a `--host` of this machine." in said
    elsewhere = desk.refused("serve", "--host", "192.0.2.1")
    assert elsewhere.startswith("192.0.2.1:8000: Nothing can be served there: ")


def test_without_a_store_there_is_nothing_to_serve(desk: Desk) -> None:
    assert "There is no supervision store here yet." in desk.refused("serve")


def test_it_serves_the_pages_until_it_is_stopped(desk: Desk) -> None:
    fresh_store(desk.folder).close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "from oversight.cli import main; main()"
    words = ["-C", str(desk.folder), "serve", "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-c", start, *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Open http://127.0.0.1:{port}\n"
        page = _page(f"http://127.0.0.1:{port}/")
        assert re.search(r'<form method="post" action="/sign-in">', page)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)


def _page(address: str) -> str:
    """A page as soon as it is served."""
    for _ in range(100):
        try:
            with urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing is served at {address}")
