"""Print the time to score 3,000 fact rows of Beijing one by one.

Run as `python -m tests.bench.beijing` from the root of the repository.
"""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Mapping
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from jifen_sdk import score_facts
from tests.beijing.infer import facts_of

DATA = Path(__file__).parents[1] / "beijing" / "data"
FOLDER = Path(os.environ.get("JIFEN_BEIJING_LISTS") or DATA)
YEAR, ROWS, RUNS = 2022, 3000, 3
DECIDED = {"back-pay-tolerance": "none", "sanctions": "kept"}


def seconds(rows: list[dict[str, object]], readings: Mapping[str, str]) -> float:
    """Return the best time of some runs over all rows."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        for facts in rows:
            sheet = score_facts("beijing", facts, on=date(YEAR, 11, 1), readings=readings)
            _ = [line.points for line in sheet.items]
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Score the rows of a list, or of its sample again and again, with and without readings."""
    found: list[dict[str, object]] = []
    for file in sorted(FOLDER.glob(f"beijing-{YEAR}-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found += [facts_of(row, YEAR) for row in csv.DictReader(lines)]
    rows = list(islice(cycle(found), ROWS))
    for name, readings in (("every reading decided", DECIDED), ("readings left open", {})):
        took = seconds(rows, readings)
        print(f"{ROWS} rows, {name:22} {took:6.2f} s  {took / ROWS * 1e6:7.1f} us a row")


if __name__ == "__main__":
    main()
