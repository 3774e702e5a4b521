"""`months`: months in spells, as sets of calendar months or from date to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.filters import RecordFilter
from jifen_sdk.measures.matching import matches
from jifen_sdk.measures.monthset import (
    ANY_MONTHS,
    EVERY_MONTH,
    NO_MONTHS,
    MonthSet,
    first_day,
    longest_run,
    month_of,
    months_in,
    run_at,
)
from jifen_sdk.measures.options import Base, Months
from jifen_sdk.measures.subjects import subjects
from jifen_sdk.measures.windows import Window, day_window, month_window, spell_of, whole_months
from jifen_sdk.profile.people import Person
from jifen_sdk.profile.records import Record, Spell
from jifen_sdk.profile.work import Insurance
from jifen_sdk.values import Number


class _Entry(NamedTuple):
    record: Record
    months: MonthSet


def months(spec: Months, context: Context) -> Measured:
    """Return a number of months; unknown where the kind of record is."""
    who = subjects(context, spec.whose)
    filters = (spec, *spec.except_, *((spec.during,) if spec.during else ()))
    not_given = who.not_given(records.of for records in filters)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    people = tuple(person for _, person in who.people)
    if spec.count == "dates":
        return Measured(_elapsed(spec, people, context), not_given)
    window = month_window(context, spec.since, spec.until, spec.within)
    entries = [entry for person in people for entry in _entries(spec, person, window, context)]
    return Measured(_best_single(spec, entries, month_of(window.last)), not_given)


def covered(records: RecordFilter, person: Person, window: Window, context: Context) -> MonthSet:
    """Return the months of a person that lie in a spell the filter asks for."""
    if records.of in person.unknown:
        return ANY_MONTHS
    spells = (entry.months for entry in _spells(records, person, window, context))
    return reduce(or_, spells, NO_MONTHS)


def _spells(
    records: RecordFilter, person: Person, window: Window, context: Context
) -> Iterator[_Entry]:
    for record in person.records(records.of) or ():
        if isinstance(record, Spell):
            answer = matches(records, record, context)
            yield _Entry(record, spell_of(record).months(window).if_(answer))


def _entries(spec: Months, person: Person, window: Window, context: Context) -> Iterator[_Entry]:
    allowed = EVERY_MONTH
    if spec.during is not None:
        allowed = covered(spec.during, person, window, context)
    for exception in spec.except_:
        allowed -= covered(exception, person, window, context)
    for record, spell in _spells(spec, person, window, context):
        counted = spell & allowed
        if spec.base is not None and isinstance(record, Insurance):
            counted &= _at_base(record.base, spec.base, counted.possible, context)
        yield _Entry(record, counted)


def _at_base(base: Decimal | None, wanted: Base, bits: int, context: Context) -> MonthSet:
    """Return the months among `bits` in which the base is as wanted."""
    sure = possible = 0
    for month in months_in(bits):
        day = first_day(month) if wanted.at == "month" else context.day(wanted.at)
        answer = _meets(base, wanted, context.parameter(wanted.of, day))
        sure |= (answer is YES) << month
        possible |= (answer is not NO) << month
    return MonthSet(sure, possible)


def _meets(base: Decimal | None, wanted: Base, wage: Decimal | None) -> Certainty:
    if base is None or wage is None:
        return MAYBE
    enough = wanted.at_least is None or base >= wanted.at_least * wage
    return certainty(enough and (wanted.below is None or base < wanted.below * wage))


def _best_single(spec: Months, entries: list[_Entry], last: int) -> Number:
    if spec.single is None:
        return _counted(spec, _together(spec, entries), last)
    lows, highs = [0], [0]
    for entry in entries:
        same = [
            _Entry(other.record, other.months.if_(_same(spec.single, entry.record, other.record)))
            for other in entries
        ]
        number = _counted(spec, _together(spec, same), last)
        lows.append(number.low)
        highs.append(number.high or 0)
    return Number(max(lows), max(highs))


def _same(single: str, one: Record, other: Record) -> Certainty:
    """Return whether two records are of the same district or employer."""
    if one is other:
        return YES
    if single == "record":
        return NO
    mine, theirs = getattr(one, single), getattr(other, single)
    if single == "district" and getattr(one, "city", None) != getattr(other, "city", None):
        return NO
    return MAYBE if mine is None or theirs is None else certainty(mine == theirs)


def _together(spec: Months, entries: list[_Entry]) -> MonthSet:
    """Return the union of all spells, or of each insurance asked for and these together."""
    if not spec.kinds:
        return reduce(or_, (entry.months for entry in entries), NO_MONTHS)
    join: Callable[[MonthSet, MonthSet], MonthSet] = and_ if spec.together == "all" else or_
    each = (
        reduce(or_, (e.months for e in entries if kind in _kinds(e.record)), NO_MONTHS)
        for kind in spec.kinds
    )
    return reduce(join, each)


def _kinds(record: Record) -> tuple[str, ...]:
    return record.kinds if isinstance(record, Insurance) else ()


def _counted(spec: Months, found: MonthSet, last: int) -> Number:
    low, high = (_count(spec, bits, last) for bits in (found.sure, found.possible))
    return Number(low, high)


def _count(spec: Months, bits: int, last: int) -> int:
    if spec.still and not bits >> last & 1:
        return 0
    if spec.run == "longest":
        return longest_run(bits, spec.bridge)
    if spec.run == "current":
        return run_at(bits, spec.bridge, last)
    return bits.bit_count()


def _elapsed(spec: Months, people: tuple[Person, ...], context: Context) -> Number:
    """Return whole months from date to date, summed over the spells."""
    window = day_window(context, spec.since, spec.until, spec.within)
    low = high = 0
    for person in people:
        for record in person.records(spec.of) or ():
            if not isinstance(record, Spell):
                continue
            spell = spell_of(record)
            until = Window(window.last, window.last)
            answer = min(
                matches(spec, record, context), spell.touches(until if spec.still else window)
            )
            if answer is YES:
                low += _between(spell.start.latest, spell.end.earliest, window)
            if answer is not NO:
                high += _between(spell.start.earliest, spell.end.latest, window)
    return Number(low, high)


def _between(start: date, end: date, window: Window) -> int:
    return whole_months(max(start, window.first), min(end, window.last))
