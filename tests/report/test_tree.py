"""The order of organisations."""

from oversight.report.tree import Node, ordered


def test_each_before_those_below_it() -> None:
    rows: list[dict[str, object]] = [
        {"org": "town", "name": "镇", "name_en": "Town", "parent": "county"},
        {"org": "city", "name": "市", "name_en": None, "parent": None},
        {"org": "county", "name": "县", "name_en": "", "parent": "city"},
        {"org": "alone", "name": None, "name_en": None, "parent": "gone"},
    ]
    assert ordered(rows, ["x", None, "town"], "nobody") == [
        Node("alone", "alone", None, 0, None),
        Node("city", "市", None, 0, None),
        Node("county", "县", None, 1, "city"),
        Node("town", "镇", "Town", 2, "county"),
        Node("x", "x", None, 0, None),
        Node(None, "nobody", None, 0, None),
    ]


def test_a_ring_of_parents_ends() -> None:
    rows: list[dict[str, object]] = [
        {"org": "a", "name": "A", "parent": "b"},
        {"org": "b", "name": "B", "parent": "a"},
    ]
    assert [(node.org, node.depth) for node in ordered(rows)] == [("a", 0), ("b", 1)]


def test_titles() -> None:
    node = Node("c", "县", "County", 0, None)
    assert (node.title("zh"), node.title("en")) == ("县", "County")
    assert Node("c", "县", None, 0, None).title("en") == "县"
