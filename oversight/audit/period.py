"""A period an audit covers: a year, a quarter or a month of civil days, or several of them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from oversight.problem import Problem, Refused

Step = Literal["year", "quarter", "month"]
_MONTHS: dict[Step, int] = {"year": 12, "quarter": 3, "month": 1}
_SHAPE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>\d+)|(?P<month>\d{2})))?", re.ASCII)
_FIX = "Write a year, a quarter or a month, or the first and the last: 2021, 2021-Q3, 2010/2014."
_FIX_ZH = "请写年、季或月，或起止两端：2021、2021-Q3、2010/2014。"


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

        A stroke stands between the first and the last part, both within (ISO 8601-1, 5.5).

        >>> Period.parse("2020-02").last
        datetime.date(2020, 2, 29)
        >>> Period.parse("2010/2014-Q1").last
        datetime.date(2014, 3, 31)
        """
        before, stroke, after = text.strip().partition("/")
        if not stroke:
            return cls._one(text, where)
        first, last = cls._one(before, where), cls._one(after, where)
        if last.last < first.first:
            said = f"'{text}' ends before it begins."
            told = (f"“{text}”止于起始之前。", f"请写{last.text}/{first.text}。")
            raise Refused(Problem(where, said, f"Write {last.text}/{first.text}.", told))
        return cls(f"{first.text}/{last.text}", first.first, last.last)

    @classmethod
    def _one(cls, text: str, where: str) -> Period:
        shape = _SHAPE.fullmatch(text.strip())
        if shape is None:
            told = (f"“{text}”不是期间。", _FIX_ZH)
            raise Refused(Problem(where, f"'{text}' is not a period.", _FIX, told))
        year = int(shape["year"])
        if year == 0:
            raise Refused(
                Problem(
                    where,
                    f"'{text}' names the year 0, which no calendar has.",
                    _FIX,
                    (f"“{text}”所写的年份0不存在。", _FIX_ZH),
                )
            )
        first_month, last_month = 1, 12
        if shape["quarter"] is not None:
            quarter = int(shape["quarter"])
            if not 1 <= quarter <= 4:
                said = f"'{text}' names quarter {quarter}, but a year has the quarters 1 to 4."
                told = (f"一年没有第{quarter}季度。", f"请写{year}-Q1至{year}-Q4。")
                raise Refused(Problem(where, said, f"Write {year}-Q1 to {year}-Q4.", told))
            first_month, last_month = 3 * quarter - 2, 3 * quarter
        elif shape["month"] is not None:
            month = int(shape["month"])
            if not 1 <= month <= 12:
                said = f"'{text}' names month {month}, but a year has the months 1 to 12."
                told = (f"一年没有第{month}月。", f"请写{year}-01至{year}-12。")
                raise Refused(Problem(where, said, f"Write {year}-01 to {year}-12.", told))
            first_month = last_month = month
        last_day = monthrange(year, last_month)[1]
        return cls(text.strip(), date(year, first_month, 1), date(year, last_month, last_day))

    def parts(self, by: Step) -> tuple[Period, ...]:
        """The years, quarters or months that the period touches, in order.

        >>> [part.text for part in Period.parse("2021-Q4/2022-01").parts("quarter")]
        ['2021-Q4', '2022-Q1']
        """
        months = _MONTHS[by]
        found = []
        at = self.first.year * 12 + (self.first.month - 1) // months * months
        while (begins := date(at // 12, at % 12 + 1, 1)) <= self.last:
            found.append(Period.parse(_name(begins, by)))
            at += months
        return tuple(found)

    def horizon(self, as_of: date) -> date:
        """The last day of the period that was known on `as_of`.

        >>> Period.parse("2021-Q3").horizon(date(2021, 8, 15))
        datetime.date(2021, 8, 15)
        """
        return min(self.last, as_of)


def _name(begins: date, by: Step) -> str:
    year = f"{begins.year:04}"
    match by:
        case "year":
            return year
        case "quarter":
            return f"{year}-Q{(begins.month + 2) // 3}"
        case "month":
            return f"{year}-{begins.month:02}"
