"""The doors of Hangzhou: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from datetime import date

from jifen_sdk.city import City
from tests.books import door_versions, not_printed_so, printed_in_doors, roles_of_points

CITY = City.from_package("jifen_hangzhou")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [
        ("2012-06-01", "A", "none"),
        ("2015-04-28", "A", "none"),
        ("2015-06-15", "A", "none"),
        ("2016-07-01", "A", "none"),
    ],
    "permit-services": [("2016-01-01", "A", "none")],
    "driving-licence": [
        ("2012-06-01", "A", "none"),
        ("2016-07-01", "A", "none"),
        ("2019-06-01", "A", "none"),
    ],
    "vehicle-registration": [("2012-06-01", "A", "none"), ("2016-07-01", "A", "none")],
    "qualification-exams": [("2012-06-01", "A", "none"), ("2016-07-01", "A", "none")],
    "professional-title": [("2012-06-01", "A", "none"), ("2016-07-01", "unknown", "none")],
    "honorary-titles": [("2012-06-01", "A", "none")],
    "kindergarten": [("2012-06-01", "A", "none")],
    "compulsory-schooling": [("2008-04-18", "A", "none"), ("2020-01-01", "B", "rank")],
    "junior-school": [("2026-01-01", "C", "none")],
    "zhongkao": [
        ("2016-01-01", "A", "none"),
        ("2017-01-01", "unknown", "none"),
        ("2026-01-01", "C", "none"),
    ],
    "gaokao": [("2013-01-01", "B", "none")],
    "children-medical-insurance": [("2014-09-01", "A", "none")],
    "flexible-medical-insurance": [("2014-01-01", "A", "none")],
    "car-plate": [("2014-03-26", "unknown", "none"), ("2026-01-01", "C", "none")],
    "public-rental-housing": [("2011-11-24", "A", "none")],
    "home-purchase-second-hand": [("2022-03-01", "C", "none")],
    "home-purchase-new": [("2022-03-01", "C", "none")],
    "hukou-other-ways": [
        ("2012-06-01", "A", "none"),
        ("2022-03-01", "C", "none"),
        ("2023-05-08", "C", "none"),
    ],
    "hukou-by-points": [
        ("2018-01-01", "B", "rank"),
        ("2021-10-15", "B", "rank"),
        ("2023-05-08", "B", "threshold"),
    ],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_two_doors_only() -> None:
    roles = {"compulsory-schooling": "rank", "hukou-by-points": "threshold"}
    assert roles_of_points(CITY, TODAY) == roles


def test_title_review_is_not_tied_to_points() -> None:
    for version in DOORS["professional-title"].versions:
        assert version.points == "none"
        assert "优先" in version.rule.zh
        assert "priority" in version.rule.en


# The official text in which each figure or phrase of a door stands.
TEXTS = {
    "hz-2012": "hangzhou-migrant-service-2012.txt",
    "binjiang-2015": "hangzhou-binjiang-pilot-2015.txt",
    "national-2015": "hangzhou-national-residence-permit-2015.txt",
    "zhejiang-2016": "hangzhou-zhejiang-residence-registration-2016.txt",
    "edu-2008": "hangzhou-school-2008.txt",
}


def test_figures_are_printed_so_in_the_official_texts() -> None:
    figures = printed_in_doors(CITY)
    assert sum(map(len, figures.values())) >= 15
    assert figures.keys() == TEXTS.keys()
    for source, text in TEXTS.items():
        assert not_printed_so(figures[source], text) == set()


def test_nothing_is_printed_where_the_text_was_not_seen() -> None:
    for door in CITY.doors:
        seen = {source.id for source in door.sources if source.seen == "full"}
        for version in door.versions:
            assert not version.as_printed or version.sources[0] in seen, door.id
