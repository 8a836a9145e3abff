"""A file of ownership rules read, and rules named in it held against the rulebook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rulebook import Rulebook
from oversight.rulebook.yamltext import Section, Text, read_yaml
from oversight.supervision.ownership import Owner


class _Entry(Section):
    org: Text
    rule: Text = ""
    item: Text = ""
    territory: Text = ""
    since: date = Field(alias="from")
    until: date | None = None


class OwnershipFile(Section):
    """The settings of a file of ownership rules."""

    ownership: tuple[_Entry, ...]


def read_owners(text: str, file: str) -> tuple[list[Owner], tuple[str, ...]]:
    """The ownership rules of a text in YAML, and where each stands in `file`. May be `Refused`."""
    yaml = read_yaml(text, file)
    read = yaml.read(OwnershipFile).ownership
    owners = [
        Owner(each.org, each.rule, each.item, each.territory, each.since, each.until)
        for each in read
    ]
    return owners, tuple(yaml.where("ownership", place) for place in range(len(owners)))


def check_names(rulebook: Rulebook, owners: Sequence[Owner], where: Sequence[str] = ()) -> None:
    """Refused: a rule or pack that the rulebook does not have. `where` says where each stands."""
    spots = where or ["--rule"] * len(owners)
    problems = [
        problem
        for spot, owner in zip(spots, owners, strict=True)
        for problem in unknown_rule(rulebook, owner.rule, spot)
    ]
    if problems:
        raise Refused(problems)


def unknown_rule(rulebook: Rulebook, name: str | None, where: str) -> list[Problem]:
    """What is wrong with the name of a rule or a pack; nothing where it is known, or none."""
    known = {*rulebook.rules, *(rule.split("/")[0] for rule in rulebook.rules)}
    if not name or name in known:
        return []
    return [
        Problem(
            where,
            f"There is no rule or pack '{name}'.",
            suggest(name, known),
            (f"没有规则或规则包“{name}”。", suggest(name, known, "zh")),
        )
    ]
