"""How often an alarm may sound where there is nothing to find."""

from scipy.stats import binom


def most(seeds: int, level: float) -> int:
    """The most alarms of `seeds` honest worlds that a true level of `level` makes but once in a
    thousand times."""
    return int(binom.ppf(0.999, seeds, level))
