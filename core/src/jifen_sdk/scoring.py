"""Score one person: from a profile (档案), or from facts (事实)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from jifen_sdk.city import City
from jifen_sdk.edition import Edition, decide
from jifen_sdk.entitlements import open_doors
from jifen_sdk.errors import InputError, NoEditionError
from jifen_sdk.plugins import Registry
from jifen_sdk.profile import Profile
from jifen_sdk.rulebook.book import Reading
from jifen_sdk.rulebook.facts import MeasuredFact
from jifen_sdk.sheet import Sheet
from jifen_sdk.sources import FromFacts, FromProfile, Source, refuse_unknown_facts
from jifen_sdk.values import Number

NO_READINGS: Mapping[str, str] = {}


def score(
    profile: Profile,
    city: str | City,
    *,
    on: date | None = None,
    scheme: str | None = None,
    edition: str | None = None,
    readings: Mapping[str, str] = NO_READINGS,
    assume_local: bool = False,
) -> Sheet:
    """Return the points sheet (积分单) of a profile.

    `city` is an installed city's id or a City; `on` the day of the application, by default that
    of the profile's application, else today; `scheme` and `edition` ids, by default the city's
    default scheme and the edition in force on the day; `readings` options of interpretation
    choices by id; `assume_local` counts records of other cities as if earned in this one.

    Raises InputError (JF-CITY, JF-SCHEME, JF-EDITION-ID, JF-READING, JF-READING-OPTION),
    NoEditionError (JF-EDITION), ProfileError (JF-PROFILE-BORN-LATER), PackageError (JF-PLUGIN-*).
    """
    place = find_city(city)
    day = day_of(profile, on)
    profile.check_on(day)
    seen = profile.as_if_in(place.id) if assume_local else profile
    return score_source(
        place,
        from_profile(seen, place, day, readings),
        day,
        scheme=scheme,
        edition=edition,
        readings=readings,
    )


def score_facts(
    city: str | City,
    facts: Mapping[str, object],
    *,
    on: date | None = None,
    scheme: str | None = None,
    edition: str | None = None,
    readings: Mapping[str, str] = NO_READINGS,
) -> Sheet:
    """Return the points sheet (积分单) from facts: whole numbers of their unit, truth values
    and choices, by id as `jifen-sdk facts` lists them. A fact that is not given is unknown.

    The other parameters and errors are those of `score`; besides, FactError (JF-FACT-ID,
    JF-FACT-TYPE, JF-FACT-RANGE, JF-FACT-OPTION).
    """
    place = find_city(city)
    day = on or date.today()
    rules = edition_for(place, day, scheme=scheme, edition=edition, readings=readings)
    # The facts of the edition first: those of the doors need the doors to be read.
    inputs = rules.engine.inputs
    if not (facts.keys() <= inputs.keys() or facts.keys() <= rules.known_facts.keys()):
        refuse_unknown_facts(facts, known_facts(rules, day))
    return _sheet(rules, FromFacts(facts), day, readings)


def known_facts(rules: Edition, day: date) -> dict[str, MeasuredFact]:
    """Return every fact of the edition, of the doors, and of the schemes in force beside it."""
    known = dict(rules.known_facts)
    for scheme in rules.city.file.schemes:
        for heading in rules.city.editions(scheme.id):
            if heading.covers(day):
                beside = edition_for(rules.city, day, scheme=scheme.id, edition=heading.edition)
                known |= beside.known_facts
    return known


def from_profile(
    profile: Profile, city: City, on: date, readings: Mapping[str, str] = NO_READINGS
) -> FromProfile:
    """Return the facts of a profile, other schemes of the city included."""

    def under(seen: Profile, scheme: str, of: str) -> Number:
        sheet = _beside(city, FromProfile(seen, under), on, scheme, readings)
        if sheet is None:
            return Number(0, None)
        points = sheet.points(of)
        low = 0 if points.low is None else int(100 * points.low)
        return Number(low, None if points.high is None else int(100 * points.high))

    return FromProfile(profile, under)


def find_city(city: str | City) -> City:
    """Return an installed city by id, or the City itself."""
    return city if isinstance(city, City) else Registry.installed().city(city)


def day_of(profile: Profile, on: date | None) -> date:
    """Return the day of the application: `on`, that of the profile, or today."""
    return on or profile.application.on or date.today()


def score_source(
    city: City,
    source: Source,
    on: date,
    *,
    scheme: str | None = None,
    edition: str | None = None,
    readings: Mapping[str, str] = NO_READINGS,
) -> Sheet:
    """Return the sheet of a source of facts under one edition."""
    rules = edition_for(city, on, scheme=scheme, edition=edition, readings=readings)
    return _sheet(rules, source, on, readings)


def _sheet(rules: Edition, source: Source, on: date, readings: Mapping[str, str]) -> Sheet:
    def beside(scheme: str) -> Sheet | None:
        if scheme == rules.book.rulebook.scheme:
            return sheet
        return _beside(rules.city, source, on, scheme, readings)

    sheet = Sheet(rules, on, source, partial(open_doors, chosen=readings, sheet_of=beside))
    return sheet


def _beside(
    city: City, source: Source, on: date, scheme: str, readings: Mapping[str, str]
) -> Sheet | None:
    """Return the sheet under another scheme; None without an edition."""
    rules = edition_beside(city, on, scheme, readings)
    return None if rules is None else _sheet(rules, source, on, readings)


def edition_beside(
    city: City, on: date, scheme: str, readings: Mapping[str, str]
) -> Edition | None:
    """Return the edition of another scheme with the readings it has; None if none is in force."""
    try:
        book = city.book(scheme, city.edition_on(scheme, on), on)
    except NoEditionError:
        return None
    known = {r.id for r in book.readings}
    own = {reading: option for reading, option in readings.items() if reading in known}
    return edition_for(city, on, scheme=scheme, readings=own)


def edition_for(
    city: City,
    on: date,
    *,
    scheme: str | None = None,
    edition: str | None = None,
    readings: Mapping[str, str] = NO_READINGS,
) -> Edition:
    """Return an edition made ready, the one in force on the day if none is named."""
    chosen = tuple(sorted(readings.items()))
    return city.kept(
        ("edition", scheme, edition, on, chosen),
        partial(_edition, city, on, scheme, edition, readings),
    )


def _edition(
    city: City, on: date, scheme: str | None, edition: str | None, readings: Mapping[str, str]
) -> Edition:
    id_ = city.scheme(scheme).id
    book = city.book(id_, edition or city.edition_on(id_, on), on)
    if readings:
        known = [*book.readings, *(r for door in city.doors for r in door.readings)]
        refuse_unknown_readings(known, readings)
    return Edition.prepare(city, book, decide(book.readings, readings), on)


def refuse_unknown_readings(known: list[Reading], chosen: Mapping[str, str]) -> None:
    """Refuse a reading or option that is not there. InputError JF-READING, JF-READING-OPTION."""
    options = {r.id: [o.id for o in r.options] for r in known}
    for reading, option in chosen.items():
        if reading not in options:
            raise InputError("JF-READING", reading, known=", ".join(options))
        if option not in options[reading]:
            raise InputError("JF-READING-OPTION", reading, options=", ".join(options[reading]))
