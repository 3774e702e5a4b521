"""Every row of a table gives what one person gives: each item, group, gate and door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from jifen_sdk.city import City
from jifen_sdk.conformance.frames import row_of
from jifen_sdk.edition import Edition
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import Job
from jifen_sdk.frame.plan import Bounds
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import score_facts
from tests.frame.people import Person, at_boundaries, editions, table, with_refused

BOUNDS: tuple[Bounds, ...] = ("none", "interval")
CITIES = Registry.installed().ids()


def _people(rules: Edition, on: date) -> tuple[list[Person], pl.DataFrame]:
    people = at_boundaries(rules, on)
    return people, table(people, Job.of(rules, on, {}, "none").facts)


def _asked(rules: Edition, on: date, bounds: Bounds) -> dict[str, Any]:
    heading = rules.book.rulebook
    return {"on": on, "scheme": heading.scheme, "edition": heading.edition, "bounds": bounds}


@pytest.mark.parametrize("city_id", CITIES)
def test_rows_are_people(city_id: str) -> None:
    city = Registry.installed().city(city_id)
    for rules, on in editions(city):
        people, frame = _people(rules, on)
        asked = _asked(rules, on, "none")
        del asked["bounds"]
        sheets = [score_facts(city, person, **asked) for person in people]
        for bounds in BOUNDS:
            scored = score_frame(frame, city, bounds=bounds, **asked)
            for at, (sheet, row) in enumerate(zip(sheets, scored.to_dicts(), strict=True)):
                expected = row_of(sheet, bounds)
                found = {name: row[name] for name in expected}
                assert found == expected, f"{asked} {people[at]}"
                assert row["problem"] is None
                assert row["edition"] == sheet.edition


@pytest.mark.parametrize("city_id", CITIES)
def test_engines_agree(city_id: str) -> None:
    city = Registry.installed().city(city_id)
    for rules, on in editions(city):
        frame = with_refused(_people(rules, on)[1])
        asked = _asked(rules, on, "interval")
        expected = score_frame(frame, city, **asked)
        assert 0 < expected["problem"].null_count() < len(expected)
        for name, found in _on_other_engines(frame, city, asked):
            assert found.schema == expected.schema, name
            assert found.equals(expected), name


def _on_other_engines(
    frame: pl.DataFrame, city: City, asked: dict[str, Any]
) -> Iterator[tuple[str, pl.DataFrame]]:
    yield "lazy polars", score_frame(frame.lazy(), city, **asked).collect()
    yield "pyarrow", pl.DataFrame(score_frame(frame.to_arrow(), city, **asked))
    in_pandas = frame.to_pandas(use_pyarrow_extension_array=True)
    yield "pandas", pl.from_pandas(score_frame(in_pandas, city, **asked))
    relation = duckdb.connect().from_arrow(frame.to_arrow())
    yield "DuckDB", score_frame(relation, city, **asked).pl().sort("row")
