"""The doors of Chengdu: dates, grades and the truth about points, written out again."""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.entitlements import version_on
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.scoring import score_facts

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
    found = {
        door.id: [(str(v.effective), v.evidence, v.points) for v in door.versions]
        for door in CITY.doors
    }
    assert found == VERSIONS
    there = {f.name for f in (files("jifen_chengdu") / "doors").iterdir()}
    assert there == {f"{id_}.toml" for id_ in VERSIONS}


@pytest.mark.parametrize("door", DOORS.values(), ids=lambda door: door.id)
def test_versions_follow_each_other(door: Entitlement) -> None:
    for earlier, later in pairwise(door.versions):
        assert earlier.until is not None
        assert earlier.until < later.effective


def test_points_matter_for_two_doors_only() -> None:
    for day in (date(2022, 5, 16), date(2026, 4, 10)):
        found = {id_: version_on(door, day) for id_, door in DOORS.items()}
        roles = {id_: v.points for id_, v in found.items() if v is not None and v.points != "none"}
        assert roles == {"compulsory-schooling": "threshold", "hukou-by-points": "threshold"}


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
    doors = score_facts(CITY, facts, on=day).entitlements
    return next(door.status for door in doors if door.door.id == "compulsory-schooling")


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
    """CI names the folder of official texts in JIFEN_LAW_TEXTS; without it only the form counts."""
    folder = os.environ.get("JIFEN_LAW_TEXTS")
    printed = {
        (version.sources[0], words)
        for door in CITY.doors
        for version in door.versions
        for words in version.as_printed
    }
    assert len(printed) >= 9
    assert {source for source, _ in printed} == TEXTS.keys()
    if folder is not None:
        laws = {s: (Path(folder) / t).read_text(encoding="utf-8") for s, t in TEXTS.items()}
        assert {(s, words) for s, words in printed if words not in laws[s]} == set()
