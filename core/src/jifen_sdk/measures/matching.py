"""Whether a record is one that a filter asks for."""

from __future__ import annotations

from decimal import Decimal

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty, opposite
from jifen_sdk.measures.context import Context
from jifen_sdk.measures.filters import Comparison, Limit, Places, RecordFilter, Wanted, Where
from jifen_sdk.measures.owners import owned_as_wanted
from jifen_sdk.profile.levels import LEVELS
from jifen_sdk.profile.records import Place, Record


def matches(records: RecordFilter, record: Record, context: Context) -> Certainty:
    """Return whether a record fits `where` and the places; what it does not say, may fit."""
    return min(
        fits(records.where, record),
        _in_place(records, record, context),
        owned_as_wanted(records.owned, record, context),
    )


def fits(where: Where, record: Record) -> Certainty:
    """Return whether the fields of a record are as wanted."""
    return min((_fits(name, wanted, record) for name, wanted in where.items()), default=YES)


def _fits(name: str, wanted: Wanted, record: Record) -> Certainty:
    value = getattr(record, name)
    if value is None:
        return MAYBE
    if isinstance(wanted, Comparison):
        return certainty(_compares(name, value, wanted))
    values = wanted if isinstance(wanted, tuple) else (wanted,)
    if isinstance(value, tuple):
        return certainty(any(part in values for part in value))
    return certainty(value in values)


def _compares(name: str, value: Limit, limits: Comparison) -> bool:
    rank = _rank(name, value)
    return (
        (limits.at_least is None or rank >= _rank(name, limits.at_least))
        and (limits.at_most is None or rank <= _rank(name, limits.at_most))
        and (limits.above is None or rank > _rank(name, limits.above))
        and (limits.below is None or rank < _rank(name, limits.below))
    )


def _rank(name: str, value: Limit) -> int | Decimal:
    return LEVELS[name].index(value) if isinstance(value, str) else value


def _in_place(records: RecordFilter, record: Record, context: Context) -> Certainty:
    if not isinstance(record, Place):
        return YES
    return min(
        _in_city(record, records.cities_wanted, context),
        _in_province(record, records.province, context),
        _in_any(record.district, records.districts, context, MAYBE),
        opposite(_in_any(record.district, records.districts_not, context, MAYBE, NO)),
        _in_any(record.zone, records.zones, context, NO),
        opposite(_in_any(record.zone, records.zones_not, context, NO, NO)),
        _near(record, records.near, context),
    )


def _in_city(record: Place, cities: Places, context: Context) -> Certainty:
    if cities == "any":
        return YES
    return _in_any(record.city, (context.city,) if cities == "own" else cities, context, MAYBE)


def _in_province(record: Place, province: str | None, context: Context) -> Certainty:
    if province is None or record.city == context.city:
        return YES
    return MAYBE if record.province is None else certainty(record.province == province)


def _near(record: Place, near: str | None, context: Context) -> Certainty:
    """Return whether the record lies where the application names; no zone is certain."""
    if near is None:
        return YES
    name = near.removeprefix("application.")
    here, wanted = getattr(record, name), getattr(context.profile.application, name)
    if here is None and name == "zone":
        return NO
    return MAYBE if here is None or wanted is None else certainty(here == wanted)


def _in_any(
    code: str | None,
    places: Places | None,
    context: Context,
    not_said: Certainty,
    no_limit: Certainty = YES,
) -> Certainty:
    """Return whether a code is among the places; `no_limit` where no places are asked for."""
    if places is None:
        return no_limit
    if code is None:
        return not_said
    return certainty(code in (context.lists[places] if isinstance(places, str) else places))
