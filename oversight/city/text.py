"""Arrow columns made of whole arrays: numbers written as text, codes looked up, money."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from oversight.city.block import NEVER, Codes, Flags, Seconds

ZONE = 8 * 3600
DIGITS = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)


def numbered(before: str, numbers: Codes, width: int, after: str = "") -> pa.Array:
    """Each number in `width` digits between two fixed texts.

    >>> numbered("A", np.array([7, 12]), 3).to_pylist()
    ['A007', 'A012']
    """
    return _cells(before, numbers.astype(np.uint64), width, 10, after)


def hashed(before: str, numbers: Codes, salt: int) -> pa.Array:
    """A pseudonym of 16 hexadecimal digits for each number: the same number, the same one."""
    mixed = numbers.astype(np.uint64) + np.uint64(salt % 2**64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        mixed = (mixed + np.uint64(0x9E3779B97F4A7C15)) ^ (mixed >> np.uint64(shift))
        mixed = mixed * np.uint64(factor)
    return _cells(before, mixed, 16, 16, "")


def _cells(before: str, numbers: NDArray[np.uint64], width: int, base: int, after: str) -> pa.Array:
    """Fixed-width text, four digits at a time from a table."""
    head, tail = before.encode(), after.encode()
    size = len(head) + width + len(tail)
    cells = np.empty((len(numbers), size), dtype=np.uint8)
    cells[:, : len(head)] = np.frombuffer(head, dtype=np.uint8)
    cells[:, len(head) + width :] = np.frombuffer(tail, dtype=np.uint8)
    rest, end = numbers, len(head) + width
    while end > len(head):
        rest, four = np.divmod(rest, np.uint64(base**4))
        start = max(end - 4, len(head))
        digits = _fours(base).take(four).view(np.uint8).reshape(-1, 4)
        cells[:, start:end] = digits[:, start - end :]
        end = start
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * np.int32(size)
    return pa.StringArray.from_buffers(len(numbers), pa.py_buffer(offsets), pa.py_buffer(cells))


@cache
def _fours(base: int) -> NDArray[np.uint32]:
    """Every four digits of the base, as four characters in one word."""
    numbers = np.arange(base**4)
    places = [DIGITS[numbers // base**place % base] for place in (3, 2, 1, 0)]
    return np.stack(places, axis=1).view(np.uint32).ravel()


def missing_where(column: pa.Array, absent: Flags) -> pa.Array:
    """The column, with nothing where `absent`."""
    if not absent.any():
        return column
    return pc.if_else(pa.array(absent), pa.scalar(None, column.type), column)


def looked_up(words: Sequence[str | None] | pa.Array, codes: Codes) -> pa.Array:
    """The word at each code; nothing at -1.

    >>> looked_up(["a", "b"], np.array([1, -1])).to_pylist()
    ['b', None]
    """
    known = words if isinstance(words, pa.Array) else pa.array(words, pa.string())
    return known.take(pa.array(codes, mask=codes < 0))


def instants(civil: Seconds) -> pa.Array:
    """Civil seconds in China as instants in UTC; nothing at `NEVER`."""
    absent = civil == NEVER
    micros = (np.where(absent, 0, civil) - ZONE) * 1_000_000
    return pa.array(micros, mask=absent).cast(pa.timestamp("us", tz="UTC"))


def dates(days: Codes) -> pa.Array:
    """Days since 1970-01-01 as dates; nothing at `NEVER`."""
    absent = days == NEVER
    return pa.array(np.where(absent, 0, days).astype(np.int32), mask=absent).cast(pa.date32())


def decimals(values: Codes, per_unit: int) -> pa.Array:
    """Whole numbers of 1/`per_unit` as decimal128(18, 4); nothing below zero.

    >>> decimals(np.array([1250, -1]), 100).to_pylist()
    [Decimal('12.5000'), None]
    """
    absent = values < 0
    words = np.zeros((len(values), 2), dtype=np.int64)
    words[:, 0] = np.where(absent, 0, values) * (10_000 // per_unit)
    full = pa.Array.from_buffers(
        pa.decimal128(18, 4), len(values), [None, pa.py_buffer(words)], null_count=0
    )
    return missing_where(full, absent)
