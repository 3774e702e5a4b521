"""Runs of their own: killed in the middle, out of space, a table larger than the memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEADER = "age,insured_months,permit,pupil,note\n"
MEGABYTE = 2**20
LATEST = 60  # seconds that a run may take to begin; it takes far less

# Allocators that reserve no more addresses than they use, so that a limit of memory means memory.
QUIET = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "1",
    "POLARS_MAX_THREADS": "1",
    "COLUMNS": "80",
}
# The city of the tests stands on the path like an installed one; `before` sets the limits.
PROGRAM = """
import resource, sys
sys.path.append({fixtures!r})
from jifen_sdk.cli import main
{before}
sys.exit(main(sys.argv[1:]))
"""


def start(*words: object, before: str = "") -> subprocess.Popen[str]:
    program = PROGRAM.format(fixtures=str(FIXTURES), before=before)
    return subprocess.Popen(
        [sys.executable, "-c", program, "batch", "testcity", *map(str, words), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **QUIET},
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def table(file: Path, rows: int, note: str = "") -> Path:
    line = f"35,72,true,true,{note}\n"
    with file.open("w", encoding="utf-8") as handle:
        handle.write(HEADER)
        for _ in range(rows // 1000):
            handle.write(line * 1000)
    return file


def lives(file: Path, people: int) -> Path:
    life = {
        "applicant": {
            "birth_date": "1985-06-01",
            "permits": [{"city": "testcity", "from": "2015-01-01"}],
            "insurance": [{"city": "testcity", "from": "2015-01", "to": "2020-12"}],
        },
        "statements": {"pupil": True},
    }
    file.write_text(f"{json.dumps(life)}\n" * people, encoding="utf-8")
    return file


def test_profiles_in_worker_processes_keep_their_order(tmp_path: Path) -> None:
    source, output = lives(tmp_path / "in.jsonl", 300), tmp_path / "out.parquet"
    lines = source.read_text(encoding="utf-8").splitlines()
    lines[10] = lines[10].replace("1985-06-01", "1975-06-01")  # 45 years: 10 points, not 30
    lines[200] = '{"applicant": {"birthdate": "1985"}}'
    lines[201] = lines[201].replace("true", "7")
    source.write_text("\n".join(lines), encoding="utf-8")
    run = start(source, "-o", output, "--profiles", "--on", "2021-01-01", "--workers", "2")
    code, out, err = finished(run)
    assert (code, err) == (1, "")
    assert "300 rows read: 298 scored (0 of them with an unknown total or gate), 2 refused" in out
    frame = pl.read_parquet(output)
    # 30 for the age and 72 months of insurance, 5 for each 12.
    assert frame["group.total"].to_list() == [60] * 10 + [40] + [60] * 287
    assert frame["door.school"].to_list() == [True] * 10 + [False] + [True] * 287
    assert frame["line"].to_list() == [n for n in range(1, 301) if n not in (201, 202)]
    listed = tmp_path / "out.parquet.errors.jsonl"
    assert [json.loads(row) for row in listed.read_text(encoding="utf-8").splitlines()] == [
        {"line": 201, "code": "JF-PROFILE-KEY", "field": "applicant.birthdate"},
        {"line": 202, "code": "JF-PROFILE-STATEMENT", "field": "statements.pupil"},
    ]


def _unfinished(folder: Path) -> list[Path]:
    return list(folder.glob("*.jifen-part"))


def _until(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + LATEST
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("kind", ["facts", "profiles"])
@pytest.mark.parametrize(
    ("sent", "code", "left_over"),
    [
        (signal.SIGINT, 130, False),
        (signal.SIGTERM, 130, False),
        (signal.SIGKILL, -signal.SIGKILL, True),
    ],
)
def test_a_run_that_is_stopped_leaves_no_output(
    sent: signal.Signals, code: int, left_over: bool, kind: str, tmp_path: Path
) -> None:
    output = tmp_path / "out.csv"
    output.write_text("earlier", encoding="utf-8")
    if kind == "facts":
        source = table(tmp_path / "in.csv", 3_000_000)
    else:
        source = lives(tmp_path / "in.jsonl", 30_000)
    more = ("--workers", "2") if kind == "profiles" else ()
    run = start(source, "-o", output, "--on", "2021-01-01", f"--{kind}", *more)
    _until(lambda: any(part.stat().st_size for part in _unfinished(tmp_path)), run)
    run.send_signal(sent)
    found, out, err = finished(run)
    assert (found, out) == (code, "")
    assert left_over or err == ""  # of a run that is killed Python itself may count semaphores
    assert output.read_text(encoding="utf-8") == "earlier"
    assert bool(_unfinished(tmp_path)) is left_over
    again = table(tmp_path / "again.csv", 1000)
    assert finished(start(again, "-o", output, "--on", "2021-01-01"))[0] == 0
    assert pl.read_csv(output).height == 1000


def test_a_worker_that_is_killed_ends_the_run_in_one_line(tmp_path: Path) -> None:
    source, output = lives(tmp_path / "in.jsonl", 30_000), tmp_path / "out.csv"
    run = start(source, "-o", output, "--on", "2021-01-01", "--profiles", "--workers", "2")
    _until(lambda: any(part.stat().st_size for part in _unfinished(tmp_path)), run)
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="utf-8").split()
    workers = [c for c in children if "spawn_main" in Path(f"/proc/{c}/cmdline").read_text("utf-8")]
    os.kill(int(workers[0]), signal.SIGKILL)
    code, out, err = finished(run)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("JF-BATCH-WORKER: ")
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_a_full_disk_is_one_line_and_leaves_nothing(ending: str, tmp_path: Path) -> None:
    source, output = table(tmp_path / "in.csv", 200_000), tmp_path / f"out.{ending}"
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    code, out, err = finished(start(source, "-o", output, "--on", "2021-01-01", before=limit))
    assert (code, out) == (2, "")
    assert err == (
        f"JF-BATCH-FULL {output}: no space is left; no file was written. "
        "Make space, or write elsewhere.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_table_four_times_the_memory_is_scored_to_the_end(tmp_path: Path) -> None:
    # What the program itself takes is there already; from then on it may take `room` more.
    room, rows = 100 * MEGABYTE, 440_000
    source, output = table(tmp_path / "in.csv", rows, "x" * 1000), tmp_path / "out.parquet"
    assert source.stat().st_size > 4 * room
    limit = f"""
from jifen_sdk.batch import Wanted, batch_facts
from jifen_sdk.scoring import find_city
from datetime import date
import polars as pl
Wanted(find_city("testcity"), date(2021, 1, 1)).results
pl.DataFrame({{"x": ["a"] * 1000}}).lazy().group_by("x").len().collect()
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + {room}
resource.setrlimit(resource.RLIMIT_AS, (most, most))
"""
    code, out, err = finished(start(source, "-o", output, "--on", "2021-01-01", before=limit))
    assert (code, err) == (0, "")
    assert f"{rows:,} rows read: {rows:,} scored" in out
    frame = pl.scan_parquet(output).select("group.total", pl.col("note").str.len_bytes())
    assert frame.unique().collect().rows() == [(60, 1000)]
