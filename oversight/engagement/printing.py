"""An audit's findings as its report prints them."""

from __future__ import annotations

from oversight.audit.finding import Concluded, Said
from oversight.engagement.model import Audit, Step
from oversight.engagement.workflow import PROGRESS, State


def concluded(audit: Audit) -> tuple[Concluded, ...]:
    """The findings that stand, in their order, each with what came of it."""
    return tuple(
        Concluded(
            number=one.number,
            finding=one.finding,
            comment=one.comment.said if one.comment else None,
            silent=one.comment is not None and one.comment.said is None,
            answer=one.answer,
            followed=tuple(_step(step) for step in one.steps),
            corrections=tuple(
                Said(
                    zh=f"更正{fix.number}（{fix.on}）：{fix.what.in_('zh')}（{fix.why}）",
                    en=f"Correction {fix.number} ({fix.on}): {fix.what.in_('en')} ({fix.why})",
                )
                for fix in audit.corrections
                if fix.finding == one.number
            ),
            draft=audit.state is not State.ISSUED,
        )
        for one in audit.findings
    )


def _step(step: Step) -> Said:
    zh, en = PROGRESS[step.progress]
    return Said(zh=f"{step.on} {zh} {step.why}".strip(), en=f"{step.on} {en} {step.why}".strip())
