"""nl.wabo over the public logs, against pandas; samples on both engines."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight

from oversight.evaluation import Evaluation
from oversight.records.lake import Lake
from tests.packs.evaluated import Evaluated
from tests.packs.expected import Expected, answered, counts
from tests.packs.wabo import BPI_RULES, RECEIPT, RECEIPT_RULES, Bpi, Receipt
from tests.packs.xes import civil, needed

LOGS = ("BPIC15_1", "BPIC15_2", "BPIC15_3")
ENGINES = ("duckdb", "reference")
RECEIPT_AS_OF = date(2012, 1, 23)
BPI_AS_OF = date(2015, 8, 1)
"""The days of the logs' last events."""


@pytest.fixture(scope="module")
def receipt(tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    needed(RECEIPT)
    taken = Evaluated(Lake(tmp_path_factory.mktemp("receipt")), "nl.wabo", "mapping-receipt.yaml")
    report = taken.take_in(RECEIPT)
    assert (report.cases, report.events, report.quarantined) == (1_434, 8_577, 0)
    return taken


@pytest.fixture(scope="module")
def receipt_evaluation(receipt: Evaluated) -> Evaluation:
    return receipt.evaluate(RECEIPT_AS_OF)


@pytest.fixture(scope="module")
def receipt_log() -> Receipt:
    return Receipt()


@pytest.fixture(scope="module")
def bpi(request: pytest.FixtureRequest) -> Evaluated:
    for log in LOGS:
        needed(f"{log}.xes.gz")
    lake: Lake = request.getfixturevalue("dutch_permits")
    return Evaluated(lake, "nl.wabo", "mapping-bpi15.yaml")


@pytest.fixture(scope="module")
def bpi_evaluation(bpi: Evaluated) -> Evaluation:
    return bpi.evaluate(BPI_AS_OF)


@pytest.fixture(scope="module")
def bpi_logs() -> Bpi:
    return Bpi(*LOGS)


@pytest.mark.parametrize("rule", RECEIPT_RULES)
def test_the_receipt_findings_are_those_of_pandas(
    receipt_log: Receipt, receipt_evaluation: Evaluation, rule: str
) -> None:
    assert answered(receipt_evaluation, rule) == RECEIPT_RULES[rule](receipt_log)


@pytest.mark.parametrize("rule", BPI_RULES)
def test_the_bpi_findings_are_those_of_pandas(
    bpi_logs: Bpi, bpi_evaluation: Evaluation, rule: str
) -> None:
    assert answered(bpi_evaluation, rule) == BPI_RULES[rule](bpi_logs)


def test_the_two_kinds_of_logs_have_rules_apart(
    receipt_evaluation: Evaluation, bpi_evaluation: Evaluation
) -> None:
    nothing = Expected(frozenset(), {})
    assert {rule: answered(receipt_evaluation, rule) for rule in BPI_RULES} == dict.fromkeys(
        BPI_RULES, nothing
    )
    assert {rule: answered(bpi_evaluation, rule) for rule in RECEIPT_RULES} == dict.fromkeys(
        RECEIPT_RULES, nothing
    )
    assert set(receipt_evaluation.rules) == {*RECEIPT_RULES, *BPI_RULES}


def test_the_counts(receipt_evaluation: Evaluation, bpi_evaluation: Evaluation) -> None:
    assert {rule: counts(answered(receipt_evaluation, rule)) for rule in RECEIPT_RULES} == {
        "nl.wabo/ended-after-deadline": (1_329, 309, 0),
        "nl.wabo/open-past-deadline": (105, 37, 0),
        "nl.wabo/impossible-order": (1_434, 4, 0),
        "nl.wabo/confirmation-missing": (1_434, 0, 0),
        "nl.wabo/confirmation-unsent": (1_434, 125, 9),
    }
    assert {rule: counts(answered(bpi_evaluation, rule)) for rule in BPI_RULES} == {
        "nl.wabo/event-finished-late": (7_588, 1_877, 0),
        "nl.wabo/ended-after-planned": (2_927, 23, 2_775),
    }


def test_the_reference_engine_agrees_on_the_receipt_log(
    receipt: Evaluated, receipt_evaluation: Evaluation, receipt_log: Receipt
) -> None:
    told = answered(receipt_evaluation, "nl.wabo/impossible-order").flagged
    sample = receipt.sample({*told, *receipt_log.cases.index[::3][: 500 - len(told)]})
    duckdb, reference = (receipt.evaluate(RECEIPT_AS_OF, sample, engine) for engine in ENGINES)
    for rule in RECEIPT_RULES:
        assert answered(reference, rule) == answered(duckdb, rule)
    assert reference.summary == duckdb.summary


def test_the_reference_engine_agrees_on_the_bpi_logs(
    bpi: Evaluated, bpi_evaluation: Evaluation, bpi_logs: Bpi
) -> None:
    told = answered(bpi_evaluation, "nl.wabo/ended-after-planned").flagged
    sample = bpi.sample({*told, *bpi_logs.cases.index[::30]})
    duckdb, reference = (bpi.evaluate(BPI_AS_OF, sample, engine) for engine in ENGINES)
    for rule in BPI_RULES:
        assert answered(reference, rule) == answered(duckdb, rule)
    assert reference.summary == duckdb.summary


def test_the_indicators_count_what_the_rules_find(receipt: Evaluated, bpi: Evaluated) -> None:
    told = {
        name: (value.subjects, value.counted, dict(value.left_out))
        for name, value in receipt.indicators(RECEIPT_AS_OF).items()
        if value.subjects and not name.endswith("time-to-end")
    }
    assert told == {
        # 37 are open past their deadline, which the rate counts as late.
        "nl.wabo/ended-in-time": (1_329 + 37, 1_329 - 309, {}),
        "nl.wabo/confirmations-sent": (
            *(1_434 - 9, 1_434 - 9 - 125),
            {"the case is still open": 9},
        ),
    }
    told = {
        name: (value.subjects, value.counted, dict(value.left_out))
        for name, value in bpi.indicators(BPI_AS_OF).items()
        if value.subjects and not name.endswith("time-to-end")
    }
    assert told == {
        "nl.wabo/steps-in-time": (7_588, 7_588 - 1_877, {}),
        "nl.wabo/ended-as-planned": (152, 129, {"no planned end is recorded": 2_775}),
    }


def test_the_time_to_the_end_is_that_of_another_estimator(bpi: Evaluated, bpi_logs: Bpi) -> None:
    cases = bpi_logs.cases
    began = civil(cases["startDate"])
    ended = civil(cases["endDate"].where(cases["endDate"].notna()))
    last = ended.fillna(pd.Timestamp(BPI_AS_OF))
    lasted = (last - began).dt.days
    survival = SurvfuncRight(lasted.to_numpy(), ended.notna().to_numpy().astype(int))
    value = bpi.indicators(BPI_AS_OF)["nl.wabo/time-to-end"]
    assert (value.subjects, value.counted) == (len(cases), int(ended.notna().sum()))
    assert value.figure == survival.quantile(0.5)
