"""A simulated city: believable records, planted faults, and a table of what is true of them.

`make_city` writes the canonical tables of a year of approvals and penalties in a city of
1 + 10 + 96 organisations, and beside them `truth/truth.parquet`: for every rule of
`cn.licensing` and `cn.penalty`, which cases it must flag with which facts, and which it cannot
judge. The truth is computed apart from the rule engine, so that each can be held against the
other.
"""

from oversight.city.make import TRUTH, City, make_city

__all__ = ["TRUTH", "City", "make_city"]
