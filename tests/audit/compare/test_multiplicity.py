"""False discovery rates against statsmodels, and by chance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from oversight.audit.compare.multiplicity import Comparison, Discovery, Family, Method, family

_chances = st.lists(st.none() | st.floats(0, 1), max_size=40)


def _all(chances: list[float | None]) -> list[Comparison]:
    return [Comparison(f"O{i}", "on time", p) for i, p in enumerate(chances)]


@given(_chances, st.sampled_from(Method), st.sampled_from((0.01, 0.05, 0.2)))
@settings(max_examples=100, deadline=None)
def test_as_statsmodels_has_it(chances: list[float | None], method: Method, level: float) -> None:
    found = family("f", _all(chances), level=level, method=method)
    tested = [p for p in chances if p is not None]
    assert (found.tested, found.untested) == (len(tested), len(chances) - len(tested))
    rows = [row for row in found.rows if row.p is not None]
    if tested:
        named, q, _, _ = multipletests(tested, alpha=level, method=f"fdr_{method.value}")
        assert [row.q for row in rows] == pytest.approx(list(q), rel=1e-9, abs=1e-300)
        assert [row.found for row in rows] == list(named)


@given(_chances, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_does_not_matter(chances: list[float | None], mix: object) -> None:
    one = family("f", _all(chances))
    two = family("f", list(reversed(_all(chances))))
    assert one.rows == tuple(reversed(two.rows))
    assert one.threshold == two.threshold


def test_by_hand() -> None:
    """Benjamini and Hochberg (1995), section 4.1: 15 p-values, of which 4 are found at 5 %."""
    printed = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344)
    printed += (0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000)
    found = family("endpoints", _all(list(printed)))
    assert [row.p for row in found.found] == [0.0001, 0.0004, 0.0019, 0.0095]
    assert found.threshold == 0.0095


def test_nothing_tested() -> None:
    found = family("f", _all([None]))
    none = Discovery("O0", "on time", None, None, None)
    assert found == Family("f", Method.BENJAMINI_HOCHBERG, 0.05, 0, 1, None, (none,))
    assert found.found == ()


def test_by_chance_alone_a_family_names_anyone_in_one_of_twenty() -> None:
    chance = np.random.default_rng(1)
    named = [bool(family("f", _all(list(chance.random(100)))).found) for _ in range(400)]
    assert np.mean(named) == pytest.approx(0.05, abs=0.033)


@pytest.mark.parametrize(("p", "level", "said"), [(1.1, 0.05, "p-value"), (0.5, 0.0, "level")])
def test_what_is_no_chance(p: float, level: float, said: str) -> None:
    with pytest.raises(ValueError, match=f"a {said} lies between 0 and 1"):
        family("f", _all([p]), level=level)
