"""The doors of Shenzhen: dates, grades and the truth about points, written out again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from jifen_sdk.city import City
from jifen_sdk.rulebook.facts import Fact
from tests.books import (
    cited,
    door_versions,
    not_printed_so,
    printed_in_doors,
    roles_of_points,
    version_of,
)

CITY = City.from_package("jifen_shenzhen")
DOORS = {door.id: door for door in CITY.doors}
TODAY = date(2026, 11, 22)

# Versions: first day, grade of the rule, role of points.
VERSIONS = {
    "residence-permit": [("2015-06-01", "A", "none")],
    "permit-endorsement": [("2015-06-01", "A", "none")],
    "driving-licence": [("2015-06-01", "A", "none")],
    "passport": [("2015-06-01", "A", "none")],
    "permit-services": [("2015-06-01", "A", "none")],
    "further-services": [("2015-06-01", "A", "none")],
    "compulsory-schooling": [("2005-08-01", "A", "none"), ("2018-02-01", "B", "none")],
    "schooling-order": [("2009-01-01", "A", "rank"), ("2018-02-01", "B", "rank")],
    "private-school-subsidy": [("2016-03-15", "A", "none"), ("2018-02-01", "unknown", "none")],
    "zhongkao": [
        ("2014-01-01", "A", "none"),
        ("2016-01-01", "A", "none"),
        ("2017-01-01", "unknown", "none"),
        ("2019-01-01", "A", "none"),
    ],
    "gaokao": [("2015-01-01", "C", "none")],
    "employee-medical-insurance": [("2023-10-01", "C", "none")],
    "residents-medical-insurance": [("2023-10-01", "B", "none")],
    "child-medical-insurance": [
        ("2013-01-01", "C", "none"),
        ("2023-10-01", "C", "none"),
        ("2025-01-01", "C", "none"),
    ],
    "car-plate": [("2023-01-01", "B", "none")],
    "green-plate": [("2026-01-01", "C", "none")],
    "professional-title": [("2015-06-01", "unknown", "none")],
    "public-rental-housing": [("2023-01-01", "B", "none")],
    "home-purchase": [("2026-04-30", "B", "none")],
    "talent-introduction": [("2013-01-01", "A", "threshold"), ("2020-02-02", "C", "none")],
    "settlement-by-points": [("2017-08-31", "B", "rank"), ("2023-02-15", "B", "rank")],
}


def test_every_door_and_its_versions() -> None:
    assert door_versions(CITY) == VERSIONS


def test_points_matter_for_school_places_and_settlement_only() -> None:
    roles = {"schooling-order": "rank", "settlement-by-points": "rank"}
    assert roles_of_points(CITY, TODAY) == roles


# A reader who looks for permit points is told that there are none.
@pytest.mark.parametrize(
    "door",
    [
        "residence-permit",
        "compulsory-schooling",
        "residents-medical-insurance",
        "professional-title",
    ],
)
def test_there_are_no_permit_points(door: str) -> None:
    rule = version_of(DOORS[door], TODAY).rule
    assert "没有居住证积分" in rule.zh
    assert "no permit points" in rule.en


def test_the_order_of_places_is_not_by_permit_points() -> None:
    rule = version_of(DOORS["schooling-order"], TODAY).rule
    assert "罗湖、龙华、坪山、光明先看类别" in rule.zh
    assert "福田、南山、龙岗、盐田、宝安、大鹏看总分" in rule.zh
    assert "这些积分不是居住证积分" in rule.zh


def test_no_scheme_is_one_of_permit_points() -> None:
    assert all("居住证" not in scheme.name.zh for scheme in CITY.file.schemes)


def fact_definitions() -> Iterator[tuple[str, str, Fact]]:
    for door in CITY.doors:
        for name, fact in door.facts.items():
            yield name, f"doors/{door.id}", fact


def test_a_fact_of_several_doors_is_the_same_fact() -> None:
    """Facts may be given by id, so an id must mean one thing on one sheet."""
    known: dict[str, Fact] = {}
    for name, where, fact in fact_definitions():
        assert known.setdefault(name, fact) == fact, f"{where} {name}"


def test_a_fact_of_a_door_and_a_scheme_is_the_same_fact() -> None:
    doors = {name: fact for name, _, fact in fact_definitions()}
    for scheme in CITY.file.schemes:
        for heading in CITY.editions(scheme.id):
            book = CITY.book(scheme.id, heading.edition, heading.effective)
            for name in doors.keys() & book.facts.keys():
                assert doors[name] == book.facts[name], f"{scheme.id}/{heading.edition} {name}"


# The official text in which each figure stands.
TEXTS = {
    "tiaoli": "shenzhen-juzhuzheng-tiaoli-2014.txt",
    "shenfu-125": "shenzhen-shenfu-2005-125.txt",
    "luohu-2016": "shenzhen-luohu-2016-xiaoyi.txt",
    "zhongkao-2014": "shenzhen-zhongkao-2014-1.txt",
    "rencai-2013": "shenzhen-rencai-yinjin-2013-37-excerpt.txt",
    "guide-2016": "shenzhen-luohu-2016-xiaoyi.txt",
    "longgang-guide-2016": "shenzhen-longgang-2016-xiaoyi.txt",
    "banfa-2013": "shenzhen-rencai-yinjin-2013-37-excerpt.txt",
}


def printed_figures() -> dict[str, set[str]]:
    """Return the figures as printed of doors and editions by source."""
    found = printed_in_doors(CITY)
    for scheme, edition in (
        ("ruxue-luohu", "2016"),
        ("ruxue-longgang", "2016"),
        ("rencai-yinjin", "2013"),
    ):
        prefix = "longgang-" if scheme == "ruxue-longgang" else ""
        for entry in cited(CITY.book(scheme, edition, date(2016, 4, 5))):
            if entry.as_printed:
                found.setdefault(prefix + entry.sources[0], set()).update(entry.as_printed)
    return found


def test_figures_are_printed_so_in_the_official_texts() -> None:
    figures = printed_figures()
    assert sum(map(len, figures.values())) >= 40
    assert figures.keys() == TEXTS.keys()
    for source, text in TEXTS.items():
        assert not_printed_so(figures[source], text) == set()
