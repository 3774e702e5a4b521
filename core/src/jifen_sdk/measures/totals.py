"""`total`: the sum of a field of records, or of shares in them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.record_options import Total
from jifen_sdk.measures.spells import lies_in
from jifen_sdk.measures.subjects import Subjects, found, missing, subjects
from jifen_sdk.measures.units import whole
from jifen_sdk.measures.windows import Extent, Window, day_window, extent_of, year_of
from jifen_sdk.profile.merit import Patent
from jifen_sdk.profile.records import Dated
from jifen_sdk.profile.work import Company
from jifen_sdk.values import Number

PARTS_OF_A_PATENT = 2520  # the least number that 1 to 10 shares divide
Amount = Fraction | None  # None: not said


def total(spec: Total, context: Context) -> Measured:
    """Return the sum; a spell that leaves the window may lie outside with its amount."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    added = list(_added(spec, who, context))
    low = sum((amount or Fraction(0) for amount, counts in added if counts is YES), Fraction(0))
    high = sum((amount or Fraction(0) for amount, _ in added), Fraction(0))
    bounded = all(amount is not None for amount, _ in added)
    most = _units(spec, high)[1] if bounded else None
    return Measured(Number(_units(spec, low)[0], most), not_given)


def _units(spec: Total, amount: Fraction) -> tuple[int, int]:
    """Return the whole numbers of units next to an amount; but for shares, the lower one twice."""
    amount *= 1 if spec.times is None else Fraction(spec.times)
    if spec.share is None:
        number = whole(amount, spec.field or "")
        return number, number
    parts = amount * PARTS_OF_A_PATENT
    return floor(parts), ceil(parts)


def _added(spec: Total, who: Subjects, context: Context) -> Iterator[tuple[Amount, Certainty]]:
    """Yield what may be added, and whether it surely is."""
    window = day_window(context, spec.since, spec.until, spec.within)
    for _, person in who.people:
        for record, answer in found(spec, (person,), window, context):
            during = lies_in(spec.during, record, person, window.last, context)
            for amount, extent in _amounts(spec, record):
                counts = min(answer, during, _falls(extent, window))
                if counts is not NO:
                    yield amount, counts


def _amounts(spec: Total, record: Dated) -> Iterator[tuple[Amount, Extent]]:
    """Yield what a record adds, and when."""
    extent = extent_of(record, spec.from_field)
    if spec.of_years and isinstance(record, Company):
        for row in record.years:
            yield Fraction(getattr(row, str(spec.field))), year_of(row.year)
    elif spec.share is not None and isinstance(record, Patent):
        yield _share(record, spec.share), extent
    elif spec.field is None:
        yield Fraction(1), extent
    else:
        value = getattr(record, spec.field)
        yield None if value is None else Fraction(value), extent


def _falls(extent: Extent, window: Window) -> Certainty:
    """Return whether an amount over some days falls in the window, part of it maybe."""
    if extent.touches(window) is NO:
        return NO
    return YES if extent.inside(window) is YES else MAYBE


def _share(patent: Patent, share: str) -> Fraction:
    """Return the person's share in a patent."""
    if share == "first-full-others-half":
        return Fraction(1) if patent.first_patentee else Fraction(1, 2)
    if share == "equal":
        return Fraction(1, patent.inventors)
    return Fraction(2 if patent.position == 1 else 1, patent.inventors + 1)
