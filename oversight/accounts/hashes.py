"""Secrets as the store knows them: who reads the store cannot use what is there."""

from __future__ import annotations

import hashlib


def hash_of(secret: str) -> str:
    """The SHA-256 of a secret, in hexadecimal digits.

    For secrets that are long and random: what people think of is kept by `passwords`.

    >>> hash_of("ovs_")[:12]
    'de47bb6afb46'
    """
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
