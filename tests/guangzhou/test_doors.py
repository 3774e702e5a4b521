"""The doors of Guangzhou: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

from jifen_sdk.city import City
from jifen_sdk.rulebook.conditions import NotEstablished
from tests.books import (
    door_versions,
    not_printed_so,
    printed_in_doors,
    roles_of_points,
    version_of,
)

CITY = City.from_package("jifen_guangzhou")
DOORS = {door.id: door for door in CITY.doors}

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [("2024-01-01", "A", "none")],
    "driving-licence": [("2010-11-01", "unknown", "none")],
    "professional-title": [("2010-11-01", "unknown", "none")],
    "residents-medical-insurance": [("2025-10-14", "A", "none")],
    "child-medical-insurance": [("2025-10-14", "A", "none")],
    "employee-medical-insurance": [("2015-01-01", "A", "none")],
    "compulsory-schooling": [
        ("2016-01-01", "unknown", "order"),
        ("2018-07-01", "C", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "schooling-panyu": [
        ("2015-01-01", "A", "rank"),
        ("2018-01-01", "C", "order"),
        ("2025-01-01", "C", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "schooling-huangpu": [
        ("2015-01-01", "C", "rank"),
        ("2017-01-01", "unknown", "order"),
        ("2018-01-01", "C", "order"),
        ("2019-01-01", "unknown", "order"),
        ("2023-01-01", "B", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "schooling-tianhe": [
        ("2016-01-01", "C", "rank"),
        ("2017-01-01", "unknown", "order"),
        ("2026-01-01", "A", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "schooling-yuexiu": [
        ("2015-01-01", "A", "none"),
        ("2016-01-01", "C", "rank"),
        ("2017-01-01", "unknown", "order"),
    ],
    "schooling-baiyun": [
        ("2016-01-01", "C", "rank"),
        ("2017-01-01", "unknown", "order"),
        ("2019-05-08", "C", "order"),
        ("2022-01-01", "C", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "schooling-huadu": [
        ("2018-07-01", "unknown", "order"),
        ("2024-01-01", "C", "order"),
        ("2026-11-17", "unknown", "order"),
    ],
    "private-senior-school": [("2014-04-21", "A", "none"), ("2019-04-21", "unknown", "none")],
    "zhongkao": [
        ("2014-04-21", "A", "none"),
        ("2017-01-01", "A", "none"),
        ("2019-04-21", "unknown", "none"),
    ],
    "gaokao": [("2013-01-01", "B", "none")],
    "car-plate": [("2024-01-01", "C", "none")],
    "public-rental-housing": [
        ("2016-01-01", "A", "rank"),
        ("2017-01-01", "unknown", "none"),
        ("2024-07-01", "A", "none"),
    ],
    "hukou": [
        ("2014-07-21", "A", "threshold"),
        ("2016-10-27", "A", "threshold"),
        ("2020-07-09", "B", "threshold"),
        ("2023-02-10", "B", "rank"),
        ("2025-07-04", "A", "rank"),
    ],
    "hukou-hardship-trades": [("2023-02-10", "B", "rank"), ("2025-07-04", "A", "rank")],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_school_places_and_hukou_only() -> None:
    """On 2026-11-16, the last day of the unified table."""
    schools = {id_: "order" for id_ in VERSIONS if "schooling" in id_}
    wanted = {**schools, "hukou": "rank", "hukou-hardship-trades": "rank"}
    assert roles_of_points(CITY, date(2026, 11, 16)) == wanted


RIGHTS = {
    "driving-licence": "driving-licence",
    "professional-title": "professional-title",
    "residents-medical-insurance": "adult-medical",
    "child-medical-insurance": "child-medical",
    "zhongkao": "zhongkao",
    "gaokao": "gaokao",
    "car-plate": "car-plate",
    "public-rental-housing": "public-rental-housing",
    "hukou": "hukou",
    "hukou-hardship-trades": "hukou",
}


def test_the_right_that_each_door_opens() -> None:
    schools = {id_: "school-place" for id_ in VERSIONS if "schooling" in id_}
    others = {"residence-permit", "employee-medical-insurance", "private-senior-school"}
    wanted = {**RIGHTS, **schools, **dict.fromkeys(others, "other")}
    assert {door.id: door.right for door in CITY.doors} == wanted


def test_plates_do_not_depend_on_points_or_the_permit() -> None:
    """24 months of employees' medical insurance within 3 years."""
    door = DOORS["car-plate"]
    assert "24" in door.versions[0].rule.zh
    assert not any("permit" in fact for fact in door.facts)


def test_nothing_is_ordered_by_a_table_that_has_ended() -> None:
    after = date(2026, 11, 17)
    for name in (id_ for id_ in VERSIONS if "schooling" in id_):
        assert isinstance(version_of(DOORS[name], after).when, NotEstablished), name


TEXTS = {"fangan-2014": "zhongkao-suiqian-2014", "banfa-2025": "ruhu-banfa-2025"}


def test_figures_are_printed_so_in_the_official_texts() -> None:
    figures = printed_in_doors(CITY)
    assert figures.keys() == TEXTS.keys()
    for source, name in TEXTS.items():
        assert not_printed_so(figures[source], f"guangzhou-{name}.txt") == set()
