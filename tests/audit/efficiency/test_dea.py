"""Efficiency against published examples, the dual programs, and the laws that always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from oversight.audit.efficiency.dea import Efficiency, Peer, Scale, dea
from oversight.audit.efficiency.envelope import Floats, Orientation, Points, Returns, distances
from oversight.audit.efficiency.units import Fault, LeftOut, Note, Unit, admit

STORES = [
    Unit(org, (employees,), (sale,))
    for org, employees, sale in zip(
        "ABCDEFGH", (2, 3, 3, 4, 5, 5, 6, 8), (1, 3, 2, 3, 4, 2, 3, 5), strict=True
    )
]
"""Cooper, Seiford and Tone, Data Envelopment Analysis (2007), table 1.1."""
TWO_INPUTS = [
    Unit(org, inputs, (1,))
    for org, inputs in zip("ABCDEF", ((4, 3), (7, 3), (8, 1), (4, 2), (2, 4), (10, 1)), strict=True)
]
"""The same, example 2.2 and its results."""


def _rounded(peers: tuple[Peer, ...]) -> dict[str, float]:
    return {peer.org: round(peer.weight, 4) for peer in peers}


def test_the_stores_have_the_published_efficiencies() -> None:
    published = [0.5, 1, 0.6667, 0.75, 0.8, 0.4, 0.5, 0.625]
    for orientation in Orientation:
        rows = dea(STORES, orientation).rows
        assert [round(row.ccr.efficiency, 4) for row in rows] == published


def test_two_inputs_have_the_published_efficiencies_peers_and_slacks() -> None:
    rows = {row.org: row for row in dea(TWO_INPUTS).rows}
    assert {org: round(row.ccr.efficiency, 4) for org, row in rows.items()} == {
        "A": 0.8571,
        "B": 0.6316,
        "C": 1,
        "D": 1,
        "E": 1,
        "F": 1,
    }
    assert _rounded(rows["A"].ccr.peers) == {"D": 0.7143, "E": 0.2857}
    assert _rounded(rows["B"].ccr.peers) == {"D": 0.8947, "C": 0.1053}
    assert _rounded(rows["F"].ccr.peers) == {"C": 1}
    assert rows["F"].ccr.input_slacks == pytest.approx((2, 0), abs=1e-9)
    assert {org: row.ccr.strong for org, row in rows.items()} == {
        "A": False,
        "B": False,
        "C": True,
        "D": True,
        "E": True,
        "F": False,
    }


def test_the_stores_by_variable_returns_as_reckoned_by_hand() -> None:
    # The envelope runs through A (2, 1), B (3, 3), E (5, 4) and H (8, 5).
    by_input = [row.bcc.efficiency for row in dea(STORES).rows]
    assert by_input == pytest.approx([1, 1, 2.5 / 3, 3 / 4, 1, 2.5 / 5, 3 / 6, 1], rel=1e-12)
    by_output = [row.bcc.efficiency for row in dea(STORES, Orientation.OUTPUT).rows]
    frontier = [1, 3, 3, 3.5, 4, 4, 4 + 1 / 3, 5]
    sales = [1, 3, 2, 3, 4, 2, 3, 5]
    assert by_output == pytest.approx(
        [y / f for y, f in zip(sales, frontier, strict=True)], rel=1e-12
    )


def test_size_is_judged_by_the_most_productive_one() -> None:
    # Banker (1984): B has the most sales a head; smaller gains by growing, larger loses.
    by_input = {row.org: row.scale for row in dea(STORES).rows}
    assert by_input == {
        "A": Scale.INCREASING,
        "B": Scale.RIGHT,
        "C": Scale.INCREASING,
        "D": Scale.RIGHT,
        "E": Scale.DECREASING,
        "F": Scale.INCREASING,
        "G": Scale.RIGHT,
        "H": Scale.DECREASING,
    }
    by_output = {row.org: row.scale for row in dea(STORES, Orientation.OUTPUT).rows}
    assert by_output["D"] is Scale.DECREASING
    assert by_output["C"] is Scale.RIGHT
    rows = {row.org: row for row in dea(STORES).rows}
    assert rows["H"].scale_efficiency == pytest.approx(0.625, rel=1e-12)
    assert rows["B"].scale_efficiency == 1


def _world(seed: int, many: int = 15) -> Points:
    chance = np.random.default_rng(seed)
    return Points(chance.uniform(1, 9, (many, 2)), chance.uniform(1, 9, (many, 3)))


def _multipliers(points: Points, at: int, returns: Returns, orientation: Orientation) -> float:
    """The distance by the dual: the prices of inputs and outputs that flatter a unit most."""
    x, y = points.inputs, points.outputs
    m, s = x.shape[1], y.shape[1]
    by_input = orientation is Orientation.INPUT
    free = {
        Returns.CONSTANT: (0, 0),
        Returns.VARIABLE: (None, None),
        Returns.NON_INCREASING: (None, 0) if by_input else (0, None),
    }[returns]
    if by_input:
        cost = np.concatenate([np.zeros(m), -y[at], [-1.0]])
        above = np.hstack([-x, y, np.ones((len(x), 1))])
        fixed = np.concatenate([x[at], np.zeros(s), [0.0]])
    else:
        cost = np.concatenate([x[at], np.zeros(s), [1.0]])
        above = np.hstack([-x, y, -np.ones((len(x), 1))])
        fixed = np.concatenate([np.zeros(m), y[at], [0.0]])
    found = linprog(
        cost,
        A_ub=above,
        b_ub=np.zeros(len(x)),
        A_eq=fixed[None, :],
        b_eq=[1.0],
        bounds=[(0, None)] * (m + s) + [free],
        method="highs",
    )
    return -1 / float(found.fun) if by_input else float(found.fun)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("returns", Returns)
def test_the_dual_program_says_the_same(returns: Returns, orientation: Orientation) -> None:
    points = _world(7)
    dual = [_multipliers(points, at, returns, orientation) for at in range(15)]
    assert distances(points, points, returns, orientation) == pytest.approx(dual, rel=1e-9)


@pytest.mark.parametrize("orientation", Orientation)
def test_peers_and_slacks_add_up_to_what_is_asked(orientation: Orientation) -> None:
    points = _world(3)
    units = [
        Unit(str(i), tuple(x), tuple(y))
        for i, (x, y) in enumerate(zip(points.inputs, points.outputs, strict=True))
    ]
    for i, row in enumerate(dea(units, orientation).rows):
        for measured in (row.ccr, row.bcc):
            x = sum(peer.weight * points.inputs[int(peer.org)] for peer in measured.peers)
            y = sum(peer.weight * points.outputs[int(peer.org)] for peer in measured.peers)
            less = measured.efficiency if orientation is Orientation.INPUT else 1
            more = 1 if orientation is Orientation.INPUT else 1 / measured.efficiency
            asked_x, asked_y = less * points.inputs[i], more * points.outputs[i]
            assert x + np.array(measured.input_slacks) == pytest.approx(asked_x, rel=1e-8)
            assert y - np.array(measured.output_slacks) == pytest.approx(asked_y, rel=1e-8)
        assert sum(peer.weight for peer in row.bcc.peers) == pytest.approx(1, rel=1e-9)


amounts = st.floats(0.1, 100)
worlds = st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=7)


def _units(rows: list[tuple[float, float, float]], scale: float = 1.0) -> list[Unit]:
    return [Unit(str(i), (a * scale, b), (c / scale,)) for i, (a, b, c) in enumerate(rows)]


def _both(found: Efficiency) -> Floats:
    return np.array([(row.ccr.efficiency, row.bcc.efficiency) for row in found.rows])


@settings(max_examples=8, deadline=None)
@given(worlds)
def test_what_always_holds(rows: list[tuple[float, float, float]]) -> None:
    found = dea(_units(rows))
    ccr, bcc = _both(found).T
    assert np.all(ccr <= bcc) and np.all(bcc <= 1) and np.all(ccr > 0)
    assert ccr.max() == 1
    assert _both(dea(_units(rows, scale=1000.0))) == pytest.approx(_both(found), rel=1e-6)
    ccr_by_output = _both(dea(_units(rows), Orientation.OUTPUT))[:, 0]
    assert ccr_by_output == pytest.approx(ccr, rel=1e-6)
    fewer = _both(dea(_units(rows)[:-1]))
    assert np.all(_both(found)[:-1] <= fewer + 1e-7)


def test_what_cannot_be_compared_is_said() -> None:
    found = dea(
        [
            *STORES,
            Unit("gap", (float("nan"),), (1,)),
            Unit("nothing in", (0,), (1,)),
            Unit("nothing out", (2,), (0,)),
            Unit("nothing", (0,), (0,)),
            Unit("refund", (-2,), (1,)),
        ]
    )
    assert found.left_out == (
        LeftOut("gap", (Fault.NOT_A_NUMBER,)),
        LeftOut("nothing in", (Fault.NO_INPUT,)),
        LeftOut("nothing out", (Fault.NO_OUTPUT,)),
        LeftOut("nothing", (Fault.NO_INPUT, Fault.NO_OUTPUT)),
        LeftOut("refund", (Fault.NEGATIVE,)),
    )
    assert found.rows == dea(STORES).rows


def test_zeros_are_noted_not_crashed() -> None:
    for orientation in Orientation:
        found = dea(
            [
                Unit("no staff", (0, 9), (1, 1)),
                Unit("B", (2, 3), (2, 0)),
                Unit("C", (3, 2), (1, 4)),
                Unit("D", (4, 4), (2, 2)),
            ],
            orientation,
        )
        assert {row.org: row.notes for row in found.rows} == {
            "no staff": (Note.ZERO_INPUT,),
            "B": (Note.ZERO_OUTPUT,),
            "C": (),
            "D": (),
        }
        assert found.rows[0].ccr.efficiency == 1
        assert found.rows[3].ccr.efficiency < 1


def test_a_column_of_zeros_says_nothing() -> None:
    with_column = [Unit(each.org, (*each.inputs, 0), each.outputs) for each in STORES]
    found = dea(with_column)
    assert (found.empty_inputs, found.empty_outputs) == ((1,), ())
    assert (found.size.needed, found.size.enough) == (6, True)
    assert [row.ccr.efficiency for row in found.rows] == [
        row.ccr.efficiency for row in dea(STORES).rows
    ]
    assert [row.notes for row in found.rows] == [()] * 8


@pytest.mark.parametrize(
    ("many", "inputs", "outputs", "needed", "enough"),
    [(8, 1, 1, 6, True), (5, 1, 1, 6, False), (24, 4, 4, 24, True), (63, 8, 8, 64, False)],
)
def test_the_size_rule(many: int, inputs: int, outputs: int, needed: int, enough: bool) -> None:
    units = [Unit(str(i), (1.0 + i,) * inputs, (1.0,) * outputs) for i in range(many)]
    size = admit(units).size
    assert (size.needed, size.enough) == (needed, enough)


def test_nothing_to_compare() -> None:
    found = dea([])
    assert (found.rows, found.efficient, found.size.enough) == ((), None, False)
    alone = dea([Unit("A", (3,), (4,))])
    assert alone.rows[0].bcc.efficiency == 1
    assert alone.efficient == 1
    assert alone.size.enough is False


@pytest.mark.parametrize(
    "units",
    [
        [Unit("A", (1,), (1,)), Unit("B", (1, 2), (1,))],
        [Unit("A", (), (1,))],
        [Unit("A", (1,), (1,)), Unit("A", (2,), (1,))],
    ],
)
def test_units_that_do_not_fit_together_are_a_mistake(units: list[Unit]) -> None:
    with pytest.raises(ValueError):
        dea(units)
