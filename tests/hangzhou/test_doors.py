"""The doors of Hangzhou: dates, grades and the truth about points, written out again."""

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


def test_points_matter_for_two_doors_only() -> None:
    today = {id_: version_on(door, TODAY) for id_, door in DOORS.items()}
    roles = {id_: v.points for id_, v in today.items() if v is not None and v.points != "none"}
    assert roles == {"compulsory-schooling": "rank", "hukou-by-points": "threshold"}


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
    """CI names the folder of official texts in JIFEN_LAW_TEXTS; without it only the form counts."""
    folder = os.environ.get("JIFEN_LAW_TEXTS")
    printed = {
        (version.sources[0], words)
        for door in CITY.doors
        for version in door.versions
        for words in version.as_printed
    }
    assert len(printed) >= 15
    assert {source for source, _ in printed} == TEXTS.keys()
    if folder is not None:
        laws = {s: (Path(folder) / t).read_text(encoding="utf-8") for s, t in TEXTS.items()}
        assert {(s, words) for s, words in printed if words not in laws[s]} == set()


def test_nothing_is_printed_where_the_text_was_not_seen() -> None:
    for door in CITY.doors:
        seen = {source.id for source in door.sources if source.seen == "full"}
        for version in door.versions:
            assert not version.as_printed or version.sources[0] in seen, door.id


def test_every_door_file_is_named() -> None:
    there = {f.name for f in (files("jifen_hangzhou") / "doors").iterdir()}
    assert there == {f"{id_}.toml" for id_ in VERSIONS}
