"""What goes into a bundle: the item, its history, and the records as they stood at its run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from oversight.accounts.veil import masked, personal_values, veiled
from oversight.explain.answer import Explanation
from oversight.explain.explaining import Setting, explain
from oversight.problem import Refused
from oversight.project import Project
from oversight.rulebook.rule import Rule
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import Entry
from oversight.supervision.item import Finding, SupervisionItem
from oversight.supervision.service import get_item, read_file
from oversight.supervision.views import read_files, read_trail
from oversight.veiling import veiled_facts, veiled_sentence, veiled_trail


@dataclass(frozen=True)
class Attached:
    """A file of the item."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True)
class Material:
    """All of a bundle before it is packed.

    `run` is the manifest of the item's latest run, `proofs` the explanation in each language,
    `gaps` what could not be had, in a sentence each: a bundle says what it lacks.
    """

    item: SupervisionItem
    trail: Sequence[Entry]
    files: Sequence[Attached]
    run: Mapping[str, Any]
    proofs: Mapping[str, Explanation]
    records: Mapping[str, Sequence[Mapping[str, Any]]]
    rule_text: str
    gaps: Sequence[str]
    open: bool


def gather(
    project: Project, store: Store, item_id: str, *, actor: Actor, open_: bool = False
) -> Material:
    """What there is of an item. What tells of a person is masked unless `open_`.

    Whoever asks for it open has written the look down before. Refused: an item that is not
    there or not to be seen.
    """
    item = get_item(store, item_id, actor=actor)
    gaps: list[str] = []
    run = _run(project, item, gaps)
    proofs = _proofs(project, item, run, gaps)
    rule = project.rulebook.rules.get(item.rule)
    if rule is None:
        gaps.append(f"The rulebook has no rule '{item.rule}' any more; its text is not here.")
    elif rule.version != item.finding.version:
        gaps.append(
            f"The finding is of version {item.finding.version} of the rule; the text here is of "
            f"version {rule.version}."
        )
    files = [
        Attached(
            each["name"],
            each["sha256"],
            read_file(store, item.id, each["sha256"], actor=actor)[1],
        )
        for each in read_files(store, item.id, actor=actor)
    ]
    records = next(iter(proofs.values())).records if proofs else {}
    trail = read_trail(store, item.id, actor=actor)
    if not open_:
        trail = veiled_trail(rule, item.finding.facts, trail)
        item = replace(item, finding=_veiled(rule, item.finding))
    if not open_ and proofs:
        hidden = personal_values(records)
        proofs = {language: veiled(proof, hidden) for language, proof in proofs.items()}
        records = {
            table: [masked(table, row) for row in rows] for table, rows in records.items() if rows
        }
    return Material(
        item,
        trail,
        files,
        run,
        proofs,
        records,
        rule.text if rule is not None else "",
        gaps,
        open_,
    )


def _veiled(rule: Rule | None, finding: Finding) -> Finding:
    """A finding whose facts and sentence name nobody."""
    message = veiled_sentence(rule, finding.facts, finding.message)
    facts = json.dumps(veiled_facts(rule, finding.facts), ensure_ascii=False)
    return replace(finding, message=message, facts=facts)


def _run(project: Project, item: SupervisionItem, gaps: list[str]) -> dict[str, Any]:
    path = project.runs.folder / item.finding.run / "manifest.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        gaps.append(f"The run {item.finding.run} is no longer kept; its manifest is not here.")
        return {}
    return found


def _proofs(
    project: Project, item: SupervisionItem, run: Mapping[str, Any], gaps: list[str]
) -> dict[str, Explanation]:
    """The proof over the lake as it stood at the run; over today's where that is gone."""
    versions = project.lake.versions()
    wanted = str(run.get("lake", ""))
    version = wanted if wanted in versions else None
    if version is None:
        gaps.append(
            f"The records as they stood at the run (lake version {wanted or 'unknown'}) are no "
            "longer there; the proof is made over the records as they stand now."
        )
    proofs: dict[str, Explanation] = {}
    for language in ("zh", "en"):
        setting = Setting(
            rulebook=project.rulebook,
            records=project.lake.snapshot(version),
            calendar=project.calendar,
            timezone=project.timezone,
            as_of=item.finding.as_of,
            language=language,
        )
        try:
            proofs[language] = explain(setting, item.rule, item.subject)
        except Refused as no:
            gaps.append(f"No proof could be made: {no.problems[0].told('en')}")
            return {}
    return proofs
