"""`own`: a measure in Python that a city hands over by name."""

from __future__ import annotations

from jifen_sdk.errors import PackageError
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.options import Own
from jifen_sdk.measures.people import anything, fitting
from jifen_sdk.measures.subjects import subjects


def own(spec: Own, context: Context) -> Measured:
    """Return what the city's own measure gives; unknown where a kind of record is.

    PackageError JF-MEASURE-NAME if the city hands over none of that name, JF-MEASURE-VALUE if it
    gives what the fact cannot be.
    """
    measure = context.own.get(spec.name)
    if measure is None:
        raise PackageError("JF-MEASURE-NAME", spec.name)
    who = subjects(context, spec.whose)
    not_given = who.not_given(spec.of)
    if any(who.unknown(kind) for kind in spec.of):
        return Measured(anything(spec), not_given)
    given = measure(context.profile, context.day(spec.on))
    value = anything(spec) if given is None else fitting(spec, given)
    if value is None:
        raise PackageError("JF-MEASURE-VALUE", spec.name)
    return Measured(value, not_given)
