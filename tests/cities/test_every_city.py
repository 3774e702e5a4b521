"""Every installed city passes every check, and every one of its cases."""

from __future__ import annotations

import pytest

from jifen_sdk.conformance import CHECKS, run_checks
from jifen_sdk.conformance.cases import Case, cases_of, mismatches
from jifen_sdk.plugins import Registry

CITIES = Registry.installed().ids()
CASES = [
    pytest.param(id_, case, id=f"{id_}-{case.id}")
    for id_ in CITIES
    for case in cases_of(Registry.installed().city(id_))
]


def test_there_are_cities() -> None:
    assert "shanghai" in CITIES


@pytest.mark.parametrize("city", CITIES)
def test_checks(city: str) -> None:
    results = list(run_checks(Registry.installed().city(city)))
    assert [r.id for r in results] == [c.id for c in CHECKS]
    assert {r.id: r.problems for r in results if r.status == "failed"} == {}
    # Without the folder of official texts nothing can be compared with them.
    assert {r.id for r in results if r.status == "skipped"} <= {"as-printed"}


@pytest.mark.parametrize(("city", "case"), CASES)
def test_case(city: str, case: Case) -> None:
    assert list(mismatches(Registry.installed().city(city), case)) == []
