"""Any text gives findings or a located refusal: a few of the texts of `fuzz`, and what it found.

The whole of it runs by itself: `python -m tests.datalog.fuzz --texts 100000`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.rulebook.rulebook import load_rulebook
from tests.datalog.fuzz import make, run
from tests.datalog.fuzz_ground import Ground, library, plain, small, under_front
from tests.datalog.fuzz_path import Course

CHECKED, EVALUATED = 300, 40


@pytest.fixture(scope="module")
def grounds() -> list[Ground]:
    return [plain(), small(), *library()]


def test_texts_end_in_findings_or_are_refused(tmp_path: Path, grounds: list[Ground]) -> None:
    course = Course(tmp_path)
    ends = []
    for number in range(CHECKED):
        text = make(7, number, grounds)
        engines = ("duckdb", "reference") if number < EVALUATED else ()
        ends.append((number, course.run(text.ground, text.file, text.content, engines)))
    assert [(number, end.defect) for number, end in ends if end.stage == "defect"] == []
    stages = {end.stage.partition(":")[0] for _, end in ends}
    assert stages == {"findings", "refused"}


def test_a_process_tries_texts(grounds: list[Ground]) -> None:
    (one,) = run(1, seed=7, jobs=1)
    assert (one.number, one.kind) == (0, make(7, 0, grounds).kind)


def _chain(links: int, clause: str) -> str:
    return "\n".join(clause.format(this=f"p{n}", next=f"p{n + 1}") for n in range(links))


_TIMES = " & ".join(f"event(case=C, ts=T{n})" for n in range(12))
_LATER = " & ".join(f"(T{n} < T{n + 1})" for n in range(11))
_DOUBLED = _chain(12, "{this}(C, Y) <= {next}(C, X) & (Y == X + X)")

FOUND = {
    "a join of many records": (
        "any.rule",
        under_front(f"examines(C) <= case(case=C)\nflags(C) <= {_TIMES} & {_LATER}\n").encode(),
        "any.rule:12:243: This clause joins 12 records and predicates; 10 are the most."
        " Derive a part of it in a predicate of its own.",
    ),
    "a value that doubles from predicate to predicate": (
        "any.rule",
        under_front(
            f"examines(C) <= case(case=C)\n{_DOUBLED}\np12(C, S) <= event(case=C, seq=S)\n"
            "flags(C, S) <= p0(C, S)\n"
        ).encode(),
        "any.rule:15:25: With every variable written out, this calculation has more than 1,000"
        " steps. Calculate less in one rule.",
    ),
    "alternatives without end": (
        "any.rule",
        under_front(
            "examines(C) <= case(case=C)\n"
            + "".join(f"flags(C) <= event(case=C, seq={n})\n" for n in range(101))
        ).encode(),
        "any.rule:112:1: 'flags' has 101 clauses; 100 are the most. Say by a value of the records"
        " or by a norm what these say one by one.",
    ),
    "a line that YAML ends and no editor": (
        "any.rule",
        under_front("").replace("kind: abnormal", "kind: abnormal\u2028kinds: gap").encode(),
        "any.rule:4:16: There is no setting 'kinds' here. Did you mean 'kind'?",
    ),
    "bytes that are no text": (
        "any.rule",
        b"\xef\xbb\xbf---\nru\xffle",
        "any.rule:2:3: The file is not UTF-8 text (byte 10). Save it as UTF-8.",
    ),
    "bytes that are no text in a table": (
        "clocks.csv",
        b"clock\n\xff",
        "clocks.csv row 2: The file of clocks is not UTF-8 text (byte 7). Save it as CSV in UTF-8.",
    ),
    "a time zone like no other": (
        "pack.yaml",
        plain().files["pack.yaml"].replace("Asia/Shanghai", "penalty").encode(),
        "pack.yaml:4:1: There is no time zone 'penalty'. Known: ZONES.",
    ),
    "a cell that does not end": (
        "clocks.csv",
        b'"' + b"x" * 200_000,
        "clocks.csv row 1: The file of clocks cannot be read on from here: field larger than field"
        " limit (131072). Look for a quotation mark that is not closed.",
    ),
}


OVERFLOWING = (
    "event(case=C, amount=A) & (X == A * A * A * A)",
    "event(case=C, amount=A) & (X == A * A + 0.5)",
    "event(case=C, seq=S) & (X == S * 999999999999999999 * 999999999999999999)",
    "event(case=C, seq=S) & (X == 2000000000 * 2000000000 - S)",
    "event(case=C) & (X == today + 99999999999)",
    "event(case=C, ts=T, seq=S) & (X == workday_after(T, 99999999 * S))",
    "event(case=C, ts=T) & (X == workday_after(T, -99999999999)) & (X < today - 1)",
    "event(case=C, amount=A) & (X == A * 0.0005)",
)


@pytest.mark.parametrize("body", OVERFLOWING)
def test_a_value_out_of_bounds_makes_its_condition_fail(body: str, tmp_path: Path) -> None:
    text = under_front(f"examines(C) <= case(case=C)\nflags(C, X) <= {body}\n")
    ending = Course(tmp_path).run(plain(), "any.rule", text.encode(), ("duckdb", "reference"))
    assert (ending.stage, ending.defect) == ("findings", "")


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, content, said = FOUND[name]
    place = plain().write(tmp_path)
    (place / file).write_bytes(content)
    monkeypatch.chdir(place)
    with pytest.raises(Refused) as refused:
        load_rulebook(["t.plain"], [tmp_path])
    told = re.sub(r"(?<=Known: ).*(?=\.$)", _zones_counted, str(refused.value.problems[0]))
    assert told == said


def _zones_counted(match: re.Match[str]) -> str:
    """How many zones there are hangs on the machine; a dozen of them are named."""
    named, _, more = match[0].rpartition(" and ")
    return "ZONES" if named.count(", ") == 11 and more.endswith(" more") else match[0]
