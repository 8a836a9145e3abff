"""All mutants of a pack: of its rules, its terms, its norms and its clocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from oversight.datalog.syntax import Const, Module
from oversight.datalog.walk import clause_parts
from oversight.rulebook.rule import read_draft
from oversight.specs.mutation.clauses import changed, mutations
from oversight.specs.mutation.mutant import Mutant
from oversight.specs.mutation.values import clock_mutants, norm_mutants
from oversight.specs.trial.book import Book, Tried, acts_of


def mutants(book: Book, only: set[str] | None = None) -> Iterator[Mutant]:
    """The mutants of the rules that have scenarios, then of what these rules share.

    `only` limits them to some rules and to what these rules read.
    """
    chosen = [tried for tried in book.tried if not only or tried.rule.id in only]
    for tried in chosen:
        draft, _ = read_draft(tried.rule.path)
        if draft is not None:
            acts = _named(draft.module, tried)
            yield from _of_module(tried.rule.id, tried.rule.path, draft.module, acts)
    used = {p.name for tried in chosen for p in tried.rule.program.predicates}
    for pack in book.rulebook.packs.values():
        path = pack.folder / "terms.rule"
        if path.is_file():
            acts = sorted({act for t in chosen for act in acts_of(t)})
            for mutant in _of_module(f"{pack.name}/terms.rule", path, pack.terms, acts):
                if mutant.predicate in used:
                    yield mutant
    yield from _of_values(book, chosen)


def _named(module: Module, tried: Tried) -> list[str]:
    """The acts that the rule's own text names; with those of its scenarios where it is one."""
    known = acts_of(tried)
    texts = {
        part.value
        for clause in module.clauses
        for part in clause_parts(clause)
        if isinstance(part, Const) and isinstance(part.value, str)
    }
    named = [act for act in known if act in texts]
    return named if len(named) > 1 else known


def _of_module(unit: str, path: Path, module: Module, acts: Sequence[str]) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8-sig")
    for number, (kind, clause, edit), dropped in mutations(module, text, acts):
        yield Mutant(
            unit,
            kind,
            path,
            edit,
            module=changed(module, number, clause),
            predicate=module.clauses[number].head.predicate,
            dropped=dropped,
        )


def _of_values(book: Book, chosen: Sequence[Tried]) -> Iterator[Mutant]:
    norms = {(n.pack, n.name): n for tried in chosen for n in tried.rule.norms.values()}
    for (pack, _), norm in sorted(norms.items()):
        path = book.rulebook.packs[pack].folder / "norms.yaml"
        for kind, new, shown in norm_mutants(norm):
            yield Mutant(f"{pack}/norms.yaml", kind, path, None, norm=new, shown=shown)
    clocks = {one: None for tried in chosen for one in tried.clocks}
    for pack_ in book.rulebook.packs.values():
        own = [one for one in clocks if one in pack_.clocks]
        path = pack_.folder / "clocks.csv"
        for kind, swap, shown in clock_mutants(own):
            yield Mutant(f"{pack_.name}/clocks.csv", kind, path, None, clocks=swap, shown=shown)
