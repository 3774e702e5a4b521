from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]


def insured(*spells: dict[str, Any], **kinds: Any) -> dict[str, Any]:
    return {"applicant": {"insurance": [{"city": "hefei", **spell} for spell in spells], **kinds}}


def spell(start: str, end: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"from": start, **({"to": end} if end else {}), **fields}


def months(go: Run, profile: dict[str, Any], on: str = "2019-07-01", **options: Any) -> Number:
    value = go(profile, on, **{"kind": "months", "of": "insurance", **options}).value
    assert isinstance(value, Number)
    return value


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([spell("2015-01", "2015-12")], 12),
        ([spell("2015-03-20", "2015-04-01")], 2),
        ([spell("2015-03", "2015-03")], 1),
        ([spell("2015-01", "2015-06"), spell("2015-04", "2015-09")], 9),
        ([spell("2015-01", "2015-03"), spell("2015-06", "2015-07")], 5),
        ([spell("2018-07")], 13),
        ([spell("2018-07", "2025-01")], 13),
        ([spell("2019-07-01")], 1),
        ([spell("2019-07-02")], 0),
        ([spell("2019-08", "2020-01")], 0),
        ([], 0),
    ],
)
def test_union_of_calendar_months_up_to_the_day(
    run: Run, spells: list[dict[str, Any]], expected: int
) -> None:
    assert months(run, insured(*spells)) == Number.of(expected)


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([spell("2015", "2015-12")], (1, 12)),
        ([spell("2015-01", "2016")], (13, 24)),
        ([spell("2015", "2015")], (0, 12)),
        # a spell given in months takes up the whole of them
        ([spell("2019-07")], (1, 1)),
        ([spell("2019-06-20", "2019-07")], (2, 2)),
        ([spell("2019-07-20")], (0, 0)),
        ([spell("2019")], (0, 7)),
        ([spell("2020")], (0, 0)),
        ([spell("2015", "2015-12"), spell("2015-11", "2015-12")], (2, 12)),
    ],
)
def test_partly_known_dates_give_an_interval(
    run: Run, spells: list[dict[str, Any]], expected: tuple[int, int]
) -> None:
    assert months(run, insured(*spells)) == Number(*expected)


def test_the_city_is_the_rulebooks_own_unless_others_are_named(run: Run) -> None:
    profile = insured(
        spell("2015-01", "2015-02"),
        spell("2015-04", "2015-06", city="wuhu"),
        spell("2015-08", "2015-11", city="luan"),
    )
    assert months(run, profile) == Number.of(2)
    assert months(run, profile, cities="own") == Number.of(2)
    assert months(run, profile, cities="coast") == Number.of(3)
    assert months(run, profile, cities=["luan", "hefei"]) == Number.of(6)
    assert months(run, profile, cities="any") == Number.of(9)


def test_back_paid_months_can_be_left_out(run: Run) -> None:
    profile = insured(
        spell("2015-01", "2015-03"),
        spell("2015-03", "2015-08", back_paid=True),
        spell("2016-01", "2016-01", matches_contract=False),
    )
    assert months(run, profile) == Number.of(9)
    monthly = {"back_paid": False, "matches_contract": True}
    assert months(run, profile, where=monthly) == Number.of(3)


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2016-08", 36), ("2016-09", 35), ("2015-08", 48), ("2015-07", 48), ("2010-01", 48)],
)
def test_within_48_months_ends_with_the_month_of_the_day(
    run: Run, start: str, expected: int
) -> None:
    assert months(run, insured(spell(start)), within="48 months") == Number.of(expected)
    assert months(run, insured(spell(start)), within="4 years") == Number.of(expected)


def test_months_before_the_window_do_not_count(run: Run) -> None:
    profile = insured(spell("2015-07", "2015-08"))
    assert months(run, profile, within="48 months") == Number.of(1)
    assert months(run, profile, "2019-08-31", within="48 months") == Number.of(0)


def test_calendar_years_are_the_full_years_before(run: Run) -> None:
    profile = insured(spell("2010-01"))
    assert months(run, profile, within="3 calendar years") == Number.of(36)
    profile = insured(spell("2015-12", "2016-01"), spell("2018-12", "2019-01"))
    assert months(run, profile, within="3 calendar years") == Number.of(2)


def test_since_and_until_take_days_and_names(run: Run) -> None:
    profile = insured(spell("2018-01"))
    assert months(run, profile, since="month-end") == Number.of(3)
    assert months(run, profile, until="month-end") == Number.of(17)
    assert months(run, profile, since="application", until="month-end") == Number.of(0)


RUNS = insured(
    spell("2017-01", "2017-06"),
    spell("2017-09", "2018-06"),
    spell("2018-08", "2018-12"),
    spell("2019-04"),
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"run": "all"}, 25),
        ({"run": "longest"}, 10),
        ({"run": "longest", "bridge": 1}, 15),
        ({"run": "longest", "bridge": 2}, 21),
        ({"run": "longest", "bridge": 3}, 25),
        ({"run": "current"}, 4),
        ({"run": "current", "bridge": 2}, 4),
        ({"run": "current", "bridge": 3}, 25),
        ({"run": "current", "until": "month-end"}, 2),
    ],
)
def test_runs_end_at_gaps_longer_than_the_bridge(
    run: Run, options: dict[str, Any], expected: int
) -> None:
    assert months(run, RUNS, **options) == Number.of(expected)


def test_a_run_that_ended_is_not_current(run: Run) -> None:
    profile = insured(spell("2017-01", "2019-06"))
    assert months(run, profile, run="current") == Number.of(0)
    assert months(run, profile, run="current", bridge=1) == Number.of(30)
    assert months(run, profile, still=True) == Number.of(0)
    assert months(run, profile, "2019-06-30", still=True) == Number.of(30)


def test_kinds_of_insurance_count_together_or_each(run: Run) -> None:
    profile = insured(
        spell("2015-01", "2015-06", kinds=["pension"]),
        spell("2015-04", "2015-12", kinds=["medical", "injury"]),
    )
    both = ["pension", "medical"]
    assert months(run, profile, kinds=["pension"]) == Number.of(6)
    assert months(run, profile, kinds=both) == Number.of(3)
    assert months(run, profile, kinds=both, together="any") == Number.of(12)
    assert months(run, profile, kinds=["maternity"]) == Number.of(0)


def test_single_takes_the_best_one(run: Run) -> None:
    jobs = {
        "applicant": {
            "employment": [
                {**spell("2010-01", "2010-10"), "city": "hefei", "employer": "A"},
                {**spell("2011-01", "2011-08"), "city": "hefei", "employer": "B"},
                {**spell("2012-01", "2012-08"), "city": "hefei", "employer": "B"},
            ]
        }
    }
    options = {"of": "employment"}
    assert months(run, jobs, **options) == Number.of(26)
    assert months(run, jobs, single="record", **options) == Number.of(10)
    assert months(run, jobs, single="employer", **options) == Number.of(16)
    jobs["applicant"]["employment"][0].pop("employer")
    assert months(run, jobs, single="employer", **options) == Number(16, 26)


def test_months_of_the_whole_household_are_a_union(run: Run) -> None:
    profile = insured(spell("2015-01", "2015-03"))
    profile["spouse"] = {"insurance": [{"city": "hefei", **spell("2015-03", "2015-05")}]}
    assert months(run, profile, whose="spouse") == Number.of(3)
    assert months(run, profile, whose="household") == Number.of(5)
