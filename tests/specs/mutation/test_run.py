"""The mutants of one small pack, each with its fate."""

from pathlib import Path

import pytest

from oversight.specs.mutation.mutant import share
from oversight.specs.mutation.run import run, scores
from oversight.specs.trial.book import open_book
from tests.specs.packs import CLAUSES, FEATURE, small_pack


def test_survivors_with_the_case_that_tells(tmp_path: Path) -> None:
    verdicts = run(open_book([small_pack(tmp_path)], "small"))
    survived = {
        (Path(v.mutant.unit).name, v.mutant.kind, *v.mutant.diff()): list(v.sketch)
        for v in verdicts
        if v.fate == "survived"
    }
    assert {
        key: sketch
        for key, sketch in survived.items()
        if key[0] != "norms.yaml" and key[1] != "swap an act" and "examines" not in key[2]
    } == {
        (
            "waits",
            "drop a condition",
            '- cannot_tell(C, "no organisation") <= case(case=C, org=None) & ~decided(C)',
            '+ cannot_tell(C, "no organisation") <= case(case=C, org=None)',
        ): [
            "As in the scenario 'Three days, or granted', but org of case C2 is blank.",
            "the records of case",
            "| case | domain |",
            "| C2 | approval |",
            "Of C2 the rule says: nothing. The mutant: cannot_tell, no organisation.",
        ],
        (
            "terms.rule",
            "drop a clause",
            '- decided(C) <= event(case=C, act="refused")',
            "+ ",
        ): [
            "As in the scenario 'Three days, or granted', but act of C2's granted is refused.",
            "the records of event",
            "| case | act | ts | event |",
            "| C2 | refused | 2021-01-08 | event-3 |",
            "Of C2 the rule says: nothing. The mutant: flagged, Received 2021-01-07, Days 62.",
        ],
    }
    assert {v.fate for v in verdicts} == {"killed", "survived", "unchecked"}


def test_one_process_or_two_the_verdicts_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight.specs.mutation.run._FEW", 0)
    book = open_book([small_pack(tmp_path)], "small")
    assert run(book, jobs=2) == run(book, jobs=1)


def test_what_follows_from_the_rest_is_equal(tmp_path: Path) -> None:
    idle = CLAUSES.replace(
        "    ~decided(C)\n", '    ~decided(C)\n    & event(case=C, act="received")\n'
    )
    verdicts = run(open_book([small_pack(tmp_path, clauses=idle)], "small"))
    fates = [
        v.fate for v in verdicts if v.mutant.diff() == ['-     & event(case=C, act="received")']
    ]
    assert fates == ["equal"]


def test_a_rule_whose_limit_nothing_tries(tmp_path: Path) -> None:
    loose = FEATURE.replace("2021-03-06", "2021-01-06").replace("| 4    |", "| 63   |")
    verdicts = run(open_book([small_pack(tmp_path, feature=loose)], "small"))
    (flip,) = [v for v in verdicts if v.mutant.diff()[-1].startswith("+     & (Days >= norm")]
    assert flip.fate == "killed"  # by the third day, which is in time
    (longer,) = [
        v
        for v in verdicts
        if v.mutant.diff()[-1].startswith("+ days-allowed: value: 4, from: 2021")
    ]
    assert longer.fate == "survived"
    own = [score for score in scores(verdicts) if score.unit.endswith("norms.yaml")]
    assert round(share(own)) < 100
