"""Random programs and random records, made of what the optimiser rewrites.

A program is drawn literal by literal: what a case has and has not, first and last times, counts and
sums, what lies between two times, officers shared by acts, alternatives, counts by organisation,
two cases of one party, facts that name the group of an aggregate. Values are few, so that joins
meet and times coincide.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

ACTS = ("received", "accepted", "review", "granted", "refused")
DOMAINS = ("approval", "penalty")

TERMS = """
deciding("granted")
deciding("refused")
approval(C) <= case(case=C, domain="approval")
decided(C) <= approval(C) & event(case=C, act=A) & deciding(A)
over(C) <= decided(C)
over(C) <= event(case=C, act="refused", outcome="late")
(first[C] == min_(T)) <= event(case=C, act="accepted", ts=T)
(last[C] == max_(T)) <= event(case=C, act=A, ts=T) & deciding(A)
(first_of[C, A] == min_(T)) <= event(case=C, act=A, ts=T)
(paid[C] == sum_(A, for_each=(E,))) <= event(case=C, event=E, act="granted", amount=A)
(kinds[C] == len_(O)) <= event(case=C, outcome=O)
(steps[C] == len_(E)) <= event(case=C, event=E)
(named[C] == len_(O)) <= officer(case=C, act="accepted", officer=O)
(cases[O] == len_(C)) <= case(case=C, org=O) & event(case=C, act="accepted")
(guarded[C] == min_(S)) <= approval(C) & event(case=C, act="review", seq=S)
between(C) <= event(case=C, act="review", ts=T) & (T >= first[C]) & (T <= last[C])
twice(C) <= event(case=C, event=E, act=A) & event(case=C, event=F, act=A) & (E != F)
precedes("received", "accepted")
precedes("accepted", "granted")
precedes("review", "refused")
disordered(C) <= precedes(A, B) & (first_of[C, A] > first_of[C, B])
stopped(C, K) <= clock_stop(case=C, kind=K, end_at=None)
"""
"""What literals below may speak of; the checker is given only what a program needs."""

CONDITIONS = (
    'case(case=C, domain="approval")',
    'case(case=C, org="O1")',
    "case(case=C, party=None)",
    'event(case=C, act="accepted")',
    'event(case=C, act="review", outcome="late")',
    'event(case=C, act="granted", amount=None)',
    '~event(case=C, act="review")',
    '~event(case=C, act="granted", amount=_Amount)',
    "approval(C)",
    "~approval(C)",
    "decided(C)",
    "~decided(C)",
    "over(C)",
    "~over(C)",
    "between(C)",
    "~between(C)",
    "twice(C)",
    "~twice(C)",
    'stopped(C, "testing")',
    "~stopped(C, _)",
    "clock_stop(case=C)",
    "~clock_stop(case=C, end_at=None)",
    'clock(case=C, clock="decide")',
    '~clock(case=C, clock="decide")',
    'clock(case=C, clock="decide", ended=None)',
    "(first[C] < last[C])",
    "(last[C] < now)",
    "(paid[C] > 3)",
    "(kinds[C] >= 2)",
    "(steps[C] > 2)",
    "(named[C] == 1)",
    "(guarded[C] > 1)",
    '(first_of[C, "review"] > first_of[C, "received"])',
    "precedes(I, J) & (first_of[C, I] > first_of[C, J])",
    "disordered(C)",
    "~disordered(C)",
    'pause(case=C, clock="decide", counted=True)',
    'pause(case=C, clock="decide", left=L) & (L <= 2)',
    '~pause(case=C, clock="decide")',
    '~case(case=C, domain="penalty")',
    'officer(case=C, act="accepted", officer=P) & officer(case=C, act="granted", officer=P)',
    'event(case=C, act="accepted", ts=T) & ~event(case=C, act="granted", ts=T)',
    "event(case=C, seq=S, amount=A) & (A > S)",
    'event(case=C, act=B) & B.in_(("review", "refused"))',
    "case(case=C, org=G) & (cases[G] > 1)",
    'case(case=C, party=Q) & case(case=D, party=Q) & (D != C) & event(case=D, act="granted")',
    'clock(case=C, clock="decide", due=U, until=V) & (V > U)',
)

FACTS = (
    ("X", "(X == first[C])"),
    ("X", "precedes(X, K) & (first_of[C, X] >= first_of[C, K])"),
    ("X", 'pause(case=C, clock="decide", kind=X)'),
    ("X", "(X == paid[C] * 2)"),
    ("X", "(X == steps[C] / kinds[C])"),
    ("X", 'officer(case=C, act="accepted", officer=X)'),
    ("X", 'event(case=C, act="granted", amount=X)'),
    ("X", 'event(case=C, act=X, outcome="late")'),
    ("X", 'clock(case=C, clock="decide", due=X)'),
    ("X", "stopped(C, X)"),
    ("X", 'event(case=C, event=X, act="review", ts=M) & (M >= first[C])'),
    ("X", 'event(case=C, act="accepted", ts=M) & (X == date(M))'),
    ("X", 'clock(case=C, clock="decide", due=W, until=M) & (X == workdays(W, M))'),
    ("X", "case(case=C, org=N) & (X == cases[N])"),
)


def program(rng: random.Random) -> str:
    """A rule's clauses, its terms written before them."""
    body = " & ".join(rng.sample(CONDITIONS, rng.randint(0, 2)))
    examines = f"examines(C) <= case(case=C){' & ' if body else ''}{body}"
    if rng.random() < 0.3:
        examines = f'examines(C) <= event(case=C, act="{rng.choice(ACTS)}")'
    clauses = [examines]
    if rng.random() < 0.6:
        name, fact = rng.choice(FACTS)
        for _ in range(rng.choice((1, 1, 2))):
            more = rng.sample(CONDITIONS, rng.randint(0, 2))
            clauses.append(f"flags(C, {name}) <= {' & '.join([fact, *more])}")
    else:
        for _ in range(rng.choice((1, 1, 2))):
            chosen = rng.sample(CONDITIONS, rng.randint(1, 3))
            clauses.append(f"flags(C) <= {' & '.join(chosen)}")
    if rng.random() < 0.5:
        chosen = rng.sample(CONDITIONS, rng.randint(1, 2))
        clauses.append(f'cannot_tell(C, "unknown") <= {" & ".join(chosen)}')
    return "\n".join([*_needed("\n".join(clauses)), *clauses]) + "\n"


