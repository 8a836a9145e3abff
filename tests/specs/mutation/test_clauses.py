"""What a mutant does to the clauses is what its edit does to the text."""

from dataclasses import fields, is_dataclass, replace

import pytest

from oversight.datalog.parser import parse
from oversight.datalog.syntax import NOWHERE, Module, Span
from oversight.rulebook.rule import read_draft
from oversight.rulebook.rulebook import library_folder
from oversight.specs.mutation.clauses import changed, mutations

TEXT = """\
examines(C) <= case(case=C, domain="approval") & event(case=C, act="received")
flags(C, Days) <= (
    ~event(case=C, act="granted")  # still open
    & event(case=C, act="received", ts=T)
    & (Days == days(T, today))
    & (Days > 20)
)
"""


def bare(node):
    """A tree without the places in the text."""
    if isinstance(node, tuple):
        return tuple(bare(item) for item in node)
    if not is_dataclass(node) or isinstance(node, Span):
        return node
    plain = {f.name: bare(getattr(node, f.name)) for f in fields(node) if f.name != "span"}
    return replace(node, **plain, **({"span": NOWHERE} if hasattr(node, "span") else {}))


def clauses_of(text: str, first_line: int = 1) -> tuple:
    return bare(parse(text, "r", first_line).clauses)


def test_every_mistake_of_a_small_rule() -> None:
    module = parse(TEXT, "r")
    found = [
        (kind, edit.apply(TEXT).split("\n")[module.clauses[number].span.line - 1 :][:7])
        for number, (kind, _, edit), _ in mutations(module, TEXT, ["granted", "received"])
    ]
    kinds = [kind for kind, _ in found]
    assert kinds == [
        "drop a clause",
        "swap an act",
        "drop a condition",
        "drop a condition",
        "drop a clause",
        "negate a negation",
        "swap an act",
        "swap an act",
        "flip a comparison",
        "flip a comparison",
        "shift a limit",
        "shift a limit",
        "drop a condition",
        "drop a condition",
        "drop a condition",
        "drop a condition",
    ]
    assert found[1][1][0] == TEXT.split("\n", maxsplit=1)[0].replace("received", "granted")
    assert found[3][1][0] == 'examines(C) <= case(case=C, domain="approval")'
    assert found[9][1][4] == "    & (Days >= 20)"
    assert [found[n][1][4] for n in (10, 11)] == ["    & (Days > 19)", "    & (Days > 21)"]
    assert found[15][1][3:5] == ["    & (Days == days(T, today))", ")"]


@pytest.mark.parametrize("pack", ["cn.penalty", "it.road-fines"])
def test_text_and_tree_tell_the_same(pack: str) -> None:
    for path in sorted((library_folder() / pack).glob("*.rule"))[:8]:
        text = path.read_text(encoding="utf-8")
        if path.name == "terms.rule":
            module, head = parse(text, "r"), 0
        else:
            draft, _ = read_draft(path)
            assert draft is not None
            module = draft.module
            head = text.index("\n---\n", 4) + 5
        acts = ["appeal_judge", "collection", "created", "penalty", "seize", "sent"]
        for number, (_, clause, edit), _ in mutations(module, text, acts):
            after = edit.apply(text)[head:]
            assert clauses_of(after) == bare(changed(module, number, clause).clauses)


def test_a_clause_that_is_dropped_is_gone() -> None:
    module = parse(TEXT, "r")
    assert changed(module, 0, None) == Module("r", module.clauses[1:])
