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
from jifen_sdk.values import Choice, Number

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


@st.composite
def homes(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw a home, its deed and owners, and the same as someone may remember it."""
    truth, remembered = draw(spells())
    deed, married = draw(DAYS), draw(st.integers(0, 100))
    owners = [{"who": "spouse", "share": married}, {"who": "other", "share": 100 - married}]
    area = draw(st.integers(0, 200))
    truth |= {"kind": "owned", "deed_date": deed.isoformat(), "owners": owners, "area": area}
    remembered |= {"kind": "owned", "owners": owners[: draw(st.integers(0, 2))]}
    if draw(st.booleans()):
        remembered["area"] = area
    if draw(st.booleans()):
        remembered["deed_date"] = deed.strftime(draw(WRITTEN))
    return truth, remembered


OWNED = {"owned": {"by": ["spouse"], "at_least": 50}}
MARRIED = {"owned": {"by": ["spouse"], "above": 30, "spouse_after_months": 12}}
OUTRANKED = {"once_per": "act", "where": {"kind": "tax"}, "outranked_by": [{"kind": "crime"}]}
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
    {"of": "housing", **OWNED},
    {"of": "housing", **MARRIED, "run": "longest"},
    {"of": "housing", "from_field": "deed_date"},
    {"of": "housing", "from_field": "lease_registered", "run": "current"},
    {"of": "housing", "from_field": "deed_date", "count": "dates"},
    {"except": [{"of": "housing", **MARRIED, "from_field": "deed_date"}]},
    {"of": "housing", "near": "application.district"},
    {"whole": 6},
    {"whole": 6, "bridge": 2, "run": "longest"},
    {"after": {"of": "insurance", "districts": ["baohe"]}},
    {"during": [{"of": "insurance"}, {"of": "housing", **OWNED}]},
    {"kind": "count", "of": "housing", "from_field": "deed_date"},
    {"kind": "total", "of": "taxes", "field": "paid", "times": 3, "within": "2 calendar years"},
    {"kind": "total", "of": "patents", "share": "equal", "during": {"of": "insurance"}},
    {"kind": "total", "of": "patents", "share": "first-double", "districts": ["baohe"]},
    {"kind": "count", "of": "patents", "within": "2 years", "during": {"of": "housing", **OWNED}},
    {"kind": "count", "of": "violations", "within": "2 years", **OUTRANKED},
    {"kind": "area", "of": "housing", **OWNED},
    {"kind": "area", "of": "housing", "add": "largest", "share": "owned", **MARRIED},
    {"kind": "days_since", "of": "employment", "districts": ["baohe"], "since": date(2016, 1, 1)},
    {"kind": "hukou_place", "of": "hukou", "whose": "applicant"},
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


LIVES = st.fixed_dictionaries(
    {
        "jobs": st.lists(spells(), max_size=4),
        "insured": st.lists(spells(), max_size=2),
        "homes": st.lists(homes(), max_size=3),
        "married": st.lists(spells(), max_size=1),
    }
)


def written(life: dict[str, Any], position: int) -> dict[str, Any]:
    """Write a life as it was (0) or as it is remembered (1)."""
    then = {kind: [pair[position] for pair in pairs] for kind, pairs in life.items()}
    records = {
        "employment": then["jobs"],
        "insurance": then["insured"],
        "housing": then["homes"],
        "marriages": [{"from": spell["from"]} for spell in then["married"]],
        "taxes": numbered(then["jobs"], paid=40),
        "volunteering": dated(then["jobs"], hours=30),
        "patents": dated(then["jobs"], kind="invention", inventors=11),
        "violations": [
            *dated(then["jobs"], kind="tax", act="evasion"),
            *dated(then["insured"], kind="crime", act="evasion"),
        ],
        "hukou": then["jobs"],
    }
    return {"applicant": records, "application": {"district": "baohe"}}


@pytest.mark.parametrize("spec", SPECS, ids=str)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(life=LIVES)
def test_the_interval_holds_the_truth(run: Run, spec: dict[str, Any], life: dict[str, Any]) -> None:
    options = {"kind": "months", "of": "employment", **spec}
    # The last day of a month: a spell remembered by its month takes up all of it.
    truth, found = (run(written(life, now), "2018-03-31", **options).value for now in (0, 1))
    if isinstance(truth, Choice):
        assert isinstance(found, Choice)
        assert set(truth.options) <= set(found.options)
        return
    assert isinstance(found, Number)
    assert truth.high is not None
    assert found.low <= truth.low
    assert found.high is None or truth.high <= found.high
    assert found.high is not None or options["kind"] == "area"  # of a home without its area


def test_a_remembered_date_holds_the_true_one() -> None:
    for form in ("%Y", "%Y-%m", "%Y-%m-%d"):
        partial = PartialDate.of(FIRST.strftime(form))
        assert partial.earliest <= FIRST <= partial.latest
