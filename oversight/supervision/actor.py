"""Who acts: a person's name and the roles they hold, each bound to a place in the tree.

A plain value: accounts make it, commands carry it, and the scope weighs it. Nothing here
knows a password or a database.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES: tuple[str, ...] = (
    "inspector",
    "handler",
    "verifier",
    "auditor",
    "author",
    "publisher",
    "administrator",
)
"""The roles there are. An author writes rules; a publisher puts them in force."""


@dataclass(frozen=True, order=True)
class Grant:
    """One role at one place: an organisation and all below it.

    `place` is the organisation's code; None is the whole tree, and what belongs to no
    organisation.
    """

    role: str
    place: str | None


@dataclass(frozen=True)
class Actor:
    """A person as they act: `name` is what the trail writes, `label` what pages show."""

    name: str
    grants: tuple[Grant, ...] = ()
    label: str = ""

    @classmethod
    def local(cls, name: str) -> Actor:
        """Somebody at the machine that holds the store: every role, everywhere.

        Whoever can open the database file can do all it allows; roles bind those who come
        by way of an account. What nobody may (verify what they handled) binds them too.

        >>> sorted({grant.place for grant in Actor.local("Li Wei").grants}, key=str)
        [None]
        """
        return cls(name, tuple(Grant(role, None) for role in ROLES))
