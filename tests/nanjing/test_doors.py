"""The doors of Nanjing: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

import pytest

from jifen_sdk.city import City
from jifen_sdk.entitlements import door_engine, version_on
from jifen_sdk.profile import parse_profile
from jifen_sdk.rulebook.ruleset import OPEN
from jifen_sdk.rules.lower import gate_name
from jifen_sdk.scoring import from_profile
from tests.books import roles_of_points, version_of

CITY = City.from_package("jifen_nanjing")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Versions: first day, its grade, last day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [
        ("2015-06-15", "C", "2015-11-30", "C", "none"),
        ("2015-12-01", "A", "None", "A", "none"),
    ],
    "residence-count": [("2015-12-01", "A", "None", "A", "none")],
    "driving-licence": [
        ("2015-06-15", "C", "2015-12-31", "C", "none"),
        ("2016-01-01", "A", "2019-05-31", "A", "none"),
        ("2019-06-01", "D", "None", "A", "none"),
    ],
    "vehicle-registration": [
        ("2015-06-15", "C", "2015-12-31", "C", "none"),
        ("2016-01-01", "A", "None", "A", "none"),
    ],
    "car-plate": [("2017-02-01", "D", "None", "unknown", "none")],
    "professional-title": [("2017-02-01", "D", "None", "unknown", "none")],
    "children-medical-insurance": [("2017-02-01", "D", "None", "unknown", "none")],
    "compulsory-schooling": [
        ("2016-01-01", "D", "2016-12-31", "A", "none"),
        ("2017-01-01", "D", "None", "unknown", "none"),
    ],
    "zhongkao": [("2015-12-01", "A", "None", "C", "none")],
    "gaokao": [("2015-12-01", "A", "None", "B", "none")],
    "public-rental-housing": [("2015-06-15", "C", "None", "C", "none")],
    "residents-pension": [("2017-02-01", "D", "None", "B", "none")],
    "affordable-housing": [("2017-02-01", "D", "None", "B", "none")],
    "hukou-six-districts": [("2023-05-29", "D", "None", "C", "none")],
    "hukou-talent": [
        ("2018-03-01", "C", "2021-05-31", "unknown", "none"),
        ("2021-06-01", "C", "2024-05-31", "B", "none"),
        ("2024-06-01", "D", "None", "unknown", "none"),
    ],
    "hukou-own-home": [("2024-01-01", "D", "None", "unknown", "none")],
    "hukou-2004": [("2004-07-01", "A", "2017-01-31", "A", "none")],
    "hukou-by-points": [
        ("2017-02-01", "B", "2019-02-28", "B", "threshold"),
        ("2019-03-01", "B", "2021-02-28", "B", "threshold"),
        ("2021-03-01", "B", "2021-08-31", "unknown", "threshold"),
        ("2021-09-01", "B", "2022-08-19", "B", "threshold"),
        ("2022-08-20", "B", "2023-12-31", "B", "threshold"),
        ("2024-01-01", "D", "None", "unknown", "threshold"),
    ],
}


def test_every_door_and_its_versions() -> None:
    found = {
        door.id: [
            (str(v.effective), v.effective_evidence, str(v.until), v.evidence, v.points)
            for v in door.versions
        ]
        for door in CITY.doors
    }
    assert found == VERSIONS


def test_points_matter_for_hukou_only() -> None:
    assert roles_of_points(CITY, TODAY) == {"hukou-by-points": "threshold"}


def test_the_draft_of_the_six_districts_is_never_open() -> None:
    door = DOORS["hukou-six-districts"]
    assert "未核实" in door.name.zh
    assert "not verified" in door.name.en
    asked = str(door.versions[0].when)
    assert "NotEstablished" in asked


# Before 2017-02-01 no edition of the points is in force, so no sheet shows the doors: the
# conditions are asked directly.


def is_open(door: str, on: date, profile: dict[str, object]) -> bool | None:
    """Return whether a door is open to the profile on a day, None where that is unknown."""
    version = version_of(DOORS[door], on)
    engine = door_engine(CITY, DOORS[door], version, on, {})
    taken = from_profile(parse_profile(profile), CITY, on).take(engine, CITY, on)
    found = engine.outcomes(taken.values)[gate_name(OPEN)]
    assert found is None or isinstance(found, bool)
    return found


HOME = {
    "city": "nanjing",
    "kind": "owned",
    "from": "2008-01-01",
    "owners": [{"who": "applicant", "share": 100}],
}
JOB = {"city": "nanjing", "from": "2008-01-01"}


def firm(role: str, tax: int, invested: int = 0) -> dict[str, object]:
    """Return a company with so much tax in 2008 and 2009."""
    years = [{"year": 2008, "tax": tax}, {"year": 2009, "tax": tax}]
    return {
        "city": "nanjing",
        "from": "2005-01-01",
        "role": role,
        "share": 100,
        "invested": invested,
        "years": years,
    }


def studied(diploma: str, months: int, insured: int) -> dict[str, object]:
    """Return a graduate with so many months of work and of insurance up to June 2010."""
    return {
        "education": [{"diploma": diploma, "from": "2001-09-01", "to": "2005-06-30"}],
        "employment": [{"city": "nanjing", "from": months_back(months)}],
        "insurance": [{"city": "nanjing", "from": months_back(insured)}],
    }


def months_back(months: int) -> str:
    """Return the month from which June 2010 is the last of so many months."""
    year, month = divmod(2010 * 12 + 6 - months, 12)
    return f"{year}-{month + 1:02}"


URBAN = {"settle_district": "gulou"}

# Articles 3 and 6 of 2004.
UNDER_2004 = {
    "60 square metres": ({"housing": [{**HOME, "area": 60}], "employment": [JOB]}, True),
    "59 square metres": ({"housing": [{**HOME, "area": 59}], "employment": [JOB]}, False),
    "60 square metres, no job": ({"housing": [{**HOME, "area": 60}]}, False),
    "1,000,000 yuan": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("investor", 0, 1_000_000)]},
        True,
    ),
    "999,999 yuan": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("investor", 0, 999_999)]},
        False,
    ),
    "firm, 20,000": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("investor", 20_000)]},
        True,
    ),
    "firm, 19,999": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("investor", 19_999)]},
        False,
    ),
    "sole trader, 10,000": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("sole-trader", 10_000)]},
        True,
    ),
    "sole trader, 9,999": (
        {"housing": [{**HOME, "area": 40}], "companies": [firm("sole-trader", 9_999)]},
        False,
    ),
    "bachelor": (studied("bachelor", 1, 1), True),
    "college, 24 months": (studied("college", 24, 24), True),
    "college, 23 months of work": (studied("college", 23, 24), False),
    "college, 23 months of insurance": (studied("college", 24, 23), False),
    "technical school, 36 months": (studied("senior", 36, 24), True),
    "technical school, 35 months": (studied("senior", 35, 24), False),
    "technical school, 23 months of insurance": (studied("senior", 36, 23), False),
}


@pytest.mark.parametrize("who", UNDER_2004)
def test_hukou_of_2004(who: str) -> None:
    person, expected = UNDER_2004[who]
    profile: dict[str, object] = {"applicant": person, "application": URBAN}
    assert is_open("hukou-2004", date(2010, 6, 30), profile) is expected


@pytest.mark.parametrize(
    ("district", "by_home", "by_job"),
    [
        ("gulou", False, False),
        ("jiangning", True, False),
        ("jiangpu", True, False),
        ("luhe-county", True, False),
        ("lishui", True, True),
        ("gaochun", True, True),
    ],
)
def test_hukou_of_2004_outside_the_urban_area(district: str, by_home: bool, by_job: bool) -> None:
    day = date(2010, 6, 30)
    asked: dict[str, object] = {"application": {"settle_district": district}}
    home = {**asked, "applicant": {"housing": [{**HOME, "area": 40}]}}
    assert is_open("hukou-2004", day, home) is by_home
    assert is_open("hukou-2004", day, {**asked, "applicant": {"employment": [JOB]}}) is by_job


def test_hukou_of_2004_joins_a_spouse() -> None:
    spouse = {"hukou": [{"city": "nanjing"}]}
    profile: dict[str, object] = {"applicant": {"employment": []}, "spouse": spouse}
    assert is_open("hukou-2004", date(2010, 6, 30), profile) is True


# School entry of 2016: one year by 31 May in the district, and one year of insurance or licence.
SCHOOL = {
    "one year of both": ("2015-05-31", "2015-06", True),
    "a day less in the district": ("2015-06-01", "2015-06", False),
    "11 months of insurance": ("2015-05-31", "2015-07", False),
}


@pytest.mark.parametrize("who", SCHOOL)
def test_school_entry_of_2016(who: str) -> None:
    permit, insured, expected = SCHOOL[who]
    profile: dict[str, object] = {
        "applicant": {
            "permits": [{"city": "nanjing", "district": "jianye", "from": permit}],
            "employment": [{"city": "nanjing", "from": "2015-01-01"}],
            "insurance": [{"city": "nanjing", "from": insured}],
            "violations": [],
        },
        "children": [{"hukou": [{"province": "anhui", "city": "hefei"}]}],
        "application": {"district": "jianye"},
    }
    assert is_open("compulsory-schooling", date(2016, 5, 10), profile) is expected


def test_permit_of_2015_before_the_measures_of_the_city() -> None:
    person = {
        "birth_date": "1990-01-01",
        "hukou": [{"province": "anhui", "city": "hefei"}],
        "housing": [{"city": "nanjing", "kind": "leased", "from": "2015-06-01"}],
    }
    for stays in (True, False):
        profile: dict[str, object] = {
            "applicant": person,
            "statements": {"stays-six-months": stays},
        }
        assert is_open("residence-permit", date(2015, 6, 15), profile) is stays
        assert is_open("residence-permit", date(2015, 12, 1), profile) is stays


def test_no_rule_of_2004_after_january_2017() -> None:
    assert version_on(DOORS["hukou-2004"], date(2017, 1, 31)) is not None
    assert version_on(DOORS["hukou-2004"], date(2017, 2, 1)) is None
