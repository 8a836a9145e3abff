"""The verdicts of one rule over some cases, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from oversight.city.truth.count import Marks, Numbers

SCHEMA = pa.schema(
    [
        pa.field("rule", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("outcome", pa.string()),
        pa.field("org", pa.string()),
        pa.field("facts", pa.string()),
    ]
)


@dataclass(frozen=True)
class Money:
    """Amounts in fen, as facts: in yuan, without needless zeros."""

    fen: Numbers


@dataclass(frozen=True)
class Figures:
    """Numbers with fractions, as facts: written as the shortest text that reads back the same."""

    values: NDArray[np.float64]


@dataclass
class Verdict:
    """Whom a rule examines, flags with which facts, and cannot judge for which reasons.

    `facts` are of all cases, in the order of the rule's head: dates, whole numbers, `Money`,
    `Figures`, or text as an Arrow array; `rows` tells how many rows of the head a flagged case
    has. A case that is flagged is never one that cannot be judged.
    """

    rule: str
    examined: Marks
    flagged: Marks
    facts: Mapping[str, Any]
    silent: Mapping[str, Marks] = field(default_factory=dict)
    rows: Numbers | None = None

    def __post_init__(self) -> None:
        self.flagged = self.flagged & self.examined
        self.silent = {
            reason: marks & self.examined & ~self.flagged for reason, marks in self.silent.items()
        }

    def table(self, cases: pa.Array, orgs: pa.Array) -> pa.Table:
        """The verdicts as rows of the truth table."""
        parts = [self._rows(self.flagged, "flagged", self._facts(), cases, orgs)]
        for reason, marks in self.silent.items():
            count = int(marks.sum())
            facts = pa.repeat(f'{{"reason": "{reason}"}}', count)
            parts.append(self._rows(marks, "cannot_tell", facts, cases, orgs))
        return pa.concat_tables(parts)

    def _rows(
        self, marks: Marks, outcome: str, facts: pa.Array, cases: pa.Array, orgs: pa.Array
    ) -> pa.Table:
        where = pa.array(np.flatnonzero(marks))
        return pa.Table.from_arrays(
            [
                pa.repeat(self.rule, len(where)),
                cases.take(where),
                pa.repeat(outcome, len(where)),
                orgs.take(where),
                facts,
            ],
            schema=SCHEMA,
        )

    def _facts(self) -> pa.Array:
        """The facts of the flagged cases as JSON."""
        where = np.flatnonzero(self.flagged)
        pieces: list[pa.Array | str] = []
        for place, (name, fact) in enumerate(self.facts.items()):
            text, quoted = _written(fact, where)
            mark = '"' if quoted else ""
            pieces += [f'{", " if place else "{"}"{name}": {mark}', text, mark]
        if self.rows is not None:
            pieces.append(_more(self.rows[where]))
        return pc.binary_join_element_wise(*pieces, "}", "")


def _written(fact: Any, where: Numbers) -> tuple[pa.Array, bool]:
    """The fact of some cases as text, and whether JSON wants it in quotes."""
    if isinstance(fact, Figures):
        return pa.array([repr(value) for value in fact.values[where].tolist()], pa.string()), False
    if isinstance(fact, Money):
        return _yuan(fact.fen[where]), False
    if isinstance(fact, pa.Array):
        return fact.take(pa.array(where)), True
    if fact.dtype.kind == "M":
        return pa.array(fact[where].astype("datetime64[D]")).cast(pa.string()), True
    return pa.array(fact[where]).cast(pa.string()), False


def _yuan(fen: Numbers) -> pa.Array:
    known, place = np.unique(fen, return_inverse=True)
    words = [str(n // 100) if n % 100 == 0 else f"{n / 100:.2f}".rstrip("0") for n in known]
    return pa.array(words, pa.string()).take(pa.array(place))


def _more(rows: Numbers) -> pa.Array:
    """How many further rows there were: `, "more": 1`; nothing where there was one."""
    most = int(rows.max()) if len(rows) else 1
    words = ["", "", *(f', "more": {n - 1}' for n in range(2, most + 1))]
    return pa.array(words, pa.string()).take(pa.array(rows))


def counted(verdicts: Iterable[Verdict]) -> dict[str, dict[str, int]]:
    """Examined, flagged and cannot-tell of each rule."""
    return {
        verdict.rule: {
            "examined": int(verdict.examined.sum()),
            "flagged": int(verdict.flagged.sum()),
            "cannot_tell": int(sum(int(marks.sum()) for marks in verdict.silent.values())),
        }
        for verdict in verdicts
    }
