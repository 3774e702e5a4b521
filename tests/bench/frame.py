"""Print how fast tables are scored: Benchcity beside the same table by hand, then every city.

    uv run python -m tests.bench.frame [ROWS] [--scripts FOLDER --rivals PYTHON ...]

Compare within one run: the best of several, one after the other in turns. Peak memory is that of
a process of its own for each. With --scripts, a folder of rival scripts (see `rival.py`), the same
people are scored by numpy, OpenFisca and PolicyEngine too, in the interpreters that have them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
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
from tests.bench import by_hand, rivals

ON = date(2026, 11, 22)
ROWS, TURNS = 1_000_000, 24
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


def ways(city: City, table: pl.DataFrame) -> dict[str, Callable[[], pl.DataFrame]]:
    """Return the ways to score a table by name."""
    return {
        "by hand": lambda: by_hand.score(table),
        "none": lambda: score_frame(table, city, on=ON),
        "interval": lambda: score_frame(table, city, on=ON, bounds="interval"),
    }


def peak(way: str, rows: int) -> int:
    """Return the most memory in MB of a process that scores Benchcity once."""
    command = [sys.executable, "-m", "tests.bench.frame", str(rows), "--peak", way]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak_here(way: str, rows: int) -> int:
    """Score Benchcity once and return the most memory that it took, the table included, in MB."""
    city = City(BENCHCITY)
    run = ways(city, people(city, rows))[way]
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak from here on
    run()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def found_by(way: str, scored: pl.DataFrame) -> tuple[int, int]:
    """Return the sum of the totals, and how many pass."""
    total, passed = {
        "by hand": ("total", "eligible"),
        "none": ("group.total", "gates"),
        "interval": ("group.total.low", "gates"),
    }[way]
    return int(scored[total].cast(pl.Int64).sum()), int(scored[passed].sum())


def beside(rows: int, scripts: Path | None, pythons: Sequence[Path]) -> None:
    """Print the ratios to the table by hand, in time and in memory."""
    city = City(BENCHCITY)
    table = people(city, rows)
    own = ways(city, table)
    memory = {name: peak(name, rows) for name in own}
    found = {name: found_by(name, way()) for name, way in own.items()}
    with rivals.started(table, scripts, pythons) as others:
        runs = {
            name: rival.run() for name, rival in others.items()
        }  # before runs leave anything behind
        memory |= {name: run.peak for name, run in runs.items()}
        found |= {name: run.found for name, run in runs.items()}
        best = dict.fromkeys(found, float("inf"))
        for _ in range(TURNS):
            for name, way in own.items():
                best[name] = min(best[name], *repeat(way, number=1, repeat=2))
            for name, rival in others.items():
                best[name] = min(best[name], rival.run().seconds)
    for name, seconds in best.items():
        speed, more = best["by hand"] / seconds, memory[name] / memory["by hand"]
        same = "" if found[name] == found["by hand"] else "  OTHER RESULTS"
        print(
            f"{name:12} {rows / seconds / 1e6:6.2f} M/s {speed:5.2f}x speed "
            f"{memory[name]:5} MB {more:5.2f}x memory{same}"
        )


def cities(rows: int) -> None:
    """Print people a second for every city."""
    for id_ in Registry.installed().ids():
        city = Registry.installed().city(id_)
        table = people(city, rows)
        seconds = min(repeat(ways(city, table)["none"], number=1, repeat=5))
        print(f"{id_:12} {rows / seconds / 1e6:6.1f} M/s, {table.width} facts")


def main() -> None:
    """Read the options and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int, nargs="?", default=ROWS)
    parser.add_argument("--scripts", type=Path, help="folder of the rivals' eng_NAME.py")
    parser.add_argument("--rivals", type=Path, action="append", default=[], metavar="PYTHON")
    parser.add_argument("--peak", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peak:
        print(peak_here(given.peak, given.rows))
    else:
        beside(given.rows, given.scripts, given.rivals)
        cities(given.rows)


if __name__ == "__main__":
    main()
