"""Every sentence can be said in both languages."""

from __future__ import annotations

import pytest

from oversight.specs.grammar import SENTENCES, SHOWN, kind_of, words


def test_every_sentence_has_an_example_in_both_languages() -> None:
    assert {kind: [kind_of(text) for text in texts] for kind, texts in SHOWN.items()} == {
        kind: [kind, kind] for kind in SENTENCES
    }


@pytest.mark.parametrize(
    ("sentence", "kind", "said"),
    [
        ('the rule "a.b/c"', "rule", {"rule": "a.b/c"}),
        ("规则为“a.b/c”", "rule", {"rule": "a.b/c"}),
        ("today is someday", "today", {"day": "someday"}),
        ("今天是 2021-04-30", "today", {"day": "2021-04-30"}),
        ('日历为"CN"', "calendar", {"calendar": "CN"}),
        ("the records of clock_stop", "records", {"table": "clock_stop"}),
        ("clock_stop 记录如下", "records", {"table": "clock_stop"}),
        ("检查对象为C1、C2", "examined", {"subjects": "C1、C2"}),
    ],
)
def test_the_words_of_a_sentence(sentence: str, kind: str, said: dict[str, str]) -> None:
    assert kind_of(sentence) == kind
    assert words(sentence, kind) == said


def test_what_is_no_sentence() -> None:
    assert kind_of("all is well") is None
