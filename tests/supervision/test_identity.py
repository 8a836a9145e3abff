"""Ids of items and the names of people."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.supervision.identity import LENGTH, as_typed, item_id, person


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_an_id_is_stable_short_and_read_back_as_typed(rule: str, subject: str) -> None:
    name = item_id(rule, subject)
    assert name == item_id(rule, subject)
    assert len(name) == LENGTH
    assert set(name) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert as_typed(f" {name.lower()} ") == name
    assert item_id(rule, subject, LENGTH + 4).startswith(name)


def test_rule_and_subject_are_not_run_together() -> None:
    assert item_id("a", "bc") != item_id("ab", "c")


def test_people_are_told_apart_by_their_names_alone() -> None:
    assert person("李 伟") == person("李　伟 ")
    assert person("李伟") != person("李炜")
