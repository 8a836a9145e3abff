"""What a person waits for at a page: the whole answer over HTTP, in a store that is full.

    python bench/pages.py                  # 1,000,000 items on PostgreSQL
    python bench/pages.py --items 100000   # a smaller store

`oversight serve` runs in a process of its own over a simulated city with its records, whose
findings stand among a million others. Bars: the queue and an item within 150 ms, the cockpit
within 200 ms, a command within 100 ms (the 95th percentile).
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from pathlib import Path

from httpx2 import Client
from sqlalchemy import select, text

from bench._items import new_url
from bench.supervision import fill, seconds
from oversight.accounts.people import create_account
from oversight.cli.demo import AS_OF, SERVE_AT
from oversight.store.database import Store, open_store
from oversight.supervision.actor import Grant
from oversight.supervision.tables import ItemRow

CASES = 20_000
TIMES = 200
PASSWORD = "a long and quiet river"
OVERSIGHT = Path(sys.executable).parent / "oversight"
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """The figures of `make bench`."""
    yield from measured(1_000_000)


def measured(count: int) -> Iterator[Row]:
    """The pages of a store with so many items beside those of the city."""
    with new_url("postgresql") as url, tempfile.TemporaryDirectory() as folder:
        if url is None:
            yield "pages on PostgreSQL", "not measured", "it is not installed"
            return
        centre = Path(folder) / "centre"
        real = prepared(Path(folder), centre, url, count)
        with served(centre) as client:
            for what, each in walks(client, real):
                times = sorted(seconds(each) * 1000 for _ in range(TIMES))
                middle, late = times[TIMES // 2], times[int(TIMES * 0.95)]
                yield f"{what}, {count:,} items", f"p95 {late:.0f} ms", f"median {middle:.0f} ms"


def prepared(folder: Path, centre: Path, url: str, count: int) -> list[str]:
    """The city read and evaluated, its items among the others; gives its items' ids."""
    run("city", "make", folder / "city", "--cases", CASES, "--seed", 7)
    run("new", centre, "--packs", "cn.licensing,cn.penalty")
    settings = centre / "oversight.toml"
    settings.write_text(re.sub(r'(?m)^url = "[^"]*"', f'url = "{url}"', settings.read_text()))
    run("-C", centre, "intake", folder / "city")
    run("-C", centre, "evaluate", "--as-of", AS_OF)
    run("-C", centre, "indicators", "keep")
    store = open_store(url, create=True)
    try:
        fill(store, count)
        run("-C", centre, "items", "raise", "--at", AS_OF)
        create_account(
            store,
            "inspector",
            "Li Wei",
            PASSWORD,
            grants=(Grant("inspector", None),),
            language="en",
            at=datetime.combine(date.fromisoformat(AS_OF), time_of_day(9), UTC),
        )
        return _items_of(store)
    finally:
        store.close()


def _items_of(store: Store) -> list[str]:
    """The city's own items, shuffled; and the statistics a database in use has."""
    with store.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    with store.reading() as session:
        own = select(ItemRow.id).where(
            ItemRow.rule.not_like("%/filled-%"), ItemRow.state == "raised"
        )
        found = list(session.scalars(own.order_by(ItemRow.id)))
    random.Random(7).shuffle(found)
    return found


def run(*arguments: object) -> None:
    """A command of the program; its words only where it fails."""
    words = [str(OVERSIGHT), *(str(argument) for argument in arguments)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{words}\n{done.stdout}{done.stderr}")


@contextmanager
def served(centre: Path) -> Iterator[Client]:
    """The program serving, and somebody signed in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [str(OVERSIGHT), "-C", str(centre), "serve", "--port", str(port), "--at", SERVE_AT]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        with Client(base_url=f"http://127.0.0.1:{port}", timeout=60, follow_redirects=False) as who:
            _wait(port)
            given = {"login": "inspector", "password": PASSWORD, "then": "/queue"}
            assert who.post("/sign-in", data=given).status_code == 303
            yield who
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def walks(client: Client, real: list[str]) -> Iterator[tuple[str, Callable[[], object]]]:
    """What people open and send, each a call that is timed."""
    pick = random.Random(7)
    fresh = iter(real)
    token = re.search(r'name="csrf" value="([^"]+)"', client.get("/me").text)
    assert token
    csrf = token[1]

    def get(path: str) -> None:
        found = client.get(path)
        assert found.status_code == 200, (path, found.status_code)

    def confirm() -> None:
        item = next(fresh)
        data = {"csrf": csrf, "do": "confirm", "item": item, "query": "state=raised"}
        found = client.post("/queue/act", data=data)
        assert found.status_code == 303, found.text

    yield "cockpit, the whole city", lambda: get("/cockpit")
    county = re.search(r"/cockpit\?org=(\w+)\"", client.get("/cockpit").text)
    assert county
    yield "cockpit, one organisation", lambda: get(f"/cockpit?org={county[1]}")
    yield "page of the queue", lambda: get("/queue")
    yield "page of the queue, red and overdue", lambda: get("/queue?card=red&state=raised")
    yield "page of an item", lambda: get(f"/items/{pick.choice(real)}")
    yield "proof of an item, on its own", lambda: get(f"/items/{pick.choice(real)}/proof?part=1")
    yield "a command sent from the queue", confirm


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    for row in measured(parser.parse_args().items):
        print(*row, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
