"""`count`, `total` and `holds`: measures that look at whole records."""

from __future__ import annotations

from decimal import Decimal

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.options import Count, Holds, Total
from jifen_sdk.measures.subjects import found, missing, subjects
from jifen_sdk.measures.units import whole
from jifen_sdk.measures.windows import day_window, extent_of
from jifen_sdk.profile.merit import Education
from jifen_sdk.profile.people import RECORDS
from jifen_sdk.profile.records import Event, Record
from jifen_sdk.values import EITHER, Choice, Number


def count(spec: Count, context: Context) -> Measured:
    """Return how many records there are in the window."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    window = day_window(context, spec.since, spec.until, spec.within)
    records = list(found(spec, (person for _, person in who.people), window, context))
    low = _matters(spec.once_per, [record for record, answer in records if answer is YES])
    high = _matters(spec.once_per, [record for record, _ in records])
    return Measured(Number(low, high), not_given)


def _matters(field: str | None, records: list[Record]) -> int:
    """Count records, those with one name in `field` once; without a name each is its own."""
    if field is None:
        return len(records)
    names = [getattr(record, field) for record in records]
    return len({name for name in names if name is not None}) + names.count(None)


def total(spec: Total, context: Context) -> Measured:
    """Return the sum of a field; a spell that leaves the window may lie outside with its sum."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    window = day_window(context, spec.since, spec.until, spec.within)
    low = high = Decimal(0)
    bounded = True
    for record, answer in found(spec, (person for _, person in who.people), window, context):
        value: Decimal | None = getattr(record, spec.field)
        if value is None:
            bounded = False
            continue
        high += value
        if min(answer, extent_of(record, spec.from_field).inside(window)) is YES:
            low += value
    number = Number(whole(low, spec.field), whole(high, spec.field) if bounded else None)
    return Measured(number, not_given)


def holds(spec: Holds, context: Context) -> Measured:
    """Return whether a spell covers the day, or an event lies on or before it."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(EITHER, not_given)
    window = day_window(context, spec.since, spec.on, spec.within)
    if not issubclass(RECORDS[spec.of], Event | Education):
        window = window.starting(window.last)
    records = found(spec, (person for _, person in who.people), window, context)
    answer = max((answer for _, answer in records), default=NO)
    return Measured(_ANSWERS[answer], not_given)


_ANSWERS: dict[Certainty, Choice] = {NO: Choice.of(False), MAYBE: EITHER, YES: Choice.of(True)}
