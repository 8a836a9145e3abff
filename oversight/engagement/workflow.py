"""The states of an audit, and its commands as data: from where, to where, and who may give them.

Source: ISSAI 3000 (2019), 96 to 136 (planning, evidence, findings, comment, report, follow-up);
China's 审计法 (2021), articles 42 to 45 (报告征求意见) and 52 (整改).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class State(StrEnum):
    """Where an audit stands."""

    PLANNED = "planned"
    FROZEN = "frozen"
    """What it rests on is fixed: records, run, rules, calendar, programme."""
    EXECUTED = "executed"
    """Findings are being written."""
    SENT = "sent"
    """With the audited organisations, for their comment."""
    REVIEWED = "reviewed"
    """A second auditor stands by it."""
    ISSUED = "issued"


Who = Literal["auditor", "writer", "lead", "reviewer", "body"]
"""Any auditor of the organisations audited; any of them but the one who reviews; the one in
charge; the one who reviews; somebody who acts for the audited organisation."""


@dataclass(frozen=True)
class Rule:
    """A command: the states it may be given in, the one it leads to (None: the same), by whom."""

    start: tuple[State, ...]
    end: State | None
    who: Who
    zh: str
    en: str


P, F, E, S, R, ISSUED = State
COMMANDS: Mapping[str, Rule] = {
    "plan": Rule((), P, "auditor", "立项", "planned"),
    "hand": Rule((P, F, E, S, R, ISSUED), None, "auditor", "移交", "handed on"),
    "freeze": Rule((P,), F, "lead", "定版", "frozen"),
    "find": Rule((F, E), E, "writer", "写入发现", "finding written"),
    "revise": Rule((E,), None, "writer", "修改发现", "finding revised"),
    "withdraw": Rule((E,), None, "writer", "撤回发现", "finding withdrawn"),
    "evidence": Rule((E,), None, "writer", "补充证据", "evidence added"),
    "send": Rule((E,), S, "lead", "征求意见", "sent for comment"),
    "comment": Rule((S,), None, "body", "反馈意见", "commented"),
    "silent": Rule((S,), None, "lead", "逾期未反馈", "no comment given"),
    "answer": Rule((S,), None, "writer", "答复意见", "comment answered"),
    "review": Rule((S,), R, "reviewer", "复核通过", "reviewed"),
    "return": Rule((S,), E, "reviewer", "复核退回", "returned by the reviewer"),
    "issue": Rule((R,), ISSUED, "lead", "出具", "issued"),
    "correct": Rule((ISSUED,), None, "lead", "更正", "corrected"),
    "follow": Rule((ISSUED,), None, "auditor", "整改跟踪", "followed up"),
}
ON_FINDING = frozenset(
    {"revise", "withdraw", "evidence", "comment", "silent", "answer", "correct", "follow"}
)
"""The commands that name one of the audit's findings; the others are about the whole."""
WORDS: Mapping[State, tuple[str, str]] = {
    P: ("已立项", "planned"),
    F: ("已定版", "frozen"),
    E: ("在写发现", "executed"),
    S: ("征求意见中", "sent for comment"),
    R: ("已复核", "reviewed"),
    ISSUED: ("已出具", "issued"),
}
WHO: Mapping[Who, tuple[str, str]] = {
    "auditor": ("审计员", "an auditor of these organisations"),
    "writer": ("审计员（复核人除外）", "an auditor of these organisations other than the reviewer"),
    "lead": ("主审", "the auditor in charge"),
    "reviewer": ("复核人", "the reviewer"),
    "body": ("被审计单位", "somebody of the audited organisation"),
}
Progress = Literal["open", "implemented", "partly", "not_implemented", "superseded"]
PROGRESS: Mapping[Progress, tuple[str, str]] = {
    "open": ("整改中", "open"),
    "implemented": ("已落实", "implemented"),
    "partly": ("部分落实", "partly implemented"),
    "not_implemented": ("未落实", "not implemented"),
    "superseded": ("不再适用", "superseded"),
}
ENDED: frozenset[Progress] = frozenset({"implemented", "superseded"})
"""What a recommendation no longer waits for."""


def allowed(state: State) -> tuple[str, ...]:
    """The commands that may be given in a state.

    >>> allowed(State.REVIEWED)
    ('hand', 'issue')
    """
    return tuple(name for name, rule in COMMANDS.items() if state in rule.start)
