"""Each pass by its fixture: a small program, and the plan after all passes up to this one.

`fixtures/<pass>.txt` holds cases: a title after `===`, the program, `---`, and of each predicate
the SQL that it has become, with the columns of the row below. A first line `held event.act: ...`
says which texts the records have in a column.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from oversight.datalog.optimiser.optimise import PASSES
from oversight.datalog.optimiser.rewrite import under_new_aliases
from oversight.datalog.plan import Fresh, Plan, Renderer
from oversight.datalog.planning import plan_of
from tests.engines.support import CONTEXT, checked

FIXTURES = Path(__file__).parent / "fixtures"


def told(plan: Plan) -> str:
    """The plan as a fixture has it."""
    render = Renderer()
    lines = []
    for derived in plan.derived:
        mark = "" if derived.name not in plan.walked else " (walked)"
        lines.append(f"{derived.name.removeprefix('r:')}{mark}")
        for block in derived.blocks:
            lines.append("  " + render.block(under_new_aliases(block, Fresh())).sql("duckdb"))
    lines += [f"r{place} = {gather.text}" for place, gather in enumerate(plan.row)]
    return "\n".join(lines)


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for path in sorted(FIXTURES.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, rest = part.partition("\n")
            program, _, plan = rest.partition("---\n")
            found.append((path.stem, title, program, plan.strip()))
    return found


def started(program: str) -> Plan:
    """The plan of a fixture's program, before any pass."""
    held = {
        (relation, column): frozenset(texts.split())
        for relation, column, texts in re.findall(r"^held (\w+)\.(\w+): (.*)$", program, re.M)
    }
    clauses = re.sub(r"^held .*\n", "", program, flags=re.MULTILINE)
    return replace(plan_of([("r", checked(clauses), CONTEXT)]), held=held)


@pytest.mark.parametrize(
    ("name", "title", "program", "expected"), cases(), ids=[f"{c[0]}: {c[1]}" for c in cases()]
)
def test_a_pass(name: str, title: str, program: str, expected: str) -> None:
    plan = started(program)
    names = [one.__name__ for one in PASSES]
    for one in PASSES[: names.index(name) + 1]:
        plan = one(plan)
    assert told(plan) == expected


def test_every_pass_has_its_fixture() -> None:
    assert {path.stem for path in FIXTURES.glob("*.txt")} == {one.__name__ for one in PASSES}