def _needed(text: str) -> list[str]:
    """The terms that a text speaks of, and those that these speak of."""
    terms = TERMS.strip().splitlines()
    chosen: list[str] = []
    waiting = [text]
    while waiting:
        read = waiting.pop()
        for line in terms:
            head = line.removeprefix("(")
            name = head[: min(i for i in (head.find("("), head.find("[")) if i > 0)]
            spoken = f"{name}(" in read or f"{name}[" in read
            if spoken and line not in chosen:
                chosen.append(line)
                waiting.append(line.partition("<=")[2])
    return [line for line in terms if line in chosen]


def records(rng: random.Random) -> dict[str, list[dict[str, Any]]]:
    """A few cases and their records; some events belong to a case that has no record."""
    start = datetime(2021, 3, 1, 2, tzinfo=UTC)
    # What is nowhere done, and what nothing is about, the optimiser leaves out.
    acts = rng.sample(ACTS, rng.randint(1, len(ACTS)))
    domains = rng.sample(DOMAINS, rng.randint(1, 2))
    cases = [f"C{i}" for i in range(rng.randint(1, 6))]
    events = []
    for case in [*cases, *(["stray"] if rng.random() < 0.4 else [])]:
        for seq in range(rng.randint(0, 6)):
            events.append(
                {
                    "event": f"{case}-{seq}",
                    "case": case,
                    "act": rng.choice(acts),
                    "ts": start + timedelta(hours=12 * rng.randint(0, 40)),
                    "seq": seq,
                    "org": rng.choice(("O1", None)),
                    "amount": rng.choice((None, Decimal(1), Decimal("3.5"), Decimal(3))),
                    "outcome": rng.choice((None, "late", "fine")),
                    "officers": rng.choice((None, [], ["P"], ["P", "Q"], ["Q"])),
                }
            )
    return {
        "case": [
            {
                "case": case,
                "domain": rng.choice(domains),
                "item": rng.choice((None, "i1", "i2")),
                "item_version": rng.choice((None, "1")),
                "org": rng.choice(("O1", "O2", None)),
                "party": rng.choice((None, "x", "y")),
            }
            for case in cases
        ],
        "event": events,
        "clock_stop": [
            {
                "clock_stop": f"s{i}",
                "case": rng.choice(cases),
                "clock": rng.choice((None, None, "decide")),
                "kind": rng.choice((None, "testing", "rain")),
                "start_at": start + timedelta(days=rng.randint(0, 15)),
                "end_at": rng.choice((None, start + timedelta(days=rng.randint(15, 25)))),
            }
            for i in range(rng.randint(0, 4))
        ],
        "item": [
            {
                "item": "i1",
                "version": "1",
                "name": "an item",
                "statute_n": rng.choice((None, 3, 10)),
                "statute_unit": rng.choice(("wd", "cd", "month", "hour")),
            }
        ],
    }
