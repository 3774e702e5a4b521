"""What a table says, worked out by hand from the text of the test city.

Age: 30 points up to 35, 10 up to 45. Insurance: 5 points for each 12 months, at most 50 (60 from
July 2023). The line: 70 from 2022. A permit is a gate. The school takes who qualifies and has a
child of school age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from jifen_sdk.city import City
from jifen_sdk.frame import score_frame

ON = date(2023, 1, 1)
NUMBERS = ("age", "insured_months")


def people(**columns: Sequence[object]) -> pl.DataFrame:
    """Return a table of the test city; what is not said is known and gives nothing."""
    count = len(next(iter(columns.values())))
    nothing: dict[str, object] = {"age": 50, "insured_months": 0, "permit": True}
    return pl.DataFrame(
        {
            name: pl.Series(
                columns.get(name, [nothing.get(name)] * count),
                dtype=pl.Int64 if name in NUMBERS else pl.Boolean,
            )
            for name in dict.fromkeys([*nothing, *columns])
        }
    )


def one(city: City, bounds: Any = "none", **facts: object) -> dict[str, Any]:
    frame = people(**{name: [value] for name, value in facts.items()})
    return score_frame(frame, city, on=ON, bounds=bounds).to_dicts()[0]


def test_points_at_the_edges(testcity: City) -> None:
    frame = people(age=[35, 36, 45, 46], insured_months=[11, 12, 119, 600])
    scored = score_frame(frame, testcity, on=ON)
    assert scored["item.age"].to_list() == [30, 10, 10, 0]
    assert scored["item.social-insurance"].to_list() == [0, 5, 45, 50]
    assert scored["group.total"].to_list() == [30, 15, 55, 50]
    assert scored["gate.standard"].to_list() == [False] * 4


def test_an_unknown_age_is_no_age(testcity: City) -> None:
    row = one(testcity, age=None, insured_months=120)
    assert row["item.age"] is None
    assert row["item.social-insurance"] == 50
    assert row["group.total"] is None
    assert row["gate.standard"] is None  # 50 to 80, and the line is 70


def test_what_is_unknown_need_not_matter(testcity: City) -> None:
    row = one(testcity, age=None, insured_months=0, permit=False)
    assert row["gate.standard"] is False  # at most 30
    assert row["gate.residence-permit"] is False
    assert row["gates"] is False
    assert one(testcity, permit=None)["gates"] is False
    assert one(testcity, permit=None, age=30, insured_months=120)["gates"] is None


def test_bounds_of_an_unknown_age(testcity: City) -> None:
    row = one(testcity, "interval", age=None, insured_months=120)
    assert (row["item.age.low"], row["item.age.high"]) == (0, 30)
    assert (row["group.total.low"], row["group.total.high"]) == (50, 80)
    assert "item.age" not in row


def test_unknown_months_are_bounded_by_the_cap(testcity: City) -> None:
    row = one(testcity, "interval", age=35, insured_months=None)
    assert (row["item.social-insurance.low"], row["item.social-insurance.high"]) == (0, 50)
    assert (row["group.total.low"], row["group.total.high"]) == (30, 80)


def test_what_has_no_bound_is_null(testcity: City) -> None:
    """Settlement (落户) counts months without a cap, at 0.75 points; the permit gives 5."""
    frame = people(insured_months=[None, 3], permit=[True, False])
    asked: dict[str, Any] = {"on": ON, "scheme": "luohu"}
    wide = score_frame(frame, testcity, bounds="interval", **asked)
    assert wide["group.total.low"].to_list() == [5.0, 2.25]
    assert wide["group.total.high"].to_list() == [None, 2.25]
    exact = score_frame(frame, testcity, **asked)
    assert exact["group.total"].to_list() == [None, 2.25]
    assert exact["item.residence-permit"].to_list() == [5, 0]
    assert exact.schema["item.residence-permit"] == pl.Int32
    assert exact.schema["group.total"] == pl.Float64


def test_the_school_takes_who_qualifies_and_has_a_pupil(testcity: City) -> None:
    frame = people(
        age=[35, 35, 35, 50], insured_months=[96, 96, 96, 0], pupil=[True, False, None, None]
    )
    scored = score_frame(frame, testcity, on=ON)
    assert scored["group.total"].to_list() == [70, 70, 70, 0]
    assert scored["door.school"].to_list() == [True, False, None, False]


def test_a_fact_that_only_a_door_looks_at_may_be_left_out(testcity: City) -> None:
    scored = score_frame(people(age=[35, 50], insured_months=[96, 0]), testcity, on=ON)
    assert scored["door.school"].to_list() == [None, False]


def test_a_ranked_scheme_is_never_surely_enough(testcity: City) -> None:
    scored = score_frame(people(permit=[True]), testcity, on=ON, scheme="luohu")
    assert scored["gates"].to_list() == [True]  # it has none
    assert scored["edition"].to_list() == ["2021"]


def test_an_amendment_counts_from_its_day(testcity: City) -> None:
    frame = people(insured_months=[600])
    days = (date(2023, 6, 30), date(2023, 7, 1))
    points = [score_frame(frame, testcity, on=on)["item.social-insurance"][0] for on in days]
    assert points == [50, 60]


@pytest.mark.parametrize("by", [3, 7, 126, 600])
def test_whole_division_is_exact_on_every_engine(tmp_path: Path, by: int) -> None:
    """Just below, at and above multiples so large that a float division could miss them."""
    most = 10**14
    edges = [m * by + d for m in (1, 2, most // by - 1) for d in (-1, 0, 1)]
    city = _with_rate(tmp_path, by)
    frame = people(insured_months=edges)
    expected = [edge // by for edge in edges]
    for scored in _everywhere(frame, city):
        assert scored == expected


def _everywhere(frame: pl.DataFrame, city: City) -> Iterator[list[int]]:
    item = "item.social-insurance"
    yield score_frame(frame, city, on=ON)[item].to_list()
    yield score_frame(frame.lazy(), city, on=ON).collect()[item].to_list()
    relation = duckdb.connect().from_arrow(frame.to_arrow())
    yield score_frame(relation, city, on=ON).pl()[item].to_list()


def _with_rate(folder: Path, per: int) -> City:
    """Return the test city with one point for each so many months, without a cap."""
    root = Path(__file__).parents[1] / "fixtures" / "testcity"
    for file in root.rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        text = text.replace("per = 12, points = 5", f"per = {per}, points = 1")
        copy = folder / file.relative_to(root)
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text.replace("\nmax = 50", ""), encoding="utf-8")
    return City(folder)
