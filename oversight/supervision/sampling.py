"""Samples of what no rule flagged, for people to check: so that misses can be estimated.

False alarms show by themselves, in what items turn out to be; what a rule misses does not. A
sample is stratified by rule and organisation, drawn in proportion with a minimum for each
stratum, and seeded: the same population and seed give the same sample, whatever the order of
the rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.item import written
from oversight.supervision.refusals import refusal
from oversight.supervision.registers import CaseRow, SampleRow, StratumRow
from oversight.supervision.scope import in_reach, load_tree, places_of
from oversight.supervision.tree import OrgTree
from oversight.supervision.words import word

CHECKERS = frozenset({"inspector", "verifier", "auditor"})
"""Who may draw and check samples."""

VERDICTS = ("clean", "missed")

Stratum = tuple[str, str]
"""A rule and an organisation; "" is none."""


@dataclass(frozen=True)
class Plan:
    """How a sample is drawn: about how many, how many of each stratum at least, and the seed."""

    size: int
    minimum: int = 2
    seed: str = "1"


@dataclass(frozen=True)
class Sample:
    """A sample that was drawn: its strata, how many subjects they hold, drawn and checked."""

    id: str
    run: str
    as_of: date
    seed: str
    drawn_on: date
    drawn_by: str
    strata: int
    population: int
    cases: int
    checked: int
    missed: int


@dataclass(frozen=True)
class Case:
    """A subject of a sample; `verdict` is clean, missed or None."""

    sample: str
    rule: str
    subject: str
    org: str
    verdict: str | None = None
    why: str = ""
    checked_by: str | None = None


def allotted(sizes: Mapping[Stratum, int], plan: Plan) -> dict[Stratum, int]:
    """How many to draw of each stratum: the minimum, and the rest in proportion.

    A stratum is never asked for more than it holds. Where the minima alone are more than the
    size, they are drawn all the same.

    >>> allotted({("r", "A"): 90, ("r", "B"): 10, ("r", "C"): 1}, Plan(20, 2))
    {('r', 'A'): 16, ('r', 'B'): 3, ('r', 'C'): 1}
    """
    found = {stratum: min(plan.minimum, n) for stratum, n in sizes.items()}
    left = min(plan.size, sum(sizes.values())) - sum(found.values())
    rest = {stratum: n - found[stratum] for stratum, n in sizes.items()}
    total = sum(rest.values())
    if left <= 0 or total == 0:
        return found
    shares = {stratum: left * n / total for stratum, n in rest.items()}
    for stratum, share in shares.items():
        found[stratum] += int(share)
    missing = left - sum(map(int, shares.values()))
    by_remainder = sorted(shares, key=lambda each: (int(shares[each]) - shares[each], each))
    for stratum in by_remainder[:missing]:
        found[stratum] += 1
    return found


def draw(population: Iterable[tuple[str, str, str]], plan: Plan) -> dict[Stratum, list[str]]:
    """The subjects drawn of each stratum, in order. `population` is rule, subject, org."""
    strata: dict[Stratum, list[str]] = {}
    for rule, subject, org in population:
        strata.setdefault((rule, org), []).append(subject)
    sizes = {stratum: len(strata[stratum]) for stratum in sorted(strata)}
    wanted = allotted(sizes, plan)
    return {
        stratum: sorted(sorted(strata[stratum], key=_lot(plan.seed, stratum))[:n])
        for stratum, n in wanted.items()
    }


def _lot(seed: str, stratum: Stratum) -> Callable[[str], bytes]:
    return lambda subject: hashlib.sha256("\x1f".join((seed, *stratum, subject)).encode()).digest()


def draw_sample(
    store: Store,
    population: Iterable[tuple[str, str, str | None]],
    plan: Plan,
    *,
    run: tuple[str, date],
    by: Actor,
    at: Moment,
) -> Sample:
    """Draw a sample of what came out clean and keep it, without what was flagged or unsure.

    `population` is rule, subject and organisation (see `population.passed_subjects`), `run` the
    evaluation's name and day. Only organisations over which the person is inspector, verifier
    or auditor are drawn from. Refused: where nothing is left to draw from.
    """
    with store.writing() as session:
        tree = load_tree(session)
        places = places_of(by, tree, CHECKERS)
        mine = [
            (rule, subject, org or "")
            for rule, subject, org in population
            if places is None or (org is not None and org in places)
        ]
        drawn = draw(mine, plan)
        if not any(drawn.values()):
            raise Refused(refusal("nothing_to_draw", "sample"))
        year = day_of(at).year
        like = SampleRow.id.startswith(f"S{year}-")
        count = session.scalar(select(func.count()).select_from(SampleRow).where(like)) or 0
        name = f"S{year}-{count + 1:02d}"
        session.add(
            SampleRow(
                id=name,
                run=run[0],
                as_of=run[1],
                seed=plan.seed,
                drawn_on=day_of(at),
                drawn_by=by.name,
            )
        )
        session.flush()
        sizes: dict[Stratum, int] = {}
        for rule, _, org in mine:
            sizes[rule, org] = sizes.get((rule, org), 0) + 1
        session.add_all(
            StratumRow(sample=name, rule=rule, org=org, population=n)
            for (rule, org), n in sizes.items()
        )
        session.add_all(
            CaseRow(
                sample=name,
                rule=rule,
                subject=subject,
                org=org,
                verdict=None,
                why="",
                checked_by=None,
                checked_at=None,
            )
            for (rule, org), subjects in drawn.items()
            for subject in subjects
        )
        session.flush()
        (made,) = _samples(session, by, name)
        return made


def list_samples(store: Store, *, actor: Actor) -> Sequence[Sample]:
    """The samples a person can see something of, newest first, counted as far as they see."""
    with store.reading() as session:
        return _samples(session, actor, None)


def list_cases(
    store: Store,
    *,
    actor: Actor,
    sample: str | None = None,
    unchecked: bool = False,
    subject: str | None = None,
    after: Case | None = None,
    limit: int | None = None,
) -> Sequence[Case]:
    """The subjects of samples of organisations in the person's reach, in order.

    `subject` asks for one alone, under whichever rules it was drawn; `after` and `limit` for a
    page of those that come after a case.
    """
    order = (CaseRow.sample, CaseRow.rule, CaseRow.org, CaseRow.subject)
    with store.reading() as session:
        query = (
            select(CaseRow)
            .where(in_reach(CaseRow.org, actor, load_tree(session)))
            .order_by(*order)
            .limit(limit)
        )
        if after is not None:
            query = query.where(
                tuple_(*order) > (after.sample, after.rule, after.org, after.subject)
            )
        if sample is not None:
            query = query.where(CaseRow.sample == sample)
        if subject is not None:
            query = query.where(CaseRow.subject == subject)
        if unchecked:
            query = query.where(CaseRow.verdict.is_(None))
        return [_case(row) for row in session.scalars(query)]


def find_case(
    store: Store, sample: str, rule: str, subject: str, *, actor: Actor
) -> tuple[Case, Sample, frozenset[str]]:
    """A subject of a sample, the sample, and the roles the person holds over the subject.

    Refused: one that is not in the sample or not to be seen.
    """
    with store.reading() as session:
        tree = load_tree(session)
        row = session.get(CaseRow, (sample, rule, subject))
        if row is None or not tree.sees(actor, row.org or None):
            raise Refused(_not_there(sample, rule, subject))
        (of,) = _samples(session, actor, sample)
        return _case(row), of, tree.standing(actor, row.org or None).over


def _not_there(sample: str, rule: str, subject: str) -> Problem:
    said = {"given": subject, "rule": rule, "sample": sample}
    return refusal("no_sample", f"sample {sample}, {subject}", **said)


def check_case(
    store: Store, case: Case, *, by: Actor, at: Moment, authors: Mapping[str, str] | None = None
) -> Case:
    """Say what a subject of a sample turned out to be: clean, or missed and why.

    Of `case`, sample, rule, subject, verdict and why are read. `authors` says who wrote a rule.
    Refused: a subject that is not in the sample or not to be seen, a verdict that is none, a
    miss without its reason, one that was checked already, a person without the role there, and
    whoever wrote the rule.
    """
    return check_cases(store, [case], by=by, at=at, authors=authors)[0]


def check_cases(
    store: Store,
    cases: Sequence[Case],
    *,
    by: Actor,
    at: Moment,
    authors: Mapping[str, str] | None = None,
) -> Sequence[Case]:
    """Say it of several, such as one subject under several rules: of all of them or of none."""
    with store.writing() as session:
        tree = load_tree(session)
        rows, problems = [], []
        for case in cases:
            row = session.get(CaseRow, (case.sample, case.rule, case.subject))
            if row is None or not tree.sees(by, row.org or None):
                raise Refused(_not_there(case.sample, case.rule, case.subject))
            problems += _wrong(case, row, by, tree, (authors or {}).get(case.rule))
            rows.append(row)
        if problems:
            raise Refused(dict.fromkeys(problems))
        for case, row in zip(cases, rows, strict=True):
            row.verdict, row.why = case.verdict, case.why.strip()
            row.checked_by, row.checked_at = by.name, written(at)
        session.flush()
        return [_case(row) for row in rows]


def _where(case: Case) -> str:
    return f"sample {case.sample}, {case.subject}"


def _wrong(case: Case, row: CaseRow, by: Actor, tree: OrgTree, author: str | None) -> list[Problem]:
    where, problems = _where(case), []
    if case.verdict not in VERDICTS:
        known = {"known": " or ".join(VERDICTS), "what": word("verdict", "zh")}
        given = {"field": "verdict", "given": case.verdict}
        problems.append(refusal("no_such_word", where, **given, **known))
    if case.verdict == "missed" and not case.why.strip():
        problems.append(refusal("untold", where, what="why", what_zh="理由"))
    if not tree.standing(by, row.org or None).over & CHECKERS:
        problems.append(refusal("not_checker", where, who=by.name, org=row.org or "-"))
    if author == by.name:
        said = {"who": by.name, "rule": case.rule, "command": "check"}
        problems.append(refusal("wrote_rule", where, **said))
    if row.verdict is not None:
        said = {"who": str(row.checked_by), "verdict": row.verdict}
        problems.append(refusal("checked_already", where, **said))
    return problems


def _samples(session: Session, actor: Actor, name: str | None) -> list[Sample]:
    tree = load_tree(session)
    strata = (
        select(StratumRow.sample, func.count(), func.sum(StratumRow.population))
        .where(in_reach(StratumRow.org, actor, tree))
        .group_by(StratumRow.sample)
    )
    held = {sample: (n, population) for sample, n, population in session.execute(strata)}
    cases = (
        select(CaseRow.sample, CaseRow.verdict, func.count())
        .where(in_reach(CaseRow.org, actor, tree))
        .group_by(CaseRow.sample, CaseRow.verdict)
    )
    found: dict[str, dict[str | None, int]] = {}
    for sample, verdict, n in session.execute(cases):
        found.setdefault(sample, {})[verdict] = n
    query = select(SampleRow).order_by(SampleRow.drawn_on.desc(), SampleRow.id.desc())
    if name is not None:
        query = query.where(SampleRow.id == name)
    return [
        Sample(
            id=row.id,
            run=row.run,
            as_of=row.as_of,
            seed=row.seed,
            drawn_on=row.drawn_on,
            drawn_by=row.drawn_by,
            strata=held[row.id][0],
            population=int(held[row.id][1]),
            cases=sum(found.get(row.id, {}).values()),
            checked=sum(n for verdict, n in found.get(row.id, {}).items() if verdict),
            missed=found.get(row.id, {}).get("missed", 0),
        )
        for row in session.scalars(query)
        if row.id in held
    ]


def _case(row: CaseRow) -> Case:
    return Case(row.sample, row.rule, row.subject, row.org, row.verdict, row.why, row.checked_by)
