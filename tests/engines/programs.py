"""Programs that use every construct of the language, for holding the engines to each other."""

from __future__ import annotations

PROGRAMS: dict[str, str] = {
    "columns and absence": """
examines(C) <= case(case=C, domain="approval")
flags(C, T) <= event(case=C, act="accepted", ts=T) & ~event(case=C, act="granted")
cannot_tell(C, "no acceptance") <= ~event(case=C, act="accepted")
""",
    "a missing value": """
examines(C) <= event(case=C, act="payment")
flags(C, E) <= event(case=C, event=E, act="payment", amount=None)
cannot_tell(C, "no payment has an amount") <= ~event(case=C, act="payment", amount=_Amount)
""",
    "sums over distinct rows": """
(paid[C] == sum_(A, for_each=E)) <= event(case=C, event=E, act="payment", amount=A)
examines(C) <= event(case=C, act="payment")
flags(C, Paid) <= (Paid == paid[C]) & (Paid >= 20)
""",
    "count, least, greatest and mean": """
(first[C] == min_(T)) <= event(case=C, act="accepted", ts=T)
(last[C] == max_(T)) <= event(case=C, ts=T)
(number[C] == len_(E)) <= event(case=C, event=E)
(middle[C] == mean_(A, for_each=E)) <= event(case=C, event=E, amount=A)
examines(C) <= case(case=C)
flags(C, Days, N, Mean) <= (
    (Days == days(first[C], last[C])) & (N == number[C]) & (N > 1) & (Mean == middle[C] / N)
)
""",
    "arithmetic on one tower": """
examines(C) <= event(case=C, act="payment")
flags(C, A, B, D) <= (
    event(case=C, act="payment", amount=A, seq=S)
    & (B == A * 2 + S - 1.5) & (D == A / (S - 2)) & (D != 0)
)
""",
    "dates, instants and working days": """
examines(C) <= event(case=C, act="accepted")
flags(C, Day, Due, Late) <= (
    event(case=C, act="accepted", ts=T) & event(case=C, act="granted", ts=U)
    & (Due == workday_after(T, 5)) & (U > Due) & (Late == workdays(Due, U))
    & (Day == date(T)) & (Day <= today) & (U < now) & (hours(T, U) > 1.5)
)
""",
    "the parts of a date": """
examines(C) <= event(case=C, act="accepted")
flags(C, Year, Month, Day, Weekday) <= (
    event(case=C, act="accepted", ts=T) & (Year == year(T)) & (Month == month(date(T) + 3))
    & (Day == day(T)) & (Weekday == day_of_week(T))
)
""",
    "a norm in force on a day": """
examines(C) <= event(case=C, act="payment")
flags(C, A, Cap) <= (
    event(case=C, act="payment", amount=A, ts=T) & (Cap == norm("cap", on=T)) & (A > Cap)
)
cannot_tell(C, "no cap was in force") <= (
    event(case=C, act="payment", ts=T) & ~capped(C, T)
)
capped(C, T) <= event(case=C, ts=T) & (norm("cap", on=T) >= 0)
""",
    "membership and facts": """
before("accepted", "granted")
before("received", "accepted")
examines(C) <= case(case=C, domain=D) & D.in_(("approval", "penalty"))
flags(C, A, B) <= (
    before(A, B) & event(case=C, act=A, ts=T) & event(case=C, act=B, ts=U) & (T > U)
    & ~C.in_(("C3",))
)
""",
    "a projected negation": """
pair(C, A, T) <= event(case=C, act=A, ts=T)
examines(C) <= case(case=C)
flags(C, A) <= pair(C, A, _) & ~pair(C, "granted", _) & ~clock_stop(case=C, end_at=None)
""",
    "officers": """
(hands[E] == len_(O)) <= officer(event=E, officer=O)
examines(C) <= event(case=C, act="review")
flags(C, E, N) <= event(case=C, event=E, act="review") & (N == hands[E]) & (N < 2)
cannot_tell(C, "nobody is named") <= event(case=C, event=E, act="review") & ~officer(event=E)
""",
    "the clock and its pauses": """
examines(C) <= clock(case=C, clock="decide")
flags(C, Due, Late, Used) <= (
    clock(case=C, clock="decide", due=Due, until=T, used=Used, provisional=False)
    & (T > Due) & (Late == workdays(Due, T))
)
cannot_tell(C, "a pause is open") <= pause(case=C, clock="decide", end=None, left=_Left)
""",
    "an hour clock holds instants": """
examines(C) <= clock(case=C, clock="reply")
flags(C, Due, Over) <= (
    clock(case=C, clock="reply", due=Due, until=T) & (T > Due) & (Over == hours(Due, T))
)
""",
}
