"""The charts, as SVG: one definition serves the page and the document."""

from typing import Any

from reportlab.graphics.shapes import String

from oversight.audit.compare.centre import stated
from oversight.audit.compare.funnel import Standing
from oversight.report.charts.flagged import Bar, flagged_by_rule
from oversight.report.charts.funnel import Funnel, Point, funnel
from oversight.report.draw import svg, vector
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


def test_a_document_draws_the_chart_in_its_own_face(face: Face) -> None:
    chart = funnel(_plot([Point("如东", 30, 0.2, Standing.FAR_BELOW)]), family=face.family)
    drawn = vector(chart, face)
    assert vector(chart, face) is drawn  # drawn once for a definition
    assert (drawn.width, round(drawn.width / drawn.height, 2)) == (480, 1.95)
    texts = _texts(drawn.drawing)
    assert {"如东", "all together", "cases", "Per 100"} <= {text for text, _ in texts}
    assert {font for _, font in texts} == {face.name}


def _texts(node: Any) -> list[tuple[str, str]]:
    """The texts of a drawing, each with its face."""
    if isinstance(node, String):
        return [(node.text, node.fontName)]
    return [one for below in getattr(node, "contents", ()) for one in _texts(below)]
