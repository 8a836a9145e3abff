"""Sentences and facts of findings with nobody named in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import load_rulebook
from oversight.supervision.chain import Entry
from oversight.veiling import hidden_values, veiled_facts, veiled_sentence, veiled_trail

from .web.support import BY_HAND
from .worlds import small_pack

FACTS = '{"Who": "K", "more": 1}'


@pytest.fixture(scope="module")
def hand(tmp_path_factory: pytest.TempPathFactory) -> Rule:
    folder = small_pack(tmp_path_factory.mktemp("rules"))
    (folder / "t.small" / "hand.rule").write_text(BY_HAND, encoding="utf-8")
    return load_rulebook(["t.small"], [folder]).rules["t.small/hand"]


def test_facts_that_name_a_person_are_hidden(hand: Rule) -> None:
    assert hidden_values(hand, FACTS) == {"K"}
    assert veiled_facts(hand, FACTS) == {"Who": "•••", "more": 1}
    assert veiled_facts(hand, '{"Who": null}') == {"Who": None}
    # A fact that the rule has not now may be of any kind; days and numbers name nobody.
    older = '{"By": "K", "Day": "2021-03-01", "At": "2021-03-01T09:00:00+08:00", "N": 3}'
    shown = {"Day": "2021-03-01", "At": "2021-03-01T09:00:00+08:00", "N": 3}
    assert veiled_facts(hand, older) == {"By": "•••", **shown}
    assert veiled_facts(None, older) == {"By": "•••", **shown}


@pytest.mark.parametrize(
    ("facts", "told", "hidden"),
    [
        (FACTS, "Stamped by K", "Stamped by •••"),
        (FACTS, "由K收件", "由•••收件"),
        # As it was raised, when another person was named.
        (FACTS, "Stamped by Li Wei", "Stamped by •••"),
        # Worded otherwise then.
        (FACTS, "K has stamped it", "••• has stamped it"),
        (FACTS, "Li Wei has stamped it", "•••"),
        ("", "Stamped by K", "Stamped by •••"),
    ],
)
def test_a_sentence_names_nobody(hand: Rule, facts: str, told: str, hidden: str) -> None:
    assert veiled_sentence(hand, facts, told) == hidden


def test_without_the_rule_what_the_facts_name_is_hidden() -> None:
    facts = '{"Who": "K", "Due": "2021-03-29"}'
    assert veiled_sentence(None, facts, "K was due by 2021-03-29") == "••• was due by 2021-03-29"
    assert veiled_sentence(None, "", "Nothing is known of it") == "Nothing is known of it"


def test_in_a_trail_only_what_the_program_said_is_touched(hand: Rule) -> None:
    said = Entry(
        seq=1,
        item="I",
        at=str(date(2022, 1, 4)),
        who="evaluation",
        command="raise",
        start=None,
        end="raised",
        why="Stamped by L",
        details="{}",
        run="r",
        previous="",
        hash="h",
    )
    comment = replace(said, seq=2, command="comment", why="K did it.")
    veiled = veiled_trail(hand, FACTS, [said, comment])
    assert veiled == [replace(said, why="Stamped by •••"), comment]
