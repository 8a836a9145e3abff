"""Exact intervals of a proportion."""

from __future__ import annotations

from functools import lru_cache

from scipy.special import betaincinv


@lru_cache(maxsize=65536)
def clopper_pearson(count: float, of: float, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a proportion seen as `count` among `of` independent cases.

    Both ends lie in 0..1. The interval holds the true proportion with a probability of at
    least `level`, whatever that proportion is. `count` and `of` may be effective numbers of a
    weighted sample, which are not whole. Raises `ValueError` when `of` is not
    positive, `count` is outside 0..of, or `level` is outside (0, 1).

    Source: Clopper and Pearson, Biometrika 26 (1934) 404.

    >>> tuple(round(end, 4) for end in clopper_pearson(0, 10))
    (0.0, 0.3085)
    >>> tuple(round(end, 4) for end in clopper_pearson(90, 100))
    (0.8238, 0.951)
    """
    if of <= 0 or not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a proportion")
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(betaincinv(count, of - count + 1, tail))
    high = 1.0 if count == of else float(betaincinv(count + 1, of - count, 1 - tail))
    return low, high
