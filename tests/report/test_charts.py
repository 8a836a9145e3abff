"""The charts, as SVG: one definition serves the page and the document."""

from oversight.audit.compare.centre import stated
from oversight.audit.compare.funnel import Standing
from oversight.report.charts.flagged import Bar, flagged_by_rule
from oversight.report.charts.funnel import Funnel, Point, funnel
from oversight.report.draw import png, svg
from oversight.report.fonts import Face


def test_bars_carry_their_counts(face: Face) -> None:
    bars = [
        Bar("行政许可决定超过法定期限", "red", "红牌", 1234),
        Bar(
            "A title that is far too long for a single line of the chart's axis, so it breaks",
            "yellow",
            "黄牌",
            7,
        ),
    ]
    chart = flagged_by_rule(bars, axis="标记件数", family=face.family)
    drawn = svg(chart, face.path)
    for text in ("行政许可决定超过法定期限", "1,234", "黄牌", "标记件数", "#B8301F".lower()):
        assert text in drawn.lower().replace("&#39;", "'") or text in drawn
    assert "A title that is far too long for a single line of" in drawn
    assert face.family in drawn


def _plot(points: list[Point], better: str = "high") -> Funnel:
    return Funnel(
        points=points,
        centre=stated(0.9, [90, 360], [100, 400]),
        theta_title="all together",
        per=100,
        better=better,
        x="cases",
        y="Per 100",
        standings={standing: standing.value for standing in Standing},
    )


def test_a_funnel_names_only_what_lies_far_out(face: Face) -> None:
    points = [
        Point("如东", 100, 0.5, Standing.FAR_BELOW),
        Point("海门", 400, 0.91, Standing.WITHIN),
    ]
    drawn = svg(funnel(_plot(points), family=face.family), face.path)
    assert "如东" in drawn
    assert "海门" not in drawn
    assert "all together" in drawn


def test_pictures_are_the_same_again(face: Face) -> None:
    chart = funnel(_plot([Point("a", 30, 0.8, Standing.WITHIN)]), family=face.family)
    drawn = png(chart, face.path)
    assert drawn.png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (drawn.width, drawn.png) == (1600, png(chart, face.path).png)
