"""Whether `batch` is linear: 1,000 and 16,000 profiles, and the memory of a csv ten times as long.

    uv run python -m tests.bench.batch

Prints CPU seconds beside the clock: the clock is only right on a quiet machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

PROFILES = (1_000, 16_000)
ROWS = (100_000, 1_000_000)
LIFE = {
    "applicant": {
        "birth_date": "1988-03",
        "education": [],
        "permits": [{"city": "shanghai", "from": "2019-01"}],
        "insurance": [{"city": "shanghai", "from": "2018-03", "base": 12000}],
        "employment": [{"city": "shanghai", "from": "2018-03"}],
    }
}


def batch(source: Path, *words: str) -> tuple[float, float, int]:
    """Run a batch and return seconds, CPU seconds with those of the workers, and peak kB."""
    output = source.with_name("out.parquet")
    command = [sys.executable, "-m", "jifen_sdk", "batch", "shanghai", str(source)]
    start = perf_counter()
    process = subprocess.Popen(
        [*command, "-o", str(output), "--on", "2026-11-22", *words], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{source.name} was not scored")
    return perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def table(file: Path, rows: int) -> Path:
    """Write people of Shanghai as a csv."""
    from datetime import date

    import polars as pl

    from jifen_sdk.plugins import Registry
    from jifen_sdk.scoring import edition_for
    from jifen_sdk.simulate import draw

    rules = edition_for(Registry.installed().city("shanghai"), date(2026, 11, 22))
    people = draw(rules, ROWS[0], 1)
    pl.concat([people] * (rows // ROWS[0])).write_csv(file)
    return file


def main() -> None:
    """Print what each run takes, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        spent = []
        for people in PROFILES:
            file = Path(folder) / f"{people}.jsonl"
            file.write_text(f"{json.dumps(LIFE)}\n" * people, encoding="utf-8")
            seconds, cpu, _ = batch(file, "--profiles")
            spent.append((seconds, cpu))
            print(f"{people:>9,} profiles: {seconds:6.1f} s, {cpu:6.1f} s of CPU")
        clock, cpu = (more / less for less, more in zip(*spent, strict=True))
        print(f"16x the profiles: {clock:.1f}x the time, {cpu:.1f}x the CPU (goal: below 20x)")
        for rows in ROWS:
            seconds, cpu, peak = batch(table(Path(folder) / f"{rows}.csv", rows))
            print(f"{rows:>9,} csv rows: {seconds:6.1f} s, {cpu:6.1f} s of CPU, {peak // 1024} MB")


if __name__ == "__main__":
    main()
