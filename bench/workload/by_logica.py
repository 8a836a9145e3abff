"""The nine rules in Logica, compiled by it to SQL and run by DuckDB."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import duckdb
from logica.compiler.universe import LogicaProgram
from logica.parser_py.parse import ParseFile

from bench.workload.by_hand import prepare
from bench.workload.naive import views
from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords

_VIEWS = """
CREATE TEMP VIEW done AS SELECT "case" AS c, act, ts, officers FROM event;
CREATE TEMP VIEW asked AS SELECT "case" AS c, item FROM approval;
CREATE TEMP VIEW stopped AS SELECT "case" AS c, kind, start_at, end_at FROM pause;
"""
"""`case` is a word of SQL that Logica does not quote."""

PROGRAM = """
@Engine("duckdb");

Local(t) = SqlExpr("local({t})", {t:});
Today() = SqlExpr("today()", {});

Accepted(c) Min= t :- asked(c:), done(c:, act: "accepted", ts: t);
Decision(c, t) :- done(c:, act:, ts: t), act == "granted" || act == "refused";
Decided(c) Min= t :- asked(c:), Decision(c, t);
Both(c, a, d) :- Accepted(c) == a, Decided(c) == d;

DecidedFirst(c) distinct :- Both(c, a, d), d < a;

Reviewed(c) distinct :- Both(c, a, d), done(c:, act: "review", ts: t), t >= a, t <= d;
NoReview(c) distinct :- Both(c, a, d), ~Reviewed(c);

Hasty(c) distinct :-
    Both(c, a, d), d >= a, SqlExpr("epoch_us({d}) - epoch_us({a})", {d:, a:}) < 60000000;

OneOfficer(c) distinct :-
    asked(c:), done(c:, act: "accepted", officers: takers),
    done(c:, act:, officers: deciders), act == "granted" || act == "refused",
    SqlExpr("list_has_any({a}, {b})", {a: takers, b: deciders}) == true;

PauseOpen(c) distinct :-
    asked(c:), stopped(c:, start_at: s, end_at: e), e is null,
    SqlExpr("today() - local({s})", {s:}) >= 30;

Received(c) Min= t :- done(c:, act: "received", ts: t);
Noticed(c) Min= t :- asked(c:), done(c:, act: "correction_notice", ts: t);
Notices(c) += 1 :- asked(c:), done(c:, act: "correction_notice");
CorrectionLate(c) distinct :-
    Noticed(c) == t, Received(c) == r, day(day: Local(r), ordinal: o),
    workday(ordinal: o + 5, day: due), Local(t) > due;
CorrectionLate(c) distinct :- Notices(c) == n, n > 1;

Begun(c, on, o, n) :-
    Accepted(c) == t, on == Local(t), asked(c:, item: i), item(item: i, statute_n: n),
    n is not null, day(day: on, ordinal: o);
Ended(c) Min= Local(t) :- Begun(c, on, o, n), Decision(c, t), Local(t) >= on;
Closed(c) distinct :- Ended(c) == t;
Until(c) = t :- Ended(c) == t;
Until(c) = Today() :- Begun(c, on, o, n), ~Closed(c);
Paused(c) += Greatest(0, t - f) :-
    Begun(c, on, o, n), stopped(c:, kind: "expert_review", start_at: s, end_at: e),
    Local(s) <= Until(c), day(day: Greatest(Local(s), on), ordinal: f), f - o < n,
    day(day: Coalesce(Local(e), Today()), ordinal: t);
HasPause(c) distinct :- Paused(c) == days;
Added(c) = days :- Paused(c) == days;
Added(c) = 0 :- Begun(c, on, o, n), ~HasPause(c);
Due(c) = due :- Begun(c, on, o, n), workday(ordinal: o + n + Added(c), day: due);

DecidedLate(c) distinct :- Ended(c) > Due(c);
Open(c, due) :- Due(c) == due, ~Closed(c);
OpenOverdue(c) distinct :- Open(c, due), due < Today();
NearDue(c) distinct :-
    Open(c, due), due >= Today(), day(day: Today(), ordinal: now), day(day: due, ordinal: o),
    o - now <= 2;
"""


def counts(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the rules flags: one predicate compiled and run for each."""
    program = LogicaProgram(ParseFile(PROGRAM)["rule"])
    with duckdb.connect() as con:
        prepare(con, calendar)
        views(con, records, as_of)
        con.execute(_VIEWS)
        found = {}
        for rule in rules:
            program.FormattedPredicateSql(rule.title().replace("-", ""))
            con.execute(program.execution.preamble)
            sql = f"SELECT count(*) FROM ({program.execution.main_predicate_sql})"
            found[rule] = con.execute(sql).fetchall()[0][0]
        return found
