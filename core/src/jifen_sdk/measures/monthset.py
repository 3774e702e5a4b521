"""Sets of calendar months as bits: those that surely belong and those that may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.profile.dates import FIRST_YEAR, LAST_YEAR


def month_of(day: date) -> int:
    """Return the number of a month, counted from January of the first year."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a month, given its number."""
    return date(FIRST_YEAR + month // 12, month % 12 + 1, 1)


def month_bits(first: int, last: int) -> int:
    """Return the months from `first` to `last` as bits; none where `last` is earlier."""
    return (1 << last + 1) - (1 << first) if first <= last else 0


def months_in(bits: int) -> Iterator[int]:
    """Yield the numbers of the months, earliest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@dataclass(frozen=True, slots=True)
class MonthSet:
    """Months that surely belong (`sure`) and all that may (`possible`), as bits."""

    sure: int
    possible: int

    def __or__(self, other: MonthSet) -> MonthSet:
        return MonthSet(self.sure | other.sure, self.possible | other.possible)

    def __and__(self, other: MonthSet) -> MonthSet:
        return MonthSet(self.sure & other.sure, self.possible & other.possible)

    def __sub__(self, other: MonthSet) -> MonthSet:
        return MonthSet(self.sure & ~other.possible, self.possible & ~other.sure)

    def if_(self, answer: Certainty) -> MonthSet:
        """Return the months as far as `answer` is yes."""
        if answer is YES:
            return self
        return MonthSet(0, self.possible if answer is MAYBE else 0)

    def later(self) -> MonthSet:
        """Return all months later than the first one of the set."""
        return MonthSet(_later(self.sure), _later(self.possible))

    def covers(self, other: MonthSet) -> Certainty:
        """Return whether the one month that `other` stands for belongs to the set."""
        if other.possible and not other.possible & ~self.sure:
            return YES
        return MAYBE if other.possible & self.possible else NO


NO_MONTHS = MonthSet(0, 0)
ANY_MONTHS = MonthSet(0, month_bits(0, month_of(date(LAST_YEAR, 12, 31))))
EVERY_MONTH = MonthSet(ANY_MONTHS.possible, ANY_MONTHS.possible)


def _later(bits: int) -> int:
    first = bits & -bits
    return EVERY_MONTH.possible & ~(2 * first - 1) if bits else 0


def runs(bits: int, bridge: int) -> list[int]:
    """Return the months of each run; gaps of up to `bridge` months do not break one."""
    found: list[int] = []
    before: int | None = None
    for month in months_in(bits):
        if before is None or month - before - 1 > bridge:
            found.append(0)
        found[-1] += 1
        before = month
    return found


def run_at(bits: int, bridge: int, month: int) -> int:
    """Return the months of the run that reaches `month`, itself counted."""
    run = gap = 0
    while month >= 0 and gap <= bridge:
        belongs = bits >> month & 1
        run, gap = (run + 1, 0) if belongs else (run, gap + 1)
        month -= 1
    return run
