"""it.road-fines over the whole public log, against pandas; a sample on both engines."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from oversight.evaluation import Evaluation
from tests.packs.evaluated import Evaluated
from tests.packs.expected import answered, counts
from tests.packs.road_fines import LOG, RULES, Log
from tests.packs.xes import needed

ENGINES = ("duckdb", "reference")
AS_OF = date(2013, 6, 18)
"""The day of the log's last event."""


@pytest.fixture(scope="module")
def log() -> Log:
    return Log()


@pytest.fixture(scope="module")
def fines(request: pytest.FixtureRequest) -> Evaluated:
    needed(LOG)
    return Evaluated(request.getfixturevalue("road_fines"), "it.road-fines", "mapping.yaml")


@pytest.fixture(scope="module")
def evaluation(fines: Evaluated) -> Evaluation:
    return fines.evaluate(AS_OF)


def test_the_log_is_as_the_reckoning_takes_it(log: Log) -> None:
    times = log.events["time:timestamp"].str[10:].unique()
    assert sorted(times) == ["T00:00:00+01:00", "T00:00:00+02:00"]
    same_case = log.events["case"] == log.events["case"].shift()
    assert (log.events["day"].diff()[same_case] >= pd.Timedelta(0)).all()
    assert log.act("Send Fine", "expense")["expense"].notna().all()
    assert set(log.act("Send Fine").index) >= set(log.act("Insert Fine Notification").index)
    assert log.payments["paymentAmount"].notna().all()


@pytest.mark.parametrize("rule", RULES)
def test_the_findings_are_those_of_pandas(log: Log, evaluation: Evaluation, rule: str) -> None:
    wanted, got = RULES[rule](log), answered(evaluation, rule)
    assert counts(got) == counts(wanted)
    assert got == wanted


def test_every_rule_is_reckoned(evaluation: Evaluation) -> None:
    assert set(evaluation.rules) == set(RULES)


def test_the_summary_counts_them(evaluation: Evaluation) -> None:
    rows = {
        row["rule"].removeprefix("it.road-fines/"): (
            row["org"],
            row["examined"],
            row["flagged"],
            row["cannot_tell"],
        )
        for row in evaluation.summary.to_pylist()
    }
    police = "IT-LOCAL-POLICE"
    assert rows == {
        "collection-though-paid": (police, 59_013, 3, 0),
        "judge-appeal-within-60": (police, 538, 224, 0),
        "notified-then-nothing": (police, 79_860, 72_663, 12),
        "penalty-before-60": (police, 79_860, 0, 0),
        "penalty-though-paid": (police, 79_860, 46, 0),
        "prefecture-appeal-within-60": (police, 3_996, 3_475, 6),
        "send-within-90": (police, 103_987, 49_772, 0),
    }


def test_the_reference_engine_agrees_on_a_sample(
    fines: Evaluated, evaluation: Evaluation, log: Log
) -> None:
    """120 cases: every fine wrongly collected, penalised or untellable, then each n-th."""
    telling = {
        subject
        for rule in ("collection-though-paid", "penalty-though-paid")
        for subject in answered(evaluation, f"it.road-fines/{rule}").flagged
    } | {
        subject
        for rule in ("notified-then-nothing", "prefecture-appeal-within-60")
        for subject in answered(evaluation, f"it.road-fines/{rule}").cannot_tell
    }
    others = [case for case in log.cases[::1200] if case not in telling]
    sample = fines.sample(sorted(telling | set(others[: 120 - len(telling)])))
    duckdb, reference = (fines.evaluate(AS_OF, sample, engine) for engine in ENGINES)
    assert sample.counts()["case"] == 120
    for rule in RULES:
        assert answered(reference, rule) == answered(duckdb, rule)
        whole = answered(evaluation, rule)
        part = answered(duckdb, rule)
        assert part.flagged == {s: whole.flagged[s] for s in part.flagged}
        assert part.examined <= whole.examined
    assert reference.summary == duckdb.summary


def test_the_indicators_count_what_the_rules_find(fines: Evaluated) -> None:
    """Among, counted, left out: by the same heads as the findings, which pandas reckoned."""
    told = {
        name.removeprefix("it.road-fines/"): (value.subjects, value.counted, dict(value.left_out))
        for name, value in fines.indicators(AS_OF).items()
    }
    dated_wrongly = {"the appeal is dated before the notification": 6}
    followed = told.pop("followed-up")
    assert told == {
        "sent-in-time": (103_987, 103_987 - 49_772, {}),
        "judge-appeals-in-time": (538, 538 - 224, {}),
        "prefecture-appeals-in-time": (3_990, 3_990 - 3_475, dated_wrongly),
        "penalties-not-early": (79_860, 79_860, {}),
        "penalties-though-paid": (79_860, 46, {}),
        "collected-though-paid": (59_013, 3, {}),
    }
    among, counted, left_out = followed
    assert (among - counted, among + sum(left_out.values())) == (72_663, 79_860)
    assert left_out["the fine is dismissed on a day that is not recorded"] == 12
