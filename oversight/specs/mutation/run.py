"""All mutants of a pack judged, on several processes if wanted."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from oversight.specs.mutation.judge import Bench
from oversight.specs.mutation.make import mutants
from oversight.specs.mutation.mutant import Mutant, Score, Verdict
from oversight.specs.trial.bench import forget
from oversight.specs.trial.book import Book

_SHARE = 40
"""So many mutants of one unit are judged in one go."""

_FEW = 60
"""So many mutants are judged sooner than processes are started."""

_book: Book | None = None
_made: list[list[Mutant]] = []
_stack = ExitStack()
_bench: list[Bench] = []


def run(
    book: Book,
    only: set[str] | None = None,
    *,
    jobs: int = 1,
    on_verdict: Callable[[], object] = lambda: None,
) -> list[Verdict]:
    """Judge every mutant of a pack's rules (`only` of some) and of what they share.

    The verdicts come in the order of the text, whatever the number of processes.
    """
    every = list(mutants(book, only))
    parts = list(_parts(every))
    verdicts: list[Verdict] = []
    if jobs <= 1 or len(every) <= _FEW:
        with ExitStack() as stack:
            bench = Bench(book.rulebook, book.tried, stack)
            for mutant in every:
                verdicts.append(bench.judge(mutant))
                on_verdict()
        return verdicts
    globals().update(_book=book, _made=parts)
    # A fork has the book and its mutants already, but must open databases of its own.
    with multiprocessing.get_context("fork").Pool(jobs, forget) as pool:
        for part, judged in zip(parts, pool.imap(_judge, range(len(parts))), strict=True):
            for mutant, (fate, by, sketch) in zip(part, judged, strict=True):
                verdicts.append(Verdict(mutant, fate, by, sketch))
                on_verdict()
    return verdicts


def _parts(every: Sequence[Mutant]) -> Iterator[list[Mutant]]:
    """Runs of mutants of one unit, so that a process needs few rules' scenarios."""
    part: list[Mutant] = []
    for mutant in every:
        if part and (mutant.unit != part[0].unit or len(part) >= _SHARE):
            yield part
            part = []
        part.append(mutant)
    if part:
        yield part


def _judge(number: int) -> list[tuple[str, str, Sequence[str]]]:
    assert _book is not None
    if not _bench:
        _bench.append(Bench(_book.rulebook, _book.tried, _stack))
    verdicts = [_bench[0].judge(mutant) for mutant in _made[number]]
    return [(verdict.fate, verdict.by, verdict.sketch) for verdict in verdicts]


def scores(verdicts: Sequence[Verdict]) -> list[Score]:
    """The fates by unit, in the order of the verdicts."""
    fates: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        fates.setdefault(verdict.mutant.unit, Counter())[verdict.fate] += 1
    return [Score(unit, counts) for unit, counts in fates.items()]
