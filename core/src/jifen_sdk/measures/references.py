"""The names that the options of a measure use: dates, lists and parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jifen_sdk.measures.filters import RecordFilter
from jifen_sdk.measures.month_options import Months
from jifen_sdk.measures.options import AppliesIn, MeasureSpec


@dataclass(frozen=True, slots=True)
class References:
    """Names of dates, lists of places and parameters."""

    dates: frozenset[str]
    lists: frozenset[str]
    parameters: frozenset[str]


def references(spec: MeasureSpec) -> References:
    """Return every name that a rulebook must define for the options to mean something."""
    days = [getattr(spec, name, None) for name in ("since", "until", "on")]
    parameters = set()
    if isinstance(spec, Months) and spec.base is not None:
        parameters.add(spec.base.of)
        days += [spec.base.at] if spec.base.at != "month" else []
    filters = spec.filters() if isinstance(spec, RecordFilter) else ()
    days += [records.owned.on for records in filters if records.owned is not None]
    lists = {name for records in filters for name in _lists(records)}
    if isinstance(spec, AppliesIn) and isinstance(spec.places, str):
        lists.add(spec.places)
    dates = {day for day in days if isinstance(day, str)}
    return References(frozenset(dates), frozenset(lists), frozenset(parameters))


def _lists(records: RecordFilter) -> Iterator[str]:
    cities = None if records.cities in ("own", "any") else records.cities
    places = (cities, records.districts, records.districts_not, records.zones, records.zones_not)
    yield from (place for place in places if isinstance(place, str))
