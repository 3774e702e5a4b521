"""The doors of Shenzhen: dates, grades and the truth about points, written out again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.entitlements import version_on
from jifen_sdk.rulebook.door import Entitlement
from jifen_sdk.rulebook.facts import Fact

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
    found = {
        door.id: [(str(v.effective), v.evidence, v.points) for v in door.versions]
        for door in CITY.doors
    }
    assert found == VERSIONS


@pytest.mark.parametrize("door", DOORS.values(), ids=lambda door: door.id)
def test_versions_follow_each_other(door: Entitlement) -> None:
    for earlier, later in pairwise(door.versions):
        assert earlier.until is not None
        assert earlier.until < later.effective


def test_points_matter_for_school_places_and_settlement_only() -> None:
    today = {id_: version_on(door, TODAY) for id_, door in DOORS.items()}
    roles = {id_: v.points for id_, v in today.items() if v is not None and v.points != "none"}
    assert roles == {"schooling-order": "rank", "settlement-by-points": "rank"}


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
    version = version_on(DOORS[door], TODAY)
    assert version is not None
    assert "没有居住证积分" in version.rule.zh
    assert "no permit points" in version.rule.en


def test_the_order_of_places_is_not_by_permit_points() -> None:
    version = version_on(DOORS["schooling-order"], TODAY)
    assert version is not None
    assert "罗湖、龙华、坪山、光明先看类别" in version.rule.zh
    assert "福田、南山、龙岗、盐田、宝安、大鹏看总分" in version.rule.zh
    assert "这些积分不是居住证积分" in version.rule.zh


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


def printed_figures() -> Iterator[tuple[str, str]]:
    for door in CITY.doors:
        for version in door.versions:
            yield from ((version.sources[0], words) for words in version.as_printed)
    for scheme, edition in (
        ("ruxue-luohu", "2016"),
        ("ruxue-longgang", "2016"),
        ("rencai-yinjin", "2013"),
    ):
        book = CITY.book(scheme, edition, date(2016, 4, 5))
        prefix = "longgang-" if scheme == "ruxue-longgang" else ""
        for entry in (*book.items, *book.groups, *book.gates):
            yield from ((prefix + entry.sources[0], words) for words in entry.as_printed)


def test_figures_are_printed_so_in_the_official_texts() -> None:
    """CI names the folder of official texts in JIFEN_LAW_TEXTS; without it only the form counts."""
    folder = os.environ.get("JIFEN_LAW_TEXTS")
    printed = set(printed_figures())
    assert len(printed) >= 40
    assert {source for source, _ in printed} == TEXTS.keys()
    if folder is not None:
        laws = {s: (Path(folder) / t).read_text(encoding="utf-8") for s, t in TEXTS.items()}
        assert {(s, words) for s, words in printed if words not in laws[s]} == set()
