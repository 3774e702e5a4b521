"""What is not known gives an interval that holds the value of every completion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jifen_sdk.measures import Measured
from jifen_sdk.profile import PartialDate
from jifen_sdk.values import Number

Run = Callable[..., Measured]

FIRST = date(2015, 1, 1)
DAYS = st.integers(0, 4 * 365).map(lambda days: FIRST + timedelta(days))
WRITTEN = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
DISTRICTS = st.sampled_from(["baohe", "shushan", None])


@st.composite
def spells(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw a spell with nothing unknown, and the same as someone may remember it."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    district = draw(DISTRICTS)
    truth = {
        "city": "hefei",
        "from": start.isoformat(),
        "to": end.isoformat(),
        "district": district or draw(DISTRICTS) or "baohe",
    }
    remembered = {
        "city": "hefei",
        "from": start.strftime(draw(WRITTEN)),
        "to": end.strftime(draw(WRITTEN)),
        "district": district,
    }
    return truth, remembered


EACH_YEAR = {"each": "year", "at_most": 1, "within": "2 years"}
ROLLING = {**EACH_YEAR, "years": "rolling"}
SPECS: list[dict[str, Any]] = [
    {},
    {"within": "24 months"},
    {"run": "longest"},
    {"run": "longest", "bridge": 2},
    {"run": "current", "bridge": 1},
    {"still": True},
    {"single": "record"},
    {"single": "district"},
    {"districts": ["baohe"]},
    {"districts_not": ["baohe"], "run": "longest"},
    {"during": {"of": "insurance", "districts": ["baohe"]}},
    {"except": [{"of": "insurance"}]},
    {"count": "dates"},
    {"count": "dates", "still": True, "within": "3 years"},
    {"kind": "count", "within": "1 years"},
    {"kind": "count", "districts": ["baohe"]},
    {"kind": "blocks", "of": "volunteering", "field": "hours", "per": 50},
    {"kind": "blocks", "of": "volunteering", "per": 2, "districts": ["baohe"], "part": "up"},
    {"kind": "blocks", "of": "volunteering", "field": "hours", "per": 50, **EACH_YEAR},
    {"kind": "blocks", "of": "volunteering", "field": "hours", "per": 50, **ROLLING},
    {"kind": "blocks", "of": "taxes", "field": "paid", "per": 30, "each": "year"},
    {"kind": "years_in_row", "of": "taxes", "field": "paid"},
    {"kind": "years_in_row", "of": "taxes", "field": "paid", "at_least": 70},
]


def numbered(records: list[dict[str, Any]], **fields: Any) -> list[dict[str, Any]]:
    return [{**record, **fields} for record in records]


def dated(records: list[dict[str, Any]], **fields: Any) -> list[dict[str, Any]]:
    """Turn spells into events on their last day."""
    return [
        {**{key: value for key, value in record.items() if key not in {"from", "to"}}, **fields}
        | {"date": record["to"]}
        for record in records
    ]


@pytest.mark.parametrize("spec", SPECS, ids=str)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(jobs=st.lists(spells(), max_size=4), insured=st.lists(spells(), max_size=2))
def test_the_interval_holds_the_truth(
    run: Run, spec: dict[str, Any], jobs: list[Any], insured: list[Any]
) -> None:
    values = []
    for position in (0, 1):
        spells_ = [pair[position] for pair in jobs]
        records = {
            "employment": spells_,
            "insurance": [pair[position] for pair in insured],
            "taxes": numbered(spells_, paid=40),
            "volunteering": dated(spells_, hours=30),
        }
        options = {"kind": "months", "of": "employment", **spec}
        value = run({"applicant": records}, "2018-03-15", **options).value
        assert isinstance(value, Number)
        values.append(value)
    truth, interval = values
    assert interval.high is not None
    assert truth.high is not None
    assert interval.low <= truth.low
    assert truth.high <= interval.high


def test_a_remembered_date_holds_the_true_one() -> None:
    for form in ("%Y", "%Y-%m", "%Y-%m-%d"):
        partial = PartialDate.of(FIRST.strftime(form))
        assert partial.earliest <= FIRST <= partial.latest
