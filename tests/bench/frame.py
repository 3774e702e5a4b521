"""Print how fast tables are scored: Benchcity beside the same table by hand, then every city.

    uv run python -m tests.bench.frame [ROWS]

Compare within one run: the best of several, one after the other in turns. Peak memory is that of
a process of its own for each.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from timeit import repeat

import polars as pl

from jifen_sdk.city import City
from jifen_sdk.conformance.search import candidates, edges
from jifen_sdk.frame import score_frame
from jifen_sdk.frame.job import Job
from jifen_sdk.plugins import Registry
from jifen_sdk.scoring import edition_for
from tests.bench import by_hand

ON = date(2026, 11, 22)
ROWS, TURNS = 1_000_000, 12
BENCHCITY = Path(__file__).parent / "testcity"


def people(city: City, rows: int) -> pl.DataFrame:
    """Return people at the boundaries of a city's edition, choices as enums."""
    rules = edition_for(city, ON)
    job, near = Job.of(rules, ON, {}, "none"), edges(rules.engine.program)
    columns = {}
    for pace, name in enumerate(job.needed, start=1):
        fact = job.facts[name]
        source = fact.sources[0]
        values = list(source.options) or candidates(source, near.get(name, set()))
        kept = [v for v in values if isinstance(v, str | bool) or v <= fact.limits[1]]
        dtype = pl.Enum(list(fact.options)) if fact.kind == "choice" else None
        column = pl.Series(kept, dtype=dtype)
        columns[name] = column.gather((pl.arange(rows, eager=True) * (2 * pace + 1)) % len(kept))
    return pl.DataFrame(columns)


def ways(city: City, table: pl.DataFrame) -> dict[str, Callable[[], object]]:
    """Return the ways to score a table by name."""
    return {
        "by hand": lambda: by_hand.score(table),
        "none": lambda: score_frame(table, city, on=ON),
        "interval": lambda: score_frame(table, city, on=ON, bounds="interval"),
    }


def peak(way: str, rows: int) -> int:
    """Return the most memory in MB of a process that scores Benchcity once."""
    command = [sys.executable, "-m", "tests.bench.frame", str(rows), way]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak_here(way: str, rows: int) -> int:
    """Score Benchcity once and return the most memory that it took, the table included, in MB."""
    city = City(BENCHCITY)
    run = ways(city, people(city, rows))[way]
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak from here on
    run()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def main(rows: int) -> None:
    """Print the ratios to the table by hand, then people a second for every city."""
    city = City(BENCHCITY)
    found = ways(city, people(city, rows))
    best = dict.fromkeys(found, float("inf"))
    for _ in range(TURNS):
        for name, way in found.items():
            best[name] = min(best[name], *repeat(way, number=1, repeat=2))
    memory = {name: peak(name, rows) for name in found}
    for name, seconds in best.items():
        speed, more = best["by hand"] / seconds, memory[name] / memory["by hand"]
        print(f"{name:10} {rows / seconds / 1e6:6.1f} M/s {speed:5.2f}x speed {more:5.2f}x memory")
    for id_ in Registry.installed().ids():
        city = Registry.installed().city(id_)
        table = people(city, rows)
        seconds = min(repeat(ways(city, table)["none"], number=1, repeat=5))
        print(f"{id_:10} {rows / seconds / 1e6:6.1f} M/s, {table.width} facts")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    if len(sys.argv) > 2:
        print(peak_here(sys.argv[2], count))
    else:
        main(count)
