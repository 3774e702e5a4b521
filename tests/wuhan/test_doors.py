"""The doors of Wuhan: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk.city import City
from jifen_sdk.scoring import score_facts
from tests.books import door_status, door_versions, printed_in_doors, roles_of_points

CITY = City.from_package("jifen_wuhan")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [
        ("2011-03-15", "A", "none"),
        ("2016-03-01", "A", "none"),
        ("2017-01-01", "C", "none"),
        ("2024-07-01", "C", "none"),
    ],
    "permit-services": [("2011-03-15", "A", "none"), ("2016-03-01", "A", "none")],
    "driving-licence": [
        ("2011-03-15", "A", "none"),
        ("2016-03-01", "A", "none"),
        ("2019-06-01", "A", "none"),
    ],
    "vehicle-registration": [("2011-03-15", "A", "none"), ("2016-03-01", "A", "none")],
    "qualification-exams": [("2011-03-15", "A", "none"), ("2016-03-01", "A", "none")],
    "professional-title": [("2011-03-15", "A", "none"), ("2017-01-01", "unknown", "none")],
    "honorary-titles": [("2011-03-15", "A", "none"), ("2017-01-01", "unknown", "none")],
    "business-visa": [("2011-03-15", "A", "none"), ("2017-01-01", "unknown", "none")],
    "compulsory-schooling": [
        ("2011-03-15", "A", "none"),
        ("2016-01-01", "A", "none"),
        ("2017-01-01", "unknown", "none"),
        ("2025-03-20", "C", "none"),
    ],
    "zhongkao": [("2025-03-20", "C", "none")],
    "child-medical-insurance": [("2017-10-01", "unknown", "none")],
    "residents-medical-insurance": [("2017-10-01", "unknown", "none")],
    "car-plate": [("2011-03-15", "unknown", "none")],
    "public-rental-housing": [("2017-10-01", "unknown", "none")],
    "hukou-by-purchase": [("2008-11-01", "A", "none"), ("2016-09-01", "unknown", "none")],
    "hukou-by-diploma": [("2022-01-01", "B", "none"), ("2023-01-01", "C", "none")],
    "hukou-by-points": [
        ("2017-10-01", "C", "rank"),
        ("2019-12-01", "B", "threshold"),
        ("2021-09-11", "B", "threshold"),
        ("2022-03-28", "B", "threshold"),
        ("2023-09-01", "unknown", "threshold"),
    ],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_hukou_only() -> None:
    assert roles_of_points(CITY, TODAY).keys() == {"hukou-by-points"}


def status(door: str, day: str, **facts: bool | int | str) -> str:
    sheet = score_facts(CITY, facts, on=date.fromisoformat(day), edition=edition_of(day))
    return door_status(sheet, door)


def edition_of(day: str) -> str:
    return "2021" if day >= "2022-03-28" else "2019"


def test_the_permit_since_july_2024() -> None:
    """Half a year registered, insured, at school, at work, or married to a local."""
    none = {
        "registered_months": 0,
        "insured_run_months": 0,
        "schooled_run_months": 0,
        "job_run_months": 0,
        "married_months": 0,
        "spouse_local": False,
        "local_hukou": False,
    }
    for fact in ("registered_months", "insured_run_months", "schooled_run_months"):
        assert status("residence-permit", "2024-07-01", **{**none, fact: 6}) == "open"
        assert status("residence-permit", "2024-07-01", **{**none, fact: 5}) == "closed"
    married = {**none, "married_months": 6}
    assert status("residence-permit", "2024-07-01", **married) == "closed"
    assert status("residence-permit", "2024-07-01", **{**married, "spouse_local": True}) == "open"


def test_school_entry_looks_at_papers_and_not_at_insurance() -> None:
    papers = {"district_permit": True, "working": True}
    assert status("compulsory-schooling", "2025-09-01", **papers, insured_months=0) == "open"


@pytest.mark.parametrize("door", ["car-plate", "professional-title", "public-rental-housing"])
def test_what_nobody_established_is_unknown(door: str) -> None:
    assert status(door, "2026-11-22", residence_permit=True) == "unknown"


def test_title_review_is_not_tied_to_points() -> None:
    for version in DOORS["professional-title"].versions:
        assert "优先" in version.rule.zh
        assert "priority" in version.rule.en


def test_figures_of_2011_and_2016_as_printed() -> None:
    figures = printed_in_doors(CITY)
    assert figures.keys() == {"banfa-2011", "notice-2016"}
    assert "拟在本市居住30日以上的" in figures["banfa-2011"]
    assert "自登记之日起半年以上" in figures["notice-2016"]
