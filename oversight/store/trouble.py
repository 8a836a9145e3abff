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

Said = tuple[str, str, tuple[str, str]]
"""A sentence and what to do about it, in English and, last, both in Chinese."""

AGAIN, AGAIN_ZH = "Try again; nothing was changed.", "请重试；数据未作改动。"

BUSY: Said = (
    f"Another process has been writing to the store for {WAIT_SECONDS} seconds.",
    "Try again when it has finished; nothing was changed.",
    (f"另一进程写库已超过{WAIT_SECONDS}秒。", "请待其结束后重试；数据未作改动。"),
)
_MET: Said = (
    "Two changes met at the same moment, and this one was not made.",
    AGAIN,
    ("两项改动同时发生，本次未生效。", AGAIN_ZH),
)
_READ_ONLY: Said = (
    "The store can be read but not written.",
    "Give yourself the right to write the file and the folder it lies in.",
    ("库只能读，不能写。", "请取得该文件及其所在文件夹的写权限。"),
)
_GONE: Said = (
    "The connection to the database was lost.",
    "Try again when the database can be reached; what was not answered was not changed.",
    ("与数据库的连接中断。", "请待数据库恢复后重试；未得到答复的改动没有生效。"),
)
_FULL: Said = (
    "The disk of the database is full.",
    "Make room on it and try again; nothing was changed.",
    ("数据库所在磁盘已满。", "请腾出空间后重试；数据未作改动。"),
)

_BY_CODE: dict[str, Said] = {
    "55P03": BUSY,
    "40001": _MET,
    "40P01": _MET,
    "57014": (
        f"The database had not finished after {QUERY_SECONDS} seconds and was told to stop.",
        "Ask for less at once, or try again when less is going on; nothing was changed.",
        (
            f"数据库{QUERY_SECONDS}秒内未完成，已令其停止。",
            "请缩小范围，或稍后重试；数据未作改动。",
        ),
    ),
    "25006": (
        "The store can be read but not written.",
        "Name the main server in store.url, not a copy that only follows it.",
        ("库只能读，不能写。", "请在 store.url 中指定主服务器，而非只读副本。"),
    ),
    "42501": (
        "The database does not let this user do that.",
        "Name in store.url the user who owns the store's tables; nothing was changed.",
        ("数据库不允许该用户这样做。", "请在 store.url 中指定库表的所有者；数据未作改动。"),
    ),
    "25P03": (
        "The database gave up on a change that had stood still for too long.",
        AGAIN,
        ("一项改动停顿过久，数据库已将其放弃。", AGAIN_ZH),
    ),
    "53100": _FULL,
    "53300": (
        "The database has no connection left.",
        "Try again in a moment, or allow it more (max_connections).",
        ("数据库已无空闲连接。", "请稍后重试，或调高 max_connections。"),
    ),
    "57P01": _GONE,
    "57P02": _GONE,
    "57P03": (
        "The database is starting or stopping.",
        "Try again in a moment.",
        ("数据库正在启动或停止。", "请稍后重试。"),
    ),
}

_BY_WORDS: tuple[tuple[str, Said], ...] = (
    ("locked", BUSY),
    ("readonly", _READ_ONLY),
    ("disk is full", _FULL),
)
"""What SQLite says."""

CHANGED = Problem(
    "",
    "Someone else changed the item at the same moment; your change was not made.",
    "Look at the item again before you decide.",
    ("他人同时改动了该件，您的改动未生效。", "请重看该件后再决定。"),
)

NO_CONNECTION = Problem(
    "",
    f"All {CONNECTIONS} connections to the store have been in use for {WAIT_SECONDS} seconds.",
    "Try again in a moment; nothing was changed.",
    (f"{CONNECTIONS}个数据库连接被占用已达{WAIT_SECONDS}秒。", "请稍后重试；数据未作改动。"),
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
