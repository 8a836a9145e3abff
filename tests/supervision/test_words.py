"""Every word the program prints of an item is there in both languages."""

from __future__ import annotations

import string

from oversight.supervision.actor import ROLES
from oversight.supervision.views import CARDS
from oversight.supervision.words import SENTENCES, WORDS
from oversight.supervision.workflow import (
    BASES,
    COMMANDS,
    DISPOSITIONS,
    NOTES,
    OUTCOMES,
    SET_ASIDE,
    State,
)


def test_states_commands_roles_notes_outcomes_and_cards_have_words() -> None:
    roles = {role for rule in COMMANDS.values() for role in (*rule.roles, *ROLES)}
    given = {*SET_ASIDE, *DISPOSITIONS, *BASES, *OUTCOMES, *CARDS}
    wanted = {*map(str, State), *COMMANDS, *roles, *NOTES, *given}
    assert wanted <= set(WORDS)


def test_no_two_states_and_no_two_commands_share_a_word() -> None:
    for names in (list(map(str, State)), [*COMMANDS, *NOTES]):
        for language in (0, 1):
            assert len({WORDS[name][language] for name in names}) == len(names)


def test_both_languages_of_a_sentence_take_the_same_values() -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for zh, en in SENTENCES.values():
        assert values(zh) == values(en)
