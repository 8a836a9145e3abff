"""An audit over time and of how long cases last: the figures, the sentences, the rows behind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from random import Random

import numpy as np
import pyarrow as pa
import pytest
from pypdf import PdfReader
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from oversight.audit.indicators.rows import ROWS
from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.audit.words import Words
from oversight.report.audited import differing, lasting
from oversight.report.fonts import Face
from oversight.report.issue import Issued, issue
from oversight.report.library import find_edition
from oversight.report.material import IndicatorCard, Material
from oversight.report.opening import behind
from oversight.report.traced import Derived, check
from tests.report.conftest import HOME

RATE, LENGTH = "cn.licensing/decided-in-time", "cn.licensing/time-to-decision"
ORGS = ("C01", "C02", "C03")
PERIOD = Period.parse("2020/2021-Q3")


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


def _rows() -> list[dict[str, object]]:
    """Two thirds in time in each month but three; C03 takes twice as long as the others."""
    random = Random(5)
    rows: list[dict[str, object]] = []
    for at in range(2_100):
        org = ORGS[at % 3]
        day = date(2020 + (at // 3) % 2, 1 + (at // 6) % 9, 1 + at % 28)
        bad = (day.year, (day.month + 2) // 3) == (2021, 2)
        standing = "counted" if random.random() < (0.2 if bad else 0.67) else "other"
        row = {"subject": f"S{at:05}", "org": org, "on_day": day}
        rows.append(row | {"indicator": RATE, "standing": standing})
        length = random.expovariate(1 / (40 if org == "C03" else 20)) // 1
        over = length < 60 and random.random() < 0.9
        rows.append(
            row
            | {"indicator": LENGTH, "standing": "counted" if over else "other"}
            | {"top": float(over), "bottom": min(length, 60.0)}
        )
    return rows


@pytest.fixture(scope="module")
def programme() -> Programme:
    title = {"zh": "审计", "en": "An audit"}
    return Programme.model_validate(
        {
            "programme": "both",
            "title": title,
            "indicators": [
                {
                    "indicator": "in-time",
                    "title": {"zh": "按期率", "en": "In time"},
                    "measure": "defined",
                    "definition": RATE,
                    "better": "high",
                    "over": "month",
                },
                {
                    "indicator": "length",
                    "title": {"zh": "用时", "en": "Length"},
                    "measure": "duration",
                    "definition": LENGTH,
                },
            ],
        }
    )


@pytest.fixture(scope="module")
def audited(city: Material) -> Material:
    card = IndicatorCard(
        "rate", _words("按期", "in time"), _words("已决定", "decided"), _words("x", "x")
    )
    lasting_card = replace(card, kind="duration", unit=_words("日", "days"))
    table = pa.Table.from_pylist(_rows(), schema=ROWS)
    return replace(city, indicator=table, indicators={RATE: card, LENGTH: lasting_card})


@pytest.fixture(scope="module")
def issued(audited: Material, programme: Programme, face: Face) -> Issued:
    edition = find_edition("audit", "audit", [HOME / "reports"])
    return issue(audited, edition, ["en", "zh"], face, period=PERIOD, programme=programme)


@pytest.fixture(scope="module")
def text(issued: Issued) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(BytesIO(issued.pdf)).pages
    )


def test_the_months_that_fell_are_told_in_both_languages(text: str) -> None:
    said = re.search(r"3 ?(\[\d+\])? ?lie beyond their limits: ([^.]*)\.", text)
    assert said is not None
    assert said[2] == "2021-04 (low), 2021-05 (low), 2021-06 (low)"
    assert "2021-04（低）、2021-05（低）、2021-06（低）" in text.replace("） 、", "）、")


def test_medians_and_the_test_are_those_of_another_implementation(audited: Material) -> None:
    rows = [row for row in audited.indicator.to_pylist() if row["indicator"] == LENGTH]
    grouped = Counter((row["org"], row["bottom"], row["standing"]) for row in rows)
    lengths = sorted({(org, length) for org, length, _ in grouped})
    told: list[dict[str, object]] = [
        {
            "org": org,
            "length": length,
            "numerator": grouped[org, length, "counted"],
            "denominator": grouped[org, length, "counted"] + grouped[org, length, "other"],
        }
        for org, length in lengths
    ]
    for org in ORGS:
        own = [row for row in rows if row["org"] == org]
        fitted = SurvfuncRight(
            np.array([row["bottom"] for row in own]),
            np.array([row["standing"] == "counted" for row in own], dtype=int),
        )
        found = lasting(told, {"org": org}, 0.95)
        steps = {step.time: step.surviving for step in found.steps}
        assert steps == pytest.approx(
            dict(zip(fitted.surv_times, fitted.surv_prob, strict=True)), rel=1e-9
        )
    statistic, p = survdiff(
        np.array([row["bottom"] for row in rows]),
        np.array([row["standing"] == "counted" for row in rows], dtype=int),
        np.array([row["org"] for row in rows]),
    )
    tested = differing(told, 20)
    assert tested.statistic == pytest.approx(statistic, rel=1e-9)
    assert tested.p == pytest.approx(p, rel=1e-6)


def test_who_differs_is_said_without_saying_who_is_slow(text: str) -> None:
    assert "The organisations differ by more than chance" in text
    assert "各单位之间的差异超出偶然" in text


def test_every_number_comes_out_again_and_opens(issued: Issued, audited: Material) -> None:
    for ledger in issued.ledgers:
        assert check(ledger, audited.ask) == []
        for one in ledger.printed:
            source = one.number.source
            if isinstance(source, Derived) or "indicator.parquet" not in source.sql:
                continue
            found = behind(source.sql, one.number.column, one.number.key)
            assert found is not None, one
            assert found.amount(audited.ask(found.sql)) == one.number.value


def test_without_cases_both_say_so(
    city: Material, audited: Material, programme: Programme, face: Face
) -> None:
    empty = replace(audited, indicator=ROWS.empty_table())
    edition = find_edition("audit", "audit", [HOME / "reports"])
    pdf = issue(empty, edition, ["en"], face, period=PERIOD, programme=programme).pdf
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    assert "There were no cases in the period." in said
    assert "Length: there were no cases in the period." in said
