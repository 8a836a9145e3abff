"""Commands on audits, each one transaction with its entry; and audits read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from oversight.engagement.guards import against, against_plan
from oversight.engagement.model import Audit, Plan, Written, folded
from oversight.engagement.tables import AuditEntryRow, AuditRow
from oversight.engagement.workflow import COMMANDS, ENDED, State
from oversight.problem import Problem, Refused, suggest
from oversight.store.base import NO_HASH
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import Break, Entry, Head, canonical, first_break
from oversight.supervision.scope import load_tree


@dataclass(frozen=True)
class Given:
    """Who gives a command, when (a civil day), and why in their own words.

    `seen` is how many entries the audit had when they read it, where they did.
    """

    by: Actor
    on: date
    why: str = ""
    seen: int | None = None


def plan(store: Store, wanted: Plan, given: Given) -> Audit:
    """A new audit, numbered within the year; `Refused` with all that stands against it."""
    with store.writing() as session:
        problems = against_plan(wanted, given.by, load_tree(session))
        if problems:
            raise Refused(problems)
        year = f"{given.on.year:04}-"
        taken = session.scalar(
            select(func.count()).select_from(AuditRow).where(AuditRow.id.startswith(year))
        )
        audit = f"{year}{(taken or 0) + 1:03}"
        session.add(AuditRow(id=audit, state=State.PLANNED.value, seq=0, hash=NO_HASH))
        session.flush()
        data = {
            "title": wanted.title.model_dump(),
            "programme": wanted.programme,
            "period": wanted.period,
            "as_of": wanted.as_of.isoformat(),
            "lead": wanted.lead.strip(),
            "reviewer": wanted.reviewer.strip(),
            "orgs": list(wanted.orgs),
        }
        return _written(session, audit, "plan", data, given)


def act(store: Store, audit: str, command: str, data: Mapping[str, Any], given: Given) -> Audit:
    """Carry a command out, and answer the audit as it then stands.

    `data` is what the command carries, plain enough for JSON. Refused: an audit that is not there,
    and whatever `guards.against` finds; nothing is then changed.
    """
    with store.writing() as session:
        found = _found(session, audit)
        tree = load_tree(session)
        asked = {**data, "why": given.why}
        problems = against(found, command, asked, given.by, given.on, tree)
        if given.seen is not None and given.seen != found.seq:
            problems.append(_moved_on(found))
        if problems:
            raise Refused(problems)
        return _written(session, found.id, command, data, given)


def get_audit(store: Store, audit: str) -> Audit:
    """The audit of that id; `Refused` where there is none."""
    with store.reading() as session:
        return _found(session, audit)


def audits(store: Store) -> list[Audit]:
    """All audits, the newest first."""
    with store.reading() as session:
        return [folded(chain) for chain in chains(session)]


def entries(store: Store, audit: str) -> list[Entry]:
    """The chain of an audit, from its plan on."""
    with store.reading() as session:
        return chain_of(session, _found(session, audit).id)


def waiting(store: Store, on: date) -> list[tuple[Audit, Written]]:
    """The recommendations of issued audits whose day has come and that are not carried out."""
    return [
        (audit, one)
        for audit in audits(store)
        if audit.state is State.ISSUED
        for one in audit.findings
        if one.progress not in ENDED and one.finding.due is not None and one.finding.due <= on
    ]


def hashes(session: Session) -> dict[str, list[str]]:
    """The hashes of the entries of every audit in their order: what a checkpoint signs."""
    return {chain[0].item: [entry.hash for entry in chain] for chain in chains(session)}


def verify(store: Store) -> list[tuple[str, Break]]:
    """The audits whose chain is not as it was written, each with where it first breaks."""
    found = []
    with store.reading() as session:
        for row in session.scalars(select(AuditRow).order_by(AuditRow.id)):
            chain = chain_of(session, row.id)
            broken = first_break(chain, Head(row.seq, row.hash))
            if broken is None and chain and chain[-1].end != row.state:
                said = f"Audit {row.id} stands as {row.state}, but was left {chain[-1].end}."
                broken = Break(row.seq, "strayed", said)
            if broken is not None:
                found.append((row.id, broken))
    return found


def _moved_on(audit: Audit) -> Problem:
    return Problem(
        f"audit {audit.id}",
        "It has moved on since you read it.",
        "Look at it again, and give the command anew if it still holds.",
        ("您阅读之后，该审计又有变动。", "请重新查看；仍要办理的，再办一次。"),
    )


def _found(session: Session, audit: str) -> Audit:
    chain = chain_of(session, audit)
    if not chain:
        known = session.scalars(select(AuditRow.id)).all()
        fix, zh = suggest(audit, known), suggest(audit, known, "zh")
        said = f"There is no audit '{audit}'."
        raise Refused(Problem("AUDIT", said, fix, (f"没有审计“{audit}”。", zh)))
    return folded(chain)


def chain_of(session: Session, audit: str) -> list[Entry]:
    """The chain of an audit; empty where there is no such audit."""
    query = select(AuditEntryRow).where(AuditEntryRow.audit == audit).order_by(AuditEntryRow.seq)
    return [_entry(row) for row in session.scalars(query)]


def chains(session: Session) -> list[list[Entry]]:
    """The chains of all audits, the newest audit first."""
    query = select(AuditEntryRow).order_by(AuditEntryRow.audit.desc(), AuditEntryRow.seq)
    parted = groupby(session.scalars(query), key=lambda row: row.audit)
    return [[_entry(row) for row in rows] for _, rows in parted]


def _entry(row: AuditEntryRow) -> Entry:
    return Entry(
        row.seq,
        row.audit,
        row.at,
        row.who,
        row.command,
        row.from_state,
        row.to_state,
        row.why,
        row.details,
        "",
        row.previous,
        row.hash,
    )


def _written(
    session: Session, audit: str, command: str, data: Mapping[str, Any], given: Given
) -> Audit:
    """One more entry at the end of the chain."""
    row = session.get_one(AuditRow, audit)
    start = None if command == "plan" else row.state
    end = (COMMANDS[command].end or State(row.state)).value
    entry = Entry(
        row.seq + 1,
        audit,
        given.on.isoformat(),
        given.by.name,
        command,
        start,
        end,
        given.why,
        canonical(dict(data)),
        "",
        row.hash,
    )
    digest = entry.digest()
    session.add(
        AuditEntryRow(
            audit=audit,
            seq=entry.seq,
            at=entry.at,
            who=entry.who,
            command=command,
            from_state=start,
            to_state=end,
            why=given.why,
            details=entry.details,
            previous=row.hash,
            hash=digest,
        )
    )
    row.seq, row.hash, row.state = entry.seq, digest, end
    session.flush()
    return folded(chain_of(session, audit))


def table() -> Sequence[tuple[str, str, str, str]]:
    """The commands as data, for documents: command, from, to, by whom."""
    return [
        (
            name,
            ", ".join(rule.start) or "–",
            rule.end.value if rule.end else "the same",
            rule.who,
        )
        for name, rule in COMMANDS.items()
    ]
