"""What an audit waits for: the step that carries it on, whose it is, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oversight.engagement.model import Audit
from oversight.engagement.workflow import COMMANDS, ENDED, State, Who


@dataclass(frozen=True)
class Next:
    """The step that carries an audit on. `many`: findings that wait for it, where it is on them.

    `until` is the last day for comments, or the first on which a recommendation is due.
    """

    command: str
    many: int = 0
    until: date | None = None

    @property
    def who(self) -> Who:
        """Whose step it is."""
        return COMMANDS[self.command].who

    def late(self, today: date) -> bool:
        """Whether its day is over."""
        return self.until is not None and self.until < today


def next_step(audit: Audit, today: date) -> Next | None:
    """What an audit waits for; None once all its recommendations have come to their end."""
    if audit.state is State.PLANNED:
        return Next("freeze")
    if audit.state is State.EXECUTED and audit.findings:
        lacking = sum(bool(one.finding.missing()) for one in audit.findings)
        return Next("revise", lacking) if lacking else Next("send")
    if audit.state in (State.FROZEN, State.EXECUTED):
        return Next("find")
    if audit.state is State.SENT:
        return _heard(audit, today)
    if audit.state is State.REVIEWED:
        return Next("issue")
    still = [one.finding.due for one in audit.findings if one.progress not in ENDED]
    days = [due for due in still if due is not None]
    return Next("follow", len(still), min(days, default=None)) if still else None


def _heard(audit: Audit, today: date) -> Next:
    """While the audited bodies are heard: comments, then answers, then the review."""
    waiting = sum(one.comment is None for one in audit.findings)
    if waiting:
        over = audit.comment_by is not None and audit.comment_by < today
        return Next("silent" if over else "comment", waiting, audit.comment_by)
    unanswered = sum(
        one.comment is not None and one.comment.said is not None and one.answer is None
        for one in audit.findings
    )
    return Next("answer", unanswered) if unanswered else Next("review")
