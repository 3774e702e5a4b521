"""Facts of the lists, made into whole lives by another hand, must be measured back."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jifen_sdk import score, score_facts
from jifen_sdk.profile import parse_profile
from jifen_sdk.sheet import Sheet
from jifen_sdk.values import Choice, Number
from tests.beijing.generate import drawn, life, possible
from tests.beijing.infer import facts_of
from tests.beijing.life import Draws, Life

DATA = Path(__file__).parent / "data"
SEED = 20201115
Lives = Callable[[], tuple[Life, ...]]
AWKWARD = (
    "gap",
    "gap on the day of accumulation",
    "back-paid gap",
    "back-paid month that was paid in time",
    "insured before July 1998",
    "goes on",
    "ends on the day of accumulation or later",
    "home before August 2020 that needs no proof",
    "lease from before August 2020",
    "lease put on record later",
    "dormitory and lease in one month",
    "moved in the middle of a month",
    "part of a year outside",
    "outside since before 2018",
    "worked outside before moving",
    "studies beside the job",
    "gap within the studies",
    "studies that earn no points",
    "born on 1 January",
)


@cache
def from_lists() -> tuple[Life, ...]:
    """Return a life for each row of the samples that a life can have."""
    return tuple(_from_lists(Draws(SEED)))


def _from_lists(rng: Draws) -> Iterator[Life]:
    for year in (2020, 2022):
        with (DATA / f"beijing-{year}-sample.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                facts = facts_of(row, year)
                if possible(facts):
                    yield life(facts, year, rng)


@cache
def from_draws() -> tuple[Life, ...]:
    """Return lives from facts that the lists do not show, for every round."""
    rng = Draws(SEED)
    years = [year for year in range(2020, 2027) for _ in range(40)]
    return tuple(life(drawn(year, rng), year, rng) for year in years)


SOURCES = pytest.mark.parametrize("lives", [from_lists, from_draws])


def sheet_of(made: Life) -> Sheet:
    return score(parse_profile(made.profile), "beijing", on=date(made.year, 11, 1))


@SOURCES
def test_the_measures_give_the_facts_back(lives: Lives) -> None:
    assert len(lives()) >= 200
    for made in lives():
        measured = sheet_of(made).taken.values
        for name, wanted in made.facts.items():
            assert measured[name] == _known(wanted), (name, made.profile)


def _known(fact: object) -> Number | Choice:
    if isinstance(fact, bool | str):
        return Choice.of(fact)
    assert isinstance(fact, int)
    return Number.of(fact)


@SOURCES
def test_a_life_and_its_facts_have_the_same_points(lives: Lives) -> None:
    for made in lives():
        from_life = sheet_of(made)
        from_facts = score_facts("beijing", made.facts, on=from_life.on)
        assert from_life.total.known
        assert from_life.total == from_facts.total
        assert [i.points for i in from_life.items] == [i.points for i in from_facts.items]


def test_every_awkward_case_is_there_often() -> None:
    often = Counter(name for made in (*from_lists(), *from_draws()) for name in made.awkward)
    assert {name: often[name] for name in AWKWARD if often[name] < 10} == {}
