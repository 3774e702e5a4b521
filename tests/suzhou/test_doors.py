"""The doors of Suzhou: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk.city import City
from tests.books import door_versions, roles_of_points

CITY = City.from_package("jifen_suzhou")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [("2013-12-31", "A", "none")],
    "driving-licence": [("2011-04-01", "A", "none"), ("2016-01-01", "A", "none")],
    "vehicle-registration": [("2011-04-01", "A", "none"), ("2016-01-01", "A", "none")],
    "professional-title": [("2016-01-15", "unknown", "none")],
    "talent-selection": [("2016-01-15", "unknown", "none")],
    "zhongkao": [
        ("2013-01-01", "B", "none"),
        ("2016-01-01", "B", "none"),
        ("2017-01-01", "unknown", "none"),
    ],
    "gaokao": [("2013-01-01", "B", "none")],
    "compulsory-schooling": [("2016-01-15", "A", "rank"), ("2023-04-01", "unknown", "rank")],
    "children-medical-insurance": [("2016-01-15", "A", "rank"), ("2023-04-01", "unknown", "rank")],
    "public-rental-housing": [("2010-12-31", "A", "none")],
    "hukou-by-home": [("2016-12-31", "A", "none"), ("2020-01-01", "unknown", "none")],
    "hukou-by-talent": [("2016-12-31", "A", "none"), ("2023-04-01", "unknown", "none")],
    "hukou-by-points": [
        ("2016-01-15", "A", "rank"),
        ("2021-01-01", "B", "rank"),
        ("2023-04-01", "B", "threshold"),
        ("2024-01-01", "unknown", "threshold"),
    ],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_three_rights_only() -> None:
    """Article 3 of the measures: hukou, the child's school, the child's medical insurance."""
    assert roles_of_points(CITY, TODAY) == {
        "compulsory-schooling": "rank",
        "children-medical-insurance": "rank",
        "hukou-by-points": "threshold",
    }


def test_no_rule_chooses_talents_or_titles_by_points() -> None:
    for id_ in ("talent-selection", "professional-title"):
        (version,) = DOORS[id_].versions
        assert (version.points, version.evidence) == ("none", "unknown")
        assert "未见任何规定" in version.rule.zh


# Article, and the days of the year that the rule must name (办法 of 2016).
CALENDAR = {
    "hukou-by-points": ("第十八条", ["1月1日至10月31日", "5月底和11月底", "60日内"]),
    "compulsory-schooling": ("第二十四条", ["1月1日至4月15日", "6月10日", "6月15日", "一所"]),
    "children-medical-insurance": ("第三十四条", ["6月1日至8月31日", "9月1日至11月30日"]),
}


@pytest.mark.parametrize("door", CALENDAR)
def test_the_calendar_of_2016(door: str) -> None:
    article, days = CALENDAR[door]
    version = DOORS[door].versions[0]
    assert version.cite.startswith(article)
    for day in days:
        assert day in version.rule.zh


def test_rights_by_which_cities_are_compared() -> None:
    rights = {id_: door.right for id_, door in DOORS.items() if door.right != "other"}
    assert rights == {
        "driving-licence": "driving-licence",
        "vehicle-registration": "car-plate",
        "professional-title": "professional-title",
        "zhongkao": "zhongkao",
        "gaokao": "gaokao",
        "compulsory-schooling": "school-place",
        "children-medical-insurance": "child-medical",
        "public-rental-housing": "public-rental-housing",
        "hukou-by-home": "hukou",
        "hukou-by-talent": "hukou",
        "hukou-by-points": "hukou",
    }
