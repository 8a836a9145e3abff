"""Passwords: what a good one is, and how it is kept.

Kept as argon2id hashes by the profile for little memory of RFC 9106, section 4. What is asked
of a password follows NIST SP 800-63B-4: length, and not one that everybody knows; no rules of
composition, no expiry.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from oversight.problem import Problem

LEAST = 12
"""How many characters a password has at least."""

MOST = 256
"""And at most: more is no sentence, and hashing takes its time."""

COMMON = (
    "123456789012",
    "1234567890123",
    "123123123123",
    "111111111111",
    "000000000000",
    "abcdefghijkl",
    "password1234",
    "passwordpassword",
    "qwertyuiopas",
    "1qaz2wsx3edc",
    "administrator",
    "oversight123",
    "letmeinletmein",
    "woaini1314520",
)
"""Some that are tried first."""

HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
"""How passwords are hashed."""


def faults(password: str, login: str) -> list[Problem]:
    """What is wrong with a password for this account; nothing for a good one.

    >>> faults("a long and quiet river", "liwei")
    []
    """
    where = f"password of {login}"
    found = []
    if len(password) < LEAST:
        found.append(
            Problem(
                where,
                f"It has fewer than {LEAST} characters.",
                "Take a sentence that only you would think of.",
                (f"密码不足{LEAST}位。", "请用一句只有您想得到的话。"),
            )
        )
    if len(password) > MOST:
        found.append(
            Problem(
                where,
                f"It has more than {MOST} characters.",
                "Take a shorter one.",
                (f"密码超过{MOST}位。", "请用短一些的密码。"),
            )
        )
    known = _plain(password).casefold()
    if known in COMMON or known == login.casefold() or len(set(known)) < 4:
        found.append(
            Problem(
                where,
                "It is among the first that are guessed.",
                "Take another one.",
                ("该密码极易被猜中。", "请换一个。"),
            )
        )
    return found


def hashed(password: str) -> str:
    """A password as it is kept."""
    return HASHER.hash(_plain(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password that is kept so; where none is kept, no, after as long."""
    against = _nobody(HASHER)
    try:
        # Longer ones are no password of anybody's, and take as long as a wrong one.
        return HASHER.verify(kept or against, _plain(password[: MOST + 1])) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether it was hashed by other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


@cache
def _nobody(hasher: PasswordHasher) -> str:
    return hasher.hash("the password of an account that is not there")


def _plain(password: str) -> str:
    """A password as one text, however a keyboard composed it (NIST SP 800-63B-4, 3.1.1.2)."""
    text = unicodedata.normalize("NFKC", password)
    return text.encode(errors="replace").decode()
