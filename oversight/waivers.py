"""Waivers: findings that somebody answers for, for a reason, until a day.

They stand in `waivers.yaml` of a project. A waiver never changes what the rules find: findings
stay as they are, and those that a waiver in force covers are counted apart and raise no item.
A waiver that has run out covers nothing and is a fault until somebody renews or removes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import AfterValidator, Field

from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.yamltext import Section, Text, YamlText, read_file, read_yaml, shown_path

FILE = "waivers.yaml"
_PARTS = "\x1f"
"""Stands between a rule and a subject, where both are one key; no record holds it."""


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("The text is blank.|Say who answers for it, and why.")
    return text.strip()


Words = Annotated[Text, AfterValidator(_written)]


class _Waiver(Section):
    rule: Text
    subject: Text | None = None
    org: Text | None = None
    owner: Words
    reason: Words
    since: date | None = Field(None, alias="from")
    until: date


class WaiverFile(Section):
    """The settings of `waivers.yaml`."""

    waivers: tuple[_Waiver, ...] = ()


@dataclass(frozen=True)
class Waiver:
    """One waiver: of a rule for one subject, or for one organisation.

    `owner` is who answers for it. It covers findings as of the days `since` to `until`, both
    included; `since` None is without bound.
    """

    rule: str
    subject: str | None
    org: str | None
    owner: str
    reason: str
    since: date | None
    until: date
    where: str
    """`file:line:col` of its entry."""

    def state(self, day: date) -> str:
        """`in_force`, `expired` or `not_yet` on that day."""
        if day > self.until:
            return "expired"
        return "not_yet" if self.since is not None and day < self.since else "in_force"

    @property
    def what(self) -> str:
        return f"subject {self.subject}" if self.subject else f"organisation {self.org}"


@dataclass(frozen=True)
class Applied:
    """The findings of a run, parted: those left, and those that a waiver covers.

    `waived` has the columns of the findings and `owner`, `reason`, `until` of the waiver;
    `covered` says how many findings each waiver covers.
    """

    left: pa.Table
    waived: pa.Table
    covered: Mapping[Waiver, int] = field(default_factory=dict)

    def counts(self) -> Mapping[tuple[str, str], int]:
        """How many findings are waived, by rule and outcome."""
        rules, outcomes = (self.waived[name].to_pylist() for name in ("rule", "outcome"))
        return Counter(zip(rules, outcomes, strict=True))


def read_waivers(folder: Path, rules: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of a project's folder; none where it has no such file.

    Raises `Refused` with everything wrong: settings that are missing or unknown, a rule that
    the project does not have, neither or both of subject and org, the same waived twice, a
    waiver that ends before it begins.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    text = read_yaml(read_file(path), shown_path(path))
    if text.data is not None and not isinstance(text.data, dict):
        raise Refused(
            Problem(
                text.where(),
                "The file is no mapping.",
                "Write waivers: and below it a list, each with rule, subject or org, owner,"
                " reason and until.",
            )
        )
    read, problems = _entries(text)
    waivers = []
    for place, raw in enumerate(_listed(text)):
        if isinstance(raw, dict):
            problems += _wrong(raw, text, place, rules)
    for place, one in read.items():
        where = text.where("waivers", place)
        waivers.append(
            Waiver(
                one.rule, one.subject, one.org, one.owner, one.reason, one.since, one.until, where
            )
        )
    problems += _twice(waivers)
    if problems:
        raise Refused(sorted(dict.fromkeys(problems), key=_line))
    return tuple(waivers)


def _listed(text: YamlText) -> list[object]:
    listed = (text.data or {}).get("waivers")
    return listed if isinstance(listed, list) else []


def _entries(text: YamlText) -> tuple[dict[int, _Waiver], list[Problem]]:
    """The sound entries by their place, and what is wrong with the others."""
    data = text.data or {}
    listed = data.get("waivers")
    if set(data) - {"waivers"} or not isinstance(listed, list | None):
        try:
            text.read(WaiverFile)
        except Refused as refused:
            return {}, list(refused.problems)
    read: dict[int, _Waiver] = {}
    problems = text.repeated()
    for place, raw in enumerate(_listed(text)):
        if not isinstance(raw, dict):
            said = "The entry is no mapping."
            fix = "Write rule, subject or org, owner, reason and until, each with its value."
            problems.append(Problem(text.where("waivers", place), said, fix))
            continue
        try:
            read[place] = text.read(_Waiver, ["waivers", place])
        except Refused as refused:
            problems += refused.problems
    return read, problems


def _wrong(
    raw: Mapping[str, object], text: YamlText, place: int, rules: Collection[str]
) -> list[Problem]:
    """What is wrong between the settings of an entry, sound or not."""
    problems = []
    at = ("waivers", place)
    rule, subject, org = (raw.get(name) for name in ("rule", "subject", "org"))
    if isinstance(rule, str) and rule and rule not in rules:
        problems.append(
            Problem(text.where(*at, "rule"), f"There is no rule '{rule}'.", suggest(rule, rules))
        )
    if (subject is None) is (org is None):
        said = "names neither subject nor org" if org is None else "names both a subject and an org"
        problems.append(
            Problem(
                text.where(*at) if org is None else text.where(*at, "org"),
                f"The waiver {said}.",
                "Name one subject, or one organisation.",
            )
        )
    since, until = raw.get("from"), raw.get("until")
    if isinstance(since, date) and isinstance(until, date) and until < since:
        problems.append(
            Problem(
                text.where(*at, "until"),
                f"The waiver ends on {until}, before it begins on {since}.",
                "Change from or until.",
            )
        )
    return problems


def _twice(waivers: Sequence[Waiver]) -> list[Problem]:
    first: dict[tuple[str, str | None, str | None], Waiver] = {}
    problems = []
    for one in waivers:
        key = (one.rule, one.subject, one.org)
        earlier = first.setdefault(key, one)
        if earlier is not one:
            problems.append(
                Problem(
                    one.where,
                    f"{one.rule} is already waived for {one.what} at {earlier.where}.",
                    "Keep one of the two.",
                )
            )
    return problems


def _line(problem: Problem) -> tuple[int, int]:
    *_, line, col = problem.where.split(":")
    return int(line), int(col)


def expired(waivers: Sequence[Waiver], day: date) -> list[Problem]:
    """A problem for each waiver that had run out before the day."""
    return [
        Problem(
            one.where,
            f"The waiver of {one.rule} for {one.what} ran out on {one.until} ({one.owner}:"
            f" {one.reason}).",
            "Renew it with a new until, or remove it.",
        )
        for one in waivers
        if one.state(day) == "expired"
    ]


def apply_waivers(findings: pa.Table, waivers: Sequence[Waiver], day: date) -> Applied:
    """Part the findings of a run as of `day` by the waivers in force on that day.

    A waiver for the subject goes before one for its organisation.
    """
    in_force = [one for one in waivers if one.state(day) == "in_force"]
    if not in_force:
        return Applied(findings, _with_waiver(findings.slice(0, 0), []))
    by_subject = {f"{o.rule}{_PARTS}{o.subject}": o for o in in_force if o.subject is not None}
    by_org = {f"{o.rule}{_PARTS}{o.org}": o for o in in_force if o.org is not None}
    subjects, orgs = (_keys(findings, name) for name in ("subject", "org"))
    hits = pc.or_(_among(subjects, by_subject), _among(orgs, by_org))
    waived = findings.filter(hits)
    covering = [
        by_subject.get(subject) or by_org[org]
        for subject, org in zip(
            subjects.filter(hits).to_pylist(), orgs.filter(hits).to_pylist(), strict=True
        )
    ]
    left = findings.filter(pc.invert(hits))
    return Applied(left, _with_waiver(waived, covering), Counter(covering))


def _with_waiver(waived: pa.Table, covering: Sequence[Waiver]) -> pa.Table:
    for name in ("owner", "reason", "until"):
        kind = pa.date32() if name == "until" else pa.string()
        waived = waived.append_column(name, pa.array([getattr(w, name) for w in covering], kind))
    return waived


def _keys(findings: pa.Table, column: str) -> pa.ChunkedArray:
    values = pc.fill_null(findings[column].cast(pa.string()), "")
    return pc.binary_join_element_wise(findings["rule"].cast(pa.string()), values, _PARTS)


def _among(keys: pa.ChunkedArray, known: Mapping[str, Waiver]) -> pa.ChunkedArray:
    return pc.is_in(keys, value_set=pa.array(list(known), pa.string()))
