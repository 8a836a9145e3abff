"""A private PostgreSQL for the tests: made from Debian's binaries, gone when they end.

One cluster for each process that runs tests, in a temporary folder, listening on a socket
there and nowhere else; a database for each test, copied from a template. `initdb` refuses to
run as root, so root hands the folder to `postgres` or `nobody` and lets them run it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psycopg

USER = "oversight"
GUARDED = "guarded"
"""A user whom the server asks for a password, once a test has made one."""

START_SECONDS = 60

# The tests' data may go with a power cut; a store's must not.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
PRIVATE = ("listen_addresses=", "max_connections=200", "shared_buffers=64MB", "timezone=UTC")


@dataclass
class Cluster:
    """A running cluster; databases are made in it and dropped again."""

    folder: Path
    made: int = 0
    templates: list[str] = field(default_factory=list)

    def url(self, database: str) -> str:
        """A database of the cluster as SQLAlchemy names it."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def new_database(self, template: str = "template0") -> str:
        """A fresh database, a copy of `template`; its name."""
        self.made += 1
        name = f"t{self.made}"
        # A copy of the files beats a copy by the log for a database this small.
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Carry out a statement outside of any transaction."""
        with self._connection() as connection:
            connection.execute(statement)

    def _connection(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(f"host={self.folder} dbname=postgres user={USER}", autocommit=True)


@cache
def why_not() -> str | None:
    """Why there can be no PostgreSQL here; None where there can."""
    if binaries() is None:
        return "PostgreSQL is not installed here (tools/system-packages does it)"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "there is no user 'postgres' or 'nobody' to run PostgreSQL as"
    return None


@cache
def binaries() -> Path | None:
    """The folder of the newest server installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: float(folder.parent.name))
    other = shutil.which("initdb")
    return Path(other).resolve().parent if other else None


@contextmanager
def running(settings: tuple[str, ...] = FAST) -> Iterator[Cluster]:
    """A cluster that runs until the end of the block."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        _initialised(folder)
        server = _started(folder, settings)
        try:
            cluster = Cluster(folder)
            _wait(cluster, server)
            yield cluster
        finally:
            # At once: what the tests wrote is not wanted any more.
            server.send_signal(signal.SIGQUIT)
            server.wait(START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialised(folder: Path) -> None:
    owner = _unprivileged()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    command = ["initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8"]
    done = subprocess.run(
        [str(_bin() / command[0]), *command[1:], "--locale=C", "--no-sync"],
        **_as(owner, folder),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    hba = folder / "data" / "pg_hba.conf"
    hba.write_text(f"local all {GUARDED} scram-sha-256\n{hba.read_text()}")


def _started(folder: Path, settings: tuple[str, ...]) -> subprocess.Popen[bytes]:
    command = [str(_bin() / "postgres"), "-D", "data", "-k", str(folder)]
    for setting in (*PRIVATE, *settings):
        command += ["-c", setting]
    if end := shutil.which("setpriv"):
        # Tests that are killed take their server with them.
        command = [end, "--pdeathsig", "QUIT", *command]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, **_as(_unprivileged(), folder), stdout=log, stderr=log)


def _wait(cluster: Cluster, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            cluster.run("SELECT 1")
            return
        except psycopg.OperationalError:
            log = (cluster.folder / "log").read_text(errors="replace")
            assert server.poll() is None, log
            assert time.monotonic() < until, log
            time.sleep(0.05)


def _bin() -> Path:
    found = binaries()
    assert found is not None
    return found


@cache
def _unprivileged() -> pwd.struct_passwd | None:
    """Whom root lets run the server; None for whoever is not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known.get("nobody")


def _as(owner: pwd.struct_passwd | None, folder: Path) -> dict[str, object]:
    if owner is None:
        return {"cwd": folder}
    return {"cwd": folder, "user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
