"""What rates propose as findings: whole findings, in both languages, and what is not proposed."""

from __future__ import annotations

from typing import Any

from oversight.audit.compare.allowance import limit
from oversight.audit.compare.centre import among
from oversight.audit.control.pchart import p_chart
from oversight.audit.finding import Evidence, Finding, Said
from oversight.audit.indicator import Computed, Counted
from oversight.audit.measure import Measure
from oversight.audit.programme import Defined
from oversight.audit.words import Words
from oversight.engagement.drafting import Measured, drafts

NAMES = {"O3": Words(zh="丙局", en="Bureau C")}
CRITERIA = Said(zh="行政许可法第42条", en="行政许可法, article 42")
LIKE = [("O1", 450, 500), ("O2", 181, 200), ("O4", 88, 100), ("O5", 271, 300)]


def measured(rows: list[tuple[str, int, int]], **other: Any) -> Measured:
    rate = Defined(
        indicator="on-time",
        title=Words(zh="按期率", en="Decided in time"),
        measure="defined",
        definition="cn.licensing/decided-in-time",
        better=other.pop("better", "high"),
        **{name: other.pop(name) for name in ("per", "target") if name in other},
    )
    counted = tuple(Counted(org, count, of, {}, {}) for org, count, of in rows)
    measure = Measure.__new__(Measure)  # how it was asked decides nothing here
    return Measured(Computed(rate, measure, counted), CRITERIA, rate.definition, **other)


def test_one_that_does_worse_than_the_others_is_proposed_whole() -> None:
    rows = [*LIKE, ("O3", 300, 500), ("O6", 1, 5)]
    (found,) = drafts([measured(rows)], NAMES, "2021-Q3")
    centre = among([(count, of) for _, count, of in rows], 20)
    assert centre is not None
    low, high = (100 * limit(500, centre.theta, at, centre.spread) for at in (0.001, 0.999))
    theta = 100 * centre.theta
    fewer = 500 * centre.theta - 300
    shows = Said(zh="按期率及其逐件记录", en="Decided in time, and the rows behind it")
    reference = "cn.licensing/decided-in-time O3 2021-Q3"
    q = found.condition.en.partition("q = ")[2].rstrip(").")
    assert float(q) < 1e-20
    assert found == Finding(
        title=Said(
            zh="丙局的“按期率”劣于各单位共同水平",
            en="Bureau C: “Decided in time” is worse than the common rate",
        ),
        org="O3",
        criteria=CRITERIA,
        condition=Said(
            zh=f"2021-Q3，丙局的“按期率”为60.0%（500件中300件），各单位共同水平为{theta:.1f}%，"
            f"同等件数的99.8%控制限为{low:.1f}%至{high:.1f}%；"
            f"偏差超出偶然和各单位之间的波动（q={q}）。",
            en="In 2021-Q3, “Decided in time” of Bureau C was 60.0 % (300 of 500); the common "
            f"rate was {theta:.1f} %, and on so many cases 99.8 % of organisations about it would "
            f"lie between {low:.1f} % and {high:.1f} %. The difference is beyond chance and the "
            f"spread between organisations (q = {q}).",
        ),
        effect=Said(
            zh=f"与各单位共同水平相比，计入该指标的案件少约{fewer:.0f}件。",
            en=f"About {fewer:.0f} cases fewer are counted than at the common rate.",
        ),
        evidence=(Evidence(kind="indicator", reference=reference, shows=shows),),
    )
    assert found.missing() == ("cause", "recommendation", "due", "sufficient", "appropriate")


def test_chance_the_better_and_the_small_are_not_proposed() -> None:
    rows = [*LIKE, ("O3", 500, 500), ("O6", 1, 5)]
    assert list(drafts([measured(rows)], NAMES, "2021-Q3")) == []


def test_a_target_is_called_one() -> None:
    rows = [(org, of * 7 // 10, of) for org, _, of in LIKE]
    found = list(drafts([measured(rows, target=0.95)], {}, "2021"))
    assert [one.title.en for one in found] == [
        f"{org}: “Decided in time” is worse than the target" for org, _, _ in LIKE
    ]
    assert found[0].title.zh == "O1的“按期率”劣于目标"


def test_periods_beyond_their_limits_on_the_worse_side_are_proposed() -> None:
    ofs = [1000] * 14
    late = [20, 22, 18, 21, 19, 20, 23, 90, 17, 20, 21, 19, 22, 2]
    parts = [f"2021-{month:02}" for month in range(1, 13)] + ["2022-01", "2022-02"]
    chart = p_chart(late, ofs)
    rows = [("O3", sum(late), sum(ofs))]
    one = measured(rows, better="low", per=1000, parts=parts, chart=chart)
    (found,) = drafts([one], NAMES, "2021/2022-02")
    assert found.condition.zh == (
        "2021/2022-02“按期率”合计每1,000件23.9件；2021-08为每1,000件90.0件，劣于控制限。"
    )
    assert found.condition.en == (
        "Over 2021/2022-02, “Decided in time” was 23.9 per 1,000; it was 90.0 per 1,000 in "
        "2021-08, beyond the limits on the worse side."
    )
    assert found.effect.en == "In these periods about 66 cases differ from the rate over all."
    # Of several organisations the course of all together says nothing of one.
    more = [*rows, ("O1", 3, 100)]
    assert [
        one.title.en
        for one in drafts([measured(more, better="low", parts=parts, chart=chart)], {}, "2021")
        if "periods" in one.title.en
    ] == []
