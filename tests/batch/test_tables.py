"""Tables of facts in, tables of results out: the same points whatever the form of the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.batch.conftest import TOTALS

Run = Callable[..., Any]
ON = ("--on", "2021-01-01")
FORMS = ("parquet", "csv", "jsonl")


def put(frame: pl.DataFrame, file: Path) -> Path:
    if file.suffix == ".parquet":
        frame.write_parquet(file)
    elif file.suffix == ".csv":
        frame.write_csv(file)
    else:
        frame.write_ndjson(file)
    return file


def got(file: Path) -> pl.DataFrame:
    readers: dict[str, Callable[[Path], pl.DataFrame]] = {
        ".parquet": pl.read_parquet,
        ".csv": pl.read_csv,
        ".jsonl": pl.read_ndjson,
    }
    return readers[file.suffix](file)


def refused(output: Path) -> list[dict[str, Any]]:
    file = output.with_name(f"{output.name}.errors.jsonl")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("given", FORMS)
@pytest.mark.parametrize("wanted", FORMS)
def test_every_form_gives_the_same_points(
    given: str, wanted: str, run: Run, people: pl.DataFrame, tmp_path: Path
) -> None:
    source, output = put(people, tmp_path / f"in.{given}"), tmp_path / f"out.{wanted}"
    ran = run("batch", "testcity", source, "-o", output, *ON)
    assert (ran.code, ran.err) == (0, "")
    assert "4 rows read: 4 scored (1 of them with an unknown total or gate), 0 refused" in ran.out
    frame = got(output)
    assert frame["group.total"].to_list() == TOTALS
    assert frame["id"].to_list() == ["a", "b", "c", "d"]
    assert frame["gate.residence-permit"].to_list() == [True, True, True, False]
    assert frame["gate.standard"].to_list() == [True, None, True, True]
    assert frame["door.school"].to_list() == [True, None, None, False]
    assert frame["edition"].cast(pl.String).to_list() == ["2020"] * 4
    first = 2 if given == "csv" else 1  # the header is a line
    assert frame["line"].to_list() == list(range(first, first + 4))
    assert sorted(path.name for path in tmp_path.iterdir()) == [source.name, output.name]


def test_bounds_are_two_columns(run: Run, people: pl.DataFrame, tmp_path: Path) -> None:
    source, output = put(people, tmp_path / "in.csv"), tmp_path / "out.parquet"
    run("batch", "testcity", source, "-o", output, *ON, "--bounds", "interval")
    frame = pl.read_parquet(output)
    assert frame["group.total.low"].to_list() == [60, 30, 60, 80]
    assert frame["group.total.high"].to_list() == [60, 60, 60, 80]


def test_every_row_says_that_the_edition_is_a_simulation(
    run: Run, people: pl.DataFrame, tmp_path: Path
) -> None:
    changes = tmp_path / "changes.toml"
    changes.write_text(
        'id = "cap"\n[[items]]\nid = "social-insurance"\nmax = 20\n', encoding="utf-8"
    )
    source, output = put(people, tmp_path / "in.csv"), tmp_path / "out.csv"
    assert run("batch", "testcity", source, "-o", output, *ON, "--amend", changes).code == 0
    frame = pl.read_csv(output)
    assert frame["edition"].to_list() == ["2020+cap"] * 4
    assert frame["group.total"].to_list() == [50, None, 30, 50]


CSV = """id,age,insured_months,permit,pupil
ok,35,72,true,true
short,35,72,true
long,35,72,true,true,9
"quoted, with a comma",35,72,TRUE,
open,"35,72,true,true
type,old,72,true,true
fraction,35.5,72,true,true
range,-1,72,true,true

