"""Every installed city passes every one of its cases, and has enough of them.

The suite of each city (plugins/CITY/tests) runs the checks of the contract.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance.cases import Case, cases_of, mismatches
from jifen_sdk.plugins import Registry
from jifen_sdk.rulebook.conditions import NotEstablished
from jifen_sdk.rulebook.door import DoorVersion, Entitlement

CITIES = Registry.installed().ids()
PLUGINS = Path(__file__).parents[2] / "plugins"
CASES = [
    pytest.param(id_, case, id=f"{id_}-{case.id}")
    for id_ in CITIES
    for case in cases_of(Registry.installed().city(id_))
]


def test_there_are_cities() -> None:
    assert "shanghai" in CITIES


@pytest.mark.parametrize("city", CITIES)
def test_a_city_has_a_suite(city: str) -> None:
    assert (PLUGINS / city / "tests" / "test_conformance.py").is_file()


@pytest.mark.parametrize(("city", "case"), CASES)
def test_case(city: str, case: Case) -> None:
    assert list(mismatches(Registry.installed().city(city), case)) == []


# Days between two versions of a door for which no rule is known; elsewhere they follow at once.
DAYS_WITHOUT_A_RULE = {
    "beijing": [("jifen-luohu", "2020-01-01", "2020-07-15")],
    "guangzhou": [
        ("hukou", "2016-07-21", "2016-10-26"),
        ("hukou", "2017-10-27", "2020-07-08"),
    ],
    "hangzhou": [("hukou-other-ways", "2016-07-01", "2022-02-28")],
}


@pytest.mark.parametrize("city", CITIES)
def test_versions_of_a_door_follow_each_other(city: str) -> None:
    found = []
    for door in Registry.installed().city(city).doors:
        for earlier, later in pairwise(door.versions):
            assert earlier.until is not None, door.id
            assert earlier.until < later.effective, door.id
            first, end = earlier.until + timedelta(days=1), later.effective
            if first < end:
                found.append((door.id, str(first), str(end - timedelta(days=1))))
    assert found == DAYS_WITHOUT_A_RULE.get(city, [])


def edition_in_force(city: City, scheme: str, on: date) -> str | None:
    return next((h.edition for h in city.editions(scheme) if h.covers(on)), None)


@pytest.mark.parametrize("city", CITIES)
def test_a_case_is_of_the_edition_in_force_on_its_day(city: str) -> None:
    """A case of doors alone may fall on a day without an edition, for some doors are older."""
    place = Registry.installed().city(city)
    others = set()
    for case in cases_of(place):
        edition = edition_in_force(place, case.scheme, case.on)
        doors_alone = case.expect.model_fields_set <= {"doors", "measured"}
        if edition != case.edition and not (edition is None and doors_alone):
            others.add(case.id)
    assert others == set()


# Versions of doors that say the same to everybody, though their condition is not `unknown`: the
# family score of Beijing has neither conditions nor a line, so the rank alone never tells.
NOT_TOLD_FROM_A_CONSTANT = {"beijing": {"family-plate 2021-01-01"}}


def outcomes(cases: tuple[Case, ...], door: Entitlement, version: DoorVersion) -> set[str]:
    """Return what the cases of a version of a door expect of it."""
    known = (c for c in cases if door.id in c.expect.doors and version.covers(c.on))
    return {case.expect.doors[door.id] for case in known}


@pytest.mark.parametrize("city", CITIES)
def test_cases_tell_every_version_of_a_door_from_a_constant(city: str) -> None:
    """What is not established says the same to everybody; one case is enough for it."""
    place = Registry.installed().city(city)
    cases, constant = cases_of(place), set()
    for door in place.doors:
        for version in door.versions:
            fewest = 1 if isinstance(version.when, NotEstablished) else 2
            if len(outcomes(cases, door, version)) < fewest:
                constant.add(f"{door.id} {version.effective}")
    assert constant == NOT_TOLD_FROM_A_CONSTANT.get(city, set())
