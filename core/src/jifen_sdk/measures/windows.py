"""Days and months: windows, and what of a record lies in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.filters import Day, FromField
from jifen_sdk.measures.monthset import MonthSet, month_bits, month_of
from jifen_sdk.profile.dates import FIRST_YEAR, LAST_YEAR, PartialDate, last_day
from jifen_sdk.profile.merit import Education
from jifen_sdk.profile.records import Dated, Event, Spell
from jifen_sdk.profile.work import HousingFund, Insurance

MONTHLY = Insurance | HousingFund
"""Records that are paid by the month, whatever day they say."""
FIRST = date(FIRST_YEAR, 1, 1)
NEVER = PartialDate.of(date(LAST_YEAR, 12, 31))  # the end of what goes on


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def starting(self, day: date) -> Window:
        """Return the part of the window from `day` on."""
        return Window(max(self.first, day), self.last)


@dataclass(frozen=True, slots=True)
class Extent:
    """When a record begins and ends, as far as it is known, and whether it does so at all."""

    start: PartialDate
    end: PartialDate
    exists: Certainty = YES

    def touches(self, window: Window) -> Certainty:
        """Return whether the record shares a day with the window."""
        days = Window(max(self.start.earliest, window.first), min(self.end.latest, window.last))
        if days.first > days.last:
            return NO
        surely = self.start.latest <= window.last and self.end.earliest >= window.first
        return min(self.exists, YES if surely else MAYBE)

    def inside(self, window: Window) -> Certainty:
        """Return whether every day of the record lies in the window."""
        if self.start.latest < window.first or self.end.earliest > window.last:
            return NO
        surely = self.start.earliest >= window.first and self.end.latest <= window.last
        return min(self.exists, YES if surely else MAYBE)

    def months(self, window: Window) -> MonthSet:
        """Return the months that the record touches within the window."""
        touches = self.touches(window)
        first, last = month_of(window.first), month_of(window.last)
        sure = month_bits(
            max(month_of(self.start.latest), first), min(month_of(self.end.earliest), last)
        )
        possible = month_bits(
            max(month_of(self.start.earliest), first), min(month_of(self.end.latest), last)
        )
        return MonthSet(sure, possible).if_(touches)


def year_of(year: int) -> Extent:
    """Return a calendar year."""
    return Extent(PartialDate.of(date(year, 1, 1)), PartialDate.of(date(year, 12, 31)))


def extent_of(record: Dated, from_field: FromField | None = None) -> Extent:
    """Return when a record is: a spell lasts, an event is one day, studies are their end."""
    if isinstance(record, Event):
        return Extent(record.date, record.date)
    if isinstance(record, Education):
        return Extent(record.end, record.end)
    return spell_of(record, from_field)


def spell_of(record: Spell, from_field: FromField | None = None) -> Extent:
    """Return when a record with from and to lasts; studies as well."""
    end = NEVER if record.end is None else record.end
    if isinstance(record, MONTHLY):
        return _whole_months(record.start, end)
    if from_field is None:
        return Extent(record.start, end)
    start = _start(record, from_field)
    if end.surely_before(start):
        return Extent(start, end, NO)
    return Extent(start, end, YES if start.latest <= end.earliest else MAYBE)


def _whole_months(start: PartialDate, end: PartialDate) -> Extent:
    """Return what is paid by the month: from the start of 2016-03 to the end of the last month."""
    first = PartialDate.of(start.earliest) if start.month else start
    last = last_day(end.latest.year, end.latest.month)
    same = end.earliest.replace(day=1) == end.latest.replace(day=1)
    return Extent(first, PartialDate.of(last) if same else PartialDate(end.earliest, last))


def _start(record: Spell, from_field: FromField) -> PartialDate:
    """Return the day from which a home counts; a lease on record never before it began."""
    said: PartialDate | None = getattr(record, from_field)
    start = said or PartialDate(FIRST, NEVER.latest)
    if from_field != "lease_registered":
        return start
    begun = record.start
    return PartialDate(max(start.earliest, begun.earliest), max(start.latest, begun.latest))


def day_window(context: Context, since: Day | None, until: Day, within: str | None) -> Window:
    """Return the window in days: "5 years" begins on the same day five years earlier."""
    last = context.day(until)
    first = FIRST if since is None else context.day(since)
    if within is None:
        return Window(first, last)
    if within.endswith("calendar years"):
        return _calendar_years(within, last).starting(first)
    return Window(shift(last, -_months_in(within)), last).starting(first)


def month_window(context: Context, since: Day | None, until: Day, within: str | None) -> Window:
    """Return the window in months: "48 months" are 48 months, the last is that of `until`."""
    window = day_window(context, since, until, None)
    if within is None:
        return window
    if within.endswith("calendar years"):
        return _calendar_years(within, window.last).starting(window.first)
    begun = shift(window.last.replace(day=1), 1 - _months_in(within))
    return window.starting(begun)


def _calendar_years(within: str, last: date) -> Window:
    years = int(within.split(maxsplit=1)[0])
    return Window(date(last.year - years, 1, 1), date(last.year - 1, 12, 31))


def _months_in(within: str) -> int:
    number, unit = within.split()
    return int(number) * (12 if unit == "years" else 1)


def shift(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


def whole_months(start: date, end: date) -> int:
    """Return the months fully elapsed from one day to another; 0 where the end is earlier.

    A month is full on the corresponding day, or on the last day of a month that has none
    (民法典第二百零二条: 到期月的对应日; 没有对应日的, 月末日).
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months if shift(start, months) <= end else months - 1)
