"""What the checks look at, one by one: editions after each amendment, cited entries, cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jifen_sdk.city import City, Scheme
from jifen_sdk.conformance.cases import Case, cases_of
from jifen_sdk.edition import Edition, decide
from jifen_sdk.engine import Engine
from jifen_sdk.rulebook.book import Gate, Heading, Rulebook
from jifen_sdk.rulebook.items import Line
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.scoring import edition_for

Entry = Line | Gate


def books(city: City) -> Iterator[tuple[Scheme, Heading, Rulebook]]:
    """Yield every edition as it is on its first day and after each of its amendments."""
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            last = city.book(scheme.id, heading.edition, date.max)
            days = {heading.effective, *last.amended}
            for day in sorted(days | {d - timedelta(days=1) for d in last.amended}):
                yield scheme, heading, city.book(scheme.id, heading.edition, day)


def last_days(city: City) -> Iterator[tuple[str, Edition, date]]:
    """Yield where, every edition as last amended, and the day from which it stands so."""
    for scheme in city.file.schemes:
        for heading in city.editions(scheme.id):
            book = city.book(scheme.id, heading.edition, date.max)
            day = max((heading.effective, *book.amended))
            rules = edition_for(city, day, scheme=scheme.id, edition=heading.edition)
            yield f"{scheme.id}/{heading.edition}", rules, day


def door_engines(city: City) -> Iterator[tuple[str, Engine, date]]:
    """Yield where, every version of every door made ready, and its first day."""
    for door in city.doors:
        for version in door.versions:
            day = version.effective
            rules = RuleSet.of_door(door, version)
            yield f"doors/{door.id} {day}", Engine(rules, decide(door.readings, {}), city, day), day


def entries(book: Rulebook) -> tuple[Entry, ...]:
    """Return everything of an edition that is cited: items, groups, gates."""
    return (*book.items, *book.groups, *book.gates)


def one_case_per_edition(city: City) -> Iterable[Case]:
    """Return the last case of every edition."""
    return {(case.scheme, case.edition): case for case in cases_of(city)}.values()
