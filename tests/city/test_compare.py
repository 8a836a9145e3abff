"""Findings against truth: whole verdicts, whatever the order and the spelling of facts."""

from __future__ import annotations

import pyarrow as pa

from oversight.city.compare import Comparison, compare

COLUMNS = ("rule", "subject", "outcome", "org", "facts")
SCHEMA = pa.schema([(name, pa.string()) for name in COLUMNS])


def table(*rows: tuple[str | None, ...]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(COLUMNS, r, strict=True)) for r in rows], schema=SCHEMA)


A = ("r", "A", "flagged", "O", '{"Due": "2021-03-29", "Late": 3}')
B = ("r", "B", "cannot_tell", None, '{"reason": "no limit"}')


def test_the_order_of_rows_and_facts_does_not_matter() -> None:
    spelt = (*A[:4], '{"Late":3,"Due":"2021-03-29"}')
    result = compare(table(spelt, B), table(B, A))
    assert result == Comparison(agreed=2, missed=(), extra=())
    assert result.exact


def test_every_part_of_a_verdict_counts() -> None:
    for place, other in enumerate(("q", "Z", "cannot_tell", None, '{"Due": "2021-03-30"}')):
        changed = (*A[:place], other, *A[place + 1 :])
        result = compare(table(changed, B), table(A, B))
        assert result == Comparison(agreed=1, missed=(A,), extra=(changed,))
        assert not result.exact


def test_misses_and_extras_are_sorted() -> None:
    none = table()
    assert compare(none, table(B, A)) == Comparison(0, missed=(A, B), extra=())
    assert compare(table(B, A), none) == Comparison(0, missed=(), extra=(A, B))
    assert compare(none, none).exact
