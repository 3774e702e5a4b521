"""What each word of the form gives, counted by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jifen_sdk.reasons import rule_text
from jifen_sdk.rulebook.ruleset import RuleSet
from jifen_sdk.rules.interval import evaluate
from jifen_sdk.rules.program import Program
from jifen_sdk.text import Text
from jifen_sdk.values import Choice, Number, Value

Facts = dict[str, Value]


def points(program: Program, item: str, facts: Facts) -> tuple[object, ...]:
    span = evaluate(program, facts)[f"score:{item}"]
    assert isinstance(span, tuple)
    return tuple(None if end is None else Decimal(end) / program.denominator for end in span)


def exact(program: Program, item: str, fact: str, value: int | str) -> object:
    known: Value = Choice.of(value) if isinstance(value, str) else Number.of(value)
    low, high = points(program, item, {fact: known})
    assert low == high
    return low


@pytest.mark.parametrize(
    ("item", "fact", "value", "expected"),
    [
        # 56 to 60: 5, each year younger 2 more, at most 30; nothing above 60
        ("age", "age", 61, "0"),
        ("age", "age", 60, "5"),
        ("age", "age", 56, "5"),
        ("age", "age", 55, "7"),
        ("age", "age", 44, "29"),
        ("age", "age", 43, "30"),
        ("age", "age", 18, "30"),
        # whole years, begun years, months in proportion
        ("years", "insured", 11, "0"),
        ("years", "insured", 12, "3"),
        ("years", "insured", 35, "6"),
        ("begun", "insured", 0, "0"),
        ("begun", "insured", 1, "3"),
        ("begun", "insured", 13, "6"),
        ("parts", "insured", 1, "0.08"),
        ("parts", "insured", 7, "0.58"),
        ("parts", "insured", 12, "1"),
        # a deduction is rounded half away from zero: 9 months are 2.625
        ("overlap", "home", 9, "-2.63"),
        ("overlap", "home", 36, "-10.5"),
        ("overlap", "home", 40, "-10.5"),
        # 12 at 1, 12 at 1.5, the others at 2
        ("tiers", "insured", 12, "12"),
        ("tiers", "insured", 13, "13.5"),
        ("tiers", "insured", 24, "30"),
        ("tiers", "insured", 25, "32"),
        # counts from 60 months on, then every year
        ("after-five", "area_a", 59, "0"),
        ("after-five", "area_a", 60, "10"),
        ("after-five", "area_a", 71, "10"),
        ("after-five", "area_a", 72, "12"),
        ("after-five", "area_a", 240, "20"),
        ("first-step", "hours", 24, "0"),
        ("first-step", "hours", 25, "2"),
        ("first-step", "hours", 26, "2"),
        ("first-step", "hours", 27, "3"),
        ("first-step", "hours", 100, "10"),
        ("education", "diploma", "none", "0"),
        ("education", "diploma", "college", "50"),
        ("education", "diploma", "bachelor", "60"),
        ("age-rows", "age", 35, "20"),
        ("age-rows", "age", 36, "10"),
        ("age-rows", "age", 45, "10"),
        ("age-rows", "age", 46, "-1"),
        ("penalty", "records", 0, "0"),
        ("penalty", "records", 2, "-100"),
    ],
)
def test_one_fact(program: Program, item: str, fact: str, value: int | str, expected: str) -> None:
    assert exact(program, item, fact, value) == Decimal(expected)


def test_denominator_is_the_least_that_holds_every_figure(program: Program) -> None:
    # 1/12 and 3.5/12 of a point, hundredths from rounding: lcm(12, 24, 100, 2, 10)
    assert program.denominator == 600


def test_facts_from_facts(program: Program) -> None:
    facts: Facts = {"insured": Number.of(70), "home": Number.of(60)}
    out = evaluate(program, facts)
    assert out["both"] == (60, 60)
    assert out["rest"] == (10, 10)
    assert points(program, "band-points", facts) == (8, 8)
    assert points(program, "rest-points", facts) == (1, 1)
    assert points(program, "by-band", facts) == (15, 15)


def test_minus_never_goes_below_zero(program: Program) -> None:
    out = evaluate(program, {"insured": Number.of(10), "home": Number.of(60)})
    assert out["rest"] == (0, 0)


def test_pick_gives_nothing_for_an_option_it_does_not_name(program: Program) -> None:
    facts: Facts = {"insured": Number.of(23), "home": Number.of(60)}
    assert points(program, "by-band", facts) == (0, 0)


def test_a_total_has_its_floor(program: Program) -> None:
    facts: Facts = {"records": Number.of(20), "age": Number.of(50), "diploma": Choice.of("none")}
    facts |= {n: Number.of(0) for n in ("insured", "home", "area_a", "area_b", "hours")}
    assert points(program, "total", {**facts, "hero": Choice.of(False)}) == (0, 0)


def test_an_item_whose_points_nobody_knows_matters_only_when_its_condition_may_hold(
    program: Program,
) -> None:
    assert points(program, "honour", {"hero": Choice.of(False)}) == (0, 0)
    assert points(program, "honour", {"hero": Choice.of(True)}) == (0, 12)
    assert points(program, "honour", {}) == (0, 12)


@pytest.mark.parametrize(
    ("insured", "home", "expected"), [(6, 0, True), (5, 11, False), (5, 12, None)]
)
def test_a_condition_nobody_could_establish_is_unknown_where_it_decides(
    program: Program, insured: int, home: int, expected: bool | None
) -> None:
    facts: Facts = {"insured": Number.of(insured), "home": Number.of(home)}
    assert evaluate(program, facts)["gate:place"] is expected


@pytest.mark.parametrize(("records", "expected"), [(1, True), (2, False)])
def test_not(program: Program, records: int, expected: bool) -> None:
    assert evaluate(program, {"records": Number.of(records)})["gate:no-records"] is expected


def test_tiers_are_said_with_their_ends(rules: RuleSet) -> None:
    tiers = next(item for item in rules.items if item.id == "tiers")
    assert rule_text(rules, tiers) == Text(
        "至 12 个月：每 1 个月 1 分，至 24 个月：每 1 个月 1.5 分，其后每 1 个月 2 分",
        "up to 12 months: 1 point for every 1 month, "
        "up to 24 months: 1.5 points for every 1 month, after that 2 points for every 1 month",
    )
