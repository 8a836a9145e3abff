"""The forms of the commands on audits: what each asks for, and what a filled one carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from oversight.audit.finding import PARTS, Evidence, Finding, Said
from oversight.engagement.service import Given
from oversight.engagement.typed import KINDS, evidence_typed, finding_typed
from oversight.engagement.workflow import PROGRESS
from oversight.problem import Problem, Refused
from oversight.web.typed import day_typed, text_of
from oversight.web.visitor import Form, Visitor


@dataclass(frozen=True)
class Asked:
    """A field of a command: `kind` is line, text, login, day, choice or file."""

    name: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    optional: bool = False


WHY, TEXT = Asked("why"), Asked("text")
FIELDS: Mapping[str, tuple[Asked, ...]] = {
    "hand": (Asked("lead", "login", optional=True), Asked("reviewer", "login", optional=True), WHY),
    "freeze": (),
    "send": (Asked("by", "day"),),
    "review": (),
    "return": (WHY,),
    "issue": (),
    "withdraw": (WHY,),
    "evidence": (
        Asked("kind", "choice", KINDS),
        Asked("reference", "line", optional=True),
        Asked("shows"),
        Asked("file", "file", optional=True),
    ),
    "comment": (TEXT,),
    "silent": (),
    "answer": (TEXT,),
    "correct": (TEXT, WHY),
    "follow": (Asked("progress", "choice", tuple(PROGRESS)), Asked("why", optional=True)),
}
"""What each command asks for on a page; a finding itself has a page of its own."""
WATCHED = frozenset({"send", "review", "issue", "withdraw"})
"""Commands that stand by what was read: refused where the audit has moved on since. Others, such as
comments by many at once, do not depend on it."""
TEXTS = ("title", *PARTS)
"""The texts of a finding, which may be in both languages."""
BLANKS = 3
"""How many empty pieces of evidence the form of a finding has."""


def given_of(form: Form, visitor: Visitor, on: date) -> Given:
    """Who gives the command that a form holds, when, why, and what they had read."""
    seen = text_of(form, "seen")
    read = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else None
    return Given(visitor.actor, on, text_of(form, "why"), read)


def carried(command: str, form: Form, language: str, plan: Mapping[str, str]) -> dict[str, Any]:
    """What a command carries, from its form. `plan`: who leads and reviews as it stands.

    Refused: a day that is none or is missing, and evidence that is nowhere.
    """
    if command == "hand":
        return {name: text_of(form, name) or plan[name] for name in ("lead", "reviewer")}
    if command == "send":
        return {"by": _day(form).isoformat()}
    if command in ("comment", "answer"):
        return {"said": _said(form, "text", language).model_dump()}
    if command == "correct":
        return {"what": _said(form, "text", language).model_dump()}
    if command == "follow":
        return {"progress": text_of(form, "progress")}
    if command == "evidence":
        return {"evidence": _evidence(form, language).model_dump()}
    return {}


def _day(form: Form) -> date:
    day = day_typed(form, "by")
    if day is None:
        raise Refused(
            Problem(
                "by",
                "No last day for comments is given.",
                "Give one that is still to come.",
                ("没有反馈期限。", "请给出尚未到来的日期。"),
            )
        )
    return day


def _said(form: Form, name: str, language: str) -> Said:
    return Said(**{language: text_of(form, name)})


def _evidence(form: Form, language: str) -> Evidence:
    file = form.get("file")
    document = file if isinstance(file, tuple) and file[0] else None
    return evidence_typed(
        text_of(form, "kind"),
        text_of(form, "reference"),
        _said(form, "shows", language),
        document,
    )


def finding_of(form: Form, before: tuple[Evidence, ...] = ()) -> Finding:
    """The finding that a form holds; evidence that is ticked as left out is.

    `before` is what it had: a document's hash is kept where its line is. Refused: whatever
    `finding_typed` and `evidence_typed` refuse, and a day that is none.
    """
    plain: dict[str, Any] = {
        name: Said(zh=text_of(form, f"{name}_zh"), en=text_of(form, f"{name}_en")) for name in TEXTS
    }
    problems: list[Problem] = []
    evidence = list(before_kept(form, before))
    for at in range(BLANKS):
        said = {lang: text_of(form, f"shows_{lang}_{at}") for lang in ("zh", "en")}
        reference = text_of(form, f"reference_{at}")
        if reference or any(said.values()):
            try:
                evidence.append(
                    evidence_typed(text_of(form, f"kind_{at}"), reference, Said(**said))
                )
            except Refused as no:
                problems += no.problems
    plain |= {
        "org": text_of(form, "org"),
        "evidence": tuple(evidence),
        "sufficient": bool(form.get("sufficient")),
        "appropriate": bool(form.get("appropriate")),
    }
    try:
        plain["due"] = day_typed(form, "due")
    except Refused as no:
        problems += no.problems
    try:
        found = finding_typed(plain)
    except Refused as no:
        raise Refused([*no.problems, *problems]) from None
    if problems:
        raise Refused(problems)
    return found


def before_kept(form: Form, before: tuple[Evidence, ...]) -> list[Evidence]:
    """The evidence that a finding had and that the form does not leave out."""
    return [one for at, one in enumerate(before) if not form.get(f"drop_{at}")]


def typed_of(finding: Finding, *, drafted: bool = False) -> dict[str, Any]:
    """A finding as the fields of its form hold it; of a draft, its evidence too."""
    fields: dict[str, Any] = {}
    for name in TEXTS:
        said: Said = getattr(finding, name)
        fields |= {f"{name}_zh": said.zh, f"{name}_en": said.en}
    for at, one in enumerate(finding.evidence[:BLANKS] if drafted else ()):
        fields |= {f"kind_{at}": one.kind, f"reference_{at}": one.reference}
        fields |= {f"shows_zh_{at}": one.shows.zh, f"shows_en_{at}": one.shows.en}
    return fields | {
        "org": finding.org,
        "due": finding.due.isoformat() if finding.due else "",
        "sufficient": finding.sufficient,
        "appropriate": finding.appropriate,
    }
