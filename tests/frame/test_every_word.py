"""Every word of the rulebook form in columns, readings that nobody decided included."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance.frames import frame_differences, row_of
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import Job
from jifen_sdk.scoring import edition_for, score_facts
from tests.frame.people import at_boundaries, table

ON = date(2020, 1, 1)
BOOK = Path(__file__).parents[1] / "core" / "rules" / "book.toml"
CITY = """
id = "wordcity"
name = { zh = "词市", en = "Wordcity (词市)" }
province = "testprovince"
schemes = [{ id = "test", name = { zh = "试验", en = "Test" }, default = true, kind = "threshold" }]
"""


@pytest.fixture
def wordcity(tmp_path: Path) -> City:
    (tmp_path / "city.toml").write_text(CITY, encoding="utf-8")
    (tmp_path / "test").mkdir()
    shutil.copy(BOOK, tmp_path / "test" / "1.toml")
    return City(tmp_path)


def test_drawn_people(wordcity: City) -> None:
    assert list(frame_differences(wordcity, edition_for(wordcity, ON), ON)) == []


@pytest.mark.parametrize("areas", ["add", "one", None])
@pytest.mark.parametrize("over_sixty", ["none", "five"])
def test_people_at_boundaries(wordcity: City, areas: str | None, over_sixty: str) -> None:
    readings = {"over-sixty": over_sixty} | ({} if areas is None else {"areas": areas})
    rules = edition_for(wordcity, ON, readings=readings)
    people = at_boundaries(rules, ON)
    frame = table(people, Job.of(rules, ON, readings, "none").facts)
    scored = score_frame(frame, wordcity, on=ON, readings=readings, bounds="interval")
    for person, row in zip(people, scored.to_dicts(), strict=True):
        expected = row_of(score_facts(wordcity, person, on=ON, readings=readings), "interval")
        assert {name: row[name] for name in expected} == expected, person
