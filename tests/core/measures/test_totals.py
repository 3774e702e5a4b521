from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]


def patents(*granted: dict[str, Any], **kinds: Any) -> dict[str, Any]:
    rows = [{"date": "2018-05-01", "kind": "invention", **fields} for fields in granted]
    return {"applicant": {"patents": rows, **kinds}}


@pytest.mark.parametrize(
    ("inventors", "expected"),
    [
        # 每项发明专利20分除以发明人数; in parts of 1/2520.
        ([1], (2520, 2520)),
        ([3], (840, 840)),
        ([3, 3, 3], (2520, 2520)),
        ([7, 8, 9, 10], (360 + 315 + 280 + 252,) * 2),
        ([11], (229, 230)),
        ([22, 22], (229, 230)),
        ([], (0, 0)),
    ],
)
def test_equal_shares_in_patents(run: Run, inventors: list[int], expected: tuple[int, int]) -> None:
    spec = {"kind": "total", "of": "patents", "share": "equal"}
    profile = patents(*({"inventors": number} for number in inventors))
    assert run(profile, **spec).value == Number(*expected)


@pytest.mark.parametrize(
    ("share", "fields", "expected"),
    [
        # 20/(n+1), the first inventor has two shares.
        ("first-double", {"inventors": 1}, 2520),
        ("first-double", {"inventors": 3}, 1260),
        ("first-double", {"inventors": 3, "position": 2}, 630),
        # 共有专利: 第一专利权人全分, 其他减半.
        ("first-full-others-half", {"inventors": 3}, 2520),
        ("first-full-others-half", {"first_patentee": False}, 1260),
    ],
)
def test_shares_of_the_first_and_the_others(
    run: Run, share: str, fields: dict[str, Any], expected: int
) -> None:
    spec = {"kind": "total", "of": "patents", "share": share}
    assert run(patents(fields), **spec).value == Number.of(expected)


def test_patents_in_the_window_that_fit(run: Run) -> None:
    spec: dict[str, Any] = {"kind": "total", "of": "patents", "share": "equal"}
    spec |= {"within": "5 years", "where": {"kind": "invention", "bought": False}, "cities": "own"}
    here = {"city": "hefei"}
    assert run(patents(here, {**here, "bought": True}, {"city": "wuhu"}), **spec).value == (
        Number.of(2520)
    )
    assert run(patents({**here, "date": "2014"}), **spec).value == Number(0, 2520)
    assert run(patents({}), **spec).value == Number(0, 2520)


def test_during_asks_for_a_spell_in_the_month(run: Run) -> None:
    job = {"city": "hefei", "from": "2018-05-20", "to": "2019-01"}
    profile = patents({}, {"date": "2018-04-30"}, {"date": "2018"}, employment=[job])
    spec = {"kind": "total", "of": "patents", "share": "first-full-others-half"}
    assert run(profile, **spec, during={"of": "employment"}).value == Number(2520, 5040)
    missing = frozenset({"employment"})
    measured = run(patents({}), **spec, during={"of": "employment"})
    assert measured == Measured(Number.of(0), missing)


def gave(*gifts: tuple[str, str, Any]) -> dict[str, Any]:
    field = {"blood": "ml", "platelets": "units"}
    return {
        "applicant": {
            "donations": [{"date": day, "kind": kind, field[kind]: n} for day, kind, n in gifts]
        }
    }


def test_a_field_can_count_several_times(run: Run) -> None:
    # 机采血小板1个治疗量折200毫升, 1.5个300毫升, 2个400毫升.
    spec = {"kind": "total", "of": "donations", "where": {"kind": "platelets"}}
    profile = gave(("2015-01-01", "platelets", Decimal("1.5")), ("2016-01-01", "platelets", 2))
    profile["applicant"]["donations"] += gave(("2017-01-01", "blood", 400))["applicant"][
        "donations"
    ]
    assert run(profile, **spec, field="units", times=200).value == Number.of(700)
    # 2010年以前每次折800毫升.
    assert run(profile, **spec, times=800).value == Number.of(1600)
    assert run(profile, **spec, times=800, within="3 years").value == Number.of(0)


def test_figures_of_the_years_of_companies(run: Run) -> None:
    # 所投资创办企业近3个纳税年度累计纳税额.
    rows = [{"year": year, "tax": Decimal("33333.33")} for year in (2015, 2016, 2017, 2018)]
    company = {"city": "hefei", "from": "2010", "share": 20, "years": rows}
    spec = {"kind": "total", "of": "companies", "field": "tax"}
    profile = {"applicant": {"companies": [company, {**company, "years": rows[3:]}]}}
    assert run(profile, **spec, within="3 calendar years").value == Number.of(4 * 3_333_333)
    assert run(profile, **spec).value == Number.of(5 * 3_333_333)
    # Of 2018 the half until June may be all of it.
    half = {"applicant": {"companies": [company]}}
    assert run(half, "2018-06-30", **spec).value == Number(3 * 3_333_333, 4 * 3_333_333)
    large = {"where": {"share": {"at_least": 10}}, "within": "1 calendar years"}
    assert run(half, **{**spec, **large, "field": "equity_raised"}).value == Number.of(0)


def test_unknown_patents(run: Run) -> None:
    spec = {"kind": "total", "of": "patents", "share": "equal"}
    assert run({"applicant": {"unknown": ["patents"]}}, **spec) == Measured(Number(0, None))
