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
    rules = rulebook.rules
    known = {*rules, *(name.split("/")[0] for name in rules)}
    problems = [
        Problem(
            where[place] if where else "--rule",
            f"There is no rule or pack '{owner.rule}'.",
            suggest(owner.rule, known),
            (f"没有规则或规则包“{owner.rule}”。", "请见规则页。"),
        )
        for place, owner in enumerate(owners)
        if owner.rule and owner.rule not in known
    ]
    if problems:
        raise Refused(problems)
