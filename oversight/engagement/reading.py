"""Who may read what of an audit: auditors all of it, the audited body what was sent to it.

Source: ISSAI 3000 (2019), 129 to 131, and China's 审计法 (2021), article 45: the audited body is
heard on the findings about it before they are issued. Until then they are drafts of the auditors.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from oversight.engagement.guards import AUDITORS, BODIES, may_give, reaches
from oversight.engagement.model import Audit, Written, folded
from oversight.engagement.service import chain_of, chains
from oversight.engagement.workflow import ON_FINDING, State, allowed
from oversight.problem import Problem, Refused, suggest
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import Entry
from oversight.supervision.scope import load_tree
from oversight.supervision.tree import OrgTree

SENT = frozenset({State.SENT, State.REVIEWED, State.ISSUED})
"""The states in which the findings are before the audited body."""
TOLD = frozenset({"send", "review", "issue", "comment", "silent", "answer", "correct", "follow"})
"""The steps that the audited body is told of, where they are about the whole or about its own."""


@dataclass(frozen=True)
class Seen:
    """An audit as far as a person may read it.

    `whole` says that it is all of it; else `audit` holds only the findings, corrections and
    organisations in the person's reach, and `entries` only the steps told to them. `entries` keep
    their numbers, so that one sees where there are others.
    """

    audit: Audit
    entries: tuple[Entry, ...]
    whole: bool
    tree: OrgTree
    by: Actor

    @property
    def acts(self) -> tuple[str, ...]:
        """The commands on the audit as a whole that are this person's to give now."""
        mine = (name for name in allowed(self.audit.state) if name not in ON_FINDING)
        return tuple(name for name in mine if may_give(self.audit, name, self.by, self.tree))

    def acts_on(self, one: Written) -> tuple[str, ...]:
        """The commands on one finding that are this person's to give now."""
        mine = (name for name in allowed(self.audit.state) if name in ON_FINDING)
        comment = one.comment
        idle = {"silent"} if comment else {"answer"}
        if comment and comment.said is None:
            idle.add("answer")
        return tuple(
            name
            for name in mine
            if name not in idle and may_give(self.audit, name, self.by, self.tree, one.number)
        )

    def finding_of(self, entry: Entry) -> int | None:
        """The number of the finding that an entry is about; None for the audit as a whole."""
        if entry.command == "find":
            finds = [one.seq for one in self.entries if one.command == "find"]
            return finds.index(entry.seq) + 1
        number: int | None = json.loads(entry.details).get("finding")
        return number

    def numbered(self, number: int) -> Written:
        """The finding of that number, withdrawn or not; `Refused` where none is to be seen."""
        for one in self.audit.written:
            if one.number == number:
                return one
        known = ", ".join(str(one.number) for one in self.audit.findings)
        said, told = f"It has no finding {number}.", f"没有第{number}项发现。"
        fix, zh = f"Its findings are: {known or 'none'}.", f"现有：{known or '无'}。"
        raise Refused(Problem(f"audit {self.audit.id}", said, fix, (told, zh)))


def read_audit(store: Store, audit: str, *, actor: Actor) -> Seen:
    """An audit as far as a person may read it; `Refused` alike where there is none to be seen."""
    with store.reading() as session:
        tree = load_tree(session)
        chain = chain_of(session, audit)
        seen = seen_by(chain, actor, tree) if chain else None
        if seen is not None:
            return seen
        known = [one.audit.id for one in _seen(chains(session), actor, tree)]
    # What may not be seen is answered like what is not there, and is not suggested.
    fix, zh = suggest(audit, known), suggest(audit, known, "zh")
    said = f"There is no audit '{audit}'."
    raise Refused(Problem("AUDIT", said, fix, (f"没有审计“{audit}”。", zh)))


def read_audits(store: Store, *, actor: Actor) -> list[Seen]:
    """The audits that a person may read, the newest first."""
    with store.reading() as session:
        return _seen(chains(session), actor, load_tree(session))


def _seen(chains: Iterable[list[Entry]], actor: Actor, tree: OrgTree) -> list[Seen]:
    found = (seen_by(chain, actor, tree) for chain in chains)
    return [one for one in found if one is not None]


def seen_by(chain: Iterable[Entry], actor: Actor, tree: OrgTree) -> Seen | None:
    """What a person may read of an audit; None where that is nothing."""
    entries = tuple(chain)
    audit = folded(entries)
    if reaches(actor, audit.plan.orgs, tree, AUDITORS):
        return Seen(audit, entries, whole=True, tree=tree, by=actor)
    if audit.state not in SENT:
        return None
    theirs = tuple(
        one for one in audit.findings if reaches(actor, (one.finding.org,), tree, BODIES)
    )
    if not theirs:
        return None
    numbers = {one.number for one in theirs}
    plan = replace(audit.plan, orgs=tuple(dict.fromkeys(one.finding.org for one in theirs)))
    mine = replace(
        audit,
        plan=plan,
        written=theirs,
        corrections=tuple(one for one in audit.corrections if one.finding in numbers),
        returned="",
    )
    told = tuple(one for one in entries if _is_told(one, numbers))
    return Seen(mine, told, whole=False, tree=tree, by=actor)


def _is_told(entry: Entry, numbers: set[int]) -> bool:
    if entry.command not in TOLD:
        return False
    number = json.loads(entry.details).get("finding")
    return number is None or number in numbers
