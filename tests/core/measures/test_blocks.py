from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]

# 志愿服务每满50小时计2分, 一个年度内不超过2分, 近5年.
VOLUNTEER = {
    "kind": "blocks",
    "of": "volunteering",
    "field": "hours",
    "per": 50,
    "each": "year",
    "at_most": 1,
    "within": "5 years",
}
ROLLING = {**VOLUNTEER, "years": "rolling"}


def helped(*acts: tuple[str, int | str]) -> dict[str, Any]:
    hours = [{"city": "hefei", "date": day, "hours": Decimal(number)} for day, number in acts]
    return {"applicant": {"volunteering": hours}}


def drawn(*numbers: int) -> dict[str, Any]:
    spells = [("2015-01-01", "2020-12-31"), ("2021-01-01", "2025-12-31")]
    entries = [
        {"city": "hefei", "from": start, "to": end, "number": number}
        for number, (start, end) in zip(numbers, spells, strict=False)
    ]
    return {"plate_entries": entries}


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([("2016-03-01", 50)], 1),
        ([("2016-03-01", "49.9")], 0),
        ([("2016-03-01", 30), ("2016-11-30", 20)], 1),
        ([("2016-12-31", 30), ("2017-01-01", 20)], 0),
        ([("2016-03-01", 120)], 1),
        ([("2015-06-01", 60), ("2016-06-01", 120), ("2017-06-01", 50)], 3),
        ([("2014-06-30", 50)], 0),
        ([("2014-07-01", 50)], 1),
        ([("2019-07-01", 50)], 1),
        ([("2019-07-02", 50)], 0),
    ],
)
def test_full_blocks_of_each_calendar_year(
    run: Run, acts: list[tuple[str, int | str]], expected: int
) -> None:
    assert run(helped(*acts), **VOLUNTEER).value == Number.of(expected)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        # The years run from 2 July to 1 July; the day five years before is of the first of them.
        ([("2016-12-31", 30), ("2017-01-01", 20)], 1),
        ([("2018-07-01", 30), ("2018-07-02", 30)], 0),
        ([("2018-06-30", 50), ("2018-07-02", 50)], 2),
        ([("2014-07-01", 30), ("2014-07-02", 20)], 1),
        ([("2014-07-01", 50), ("2014-07-02", 50)], 1),
        ([("2015-07-01", 30), ("2014-07-01", 20)], 1),
    ],
)
def test_full_blocks_of_rolling_years(
    run: Run, acts: list[tuple[str, int | str]], expected: int
) -> None:
    assert run(helped(*acts), **ROLLING).value == Number.of(expected)


def test_hours_of_a_year_may_fall_to_two_rolling_years(run: Run) -> None:
    profile = helped(("2016", 50))
    assert run(profile, **VOLUNTEER).value == Number.of(1)
    assert run(profile, **ROLLING).value == Number(0, 1)
    assert run(helped(("2016", 50), ("2017", 50)), **VOLUNTEER).value == Number.of(2)
    # 2014 began before the five years, 2019 is not over.
    assert run(helped(("2014", 50), ("2019", 50)), **VOLUNTEER).value == Number(0, 2)


def test_records_are_blocks_where_no_field_is_named(run: Run) -> None:
    # 无偿献血每次计2分, 每年不超过2分, 近5个年度.
    spec = {"kind": "blocks", "of": "donations", "where": {"kind": "blood"}, "per": 1}
    spec |= {"each": "year", "at_most": 1, "within": "5 calendar years"}
    days = ["2014-01-01", "2014-12-31", "2016-05-01", "2018-12-31", "2019-01-01", "2013-12-31"]
    profile = {"applicant": {"donations": [{"date": day, "kind": "blood"} for day in days]}}
    assert run(profile, **spec).value == Number.of(3)
    assert run(profile, **{**spec, "at_most": 2}).value == Number.of(4)


# 每参加6次普通指标摇号增加1个阶梯 (until 2020), then 每2次.
@pytest.mark.parametrize(("number", "steps"), [(0, 0), (1, 1), (6, 1), (7, 2), (78, 13), (80, 13)])
def test_a_begun_block_can_count(run: Run, number: int, steps: int) -> None:
    spec = {"kind": "blocks", "of": "plate_entries", "field": "number", "part": "up"}
    old = {**spec, "per": 6, "at_most": 13, "until": "application"}
    profile = {"applicant": drawn(number)}
    assert run(profile, "2020-12-31", **old).value == Number.of(steps)


def test_blocks_of_each_person_are_added(run: Run) -> None:
    spec = {"kind": "blocks", "of": "plate_entries", "field": "number", "part": "up", "per": 2}
    new = {**spec, "whose": "household"}
    profile = {
        "applicant": drawn(0, 3),
        "spouse": drawn(0, 1),
        "household": [{"relation": "parent", **drawn(0, 5)}],
    }
    assert run(profile, "2026-01-01", **new, each="person").value == Number.of(2 + 1 + 3)
    assert run(profile, "2026-01-01", **new).value == Number.of(5)
    assert run(profile, "2026-01-01", **new, each="person", at_most=1).value == Number.of(3)


def test_what_lies_across_the_window_may_lie_outside(run: Run) -> None:
    spec = {"kind": "blocks", "of": "plate_entries", "field": "number", "per": 2}
    assert run({"applicant": drawn(8)}, "2019-01-01", **spec).value == Number(0, 4)


def test_unknown_volunteering_is_bounded_only_by_a_cap_in_all(run: Run) -> None:
    unknown = {"applicant": {"unknown": ["volunteering"]}}
    assert run(unknown, **VOLUNTEER) == Measured(Number(0, None))
    spec = {"kind": "blocks", "of": "volunteering", "per": 1, "at_most": 4}
    assert run(unknown, **spec) == Measured(Number(0, 4))
    assert run({"applicant": {}}, **spec) == Measured(Number.of(0), frozenset({"volunteering"}))
