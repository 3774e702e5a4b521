"""The city by which speed is measured says what its table says, worked out apart in Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import Job
from jifen_sdk.scoring import edition_for
from tests.bench import by_hand
from tests.frame.people import at_boundaries, table

ON = date(2026, 1, 1)
CITY = Path(__file__).parents[1] / "bench" / "testcity"

EDUCATION = {"none": 0, "college": 50, "bachelor": 60, "bachelor_two": 90, "master": 100}
SKILL = {"none": 0, "lv5": 15, "lv4": 30, "lv3": 60, "lv2": 100, "lv1": 140}
AWARD = {"none": 0, "employer": 15, "district": 30, "city": 60, "nation": 110}
WAGE = {80: 25, 100: 50, 150: 80, 200: 100, 300: 120}  # from hundredths of the average


def total(p: dict[str, Any]) -> int:
    """Return the points of one person."""
    age = 0 if p["age"] > 60 else 5 if p["age"] >= 56 else min(30, 5 + 2 * (56 - p["age"]))
    invest = max(p["invest_tax_wan"] // 10 * 10, p["invest_employees"] // 10 * 10)
    points: int = (
        age
        + max(EDUCATION.get(p["education"], 110), SKILL[p["skill"]])
        + 3 * p["si_years"]
        + max((points for ratio, points in WAGE.items() if p["wage_ratio"] >= ratio), default=0)
        + min(invest, 120)
        + (30 if p["shortage_major"] else 0)
        + (min(20, 2 * p["remote_years"]) if p["remote_years"] >= 5 else 0)
        + (4 * p["service_years"] if p["service_years"] >= 5 else 0)
        + AWARD[p["award"]]
        + min(40, 4 * p["spouse_years"])
        - 150 * p["false_materials"]
        - 50 * p["detentions"]
    )
    return points


def test_every_boundary() -> None:
    city = City(CITY)
    rules = edition_for(city, ON)
    facts = Job.of(rules, ON, {}, "none").facts
    people = [person for person in at_boundaries(rules, ON) if len(person) == len(facts)]
    assert len(people) > 20
    frame = table(people, facts)
    scored = score_frame(frame, city, on=ON)
    expected = [total(person) for person in people]
    assert by_hand.score(frame)["total"].to_list() == expected
    assert scored["group.total"].to_list() == expected
    passed = [
        points >= 120 and not person["crime"]
        for points, person in zip(expected, people, strict=True)
    ]
    assert scored["gates"].to_list() == passed
    assert scored["group.total"].dtype == pl.Int32
