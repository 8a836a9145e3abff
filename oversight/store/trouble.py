"""What a database answers when something is wrong, said in sentences.

A database says what is wrong as a five-letter code (PostgreSQL's SQLSTATE) or in words
(SQLite, and PostgreSQL's libpq while connecting). What is none of these is a fault of ours
and stays an error.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from oversight.problem import Problem
from oversight.store.engine import CONNECTIONS, QUERY_SECONDS, WAIT_SECONDS

AGAIN = "Try again; nothing was changed."

BUSY = (
    f"Another process has been writing to the store for {WAIT_SECONDS} seconds.",
    "Try again when it has finished; nothing was changed.",
)
_MET = ("Two changes met at the same moment, and this one was not made.", AGAIN)
_READ_ONLY = (
    "The store can be read but not written.",
    "Give yourself the right to write the file and the folder it lies in.",
)
_GONE = (
    "The connection to the database was lost.",
    "Try again when the database can be reached; what was not answered was not changed.",
)
_FULL = ("The disk of the database is full.", "Make room on it and try again; nothing was changed.")

_BY_CODE: dict[str, tuple[str, str]] = {
    "55P03": BUSY,
    "40001": _MET,
    "40P01": _MET,
    "57014": (
        f"The database had not finished after {QUERY_SECONDS} seconds and was told to stop.",
        "Ask for less at once, or try again when less is going on; nothing was changed.",
    ),
    "25006": (
        "The store can be read but not written.",
        "Name the main server in store.url, not a copy that only follows it.",
    ),
    "42501": (
        "The database does not let this user do that.",
        "Name in store.url the user who owns the store's tables; nothing was changed.",
    ),
    "25P03": (
        "The database gave up on a change that had stood still for too long.",
        AGAIN,
    ),
    "53100": _FULL,
    "53300": (
        "The database has no connection left.",
        "Try again in a moment, or allow it more (max_connections).",
    ),
    "57P01": _GONE,
    "57P02": _GONE,
    "57P03": ("The database is starting or stopping.", "Try again in a moment."),
}

_BY_WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("locked", BUSY),
    ("readonly", _READ_ONLY),
    ("disk is full", _FULL),
)
"""What SQLite says."""

CHANGED = Problem(
    "",
    "Someone else changed the item at the same moment; your change was not made.",
    "Look at the item again before you decide.",
)

NO_CONNECTION = Problem(
    "",
    f"All {CONNECTIONS} connections to the store have been in use for {WAIT_SECONDS} seconds.",
    "Try again in a moment; nothing was changed.",
)


def trouble(shown: str, error: DBAPIError) -> Problem | None:
    """What went wrong with the database at `shown`; None where it is a fault of ours."""
    code = getattr(error.orig, "sqlstate", None)
    if code in _BY_CODE:
        return Problem(shown, *_BY_CODE[code])
    if error.connection_invalidated:
        return Problem(shown, *_GONE)
    if not isinstance(error, OperationalError):
        return None
    said = first_line(error)
    for words, sentence in _BY_WORDS:
        if words in said:
            return Problem(shown, *sentence)
    return Problem(
        shown,
        f"The database answered: {said}.",
        "Mend the database and try again; nothing was changed.",
    )


_WHILE_CONNECTING: tuple[tuple[str, str, str], ...] = (
    (
        "password",
        "The database does not accept the user or the password.",
        "Check both in store.url; a password may also stand in PGPASSWORD or in ~/.pgpass.",
    ),
    (
        'database ".*" does not exist',
        "There is no such database on the server.",
        "Make it first (`createdb NAME`), or name another one in store.url.",
    ),
    (
        'role ".*" does not exist',
        "The server knows no such user.",
        "Name another user in store.url, or make that one (`createuser NAME`).",
    ),
    (
        "resolve host",
        "There is no such host.",
        "Check the name of the server in store.url.",
    ),
    (
        "too many clients",
        "The database has no connection left.",
        "Try again in a moment, or allow it more (max_connections).",
    ),
    (
        "[Cc]onnection refused",
        "No database answers there.",
        "Start the server, or check its name and port in store.url.",
    ),
    (
        "No such file or directory",
        "No database answers there.",
        "Start the server, or check its name and port in store.url.",
    ),
    (
        "timeout",
        f"The server did not answer within {WAIT_SECONDS} seconds.",
        "Check that it can be reached from here, and its name and port in store.url.",
    ),
)
"""What libpq says, by its words (expressions): while connecting it gives no code."""


def unopened(shown: str, file: Path | None, error: DBAPIError) -> Problem:
    """Why a store cannot be opened."""
    said = first_line(error)
    if file is not None and not file.parent.is_dir():
        return Problem(
            shown,
            f"The store cannot be opened: there is no folder '{file.parent}'.",
            "Make the folder, or name another file in store.url.",
        )
    if file is not None and file.is_dir():
        return Problem(
            shown,
            f"The store cannot be opened: '{file}' is a folder.",
            "Name a file in store.url.",
        )
    if "not a database" in said:
        return Problem(
            shown,
            f"The store cannot be opened: '{file}' is not a database.",
            "Name another file in store.url; nothing was changed.",
        )
    if file is None and isinstance(error, OperationalError):
        for words, sentence, fix in _WHILE_CONNECTING:
            if re.search(words, str(error.orig)):
                return Problem(shown, sentence, fix)
    known = trouble(shown, error) if getattr(error.orig, "sqlstate", None) else None
    return known or Problem(
        shown,
        f"The store cannot be opened: {said}.",
        "Check store.url and that the database can be reached.",
    )


def first_line(error: DBAPIError) -> str:
    """What the driver said, in a line."""
    return next(iter(str(error.orig).splitlines()), "nothing").strip().rstrip(".")
