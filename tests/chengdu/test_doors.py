"""The doors of Chengdu: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk.city import City
from jifen_sdk.scoring import score_facts
from tests.books import (
    door_status,
    door_versions,
    not_printed_so,
    printed_in_doors,
    roles_of_points,
)

CITY = City.from_package("jifen_chengdu")
DOORS = {door.id: door for door in CITY.doors}

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [("2011-01-01", "A", "none"), ("2016-01-01", "A", "none")],
    "permit-services": [("2016-01-01", "A", "none")],
    "driving-licence": [
        ("2011-01-01", "A", "none"),
        ("2016-01-01", "A", "none"),
        ("2019-06-01", "A", "none"),
    ],
    "vehicle-registration": [("2011-01-01", "A", "none"), ("2016-01-01", "A", "none")],
    "car-plate": [("2011-01-01", "unknown", "none")],
    "professional-title": [("2011-01-01", "A", "none"), ("2016-01-01", "unknown", "none")],
    "science-awards": [("2011-01-01", "A", "none"), ("2016-01-01", "unknown", "none")],
    "employee-insurance": [("2016-01-01", "A", "none")],
    "children-medical-insurance": [("2018-01-01", "unknown", "none")],
    "compulsory-schooling": [
        ("2011-01-01", "A", "none"),
        ("2016-01-01", "A", "none"),
        ("2017-01-01", "unknown", "none"),
        ("2021-01-01", "B", "threshold"),
        ("2022-01-01", "B", "threshold"),
        ("2023-01-01", "B", "threshold"),
        ("2024-02-20", "B", "threshold"),
        ("2025-01-01", "C", "threshold"),
        ("2026-01-01", "B", "threshold"),
        ("2026-05-01", "unknown", "threshold"),
    ],
    "zhongkao": [("2025-03-12", "C", "none")],
    "public-rental-housing": [("2018-01-01", "unknown", "none")],
    "price-limited-housing": [("2016-01-01", "A", "none")],
    "hukou-by-diploma": [("2018-01-01", "B", "none")],
    "hukou-by-conditions": [("2016-01-01", "A", "none"), ("2018-01-01", "unknown", "none")],
    "hukou-outer-counties": [("2024-02-20", "B", "none")],
    "hukou-by-points": [
        ("2018-01-01", "B", "rank"),
        ("2020-08-28", "B", "threshold"),
        ("2024-02-20", "B", "threshold"),
        ("2026-05-01", "unknown", "threshold"),
    ],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_two_doors_only() -> None:
    roles = {"compulsory-schooling": "threshold", "hukou-by-points": "threshold"}
    for day in (date(2022, 5, 16), date(2026, 4, 10)):
        assert roles_of_points(CITY, day) == roles


# The line of school entry in 1/100, months behind the minimum by pension and by residence.
SCHOOL = {
    date(2022, 5, 16): (1500, 12, 12),
    date(2023, 3, 15): (1000, 6, 12),
    date(2024, 3, 15): (1000, 6, 6),
    date(2025, 3, 14): (1000, 6, 6),
    date(2026, 4, 30): (1000, 6, 6),
}


def school(day: date, points: int, pension: int, home: int) -> str:
    """Return the door of a family that has only points."""
    facts = {
        "residence_permit": True,
        "permit_points": points,
        "pension_run_months": pension,
        "medical_run_months": 6,
        "district_home_months": home,
        "school_in_five_plus_two": False,
        "contract_or_licence": False,
        "permit_months": 0,
    }
    return door_status(score_facts(CITY, facts, on=day), "compulsory-schooling")


@pytest.mark.parametrize("day", SCHOOL, ids=str)
def test_school_entry_has_a_line_and_two_minimums(day: date) -> None:
    points, pension, home = SCHOOL[day]
    assert school(day, points, pension, home) == "open"
    assert school(day, points - 1, pension, home) == "closed"
    assert school(day, points, pension - 1, home) == "closed"
    assert school(day, points, pension, home - 1) == "closed"


@pytest.mark.parametrize("day", [date(2026, 5, 1), date(2026, 11, 22)])
def test_school_entry_is_not_known_since_may_2026(day: date) -> None:
    assert school(day, 5000, 60, 60) == "unknown"


def test_title_review_is_not_tied_to_points() -> None:
    for version in DOORS["professional-title"].versions:
        assert version.points == "none"
        assert "优先" in version.rule.zh
        assert "priority" in version.rule.en


# The official text in which each figure or phrase of a door stands.
TEXTS = {
    "permit-2011": "chengdu-residence-permit-2011.txt",
    "permit-2016": "chengdu-residence-permit-2016.txt",
}


def test_figures_are_printed_so_in_the_official_texts() -> None:
    figures = printed_in_doors(CITY)
    assert sum(map(len, figures.values())) >= 9
    assert figures.keys() == TEXTS.keys()
    for source, text in TEXTS.items():
        assert not_printed_so(figures[source], text) == set()
