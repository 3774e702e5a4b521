"""What 沪府规〔2022〕21号 changed against 沪府发〔2015〕31号, as `jifen-sdk diff` tells it."""

from __future__ import annotations

import pytest

from jifen_sdk.cli.difference import Difference, differences
from jifen_sdk.scoring import find_city


@pytest.fixture(scope="module")
def found() -> dict[str, Difference]:
    city = find_city("shanghai")
    ends = {h.edition: h.until for h in city.editions("juzhuzheng-jifen")}
    books = []
    for edition in ("2015", "2022"):
        end = ends[edition]
        assert end is not None
        books.append(city.book("juzhuzheng-jifen", edition, end))
    return {difference.id: difference for difference in differences(*books)}


def test_family_planning_is_no_veto_any_more(found: dict[str, Difference]) -> None:
    assert found["family-planning-violation"].kind == "veto"
    assert found["family-planning-violation"].change == "removed"


def test_the_new_area_of_lingang_is_there_now(found: dict[str, Difference]) -> None:
    added = found["suburb-new-area"]
    assert added.change == "added"
    assert added.after is not None
    assert [t.zh for t in added.after["rule"]] == ["每满 12 个月 2 分"]


def test_the_points_of_age_and_education_are_the_same(found: dict[str, Difference]) -> None:
    assert found["age"].only_proof
    assert found["education"].only_proof


def test_the_line_of_120_is_the_same(found: dict[str, Difference]) -> None:
    assert found["standard"].only_proof
