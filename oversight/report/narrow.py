"""A material narrowed to an organisation with those below it, or to some rules.

The tables themselves are narrowed, so that every printed query runs as it stands over what
is kept of the edition; what they were narrowed to is printed in the manifest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

import pyarrow as pa
import pyarrow.compute as pc

from oversight.problem import Problem, Refused, suggest
from oversight.report.material import COLUMNS, Material
from oversight.report.tree import ordered


def narrowed(material: Material, *, org: str | None = None, rules: Sequence[str] = ()) -> Material:
    """The material of `org` and those below it, and of the rules that match a pattern.

    Clocks belong to no rule and stay as they are where only rules are chosen. Raises
    `Refused` with every name that stands for nothing.
    """
    problems = [*_no_such_org(material, org), *_no_such_rules(material, rules)]
    if problems:
        raise Refused(problems)
    if org is not None:
        below = _subtree(material, org)
        tables = {
            name: _kept(table, "org", below)
            for name, table in material.tables().items()
            if name != "peers"  # counts of the others, to be compared with
        }
        material = replace(material, **tables, filters=(*material.filters, ("org", org)))
    if rules:
        chosen = {rule for rule in _known(material) if _matches(rule, rules)}
        tables = {
            name: _kept(table, "rule", chosen)
            for name, table in material.tables().items()
            if "rule" in COLUMNS[name]
        }
        material = replace(
            material,
            **tables,
            rules={rule: card for rule, card in material.rules.items() if rule in chosen},
            filters=(*material.filters, ("rules", ", ".join(rules))),
        )
    return material


def _kept(table: pa.Table, column: str, among: set[str]) -> pa.Table:
    return table.filter(pc.is_in(table.column(column), pa.array(sorted(among), pa.string())))


def _subtree(material: Material, org: str) -> set[str]:
    """`org` and those below it, however deep."""
    found = {org}
    for node in ordered(material.orgs.to_pylist()):  # each one before those below it
        if node.org is not None and node.above in found:
            found.add(node.org)
    return found


def _known(material: Material) -> set[str]:
    used = material.summary.column("rule").unique().to_pylist()
    return {*material.rules, *(str(rule) for rule in used)}


def _matches(rule: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


def _no_such_org(material: Material, org: str | None) -> list[Problem]:
    known = [str(name) for name in material.orgs.column("org").to_pylist()]
    if org is None or org in known:
        return []
    said = f"There is no organisation '{org}' in the records."
    return [Problem("--org", said, suggest(org, known))]


def _no_such_rules(material: Material, rules: Sequence[str]) -> list[Problem]:
    known = _known(material)
    return [
        Problem("--rules", f"No rule of this run is named '{one}'.", suggest(one, known))
        for one in rules
        if not any(fnmatchcase(rule, one) for rule in known)
    ]
