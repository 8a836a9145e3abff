"""Why a rule found what a spec did not expect, or did not find what it did."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.console import Console

from oversight.explain import Setting, explain
from oversight.explain.told import Told
from oversight.problem import Refused

WIDTH = 96
"""Columns of a proof."""
MOST = 3
"""So many subjects are explained; more would bury the first."""

_HEADS = {"en": "Why, for {}:", "zh": "{}的推理："}
_UNKNOWN = {
    "en": "The records of the scenario do not hold it, as they were known on that day.",
    "zh": "当日所知的记录中没有它。",
}
_MORE = {"en": "Also unlike what is expected: {}.", "zh": "另有不符：{}。"}


def proofs(setting: Setting, rule: str, subjects: Sequence[str]) -> str:
    """The proof of each subject as text, in the language of the setting.

    The first condition that does not hold is marked, with the values that it saw. Of a subject
    that the records do not hold it is said that they do not.
    """
    parts = []
    for subject in subjects[:MOST]:
        parts.append(_HEADS[setting.language].format(subject))
        try:
            explanation = explain(setting, rule, subject)
        except Refused:
            parts.append(f"  {_UNKNOWN[setting.language]}")
            continue
        written = StringIO()
        console = Console(file=written, width=WIDTH, highlight=False, color_system=None)
        Told(explanation, setting.language, console).all()
        parts += [f"  {line}".rstrip() for line in written.getvalue().strip().splitlines()]
    if subjects[MOST:]:
        parts.append(_MORE[setting.language].format(", ".join(subjects[MOST:])))
    return "\n".join(parts)
