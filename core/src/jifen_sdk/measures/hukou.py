"""`hukou_place`: how near a hukou is to the district and school zone applied for."""

from __future__ import annotations

from jifen_sdk.measures.certainty import MAYBE, NO, YES, Certainty, certainty
from jifen_sdk.measures.context import Context, Measured
from jifen_sdk.measures.options import HukouPlace
from jifen_sdk.measures.subjects import found, missing, subjects
from jifen_sdk.measures.windows import Window
from jifen_sdk.profile.application import Application
from jifen_sdk.profile.records import Place
from jifen_sdk.values import Choice


def hukou_place(spec: HukouPlace, context: Context) -> Measured:
    """Return the nearest place of a hukou held on the day; every one possible if not known."""
    who = subjects(context, spec.whose)
    ids = tuple(option.id for option in spec.options)
    not_given = missing(spec.filters(), who, context)
    if who.unknown(spec.of):
        return Measured(Choice(ids), not_given)
    window = Window(context.day(spec.on), context.day(spec.on))
    reached = [YES, NO, NO, NO]  # elsewhere, city, district, zone: so near at least
    for record, held in found(spec, (person for _, person in who.people), window, context):
        if isinstance(record, Place):
            not_given |= _not_said(record, context.profile.application)
            near = _reached(record, context)
            reached[1:] = [max(a, min(held, b)) for a, b in zip(reached[1:], near, strict=True)]
    nearest = max(place for place, answer in enumerate(reached) if answer is YES)
    possible = {nearest} | {place for place, answer in enumerate(reached) if answer is MAYBE}
    left = tuple(id_ for place, id_ in enumerate(ids) if place in possible)
    return Measured(Choice(left), not_given)


def _reached(hukou: Place, context: Context) -> tuple[Certainty, Certainty, Certainty]:
    """Return whether a hukou is of the city, the district and the zone."""
    application = context.profile.application
    city = MAYBE if hukou.city is None else certainty(hukou.city == context.city)
    zone = NO if hukou.zone is None else _same(hukou.zone, application.zone)
    district = max(zone, _same(hukou.district, application.district))
    return city, min(city, district), min(city, zone)


def _same(here: str | None, wanted: str | None) -> Certainty:
    return MAYBE if here is None or wanted is None else certainty(here == wanted)


def _not_said(hukou: Place, application: Application) -> frozenset[str]:
    """Return which place of the application a hukou should be compared with."""
    return frozenset(
        f"application.{name}"
        for name in ("district", "zone")
        if getattr(hukou, name) is not None and getattr(application, name) is None
    )
