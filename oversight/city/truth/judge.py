"""The truth of the whole city, gathered block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from oversight.city.block import Block
from oversight.city.truth.approvals import Approvals
from oversight.city.truth.penalties import Penalties, Register
from oversight.city.truth.verdict import SCHEMA, Verdict, counted
from oversight.city.world import World


class Judge:
    """Gathers what is true of all blocks."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.today = np.datetime64(world.as_of, "D")
        self.officers = world.officers()
        self.register = Register(world.certificates)
        self.rows: list[pa.Table] = []
        self.rules: dict[str, Counter[str]] = {}

    def judge(self, block: Block, cases: pa.Array, orgs: pa.Array) -> None:
        """Add the verdicts on the cases of a block."""
        verdicts = list(self._verdicts(block))
        org = orgs.take(pa.array(block.org))
        self.rows += [verdict.table(cases, org) for verdict in verdicts]
        for rule, counts in counted(verdicts).items():
            self.rules.setdefault(rule, Counter()).update(counts)

    def _verdicts(self, block: Block) -> Iterator[Verdict]:
        world = self.world
        if block.domain == "approval":
            return Approvals(block, world.catalogue, self.officers, self.today).verdicts()
        return Penalties(block, self.register, world.parties.kind, self.today).verdicts()

    def counts(self) -> dict[str, dict[str, int]]:
        """Examined, flagged and cannot-tell of each rule."""
        return {rule: dict(counts) for rule, counts in sorted(self.rules.items())}

    def table(self) -> pa.Table:
        """The truth table (`SCHEMA`), by rule and subject."""
        table = pa.concat_tables([SCHEMA.empty_table(), *self.rows]).combine_chunks()
        return table.sort_by([("rule", "ascending"), ("subject", "ascending")])
