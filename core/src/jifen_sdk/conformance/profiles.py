"""Checks of whole profiles, tried on made-up people: a sheet for everybody, the same each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from jifen_sdk.city import City
from jifen_sdk.conformance.check import Problems, wrong
from jifen_sdk.conformance.people import Raw, made_up, smallest
from jifen_sdk.conformance.walk import last_days
from jifen_sdk.edition import Edition
from jifen_sdk.errors import JifenError
from jifen_sdk.measures import Stated
from jifen_sdk.profile import parse_profile
from jifen_sdk.rulebook.facts import Fact, MeasuredFact
from jifen_sdk.scoring import edition_for, score
from jifen_sdk.sheet import Sheet
from jifen_sdk.sheet_json import sheet_json

PEOPLE = 8
"""How many made-up people stand before each edition."""
SAID: Mapping[str, Sequence[object]] = {"yes-no": (True, False), "number": (0, 1, 12, 1000)}


class Desk:
    """Where people apply under one edition, on one day."""

    def __init__(self, where: str, rules: Edition, on: date) -> None:
        self.where = where
        self.rules = rules
        self.on = on

    def person(self, number: int) -> Raw:
        """Return a made-up person, as in a file."""
        city = self.rules.city
        facts = [self.rules.book.facts, *(door.facts for door in city.doors)]
        return made_up(number, self.on, city.id, dict(_statements(facts)))

    def people(self) -> Iterator[Raw]:
        """Yield the made-up people."""
        yield from (self.person(number) for number in range(PEOPLE))

    def sheet(self, raw: Raw, city: City | None = None) -> Sheet:
        """Return a person's sheet. Raises whatever the city raises."""
        heading = self.rules.book.rulebook
        return score(
            parse_profile(raw),
            city or self.rules.city,
            on=self.on,
            scheme=heading.scheme,
            edition=heading.edition,
        )

    def problem(self, raw: Raw) -> str | None:
        """Return why a person gets no sheet with JSON and doors, None if there is one."""
        try:
            sheet_json(self.sheet(raw), "en")
        # The city's own code may raise anything.
        except Exception as error:
            return error.line("en") if isinstance(error, JifenError) else repr(error)
        return None

    def turns_away(self, raw: Raw) -> bool:
        """Return whether a person gets no sheet."""
        return self.problem(raw) is not None

    def facts(self, raw: Raw, city: City | None = None) -> Mapping[str, object]:
        """Return what the city measures of a person; nothing where that fails."""
        try:
            return dict(self.sheet(raw, city).taken.values)
        # profiles-score says what was raised.
        except Exception:
            return {}


def check_profiles_score(city: City) -> Problems:
    """A valid profile always gives a sheet with its JSON and its doors.

    The people are made up, in every shape that the form of a profile allows.
    """
    for desk in desks(city):
        for raw in desk.people():
            if desk.turns_away(raw):
                least = smallest(raw, desk.turns_away)
                where = f"{desk.where} with the profile {least}"
                yield wrong(where, expected="a sheet", found=desk.problem(least))
                break


def check_profiles_repeat(city: City) -> Problems:
    """The same profile gives the same facts again, whoever was measured in between.

    The city's own measures keep nothing from one person to the next.
    """
    fresh = City(city.root, city.version, city.measures)
    for desk in desks(city):
        people = list(desk.people())
        before = [desk.facts(raw) for raw in people]
        again = [desk.facts(raw, fresh) for raw in reversed(people)]
        pairs = zip(before, reversed(again), strict=True)
        changed = {name for old, new in pairs for name in old if old[name] != new.get(name)}
        if changed:
            found = f"other {', '.join(sorted(changed))}"
            yield wrong(desk.where, expected="the same facts again", found=found)


def desks(city: City) -> Iterator[Desk]:
    """Yield every edition as last amended, with the day on which people apply."""
    for where, rules, on in last_days(city):
        yield Desk(where, rules, on)


def latest_desk(city: City) -> Desk:
    """Return the latest edition of the default scheme, on its first day."""
    scheme = city.scheme().id
    heading = city.editions(scheme)[-1]
    rules = edition_for(city, heading.effective, scheme=scheme, edition=heading.edition)
    return Desk(f"{scheme}/{heading.edition}", rules, heading.effective)


def _statements(books: Sequence[Mapping[str, Fact]]) -> Iterator[tuple[str, Sequence[object]]]:
    """Yield the keys that are stated, each with what may be said."""
    for facts in books:
        for fact in facts.values():
            spec = fact.measure if isinstance(fact, MeasuredFact) else None
            if isinstance(spec, Stated):
                options = [option.id for option in spec.options]
                yield spec.key, options or SAID[spec.type]
