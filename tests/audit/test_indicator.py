"""Indicators over small tables: whole rows, the traps closed, and what is refused."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from oversight.audit.compare import funnel
from oversight.audit.compare.dispersion import Model
from oversight.audit.compare.funnel import Standing
from oversight.audit.indicator import Counted, compute
from oversight.audit.indicators.rows import ROWS
from oversight.audit.measure import Scope
from oversight.audit.period import Period
from oversight.audit.programme import Defined, Flagged, OnTime
from oversight.audit.words import Words
from oversight.problem import Problem, Refused
from oversight.report.material import Manifest, Material, RuleCard

_TITLE = Words(zh="指标", en="Indicator")
_CARDS = {"p/one": "red", "p/two": "yellow"}
_DUE = date(2021, 8, 10)


def _material(clocks: list[dict[str, object]], summary: list[dict[str, object]]) -> Material:
    return Material.of_tables(
        name="x",
        manifest=Manifest(date(2021, 9, 30), "r"),
        findings=None,
        summary=pa.Table.from_pylist(summary) if summary else None,
        clock=pa.Table.from_pylist(clocks) if clocks else None,
        rules={
            rule: RuleCard(title=_TITLE, kind="gap", card=card) for rule, card in _CARDS.items()
        },
    )


def _scope(material: Material, as_of: date = date(2021, 9, 30)) -> Scope:
    clocks = {str(name) for name in material.clock["clock"].to_pylist()}
    return Scope(Period.parse("2021-Q3"), as_of, clocks, _CARDS)


def _clock(
    org: str | None,
    ended: date | None,
    due: date | None = _DUE,
    *,
    start: date = date(2021, 6, 1),
    clock: str = "decide",
    provisional: bool | None = False,
) -> dict[str, object]:
    return {
        "case": "c",
        "clock": clock,
        "org": org,
        "start": start,
        "due": due,
        "ended": ended,
        "until": ended,
        "provisional": provisional,
    }


ON_TIME = OnTime(
    indicator="on-time", title=_TITLE, measure="on_time", clocks=["decide"], better="high"
)


def test_on_time_counts_the_open_overdue() -> None:
    material = _material(
        [
            _clock("a", _DUE),  # on the due day: in time
            _clock("a", date(2021, 8, 11)),  # a day late
            _clock("a", None),  # open, overdue
            _clock("a", None, date(2021, 3, 1), start=date(2021, 1, 5)),  # overdue since spring
            _clock("a", date(2021, 10, 5)),  # ended after the period: open and overdue in it
            _clock("a", date(2021, 6, 30)),  # ended before the period: not of it
            _clock("a", None, date(2021, 9, 30)),  # due on the last day: not yet overdue
            _clock("a", date(2021, 10, 2), date(2021, 10, 9)),  # running at the period's end
            _clock("a", None, start=date(2021, 10, 1)),  # began after the period
            _clock("a", _DUE, provisional=True),  # its due day is not certain
            _clock("a", _DUE, due=None),  # it has no due day
            _clock("a", _DUE, clock="answer"),  # another clock
            _clock(None, _DUE, provisional=None),
        ],
        [],
    )
    computed = compute(ON_TIME, _scope(material), material.ask)
    assert computed.rows == (
        Counted(
            None,
            1,
            1,
            {"in_time": 1, "late": 0, "open_overdue": 0},
            {"running": 0, "provisional": 0, "no_due": 0},
        ),
        Counted(
            "a",
            1,
            5,
            {"in_time": 1, "late": 1, "open_overdue": 3},
            {"running": 2, "provisional": 1, "no_due": 1},
        ),
    )
    assert computed.total == Counted(
        None,
        2,
        6,
        {"in_time": 2, "late": 1, "open_overdue": 3},
        {"running": 2, "provisional": 1, "no_due": 1},
    )


def test_a_period_seen_before_its_end() -> None:
    material = _material([_clock("a", None), _clock("a", date(2021, 9, 1))], [])
    computed = compute(ON_TIME, _scope(material, date(2021, 8, 10)), material.ask)
    assert [row.denominator for row in computed.rows] == [0]
    assert computed.rows[0].excluded == {"running": 2, "provisional": 0, "no_due": 0}
    assert computed.rows[0].rate is None
    assert computed.rows[0].interval(0.95) is None
    assert computed.centre is None
    assert computed.standing(computed.rows[0]) == Standing.TOO_FEW


def test_flagged_leaves_out_what_cannot_be_told() -> None:
    rows = [
        {"rule": "p/one", "org": "a", "examined": 100, "flagged": 4, "cannot_tell": 10},
        {"rule": "p/two", "org": "a", "examined": 50, "flagged": 1, "cannot_tell": 0},
        {"rule": "p/one", "org": "b", "examined": 7, "flagged": 0, "cannot_tell": 7},
        {"rule": "q/other", "org": "a", "examined": 9, "flagged": 9, "cannot_tell": 0},
    ]
    material = _material([], rows)
    flagged = Flagged(
        indicator="f", title=_TITLE, measure="flagged", rules=["p/*"], better="low", per=1000
    )
    assert compute(flagged, _scope(material), material.ask).rows == (
        Counted("a", 5, 140, {"flagged": 5, "clean": 135}, {"cannot_tell": 10}),
        Counted("b", 0, 0, {"flagged": 0, "clean": 0}, {"cannot_tell": 7}),
    )
    red = flagged.model_copy(update={"cards": ["red"]})
    assert compute(red, _scope(material), material.ask).rows[0].denominator == 90


def test_the_target_is_compared_against() -> None:
    material = _material([_clock("a", _DUE)] * 30, [])
    aimed = ON_TIME.model_copy(update={"target": 0.5})
    computed = compute(aimed, _scope(material), material.ask)
    assert computed.centre is not None
    assert computed.centre.theta == 0.5
    assert computed.standing(computed.rows[0]) == Standing.FAR_ABOVE
    untold = compute(ON_TIME, _scope(material), material.ask).centre
    assert untold is not None
    assert untold.theta == 1.0


def test_nothing_at_all() -> None:
    material = _material([], [])
    assert compute(ON_TIME, _scope(material), material.ask).rows == ()


def test_a_clock_that_is_not_there() -> None:
    material = _material([_clock("a", _DUE)], [])
    wrong = ON_TIME.model_copy(update={"clocks": ["decid", "answer*"]})
    with pytest.raises(Refused) as refused:
        compute(wrong, _scope(material), material.ask)
    assert refused.value.problems == (
        Problem(
            "indicator on-time: clocks",
            "No clock of this run is named 'decid'.",
            "Did you mean 'decide'?",
        ),
        Problem(
            "indicator on-time: clocks",
            "No clock of this run is named 'answer*'.",
            "Known: decide.",
        ),
    )


def test_cards_that_no_rule_has() -> None:
    material = _material([], [])
    wrong = Flagged(
        indicator="f",
        title=_TITLE,
        measure="flagged",
        rules=["p/two"],
        cards=["red"],
        better="low",
    )
    with pytest.raises(Refused) as refused:
        compute(wrong, _scope(material), material.ask)
    assert refused.value.problems == (
        Problem(
            "indicator f: cards",
            "None of the rules it names is red.",
            "Name other cards, or other rules.",
        ),
    )


def _defined(name: str = "p/in-time") -> Defined:
    return Defined(
        indicator="in-time",
        title=_TITLE,
        measure="defined",
        definition=name,
        better="high",
        minimum=1,
    )


def test_a_defined_rate_is_that_of_its_rows_in_the_period() -> None:
    made = {"indicator": "p/in-time", "item": None, "channel": None, "reason": None}

    def row(subject: str, standing: str, day: date, org: str | None = "a") -> dict[str, object]:
        return made | {"subject": subject, "org": org, "on_day": day, "standing": standing}

    inside, before = date(2021, 7, 1), date(2021, 6, 30)
    rows = [
        row("1", "counted", inside),
        row("2", "other", inside),
        row("3", "excluded", inside),
        row("4", "counted", before),
        row("5", "counted", date(2021, 9, 30), None),
        row("6", "counted", inside) | {"indicator": "p/another"},
    ]
    table = pa.Table.from_pylist([each | {"top": None, "bottom": None} for each in rows], ROWS)
    material = replace(_material([], []), indicator=table)
    scope = replace(_scope(material), definitions={"p/in-time": "rate"})
    found = compute(_defined(), scope, material.ask)
    assert found.rows == (
        Counted(None, 1, 1, {"counted": 1, "other": 0}, {"left_out": 0}),
        Counted("a", 1, 2, {"counted": 1, "other": 1}, {"left_out": 1}),
    )


@pytest.mark.parametrize(
    ("name", "said", "fix"),
    [
        ("p/on-time", "There is no indicator 'p/on-time' at hand.", "Did you mean 'p/in-time'?"),
        (
            "p/lasting",
            "'p/lasting' is a duration; organisations are compared by rates.",
            "Name a rate here; `oversight indicators compute` tells the values of the others.",
        ),
    ],
)
def test_a_definition_that_is_not_there_or_no_rate(name: str, said: str, fix: str) -> None:
    material = _material([], [])
    kinds = {"p/in-time": "rate", "p/lasting": "duration"}
    with pytest.raises(Refused) as refused:
        compute(_defined(name), replace(_scope(material), definitions=kinds), material.ask)
    assert refused.value.problems == (Problem("indicator in-time: definition", said, fix),)


def test_large_organisations_are_not_accused_of_their_size() -> None:
    """Twelve that differ by a little, with very many cases: by chance alone all would stand out."""
    rows = [
        {"rule": "p/one", "org": f"o{n:02}", "examined": 20_000, "flagged": 400 + 20 * n}
        | {"cannot_tell": 0}
        for n in range(12)
    ]
    material = _material([], rows)
    flagged = Flagged(indicator="f", title=_TITLE, measure="flagged", rules=["p/*"], better="low")
    computed = compute(flagged, _scope(material), material.ask)
    assert computed.centre is not None
    assert computed.centre.spread.model is not Model.EXACT
    assert {computed.standing(row) for row in computed.rows} == {Standing.WITHIN}
    theta = computed.centre.theta
    alone = [funnel.standing(row.numerator, row.denominator, theta, 20) for row in computed.rows]
    assert alone.count(Standing.FAR_BELOW) + alone.count(Standing.FAR_ABOVE) >= 4
