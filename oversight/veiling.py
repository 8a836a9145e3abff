"""What a finding says of people, hidden: its facts and its sentence, as the proof hides them.

No record is read for it: which facts tell of a person is read from the rule. Of a rule that
the rulebook has no longer, or has with other facts, nobody can tell; its texts are hidden.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from oversight.accounts.veil import MASK, veiled
from oversight.datalog.checked import CheckedProgram
from oversight.evaluation import render
from oversight.rulebook.personal import personal_facts
from oversight.rulebook.rule import Rule
from oversight.supervision.chain import Entry

OURS = frozenset({"more", "reason"})
"""Facts that the engine adds by itself."""

TOLD_BY_RAISING = ("raise", "recur", "vanish", "reappear", "refresh", "clear", "rejudge")
"""The steps whose reason is the sentence of the finding."""

_KNOWN: dict[str, tuple[CheckedProgram, frozenset[str]]] = {}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def facts_of(facts: str) -> dict[str, Any]:
    """The facts of a finding by their names; none where the text is no mapping.

    >>> facts_of('{"Late": 10}'), facts_of(""), facts_of("[1]")
    ({'Late': 10}, {}, {})
    """
    try:
        given = json.loads(facts)
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def hidden_values(rule: Rule | None, facts: str) -> frozenset[str]:
    """The values among a finding's facts that tell of a person, or may."""
    given = facts_of(facts)
    return frozenset(str(value) for name, value in given.items() if _tells(rule, name, value))


def veiled_facts(rule: Rule | None, facts: str) -> dict[str, Any]:
    """The facts of a finding, with what tells of a person hidden."""
    given, hidden = facts_of(facts), hidden_values(rule, facts)
    return {
        name: MASK if _tells(rule, name, value) else veiled(value, hidden)
        for name, value in given.items()
    }


def veiled_sentence(rule: Rule | None, facts: str, text: str) -> str:
    """A finding's sentence with what tells of a person hidden, also one of earlier facts.

    A sentence that the rule's wording does not explain is hidden whole where nothing else of
    it could be: it may name somebody whom the facts no longer name.
    """
    short = veiled(text, hidden_values(rule, facts))
    personal = _personal(rule) if rule is not None else frozenset()
    if rule is None or not personal:
        return short
    for template in (rule.message.zh, rule.message.en):
        pattern, names = _pattern(template)
        found = pattern.fullmatch(text)
        if found:
            values = dict(zip(names, found.groups(), strict=True))
            return render(template, values | dict.fromkeys(personal & set(names), MASK))
    return short if short != text else MASK


def veiled_trail(rule: Rule | None, facts: str, trail: Sequence[Entry]) -> list[Entry]:
    """A trail in which no sentence of a finding names a person."""
    return [
        replace(entry, why=veiled_sentence(rule, facts, entry.why))
        if entry.command in TOLD_BY_RAISING and entry.why
        else entry
        for entry in trail
    ]


def _personal(rule: Rule) -> frozenset[str]:
    """The rule's facts that tell of a person; read once for each program."""
    held = _KNOWN.get(rule.id)
    if held is None or held[0] is not rule.program:
        held = _KNOWN[rule.id] = (rule.program, personal_facts(rule.program))
    return held[1]


def _tells(rule: Rule | None, name: str, value: object) -> bool:
    if value is None or name in OURS:
        return False
    if rule is not None and name in rule.facts:
        return name in _personal(rule)
    return isinstance(value, str) and not _is_day(value)


def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)  # a day alone is one too
    except ValueError:
        return False
    return True


def _pattern(template: str) -> tuple[re.Pattern[str], list[str]]:
    """What a sentence of this wording looks like, and the fact in each of its gaps."""
    pieces = _PLACEHOLDER.split(template)
    plain, names = pieces[::2], pieces[1::2]
    return re.compile("(.+?)".join(map(re.escape, plain)), re.DOTALL), names
