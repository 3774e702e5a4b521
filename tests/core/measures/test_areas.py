from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]

AREA = {"kind": "area", "of": "housing"}
OURS = {"by": ["applicant", "spouse", "minor-child"]}


def home(area: str | None, **fields: Any) -> dict[str, Any]:
    size = {} if area is None else {"area": Decimal(area)}
    return {"city": "hefei", "kind": "owned", "from": "2018-01-01", **size, **fields}


def shares(**shares: int) -> list[dict[str, Any]]:
    return [{"who": who, "share": share} for who, share in shares.items()]


def living(*homes: dict[str, Any]) -> dict[str, Any]:
    return {"applicant": {"housing": list(homes)}}


def test_homes_held_on_the_day_are_added_and_parts_dropped_once(run: Run) -> None:
    sold = home("200", to="2019-06-30")
    profile = living(home("50.456"), home("24.556"), sold)
    assert run(profile, **AREA).value == Number.of(7501)
    assert run(profile, "2019-06-30", **AREA).value == Number.of(27501)


def test_only_the_largest_home(run: Run) -> None:
    profile = living(home("50"), home("75.01"))
    assert run(profile, **AREA, add="largest").value == Number.of(7501)
    assert run(living(), **AREA, add="largest").value == Number.of(0)


@pytest.mark.parametrize(
    ("owners", "expected"),
    [
        (shares(applicant=50, other=50), (5000, 5000)),
        (shares(applicant=30, spouse=30, parent=40), (6000, 6000)),
        (shares(parent=100), (0, 0)),
        (shares(applicant=30), (3000, 10000)),
    ],
)
def test_a_home_in_common_by_the_share(
    run: Run, owners: list[dict[str, Any]], expected: tuple[int, int]
) -> None:
    profile = living(home("100", owners=owners))
    assert run(profile, **AREA, owned=OURS, share="owned").value == Number(*expected)


def test_a_home_that_does_not_say_its_area_or_its_day(run: Run) -> None:
    assert run(living(home("60"), home(None)), **AREA).value == Number(6000, None)
    maybe = home("60", **{"from": "2019"})
    assert run(living(maybe), **AREA).value == Number(0, 6000)
    assert run(living(home("40"), maybe), **AREA, add="largest").value == Number(4000, 6000)


def test_homes_not_given_are_none_and_unknown_ones_unknown(run: Run) -> None:
    assert run({"applicant": {}}, **AREA) == Measured(Number.of(0), frozenset({"housing"}))
    unknown = {"applicant": {"unknown": ["housing"]}}
    assert run(unknown, **AREA).value == Number(0, None)


def test_a_share_without_owners_is_refused(run: Run) -> None:
    with pytest.raises(ValueError, match='share = "owned" needs `owned`'):
        run(living(), **AREA, share="owned")


SINCE = {"kind": "days_since", "of": "permits", "where": {"kind": "registration"}}


def permit(start: str, **fields: Any) -> dict[str, Any]:
    return {"city": "hefei", "kind": "registration", "from": start, **fields}


def registered(*permits: dict[str, Any]) -> dict[str, Any]:
    return {"applicant": {"permits": list(permits)}}


def test_days_since_the_first_record(run: Run) -> None:
    first = permit("2019-06-01", to="2019-06-02")
    assert run(registered(permit("2019-06-30"), first), **SINCE).value == Number.of(30)
    assert run(registered(permit("2019-07-01")), **SINCE).value == Number.of(0)
    assert run(registered(permit("2019-07-02")), **SINCE).value == Number.of(0)
    assert run(registered(), **SINCE).value == Number.of(0)


def test_days_since_a_day_half_known(run: Run) -> None:
    assert run(registered(permit("2019-06")), **SINCE).value == Number(1, 30)
    elsewhere = permit("2019", city="wuhu")
    either = registered(elsewhere, permit("2019-06-21"))
    assert run(either, **SINCE, cities="any").value == Number(10, 181)


def test_days_since_with_a_first_day_that_counts(run: Run) -> None:
    long = registered(permit("2010-01-01"))
    assert run(long, **SINCE, since=date(2019, 6, 21)).value == Number.of(10)


def test_days_since_what_is_not_known(run: Run) -> None:
    unknown = {"applicant": {"unknown": ["permits"]}}
    assert run(unknown, **SINCE).value == Number(0, None)


def test_days_of_what_is_paid_by_the_month_are_refused(run: Run) -> None:
    with pytest.raises(ValueError, match="have no day"):
        run(registered(), kind="days_since", of="insurance")
