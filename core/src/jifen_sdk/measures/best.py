"""`best`: the highest of some options that a record reaches."""

from __future__ import annotations

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.filters import each_filter
from jifen_sdk.measures.matching import fits
from jifen_sdk.measures.options import Best
from jifen_sdk.measures.spells import lies_in
from jifen_sdk.measures.subjects import beside, found, missing, subjects
from jifen_sdk.measures.windows import Window, day_window, extent_of
from jifen_sdk.profile.home import Hukou
from jifen_sdk.profile.merit import Education
from jifen_sdk.profile.people import Kind, Person
from jifen_sdk.profile.records import Dated, Place
from jifen_sdk.values import Choice


def best(spec: Best, context: Context) -> Measured:
    """Return the highest option; where records may or may not count, every one possible."""
    who = subjects(context, spec.whose)
    ids = [option.id for option in spec.options]
    if who.unknown(spec.of):
        return Measured(Choice(tuple(ids)), missing((spec,), who, context))
    window = day_window(context, spec.since, spec.until, spec.within)
    lowest, possible = 0, {0}
    kinds: list[Kind] = [spec.of]
    for _, person in who.people:
        for record, answer in found(spec, (person,), window, context):
            kinds += _rests_on(spec, record)
            counts = min(answer, lies_in(spec.during, record, person, window.last, context))
            counts = min(counts, _where_part_time(spec, record, person, context))
            for position, option in enumerate(spec.options[1:], start=1):
                reached = min(counts, fits(spec.wanted(option), record))
                if reached is not NO:
                    possible.add(position)
                if reached is YES:
                    lowest = max(lowest, position)
    left = tuple(ids[position] for position in sorted(possible | {lowest}) if position >= lowest)
    return Measured(Choice(left), who.not_given(kinds) | beside(spec.filters(), context))


def _rests_on(spec: Best, record: Dated) -> list[Kind]:
    """Return the further kinds that decide whether this record counts."""
    kinds = [records.of for records in each_filter(spec.during)]
    if "hukou" in spec.part_time_places and isinstance(record, Education):
        kinds += [] if record.full_time else ["hukou"]
    return kinds


def _where_part_time(spec: Best, record: Dated, person: Person, context: Context) -> Certainty:
    """Return whether studies count by where they were, if they were not full-time."""
    if not spec.part_time_places or not isinstance(record, Education) or record.full_time:
        return YES
    cities = {context.city if place == "own" else place for place in spec.part_time_places}
    here = MAYBE if record.city is None else certainty(record.city in cities)
    if "hukou" not in spec.part_time_places:
        return here
    return max(here, _at_hukou(spec, record, person, context))


def _at_hukou(spec: Best, record: Education, person: Person, context: Context) -> Certainty:
    if "hukou" in person.unknown:
        return MAYBE
    day = context.day(spec.until)
    homes = (
        min(extent_of(home).touches(Window(day, day)), _same_province(record, home))
        for home in person.hukou or ()
    )
    return max(homes, default=NO)


def _same_province(studies: Place, home: Hukou) -> Certainty:
    if studies.province is not None and home.province is not None:
        return certainty(studies.province == home.province)
    same_city = studies.city is not None and studies.city == home.city
    return YES if same_city else MAYBE
