"""`blocks`: how many times a size is reached, in all, in each year or by each person."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from math import ceil, floor

from jifen_sdk.measures.certainty import YES
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.subjects import Subjects, found, missing, subjects
from jifen_sdk.measures.windows import Window, day_window, extent_of, whole_months
from jifen_sdk.measures.yearly_options import Blocks
from jifen_sdk.profile.records import Dated
from jifen_sdk.values import Number

Parts = defaultdict[int, Fraction]  # an amount by year or person


def blocks(spec: Blocks, context: Context) -> Measured:
    """Return the number of blocks; unknown where the kind of record is."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None if spec.each else spec.at_most), not_given)
    window = day_window(context, spec.since, spec.until, spec.within)
    sure, possible, most = _parts(spec, who, window, context)
    low, high = (sum(_blocks(spec, part) for part in parts.values()) for parts in (sure, possible))
    if spec.part == "drop":
        high = min(high, floor(most / Fraction(spec.per)))
    return Measured(Number(low, high), not_given)


def _parts(
    spec: Blocks, who: Subjects, window: Window, context: Context
) -> tuple[Parts, Parts, Fraction]:
    """Return what surely and what possibly falls to each year or person, and the highest total."""
    sure, possible, most = Parts(Fraction), Parts(Fraction), Fraction(0)
    for position, (_, person) in enumerate(who.people):
        for record, answer in found(spec, (person,), window, context):
            amount = Fraction(1 if spec.field is None else getattr(record, spec.field))
            most += amount
            parts = _falls_to(spec, position, record, window)
            for part in parts:
                possible[part] += amount
            if (
                len(parts) == 1
                and min(answer, extent_of(record, spec.from_field).inside(window)) is YES
            ):
                sure[parts[0]] += amount
    return sure, possible, most


def _falls_to(spec: Blocks, position: int, record: Dated, window: Window) -> range:
    """Return the years or the person that a record may fall to."""
    if spec.each != "year":
        part = position if spec.each == "person" else 0
        return range(part, part + 1)
    extent = extent_of(record, spec.from_field)
    days = max(extent.start.earliest, window.first), min(extent.end.latest, window.last)
    if spec.years == "calendar":
        return range(days[0].year, days[1].year + 1)
    later, earlier = (_years_back(day, window) for day in reversed(days))
    return range(later, earlier + 1)


def _years_back(day: date, window: Window) -> int:
    """Return how many years of 12 months lie between; the first day is of the oldest year."""
    oldest = max(0, whole_months(window.first, window.last) - 1) // 12
    return min(whole_months(day, window.last) // 12, oldest)


def _blocks(spec: Blocks, amount: Fraction) -> int:
    rounded = floor if spec.part == "drop" else ceil
    number = rounded(amount / Fraction(spec.per))
    return number if spec.at_most is None else min(number, spec.at_most)
