"""What is wrong with a file is one line with a stable code; nothing is lost or half there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

Run = Callable[..., Any]
ON = ("--on", "2021-01-01")
HEADER = "age,insured_months,permit,pupil\n"


@pytest.fixture
def source(people: pl.DataFrame, tmp_path: Path) -> Path:
    file = tmp_path / "in.parquet"
    people.write_parquet(file)
    return file


def refuses(ran: Any, code: str, *words: str) -> None:
    """One line that begins with the code and holds the words."""
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.split()[0].rstrip(":") == code
    for word in words:
        assert word in ran.err


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


OUTPUTS = [
    ("out.xlsx", "JF-BATCH-ENDING"),
    ("out", "JF-BATCH-ENDING"),
    ("missing/out.csv", "JF-BATCH-OUTPUT"),
    ("folder.csv", "JF-BATCH-OUTPUT"),
    ("in.parquet", "JF-BATCH-SAME"),
    ("link.parquet", "JF-BATCH-SAME"),
    ("pipe.csv", "JF-BATCH-OUTPUT"),
]


@pytest.mark.parametrize(("output", "code"), OUTPUTS)
def test_an_output_that_cannot_be_is_refused(
    output: str, code: str, run: Run, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.parquet").symlink_to(source)
    os.mkfifo(tmp_path / "pipe.csv")
    before, content = files(tmp_path), source.read_bytes()
    refuses(run("batch", "testcity", source, "-o", tmp_path / output, *ON), code, output)
    assert files(tmp_path) == before
    assert source.read_bytes() == content


def test_an_output_through_a_link_replaces_what_it_leads_to(
    run: Run, source: Path, tmp_path: Path
) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert run("batch", "testcity", source, "-o", link, *ON).code == 0
    assert link.is_symlink()
    assert pl.read_csv(target).height == 4


INPUTS: list[tuple[str, bytes, str]] = [
    ("in.xlsx", b"PK", "JF-BATCH-ENDING"),
    ("in.csv", b"", "JF-BATCH-EMPTY"),
    ("in.csv", b"\n\n", "JF-BATCH-EMPTY"),
    ("in.csv", b"\xb3\xc7\xca\xd0,age\n", "JF-BATCH-FORMAT"),
    ("in.csv", b'age,"permit\n', "JF-BATCH-FORMAT"),
    ("in.csv", b"age,age\n3,4\n", "JF-BATCH-HEADER"),
    ("in.csv", b"age,,permit\n", "JF-BATCH-HEADER"),
    ("in.csv", f"line,{HEADER}".encode(), "JF-BATCH-HEADER"),
    ("in.csv", b"age,permit\n35,true\n", "JF-FRAME-COLUMN"),
    ("in.csv", f"edition,{HEADER}".encode(), "JF-FRAME-NAME"),
    ("in.csv", HEADER.encode() + b"9" * 21_000_000, "JF-BATCH-LINE"),
    ("in.parquet", b"", "JF-BATCH-FORMAT"),
    ("in.parquet", b"not a parquet file", "JF-BATCH-FORMAT"),
    ("in.jsonl", b"", "JF-BATCH-EMPTY"),
    ("in.jsonl", b"{'age': 3}\n", "JF-FILE-SYNTAX"),
    ("in.jsonl", b"[3]\n", "JF-FILE-TABLE"),
    ("in.jsonl", b'{"line": 3}\n', "JF-BATCH-HEADER"),
]


@pytest.mark.parametrize(("name", "content", "code"), INPUTS, ids=range(len(INPUTS)))
def test_an_input_that_cannot_be_read_is_refused(
    name: str, content: bytes, code: str, run: Run, tmp_path: Path
) -> None:
    source, output = tmp_path / name, tmp_path / "out.csv"
    source.write_bytes(content)
    output.write_text("earlier", encoding="utf-8")
    refuses(run("batch", "testcity", source, "-o", output, *ON), code)
    assert output.read_text(encoding="utf-8") == "earlier"
    assert files(tmp_path) == sorted([name, "out.csv"])


def test_a_folder_or_nothing_as_input_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    output = tmp_path / "out.csv"
    args = ("-o", output, *ON)
    refuses(run("batch", "testcity", tmp_path / "folder.csv", *args), "JF-FILE-UNREADABLE")
    refuses(run("batch", "testcity", tmp_path / "none.csv", *args), "JF-FILE-MISSING", "none.csv")
    assert files(tmp_path) == ["folder.csv"]


def test_a_parquet_with_a_wrong_type_names_the_column(
    run: Run, people: pl.DataFrame, tmp_path: Path
) -> None:
    source, output = tmp_path / "in.parquet", tmp_path / "out.csv"
    people.with_columns(pl.col("age").cast(pl.Float64)).write_parquet(source)
    refuses(run("batch", "testcity", source, "-o", output, *ON), "JF-FRAME-TYPE", "age")
    assert files(tmp_path) == ["in.parquet"]


def test_a_parquet_that_breaks_off_leaves_no_output(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.parquet", tmp_path / "out.csv"
    count = 200_000
    ages = pl.Series(range(count)) * 7919 % 100
    frame = pl.DataFrame({"age": ages, "insured_months": ages, "permit": [True] * count})
    frame.write_parquet(source, row_group_size=70_000, compression="uncompressed")
    content = bytearray(source.read_bytes())
    middle = len(content) * 2 // 3
    content[middle : middle + 5000] = b"\xff" * 5000  # pages of a later row group
    source.write_bytes(content)
    refuses(run("batch", "testcity", source, "-o", output, *ON), "JF-BATCH-FORMAT")
    assert files(tmp_path) == ["in.parquet"]


USAGES = [
    ("--facts", "--profiles"),
    ("--workers", "0", "--profiles"),
    ("--workers", "two", "--profiles"),
    ("--workers", "2"),
    ("--bounds", "both"),
]


@pytest.mark.parametrize("words", USAGES)
def test_a_usage_that_cannot_be_is_refused(
    words: tuple[str, ...], run: Run, source: Path, tmp_path: Path
) -> None:
    refuses(run("batch", "testcity", source, "-o", tmp_path / "out.csv", *words), "JF-USAGE")


def test_an_output_must_be_named(run: Run, source: Path) -> None:
    refuses(run("batch", "testcity", source), "JF-USAGE", "--output")


def test_profiles_come_as_json_lines(run: Run, source: Path, tmp_path: Path) -> None:
    args = ("-o", tmp_path / "out.csv", "--profiles")
    refuses(run("batch", "testcity", source, *args), "JF-BATCH-ENDING", ".jsonl only")


def test_the_rules_are_refused_as_for_one_person(run: Run, source: Path, tmp_path: Path) -> None:
    args = ("batch", "testcity", source, "-o", tmp_path / "out.csv")
    refuses(run(*args, "--on", "2012-01-01"), "JF-EDITION")
    refuses(run(*args, *ON, "--reading", "back-payment=maybe"), "JF-READING-OPTION")
    refuses(run(*args, *ON, "--scheme", "zzz"), "JF-SCHEME")
    refuses(run("batch", "nowhere", source, "-o", tmp_path / "out.csv"), "JF-CITY")
    assert files(tmp_path) == ["in.parquet"]