truth,35,72,perhaps,true
last,,,,
"""


def test_a_bad_row_goes_to_the_list_with_its_line_and_stops_no_other(
    run: Run, tmp_path: Path
) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(CSV, encoding="utf-8-sig", newline="\r\n")
    ran = run("batch", "testcity", source, "-o", output, *ON)
    assert ran.code == 1
    assert "10 rows read: 3 scored (1 of them with an unknown total or gate), 7 refused" in ran.out
    assert str(output) in ran.out
    frame = pl.read_csv(output)
    assert frame["line"].to_list() == [2, 5, 12]
    assert frame["id"].to_list() == ["ok", "quoted, with a comma", "last"]
    assert frame["group.total"].to_list() == [60, 60, None]
    assert refused(output) == [
        {"line": 3, "code": "JF-BATCH-ROW", "field": ""},
        {"line": 4, "code": "JF-BATCH-ROW", "field": ""},
        {"line": 6, "code": "JF-BATCH-ROW", "field": ""},
        {"line": 7, "code": "JF-FACT-TYPE", "field": "age"},
        {"line": 8, "code": "JF-FACT-TYPE", "field": "age"},
        {"line": 9, "code": "JF-FACT-RANGE", "field": "age"},
        {"line": 11, "code": "JF-FACT-TYPE", "field": "permit"},
    ]


def test_a_row_that_is_not_utf8_is_refused_alone(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    row = "王,35,72,true,true\n"
    header = "id,age,insured_months,permit,pupil\n"
    source.write_bytes(header.encode() + row.encode("gbk") + row.encode())
    assert run("batch", "testcity", source, "-o", output, *ON).code == 1
    assert refused(output) == [{"line": 2, "code": "JF-BATCH-ROW", "field": ""}]
    assert pl.read_csv(output)["id"].to_list() == ["王"]


LINES = """{"id": "ok", "age": 35, "insured_months": 72, "permit": true}
{"id": "left out"}
{"id": "syntax", "age": }
[1, 2]
{"id": "type", "age": true}
{"id": "fraction", "age": 35.5}
{"id": "large", "age": 99999999999999999999}
{"id": "new", "name": "x"}

{"id": "twice", "age": 3, "age": 4}
{"id": "range", "age": 1000}
{"id": 7, "age": null, "pupil": true}
"""


def test_json_lines_leave_out_what_is_not_known(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(LINES, encoding="utf-8")
    assert run("batch", "testcity", source, "-o", output, *ON).code == 1
    frame = pl.read_ndjson(output)
    assert frame["line"].to_list() == [1, 2, 12]
    assert frame["id"].to_list() == ["ok", "left out", "7"]
    assert frame["group.total"].to_list() == [60, None, None]
    assert [(row["line"], row["code"], row["field"]) for row in refused(output)] == [
        (3, "JF-FILE-SYNTAX", ""),
        (4, "JF-FILE-TABLE", ""),
        (5, "JF-FACT-TYPE", "age"),
        (6, "JF-FACT-TYPE", "age"),
        (7, "JF-FACT-TYPE", "age"),
        (8, "JF-BATCH-KEY", "name"),
        (10, "JF-FILE-DUPLICATE", ""),
        (11, "JF-FACT-RANGE", "age"),
    ]


def test_an_earlier_list_of_refused_rows_does_not_stay(
    run: Run, people: pl.DataFrame, tmp_path: Path
) -> None:
    source, output = put(people, tmp_path / "in.csv"), tmp_path / "out.csv"
    stale = tmp_path / "out.csv.errors.jsonl"
    stale.write_text("{}\n", encoding="utf-8")
    run("batch", "testcity", source, "-o", output, *ON)
    assert not stale.exists()


def test_many_chunks_are_one_table(run: Run, tmp_path: Path) -> None:
    count = 150_000  # more than two chunks of a parquet file, and of text
    people = pl.DataFrame(
        {
            "age": [35, 36] * (count // 2),
            "insured_months": pl.Series(range(count), dtype=pl.UInt32) % 1000,
            "permit": [True] * count,
            "note": ["x" * 60] * count,
        }
    )
    for form in ("parquet", "csv"):
        source, output = put(people, tmp_path / f"in.{form}"), tmp_path / f"{form}.parquet"
        assert run("batch", "testcity", source, "-o", output, *ON).code == 0
        frame = pl.read_parquet(output)
        expected = [30, 10] * (count // 2)
        points = (people["insured_months"] // 12 * 5).clip(0, 50) + pl.Series(expected)
        assert frame["group.total"].cast(pl.Int64).to_list() == points.cast(pl.Int64).to_list()
        assert frame["line"].to_list() == list(range(frame["line"][0], frame["line"][0] + count))
