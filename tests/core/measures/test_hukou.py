from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jifen_sdk.measures import Measured
from jifen_sdk.values import Choice

Run = Callable[..., Measured]
SPEC = {"kind": "hukou_place"}
ALL = ("elsewhere", "city", "district", "zone")
ASKED = {"district": "baohe", "zone": "school-1"}


def child(*hukou: dict[str, Any], **application: str) -> dict[str, Any]:
    return {"applicant": {}, "children": [{"hukou": list(hukou)}], "application": application}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"city": "hefei", "district": "baohe", "zone": "school-1"}, ("zone",)),
        ({"city": "hefei", "zone": "school-1"}, ("zone",)),
        ({"city": "hefei", "district": "baohe", "zone": "school-2"}, ("district",)),
        ({"city": "hefei", "district": "baohe"}, ("district",)),
        ({"city": "hefei", "district": "shushan"}, ("city",)),
        ({"city": "hefei"}, ("city", "district")),
        ({"city": "wuhu", "district": "baohe"}, ("elsewhere",)),
        ({"district": "shushan"}, ("elsewhere", "city")),
        ({}, ("elsewhere", "city", "district")),
        ({"city": "hefei", "district": "baohe", "from": "2019-07-02"}, ("elsewhere",)),
        ({"city": "hefei", "district": "shushan", "from": "2019-07"}, ("elsewhere", "city")),
    ],
)
def test_the_nearest_place_of_the_childs_hukou(
    run: Run, place: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert run(child(place, **ASKED), **SPEC) == Measured(Choice(expected))


def test_what_the_application_does_not_name(run: Run) -> None:
    here = {"city": "hefei", "district": "baohe", "zone": "school-1"}
    missing = frozenset({"application.zone"})
    measured = run(child(here, district="baohe"), **SPEC)
    assert measured == Measured(Choice(("district", "zone")), missing)
    measured = run(child(here), **SPEC)
    assert measured.value == Choice(("city", "district", "zone"))
    assert measured.not_given == missing | {"application.district"}


def test_only_hukou_that_fit_count(run: Run) -> None:
    place = {"city": "hefei", "district": "baohe", "zone": "school-1", "householder": "grandparent"}
    parents = {**SPEC, "where": {"householder": "parent"}}
    assert run(child(place, **ASKED), **parents).value == Choice.of("elsewhere")
    place.pop("householder")
    assert run(child(place, **ASKED), **parents).value == Choice(ALL)


def test_hukou_of_others_and_of_nobody(run: Run) -> None:
    mine = {"applicant": {"hukou": [{"city": "hefei", "district": "baohe"}]}, "application": ASKED}
    assert run(mine, **SPEC, whose="applicant").value == Choice.of("district")
    assert run(mine, **SPEC, whose="spouse") == Measured(
        Choice.of("elsewhere"), frozenset({"spouse"})
    )
    assert run(mine, **SPEC) == Measured(Choice(ALL), frozenset({"child"}))
    unknown = {"applicant": {"unknown": ["hukou"]}}
    assert run(unknown, **SPEC, whose="applicant") == Measured(Choice(ALL))
