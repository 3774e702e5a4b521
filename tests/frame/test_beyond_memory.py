"""A parquet larger than the memory that a process may take is scored to the end, every cell."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from tests.bench.beyond_memory import MB, checksum, in_chunks, score, write

CITY = str(Path(__file__).parents[1] / "bench" / "testcity")
ROWS, NOTE, GROUP = 750_000, 1000, 5000
ROOM = 500  # MB


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    file = tmp_path_factory.mktemp("large") / "in.parquet"
    assert write(file, CITY, ROWS, NOTE, GROUP) > 1.5 * ROOM
    yield file
    file.unlink()


def test_queries_score_what_does_not_fit(source: Path, tmp_path: Path) -> None:
    expected = in_chunks(source, CITY)
    assert (expected.rows, expected.refused) == (ROWS, ROWS // 1000)
    for engine in ("polars", "duckdb"):
        output = tmp_path / f"{engine}.parquet"
        _, peak = score(engine, CITY, source, output, room=ROOM, group=GROUP)
        assert peak < source.stat().st_size // MB
        assert checksum(pl.scan_parquet(output)) == expected
        output.unlink()


def test_the_whole_table_does_not_fit(source: Path, tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        score("whole", CITY, source, tmp_path / "out.parquet", room=ROOM)
