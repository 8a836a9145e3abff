"""Passwords: what a good one is, and how it is kept.

Kept as argon2id hashes by the profile for little memory of RFC 9106, section 4. What is asked
of a password follows NIST SP 800-63B-4: length, and not one that everybody knows; no rules of
composition, no expiry.
"""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from oversight.problem import Problem

LEAST = 12
"""How many letters a password has at least."""

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
NOBODY = HASHER.hash("the password of an account that is not there")
"""What a password is held against where there is no account, so that it takes as long."""


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
                f"It has fewer than {LEAST} letters.",
                "Take a sentence that only you would think of.",
                (f"密码不足{LEAST}位。", "请用一句只有您想得到的话。"),
            )
        )
    known = password.casefold()
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
    return HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    """Whether this is the password that is kept so."""
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether it was hashed by weaker parameters than today's."""
    return HASHER.check_needs_rehash(kept)
