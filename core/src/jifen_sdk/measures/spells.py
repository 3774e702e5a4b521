"""The months of a person's spells that a filter asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

from jifen_sdk.measures.certainty import YES, Certainty
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.filters import Filters, RecordFilter, each_filter
from jifen_sdk.measures.matching import matches
from jifen_sdk.measures.monthset import ANY_MONTHS, NO_MONTHS, MonthSet
from jifen_sdk.measures.windows import FIRST, Extent, Window, extent_of, spell_of
from jifen_sdk.profile.people import Person
from jifen_sdk.profile.records import Dated, Record, Spell


class Entry(NamedTuple):
    """A record and the months of it that count."""

    record: Record
    months: MonthSet


def entries(
    records: RecordFilter, person: Person, window: Window, context: Context
) -> Iterator[Entry]:
    """Yield the spells of a person that the filter asks for, as months of the window."""
    for record in person.records(records.of) or ():
        if isinstance(record, Spell):
            answer = matches(records, record, context)
            spell = spell_of(record, records.from_field)
            yield Entry(record, spell.months(window).if_(answer))


def union(spells: Iterable[Entry]) -> MonthSet:
    """Return the months of any of the spells."""
    return reduce(or_, (spell.months for spell in spells), NO_MONTHS)


def covered(filters: Filters, person: Person, window: Window, context: Context) -> MonthSet:
    """Return the months of a person that lie in a spell that one of the filters asks for."""
    found = NO_MONTHS
    for records in each_filter(filters):
        unknown = records.of in person.unknown
        found |= ANY_MONTHS if unknown else union(entries(records, person, window, context))
    return found


def lies_in(
    filters: Filters, record: Dated, person: Person, last: date, context: Context
) -> Certainty:
    """Return whether the month a record begins in lies in such a spell, if one is asked for."""
    if not each_filter(filters):
        return YES
    window = Window(FIRST, last)
    start = extent_of(record).start
    month = Extent(start, start).months(window)
    return covered(filters, person, window, context).covers(month)
