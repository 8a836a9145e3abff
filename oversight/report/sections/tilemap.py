"""The organisations as tiles, each with its flags per 100 examinations."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from oversight.report import queries_editions
from oversight.report.blocks import picture, section
from oversight.report.charts.tiles import Tile, tile_map
from oversight.report.composer import Composer
from oversight.report.draw import vector
from oversight.report.traced import Derived, Query
from oversight.report.tree import Node, short_names

MINIMUM = 20
"""Below so many examinations that could be told, no rate is given."""


def tilemap(c: Composer) -> list[Flowable]:
    """One tile an organisation of the tree, in blocks of a county and its towns."""
    nodes = [node for node in c.nodes(set()) if node.org is not None]
    if not nodes:
        return [*section(c, c.say("map")), c.paragraph(c.say("map_none"), "body")]
    query = queries_editions.org_rates(c)
    rate = Derived("rate", query, (100.0,))
    titles = {str(n.org): c.chart_name(n.title(c.language), str(n.org)) for n in nodes}
    short = short_names(titles, {str(n.org): n.above for n in nodes})
    heads = {node.above for node in nodes}
    tiles = [
        [_tile(c, query, node.org, short[str(node.org)], node.org in heads) for node in block]
        for block in _blocks(nodes)
    ]
    chart = tile_map(tiles, family=c.face.family)
    note = c.say("map_note", minimum=str(MINIMUM)) + c.say("chart_data", mark=c.mark(rate))
    drawing = picture(vector(chart, c.face))
    return [KeepTogether([*section(c, c.say("map")), *drawing, c.paragraph(note, "caption")])]


def _blocks(nodes: Sequence[Node]) -> list[list[Node]]:
    """A block for each organisation with children that have none but themselves: a county."""
    parents = {node.above for node in nodes}
    heads = {node.above for node in nodes if node.org not in parents and node.above is not None}
    blocks: dict[str | None, list[Node]] = {}
    for node in nodes:
        block = node.above if node.org not in parents and node.above in heads else node.org
        blocks.setdefault(block, []).append(node)
    return list(blocks.values())


def _tile(c: Composer, query: Query, org: str | None, name: str, head: bool) -> Tile:
    key = {"org": org}
    if int(c.ledger.number(query, "denominator", key).value or 0) < MINIMUM:
        return Tile(name, None, "–", head)
    number = c.ledger.number(Derived("rate", query, (100.0,)), key=key)
    printed = c.ledger.show(number, "{:.1f}")
    return Tile(name, None if number.value is None else float(number.value), printed, head)
