"""The invented population: the same each time, within the limits, as docs/batch.md states it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from jifen_sdk import score_facts
from jifen_sdk.city import City
from jifen_sdk.edition import Edition
from jifen_sdk.frame import score_frame
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import edition_for
from jifen_sdk.simulate import draw, simulate

ON = date(2021, 1, 1)
LOWER = {"id": "lower", "gates": [{"id": "standard", "when": {"score": "total", "at_least": 40}}]}


@pytest.fixture
def rules(city: City) -> Edition:
    return edition_for(city, ON)


def test_the_same_seed_gives_the_same_people_and_another_others(rules: Edition) -> None:
    first = draw(rules, 500, 7)
    assert draw(rules, 500, 7).equals(first)
    assert not draw(rules, 500, 8).equals(first)
    assert first.columns == ["age", "insured_months", "permit"]


def test_a_fact_more_leaves_the_other_facts_of_the_people_alone(city: City, rules: Edition) -> None:
    fewer = edition_for(city, date(2022, 1, 1), scheme="luohu")
    assert draw(fewer, 50, 7)["permit"].len() == 50
    assert set(draw(fewer, 50, 7).columns) < set(draw(rules, 50, 7).columns)


def test_people_are_drawn_as_stated(rules: Edition) -> None:
    people = draw(rules, 20_000, 3)
    ages = people["age"].to_list()
    assert (min(ages), max(ages)) == (18, 65)
    # Stretches 18 to 35, 36 to 45 and 46 to 65, one third each.
    for low, high in ((18, 35), (36, 45), (46, 65)):
        assert sum(low <= age <= high for age in ages) / 20_000 == pytest.approx(1 / 3, abs=0.02)
    # The cap of 50 points is reached at 120 months: two thirds lie below, one third up to 150.
    months = people["insured_months"].to_list()
    assert (min(months), max(months)) == (0, 150)
    assert sum(n < 120 for n in months) / 20_000 == pytest.approx(2 / 3, abs=0.02)
    # A gate asks for the permit.
    assert people["permit"].mean() == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("id_", ["beijing", "guangzhou", "hangzhou", "shanghai", "shenzhen"])
def test_every_fact_that_is_drawn_can_be_given(id_: str) -> None:
    city = Registry.installed().city(id_)
    on = date(2026, 11, 22)
    rules = edition_for(city, on)
    people = draw(rules, 300, 1)
    scored = score_frame(people, city, on=on)
    assert scored["problem"].null_count() == 300
    for row in people.head(3).iter_rows(named=True):
        score_facts(city, row, on=on)


def test_a_lower_line_moves_people_up_and_nobody_down(city: City, rules: Edition) -> None:
    found = simulate(city, city.amend(LOWER), people=2000, seed=1, on=ON)
    people = draw(rules, 2000, 1)
    # 第三条 by hand: 30 points up to 35 years, 10 up to 45; 5 for each 12 months, 50 at most.
    age = pl.when(pl.col("age") <= 35).then(30).when(pl.col("age") <= 45).then(10).otherwise(0)
    total = age + (pl.col("insured_months") // 12 * 5).clip(0, 50)
    permit = pl.col("permit")
    before, after = (people.select((permit & (total >= line)).sum()).item() for line in (60, 40))
    assert found.after is not None
    assert (found.before.count(True), found.after.count(True)) == (before, after)
    assert (found.up, found.down) == (after - before, 0)
    assert found.before.median == people.select(total.median()).item()
    assert (found.before.edition, found.after.edition) == ("2020", "2020+lower")
    assert [str(o.line) for o in (found.before, found.after)] == ["60", "40"]
    assert [found.before.count(kind) for kind in (False, None)] == [2000 - before, 0]


def test_a_harder_rule_moves_people_down(city: City) -> None:
    none = city.amend({"id": "none", "items": [{"id": "age", "points": 0}]})
    found = simulate(city, none, people=2000, seed=1, on=ON)
    assert found.up == 0
    assert found.down > 0


def test_what_is_not_known_is_counted_as_unknown(city: City) -> None:
    change = {"id": "open", "items": [{"id": "age", "points": {"at_least": 0, "at_most": 30}}]}
    found = simulate(city, city.amend(change), people=2000, seed=1, on=ON)
    assert found.before.count(None) == 0
    assert found.after is not None
    assert found.after.count(None) > 0
    assert sum(found.after.count(kind) for kind in (True, False, None)) == 2000
    assert found.after.known == 0
    assert found.after.median is None
