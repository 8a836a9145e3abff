"""The keys that sign the trail: Ed25519, in files of their own, outside the store.

Whoever holds the private key can sign; the public ones are enough to check. A key's name is
the beginning of the sha256 of its public half, and is written in all it signs.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from oversight.problem import Problem, Refused

PRIVATE, PUBLIC = "trail.key", "trail.pub"
NAME_LENGTH = 16

PublicKeys = dict[str, Ed25519PublicKey]
"""Public keys by their names."""


@dataclass(frozen=True)
class SigningKey:
    """A private key and its name."""

    name: str
    private: Ed25519PrivateKey

    def sign(self, said: bytes) -> str:
        """The signature of some bytes, hexadecimal."""
        return self.private.sign(said).hex()


def make_key(folder: Path) -> SigningKey:
    """Make a key in `folder`: `trail.key`, for its owner alone to read, and `trail.pub`.

    Refused where one of the two is there already, and where they cannot be written: a key is
    never overwritten, for what it signed could then not be checked any more.
    """
    for name in (PRIVATE, PUBLIC):
        if (folder / name).exists():
            raise Refused(
                Problem(
                    str(folder / name),
                    "There is a key already.",
                    "Keep using it. To change keys, move trail.key away and give trail.pub "
                    "another name ending in .pub, so that what it signed can still be checked.",
                )
            )
    private = Ed25519PrivateKey.generate()
    public = private.public_key()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(
            folder / PUBLIC, public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        )
        secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        _write(folder / PRIVATE, secret, mode=0o600)
    except OSError as error:
        raise Refused(
            Problem(
                str(folder),
                f"The key cannot be written: {error.strerror}.",
                "Give yourself the right to write the folder.",
            )
        ) from error
    return SigningKey(name_of(public), private)


def read_key(path: Path) -> SigningKey:
    """The private key in a file. Refused: no such file, no key, and a key others may read."""
    try:
        if path.stat().st_mode & 0o077:
            raise Refused(
                Problem(
                    str(path),
                    "Others than its owner may read the key, so what it signs proves nothing.",
                    f"Run `chmod 600 {path}`, or make a new key if somebody may have read it.",
                )
            )
        private = load_pem_private_key(path.read_bytes(), None)
    except FileNotFoundError as error:
        raise Refused(
            Problem(
                str(path),
                "There is no key to sign with.",
                "Make one with `oversight trail key`.",
            )
        ) from error
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Refused(_no_key(path)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise Refused(_no_key(path))
    return SigningKey(name_of(private.public_key()), private)


def read_public(path: Path) -> PublicKeys:
    """The public keys of a file, or of every file of a folder that ends in .pub."""
    files = sorted(path.glob("*.pub")) if path.is_dir() else [path]
    found = {}
    for file in files:
        try:
            key = load_pem_public_key(file.read_bytes())
        except (OSError, ValueError, UnsupportedAlgorithm) as error:
            raise Refused(_no_key(file)) from error
        if not isinstance(key, Ed25519PublicKey):
            raise Refused(_no_key(file))
        found[name_of(key)] = key
    return found


def name_of(public: Ed25519PublicKey) -> str:
    """The name of a key."""
    return hashlib.sha256(public.public_bytes_raw()).hexdigest()[:NAME_LENGTH]


def _write(path: Path, content: bytes, mode: int = 0o644) -> None:
    # Made anew or not at all, and never readable to others for a moment.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        os.fsync(file.fileno())


def _no_key(path: Path) -> Problem:
    return Problem(
        str(path),
        "The file holds no Ed25519 key.",
        "Name one that `oversight trail key` made.",
    )
