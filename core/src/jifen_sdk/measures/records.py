"""`count`, `holds` and `days_since`: how many records, whether there is one, since when."""

from __future__ import annotations

from collections.abc import Iterator

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, opposite
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.options import Holds
from jifen_sdk.measures.record_options import Count, DaysSince
from jifen_sdk.measures.spells import lies_in
from jifen_sdk.measures.subjects import Subjects, found, missing, subjects
from jifen_sdk.measures.windows import day_window, extent_of
from jifen_sdk.profile.merit import Education
from jifen_sdk.profile.people import RECORDS
from jifen_sdk.profile.records import Event, Record
from jifen_sdk.values import EITHER, Choice, Number

Answered = tuple[Record, Certainty]  # a record, and whether it counts


def count(spec: Count, context: Context) -> Measured:
    """Return how many records there are in the window."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    records = list(_not_outranked(spec, who, context))
    low = _matters(spec.once_per, [record for record, answer in records if answer is YES])
    high = _matters(spec.once_per, [record for record, answer in records if answer is not NO])
    return Measured(Number(low, high), not_given)


def _dated(spec: Count, who: Subjects, context: Context) -> Iterator[Answered]:
    """Yield the records that may count, as to place, window and `during`."""
    window = day_window(context, spec.since, spec.until, spec.within)
    for _, person in who.people:
        for record, answer in found(spec, (person,), window, context):
            during = lies_in(spec.during, record, person, window.last, context)
            yield record, min(answer, during)


def _not_outranked(spec: Count, who: Subjects, context: Context) -> Iterator[Answered]:
    """Yield the records with whether they count, where none of the same matter ranks above."""
    above: dict[str | None, Certainty] = {}
    for where in spec.outranked_by:
        for record, answer in _dated(spec.model_copy(update={"where": where}), who, context):
            name = _matter(record, spec.once_per)
            above[name] = max(above.get(name, NO), answer)
    for record, answer in _dated(spec, who, context):
        name = _matter(record, spec.once_per)
        yield record, answer if name is None else min(answer, opposite(above.get(name, NO)))


def _matter(record: Record, field: str | None) -> str | None:
    """Return the name of the matter or act, `None` if it is not said."""
    name: str | None = None if field is None else getattr(record, field)
    return name


def _matters(field: str | None, records: list[Record]) -> int:
    """Count records, those with one name in `field` once; without a name each is its own."""
    if field is None:
        return len(records)
    names = [_matter(record, field) for record in records]
    return len({name for name in names if name is not None}) + names.count(None)


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


def days_since(spec: DaysSince, context: Context) -> Measured:
    """Return the days from the start of the first record in the window to its end."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    window = day_window(context, spec.since, spec.until, spec.within)
    low = high = 0
    for record, answer in found(spec, (person for _, person in who.people), window, context):
        start = extent_of(record, spec.from_field).start
        least, most = (
            (window.last - max(day, window.first)).days for day in (start.latest, start.earliest)
        )
        low = max(low, least if answer is YES else 0)
        high = max(high, most)
    return Measured(Number(low, high), not_given)


_ANSWERS: dict[Certainty, Choice] = {NO: Choice.of(False), MAYBE: EITHER, YES: Choice.of(True)}
