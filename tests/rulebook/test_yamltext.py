"""Any YAML text is read or refused, with a place for what is wrong."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from oversight.problem import Refused
from oversight.rulebook.rule import FrontMatter
from oversight.rulebook.yamltext import read_yaml
from tests.rulebook.packs import RULE

HEADER = RULE.split("---\n")[1]
_PIECES = st.sampled_from(
    [
        *"[]{}:,-?!|>&*%@`'\"#\n\t ",
        *("rule: ", "title: ", "zh: ", "2021-07-15", "2021-13-45", "1:2:3", "~", "null", "yes"),
        *("!!int ", "!!python/object:os.system", "&a ", "*a", "<<: ", "---", "...", "0x", "0b_"),
        *("\x00", "\ud800", "中文", "\u2028", "1e999", ".inf", "=", "  - ", "message: {"),
    ]
)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(_PIECES, max_size=25).map("".join),
        st.tuples(st.integers(0, len(HEADER)), _PIECES).map(
            lambda cut: HEADER[: cut[0]] + cut[1] + HEADER[cut[0] :]
        ),
    )
)
@example("[" * 5000)
@example("&a [*a]")
@example("{" * 2000 + "}" * 2000)
@example("rule: 2021-02-30")
@example("? [a, b]\n: c")
@example("=")
@example("basis: [{law: {a: b}}]\nreasons: {1: 2, a: [b]}")
def test_any_front_matter_is_read_or_refused(text: str) -> None:
    try:
        read = read_yaml(text, "f", 2).read(FrontMatter)
    except Refused as refused:
        assert all(p.where.startswith("f:") and p.said and p.fix for p in refused.problems)
    else:
        assert isinstance(read, FrontMatter)


def test_a_place_is_that_of_the_deepest_key_that_is_there() -> None:
    text = read_yaml("a:\n  b:\n    - {c: 1}\n    - {c: 2}\n", "f", 10)
    assert text.where("a") == "f:10:1"
    assert text.where("a", "b", 1, "c") == "f:13:8"
    assert text.where("a", "b", 1, "x") == "f:13:7"
    assert text.where("x") == "f:10:1"
