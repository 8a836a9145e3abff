"""A period an audit covers: a year, a quarter or a month of civil days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from oversight.problem import Problem, Refused

_SHAPE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>\d+)|(?P<month>\d{2})))?", re.ASCII)
_FIX = "Write a year, a quarter or a month: 2021, 2021-Q3 or 2021-07."


@dataclass(frozen=True)
class Period:
    """Civil days from `first` to `last`, both of them within the period.

    >>> Period.parse("2021-Q3")
    Period(text='2021-Q3', first=datetime.date(2021, 7, 1), last=datetime.date(2021, 9, 30))
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str, where: str = "--period") -> Period:
        """The period that `text` names; raises `Refused` when it names none.

        >>> Period.parse("2020-02").last
        datetime.date(2020, 2, 29)
        >>> Period.parse("2021").first
        datetime.date(2021, 1, 1)
        """
        shape = _SHAPE.fullmatch(text.strip())
        if shape is None:
            raise Refused(Problem(where, f"'{text}' is not a period.", _FIX))
        year = int(shape["year"])
        if year == 0:
            raise Refused(
                Problem(where, f"'{text}' names the year 0, which no calendar has.", _FIX)
            )
        first_month, last_month = 1, 12
        if shape["quarter"] is not None:
            quarter = int(shape["quarter"])
            if not 1 <= quarter <= 4:
                said = f"'{text}' names quarter {quarter}, but a year has the quarters 1 to 4."
                raise Refused(Problem(where, said, f"Write {year}-Q1 to {year}-Q4."))
            first_month, last_month = 3 * quarter - 2, 3 * quarter
        elif shape["month"] is not None:
            month = int(shape["month"])
            if not 1 <= month <= 12:
                said = f"'{text}' names month {month}, but a year has the months 1 to 12."
                raise Refused(Problem(where, said, f"Write {year}-01 to {year}-12."))
            first_month = last_month = month
        last_day = monthrange(year, last_month)[1]
        return cls(text.strip(), date(year, first_month, 1), date(year, last_month, last_day))

    def horizon(self, as_of: date) -> date:
        """The last day of the period that was known on `as_of`.

        >>> Period.parse("2021-Q3").horizon(date(2021, 8, 15))
        datetime.date(2021, 8, 15)
        """
        return min(self.last, as_of)
