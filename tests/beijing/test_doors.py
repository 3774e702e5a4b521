"""The doors of Beijing: which need points, what they rest on, and what is not established."""

from __future__ import annotations

from datetime import date

from jifen_sdk import score_facts
from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import NotEstablished
from tests.books import not_printed_so, printed_in_doors, version_of

CITY = City.from_package("jifen_beijing")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Role of points, grade and right of each door today; no door but two looks at points.
ROLES = {
    "residence-permit": ("none", "A", "other"),
    "basic-services": ("none", "A", "other"),
    "own-social-insurance": ("none", "A", "other"),
    "driving-licence": ("none", "A", "driving-licence"),
    "compulsory-schooling": ("none", "C", "school-place"),
    "vocational-school": ("none", "C", "other"),
    "zhongkao": ("none", "C", "zhongkao"),
    "gaokao": ("none", "unknown", "gaokao"),
    "family-medical-insurance": ("none", "unknown", "adult-medical"),
    "professional-title": ("none", "unknown", "professional-title"),
    "public-rental-housing": ("none", "unknown", "public-rental-housing"),
    "car-plate": ("none", "unknown", "car-plate"),
    "family-plate": ("rank", "C", "car-plate"),
    "work-residence-permit": ("none", "A", "other"),
    "jifen-luohu": ("rank", "A", "hukou"),
}


def test_roles_of_points() -> None:
    found = {}
    for name, door in DOORS.items():
        today = version_of(door, TODAY)
        found[name] = (today.points, today.evidence, door.right)
    assert found == ROLES
    assert tuple(found) == tuple(ROLES)


def test_what_nobody_could_establish_is_unknown() -> None:
    unknown = {n for n, (_, grade, _) in ROLES.items() if grade == "unknown"}
    for name in unknown:
        assert isinstance(version_of(DOORS[name], TODAY).when, NotEstablished)


def test_first_days() -> None:
    found = {name: str(door.versions[0].effective) for name, door in DOORS.items()}
    assert found["residence-permit"] == "2016-10-01"
    assert found["work-residence-permit"] == "2003-06-30"
    assert found["jifen-luohu"] == "2017-01-01"
    assert found["family-plate"] == "2021-01-01"


def test_a_high_score_opens_no_door() -> None:
    """Some 60 points more: schooling, plates, titles and the rank stay as they were."""
    rich = {"insured_months": 306, "own_months": 306, "diploma": "master", "degree": "master"}
    rich |= {"age": 40, "tax_years": 3, "unproved_months": 0, "rent_months": 0, "dorm_months": 0}
    poor = {**rich, "insured_months": 84, "own_months": 0, "diploma": "none", "degree": "none"}
    low, high = (score_facts("beijing", facts, on=TODAY) for facts in (poor, rich))
    assert high.points("stable-employment") > low.points("stable-employment")
    doors = [{d.door.id: d.status for d in sheet.entitlements} for sheet in (low, high)]
    assert doors[0] == doors[1]


def test_figures_are_printed_so_in_the_official_text() -> None:
    (figures,) = printed_in_doors(CITY).values()
    assert figures == {"在京居住6个月以上的"}
    assert not_printed_so(figures, "beijing-residence-permit-2016.txt") == set()
