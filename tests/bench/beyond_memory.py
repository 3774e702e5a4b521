"""Score a parquet that is larger than the memory that may be used, and check what comes out.

    uv run python -m tests.bench.beyond_memory [ROWS] [--room MB] [--city CITY]

Lazy polars and DuckDB each score people of a city from a parquet to a parquet, in a process of
their own. Polars may take ROOM more than the process has once it is started (RLIMIT_DATA: all but
mapped files); to DuckDB it is the memory limit, beyond which it stops by itself. Then every cell is
compared, by a checksum, with the same rows scored in chunks. That the limit is one is shown by
polars with the whole table in memory.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from resource import RLIMIT_DATA, setrlimit
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from jifen_sdk.city import City
from jifen_sdk.frame import score_frame
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import edition_for
from jifen_sdk.simulate import draw

ON = date(2026, 11, 22)
ROWS, ROOM = 8_000_000, 1000
THREADS = 2
GROUP = 20_000
MB = 2**20
Run = Callable[[Path, int | None], object]
"""Scores into a file, with so many rows in a row group, or as many as the engine thinks right."""


class Checksum(NamedTuple):
    """What a scored table holds, in whatever order its rows are."""

    rows: int
    refused: int
    cells: int


def place(city: str) -> City:
    """Return a city by its id, or by the folder of its package."""
    return City(Path(city)) if Path(city).is_dir() else Registry.installed().city(city)


def write(file: Path, city: str, rows: int, note: int = 20, group: int = GROUP) -> int:
    """Write people with gaps, refused values and a text of `note` letters; return the size in MB.

    Nothing is compressed. An engine holds some row groups at a time, so they are small (`group`).
    """
    people = draw(edition_for(place(city), ON), GROUP, 1)
    number = pl.int_range(GROUP, dtype=pl.Int64)
    gaps = [
        pl.when(number % 23 != at % 23).then(pl.col(name)).alias(name)
        for at, name in enumerate(people.columns)
    ]
    refused = pl.when(number % 1000 == 0).then(-1).otherwise(pl.col("age")).alias("age")
    people = people.with_columns(gaps).with_columns(refused)
    writer = None
    for start in range(0, rows, GROUP):
        id_ = pl.int_range(start, start + GROUP, dtype=pl.Int64)
        text = id_.cast(pl.String).str.pad_start(note, "0").alias("note")
        arrow = (
            people.head(rows - start)
            .with_columns(id=id_.head(rows - start), note=text.head(rows - start))
            .to_arrow()
        )
        if writer is None:
            writer = pq.ParquetWriter(file, arrow.schema, compression="none", use_dictionary=False)
        writer.write_table(arrow, row_group_size=group)
    if writer is not None:
        writer.close()
    return file.stat().st_size // MB


def by_polars(source: Path, city: City, room: int) -> Run:
    """Make the query ready; it scores into a file."""
    query = score_frame(pl.scan_parquet(source), city, on=ON)
    _limit(room)
    return lambda output, group: query.sink_parquet(output, row_group_size=group)


def by_duckdb(source: Path, city: City, room: int) -> Run:
    """Make the relation ready; it scores into a file."""
    connection = duckdb.connect(
        config={"memory_limit": f"{room}MB", "threads": THREADS, "temp_directory": ""}
    )
    connection.execute("SET preserve_insertion_order = false")
    relation = score_frame(connection.read_parquet(str(source)), city, on=ON)
    return lambda output, group: relation.write_parquet(str(output), row_group_size=group)


def whole(source: Path, city: City, room: int) -> Run:
    """Make ready what needs the whole table in memory, to show that there is no room for it."""
    _limit(room)
    return lambda output, _: score_frame(pl.read_parquet(source), city, on=ON).write_parquet(output)


ENGINES: Mapping[str, Callable[[Path, City, int], Run]] = {
    "polars": by_polars,
    "duckdb": by_duckdb,
    "whole": whole,
}


def score_here(engine: str, city: str, files: Sequence[Path], room: int, group: int | None) -> None:
    """Score with `room` MB; print the seconds and the peak in MB."""
    source, output = files
    run = ENGINES[engine](source, place(city), room)
    start = perf_counter()
    run(output, group)
    print(perf_counter() - start, _status("VmHWM"))


def _limit(room: int) -> None:
    most = (_status("VmData") + room) * MB
    setrlimit(RLIMIT_DATA, (most, most))


def _status(key: str) -> int:
    """Return a line of this process's status in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{key}:")[2].split()[0]) // 1024


def score(
    engine: str, city: str, source: Path, output: Path, *, room: int, group: int | None = None
) -> tuple[float, int]:
    """Score in a process of its own; return the seconds and the peak in MB.

    Raises CalledProcessError if the memory does not do.
    """
    files = ["--files", str(source), str(output)]
    words = ["--engine", engine, "--city", city, *files, "--room", str(room)]
    words += ["--group", str(group)] if group else []
    command = [sys.executable, "-m", "tests.bench.beyond_memory", *words]
    threads = {**os.environ, "POLARS_MAX_THREADS": str(THREADS)}  # each holds some row groups
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=threads)
    seconds, peak = ran.stdout.split()
    return float(seconds), int(peak)


def checksum(scored: pl.LazyFrame) -> Checksum:
    """Return the checksum of every cell of a scored table."""
    found = scored.select(
        rows=pl.len(),
        refused=pl.col("problem").count(),
        cells=(pl.struct(pl.all()).hash() // 2**32).sum(),
    )
    return Checksum(*found.collect(engine="streaming").row(0))


def in_chunks(source: Path, city: str) -> Checksum:
    """Return the checksum of a file that is scored in memory, one piece after the other."""
    found, rules = [], place(city)
    for batch in pq.ParquetFile(source).iter_batches(batch_size=GROUP):
        people = pl.DataFrame(pa.Table.from_batches([batch]))
        found.append(checksum(score_frame(people, rules, on=ON).lazy()))
    return Checksum(*(sum(column) for column in zip(*found, strict=True)))


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int, nargs="?", default=ROWS)
    parser.add_argument("--room", type=int, default=ROOM, metavar="MB")
    parser.add_argument("--city", default="shanghai", help="id, or folder of a package")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--group", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine:
        score_here(given.engine, given.city, given.files, given.room, given.group)
        return
    with TemporaryDirectory() as folder:
        source = Path(folder) / "in.parquet"
        size = write(source, given.city, given.rows)
        print(f"{given.rows:,} rows, {size} MB; {given.room} MB may be used")
        expected = in_chunks(source, given.city)
        for engine in ENGINES:
            output = Path(folder) / f"{engine}.parquet"
            try:
                seconds, peak = score(engine, given.city, source, output, room=given.room)
            except subprocess.CalledProcessError:
                print(f"{engine:8} out of memory")
                continue
            same = checksum(pl.scan_parquet(output)) == expected
            speed = given.rows / seconds / 1e6
            said = "as in chunks" if same else "OTHER RESULTS"
            print(f"{engine:8} {seconds:6.1f} s {speed:5.2f} M/s, peak {peak} MB, {said}")


if __name__ == "__main__":
    main()
