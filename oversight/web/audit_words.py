"""The engine's own words of audits, as templates ask for them."""

from __future__ import annotations

import json
from typing import Any

from oversight.audit.finding import PARTS, Said
from oversight.engagement.guards import LACKS
from oversight.engagement.workflow import COMMANDS, PROGRESS, WHO, WORDS
from oversight.supervision.chain import Entry
from oversight.web.words import Say

HASH = 12
"""How much of a hash is shown."""


def told_with(language: str) -> dict[str, Any]:
    """What templates of audits can use beside what every template can."""
    english, say = language == "en", Say(language)

    def pair(of: tuple[str, str]) -> str:
        return of[english]

    def said(text: Said | None) -> str:
        return text.in_(language) if text is not None else ""

    def lacks(names: tuple[str, ...]) -> str:
        return (", " if english else "、").join(pair(LACKS[name]) for name in names)

    def steps(entry: Entry) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(entry.details)
        return found

    def choice(field: str, one: str) -> str:
        return pair(PROGRESS[one]) if field == "progress" else say(f"audit_kind_{one}")  # type: ignore[index]

    return {
        "said": said,
        "lacks": lacks,
        "details": steps,
        "state_word": lambda state: pair(WORDS[state]),
        "step_word": lambda command: pair((COMMANDS[command].zh, COMMANDS[command].en)),
        "progress_word": lambda progress: pair(PROGRESS[progress]),
        "choice_word": choice,
        "who_word": lambda who: pair(WHO[who]),
        "parts": PARTS,
        "short": lambda text: str(text)[:HASH],
    }
