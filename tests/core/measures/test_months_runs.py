from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]
HELD = {"kind": "months", "of": "permits"}
LIVED = {"kind": "months", "of": "housing"}


def held(*spells: tuple[str, str]) -> dict[str, Any]:
    return {
        "applicant": {
            "permits": [{"city": "hefei", "from": start, "to": end} for start, end in spells]
        }
    }


def lived(*spells: tuple[str, str, str | None], **kinds: Any) -> dict[str, Any]:
    homes = [
        {"city": "hefei", "kind": "leased", "from": start, "to": end, "district": district}
        for start, end, district in spells
    ]
    return {"applicant": {"housing": homes, **kinds}}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        # Runs of 18, 11, 24 and 7 months.
        ({}, 60),
        ({"whole": 12}, 12 + 24),
        ({"whole": 12, "bridge": 1}, 24 + 24),
        ({"whole": 12, "bridge": 12}, 60),
        ({"whole": 12, "run": "longest"}, 24),
        ({"whole": 20, "run": "longest"}, 20),
        ({"whole": 6, "run": "current"}, 6),
        ({"whole": 12, "run": "current"}, 0),
    ],
)
def test_only_whole_blocks_of_each_run(run: Run, options: dict[str, Any], expected: int) -> None:
    spells = [("2012-01", "2013-06"), ("2013-08", "2014-06")]
    spells += [("2015-01", "2016-12"), ("2017-07", "2018-01")]
    assert run(held(*spells), "2018-01-31", **HELD, **options).value == Number.of(expected)


def test_whole_years_with_unknown_ends(run: Run) -> None:
    profile = held(("2015-03", "2016"))
    assert run(profile, **HELD).value == Number(11, 22)
    assert run(profile, **HELD, whole=12).value == Number(0, 12)


CORE = {"of": "housing", "districts": ["baohe"]}
OUTSIDE = {**LIVED, "districts_not": ["baohe"], "after": CORE}


def test_months_after_leaving_the_core(run: Run) -> None:
    # 居住地由中心城区转移到其他行政区.
    profile = lived(("2010-01", "2010-12", "shushan"), ("2013-01", "2013-06", "shushan"))
    assert run(profile, **OUTSIDE).value == Number.of(0)
    profile = lived(
        ("2010-01", "2010-12", "shushan"),
        ("2011-01", "2012-12", "baohe"),
        ("2013-01", "2013-06", "shushan"),
        ("2015-01", "2015-12", "baohe"),
        ("2016-01", "2016-04", "yaohai"),
    )
    assert run(profile, **OUTSIDE).value == Number.of(6 + 4)
    assert run(profile, **OUTSIDE, within="4 years").value == Number.of(4)
    assert run(profile, **OUTSIDE, within="42 months").value == Number.of(0)


def test_months_after_a_day_that_is_partly_known(run: Run) -> None:
    profile = lived(("2012", "2012", "baohe"), ("2012-07", "2013-06", "shushan"))
    assert run(profile, **OUTSIDE).value == Number(0, 12)
    profile = lived(("2012-01", "2012-06", None), ("2012-07", "2013-06", "shushan"))
    assert run(profile, **OUTSIDE).value == Number(0, 17)


def test_during_takes_any_of_some_spells(run: Run) -> None:
    profile = lived(
        ("2015-01", "2015-12", "baohe"),
        employment=[{"city": "hefei", "from": "2015-01", "to": "2015-03"}],
        education=[{"from": "2015-03", "to": "2015-06"}],
    )
    work, study = {"of": "employment"}, {"of": "education"}
    assert run(profile, **LIVED, during=work).value == Number.of(3)
    assert run(profile, **LIVED, during=[work]).value == Number.of(3)
    assert run(profile, **LIVED, during=[work, study]).value == Number.of(6)
