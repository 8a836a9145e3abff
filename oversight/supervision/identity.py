"""What an item is called, and whether two names mean the same person.

An item is identified by its rule and its subject. Its id is the beginning of a hash of the
two, in Crockford's base 32 (no I, L, O, U), so the same finding has the same id in every
store and an id can be read out over the telephone.
"""

from __future__ import annotations

import hashlib
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# Two letters at a time: ids are made a hundred thousand at once.
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
LENGTH = 10
"""Letters of an id: 50 bits, so that among a million items two meet once in 2,000 stores.
Whoever meets another's id takes two letters more."""
SHORTEST = 4
"""Letters of an id that suffice to name it, where no other begins so."""

_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None})


def item_id(rule: str, subject: str, length: int = LENGTH) -> str:
    """The id of the item of `rule` and `subject`.

    >>> item_id("it.road-fines/send-within-90", "A1")
    '1NYTYNRX5C'
    """
    digest = hashlib.sha256(f"{rule}\x1f{subject}".encode()).digest()
    number = int.from_bytes(digest[:15], "big")
    pairs = [_PAIRS[(number >> shift) & 1023] for shift in range(110, 110 - 5 * length, -10)]
    return "".join(pairs)[:length]


def as_typed(text: str) -> str:
    """An id as a person may type it, in the letters ids are made of.

    >>> as_typed(" inyty-nrx5c ")
    '1NYTYNRX5C'
    """
    return text.strip().upper().translate(_LOOKS_LIKE)


def writable(text: str) -> bool:
    """Whether a database can hold the text: UTF-8, without the character of nothing.

    >>> writable("签收"), writable("a\\0b"), writable("\\udcff")
    (True, False, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def person(name: str) -> str:
    """A name for comparison: width, case and spaces do not make another person.

    >>> person(" Li  Wei") == person("ＬＩ wei")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
