from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]

# 近3年连续纳税, 每年个人所得税10万元及以上.
TAX = {"kind": "years_in_row", "of": "taxes", "field": "paid", "at_least": 100_000}
ANY = {"kind": "years_in_row", "of": "taxes", "field": "paid"}


def taxed(*spells: tuple[str, str, int | str], **fields: Any) -> dict[str, Any]:
    taxes = [
        {"city": "hefei", "from": start, "to": end, "paid": Decimal(paid), **fields}
        for start, end, paid in spells
    ]
    return {"applicant": {"taxes": taxes}}


def year(number: int, paid: int | str) -> tuple[str, str, int | str]:
    return f"{number}-01", f"{number}-12", paid


@pytest.mark.parametrize(
    ("paid", "expected"),
    [
        ({2018: 100_000}, 1),
        ({2018: "99999.99"}, 0),
        ({2018: 100_000, 2017: 100_000, 2016: 100_000}, 3),
        ({2018: 100_000, 2017: 50_000, 2016: 100_000}, 1),
        ({2017: 100_000, 2016: 100_000}, 0),
        ({2019: 200_000, 2018: 100_000}, 1),
        ({2018: 100_000, 2016: 100_000}, 1),
    ],
)
def test_years_with_enough_tax_end_with_the_year_before(
    run: Run, paid: dict[int, int | str], expected: int
) -> None:
    profile = taxed(*(year(number, amount) for number, amount in paid.items()))
    assert run(profile, **TAX).value == Number.of(expected)


def test_taxes_of_a_year_add_up(run: Run) -> None:
    profile = taxed(("2018-01", "2018-06", 60_000), ("2018-07", "2018-12", 40_000))
    assert run(profile, **TAX).value == Number.of(1)
    business = {**TAX, "where": {"kind": "business"}}
    assert run(profile, **business).value == Number.of(0)


def test_tax_across_the_new_year_may_be_of_either_year(run: Run) -> None:
    profile = taxed(("2017-07", "2018-06", 100_000))
    assert run(profile, **TAX).value == Number(0, 2)
    assert run(profile, **ANY).value == Number.of(2)


def test_without_an_amount_any_record_of_the_year_will_do(run: Run) -> None:
    # 连续三年均有申报, 不论税额.
    assert run(taxed(year(2018, 0), year(2017, 0), year(2016, 0)), **ANY).value == Number.of(3)
    assert run(taxed(year(2018, 0), ("2016", "2017", 0)), **ANY).value == Number.of(3)
    assert run(taxed(year(2018, 0)), until="month-end", **ANY).value == Number.of(1)


def test_years_of_companies(run: Run) -> None:
    rows = [{"year": 2018, "tax": 1}, {"year": 2017, "tax": Decimal("0.01")}, {"year": 2016}]
    company = {"city": "hefei", "from": "2010", "share": 50, "years": rows}
    spec = {"kind": "years_in_row", "of": "companies", "field": "tax"}
    profile = {"applicant": {"companies": [company]}}
    assert run(profile, **spec, at_least=Decimal("0.01")).value == Number.of(2)
    assert run(profile, **spec, at_least=1).value == Number.of(1)
    assert run(profile, **spec).value == Number.of(3)
    profile = {"applicant": {"companies": [{**company, "from": "2018"}]}}
    assert run(profile, **spec).value == Number.of(1)


def test_unknown_taxes_have_no_upper_bound(run: Run) -> None:
    assert run({"applicant": {"unknown": ["taxes"]}}, **TAX) == Measured(Number(0, None))
    assert run({"applicant": {}}, **TAX) == Measured(Number.of(0), frozenset({"taxes"}))
