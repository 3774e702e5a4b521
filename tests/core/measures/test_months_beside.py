from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Number

Run = Callable[..., Measured]


def at(start: str, end: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"city": "hefei", "from": start, **({"to": end} if end else {}), **fields}


def worked(*jobs: dict[str, Any], **kinds: Any) -> dict[str, Any]:
    return {"applicant": {"employment": list(jobs), **kinds}}


def months(run: Run, profile: dict[str, Any], **options: Any) -> Number:
    value = run(profile, **{"kind": "months", "of": "employment", **options}).value
    assert isinstance(value, Number)
    return value


def test_zones_and_districts_choose_places(run: Run) -> None:
    profile = worked(
        at("2015-01", "2015-02", district="shushan", zone="park"),
        at("2016-01", "2016-03", district="baohe"),
        at("2017-01", "2017-04", district="binhu", zone="port"),
    )
    assert months(run, profile, zones=["park", "port"]) == Number.of(6)
    assert months(run, profile, zones_not=["park"]) == Number.of(7)
    assert months(run, profile, districts="new-towns") == Number.of(6)
    assert months(run, profile, districts_not="new-towns") == Number.of(3)


def test_a_district_that_is_not_said_may_be_any_but_no_zone_is_none(run: Run) -> None:
    profile = worked(at("2015-01", "2015-02"))
    assert months(run, profile, districts=["baohe"]) == Number(0, 2)
    assert months(run, profile, districts_not=["baohe"]) == Number(0, 2)
    assert months(run, profile, zones=["park"]) == Number.of(0)
    assert months(run, profile, zones_not=["park"]) == Number.of(2)


def test_during_asks_for_a_spell_of_another_kind_in_the_same_month(run: Run) -> None:
    profile = worked(
        at("2015-01", "2015-12", zone="park"),
        housing=[
            at("2014-01", "2015-03", kind="leased", zone="park"),
            at("2015-06", "2016-12", kind="owned"),
        ],
    )
    assert months(run, profile, during={"of": "housing"}) == Number.of(10)
    assert months(run, profile, during={"of": "housing", "zones": ["park"]}) == Number.of(3)
    owned = {"of": "housing", "where": {"kind": "owned"}}
    assert months(run, profile, during=owned) == Number.of(7)
    assert months(run, profile, **{"except": [owned]}) == Number.of(5)
    leased = {"of": "housing", "where": {"kind": "leased"}}
    assert months(run, profile, **{"except": [owned, leased]}) == Number.of(2)


def test_what_may_be_excepted_makes_an_interval(run: Run) -> None:
    profile = worked(
        at("2015-01", "2015-12"),
        housing=[at("2015-10", "2016", kind="owned"), at("2014", "2015-02", kind="leased")],
    )
    except_ = {"except": [{"of": "housing"}]}
    # Excepted surely: October to December, January and February.
    assert months(run, profile, **except_) == Number.of(7)
    profile["applicant"]["housing"] = [at("2015", "2015-12", kind="owned")]
    assert months(run, profile, **except_) == Number(0, 11)


def test_kinds_that_are_left_out_are_none_and_unknown_ones_may_be_anything(run: Run) -> None:
    spec: dict[str, Any] = {"kind": "months", "of": "employment", "during": {"of": "housing"}}
    measured = run(worked(at("2015-01", "2015-12")), **spec)
    assert measured == Measured(Number.of(0), frozenset({"housing"}))
    measured = run(worked(at("2015-01", "2015-12"), unknown=["housing"]), **spec)
    assert measured == Measured(Number(0, 12))
    spec = {"kind": "months", "of": "employment", "except": [{"of": "housing"}]}
    measured = run(worked(at("2015-01", "2015-12"), unknown=["housing"]), **spec)
    assert measured == Measured(Number(0, 12))
    spec = {"kind": "months", "of": "employment"}
    assert run({"applicant": {}}, **spec) == Measured(Number.of(0), frozenset({"employment"}))
    assert run({"applicant": {"unknown": ["employment"]}}, **spec) == Measured(Number(0, None))


def test_records_of_a_spouse_or_child_who_is_not_given(run: Run) -> None:
    spec = {"kind": "months", "of": "employment"}
    nobody: dict[str, Any] = {"applicant": {}}
    assert run(nobody, whose="spouse", **spec) == Measured(Number.of(0), frozenset({"spouse"}))
    assert run(nobody, whose="child", **spec) == Measured(Number(0, None), frozenset({"child"}))
    children = [{}, {"employment": [at("2019-01")]}]
    family: dict[str, Any] = {"applicant": {}, "spouse": {}, "children": children}
    missing = frozenset({"spouse.employment"})
    assert run(family, whose="spouse", **spec) == Measured(Number.of(0), missing)
    family["application"] = {"child": 1}
    assert run(family, whose="child", **spec) == Measured(Number.of(7))


def married(run: Run, *spells: tuple[str, str | None], on: str, **options: Any) -> Number:
    marriages = [{"from": start} | ({"to": end} if end else {}) for start, end in spells]
    profile = {"applicant": {"marriages": marriages}}
    value = run(profile, on, kind="months", of="marriages", count="dates", **options).value
    assert isinstance(value, Number)
    return value


@pytest.mark.parametrize(
    ("wedding", "on", "expected"),
    [
        ("2014-05-20", "2019-05-19", 59),
        ("2014-05-20", "2019-05-20", 60),
        ("2014-05-20", "2014-06-19", 0),
        ("2014-05-20", "2014-05-19", 0),
        ("2016-02-29", "2017-02-27", 11),
        ("2016-02-29", "2017-02-28", 12),
        ("2014-01-31", "2014-02-28", 1),
    ],
)
def test_months_from_the_wedding_day(run: Run, wedding: str, on: str, expected: int) -> None:
    assert married(run, (wedding, None), on=on) == Number.of(expected)


def test_marriages_are_summed_unless_only_the_present_one_counts(run: Run) -> None:
    spells = (("2010-01-10", "2012-01-09"), ("2015-03-01", None))
    assert married(run, *spells, on="2019-03-01") == Number.of(23 + 48)
    assert married(run, *spells, on="2019-03-01", still=True) == Number.of(48)
    assert married(run, *spells, on="2019-03-01", within="2 years") == Number.of(24)


def test_a_wedding_in_a_known_month_is_an_interval(run: Run) -> None:
    assert married(run, ("2014-05", None), on="2019-05-20") == Number(59, 60)
    assert married(run, ("2019-05", None), on="2019-05-20") == Number.of(0)
