"""`years_in_row` and `yearly_mean`: figures of calendar years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.subjects import found, missing, subjects
from jifen_sdk.measures.units import whole
from jifen_sdk.measures.windows import FIRST, Window, extent_of
from jifen_sdk.measures.yearly_options import YearlyMean, YearsInRow
from jifen_sdk.profile.dates import FIRST_YEAR
from jifen_sdk.profile.people import Person
from jifen_sdk.profile.records import Dated
from jifen_sdk.profile.work import Company
from jifen_sdk.values import Number


def years_in_row(spec: YearsInRow, context: Context) -> Measured:
    """Return how many years up to the one before `until` reach the amount, without a gap."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    people = [person for _, person in who.people]
    before = range(context.day(spec.until).year - 1, FIRST_YEAR - 1, -1)
    answers = (_reached(spec, year, people, context) for year in before)
    possible = list(takewhile(lambda answer: answer is not NO, answers))
    sure = list(takewhile(lambda answer: answer is YES, possible))
    return Measured(Number(len(sure), len(possible)), not_given)


def _reached(spec: YearsInRow, year: int, people: Iterable[Person], context: Context) -> Certainty:
    """Return whether the records of a year reach the amount; without one, whether any is."""
    window = Window(date(year, 1, 1), date(year, 12, 31))
    low = high = Decimal(0)
    some = NO
    for record, answer in found(spec, people, window, context):
        for value, within in _figures(record, spec.field, window):
            some = max(some, answer)
            high += value
            low += value if min(answer, within) is YES else 0
    if spec.at_least is None:
        return some
    if low >= spec.at_least:
        return YES
    return MAYBE if high >= spec.at_least else NO


def _figures(record: Dated, field: str, window: Window) -> Iterator[tuple[Decimal, Certainty]]:
    """Yield what a record may add in a year, and whether all of it surely lies in the year."""
    if not isinstance(record, Company):
        yield getattr(record, field), extent_of(record).inside(window)
        return
    for row in record.years:
        if row.year == window.first.year:
            yield Decimal(getattr(row, field)), YES


def yearly_mean(spec: YearlyMean, context: Context) -> Measured:
    """Return the mean per year over the full calendar years before `until`; absent years are 0."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    last = context.day(spec.until)
    years = range(last.year - spec.years, last.year)
    low = high = Fraction(0)
    people = (person for _, person in who.people)
    for record, answer in found(spec, people, Window(FIRST, last), context):
        if isinstance(record, Company):
            value = _over(record, spec, years)
            high += value
            low += value if answer is YES else 0
    mean = (whole(value / spec.years, spec.field) for value in (low, high))
    return Measured(Number(*mean), not_given)


def _over(company: Company, spec: YearlyMean, years: range) -> Fraction:
    share = Fraction(company.share) / 100 if spec.share == "owned" else Fraction(1)
    rows = (row for row in company.years if row.year in years)
    return share * sum((Fraction(getattr(row, spec.field)) for row in rows), Fraction(0))
