"""The figures of an assessment: what was last reported, and how far from its target."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from oversight.audit.assessment.figures import Gap, Light, gaps, latest, tabled
from oversight.audit.assessment.scheme import Scheme
from oversight.audit.yamlfile import parse_yaml
from oversight.problem import Refused

TEXT = """\
assessment: made-up
title: {zh: 评估, en: Assessment}
indicators:
  - metric: growth
    title: {zh: 增长, en: Growth}
    weight: 2
    better: high
    targets: {"2021": 10}
  - metric: waste
    title: {zh: 浪费, en: Waste}
    weight: 1
    better: low
    targets: {"2021": 20}
"""


@pytest.fixture
def scheme() -> Scheme:
    return parse_yaml(TEXT, "made-up.yaml", Scheme)


def row(**told: Any) -> dict[str, object]:
    usual = {"metric": "growth", "org": "A", "period": "2021", "source": "reported"}
    return {**usual, "version": "1", "reported_at": "2022-01-05", **told}


def test_what_was_last_reported_counts() -> None:
    rows = [
        row(value=9.0),
        row(value=8.0, version="2", reported_at="2022-02-01"),
        row(value=7.0, source="recomputed"),
        row(value=6.0, period="2020"),
        row(value=None, org="B"),
    ]
    assert latest(rows, "reported", "2021") == {("A", "growth"): 8.0}


def test_a_table_has_gaps_where_nothing_is_told(scheme: Scheme) -> None:
    found = tabled(scheme, {("A", "growth"): 1.0}, ["A", "B"])
    assert np.array_equal(found, [[1.0, np.nan], [np.nan, np.nan]], equal_nan=True)


@pytest.mark.parametrize(
    ("metric", "value", "share", "light"),
    [
        ("growth", 10.0, 1.0, Light.BLUE),
        ("growth", 9.6, 0.96, Light.ON_THE_WAY),
        ("growth", 9.2, 0.92, Light.YELLOW),
        ("growth", 8.9, 0.89, Light.RED),
        ("waste", 20.0, 1.0, Light.BLUE),
        ("waste", 25.0, 0.8, Light.RED),
        ("waste", 0.0, 1.0, Light.BLUE),
    ],
)
def test_the_gap_to_the_target(
    scheme: Scheme, metric: str, value: float, share: float, light: Light
) -> None:
    found = gaps(scheme, {("A", metric): value}, ["A"], "2021")
    target = 10.0 if metric == "growth" else 20.0
    (one,) = (gap for gap in found if gap.indicator == metric)
    assert one.share == pytest.approx(share)
    assert one == Gap("A", metric, value, target, one.share, light)


def test_without_a_target_or_a_figure_nothing_is_said(scheme: Scheme) -> None:
    found = gaps(scheme, {("A", "growth"): 1.0}, ["A"], "2020")
    assert [one.light for one in found] == [Light.NO_TARGET, Light.NO_FIGURE]


def test_everything_wrong_with_a_scheme_is_told_at_once() -> None:
    text = TEXT.replace("weight: 2", "weight: 0").replace("better: low", "better: lower")
    with pytest.raises(Refused) as refused:
        parse_yaml(text + "levle: town\n", "made-up.yaml", Scheme)
    told = [(problem.where, problem.said) for problem in refused.value.problems]
    assert [where for where, _ in told] == [
        "made-up.yaml:6:5",
        "made-up.yaml:12:5",
        "made-up.yaml:14:1",
    ]
