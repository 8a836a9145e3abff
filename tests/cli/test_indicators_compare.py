"""`oversight indicators ranks|mix|effect`: what is printed, in both languages; what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.csv
import pytest

from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.memory import MemoryRecords
from tests.audit.indicators.support import HEAD, RATE
from tests.worlds import ZONE, at, small_pack

from .line import Typed

NAME = "t.small/in-time"
ORGS = [
    {"org": "T1", "name": "甲县", "name_en": "County One", "level": "county"},
    {"org": "T2", "name": "乙县", "name_en": "County Two", "level": "county"},
    {"org": "T21", "name": "丙镇", "name_en": "Town Three", "level": "town", "parent": "T2"},
]
BACKWARDS = ("--before", "2021-Q2", "--after", "2021-Q1")
LATE = {("T1", 1): 3, ("T1", 4): 12, ("T1", 7): 1, ("T2", 1): 6, ("T2", 4): 12, ("T21", 7): 12}
"""How many of an organisation's thirty cases of a month were decided late."""


def _records() -> dict[str, Any]:
    cases: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for (org, month), late in LATE.items():
        for number in range(30):
            case = f"{org}-{month}-{number}"
            item = "hard" if number < 15 else "easy"
            cases.append({"case": case, "domain": "approval", "org": org, "item": item})
            begun = date(2021, month, 5)
            ended = begun + timedelta(days=60 if number < late else 2)
            for act, day in (("accepted", begun), ("granted", ended)):
                ts = at(f"{day}T09:00")
                events.append(
                    {"event": f"{case}-{act}", "case": case, "act": act, "ts": ts, "seq": 1}
                )
    return {"case": cases, "event": events, "org": ORGS}


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same project in English and in Chinese."""
    found = {}
    tables = MemoryRecords.from_rows(_records()).tables
    for language in ("en", "zh"):
        folder = tmp_path_factory.mktemp("compare") / language
        lay_out(folder, packs=["it.road-fines"], timezone=ZONE, calendar="CN")
        settings = folder / "oversight.toml"
        text = settings.read_text().replace("it.road-fines", "t.small")
        settings.write_text(text.replace('language = "en"', f'language = "{language}"'))
        small_pack(folder / "rules")
        path = folder / "audits" / "t.small" / "in-time.indicator"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD + RATE, encoding="utf-8")
        path.with_name("either.indicator").write_text(
            (HEAD + RATE).replace("in-time", "either").replace("better: high", "better: neither")
        )
        Project.open(folder).lake.append({n: tables[n] for n in ("case", "event", "org")})
        found[language] = folder
    return found


def words(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def ask(typed: Typed, home: Path, *words_: object) -> list[str]:
    return words(typed.done("-C", home, "indicators", *words_))


def test_ranks_come_with_their_intervals(typed: Typed, homes: dict[str, Path]) -> None:
    asked = ("ranks", NAME, "--period", "2021", "--level", "county", "--worst", "1")
    assert ask(typed, homes["en"], *asked) == [
        "2 organisations with 95 % intervals of their ranks, and the chance of being among the "
        "worst; the intervals of 2 span half the table or more, and a league table could not tell "
        "them apart.",
        "of among counted value estimate 95 % interval ranks worst 1",
        "County One 90 74 82.22 % 80.49 % 71.32 … 88.22 1–2 3 %",
        "County Two 90 60 66.67 % 67.87 % 57.78 … 77.13 1–2 97 %",
    ]
    assert ask(typed, homes["zh"], *asked)[:2] == [
        "2个单位，名次为95%区间，末列为排在末几位的可能；其中2个的区间跨过一半以上的名次，"
        "排行榜说明不了它们的先后。",
        "对象 分母 分子 数值 估计 95%区间 名次区间 末1位",
    ]


def test_what_the_mix_of_cases_explains(typed: Typed, homes: dict[str, Path]) -> None:
    asked = ("mix", NAME, "--period", "2021", "--for", "item,quarter")
    assert ask(typed, homes["en"], *asked) == [
        "Of “In time”, those not counted: observed over what the mix by item, quarter leads to "
        "expect; 1 where the mix explains all.",
        "Of some kinds all or none had it (item easy), so the likelihood is penalised (Firth).",
        "Wholly above 1: 0; wholly below: 0. The number of comparisons is not allowed for.",
        "of cases observed expected O/E 95 % interval",
        "County One 90 16 23.0 0.70 0.40 … 1.13",
        "County Two 60 18 16.5 1.09 0.65 … 1.72",
        "Town Three 30 12 6.5 1.85 0.96 … 3.23",
    ]
    assert ask(typed, homes["zh"], *asked)[:3] == [
        "“按时率”中未计入分子的实际件数与按事项、季度构成的预期件数之比；1为构成已能解释。",
        "某些类别全部或从不发生（事项 easy），故用Firth惩罚似然估计。",
        "整个区间高于1的0个，低于1的0个；这里没有考虑比较次数。",
    ]
    nothing = ask(typed, homes["en"], "mix", NAME, "--period", "2020")
    assert nothing == ["There are no cases in the period."]


def test_whether_a_measure_did_it(typed: Typed, homes: dict[str, Path]) -> None:
    spans = ("--before", "2021-Q2", "--after", "2021-Q3", "--placebo", "2021-Q1")
    asked = ("effect", NAME, "--of", "T1", *spans)
    assert ask(typed, homes["en"], *asked) == [
        "In time: County One changed by +36.7 points of a hundred, the others by +0.0; the "
        "difference is +36.7 (95 % interval +5.6 to +66.2).",
        "It rose, by more than it did elsewhere. The placebo passed.",
    ]
    assert ask(typed, homes["zh"], *asked) == [
        "按时率：甲县变化+36.7个百分点，其他单位变化+0.0个百分点，相差+36.7（95%区间+5.6至+66.2）。",
        "升高，非同期变化所能解释。安慰剂检验通过。",
    ]
    few = ("effect", NAME, "--of", "T1", "--against", "T21", *spans[:4])
    assert ask(typed, homes["en"], *few) == [
        "There are too few cases to say anything. No placebo was made."
    ]


@pytest.mark.parametrize(
    ("command", "head"),
    [
        ("ranks", "org,counted,among,rate,estimate,low,high,rank_low,rank_high,worst"),
        ("mix", "org,cases,observed,expected,variance,ratio,low,high"),
    ],
)
def test_as_csv(
    typed: Typed, homes: dict[str, Path], tmp_path: Path, command: str, head: str
) -> None:
    path = tmp_path / "told.csv"
    said = typed.done(
        "-C", homes["en"], "indicators", command, NAME, "--period", "2021", "--csv", path
    )
    assert said == f"3 organisations written to {path}.\n"
    table = pyarrow.csv.read_csv(path)
    assert table.column_names == head.split(",")
    assert table["org"].to_pylist() == ["T1", "T2", "T21"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("ranks", "t.small/either", "--period", "2021"),
            ["By 't.small/either' organisations are not compared: it is no rate with a better"],
        ),
        (
            ("mix", NAME, "--period", "2021", "--for", "items,weekday"),
            ["Cases are not told apart by 'items'.", "Cases are not told apart by 'weekday'."],
        ),
        (
            ("effect", NAME, "--of", "T2,X", "--against", "T21", *BACKWARDS),
            [
                "2021-Q1 begins before 2021-Q2 has ended.",
                "There is no organisation 'X'.",
                "'T21' is on both sides.",
            ],
        ),
    ],
)
def test_what_is_asked_wrongly_is_said(
    typed: Typed, homes: dict[str, Path], asked: tuple[str, ...], said: list[str]
) -> None:
    code, out, err = typed("-C", homes["en"], "indicators", *asked)
    assert (code, out) == (2, "")
    assert [sentence for sentence in said if sentence not in err] == []
