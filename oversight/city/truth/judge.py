"""The truth of the whole city, gathered block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

import numpy as np
import pyarrow as pa

from oversight.city.block import Block
from oversight.city.tables import DIGITS, PREFIX
from oversight.city.text import numbered
from oversight.city.truth.approval_conduct import Conduct as Licensing
from oversight.city.truth.approval_conduct import Queues
from oversight.city.truth.approval_hearings import Hearings
from oversight.city.truth.approval_process import Process
from oversight.city.truth.approvals import Approvals
from oversight.city.truth.penalties import Penalties, Register
from oversight.city.truth.penalty_coercion import Coercion
from oversight.city.truth.penalty_conduct import Beyond, Conduct
from oversight.city.truth.penalty_money import Dues
from oversight.city.truth.penalty_review import Review, Twice
from oversight.city.truth.verdict import SCHEMA, Verdict, counted
from oversight.city.world import World


class Judge:
    """Gathers what is true of all blocks."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.today = np.datetime64(world.as_of, "D")
        self.officers = world.officers()
        self.register = Register(world.certificates)
        self.beyond: Beyond | None = Beyond(world, self.today)
        self.twice = Twice()
        self.queues: Queues | None = Queues(world.catalogue)
        self.rows: list[pa.Table] = []
        self.rules: dict[str, Counter[str]] = {}

    def judge(self, block: Block, cases: pa.Array, orgs: pa.Array) -> None:
        """Add the verdicts on the cases of a block."""
        org = orgs.take(pa.array(block.org))
        for verdict in self._verdicts(block):
            self._keep(verdict, cases, org)

    def _keep(self, verdict: Verdict, cases: pa.Array, orgs: pa.Array) -> None:
        self.rows.append(verdict.table(cases, orgs))
        for rule, counts in counted([verdict]).items():
            self.rules.setdefault(rule, Counter()).update(counts)

    def _finish(self) -> None:
        """Add, once, what can only be judged over all blocks."""
        beyond, self.beyond = self.beyond, None
        queues, self.queues = self.queues, None
        codes = self.world.organisations.codes
        if beyond is None or queues is None:
            return
        for prefix, verdicts in (
            ("penalty", chain(beyond.verdicts(), [self.twice.verdict()])),
            ("approval", queues.verdicts()),
        ):
            for verdict, number, org in verdicts:
                orgs = codes.take(pa.array(org))
                cases = orgs if number is None else numbered(PREFIX[prefix], number, DIGITS)
                self._keep(verdict, cases, orgs)

    def _verdicts(self, block: Block) -> Iterator[Verdict]:
        world = self.world
        if block.domain == "approval":
            approvals = Approvals(block, world.catalogue, self.officers, self.today)
            licensing = Licensing(block, world, approvals.decide)
            if self.queues is not None:
                self.queues.add(block, licensing)
            return chain(
                approvals.verdicts(),
                Process(approvals, world.catalogue).verdicts(),
                Hearings(block, self.officers, self.today).verdicts(),
                licensing.verdicts(),
            )
        conduct = Conduct(block, world, self.today)
        if self.beyond is not None:
            self.beyond.add(block, conduct)
        self.twice.add(block)
        return chain(
            Penalties(block, self.register, world.parties.kind, self.today).verdicts(),
            Coercion(block, self.today).verdicts(),
            conduct.verdicts(),
            Review(block, world.parties.kind, self.today).verdicts(),
            Dues(block, self.today).verdicts(),
        )

    def counts(self) -> dict[str, dict[str, int]]:
        """Examined, flagged and cannot-tell of each rule."""
        self._finish()
        return {rule: dict(counts) for rule, counts in sorted(self.rules.items())}

    def table(self) -> pa.Table:
        """The truth table (`SCHEMA`), by rule and subject."""
        self._finish()
        table = pa.concat_tables([SCHEMA.empty_table(), *self.rows]).combine_chunks()
        return table.sort_by([("rule", "ascending"), ("subject", "ascending")])
