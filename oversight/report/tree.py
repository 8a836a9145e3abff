"""The organisations in the order of their tree: each one before those below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from oversight.audit.words import Language

COUNTIES = 1
"""How deep in the tree the counties stand; below them are towns."""
COMMON = 5
"""A last word that so many names of a level bear, such as Town, tells nothing on a tile."""


@dataclass(frozen=True)
class Node:
    """An organisation in its place; `org` is None for records that name none."""

    org: str | None
    name: str
    name_en: str | None
    depth: int
    above: str | None

    def title(self, language: Language) -> str:
        """The name in `language`; the Chinese one where there is no English one."""
        return self.name_en if language == "en" and self.name_en else self.name


def ordered(
    orgs: Iterable[dict[str, object]], named: Iterable[object] = (), nobody: str = ""
) -> list[Node]:
    """The rows of the org table as a tree, siblings by id; then what the records also name.

    `named` are the organisations that figures stand for. Those that the table lacks come
    last under their id, and None comes at the very end under the name `nobody`. An
    organisation whose parent is missing, or lies on a ring of parents, stands at the top.

    >>> rows = [{"org": "b", "parent": "a", "name": "B"}, {"org": "a", "parent": None}]
    >>> [(node.org, node.depth) for node in ordered(rows, named=["z", None])]
    [('a', 0), ('b', 1), ('z', 0), (None, 0)]
    """
    rows = {str(row["org"]): row for row in sorted(orgs, key=lambda row: str(row["org"]))}
    below: dict[str | None, list[str]] = {}
    for org, row in rows.items():
        parent = None if row.get("parent") is None else str(row["parent"])
        below.setdefault(parent if parent in rows else None, []).append(org)
    nodes: list[Node] = []
    placed: set[str] = set()

    def place(org: str, depth: int, above: str | None) -> None:
        if org in placed:
            return
        placed.add(org)
        row = rows[org]
        english = str(row["name_en"]) if row.get("name_en") else None
        nodes.append(Node(org, str(row.get("name") or org), english, depth, above))
        for child in below.get(org, ()):
            place(child, depth + 1, org)

    for top in below.get(None, ()):
        place(top, 0, None)
    for org in rows:  # what is left lies on a ring
        place(org, 0, None)
    others = set(named)
    strangers = sorted(str(org) for org in others if org is not None and str(org) not in rows)
    nodes += [Node(org, org, None, 0, None) for org in strangers]
    if None in others:
        nodes.append(Node(None, nobody, None, 0, None))
    return nodes


def without_shared_ending(titles: Sequence[str]) -> list[str]:
    """Titles without the ending that all of them share; where there is room for few letters.

    >>> without_shared_ending(["East district office", "Old town office"])
    ['East district', 'Old town']
    """
    backwards = zip(*(title[::-1] for title in titles), strict=False)
    alike = takewhile(lambda letters: len(set(letters)) == 1, backwards)
    shared = len(list(alike)) if len(titles) > 1 else 0
    return [title[: len(title) - shared].strip() or title for title in titles]


def short_names(titles: Mapping[str, str], above: Mapping[str, str | None]) -> dict[str, str]:
    """Names for tiles: without what all of a level are called, nor what stands above them.

    `titles` are the whole names by organisation, `above` says below which each one stands.

    >>> titles = {"a": "Anzhou City centre", "b": "East District centre"}
    >>> titles["c"] = "Old Street, East District centre"
    >>> short_names(titles, {"a": None, "b": "a", "c": "b"})
    {'a': 'Anzhou City', 'b': 'East District', 'c': 'Old Street'}
    """
    over = {org: _over(org, above) for org in titles}
    found: dict[str, str] = {}
    for depth in sorted({len(heads) for heads in over.values()}):
        level = [org for org in titles if len(over[org]) == depth]
        whole = [titles[org] for org in level]
        # One alone shares its ending with the others of the tree, if with any.
        others = list(titles.values()) if len(level) == 1 else []
        short = without_shared_ending([*whole, *others])[: len(level)]
        for place, org in enumerate(level):
            for head in over[org]:
                shorter = short[place].removeprefix(found[head])
                short[place] = shorter.removesuffix(f", {found[head]}") or short[place]
        last = Counter(name.rpartition(" ")[2] for name in short if " " in name)
        for org, name in zip(level, short, strict=True):
            first, _, word = name.rpartition(" ")
            common = depth > COUNTIES and first and last[word] >= COMMON
            found[org] = first if common else name
    return found


def _over(org: str, above: Mapping[str, str | None]) -> list[str]:
    """What stands over an organisation, the topmost first."""
    heads: list[str] = []
    head = above.get(org)
    while head is not None:
        heads.insert(0, head)
        head = above.get(head)
    return heads
