"""`months`: months in spells, as sets of calendar months or from date to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from operator import and_, or_

from jifen_sdk.measures.bases import at_base
from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.filters import each_filter
from jifen_sdk.measures.matching import matches
from jifen_sdk.measures.month_options import Months
from jifen_sdk.measures.monthset import EVERY_MONTH, MonthSet, month_of, run_at, runs
from jifen_sdk.measures.spells import Entry, covered, entries, union
from jifen_sdk.measures.subjects import missing, subjects
from jifen_sdk.measures.windows import Window, day_window, month_window, spell_of, whole_months
from jifen_sdk.profile.people import Person
from jifen_sdk.profile.records import Record, Spell
from jifen_sdk.profile.work import Insurance
from jifen_sdk.values import Number


def months(spec: Months, context: Context) -> Measured:
    """Return a number of months; unknown where the kind of record is."""
    who = subjects(context, spec.whose)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Number(0, None), not_given)
    people = tuple(person for _, person in who.people)
    if spec.count == "dates":
        return Measured(_elapsed(spec, people, context), not_given)
    window = month_window(context, spec.since, spec.until, spec.within)
    counted = [entry for person in people for entry in _counted(spec, person, window, context)]
    return Measured(_best_single(spec, counted, month_of(window.last)), not_given)


def _counted(spec: Months, person: Person, window: Window, context: Context) -> Iterator[Entry]:
    """Yield the spells of a person with the months that count."""
    allowed = EVERY_MONTH
    if each_filter(spec.during):
        allowed = covered(spec.during, person, window, context)
    if spec.after is not None:
        allowed &= covered(spec.after, person, window, context).later()
    allowed -= covered(spec.except_, person, window, context)
    for record, spell in entries(spec, person, window, context):
        counted = spell & allowed
        if spec.base is not None and isinstance(record, Insurance):
            counted &= at_base(record.base, spec.base, counted.possible, context)
        yield Entry(record, counted)


def _best_single(spec: Months, spells: list[Entry], last: int) -> Number:
    if spec.single is None:
        return _number(spec, _together(spec, spells), last)
    lows, highs = [0], [0]
    for spell in spells:
        same = [
            Entry(other.record, other.months.if_(_same(spec.single, spell.record, other.record)))
            for other in spells
        ]
        number = _number(spec, _together(spec, same), last)
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


def _together(spec: Months, spells: list[Entry]) -> MonthSet:
    """Return the union of all spells, or of each insurance asked for and these together."""
    if not spec.kinds:
        return union(spells)
    join: Callable[[MonthSet, MonthSet], MonthSet] = and_ if spec.together == "all" else or_
    each = (union(s for s in spells if kind in _kinds(s.record)) for kind in spec.kinds)
    return reduce(join, each)


def _kinds(record: Record) -> tuple[str, ...]:
    return record.kinds if isinstance(record, Insurance) else ()


def _number(spec: Months, found: MonthSet, last: int) -> Number:
    low, high = (_count(spec, bits, last) for bits in (found.sure, found.possible))
    return Number(low, high)


def _count(spec: Months, bits: int, last: int) -> int:
    if spec.still and not bits >> last & 1:
        return 0
    if spec.run == "current":
        return _blocks(run_at(bits, spec.bridge, last), spec.whole)
    lengths = (_blocks(run, spec.whole) for run in runs(bits, spec.bridge))
    return max(lengths, default=0) if spec.run == "longest" else sum(lengths)


def _blocks(run: int, size: int) -> int:
    return run - run % size


def _elapsed(spec: Months, people: tuple[Person, ...], context: Context) -> Number:
    """Return whole months from date to date, summed over the spells."""
    window = day_window(context, spec.since, spec.until, spec.within)
    low = high = 0
    for person in people:
        for record in person.records(spec.of) or ():
            if not isinstance(record, Spell):
                continue
            spell = spell_of(record, spec.from_field)
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
