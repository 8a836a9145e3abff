"""Findings and evidence from what people typed, everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, get_args

from oversight.audit.finding import Evidence, Finding, Kind, Said
from oversight.problem import Problem, Refused, suggest

KINDS: tuple[str, ...] = get_args(Kind)
"""What evidence can be."""
NEEDS: Mapping[str, tuple[str, str]] = {
    "title": ("名称", "title"),
    "criteria": ("标准", "criteria"),
    "condition": ("现状", "condition"),
}
"""What a finding cannot be written down without, beside its organisation."""


def finding_typed(plain: Mapping[str, Any]) -> Finding:
    """The finding of these fields, as `Finding.model_dump` gives them.

    Refused: one without a title, criteria, condition or organisation.

    >>> finding_typed({"org": "O1", "title": Said(en="Late"), "criteria": Said(en="42")})
    Traceback (most recent call last):
        ...
    oversight.problem.Refused: finding: The finding has no condition. Write it.
    """
    problems = [
        Problem(
            "finding", f"The finding has no {en}.", "Write it.", (f"发现缺少{zh}。", "请补上。")
        )
        for name, (zh, en) in NEEDS.items()
        if plain.get(name, Said()).empty
    ]
    if not str(plain.get("org", "")).strip():
        problems.append(
            Problem(
                "finding",
                "The finding names no organisation.",
                "Say which of those audited it is about.",
                ("发现没有写明单位。", "请写明是哪个被审计单位。"),
            )
        )
    if problems:
        raise Refused(problems)
    return Finding.model_validate(dict(plain))


def evidence_typed(
    kind: str, reference: str, shows: Said, document: tuple[str, bytes] | None = None
) -> Evidence:
    """A piece of evidence; of a document (its name and bytes) the hash is kept.

    Refused: a kind that there is not, and nothing that says where it is found.
    """
    name, content = document or ("", b"")
    reference = reference.strip() or name
    problems = list(_unknown_kind(kind))
    if not reference:
        problems.append(
            Problem(
                "evidence",
                "Nothing says where it is found.",
                "Give its id or its name, or the document.",
                ("没有写明证据在何处。", "请写明编号或名称，或选取文件。"),
            )
        )
    if problems:
        raise Refused(problems)
    digest = sha256(content).hexdigest() if document else ""
    given = {"kind": kind, "reference": reference, "shows": shows, "sha256": digest}
    return Evidence.model_validate(given)


def _unknown_kind(kind: str) -> Sequence[Problem]:
    if kind in KINDS:
        return ()
    zh = (f"没有“{kind}”这种证据。", suggest(kind, KINDS, "zh"))
    return (Problem("evidence", f"Evidence is no '{kind}'.", suggest(kind, KINDS), zh),)
