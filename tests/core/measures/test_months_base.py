from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]


def paid(run: Run, base: str | None, start: str, end: str, **limits: Any) -> Number:
    record: dict[str, Any] = {"city": "hefei", "from": start, "to": end}
    if base is not None:
        record["base"] = Decimal(base)
    profile = {"applicant": {"insurance": [record]}}
    value = run(profile, kind="months", of="insurance", base={"of": "wage", **limits}).value
    assert isinstance(value, Number)
    return value


@pytest.mark.parametrize(
    ("base", "times", "expected"),
    [
        ("5000", 1, 12),
        ("4999.99", 1, 0),
        ("5000.01", 1, 12),
        ("4000", Decimal("0.8"), 12),
        ("3999.99", Decimal("0.8"), 0),
        ("15000", 3, 12),
        ("14999.99", 3, 0),
    ],
)
def test_the_base_is_compared_to_the_fen(
    run: Run, base: str, times: Decimal | int, expected: int
) -> None:
    assert paid(run, base, "2015-01", "2015-12", at_least=times) == Number.of(expected)


def test_below_is_below(run: Run) -> None:
    limits = {"at_least": 1, "below": 2}
    assert paid(run, "9999.99", "2015-01", "2015-12", **limits) == Number.of(12)
    assert paid(run, "10000", "2015-01", "2015-12", **limits) == Number.of(0)
    assert paid(run, "10000", "2015-01", "2015-12", at_least=2) == Number.of(12)


@pytest.mark.parametrize(
    ("base", "expected"),
    [("4999", 0), ("5000", 15), ("6000", 30), ("6999.99", 30), ("7000", 36)],
)
def test_each_month_is_compared_with_its_own_wage(run: Run, base: str, expected: int) -> None:
    """W is 5000 for 15 months to 2016-03, 6000 for 15 to 2017-06, 7000 for 6 to 2017-12."""
    assert paid(run, base, "2015-01", "2017-12", at_least=1) == Number.of(expected)


def test_one_wage_can_be_named_by_date(run: Run) -> None:
    profile_end = {"at_least": 1, "at": "application"}
    assert paid(run, "9999", "2015-01", "2015-12", **profile_end) == Number(0, 12)


def test_a_base_or_wage_that_is_not_known_may_be_enough(run: Run) -> None:
    assert paid(run, None, "2015-01", "2015-12", at_least=3) == Number(0, 12)
    assert paid(run, "7000", "2017-07", "2018-03", at_least=1) == Number(6, 9)
    assert paid(run, "6999", "2017-07", "2018-03", at_least=1) == Number(0, 3)
