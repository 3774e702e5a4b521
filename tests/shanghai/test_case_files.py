"""The case files of Shanghai as a whole: days, editions, and what they cover of the doors."""

from __future__ import annotations

from datetime import date

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import cases_of
from jifen_sdk.rulebook.conditions import NotEstablished

CITY = City.from_package("jifen_shanghai")
CASES = cases_of(CITY)


def in_force(scheme: str, on: date) -> str | None:
    """Return the edition of that day, None before the first and after the last."""
    return next((h.edition for h in CITY.editions(scheme) if h.covers(on)), None)


def test_a_case_is_scored_under_the_edition_in_force_on_its_day() -> None:
    editions = {case.id: (case.edition, in_force(case.scheme, case.on)) for case in CASES}
    assert [id_ for id_, (said, found) in editions.items() if found not in (None, said)] == []


def test_every_version_of_a_door_has_cases_that_tell_it_from_a_constant() -> None:
    missing = []
    for door in CITY.doors:
        for version in door.versions:
            cases = [c for c in CASES if door.id in c.expect.doors and version.covers(c.on)]
            says = {c.expect.doors[door.id] for c in cases}
            fewest = 1 if isinstance(version.when, NotEstablished) else 2
            if len(says) < fewest:
                missing.append(f"{door.id} {version.effective}: only {sorted(says)}")
    assert missing == []
